"""Wardrobes: all the ink that a skeleton could wear, taken from its facts and from what is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from geodsl.directives.draw import Dash
from geodsl.directives.mark import Label, LabelValue, Mark
from geodsl.directives.shade import Shade
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.length_value import LengthValue
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.facts.parallel import Parallel
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.right_angle import RightAngle
from geodsl.language.term import Directive, Fact, Term
from geodsl.objects import Angle, Line, Num, Polygon, Ref, Segment
from geodsl.sample.skeleton import Skeleton
from geodsl.sample.stage import Stage, mostly

__all__ = ["Order", "Wardrobe", "wardrobe"]

_ADDED = frozenset(
    ("Midpoint", "Foot", "Center", "Incenter", "Circumcenter", "Orthocenter", "Centroid", "MeetLines")
)
GREEK = ("α", "β", "γ", "δ", "φ")
NAMES = ("a", "b", "c", "d", "x", "m")


Order = tuple[str, tuple[Directive, ...]]  # a line of ink, and the orders that it stands for


@dataclass(frozen=True)
class Wardrobe:
    """All the ink that a skeleton could wear, by kind.

    Attributes:
        own: what its motif and its growths offer.
        marks: signs of facts that are stated or follow.
        sizes: sizes to print.
        dashes: strokes that may be dashed.
        shades: shapes that may be shaded.
    """

    own: tuple[Order, ...]
    marks: tuple[Directive, ...]
    sizes: tuple[Directive, ...]
    dashes: tuple[Directive, ...]
    shades: tuple[Directive, ...]


def wardrobe(bones: Skeleton) -> Wardrobe:
    """What a skeleton could wear; found out once."""
    found = bones.__dict__.get("_wardrobe")
    if found is None:
        found = bones.__dict__["_wardrobe"] = Wardrobe(
            bones.orders,
            tuple(_marks(bones)),
            tuple(_sizes(bones)),
            tuple(_dashes(bones)),
            tuple(_shades(bones)),
        )
    return found


def _marks(bones: Skeleton) -> Iterator[Directive]:
    stage = bones.stage
    seen: set[str] = set()
    for fact in (*bones.stated, *bones.implied):
        if fact.key not in seen and _visible(fact, stage):
            seen.add(fact.key)
            yield Mark(fact)


def _visible(fact: Fact, stage: Stage) -> bool:
    """Whether a fact has a sign, and all that it stands at is drawn."""
    match fact:
        case EqualLengths():
            return _span(fact.s, stage) and _span(fact.t, stage)
        case MidpointOf():
            halves = (Segment(P, fact.M) for P in getattr(fact.s, "args", ()) if isinstance(P, Ref))
            return isinstance(fact.s, Segment) and all(_span(h, stage) for h in halves)
        case EqualAngles():
            return _corner(fact.a, stage) and _corner(fact.b, stage)
        case RightAngle():
            return _corner(fact.a, stage)
        case AngleValue():
            return isinstance(fact.v, Num) and _corner(fact.a, stage)
        case LengthValue():
            return isinstance(fact.v, Num) and isinstance(fact.s, Segment) and _span(fact.s, stage)
        case Parallel():
            return _along(fact.l, stage) and _along(fact.m, stage)
        case Perpendicular():
            return _upright(fact, stage)
    return False


def _span(s: Term, stage: Stage) -> bool:
    """Whether a segment is drawn, with no other point upon it where a tick would stand."""
    if not isinstance(s, Segment) or not all(isinstance(P, Ref) for P in s.args):
        return False
    a, b = s.A.name, s.B.name
    return stage.joined(a, b) and not any(
        a in line and b in line and abs(line.index(a) - line.index(b)) > 1 for line in stage.lines
    )


def _corner(a: Term, stage: Stage) -> bool:
    if not isinstance(a, Angle) or not all(isinstance(P, Ref) for P in a.args):
        return False
    A, B, C = (P.name for P in a.args)
    if not (stage.joined(A, B) and stage.joined(B, C)):
        return False
    size = stage.angle(A, B, C)
    return mostly(size) > 18 and mostly(-size) > -165


def _along(l: Term, stage: Stage) -> bool:
    if isinstance(l, Line | Segment) and all(isinstance(P, Ref) for P in l.args):
        return stage.joined(l.A.name, l.B.name)
    return isinstance(l, Ref) and any(s.term == l for s in stage.ink.strokes)


def _upright(fact: Perpendicular, stage: Stage) -> bool:
    """Both lines are drawn and meet at a point on both."""
    lines = [fact.l, fact.m]
    if not all(isinstance(l, Line | Segment) and all(isinstance(P, Ref) for P in l.args) for l in lines):
        return False
    (a, b), (c, d) = ((l.A.name, l.B.name) for l in lines)
    if not (stage.joined(a, b) and stage.joined(c, d)):
        return False
    return any(
        {a, b} <= set(one) and {c, d} <= set(other) and len(set(one) & set(other)) == 1
        for one in stage.lines
        for other in stage.lines
        if one != other
    )


def _sizes(bones: Skeleton) -> Iterator[Directive]:
    stage = bones.stage
    for k, triangle in enumerate(dict.fromkeys(stage.triangles)):
        corners = [Ref(p, "point") for p in triangle]
        for i in range(3):
            angle = Angle(corners[i - 1], corners[i], corners[(i + 1) % 3])
            side = Segment(corners[i], corners[(i + 1) % 3])
            right = np.absolute(stage.angle(*(P.name for P in angle.args)) - 90) < 1e-3
            if _corner(angle, stage) and not right.all():
                yield LabelValue(angle)
                yield Label(angle, GREEK[(k + i) % len(GREEK)])
            if _span(side, stage) and stage.share(side.A.name, side.B.name) > 0.25:
                yield LabelValue(side)
                yield Label(side, NAMES[(k + i) % len(NAMES)])
    for a, b in stage.whole:
        side = Segment(Ref(a, "point"), Ref(b, "point"))
        if _span(side, stage) and stage.share(a, b) > 0.3:
            yield LabelValue(side)


def _dashes(bones: Skeleton) -> Iterator[Directive]:
    """Segments to a middle, a foot or a centre: what a textbook adds to a figure."""
    scene = bones.scene
    sides = {s.key for f in scene.given for p in f.walk() if isinstance(p, Polygon) for s in p.sides()}
    added = {n.name for n in scene.nodes if type(n.term).__name__ in _ADDED and not n.introduced}
    for stroke in bones.stage.ink.strokes:
        s = stroke.term
        if isinstance(s, Segment) and stroke.line == "solid" and s.key not in sides:
            if sum(isinstance(P, Ref) and P.name in added for P in s.args) == 1:
                yield Dash((s,))


def _shades(bones: Skeleton) -> Iterator[Directive]:
    if bones.stage.ink.shades:
        return
    for triangle in dict.fromkeys(bones.stage.triangles):
        yield Shade((Polygon(tuple(Ref(p, "point") for p in triangle)),), "toned", (), ())
