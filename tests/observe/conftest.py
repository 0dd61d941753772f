"""Figures from programs, for the tests of what holds in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pytest

import geodsl
from geodsl.instances import Instances
from geodsl.language.matcher import Matcher
from geodsl.language.term import Fact
from geodsl.language.vocabulary import standard
from geodsl.observe.inventory import Inventory
from geodsl.observe.search import find_facts
from geodsl.realize.attempts import Attempts
from geodsl.realize.evaluate import join, take
from geodsl.scene import Scene
from grammar.parser import parse_program

N = 12


@dataclass(frozen=True)
class Seen:
    """A scene, fresh figures of it, and what was found in them."""

    scene: Scene
    inventory: Inventory
    at: Instances
    facts: list[Fact]

    def fact(self, text: str) -> Fact:
        """A fact about the scene's things, as a program would say it."""
        kinds = {n.name: n.type for n in self.scene.nodes}
        tree, found = parse_program(text)
        assert not found, found
        (reading,) = Matcher(standard(), kinds.get).read(tree.statements[0].body.body, "fact")
        return reading.term

    def finds(self, text: str) -> bool:
        return self.fact(text).key in {f.key for f in self.facts}


def figures(scene: Scene, n: int = N) -> Instances:
    attempts = Attempts(scene, seed=0, purpose="tests")
    parts, have = [], 0
    while have < n:
        assert attempts.tried < 20_000, attempts.refused.told()
        parts.append(attempts.batch(256))
        have += parts[-1].n
    return take(join(parts), np.arange(n))


@cache
def look(program: str) -> Seen:
    scene = geodsl.parse(program).scene
    inventory = Inventory(scene)
    at = figures(scene)
    return Seen(scene, inventory, at, find_facts(inventory, at))


@pytest.fixture(name="look")
def _look() -> Any:
    return look
