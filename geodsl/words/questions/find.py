"""Find an angle, a length, an area, a perimeter, a ratio: where what is told and seen settles it, with the chain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from geodsl.arithmetic import Length, divide
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.area_value import AreaValue
from geodsl.facts.between import Between
from geodsl.facts.collinear import Collinear
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.equation import Equation
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.facts.ink.labelled import SizeShown
from geodsl.facts.ink.marked import (
    MarkedEqualAngles,
    MarkedEqualLengths,
    MarkedParallel,
    MarkedPerpendicular,
    MarkedRight,
)
from geodsl.facts.length_value import LengthValue
from geodsl.facts.on_arc import OnArc
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_segment import OnSegment
from geodsl.facts.parallel import Parallel
from geodsl.facts.perimeter_value import PerimeterValue
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.right_angle import RightAngle
from geodsl.facts.simple import Simple
from geodsl.language.term import Fact, Term
from geodsl.language.types import QUANTITIES
from geodsl.language.vocabulary import standard
from geodsl.ledger import TRUE
from geodsl.objects import Angle, Line, Ref, Segment
from geodsl.solutions import Solution, Solver
from geodsl.words.questions.draw import Draw
from geodsl.words.questions.ground import Ground
from geodsl.words.questions.matter import Number
from geodsl.words.questions.rarer import rarer

__all__ = ["KINDS", "Sought"]

KINDS = ("angle", "length", "area", "perimeter", "ratio")
_SEEN = (
    Between,
    Collinear,
    OnArc,
    OnCircle,
    OnLine,
    OnSegment,
    Simple,
)  # what a picture shows without any sign
_SIGNS: dict[type[Fact], type[InkFact]] = {
    EqualLengths: MarkedEqualLengths,
    EqualAngles: MarkedEqualAngles,
    Parallel: MarkedParallel,
    Perpendicular: MarkedPerpendicular,
    RightAngle: MarkedRight,
}
_EACH = 16  # targets of a kind
_RATIOS = 8  # of ratios, each of which takes a search of its own
_LONG = 3  # facts that are told before the question, at most
_SAME = 1e-6
_DULL = {"ratio": "1", "angle": "90"}  # the answers that most figures have


class Sought:
    """What may be asked for in one figure; each target is solved when it is first wanted."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._found: dict[tuple[str, int], Number | None] = {}
        self._values: dict[str, tuple[tuple[Number, ...], ...]] = {}

    @cached_property
    def targets(self) -> dict[str, list[tuple[Term, dict[str, Term]]]]:
        """By kind what is asked for, and what fills the templates."""
        ground = self.ground
        draw = ground.draw("find")
        area, perimeter = (standard().kinds[name] for name in ("Area", "Perimeter"))
        shapes = (*ground.triangles, *ground.quadrilaterals)
        pairs = [(s, t) for s in ground.segments for t in ground.segments if s.key != t.key]
        every: dict[str, Sequence[tuple[Term, dict[str, Term]]]] = {
            "angle": [(a, {"x": a}) for a in ground.angles],
            "length": [(s, {"x": s}) for s in ground.segments],
            "area": [(area(p), {"x": p}) for p in shapes],
            "perimeter": [(perimeter(p), {"x": p}) for p in shapes],
            "ratio": [
                (divide(Length(s), Length(t)), {"x": s, "y": t})
                for s, t in self._spread(pairs, _RATIOS, draw)
            ],
        }
        return {kind: draw.few(some, _EACH) for kind, some in every.items() if some and self._sized(kind)}

    def _spread(
        self, pairs: Sequence[tuple[Segment, Segment]], n: int, draw: Draw
    ) -> list[tuple[Segment, Segment]]:
        """Pairs of segments, few of them equal ones where there are others."""
        length = self.ground.length
        unlike = [p for p in pairs if abs(length(p[0]) - length(p[1])) > _SAME * self.ground.size]
        told = {id(p) for p in unlike}
        same = [p for p in pairs if id(p) not in told]
        some = draw.few(unlike, n)
        return [*some, *draw.few(same, max(1, min(n - len(some), len(some)) if len(some) < n else n // 4))]

    def _sized(self, kind: str) -> bool:
        """Whether something is given from which a size of that kind could come at all."""
        if kind in ("angle", "ratio"):
            return True
        stated = self.ground.view.stated
        return any(isinstance(f, LengthValue | AreaValue | PerimeterValue | Equation) for f in stated)

    @cached_property
    def solver(self) -> Solver:
        spoken = tuple(t for some in self.targets.values() for t, _ in some)
        return Solver(self.ground.view, spoken=spoken)

    def pick(self, kind: str, draw: Draw) -> Number | None:
        """One of the targets that can be found: each answer with the same chance; None where there is none."""
        some = self.values(kind)
        return draw.pick(draw.pick(some)) if some else None

    def values(self, kind: str) -> tuple[tuple[Number, ...], ...]:
        """All that can be found, by the answer; nothing where each ratio is 1."""
        if kind not in self._values:
            found: dict[str, list[Number]] = {}
            for n in self.every(kind):
                found.setdefault(n.value, []).append(n)
            only = kind == "ratio" and set(found) == {_DULL[kind]}
            self._values[kind] = () if only else rarer(found, _DULL.get(kind))
        return self._values[kind]

    def every(self, kind: str) -> Iterator[Number]:
        """All that can be found."""
        found = (self.number(kind, k) for k in range(len(self.targets.get(kind, ()))))
        return (n for n in found if n is not None)

    def number(self, kind: str, k: int) -> Number | None:
        """The k-th target, if it can be found."""
        key = kind, k
        if key not in self._found:
            self._found[key] = self._solved(kind, *self.targets[kind][k])
        return self._found[key]

    def _solved(self, kind: str, target: Term, slots: dict[str, Term]) -> Number | None:
        if self._printed(target) or self._restated(kind, slots):
            return None
        solution = self.solver.solve(target)
        if solution is None or not solution.steps or not solution.exact:
            return None
        told = self.told(solution)
        if told is None or not _worth(solution):
            return None
        if len(solution.steps) < 2 and kind in _DULL and str(solution.value) == _DULL[kind]:
            return None  # it would say again what is given
        degrees = kind == "angle"
        value, q = str(solution.value), solution.value.rational
        if kind == "ratio" and q is not None:
            value = str(q)  # a ratio of 1/2, not of 0.5
        return Number(
            kind,
            f"find/{kind}",
            slots,
            told,
            (),
            value=value,
            decimal=solution.value.decimal,
            unit="°" if degrees else "",
            variants=solution.value.variants,
            solved=solution,
        )

    def _printed(self, target: Term) -> bool:
        if not isinstance(target, Angle | Segment):
            return False
        fact = MarkedRight(target) if isinstance(target, Angle) else None
        facts = [SizeShown(target), *([fact] if fact is not None else [])]
        return TRUE in self.ground.view.judge(facts)

    def _restated(self, kind: str, slots: dict[str, Term]) -> bool:
        """Whether the answer is what a sign says, and no more: equal ticks, a square at the corner."""
        judge, x = self.ground.view.judge, slots["x"]
        if kind == "ratio":
            return judge([MarkedEqualLengths(x, slots["y"])]) == [TRUE]
        if kind != "angle" or not isinstance(x, Angle) or abs(self.ground.degrees(x) - 90.0) > _SAME:
            return False
        arms = [{p for some in c.points for p in some} for c in self.ground.carriers if x.B in c.all]
        one, other = (next((a for a in arms if p in a), {p}) - {x.B} for p in (x.A, x.C))
        signs: list[Fact] = [MarkedRight(Angle(a, x.B, c)) for a in one for c in other]
        signs += [MarkedPerpendicular(Line(x.B, a), Line(x.B, c)) for a in one for c in other]
        return TRUE in judge(signs)

    def told(self, solution: Solution) -> tuple[Fact, ...] | None:
        """Of what the solution starts from, what has to be said as the picture doesn't show it; None where it can't."""
        out: list[Fact] = []
        for fact in solution.givens:
            if self._shown(fact):
                continue
            if any(isinstance(t, Ref) and t.type in QUANTITIES for t in fact.walk()):
                return None  # a letter for a number stands for another one in each figure
            if not self.ground.view.tells(fact) and not isinstance(fact, LengthValue | AngleValue):
                return None
            out.append(fact)
        return tuple(out) if len(out) <= _LONG else None

    def _shown(self, fact: Fact) -> bool:
        if isinstance(fact, _SEEN):
            return True
        if isinstance(fact, LengthValue | AngleValue):
            return self.ground.view.judge([SizeShown(fact.args[0])]) == [TRUE]
        sign = _SIGNS.get(type(fact))
        return sign is not None and self.ground.view.judge([sign(*fact.args)]) == [TRUE]


def _worth(solution: Solution) -> bool:
    """Whether the answer is one that a reader can write down."""
    return len(solution.value.terms) <= 2 and abs(solution.value.decimal - solution.measured) <= _SAME * max(
        1.0, abs(solution.measured)
    )
