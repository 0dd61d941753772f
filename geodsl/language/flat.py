"""A piece of a statement as a flat row of items: what templates are laid against."""

from __future__ import annotations

from typing import Any

from grammar import tree

__all__ = ["flatten", "spoken"]

# Words that may stand anywhere and mean nothing.
_NOISE = frozenset(("the", "is", "are", "an"))
# Relations that are declared one way only and read both ways.
_TURNED = {">": "<", ">=": "<="}


def spoken(items: tuple[Any, ...]) -> tuple[Any, ...]:
    """The items that mean something."""
    return tuple(i for i in items if not (type(i) is tree.Word and i.text in _NOISE))


def flatten(node: tree.List | tree.Node) -> tuple[Any, ...]:
    """A piece of a statement as a flat row of items; commas and relations become words."""
    if isinstance(node, tree.List):
        out: list[Any] = []
        for k, element in enumerate(node.elements):
            if k:
                out.append(tree.Word(",", span=element.span))
            out += flatten(element)
        return tuple(out)
    if isinstance(node, tree.Run):
        return node.items
    if isinstance(node, tree.Relation):
        if len(node.signs) == 1 and node.signs[0] in _TURNED:
            node = tree.Relation(node.operands[::-1], (_TURNED[node.signs[0]],), span=node.span)
        out = list(flatten(node.operands[0]))
        for sign, operand in zip(node.signs, node.operands[1:], strict=True):
            out += (tree.Word(sign, span=operand.span), *flatten(operand))
        return tuple(out)
    return (node,)
