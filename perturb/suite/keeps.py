"""What a suite keeps and allows: facts, points in their places, the figure's size."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from geodsl.elaborate.complaints import explain
from geodsl.elaborate.turns import inverted, turned
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.language.flat import flatten
from geodsl.language.term import Fact
from geodsl.measure import Measured
from geodsl.objects import names
from grammar import Span, tree
from grammar import suite_tree as suites
from perturb.suite.match import verbs
from perturb.suite.nouns import fact_nouns, is_a
from perturb.suite.offer import AmbiguousCorner, Offer
from perturb.suite.parts import Home, Placed
from perturb.suite.quantifier import quantifiers

__all__ = ["Kept", "read_keeps"]

_FIGURES = 64  # on which a fact is measured that nobody has found
_SEED = 1_000_033
_EXACT = 1e-8
Report = Callable[..., None]
_WORDS = {
    ("all", "stated"): "stated",
    ("strictly",): "strictly",
    ("all", "stated", "strictly"): "strictly",
    ("size",): "size",
    ("the", "size"): "size",
}
_PLACES = ((tree.Word("in"), tree.Word("place")), (tree.Word("fixed"),))


@dataclass
class Kept:
    """What stays and what may go, each with the place where it is said."""

    facts: dict[str, tuple[Fact, Span, Home]] = field(default_factory=dict)
    allowed: dict[str, tuple[Fact, Span, Home]] = field(default_factory=dict)
    hold: dict[str, None] = field(default_factory=dict)
    strictly: bool = False
    notes: list[str] = field(default_factory=list)


def read_keeps(said: Iterable[Placed], offer: Offer, report: Report) -> Kept:
    """Everything that is said with `keep` and `allow`."""
    kept = Kept()
    for placed in said:
        reader = _Keeping(offer, placed.home, kept, report)
        reader.take(placed.body)
    for key, (fact, span, home) in kept.allowed.items():
        if key in kept.facts:
            old, where, other = kept.facts[key]
            related = ((f"`{old}` is kept here", where),) if other is home else ()
            report("E408", f"`{fact}` can't be kept and be let go", span, home, related=related)
    return kept


class _Keeping:
    def __init__(self, offer: Offer, home: Home, kept: Kept, report: Report) -> None:
        self.offer = offer
        self.home = home
        self.kept = kept
        self.report = report

    def take(self, body: suites.Keep | suites.Allow) -> None:
        parts = body.what.elements
        allowed = isinstance(body, suites.Allow)
        start = 0
        while start < len(parts):
            for stop in range(len(parts), start, -1):
                items = flatten(tree.List(parts[start:stop], span=body.what.span))
                if self._group(items, allowed):
                    break
            else:
                stop = start + 1
                self._unread(flatten(parts[start]), allowed)
            start = stop

    def _group(self, items: tuple[Any, ...], allowed: bool) -> bool:
        """Take one thing; one that can't be read says nothing."""
        span = items[0].span.to(items[-1].span)
        words = tuple(x.text for x in items) if all(isinstance(x, tree.Word) for x in items) else ()
        if not allowed and self._words(words):
            return True
        if not allowed and self._points(items, span):
            return True
        for q, end in quantifiers(items, 0, fact_nouns()):
            if end == len(items) and q.noun is not None and q.mode == "all":
                self._all(q.noun, span, allowed)
                return True
        readings = self._read(items)
        if not readings:
            return False
        self._fact(readings[0], span, allowed)
        return True

    def _words(self, words: tuple[str, ...]) -> bool:
        meaning = _WORDS.get(words)
        if meaning == "strictly":
            self.kept.strictly = True
        elif meaning == "size":
            self.kept.hold["size"] = None
        return meaning is not None

    def _points(self, items: tuple[Any, ...], span: Span) -> bool:
        """`A, B in place`, `points A, B`."""
        bare = items
        for tail in _PLACES:
            if items[-len(tail) :] == tail:
                bare = items[: -len(tail)]
        if bare == (tree.Word("all"), tree.Word("points")):
            found = [p.name for p in self.offer.site.points]
        else:
            if bare and bare[0] in (tree.Word("point"), tree.Word("points")):
                bare = bare[1:]
            elif bare is items and len(items) > 1:
                return False
            named = [x for x in bare if x not in (tree.Word(","), tree.Word("and"))]
            if not named or not all(isinstance(x, tree.Points) for x in named):
                return False
            found = [n for x in named for n in x.names]
        for name in found:
            if name not in self.offer.names:
                known = ", ".join(p.name for p in self.offer.site.points)
                message = f"the diagram has no point `{name}`"
                self.report("E402", message, span, self.home, hint=f"its points are {known}")
            else:
                self.kept.hold[name] = None
        return True

    def _all(self, noun: str, span: Span, allowed: bool) -> None:
        site = self.offer.site
        found = [f for f in (*site.told, *site.implied) if is_a(f, noun, site)]
        if not found:
            self.kept.notes.append(f"nothing here is called {noun}: nothing of it is kept")
        for fact in found:
            (self.kept.allowed if allowed else self.kept.facts).setdefault(fact.key, (fact, span, self.home))

    def _read(self, items: tuple[Any, ...]) -> list[Fact]:
        try:
            for row in (items, inverted(items), *turned(items)):
                readings = self.offer.read(row, "fact") if row else []
                if readings:
                    return [readings[0].term]
        except AmbiguousCorner:
            return []
        return []

    def _fact(self, fact: Fact, span: Span, allowed: bool) -> None:
        strange = [n for n in names(fact) if n not in self.offer.names]
        if strange:
            known = ", ".join(p.name for p in self.offer.site.points)
            message = f"the diagram has no point `{strange[0]}`"
            self.report("E402", message, span, self.home, hint=f"its points are {known}")
            return
        if not allowed and not self._true(fact):
            near = self._near(fact)
            hint = f"what holds is {near}" if near else None
            message = f"`{fact}` isn't true of the diagram, so it can't be kept"
            self.report("E409", message, span, self.home, hint=hint)
            return
        (self.kept.allowed if allowed else self.kept.facts).setdefault(fact.key, (fact, span, self.home))

    def _true(self, fact: Fact) -> bool:
        site = self.offer.site
        known = {f.key for f in (*site.told, *site.implied, *site.plate.told)}
        if fact.key in known:
            return True
        if isinstance(fact, InkFact):
            return False
        with np.errstate(all="ignore"):
            at = site.diagram.realize(seed=_SEED, n=_FIGURES).at
            return bool((np.absolute(Measured([fact]).residual(at)) <= _EXACT).all())

    def _near(self, fact: Fact) -> str:
        """Facts of the same kind that hold."""
        site = self.offer.site
        found = {f.key: f for f in (*site.told, *site.implied) if type(f) is type(fact)}
        return ", ".join(f"`{f}`" for f in list(found.values())[:3])

    def _unread(self, items: tuple[Any, ...], allowed: bool) -> None:
        span = items[0].span.to(items[-1].span)
        word = "allowed" if allowed else "kept"
        try:
            self.offer.read(items, "fact")
        except AmbiguousCorner as error:
            letter, which = error.args
            self.report("E207", f"which angle is `{letter}`?", span, self.home, hint=which)
            return
        first = items[0]
        if isinstance(first, tree.Word) and first.text in verbs():
            message = f"what is {word} is a fact, not a change"
            self.report("E401", message, span, self.home, expected=("a fact such as `AB = AC`",))
            return
        complaint = explain(items, "fact", self.offer.matcher(), known=self.offer.names)
        if complaint is None:
            self.report("E201", f"this can't be {word}", span, self.home)
            return
        complaint.pop("definition", None)
        if complaint["code"] == "E204":
            complaint["code"] = "E402"
        self.report(
            complaint.pop("code"), complaint.pop("message"), complaint.pop("span"), self.home, **complaint
        )
