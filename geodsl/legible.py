"""What can be told from a drawing: whether a reader knows what a fact speaks of, and can see whether it holds.

Points are known by their letters. A curve is known by what is written at it, or by being the only one of its kind
without, where no other stroke could be meant: a straight one among others is none, nor is an arc beside circles. Of
several without, only what is the same whichever is called what can be told. Lengths are seen as ratios:
an absolute one means nothing where no length is printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import combinations
from typing import Any

import numpy as np

from geodsl.facts.area_value import AreaValue
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.facts.length_value import LengthValue
from geodsl.facts.perimeter_value import PerimeterValue
from geodsl.ink import Dimension, Ink
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, OpenFact, Term
from geodsl.language.types import QUANTITIES
from geodsl.measure import Measured
from geodsl.objects import Ref, names
from geodsl.scene import Node, Scene

__all__ = ["CURVES", "Legible"]

CURVES = ("circle", "line", "ray", "segment", "arc", "region")
_STRAIGHT = ("line", "ray", "segment")
_SAME = 1e-9


class Legible:
    """What can be told from one drawing.

    Args:
        ink: what is drawn.
        told: the facts that are printed on it.
        grown: some figures that it may show, and the same twice as large, where the named numbers that are printed
            grow along; asked once.
        spared: facts that no scale concerns.
    """

    def __init__(
        self,
        scene: Scene,
        ink: Ink,
        told: Sequence[Fact],
        grown: Callable[[frozenset[str]], tuple[Instances, Instances]],
        *,
        spared: Callable[[Fact], bool] = lambda fact: False,
    ) -> None:
        self.scene, self.ink = scene, ink
        self._told, self._grown, self._spared = told, grown, spared
        self._known: dict[str, bool] = {}

    def tells(self, fact: Fact) -> bool:
        """Whether a reader can tell of a fact."""
        return self.all_told([fact])[0]

    def all_told(self, facts: Sequence[Fact]) -> list[bool]:
        """Of which of some facts a reader can tell."""
        fresh = {f.key: f for f in facts if f.key not in self._known}
        seen = [f for f in fresh.values() if self._named(f)]
        scaled = dict(zip((f.key for f in seen), self._free_of_scale(seen), strict=True))
        self._known |= {key: scaled.get(key, False) for key in fresh}
        return [self._known[f.key] for f in facts]

    # -- what it speaks of -------------------------------------------------------------------------

    @cached_property
    def _texts(self) -> dict[str, list[str]]:
        """What is written, by the keys of the things that it stands at."""
        found: dict[str, list[str]] = {}
        for w in self.ink.written:
            if w.text:
                found.setdefault(w.thing.key, []).append(w.text)
        for d in self.ink.of(Dimension):
            if d.text:
                found.setdefault(d.segment.key, []).append(d.text)
        return found

    @cached_property
    def _printed(self) -> frozenset[str]:
        """The names of numbers that are printed somewhere."""
        every = " ".join(text for some in self._texts.values() for text in some)
        return frozenset(re.findall(r"[a-zα-ω][0-9']*", every))

    @cached_property
    def _drawn(self) -> frozenset[str]:
        ink = self.ink
        filled = (x for shade in ink.shades for x in (shade.region, *shade.minus, *shade.within))
        return frozenset((*(s.term.key for s in ink.strokes), *(x.key for x in filled)))

    @cached_property
    def _unseen(self) -> frozenset[str]:
        """The names of what a reader doesn't know, or doesn't see."""
        written = Counter(x.text for x in self.ink.letters)
        lettered = {x.point.name for x in self.ink.letters if x.text == x.point.name and written[x.text] == 1}

        def unseen(node: Node) -> bool:
            if node.type == "point":
                return node.name not in lettered
            if node.type in QUANTITIES:
                return node.name not in self._printed
            return node.type in CURVES and node.ref.key not in self._drawn

        return frozenset(node.name for node in self.scene.nodes if unseen(node))

    @cached_property
    def _nameless(self) -> tuple[tuple[Ref, ...], ...]:
        """The drawn curves at which no name is written, by their kind."""
        kinds: dict[str, list[Ref]] = {}
        for node in self.scene.nodes:
            if node.type in CURVES and node.name not in self._unseen:
                if node.name not in self._texts.get(node.ref.key, ()):
                    kinds.setdefault(node.type, []).append(node.ref)
        return tuple(tuple(some) for some in kinds.values() if len(some) > 1)

    @cached_property
    def nameless(self) -> frozenset[str]:
        """The drawn curves at which no name is written, each the only one of its kind that has none."""
        several = {ref.name for some in self._nameless for ref in some}
        return frozenset(
            node.name
            for node in self.scene.nodes
            if node.type in CURVES
            and node.name not in self._unseen
            and node.name not in several
            and node.name not in self._texts.get(node.ref.key, ())
        )

    @cached_property
    def _vague(self) -> frozenset[str]:
        """The names of drawn curves that nothing points out: a straight one among others, an arc that
        may be a circle's."""
        circles = any(s.term.makes == "circle" for s in self.ink.strokes)
        several = sum(s.term.makes in _STRAIGHT for s in self.ink.strokes) > 1
        vague = (*(_STRAIGHT if several else ()), *(("arc",) if circles else ()))
        types = {node.name: node.type for node in self.scene.nodes}
        return frozenset(
            name
            for name, kind in types.items()
            if kind in vague and name not in self._texts.get(self.scene.by_name[name].ref.key, ())
        )

    def knows(self, term: Term) -> bool:
        """Whether a reader knows which curves a term speaks of."""
        nameless = {ref.name for some in self._nameless for ref in some}
        hidden = {node.name for node in self.scene.nodes if node.type in CURVES} & self._unseen
        return (nameless | hidden).isdisjoint(names(term))

    def _named(self, fact: Fact) -> bool:
        """Whether a reader knows what it speaks of, or it is the same whichever is meant."""
        spoken = set(names(fact))
        if not self._unseen.isdisjoint(spoken) or not self._vague.isdisjoint(spoken):
            return False
        if not isinstance(fact, InkFact) and not all(map(self._there, fact.walk())):
            return False
        pairs = (
            pair
            for some in self._nameless
            for pair in combinations(some, 2)
            if spoken & {r.name for r in pair}
        )
        return all(fact.map(_swapped(*pair)).key == fact.key for pair in pairs)

    def _there(self, part: Term) -> bool:
        """Whether a curve that is made within a fact is drawn."""
        return not isinstance(part, Construction) or part.makes not in CURVES or part.key in self._drawn

    # -- lengths -----------------------------------------------------------------------------------

    @cached_property
    def _scaled(self) -> bool:
        """Whether a length is printed, so that all others can be told."""
        return any(isinstance(f, LengthValue | AreaValue | PerimeterValue) for f in self._told) or any(
            w.text is None and w.thing.makes == "segment" for w in self.ink.written
        )

    def _free_of_scale(self, facts: Sequence[Fact]) -> list[bool]:
        """Which facts say the same of a figure and of one twice as large."""
        there = set(self.scene.by_name)
        # What was before a change isn't said, only changed.
        fine = [self._scaled or isinstance(f, InkFact) or self._spared(f) for f in facts]
        left = [k for k, f in enumerate(facts) if not fine[k] and there.issuperset(names(f))]
        for k, f in enumerate(facts):
            if not fine[k] and k not in left:  # it speaks of letters that the diagram hasn't
                fine[k] = not isinstance(f, LengthValue | AreaValue | PerimeterValue)
        for k, same in zip(left, self._alike([facts[k] for k in left]), strict=True):
            fine[k] = same
        return fine

    def _alike(self, facts: Sequence[Fact]) -> Iterable[bool]:
        if not facts:
            return []
        with np.errstate(all="ignore"):
            one, two = (_measures(facts, at) for at in self._figures)
            same = (np.absolute(one - two) <= _SAME * (1.0 + np.absolute(one))) | (
                np.isnan(one) & np.isnan(two)
            )
        return same.all(1).tolist()

    @cached_property
    def _figures(self) -> tuple[Instances, Instances]:
        return self._grown(self._printed)


def _measures(facts: Sequence[Fact], at: Any) -> np.ndarray:
    """How far each fact is from true, or from its boundary."""
    many = Measured(facts)
    open_ = [k for k, f in enumerate(facts) if isinstance(f, OpenFact)]
    found = many.measure(at)
    if open_:
        found[open_] = Measured([facts[k] for k in open_]).margin(at)
    return found


def _swapped(a: Ref, b: Ref) -> Callable[[Any], Any]:
    def new(term: Any) -> Any:
        return b if term == a else a if term == b else term

    return new
