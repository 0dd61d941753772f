"""Parts of a suite: where a line stands, which named parts it may use, and whether it is of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from geodsl.language.flat import flatten
from grammar import Source, Span, tree
from grammar import suite_tree as suites

__all__ = ["Complaint", "Home", "Placed", "Whole", "is_text", "items_of", "name_of", "part_of", "steps_of"]

Complaint = dict[str, Any]


@dataclass
class Home:
    """A file with the parts that its lines may name, those of the files it uses among them."""

    source: Source
    parts: dict[str, Placed] = field(default_factory=dict)


@dataclass(frozen=True)
class Placed:
    """Something with the file it stands in."""

    body: Any
    home: Home

    @property
    def span(self) -> Span:
        return self.body.span


@dataclass(frozen=True)
class Whole:
    """A suite with the files that it uses.

    Attributes:
        said: what is kept and allowed.
        broken: whether something of it can't be read.
    """

    title: str | None = None
    positives: int = 0
    lines: tuple[Placed, ...] = ()
    said: tuple[Placed, ...] = ()
    parts: tuple[Placed, ...] = ()


def name_of(part: suites.Part) -> str:
    return " ".join(x.text for x in part.name.items if isinstance(x, tree.Word))


def part_of(step: suites.Step, home: Home) -> Placed | None:
    """The part that a step names, if it is one."""
    if len(step.phrase.elements) != 1 or not isinstance(step.phrase.elements[0], tree.Run):
        return None
    items = step.phrase.elements[0].items
    if not all(isinstance(x, tree.Word) for x in items):
        return None
    return home.parts.get(" ".join(x.text for x in items if isinstance(x, tree.Word)))


def is_text(line: suites.Line, home: Home) -> bool | None:
    """Whether a line is of text; None for a group that holds both kinds."""
    if line.text:
        return True
    if isinstance(line.of, suites.Block):
        return _kind(line.of, home)
    part = part_of(line.of[0], home) if len(line.of) == 1 else None
    return False if part is None else _kind(part.body.block, part.home)


def _kind(block: suites.Block, home: Home) -> bool | None:
    kinds = {is_text(inner, home) for inner in block.lines}
    return kinds.pop() if len(kinds) == 1 else None


def items_of(phrase: tree.List) -> tuple[Any, ...]:
    """A step's phrase as a flat row: its verb, then what is said of it as it would be said alone."""
    first, *others = phrase.elements
    cut = None if isinstance(first, tree.Run) else _cut(first)
    if cut is None:
        return flatten(phrase)
    verb, rest = cut
    return (verb, *flatten(tree.List((rest, *others), span=phrase.span)))


def _cut(node: Any) -> tuple[tree.Word, Any] | None:
    """`break AB > CD` is read as a relation between `break AB` and `CD`: the verb, and the relation without it."""
    match node:
        case tree.Run(items):
            if len(items) > 1 and isinstance(items[0], tree.Word):
                return items[0], tree.Run(items[1:], span=items[1].span.to(node.span))
        case tree.Relation(operands, signs):
            if found := _cut(operands[0]):
                return found[0], tree.Relation((found[1], *operands[1:]), signs, span=node.span)
        case tree.Sum(terms):
            if found := _cut(terms[0][1]):
                return found[0], tree.Sum(((terms[0][0], found[1]), *terms[1:]), span=node.span)
        case tree.Product(factor, rest):
            if found := _cut(factor):
                return found[0], tree.Product(found[1], rest, span=node.span)
    return None


def steps_of(block: suites.Block) -> Iterator[suites.Step]:
    """All steps of a group, those of the groups in it among them."""
    for line in block.lines:
        if isinstance(line.of, suites.Block):
            yield from steps_of(line.of)
        else:
            yield from line.of
