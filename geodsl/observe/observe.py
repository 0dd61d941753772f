"""What holds in a scene, and why: stated, implied by what is stated, or neither.

A fact that holds in every one of several instances from fresh random numbers holds by construction; what
holds in one only is an accident.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from geodsl.constructions.free import OneOf
from geodsl.entailment import closure
from geodsl.errors import RealizeError
from geodsl.facts.in_range import InRange
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.measure import Measured
from geodsl.observe.clarity import EXACT, Clarity
from geodsl.observe.inventory import Inventory
from geodsl.observe.salient import salient_facts
from geodsl.observe.search import find_facts
from geodsl.realize.attempts import Attempts, Refused
from geodsl.realize.evaluate import join, take
from geodsl.scene import Scene

__all__ = ["SAMPLES", "Observation", "closure", "observe", "samples"]

SAMPLES = 12  # fresh instances that decide what is generic
_BUDGET = 4_000  # attempts to get them, for a scene of ordinary size
_ORDINARY = 30  # objects in such a scene
_FEW = 12  # objects up to which all these are made
_ALIKE = 256  # fresh figures among which those are looked for that chose as a given one did
_HEAVY = 6_000  # facts to solve times free numbers, from which on an attempt is dear
_HOPELESS = 192  # attempts none of which solves the stated facts: no other will


@dataclass(frozen=True)
class Observation:
    """What holds in every instance of a scene."""

    scene: Scene
    samples: Instances
    stated: tuple[Fact, ...]
    implied: tuple[Fact, ...]
    inventory: Inventory
    clarity: Clarity
    refused: Refused
    tried: int

    def accidental(self, at: Instances, k: int) -> tuple[Fact, ...]:
        """What holds in the k-th instance of a batch and not by construction."""
        one = take(at, np.array([k]))
        known = closure(self.implied, {f.key for f in self.inventory.told})
        with np.errstate(all="ignore"):
            found = [f for f in find_facts(self.inventory, one, sifted=True) if f.key not in known]
            # A class of equals may be told by other members here: what always holds is no accident.
            always = _always(found, self.samples)
            alike = self._chosen_alike(one)
            if alike is not None:
                always |= _always(found, alike)
        return tuple(f for f in found if f.key not in always)

    def _chosen_alike(self, one: Instances) -> Instances | None:
        """Fresh figures in which `one of` chose as in this one: what holds in all of them is no accident."""
        chosen = [t for t in self.scene.draws if isinstance(t, OneOf)]
        if not chosen:
            return None
        many = 8 * int(np.prod([t.picks for t in chosen]))
        fresh, _ = samples(self.scene, n=min(many, _ALIKE), purpose="choice")
        same = np.ones(fresh.n, dtype=bool)
        for term in chosen:
            same &= fresh.pick(term) == one.pick(term)
        return take(fresh, same) if same.sum() > 1 else None


def samples(
    scene: Scene, *, n: int = SAMPLES, purpose: str = "generic", seed: int = 0, most: int | None = None
) -> tuple[Instances, Attempts]:
    """Fresh figures of a scene, whatever they happen to look like; raises where there are none.

    Args:
        most: how many attempts may be made, where that isn't for the scene to say.
    """
    attempts = Attempts(scene, seed=seed, purpose=purpose)
    parts: list[Instances] = []
    heavy = len(scene.solve) * scene.free_numbers > _HEAVY
    have, size = 0, 16 if heavy else 32
    budget = _budget(scene) if most is None else most
    few = int(_HOPELESS * min(1.0, _FEW / max(1, len(scene.nodes))))
    hopeless = size if heavy else max(size, few)
    while have < n and attempts.tried < budget and not (attempts.tried >= hopeless and attempts.unsolved):
        at = attempts.batch(size)
        if at.n:
            parts.append(at)
            have += at.n
        size = min(256, size * 2)
    if not parts:
        raise RealizeError(f"none of {attempts.tried} attempts is a figure: {attempts.refused.told()}")
    found = join(parts)
    return take(found, np.arange(min(n, found.n))), attempts


def _budget(scene: Scene) -> int:
    """How many attempts a scene may cost: fewer where each costs more."""
    return max(_HOPELESS, int(_BUDGET * min(1.0, (_ORDINARY / max(1, len(scene.nodes))) ** 1.5)))


def observe(scene: Scene) -> Observation:
    """Find out what holds in a scene by construction."""
    at, attempts = samples(scene)
    inventory = Inventory(scene)
    stated = scene.stated
    known = {f.key for f in inventory.told}
    with np.errstate(all="ignore"):
        found = find_facts(inventory, at, sifted=True) if at.n > 1 else []
    implied = tuple(f for f in found if f.key not in known)
    holding = closure(implied, known)
    with np.errstate(all="ignore"):
        salient = salient_facts(inventory, at)
        # Classes name only some of the pairs that hold; what holds in all samples isn't watched.
        holding |= _always(salient, at)
    # The ends of a range that sizes are drawn from are no boundary that a reader sees.
    bounds = [f for f in scene.filters if not isinstance(f, InRange)]
    ways = [a for f in stated for way in f.alternatives() for a in way]
    overlooked = {f.key for f in scene.overlooked}
    watched = [f for f in salient if f.key not in overlooked]
    clarity = Clarity(watched, holding, bounds, closure(ways))
    return Observation(scene, at, stated, implied, inventory, clarity, attempts.refused, attempts.tried)


def _always(facts: list[Fact], at: Instances) -> set[Any]:
    if at.n < 2 or not facts:
        return set()
    residual = Measured(facts).measure(at)
    return {f.key for f, row in zip(facts, residual, strict=True) if (row <= EXACT).all()}
