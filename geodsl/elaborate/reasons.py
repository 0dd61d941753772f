"""Why two sides of a relation can't be compared; and what all reasons are told with."""

from __future__ import annotations

from typing import Any, TypeAlias

from geodsl import arithmetic
from geodsl.language.matcher import Matcher
from grammar import Fix, tree
from grammar.formatter import format_node

__all__ = ["Found", "in_a_row", "incomparable", "parted", "sign", "text_of", "unlike"]

Found: TypeAlias = dict[str, Any] | None

_RELATIONS = ("=", "<", "<=", "in")
_DIMENSIONS = {
    "degrees": "an angle's size",
    "length": "a length",
    "area": "an area",
    "number": "a plain number",
}


def parted(items: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """The two sides of a relation; nothing where there isn't just one."""
    cuts = [k for k, x in enumerate(items) if isinstance(x, tree.Word) and x.text in _RELATIONS]
    start = 1 if isinstance(items[0], tree.Word) and items[0].text == "mark" else 0
    if len(cuts) != 1 or not start < cuts[0] < len(items) - 1 or tree.Word(",") in items:
        return []
    return [items[start : cuts[0]], items[cuts[0] + 1 :]]


def incomparable(side: tuple[Any, ...]) -> dict[str, Any]:
    """The complaint about a side of a relation that isn't a quantity."""
    return {
        "code": "E202",
        "message": f"`{text_of(side)}` can't be compared with anything",
        "span": side[0].span.to(side[-1].span),
        "expected": ("a length such as AB", "an angle such as ABC", "a number", "a ratio such as AB : CD"),
        "hint": "names in a row are parted by commas or `and`" if in_a_row(side) else None,
    }


def unlike(items: tuple[Any, ...], matcher: Matcher) -> Found:
    """`angle A = 30`: two sides that can never be compared."""
    if not (sides := parted(items)):
        return None
    left, right = sides
    ranged = right[0] if len(right) == 1 and isinstance(right[0], tree.Range) else None
    sides = [left, (ranged.low,)] if ranged else [left, right]
    kinds = [_dimension(side, matcher) for side in sides]
    if None in kinds or kinds[0] == kinds[1] or ("number" in kinds and "degrees" not in kinds):
        return None
    fix = None
    if set(kinds) == {"degrees", "number"}:
        side = (ranged.low, ranged.high) if ranged else sides[kinds.index("number")]
        if all(isinstance(x, tree.Number) for x in side) and (ranged or len(side) == 1):
            fix = Fix(side[0].span.to(side[-1].span), "..".join(f"{x.text}°" for x in side))
    hint = (
        sign(fix) if "degrees" in kinds else "the product of two lengths is an area, their quotient a number"
    )
    names = [_DIMENSIONS[k] for k in kinds if k]
    return {
        "code": "E202",
        "message": f"{names[0]} can't be compared with {names[1]}",
        "span": left[0].span.to(right[-1].span),
        "hint": hint,
        "fix": fix,
    }


def sign(fix: Fix | None) -> str:
    return "an angle's size has a degree sign: " + (f"`{fix.text}`" if fix else "`30°` or `30 deg`")


def _dimension(items: tuple[Any, ...], matcher: Matcher) -> str | None:
    found = matcher.read_items(items, "quantity")
    return arithmetic.quantity(found[0].term).makes if found else None


def in_a_row(part: tuple[Any, ...]) -> bool:
    return len(part) > 1 and all(isinstance(x, tree.Points) for x in part)


def text_of(items: tuple[Any, ...]) -> str:
    """Items as they are written."""
    return " ".join(format_node(i) for i in items).replace(" ,", ",")
