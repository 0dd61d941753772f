"""The signs of facts: ticks, arcs, arrows, squares, dimension lines, and the texts beside things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geodsl.directives.mark import (
    Dimension as DimensionOrder,
)
from geodsl.directives.mark import (
    DimensionText,
    Label,
    LabelValue,
    Mark,
    MarkAngle,
    MarkAngleSigned,
    MarkSigned,
)
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.parallel import Parallel
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.points import line_of
from geodsl.facts.right_angle import RightAngle
from geodsl.ink.groups import Groups, same
from geodsl.ink.shown import shown
from geodsl.ink.values import (
    ARCS,
    ARROWS,
    TICKS,
    Arcs,
    Arrows,
    Cross,
    Dimension,
    Sign,
    Square,
    Ticks,
    Written,
)
from geodsl.language.term import Fact, Term
from geodsl.objects import Angle, Line, Num
from geodsl.scene import Scene

__all__ = ["NoSign", "TooManySigns", "signs", "written"]


class TooManySigns(ValueError):
    """Raised where there are more classes of equals than signs: says of what, and how many there may be."""

    def __init__(self, what: str, most: int) -> None:
        super().__init__(f"{what} are marked in more than {most} classes")
        self.what = what
        self.most = most


class NoSign(ValueError):
    """Raised where a sign is asked for that there isn't, or that an angle with a text of its own has."""

    def __init__(self, number: str) -> None:
        super().__init__(f"there is no sign {number} here")
        self.number = number


def signs(scene: Scene) -> tuple[Sign, ...]:
    """The signs of a scene's marks, one for one class of equals.

    Raises:
        TooManySigns: if there are more classes than a reader tells apart.
        NoSign: if a sign is asked for that there isn't.
        SameSign: if one sign is asked for two classes.
    """
    return tuple(_Signs(scene).all())


def written(scene: Scene) -> tuple[Written, ...]:
    """The texts beside things other than points."""
    out: list[Written] = []
    for d in scene.directives:
        match d:
            case Label() if d.thing.makes != "point":
                out.append(Written(d.thing, d.text))
            case LabelValue():
                out.append(Written(d.thing))
            case Mark():
                out += [Written(f.args[0]) for f in shown(d.fact, scene) if type(f).__name__ in _SIZES]
    return tuple({same(scene, w.thing): w for w in out}.values())


_SIZES = ("LengthValue", "AngleValue")


class _Signs:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.lengths, self.angles, self.lines = Groups(scene), Groups(scene), Groups(scene)
        self.right: list[Fact] = []
        self.texts = written(scene)
        for d in scene.directives:
            if isinstance(d, Mark):
                facts = shown(d.fact, scene)
                for fact in facts:
                    self._take(fact)
                if isinstance(d, MarkSigned):
                    self._number(facts, _whole(d.n))
            elif isinstance(d, MarkAngle) and not self._named(d.angle):
                self.angles.add(d.angle)
                if isinstance(d, MarkAngleSigned):
                    self.angles.ask(d.angle, _whole(d.n))

    def _take(self, fact: Fact) -> None:
        match fact:
            case EqualLengths():
                self.lengths.join(fact.s, fact.t)
            case EqualAngles():
                self.angles.join(fact.a, fact.b)
            case Parallel():
                self.lines.join(fact.l, fact.m)
            case RightAngle() | Perpendicular():
                self.right.append(fact)

    def _number(self, facts: Sequence[Fact], first: int) -> None:
        """Ask for the signs of some facts: from the first one on, one more for each class of a kind."""
        for kind, groups in (
            (EqualLengths, self.lengths),
            (EqualAngles, self.angles),
            (Parallel, self.lines),
        ):
            mine = {same(self.scene, t) for f in facts if isinstance(f, kind) for t in f.args}
            number = first
            for some in groups.classes():
                if not mine.isdisjoint(same(self.scene, t) for t in some):
                    groups.ask(some[0], number)
                    number += 1

    def _named(self, angle: Angle) -> bool:
        """Whether a text at the angle says which it is."""
        return any(same(self.scene, w.thing) == same(self.scene, angle) for w in self.texts)

    def all(self) -> Iterator[Sign]:
        for count, group in _counted(self.lengths, "lengths", TICKS):
            yield from (Ticks(s, count) for s in group)
        yield from self._arcs()
        for count, group in _counted(self.lines, "parallels", ARROWS):
            yield from (Arrows(l, count) for l in group)
        squares = {(type(s), _corner(self.scene, s)): s for s in map(_square, self.right)}
        yield from squares.values()
        for d in self.scene.directives:
            if isinstance(d, DimensionOrder):
                yield from (Dimension(s) for s in d.items)
            elif isinstance(d, DimensionText):
                yield Dimension(d.s, d.text)

    def _arcs(self) -> Iterator[Arcs]:
        """An angle with a text of its own has one arc; then no class of equal angles has just one."""
        right = {same(self.scene, s.angle) for s in map(_square, self.right) if isinstance(s, Square)}
        alone = [w.thing for w in self.texts if w.thing.makes == "angle" and w.thing not in self.angles]
        alone += [
            d.angle
            for d in self.scene.directives
            if isinstance(d, MarkAngle) and self._named(d.angle) and d.angle not in self.angles
        ]
        plain = {same(self.scene, a): a for a in alone if same(self.scene, a) not in right}
        yield from (Arcs(a, alone=True) for a in plain.values())
        for k, group in _counted(self.angles, "angles", 2 * ARCS, first=2 if plain else 1):
            yield from (Arcs(a, (k - 1) % ARCS + 1, k > ARCS) for a in group)


def _counted(groups: Groups, what: str, most: int, *, first: int = 1) -> Iterator[tuple[int, tuple]]:
    for count, group in groups.numbered(first):
        if count < first or (count > most and any(groups.asked(t) for t in group)):
            raise NoSign(str(count))
        if count > most:
            raise TooManySigns(what, most - first + 1)
        yield count, group


def _whole(n: Term) -> int:
    """The number of a sign."""
    if not isinstance(n, Num) or n.value != int(n.value):
        raise NoSign(str(n))
    return int(n.value)


def _square(fact: Fact) -> Square | Cross:
    """The sign of a right angle: in the angle where three letters tell it, else where the lines meet."""
    if isinstance(fact, RightAngle):
        return Square(fact.a)
    l, m = line_of(fact.l), line_of(fact.m)
    if isinstance(l, Line) and isinstance(m, Line):
        common = [P for P in l.args if P in m.args]
        if len(common) == 1:
            A, C = (next(P for P in line.args if common[0] != P) for line in (l, m))
            return Square(Angle(A, common[0], C))
    return Cross(fact.l, fact.m)


def _corner(scene: Scene, sign: Square | Cross) -> object:
    if isinstance(sign, Square):
        return same(scene, sign.angle)
    return frozenset((same(scene, sign.l), same(scene, sign.m)))
