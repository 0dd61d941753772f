"""Dressing: which facts are marked, what is printed, which lines are dashed; all true of every figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np

from geodsl.directives.mark import Dimension, Label, LabelValue, Mark
from geodsl.directives.shade import Fill
from geodsl.ink import Arcs, Arrows, Cross, Ink, Square, Ticks, ink
from geodsl.ink import Dimension as DimensionLine
from geodsl.ink.signs import NoSign, TooManySigns
from geodsl.language.term import Directive, Term
from geodsl.measure import Measured
from geodsl.objects import Angle, Polygon, Ref, Segment
from geodsl.observe.clarity import EXACT
from geodsl.observe.inventory import Inventory
from geodsl.observe.salient import salient_facts
from geodsl.sample.skeleton import CLEAN, Skeleton, legible
from geodsl.sample.stage import Stage
from geodsl.sample.wardrobe import Order, Wardrobe, wardrobe

__all__ = ["Dress", "dressed"]

MANY = 8  # points from which on a text may be too much
FEW = 4  # orders of ink that find room where letters do
SIGNS = 7  # on one figure
_TEXTS = (Label, LabelValue, Dimension)


@dataclass(frozen=True)
class Dress:
    """Orders of ink, as lines and as terms."""

    lines: tuple[str, ...]
    terms: tuple[Directive, ...]


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
