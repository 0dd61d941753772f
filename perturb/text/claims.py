"""What a caption asks of a figure: facts that hold, and polygons that are proper ones."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from geodsl.directives.mark import Label
from geodsl.elaborate.printed import printed
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.facts.parallel import Parallel
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.points import line_of
from geodsl.facts.right_angle import RightAngle
from geodsl.facts.simple import Simple
from geodsl.language.term import Fact, Term
from geodsl.objects import Angle, Line, Polygon, Ref

__all__ = ["agreeing", "asked", "upright"]

# A mark is a claim: what the ones that compare say of the figure.
_SAID: dict[str, Any] = {
    "MarkedEqualLengths": EqualLengths,
    "MarkedEqualAngles": EqualAngles,
    "MarkedParallel": Parallel,
    "MarkedPerpendicular": Perpendicular,
    "MarkedRight": RightAngle,
}
# Of each of these a thing has one at most.
_ONE = (
    ("Solid", "Dashed", "Dotted"),
    ("Hatched", "Crosshatched", "Stippled", "Toned"),
    ("Lettered",),
    ("Labelled",),
)

# What is said not to be there, and what would be it.
_NONE = {
    "Unmarked": (
        *("MarkedEqualLengths", "MarkedEqualAngles", "MarkedRight", "Ticked", "ArcMarked"),
        *("Labelled", "SizeShown", "Dimensioned"),
    ),
    "Unshaded": ("Shaded", "Hatched", "Crosshatched", "Stippled", "Toned", "ShadedInside", "ShadedOutside"),
}


def asked(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts about the figure that a caption asks for, those that its ink bears among them."""
    out: dict[str, Fact] = {}
    for fact in facts:
        if not isinstance(fact, InkFact):
            out.setdefault(fact.key, fact)
            continue
        kind = _SAID.get(type(fact).__name__)
        told = kind(*fact.args) if kind is not None else None
        if type(fact).__name__ == "Labelled":
            told = printed(Label(fact.x, fact.text))
        if told is not None:
            out.setdefault(told.key, told)
    return tuple(out.values())


def agreeing(facts: Sequence[Fact]) -> bool:
    """Whether one drawing can say all that a caption says in ink."""
    ink = [f for f in facts if isinstance(f, InkFact)]
    seen: dict[tuple[int, str], str] = {}
    for fact in ink:
        for group, kinds in enumerate(_ONE):
            if type(fact).__name__ in kinds:
                thing = fact.args[0].key
                if seen.setdefault((group, thing), fact.key) != fact.key:
                    return False
    letters = [f.args[1] for f in ink if type(f).__name__ == "Lettered"]
    return len(set(letters)) == len(letters) and not any(_bare(f, ink) for f in ink)


def _bare(fact: InkFact, ink: Sequence[InkFact]) -> bool:
    """Whether a fact says that something isn't there which another one puts there."""
    kinds = _NONE.get(type(fact).__name__, ())
    things = {a.key for f in ink if type(f).__name__ in kinds for a in f.args if isinstance(a, Term)}
    return bool(kinds) and fact.args[0].key in things


def upright(facts: Sequence[Fact]) -> tuple[Simple, ...]:
    """The polygons that must have an inner: those that are named, angles, and strips between parallels."""
    return tuple({s.key: s for fact in facts for s in _upright(fact)}.values())


@lru_cache(maxsize=8192)
def _upright(fact: Fact) -> tuple[Simple, ...]:
    found: list[tuple[Any, ...]] = []
    for term in fact.walk():
        if isinstance(term, Polygon):
            found.append(term.corners)
        elif isinstance(term, Angle):
            found.append(term.args)
    if isinstance(fact, Parallel):
        l, m = line_of(fact.l), line_of(fact.m)
        if isinstance(l, Line) and isinstance(m, Line) and not set(l.args) & set(m.args):
            found.append((*l.args, m.A))
    return tuple(Simple(Polygon(corners)) for corners in found if all(isinstance(c, Ref) for c in corners))
