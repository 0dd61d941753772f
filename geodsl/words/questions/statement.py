"""Statements about the figure: true ones, and false ones of the same look, in which one letter is another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from geodsl.facts.ink.drawn import Drawn, Solid
from geodsl.facts.ink.labelled import Labelled, Lettered, SizeShown
from geodsl.facts.points import ends
from geodsl.facts.simple import Simple
from geodsl.language.term import Fact, Quantity, Term
from geodsl.language.types import QUANTITIES
from geodsl.objects import Angle, Line, Polygon, Proportion, Ray, Ref, Segment
from geodsl.words.questions.ground import Ground
from geodsl.words.questions.matter import Contrast, Matter

__all__ = ["KIND", "matters"]

KIND = "statement"
_EACH = 4  # false statements for each true one
_TRIED = 24  # of which so many are looked at
_DULL = (Drawn, Solid, Lettered, Labelled, SizeShown, Simple)


def matters(ground: Ground) -> Iterator[Matter]:
    facts = [f for f in ground.view.facts if _plain(f) and ground.proper(f) and _shown(ground, f)]
    draw = ground.draw(KIND)
    wanted = {f.key: draw.few(list(_others(ground, f)), _TRIED) for f in facts}
    holds = {g.key: h for g, h in ground.clear(g for some in wanted.values() for g in some)}
    for f in facts:
        false = [g for g in wanted[f.key] if holds.get(g.key) is False]
        for g in false[:_EACH]:
            yield Contrast(KIND, KIND, {}, (f,), (g,), true=f, false=g)


def _plain(fact: Fact) -> bool:
    """Whether a fact speaks of what is seen, and not of numbers."""
    if isinstance(fact, _DULL):
        return False
    return not any(
        isinstance(t, Quantity | Proportion) or getattr(t, "makes", None) in QUANTITIES for t in fact.walk()
    )


def _others(ground: Ground, fact: Fact) -> Iterator[Fact]:
    """The same with one letter exchanged for another."""
    own = {t for t in fact.walk() if isinstance(t, Ref)}
    seen = {fact.key}
    for ref in (n.ref for n in ground.view.scene.nodes if n.ref in own):
        same = ground.points if ref.type == "point" else ground.circles if ref.type == "circle" else ()
        for other in same:
            if other in own:
                continue
            try:
                made = fact.map(_exchange(ref, other))
            except (ValueError, TypeError):
                continue
            if made.key not in seen and _shown(ground, made):
                seen.add(made.key)
                yield made


def _exchange(old: Ref, new: Ref) -> Callable[[Term], Term]:
    return lambda term: new if term == old else term


def _shown(ground: Ground, fact: Fact) -> bool:
    """Whether all that a fact speaks of is on the page."""
    return all(_drawn(ground, t) for t in fact.walk())


def _drawn(ground: Ground, term: Any) -> bool:
    if isinstance(term, Ref):
        return term in ground.points if term.type == "point" else True
    if isinstance(term, Segment | Line | Ray):
        a, b = ends(term) if isinstance(term, Segment) else (term.A, term.B)
        return ground.joined(a, b)
    if isinstance(term, Angle):
        return ground.joined(term.A, term.B) and ground.joined(term.B, term.C)
    if isinstance(term, Polygon):
        return all(ground.joined(s.A, s.B) for s in term.sides())
    return True
