"""The forms that statements have, seen from the tree alone: `A, B = …`, chains, lists, names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise, takewhile
from typing import Any

from geodsl.language.flat import flatten
from grammar import Span, tree

_LEAVES = frozenset((tree.Points, tree.Word, tree.Number, tree.Text, tree.Slot, str))

__all__ = ["all_names", "backwards", "bare", "chains", "joined", "left_side", "named", "ranged"]


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """The parts of a kind of node, without its place."""
    return tuple(f for f in kind.__dataclass_fields__ if f != "span")  # type: ignore[attr-defined]


def left_side(body: tree.Phrase) -> tuple[tuple[str, ...], tuple[Any, ...]] | None:
    """Names and right side of `A, B = …`; None for anything else."""
    names: list[str] = []
    elements = body.body.elements
    for k, element in enumerate(elements):
        relation = element if isinstance(element, tree.Relation) and element.signs == ("=",) else None
        left = relation.operands[0] if relation else element
        if not isinstance(left, tree.Run) or len(left.items) != 1:
            return None
        item = left.items[0]
        if isinstance(item, tree.Name):
            names.append(item.text)
        elif isinstance(item, tree.Points) and len(item.names) == 1:
            names.append(item.names[0])
        else:
            return None
        if relation:
            rest = tree.List((relation.operands[1], *elements[k + 1 :]), span=relation.operands[1].span)
            return tuple(names), flatten(rest)
    return None


def ranged(body: tree.Phrase) -> tuple[str, ...]:
    """The names in front of `in 2..4`."""
    items = flatten(body.body) if body.lead == "let" else ()
    return tuple(x.text for x in takewhile(lambda x: x != tree.Word("in"), items) if isinstance(x, tree.Name))


def all_names(node: Any) -> Iterator[str]:
    """Every lowercase name in a piece of a tree, without recursion."""
    stack = [node]
    while stack:
        x = stack.pop()
        kind = type(x)
        if kind is tree.Name:
            yield x.text
        elif kind is tuple:
            stack.extend(reversed(x))
        elif kind is tree.Run:
            stack.extend(reversed(x.items))
        elif kind is tree.List:
            stack.extend(reversed(x.elements))
        elif kind is tree.Relation:
            stack.extend(reversed(x.operands))
        elif kind not in _LEAVES and x is not None:
            stack.extend(getattr(x, f) for f in _fields(kind))  # type: ignore[arg-type]


def backwards(node: Any) -> Iterator[tree.Range]:
    """The ranges of plain numbers in a piece of a tree whose first end is the larger."""
    stack = [node]
    while stack:
        x = stack.pop()
        kind = type(x)
        if kind in _LEAVES or kind is tree.Name:
            continue
        if kind is tree.Run:
            stack.extend(x.items)
        elif kind is tree.Range:
            low, high = (e.of if isinstance(e, tree.Degrees) else e for e in (x.low, x.high))
            if not (isinstance(low, tree.Number) and isinstance(high, tree.Number)):
                continue
            if float(low.text) > float(high.text):
                yield x
        elif kind is tuple:
            stack.extend(x)
        elif x is not None:
            stack.extend(getattr(x, f) for f in _fields(kind))  # type: ignore[arg-type]


_TIGHT = frozenset(("angle", "sqrt", "pi", "deg"))  # words within the side of a relation


def joined(parts: list[Any]) -> tuple[tuple[Any, ...], Span]:
    """Parts of a list as one row of items, and where it stands."""
    span = parts[0].span.to(parts[-1].span)
    return flatten(tree.List(tuple(parts), span=span)), span


def bare(part: Any) -> bool:
    return isinstance(part, tree.Run) and not any(isinstance(x, tree.Word) for x in part.items)


def named(items: tuple[Any, ...]) -> Iterator[tuple[str, str]]:
    for word, name in pairwise(items):
        if isinstance(word, tree.Word) and isinstance(name, tree.Name):
            yield word.text, name.text


def chains(body: tree.List) -> Iterator[Any]:
    """The parts of a list; `AB = BC = CD` becomes two, and so does `AB = 5 and BC = 6`."""
    for element in body.elements:
        for part in _parted(element) if isinstance(element, tree.Relation) else (element,):
            if isinstance(part, tree.Relation) and len(part.signs) > 1:
                for k, sign in enumerate(part.signs):
                    a, b = part.operands[k], part.operands[k + 1]
                    yield tree.Relation((a, b), (sign,), span=a.span.to(b.span))
            else:
                yield part


def _parted(relation: tree.Relation) -> Iterator[Any]:
    """A relation cut at every `and` that has a side of a relation before it, and no phrase that it could belong to."""
    operands: list[Any] = [relation.operands[0]]
    signs: list[str] = []
    for sign, operand in zip(relation.signs, relation.operands[1:], strict=True):
        before, after = _cut(operand)
        signs.append(sign)
        operands.append(before)
        if after is not None:
            yield tree.Relation(tuple(operands), tuple(signs), span=operands[0].span.to(before.span))
            operands, signs = [after], []
    if signs:
        yield tree.Relation(tuple(operands), tuple(signs), span=operands[0].span.to(operands[-1].span))
    else:
        yield operands[0]


def _cut(operand: Any) -> tuple[Any, Any]:
    """What stands before and behind the first `and` of an operand; nothing behind where it isn't to be cut."""
    if not isinstance(operand, tree.Run):
        return operand, None
    words = ((k, x.text) for k, x in enumerate(operand.items) if isinstance(x, tree.Word))
    at, word = next(((k, text) for k, text in words if text not in _TIGHT), (0, ""))
    if word != "and" or not 0 < at < len(operand.items) - 1:
        return operand, None
    return _row(operand.items[:at]), _row(operand.items[at + 1 :])


def _row(items: tuple[Any, ...]) -> Any:
    return items[0] if len(items) == 1 else tree.Run(items, span=items[0].span.to(items[-1].span))
