"""Which things are marked as equal: classes, so that one sign stands for one class."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geodsl.language.term import Term
from geodsl.objects import Angle, Line, Ray, Ref, Segment
from geodsl.scene import Scene

__all__ = ["Groups", "same"]


def same(scene: Scene, thing: Term) -> Any:
    """A key that is the same for one segment, line or angle, whether it is called by its letters or its name."""
    if isinstance(thing, Ref) and thing.name in scene.by_name:
        made = scene.by_name[thing.name].term
        thing = made if isinstance(made, Segment | Ray | Line | Angle) else thing
    return Segment(thing.A, thing.B).key if isinstance(thing, Segment | Ray | Line) else thing.key


class Groups:
    """Things that are joined into classes, one pair at a time and in any order."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._things: dict[Any, Term] = {}  # by key, in the order in which they were first spoken of
        self._heads: dict[Any, Any] = {}

    def add(self, thing: Term) -> Any:
        """Take a thing in as a class of its own, if it isn't in one."""
        key = same(self.scene, thing)
        self._things.setdefault(key, thing)
        self._heads.setdefault(key, key)
        return key

    def join(self, a: Term, b: Term) -> None:
        """Make one class of two."""
        one, other = self._head(self.add(a)), self._head(self.add(b))
        self._heads[other] = one

    def _head(self, key: Any) -> Any:
        while self._heads[key] != key:
            key = self._heads[key]
        return key

    def __contains__(self, thing: Term) -> bool:
        return same(self.scene, thing) in self._things

    def classes(self) -> Iterator[tuple[Term, ...]]:
        """The classes, each in the order of its members' mention, by that of their first."""
        found: dict[Any, list[Term]] = {}
        for key, thing in self._things.items():
            found.setdefault(self._head(key), []).append(thing)
        return map(tuple, found.values())
