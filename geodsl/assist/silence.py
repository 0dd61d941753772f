"""What a figure says in ink beyond what is given: it would show the answer, or a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from geodsl.assist.following import Following, seen
from geodsl.constructions.measures import Radius
from geodsl.diagram import Diagram
from geodsl.directives.mark import DimensionText, Label, LabelAt
from geodsl.elaborate.printed import printed
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.equation import Equation
from geodsl.facts.ink.labelled import Dimensioned, SizeShown
from geodsl.facts.ink.marked import (
    MarkedEqualAngles,
    MarkedEqualLengths,
    MarkedParallel,
    MarkedPerpendicular,
    MarkedRight,
)
from geodsl.facts.length_value import LengthValue
from geodsl.facts.parallel import Parallel
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.radius_of import RadiusOf
from geodsl.facts.right_angle import RightAngle
from geodsl.ink import ink
from geodsl.ink.shown import shown
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.ledger import TRUE, Ledger
from geodsl.objects import Angle, Line, Measure, Num, names
from geodsl.observe.inked import ink_facts
from geodsl.realize.evaluate import take

__all__ = ["Silence", "closure", "plain"]

_SAME = 1e-9
_FIGURES = 6  # that are asked what follows from what
_FEW = 2  # givens from which a mark may follow
_VARIABLE = re.compile(r"\s*(?:[a-zA-Zα-ωΑ-Ω]|alpha|beta|gamma|delta|theta|phi)[0-9']{0,2}\s*")
_EQUAL = (EqualLengths, EqualAngles)
_SIZED = (LengthValue, AngleValue)


def closure(facts: Iterable[Fact], diagram: Diagram) -> tuple[Fact, ...]:
    """Facts with all that follows from each by what it means alone."""
    found: dict[str, Fact] = {}
    todo = list(facts)
    while todo:
        fact = todo.pop()
        if fact.key in found:
            continue
        found[fact.key] = fact
        todo += (*fact.entails(), *shown(fact, diagram.scene))
    return tuple(found.values())


class Silence:
    """What may be said of a figure, and what its ink says besides.

    Args:
        given: the facts that the problem gives.
        at: figures of the diagram.
        answer: what is asked for, as a text.
        text: the problem: only what it says itself may be written as it stands.
        asked: what is to be found or proved, as facts. Where it is known, a mark may say what follows from two givens,
            if that doesn't come to what is asked.
    """

    def __init__(
        self,
        diagram: Diagram,
        given: Sequence[Fact],
        at: Instances,
        *,
        answer: str | None = None,
        text: str | None = None,
        asked: Sequence[Fact] = (),
    ) -> None:
        self.diagram, self.at, self.answer, self.text = diagram, at, answer, text
        self.given, self.asked = tuple(given), tuple(asked)
        self.following = Following(diagram, take(at, np.arange(min(at.n, _FIGURES))), seen(self.given))
        self.known = closure(given, diagram)
        self._keys = {f.key for f in self.known}
        self._equal = _classes(self.known)

    def broken(self) -> list[str]:
        """What the ink says that isn't given, one sentence each."""
        said = [
            f"{fact}: the problem doesn't give that"
            for fact in self._marks()
            if not self._may(fact) and not self._harmless(fact)
        ]
        return [*self._letters(), *said, *self._texts()]

    # -- letters --------------------------------------------------------------------------------------

    def _letters(self) -> Iterator[str]:
        """Points that bear another's letter, and points of the problem that bear none."""
        bearing = set()
        for letter in ink(self.diagram.scene).letters:
            name = str(letter.point)
            if letter.text is None:
                continue
            bearing.add(name)
            if letter.text.replace("_", "") != name:
                yield f'`{name}` is lettered "{letter.text}" in the picture'
        points = {n.name for n in self.diagram.scene.nodes if n.type == "point"}
        spoken = dict.fromkeys(name for fact in self.given for name in names(fact) if name in points)
        yield from (f"`{name}` has no letter in the picture" for name in spoken if name not in bearing)

    # -- marks and sizes ------------------------------------------------------------------------------

    def _marks(self) -> Iterator[Fact]:
        """All that signs and printed sizes say."""
        yield from (f for f in ink_facts(ink(self.diagram.scene)) if isinstance(f, _TOLD))

    def _may(self, fact: Fact) -> bool:
        match fact:
            case MarkedEqualLengths(args=(s, t)) | MarkedEqualAngles(args=(s, t)):
                return self._alike(s, t)
            case MarkedParallel(args=(l, m)):
                return any(self._same_lines((l, m), f.args) for f in self.known if isinstance(f, Parallel))
            case MarkedRight(args=(a,)):
                return self._right(_legs(a)) or self._sized(a)
            case MarkedPerpendicular(args=(l, m)):
                return self._right((l, m))
            case SizeShown(args=(x,)):
                return self._sized(x)
            case Dimensioned(args=(s,)):
                # Beside a text of its own a dimension line says what that text says.
                return self._sized(s) or any(
                    isinstance(d, DimensionText) and d.s.key == s.key for d in self.diagram.scene.directives
                )
        return True

    def _harmless(self, fact: Fact) -> bool:
        """Whether a mark says what follows from two givens at most, and doesn't come to what is asked."""
        plain = _MARKED.get(type(fact))
        if plain is None or not self.asked:
            return False
        said = plain(*fact.args)
        if self.following.few(said, self.given, _FEW) is None:
            return False
        return all(self.following.follows(asked, [said]) is False for asked in self.asked)

    def _radius(self, s: Term, value: float | None = None) -> bool:
        """Whether something is a radius of a circle of which the radius is given."""
        for f in self.known:
            if not isinstance(f, Equation) or not isinstance(f.args[0], Radius) or s.makes != "segment":
                continue
            if (
                value in (None, _value(f))
                and (Ledger([RadiusOf(s, f.args[0].w)]).judge(self.at)[0] == TRUE).all()
            ):
                return True
        return False

    def _alike(self, s: Term, t: Term) -> bool:
        return self._equal.get(s.key, s.key) == self._equal.get(t.key, t.key)

    def _sized(self, x: Term) -> bool:
        """Whether the size of something is given, or that of what is given to be equal."""
        if any(self._alike(x, f.args[0]) for f in self.known if isinstance(f, _SIZED)):
            return True
        return self._radius(x)

    def _right(self, lines: tuple[Term, Term]) -> bool:
        for f in self.known:
            if isinstance(f, Perpendicular) and self._same_lines(lines, f.args):
                return True
            if isinstance(f, RightAngle) and self._same_lines(lines, _legs(f.args[0])):
                return True
        return False

    def _same_lines(self, some: Sequence[Term], others: Sequence[Term]) -> bool:
        (a, b), (c, d) = some, others
        return (self._one(a, c) and self._one(b, d)) or (self._one(a, d) and self._one(b, c))

    def _one(self, l: Term, m: Term) -> bool:
        """Whether two lines are one in every figure."""
        at = self.at
        try:
            u, v = at.direction(l), at.direction(m)
            p, q = at.line(l).origin, at.line(m).origin
        except (KeyError, AttributeError, TypeError, ValueError):
            return l.key == m.key
        turned = np.absolute((np.conj(u) * v).imag)
        apart = np.absolute((np.conj(u) * (q - p)).imag) / at.size
        return bool((turned <= _SAME).all() and (apart <= _SAME).all())

    # -- texts ----------------------------------------------------------------------------------------

    def _texts(self) -> Iterator[str]:
        scene = self.diagram.scene
        for label in scene.directives:
            if not isinstance(label, Label | DimensionText | LabelAt):
                continue
            told = printed(label)
            if isinstance(told, _SIZED):
                if not self._printed(told):
                    yield f'the label "{label.text}" says that {told}: the problem doesn\'t give that'
            elif self.answer is not None and _tells(label.text, self.answer):
                yield f'the label "{label.text}" shows the answer'
            elif isinstance(label, LabelAt):
                continue  # a letter
            elif self.text is not None and not (
                _VARIABLE.fullmatch(label.text) or _within(label.text, self.text)
            ):
                yield f'the label "{label.text}" isn\'t in the text of the problem'
        if self.answer is not None and scene.title and _tells(scene.title, self.answer):
            yield "the title shows the answer"

    def _printed(self, told: Fact) -> bool:
        thing, value = told.args[0], _value(told)
        given = (f for f in self.known if isinstance(f, _SIZED) and _value(f) == value)
        if any(self._alike(thing, f.args[0]) for f in given):
            return True
        if isinstance(told, AngleValue):
            return value == 90 and self._right(_legs(thing))
        return self._radius(thing, value)


_MARKED: dict[type[Fact], type[Fact]] = {
    MarkedEqualLengths: EqualLengths,
    MarkedEqualAngles: EqualAngles,
    MarkedParallel: Parallel,
    MarkedPerpendicular: Perpendicular,
    MarkedRight: RightAngle,
}
_TOLD = (*_MARKED, SizeShown, Dimensioned)


def _legs(a: Term) -> tuple[Term, Term]:
    if isinstance(a, Measure):
        a = a.angle
    if isinstance(a, Angle):
        A, B, C = a.args
        return Line(B, A), Line(B, C)
    return a, a


def _value(fact: Fact) -> float | None:
    v = fact.args[1]
    return round(float(v.value), 9) if isinstance(v, Num) else None


def _classes(facts: Iterable[Fact]) -> dict[str, str]:
    """Things that are given to be equal, each with the name of its class."""
    found: dict[str, str] = {}

    def root(key: str) -> str:
        while found.get(key, key) != key:
            key = found[key]
        return key

    sized: dict[tuple[type, float], str] = {}
    for f in facts:
        pair: tuple[str, str] | None = None
        if isinstance(f, _EQUAL):
            pair = f.args[0].key, f.args[1].key
        elif isinstance(f, _SIZED) and (value := _value(f)) is not None:
            pair = f.args[0].key, sized.setdefault((type(f), value), f.args[0].key)
        if pair is not None:
            a, b = map(root, pair)
            found.setdefault(a, a)
            found[b] = a
            found.setdefault(pair[1], a)
    return {key: root(key) for key in found}


def plain(text: str) -> str:
    """A text as one compares it: no spaces, one case, no unit behind a number."""
    told = re.sub(r"\s+", "", text).lower().replace(",", ".").replace("deg", "°")
    return re.sub(r"(?<=[\d°])(?:°|mm|cm|dm|km|m|in|ft|units?)\.?$", "", told).rstrip(".")


def _within(text: str, problem: str) -> bool:
    """Whether a problem has a text, however it is spaced."""
    told = r"\s*".join(re.escape(c) for c in "".join(text.casefold().split()))
    return bool(told) and re.search(rf"(?<![\w.]){told}(?!\w)", problem.casefold()) is not None


def _tells(text: str, answer: str) -> bool:
    """Whether a text shows an answer: it is the answer, or ends in it behind a sign of equality."""
    sought = plain(answer.rpartition("=")[2] or answer)
    told = plain(text)
    return bool(sought) and (told == sought or told.rpartition("=")[2] == sought or told == plain(answer))
