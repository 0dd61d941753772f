"""Which things are marked as equal: classes, so that one sign stands for one class."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from geodsl.language.term import Term
from geodsl.objects import Angle, Line, Ray, Ref, Segment
from geodsl.scene import Scene

__all__ = ["Groups", "SameSign", "same"]


class SameSign(ValueError):
    """Raised where one sign is asked for two classes, of which nobody says that they are equal."""

    def __init__(self, number: int) -> None:
        super().__init__(f"two classes of equals are to have sign {number}")
        self.number = number


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
        self._asked: dict[Any, int] = {}  # which sign a thing is to have, by its key

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

    def ask(self, thing: Term, number: int) -> None:
        """Say which sign a thing's class is to have, unless another has been asked for it."""
        self._asked.setdefault(same(self.scene, thing), number)

    def asked(self, thing: Term) -> int | None:
        """Which sign has been asked for one thing."""
        return self._asked.get(same(self.scene, thing))

    def numbered(self, first: int) -> Iterator[tuple[int, tuple[Term, ...]]]:
        """The classes, each with the number of its sign: the one that is asked for, or else the first free one.

        Raises:
            SameSign: where one sign is asked for two classes.
        """
        every = list(self.classes())
        wanted = [min((n for t in some if (n := self.asked(t)) is not None), default=None) for some in every]
        told = [n for n in wanted if n is not None]
        if twice := sorted(n for n in set(told) if told.count(n) > 1):
            raise SameSign(twice[0])
        free = (n for n in count(first) if n not in told)
        for some, number in zip(every, wanted, strict=True):
            yield (next(free) if number is None else number), some

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
