"""A mould: a plate read as the program that it is, ready to be filled with numbers again and again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from geodsl.depict import depict
from geodsl.diagram import parse
from geodsl.errors import DiagramError, GeodslError
from geodsl.ink import Ink, ink
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.objects import Ref
from geodsl.observe.inked import ink_facts
from geodsl.picture.sketch import Sketch
from geodsl.realize.evaluate import extent
from geodsl.scene import Scene
from grammar import Limits
from perturb.paper.pins import Pins, values
from perturb.paper.plate import Plate

__all__ = ["LIMITS", "Mould", "NoPlate"]

LIMITS = Limits(statements=4_000, digits=40)  # what a program of pins and claims may cost
_ROUNDS = 6


class NoPlate(GeodslError, ValueError):
    """Raised when a diagram can't be written down with its objects pinned; the text says which part can't."""


class Mould:
    """A plate as a scene.

    Args:
        plate: what is drawn.
        pins: the numbers of one figure to read it with.
        facts: what may be claimed; `speakable` are those among them that can be said.
    """

    def __init__(self, plate: Plate, pins: Pins, facts: Sequence[Fact] = ()) -> None:
        self.plate = plate
        self.speakable, self.scene = _read(plate, pins, tuple(facts))

    @cached_property
    def ink(self) -> Ink:
        return ink(self.scene)

    @cached_property
    def inked(self) -> tuple[Fact, ...]:
        """The facts that its ink says."""
        return ink_facts(self.ink)

    @cached_property
    def inked_keys(self) -> frozenset[str]:
        return frozenset(f.key for f in self.inked)

    def figures(self, pins: Pins) -> Instances:
        """Every object of every figure."""
        n = next(iter(pins.values())).shape[1]
        at = self.completed(Instances(n, values=values(self.plate.scene, pins)))
        at.size = extent(self.scene, at)
        return at

    def completed(self, at: Instances) -> Instances:
        """A batch in which everything pinned is known, with all that follows from it."""
        known = {ref.name: value for ref, value in at.known().items() if isinstance(ref, Ref)}
        out = Instances(at.n, size=at.size, values=at.known(), ink=self.ink, points=self.scene.point_refs)
        for node in self.scene.nodes:
            value = known.get(node.name)
            # A name may have one type here and another in the diagram: a length is read as a number.
            out.put(node.ref, out.value(node.term) if value is None else value)
        return out

    def sketch(self, at: Instances) -> Sketch:
        """What is drawn of a batch."""
        return depict(self.scene, at)


def _read(plate: Plate, pins: Pins, facts: tuple[Fact, ...]) -> tuple[tuple[Fact, ...], Scene]:
    """The facts that can be said, and the scene in which they are claimed."""
    for _ in range(_ROUNDS):
        text = plate.text(pins, 0, claims=facts)
        try:
            scene = parse(text, limits=LIMITS).scene
        except DiagramError as error:
            first = text.count("\n") - len(facts)
            lines = [d.source.place(d.span.start)[0] - 1 - first for d in error.diagnostics]
            bad = {k for k in lines if k >= 0}
            if not bad:
                raise NoPlate(error.diagnostics[0].message) from None
            facts = tuple(f for k, f in enumerate(facts) if k not in bad)
            continue
        meant = [c.key for c in scene.claims]
        said = tuple(f for f in facts if f.key in meant)
        if len(said) == len(facts):
            return facts, scene
        facts = said
    raise NoPlate("its facts can't be said")
