"""All facts that hold of the things in play, found by classes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.observe.angles import angles
from geodsl.observe.circles import Circles
from geodsl.observe.directions import directions
from geodsl.observe.incidences import collinear_sets, incidences
from geodsl.observe.inventory import Inventory
from geodsl.observe.lengths import lengths
from geodsl.observe.reading import Reading
from geodsl.observe.shapes import shapes
from geodsl.observe.spelling import Spelling
from geodsl.observe.telling import telling
from geodsl.observe.triangles import triangles

__all__ = ["find_facts"]


def find_facts(inventory: Inventory, at: Instances, *, sifted: bool = False) -> list[Fact]:
    """The facts, other than inequalities, that hold in every instance of a batch.

    What the program states in other words (`DB` for `BC`, `D on segment BC` for `D between B and C`) is
    given in its words; what holds by the mere names of things isn't given at all.

    Args:
        sifted: leave out what another fact says already.
    """
    if not inventory.points or not at.n:
        return []
    with np.errstate(all="ignore"):
        reading = Reading(inventory, at)
        spelling = Spelling(reading)
        found: dict[Any, Fact] = {}
        for fact in _searches(reading):
            fact = spelling.spelled(fact)
            found.setdefault(fact.key, fact)
        facts = list(found.values())
        return telling(facts, spelling) if sifted else facts


def _searches(reading: Reading) -> Iterator[Fact]:
    circles = Circles(reading)
    loose = collinear_sets(reading)
    yield from shapes(reading, circles)
    yield from incidences(reading, loose)
    yield from lengths(reading, loose)
    yield from directions(reading)
    yield from angles(reading)
    yield from circles.facts()
    yield from triangles(reading)
