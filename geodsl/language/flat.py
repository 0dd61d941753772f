"""A piece of a statement as a flat row of items: what templates are laid against."""

from __future__ import annotations

from typing import Any

from grammar import tree

__all__ = ["flatten", "spoken"]

# Words that may stand anywhere and mean nothing.
_NOISE = frozenset(("the", "is", "are", "an", "be"))
_COPULAS = frozenset(("is", "are", "be"))
_PLACES = frozenset(("on", "inside", "outside"))
# Relations that are declared one way only and read both ways.
_TURNED = {">": "<", ">=": "<="}


def spoken(items: tuple[Any, ...]) -> tuple[Any, ...]:
    """The items that mean something."""
    words = {i.text for i in items if type(i) is tree.Word}
    if words.isdisjoint(_NOISE) and words.isdisjoint(("point", "points")):
        return items
    out: list[Any] = []
    for k, item in enumerate(items):
        after = items[k + 1] if k + 1 < len(items) else None
        if type(item) is tree.Word:
            if item.text in _NOISE or (item.text in ("point", "points") and _in_passing(out, after)):
                continue
        elif type(item) is tree.Name and item.text == "a" and k and type(after) is tree.Word:
            if type(items[k - 1]) is tree.Word and items[k - 1].text in _COPULAS:
                continue  # `AB is a chord of w`
        out.append(item)
    return tuple(out)


def _in_passing(before: list[Any], after: Any) -> bool:
    """`P is a point on w`: the noun adds nothing to the name."""
    return (
        bool(before)
        and type(before[-1]) is tree.Points
        and type(after) is tree.Word
        and after.text in _PLACES
    )


def flatten(node: tree.List | tree.Node) -> tuple[Any, ...]:
    """A piece of a statement as a flat row of items; commas and relations become words."""
    if type(node) is tree.Run:
        return node.items
    if isinstance(node, tree.List):
        out: list[Any] = []
        for k, element in enumerate(node.elements):
            if k:
                out.append(tree.Word(",", span=element.span))
            out += flatten(element)
        return tuple(out)
    if isinstance(node, tree.Relation):
        if len(node.signs) == 1 and node.signs[0] in _TURNED:
            node = tree.Relation(node.operands[::-1], (_TURNED[node.signs[0]],), span=node.span)
        out = list(flatten(node.operands[0]))
        for sign, operand in zip(node.signs, node.operands[1:], strict=True):
            out += (tree.Word(sign, span=operand.span), *flatten(operand))
        return tuple(out)
    return (node,)
