"""What a drawing says: facts of ink are compared as sets, with the little that follows from one alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.perturb.checker.facts import key

INK = frozenset(
    (
        *("Drawn", "Solid", "Dashed", "Dotted", "ArrowDrawn", "DrawnAs"),
        *("Lettered", "Labelled", "SizeShown", "Dimensioned"),
        *("Ticked", "ArcMarked", "ArrowMarked", "MarkedRight", "MarkedPerpendicular"),
        *("MarkedEqualLengths", "MarkedEqualAngles", "MarkedParallel"),
        *("Shaded", "Hatched", "Crosshatched", "Stippled", "Toned", "ShadedInside", "ShadedOutside"),
        *("Unshaded", "Unmarked", "SegmentsDrawn", "ArrowsDrawn"),
    )
)
"""The kinds of facts about the drawing."""

_LINES = ("Solid", "Dashed", "Dotted")
_PATTERNS = ("Hatched", "Crosshatched", "Stippled", "Toned")
_SIGNS = {"MarkedEqualLengths": "Ticked", "MarkedEqualAngles": "ArcMarked", "MarkedParallel": "ArrowMarked"}


def is_ink(fact: dict[str, Any]) -> bool:
    return fact["term"]["kind"] in INK


def _term(kind: str, *args: Any) -> dict[str, Any]:
    return {"kind": kind, "args": list(args)}


def _follows(term: dict[str, Any]) -> list[dict[str, Any]]:
    """The terms of ink that one alone brings along."""
    kind, args = term["kind"], term.get("args", [])
    if kind in _LINES:
        return [_term("Drawn", args[0]), *_sides(kind, args[0])]
    if kind == "Drawn":
        return _sides(kind, args[0])
    if kind == "ArrowDrawn":
        return [_term("Drawn", _term("Segment", *args))]
    if kind in ("Lettered", "DrawnAs"):
        return [_term("Drawn", args[0])]
    if kind in _PATTERNS:
        return [_term("Shaded", args[0])]
    return [_term(_SIGNS[kind], a) for a in args] if kind in _SIGNS else []


def _sides(kind: str, thing: dict[str, Any]) -> list[dict[str, Any]]:
    """A polygon is drawn where all its sides are."""
    if thing.get("kind") != "Polygon":
        return []
    c = thing["args"][0]
    return [_term(kind, _term("Segment", c[i - 1], c[i])) for i in range(len(c))]


class Ink:
    """The ink of one picture."""

    def __init__(self, facts: Iterable[dict[str, Any]]) -> None:
        self.keys: set[str] = set()
        waiting = [f["term"] for f in facts]
        while waiting:
            term = waiting.pop()
            name = key(term)
            if name not in self.keys:
                self.keys.add(name)
                waiting += _follows(term)

    def says(self, fact: dict[str, Any]) -> bool:
        term = fact["term"]
        sides = _sides(term["kind"], term["args"][0]) if term["kind"] in (*_LINES, "Drawn") else []
        return key(term) in self.keys or (bool(sides) and all(key(s) in self.keys for s in sides))
