"""Families: the coarse kinship by which a set of programs is split, so that no test figure has a sister in training."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from geodsl.language.term import Construction
from geodsl.scene import Scene

__all__ = ["constructions_of", "family", "kebab"]

_PLAIN = frozenset(
    ("Free", "FreeLine", "FreeCircle", "FreeLength", "FreePolygon", "Uniform", "OneOf", "Pick")
)


@cache
def kebab(name: str) -> str:
    """`TangentTo` as `tangent-to`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


def constructions_of(scene: Scene) -> frozenset[str]:
    """The kinds of constructions that a program uses; those by which the planner places what is stated aren't."""
    return frozenset(
        kebab(type(part).__name__)
        for node in scene.nodes
        if not node.introduced
        for part in node.term.walk()
        if isinstance(part, Construction) and type(part).__name__ not in _PLAIN
    )


def family(root: str, kinds: Iterable[str]) -> str:
    """The name of a family: the root of a program and the kinds of constructions in it."""
    return f"{root}: {', '.join(sorted(kinds))}" if kinds else root
