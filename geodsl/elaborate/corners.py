"""`angle A` without more letters: the angle of the one polygon that has a corner there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from geodsl.language.term import Term
from geodsl.objects import Angle, Corner, Polygon

__all__ = ["AmbiguousCorner", "Corners"]


class AmbiguousCorner(LookupError):
    """Raised where a corner belongs to no polygon, or to several with different arms."""


class Corners:
    """Knows the polygons of a program."""

    def __init__(self, terms: Iterable[Term], more: Iterable[Term] = ()) -> None:
        """Polygons of `more` count only where `terms` have none at that corner: a claim adds no shape."""
        self.at = _angles(terms)
        for corner, angles in _angles(more).items():
            self.at.setdefault(corner, angles)

    def resolve(self, term: Any) -> Any:
        """The term with every corner replaced by its angle."""
        if isinstance(term, tuple):
            return tuple(self.resolve(t) for t in term)
        if not isinstance(term, Term) or not any(isinstance(t, Corner) for t in term.walk()):
            return term
        return term.map(self._one)

    def _one(self, term: Term) -> Term:
        if not isinstance(term, Corner):
            return term
        found = list(self.at.get(term.A, {}).values())
        if len(found) == 1:
            return found[0]
        which = " or ".join(f"angle {a.A}{a.B}{a.C}" for a in found) or "no polygon has a corner there"
        raise AmbiguousCorner(f"angle {term.A}", which)


def _angles(terms: Iterable[Term]) -> dict[Any, dict[Any, Angle]]:
    """The angles of all polygons, by their corner."""
    found: dict[Any, dict[Any, Angle]] = {}
    for term in terms:
        for part in term.walk():
            if isinstance(part, Polygon):
                for angle in part.angles():
                    found.setdefault(angle.B, {}).setdefault(angle.key, angle)
    return found
