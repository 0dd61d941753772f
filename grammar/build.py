"""What the parser makes of what it matches: tokens and rules to the nodes of the tree."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeAlias

from lark import Lark, Transformer

from grammar import tree
from grammar.machine import Machine
from grammar.source import Span

__all__ = ["Build", "Row", "assemble", "grammar_text", "leaves", "machine"]

SIGNS = {
    "∥": "parallel",
    "||": "parallel",
    "⟂": "perpendicular",
    "⊥": "perpendicular",
    "∠": "angle",
    "△": "triangle",
    "√": "sqrt",
    "~": "similar",
    "∼": "similar",
    "≅": "congruent",
    "∈": "on",
    "π": "pi",
}
RELATIONS = {"≤": "<=", "≥": ">=", "≠": "!="}


# Terminals of phrases that stay in the tree.
LEAVES = (
    *("POINTS", "NAME", "NUMBER", "SIGN", "ANGLED", "STRING", "WORD", "DEGREE"),
    *("RELATION", "PLUS", "MINUS", "STAR", "SLASH", "USE", "DEFINE"),
)

# Words with two spellings, and the one that is canonical: `center` with all that ends in it.
SPELLINGS = {
    f"{head}centre{tail}": f"{head}center{tail}"
    for head in ("", "circum", "in", "ex", "ortho", "epi")
    for tail in ("", "s")
}

Row: TypeAlias = list[Any]  # what a rule matched: nodes


def _leaf(kind: str) -> Any:
    """How Lark has a terminal made into a leaf."""
    return lambda build, token: build.make(kind, token.value, token.start_pos)


def leaves(kinds: Iterable[str]) -> Any:
    """A class decorator: these terminals become leaves of the tree."""

    def decorate(build: type[Build]) -> type[Build]:
        build.kinds = (*build.kinds, *kinds)
        for kind in kinds:
            setattr(build, kind, _leaf(kind))
        return build

    return decorate


@leaves(LEAVES)
class Build(Transformer):
    """Builds the nodes of phrases inside the parser, so that no tree is ever walked recursively."""

    base = 0
    kinds: tuple[str, ...] = ()

    def make(self, kind: str, text: str, offset: int) -> tree.Node:
        """A terminal as a leaf of the tree; signs and keywords are words, too."""
        start = self.base + offset
        span = Span(start, start + len(text))
        if kind == "WORD":
            return tree.Word(SPELLINGS.get(text, text), span=span)
        if kind == "POINTS":
            return tree.Points(_letters(text) if len(text) > 1 else (text,), span=span)
        match kind:
            case "NAME":
                return tree.Name(text.replace("′", "'"), span=span)
            case "NUMBER":
                return tree.Number(text, span=span)
            case "SIGN":
                return tree.Word(SIGNS[text], span=span)
            case "ANGLED":
                return tree.Run(_angled(text, start), span=span)
            case "STRING":
                return tree.Text(_unquote(text), span=span)
        return tree.Word(text, span=span)

    def group(self, c: Row) -> tree.Group:
        return tree.Group(c[0], span=c[0].span)

    def degrees(self, c: Row) -> tree.Degrees:
        return tree.Degrees(c[0], span=c[0].span.to(c[1].span))

    def power(self, c: Row) -> tree.Power:
        base, exponent = c
        return tree.Power(base, exponent, span=base.span.to(exponent.span))

    def ratio(self, c: Row) -> tree.Ratio:
        parts = tuple(c)
        return tree.Ratio(parts, span=parts[0].span.to(parts[-1].span))

    def range(self, c: Row) -> tree.Range:
        low, high = c
        return tree.Range(low, high, span=low.span.to(high.span))

    def run(self, c: Row) -> tree.Run:
        items: list[tree.Item] = []
        for x in c:
            if type(x) is tree.Run:
                items += x.items
            else:
                items.append(x)
        return tree.Run(tuple(items), span=Span(items[0].span.start, items[-1].span.end))

    def product(self, c: Row) -> tree.Node:
        signs = ["*", *("/" if op.text == "/" else "*" for op in c[1::2])]
        rest: list[tuple[str, tree.Node]] = []
        for sign, factor in zip(signs, c[::2], strict=True):
            joined = _fraction(*rest[-1], factor) if rest and sign == "/" else None
            if joined is not None:
                rest[-1] = (rest[-1][0], joined)
            else:
                rest.append((sign, factor))
        (_, first), *more = rest
        return tree.Product(first, tuple(more), span=c[0].span.to(c[-1].span)) if more else first

    def sum(self, c: Row) -> tree.Node:
        signs = ["+", *("+" if op.text == "+" else "-" for op in c[1::2])]
        return tree.Sum(tuple(zip(signs, c[::2], strict=True)), span=c[0].span.to(c[-1].span))

    def negative(self, c: Row) -> tree.Node:
        signs = ["-", *("+" if op.text == "+" else "-" for op in c[2::2])]
        return tree.Sum(tuple(zip(signs, c[1::2], strict=True)), span=c[0].span.to(c[-1].span))

    def relation(self, c: Row) -> tree.Relation:
        signs = tuple(RELATIONS.get(op.text, op.text) for op in c[1::2])
        return tree.Relation(tuple(c[::2]), signs, span=c[0].span.to(c[-1].span))

    def list(self, c: Row) -> tree.List:
        return tree.List(tuple(c), span=c[0].span.to(c[-1].span))

    def use(self, c: Row) -> tree.Use:
        return tree.Use(c[1].text, span=c[1].span)


@leaves(("LEAD", "WITH", "DIAGRAM", "LANGUAGE"))
class _Diagram(Build):
    """Builds the statements of diagrams."""

    def slot(self, c: Row) -> tree.Slot:
        names = c[0].names if type(c[0]) is tree.Points else (c[0].text,)
        return tree.Slot(names, c[1].text, span=c[0].span.to(c[1].span))

    def title(self, c: Row) -> tree.Title:
        return tree.Title(c[1].text, span=c[1].span)

    def language(self, c: Row) -> tree.Language:
        return tree.Language(c[1].text, span=c[1].span)

    def define(self, c: Row) -> tuple[str, tree.List]:
        return "define", c[1]

    def phrase(self, c: Row) -> tree.Phrase:
        lead, body, _, conditions = c
        span = body.span if lead is None else lead.span.to(body.span)
        if conditions is not None:
            span = span.to(conditions.span)
        return tree.Phrase(None if lead is None else lead.text, body, conditions, span=span)


def _letters(text: str) -> tuple[str, ...]:
    """`AB1C'` as its point names."""
    names: list[str] = []
    for ch in text:
        if ch.isupper():
            names.append(ch)
        else:
            names[-1] += "'" if ch == "′" else ch
    return tuple(names)


def _angled(text: str, start: int) -> tuple[tree.Word, tree.Points]:
    """`angle ABC`, or with its sign, as a word and its letters."""
    word = "∠" if text[0] == "∠" else "angle"
    names = text[len(word) :].lstrip()
    at = start + len(text) - len(names)
    return (
        tree.Word("angle", span=Span(start, start + len(word))),
        tree.Points(_letters(names), span=Span(at, at + len(names))),
    )


def _fraction(sign: str, left: tree.Node, right: tree.Node) -> tree.Run | None:
    """`1/2 BC` is a half of BC: a fraction of numerals before or behind other things holds together."""
    if sign != "*" or not isinstance(left, tree.Run) or not isinstance(right, tree.Run):
        return None
    *before, over = left.items
    under, *behind = right.items
    if not (isinstance(over, tree.Number) and isinstance(under, tree.Number) and (before or behind)):
        return None
    top: tuple[tree.Item, ...] = (over,)
    if before and isinstance(before[-1], tree.Word) and before[-1].text in tree.FUNCTIONS:
        top = (before.pop(), over)
        if not (before or behind):
            return None
    if before and not isinstance(before[-1], tree.Word):
        return None  # `2 3 / 4`
    span = top[0].span.to(under.span)
    numerator = tree.Run(top, span=top[0].span.to(over.span))
    quotient = tree.Product(numerator, (("/", tree.Run((under,), span=under.span)),), span=span)
    group = tree.Group(tree.List((quotient,), span=span), span=span)
    return tree.Run((*before, group, *behind), span=left.span.to(right.span))


def _unquote(token: str) -> str:
    return token[1:-1].replace('\\"', '"').replace("\\\\", "\\")


def grammar_text(language: str) -> str:
    """The grammar of a language: what both share, and what its statements are."""
    folder = Path(__file__).parent
    return "".join((folder / f"{part}.lark").read_text(encoding="utf-8") for part in ("phrase", language))


def assemble(language: str, build: Build) -> Machine:
    """The parser of a language's statements."""
    lark = Lark(
        grammar_text(language),
        parser="lalr",
        lexer="contextual",
        transformer=build,
        maybe_placeholders=True,
    )
    return Machine(lark, {kind: partial(build.make, kind) for kind in build.kinds})


@lru_cache(maxsize=1)
def machine() -> tuple[Machine, Build]:
    """The parser of diagrams, and what its places in the text are counted from."""
    build = _Diagram()
    return assemble("diagram", build), build
