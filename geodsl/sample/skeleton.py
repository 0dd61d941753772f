"""Skeletons: programs before lettering and ink, with all that was found out about them.

What holds of one serves all its dressings. A draft has been read and placed a few times: enough to be grown upon. What
holds in it by construction is found out when it is to be a program of its own.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from geodsl.depict import depict
from geodsl.errors import DiagramError, RealizeError
from geodsl.language.term import Directive, Fact, OpenFact
from geodsl.observe import observe
from geodsl.picture.page.layout import layouts
from geodsl.realize.attempts import Attempts, Refused
from geodsl.realize.evaluate import take
from geodsl.sample.canonical import Form, canonical
from geodsl.sample.family import constructions_of, family, kebab
from geodsl.sample.fitness import unfit
from geodsl.sample.motif import Expansion
from geodsl.sample.stage import Stage
from geodsl.sample.statements import Orders, Refusal, composed, read, untrue
from geodsl.scene import Scene

__all__ = ["CANVAS", "CLEAN", "Draft", "Skeleton", "draft", "legible"]

CANVAS = 224  # pixels: the size at which every label must find a place
PROBED = 24  # attempts by which a program is first looked at
TRIED = 64  # attempts by which it is judged where those didn't tell
LEAST = 3  # of them must become figures
LOOKED = 5  # figures that are laid out
CLEAN = 0.6  # the share of them in which every label has a good place
DRAWN_UP, GROWN = 0.6, 1.2  # how much room there must be: more where things come together by chance
_KEPT = 4096  # texts about which it is remembered what came of them
_DULL = frozenset(
    ("simple", "on-line", "in-range", "between", "on-segment", "length-value", "angle-value", "clockwise")
)


@dataclass(frozen=True)
class Draft:
    """A program that has figures; whether they are clear isn't known yet.

    Attributes:
        parts: its statements.
        source: "motif", "composition" or "free".
        root: the motif, or what a free sequence starts from.
        growths: what it was grown by, in order.
        scene: what it means, ink left out but for what is drawn for certain.
        orders: the ink that its motif and its growths offer, as lines and as terms.
        stage: some of its figures, looked at.
        alive: the share of attempts that are figures.
    """

    parts: Expansion
    title: str | None
    source: str
    root: str
    chapter: str
    growths: tuple[str, ...]
    scene: Scene
    orders: Orders
    stage: Stage
    alive: float

    @cached_property
    def form(self) -> Form:
        return canonical(self.scene)

    @cached_property
    def found_out(self) -> Skeleton | Refusal:
        """What it is, all things considered."""
        return _observed(self)

    @cached_property
    def constructions(self) -> frozenset[str]:
        return constructions_of(self.scene)

    @cached_property
    def family(self) -> str:
        return family(self.root, self.constructions)

    @property
    def points(self) -> int:
        return len(self.scene.points)

    @property
    def depth(self) -> int:
        """How many things it constructs."""
        return sum(
            not n.introduced and n.type not in ("number", "length", "degrees") for n in self.scene.nodes
        )


@dataclass(frozen=True)
class Skeleton:
    """A program without letters of its own and without marks, fit to be dressed.

    Attributes:
        draft: what is constructed.
        stated, implied: the facts.
        stage: some of its clear figures.
        orders: the ink of its own that is true of every figure.
        acceptance: the share of attempts that become clear figures.
    """

    draft: Draft
    stated: tuple[Fact, ...]
    implied: tuple[Fact, ...]
    stage: Stage
    orders: Orders
    acceptance: float
    polygons: frozenset[str]  # keys of the shapes that a reader looks at

    @property
    def scene(self) -> Scene:
        return self.draft.scene

    @cached_property
    def facts(self) -> frozenset[str]:
        """The kinds of facts that are stated or follow, without those that hardly say anything."""
        return _kinds((*self.stated, *self.implied))

    @cached_property
    def theorems(self) -> frozenset[str]:
        """The kinds of facts that follow."""
        return _kinds(self.implied)

    @cached_property
    def clean(self) -> float:
        """The share of figures in which every letter has a good place."""
        return legible(self, ())

    @cached_property
    def difficulty(self) -> int:
        """From 1 to 5: how much there is to see, and how much of it is for the reader to find."""
        draft = self.draft
        load = draft.points + len(self.stage.ink.strokes) + 2 * len(draft.growths) + 0.5 * len(self.implied)
        return int(np.clip(round(load / 8), 1, 5))


def _kinds(facts: Iterable[Fact]) -> frozenset[str]:
    return frozenset(kebab(type(f).__name__) for f in facts if not isinstance(f, OpenFact)) - _DULL


def legible(bones: Skeleton, terms: tuple[Directive, ...]) -> float:
    """The share of figures that give every letter and every text a good place, with some ink."""
    at = bones.stage.at
    at = take(at, np.arange(min(at.n, LOOKED)))
    scene = replace(bones.scene, directives=(*bones.scene.directives, *terms))
    pictures = layouts(depict(scene, at), size=CANVAS)
    return sum(not p.misses for p in pictures) / at.n


_known: OrderedDict[str, Draft | Refusal] = OrderedDict()


def draft(
    parts: Expansion,
    *,
    title: str | None,
    source: str,
    root: str,
    chapter: str,
    growths: tuple[str, ...] = (),
) -> Draft | Refusal:
    """What comes of some statements: a draft, or the reason why there is none. Found out once a text."""
    try:
        text = "\n".join((source, composed(title, (parts.body, parts.drawn, parts.questions, parts.ink))))
    except DiagramError as error:
        return Refusal(f"not a program: {error.diagnostics[0].code}")
    found = _known.get(text)
    if found is None:
        found = _drafted(parts, title, source, root, chapter, growths)
        _known[text] = found
        while len(_known) > _KEPT:
            _known.popitem(last=False)
    return found


def _drafted(
    parts: Expansion, title: str | None, source: str, root: str, chapter: str, growths: tuple[str, ...]
) -> Draft | Refusal:
    found = read(parts)
    if isinstance(found, Refusal):
        return found
    scene, orders = found
    quick = Attempts(scene, seed=0, purpose="probe").batch(PROBED)
    if quick.n < 2:
        return Refusal("hardly any attempt is a figure")
    stage = Stage(scene, quick)
    reason = unfit(stage, room=_room(growths))
    if reason:
        return Refusal(reason)
    return Draft(parts, title, source, root, chapter, growths, scene, orders, stage, quick.n / PROBED)


def _room(growths: tuple[str, ...]) -> float:
    return GROWN if growths else DRAWN_UP


def _observed(draft: Draft) -> Skeleton | Refusal:
    scene = draft.scene
    try:
        seen = observe(scene)
    except RealizeError:
        return Refusal("it can't be realised")
    refused = Refused()
    at = take(seen.samples, seen.clarity.judge(seen.samples, refused))
    acceptance = at.n / seen.samples.n * draft.alive
    if at.n < LEAST:
        at = Attempts(scene, seed=0, purpose="sample").batch(TRIED)
        at = take(at, seen.clarity.judge(at, refused))
        acceptance = at.n / TRIED
        if at.n < LEAST:
            return Refusal("hardly any figure is clear")
    at.ink = draft.stage.at.ink
    stage = Stage(scene, at)
    reason = unfit(stage, room=_room(draft.growths))
    if reason:
        return Refusal(reason)
    if untrue(scene.claims, at):
        return Refusal("a claim is false")
    true = tuple(
        (line, terms)
        for line, terms in draft.orders
        if not untrue([p for t in terms for p in t.walk() if isinstance(p, Fact)], at)
    )
    polygons = frozenset(p.key for p in seen.inventory.polygons)
    return Skeleton(draft, seen.stated, seen.implied, stage, true, acceptance, polygons)
