"""Text to syntax tree, one statement at a time, every fault a diagnostic."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeAlias

from lark import Lark, Transformer, UnexpectedInput

from grammar import tree
from grammar.complaints import lost_in, unexpected
from grammar.diagnostics import Diagnostic
from grammar.machine import Machine
from grammar.source import Chunk, Limits, Source, Span, chunks, walk

__all__ = ["LEADS", "parse_program"]

LEADS = (
    *("let", "claim", "find", "draw", "hide", "dash", "dot", "shade", "hatch", "mark", "label", "dimension"),
)

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
_SPACES = {ord(c): " " for c in "\u00a0\u2009\u202f\u3000\ufeff"}


_DIGITS = re.compile("[0-9]+")


# Terminals that stay in the tree.
LEAVES = (
    *("POINTS", "NAME", "NUMBER", "SIGN", "ANGLED", "STRING", "WORD", "LEAD", "WITH", "DEFINE", "DEGREE"),
    *("RELATION", "PLUS", "MINUS", "STAR", "SLASH", "DIAGRAM", "LANGUAGE", "USE"),
)

Row: TypeAlias = list[Any]  # what a rule matched: nodes


class _Build(Transformer):
    """Builds tree nodes inside the parser, so that no tree is ever walked recursively."""

    base = 0

    def make(self, kind: str, text: str, offset: int) -> tree.Node:
        """A terminal as a leaf of the tree; signs and keywords are words, too."""
        start = self.base + offset
        span = Span(start, start + len(text))
        if kind == "WORD":
            return tree.Word(text, span=span)
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

    def slot(self, c: Row) -> tree.Slot:
        names = c[0].names if type(c[0]) is tree.Points else (c[0].text,)
        return tree.Slot(names, c[1].text, span=c[0].span.to(c[1].span))

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

    def title(self, c: Row) -> tree.Title:
        return tree.Title(c[1].text, span=c[1].span)

    def language(self, c: Row) -> tree.Language:
        return tree.Language(c[1].text, span=c[1].span)

    def use(self, c: Row) -> tree.Use:
        return tree.Use(c[1].text, span=c[1].span)

    def define(self, c: Row) -> tuple[str, tree.List]:
        return "define", c[1]

    def phrase(self, c: Row) -> tree.Phrase:
        lead, body, _, conditions = c
        span = body.span if lead is None else lead.span.to(body.span)
        if conditions is not None:
            span = span.to(conditions.span)
        return tree.Phrase(None if lead is None else lead.text, body, conditions, span=span)


def _leaf(kind: str) -> Any:
    """How Lark has a terminal made into a leaf."""
    return lambda build, token: build.make(kind, token.value, token.start_pos)


for _kind in LEAVES:
    setattr(_Build, _kind, _leaf(_kind))


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


@lru_cache(maxsize=1)
def _machine() -> tuple[Machine, _Build]:
    build = _Build()
    path = Path(__file__).with_name("diagram.lark")
    lark = Lark(
        path.read_text(encoding="utf-8"),
        parser="lalr",
        lexer="contextual",
        transformer=build,
        maybe_placeholders=True,
    )
    return Machine(lark, {kind: partial(build.make, kind) for kind in LEAVES}), build


def parse_program(
    text: str, *, name: str = "<text>", limits: Limits | None = None
) -> tuple[tree.Program, list[Diagnostic]]:
    """Parse a text. What can't be read is left out of the tree and named in the diagnostics.

    Args:
        text: a program.
        name: what to call it in diagnostics, usually a file's name.
        limits: what the text may cost.
    """
    limits = limits or Limits()
    source = Source(text.replace("\r\n", "\n").replace("\r", "\n"), name)
    if len(source.text) > limits.characters:
        message = f"the text has {len(source.text):,} characters; {limits.characters:,} are allowed"
        return tree.Program(()), [Diagnostic(code="E105", message=message, span=Span(0, 0), source=source)]
    parts = chunks(source.text.translate(_SPACES), depth=limits.depth)
    count = sum(1 for _ in walk(parts))
    if count > limits.statements:
        message = f"the text has {count:,} statements; {limits.statements:,} are allowed"
        return tree.Program(()), [Diagnostic(code="E105", message=message, span=Span(0, 0), source=source)]
    reader = _Statements(source, limits)
    program = tree.Program(tuple(reader.read(parts)))
    return replace(program, lost=reader.lost), reader.found


class _Statements:
    """Turns chunks into statements and collects what is wrong with them."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.found: list[Diagnostic] = []
        self.lost = tree.Lost()
        self.machine, self.build = _machine()

    def read(self, parts: tuple[Chunk, ...]) -> list[tree.Statement]:
        out = []
        for part in parts:
            if part.fault:
                self._fault(*part.fault)
                self.lost |= lost_in(part.head)
                for inner in part.block or ():  # read for what is wrong in it, and left out
                    self.lost |= lost_in(inner.head)
                self.read(part.block or ())
                continue
            if not part.head:
                if part.block is not None:
                    brace = self.source.text.index("{", part.start)
                    span = Span(brace, brace + 1)
                    self._report(
                        "E101", "a block needs a definition before it", span, hint="start with `define`"
                    )
                    self.lost |= tree.Lost(some=True)
                else:
                    out.append(tree.Statement(None, part.comment, part.blank, span=part.span))
                continue
            body = self._body(part)
            if body is not None:
                out.append(tree.Statement(body, part.comment, part.blank, span=part.span))
        return out

    def _body(self, part: Chunk) -> Any:
        self.build.base = part.start
        try:
            body = self.machine.parse(part.head)
        except UnexpectedInput as error:
            self._report(**unexpected(part.head, part.start, error))
            self.lost |= lost_in(part.head)
            return None
        if not self._small(body, part):
            self.lost |= lost_in(part.head)
            return None
        if isinstance(body, tuple):
            define = self._define(part, body[1])
            self.lost |= lost_in(part.head) if define is None else tree.Lost()
            return define
        if part.block is not None:
            brace = self.source.text.index("{", part.start + len(part.head))
            span = Span(brace, brace + 1)
            self._report("E101", "only a definition has a block", span, hint="start with `define`")
            self.lost |= lost_in(part.head)
            return None
        return body

    def _define(self, part: Chunk, body: tree.List) -> tree.Define | None:
        first = body.elements[0]
        if part.block is not None:
            if len(body.elements) > 1 or not isinstance(first, tree.Run):
                self._report("E106", "a definition has one phrase before its block", part.span)
                return None
            inner = tuple(self.read(part.block))
            return tree.Define(first, inner, span=part.span)
        if (
            not isinstance(first, tree.Relation)
            or first.signs[0] != "="
            or not isinstance(first.operands[0], tree.Run)
        ):
            self._report(
                "E106",
                "a definition says what its phrase stands for",
                part.span,
                expected=(
                    "`define phrase = phrase`",
                    "`define phrase {` with statements on lines of their own",
                ),
            )
            return None
        rest = first.operands[1:]
        head = (
            rest[0]
            if len(rest) == 1
            else tree.Relation(rest, first.signs[1:], span=rest[0].span.to(rest[-1].span))
        )
        meaning = tree.List((head, *body.elements[1:]), span=head.span.to(body.span))
        return tree.Define(first.operands[0], meaning, span=part.span)

    def _small(self, body: Any, part: Chunk) -> bool:
        if len(part.head) > self.limits.digits:
            for match in _DIGITS.finditer(part.head):
                if len(match.group()) > self.limits.digits:
                    span = Span(part.start + match.start(), part.start + match.end())
                    message = f"a number of {len(match.group())} digits; {self.limits.digits} are allowed"
                    self._report("E105", message, span)
                    return False
        # Every item has at least one character, so a short text has few.
        if len(part.head) > self.limits.items and _items(body) > self.limits.items:
            self._report("E105", f"a statement of more than {self.limits.items} words and names", part.span)
            return False
        return True

    def _fault(self, code: str, span: Span) -> None:
        sign = self.source.text[span.start]
        message, hint = {
            "E102": ("a quoted text that doesn't end on its line", 'close it with a `"`'),
            "E103": (
                f"this `{sign}` is never closed" if sign in "({" else f"this `{sign}` closes nothing",
                {
                    "(": "put a `)` behind the part",
                    "{": "put a `}` on a line behind the statements",
                    ")": "take it out, or put a `(` before the part",
                }.get(sign, "take it out; a `(` is closed by a `)`"),
            ),
            "E104": (
                f"brackets nested more than {self.limits.depth} deep",
                "give the inner parts names of their own",
            ),
        }[code]
        self._report(code, message, span, hint=hint)

    def _report(self, code: str, message: str, span: Span, **more: Any) -> None:
        self.found.append(Diagnostic(code=code, message=message, span=span, source=self.source, **more))


def _items(node: Any) -> int:
    """How many atoms a tree holds, without recursion."""
    count, stack = 0, [node]
    while stack:
        x = stack.pop()
        if isinstance(x, tuple):
            stack.extend(x)
        elif isinstance(x, tree.Points | tree.Name | tree.Word | tree.Number | tree.Text):
            count += 1
        elif hasattr(x, "__dataclass_fields__"):
            stack.extend(getattr(x, f) for f in x.__dataclass_fields__ if f != "span")
    return count
