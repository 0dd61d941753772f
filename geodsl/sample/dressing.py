"""Dressing: which facts are marked, what is printed, which lines are dashed; all true of every figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np

from geodsl.directives.draw import Dash
from geodsl.directives.mark import Dimension, Label, LabelValue, Mark
from geodsl.directives.shade import Fill, Shade
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.length_value import LengthValue
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.facts.parallel import Parallel
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.right_angle import RightAngle
from geodsl.ink import Arcs, Arrows, Cross, Ink, Square, Ticks, ink
from geodsl.ink import Dimension as DimensionLine
from geodsl.ink.signs import NoSign, TooManySigns
from geodsl.language.term import Directive, Fact, Term
from geodsl.measure import Measured
from geodsl.objects import Angle, Line, Num, Polygon, Ref, Segment
from geodsl.observe.clarity import EXACT
from geodsl.observe.inventory import Inventory
from geodsl.observe.salient import salient_facts
from geodsl.sample.skeleton import CLEAN, Skeleton, legible
from geodsl.sample.stage import Stage, mostly

__all__ = ["Dress", "Wardrobe", "dressed"]

MANY = 8  # points from which on a text may be too much
FEW = 4  # orders of ink that find room where letters do
SIGNS = 7  # on one figure
_ADDED = frozenset(
    ("Midpoint", "Foot", "Center", "Incenter", "Circumcenter", "Orthocenter", "Centroid", "MeetLines")
)
_TEXTS = (Label, LabelValue, Dimension)
GREEK = ("α", "β", "γ", "δ", "φ")
NAMES = ("a", "b", "c", "d", "x", "m")


@dataclass(frozen=True)
class Dress:
    """Orders of ink, as lines and as terms."""

    lines: tuple[str, ...]
    terms: tuple[Directive, ...]


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


def dressed(bones: Skeleton, random: np.random.Generator, *, marks: float, printed: float) -> Dress | None:
    """Some ink for a skeleton; None where no label finds a place beside it."""
    chosen = _worn(bones, _chosen(wardrobe(bones), random, marks, printed), marks)
    terms = tuple(term for _, some in chosen for term in some)
    if bones.clean < CLEAN:
        return None
    # Where letters alone leave room, a few signs and a text leave it, too.
    texts = sum(isinstance(t, _TEXTS) for t in terms)
    crowded = bones.clean < 1 or len(terms) > FEW or texts > (bones.draft.points < MANY)
    if terms and crowded and legible(bones, terms) < CLEAN:
        return None
    return Dress(tuple(line for line, _ in chosen), terms)


def _chosen(clothes: Wardrobe, random: np.random.Generator, marks: float, printed: float) -> list[Order]:
    fills = random.random() < 0.35
    own_marks = [
        o for o in clothes.own if not isinstance(o[1][0], _TEXTS) and (fills or not isinstance(o[1][0], Fill))
    ]
    own_sizes = [o for o in clothes.own if isinstance(o[1][0], _TEXTS)]
    out: list[Order] = []
    if marks:
        want = int(random.binomial(6, 0.75 * marks))
        out += _some(own_marks, (want + 1) // 2 + (random.random() < marks), random)
        out += _some(_orders(clothes.marks), want - len(out), random)
    if printed:
        want = int(random.binomial(4, 0.8 * printed))
        out += _some(own_sizes, (want + 1) // 2, random)
        out += _some(_orders(clothes.sizes), want - (want + 1) // 2, random)
    if random.random() < 0.12:
        out += _some(_orders(clothes.dashes), 1, random)
    if random.random() < 0.06:
        out += _some(_orders(clothes.shades), 1, random)
    return list({order[0]: order for order in out}.values())


def _orders(terms: Sequence[Directive]) -> list[Order]:
    return [(_said(t), (t,)) for t in terms]


def _some(options: Sequence[Order], n: int, random: np.random.Generator) -> list[Order]:
    if n <= 0 or not options:
        return []
    return [options[int(k)] for k in random.permutation(len(options))[:n]]


@lru_cache(maxsize=16384)
def _said(term: Term) -> str:
    # Behind `mark` a fact needs no parentheses.
    return f"mark {term.fact}" if isinstance(term, Mark) else str(term)


def _worn(bones: Skeleton, chosen: list[Order], marks: float) -> list[Order]:
    """What of it can be worn together: few signs, that a reader tells apart; no text twice, none beside another."""
    kept: list[Order] = []
    busy: set[str] = set()
    most = 2 + int(marks > 0.7)
    scene = bones.scene
    worn = scene.directives
    for line, terms in chosen:
        things = {thing for term in terms for thing in _things(term)}
        if things & busy:
            continue
        if not _clear(bones, terms):
            continue
        try:
            drawn = ink(replace(scene, directives=(*worn, *terms)))
        except (TooManySigns, NoSign, ValueError):
            continue
        classes = {
            kind: {s.count for s in drawn.of(kind) if not getattr(s, "alone", False)}
            for kind in (Ticks, Arcs, Arrows)
        }
        signs = sum(1 for s in drawn.signs if isinstance(s, Ticks | Arcs | Square | Cross | Arrows))
        if any(len(c) > most for c in classes.values()) or signs > SIGNS or not _grounded(drawn, bones.stage):
            continue
        kept.append((line, terms))
        worn = (*worn, *terms)
        busy |= things
    return kept


def _clear(bones: Skeleton, terms: tuple[Directive, ...]) -> bool:
    """Whether figures stay clear when a shape is spoken of that wasn't: a reader then looks at its sides, too."""
    shapes = {p.key: p for t in terms for p in t.walk() if isinstance(p, Polygon)}
    fresh = [p for key, p in shapes.items() if key not in bones.polygons]
    if not fresh:
        return True
    found = bones.__dict__.setdefault("_cleared", {})
    key = " ".join(p.key for p in fresh)
    if key not in found:
        trial = replace(bones.scene, directives=(*bones.scene.directives, *terms))
        watched = Measured(salient_facts(Inventory(trial)))
        with np.errstate(all="ignore"):
            measure = watched.measure(bones.stage.at)
        always = (measure <= EXACT).all(1)
        unclear = ~(measure >= watched.least[:, None])
        found[key] = bool(np.mean(unclear[~always].any(0)) < 0.3)
    return found[key]


def _grounded(drawn: Ink, stage: Stage) -> bool:
    """Whether every sign stands at something that is drawn."""
    for sign in drawn.signs:
        if isinstance(sign, Ticks | DimensionLine) and not _held(sign.segment, stage):
            return False
        if isinstance(sign, Arcs | Square) and not _held(sign.angle, stage):
            return False
    return all(_held(w.thing, stage) for w in drawn.written)


def _held(thing: Term, stage: Stage) -> bool:
    """Whether a segment, or both arms of an angle, are drawn; other things are what they are."""
    if isinstance(thing, Segment | Angle) and all(isinstance(P, Ref) for P in thing.args):
        names = [P.name for P in thing.args]
        return all(stage.joined(a, b) for a, b in pairwise(names))
    return True


def _things(term: Term) -> set[str]:
    """What a text stands at: no two stand at one thing, and none where there is a sign of the same kind."""
    if isinstance(term, Label):
        return {term.thing.key, f'"{term.text}"'}  # one letter at two things would say that they are equal
    if isinstance(term, LabelValue):
        return {term.thing.key}
    if isinstance(term, Dimension):
        return {s.key for s in term.items}
    return set()


# -- what there is to wear ---------------------------------------------------------------------------


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
