"""Facts and answers recomputed with plain complex numbers: nothing of the engine's own formulas."""

from __future__ import annotations

import cmath
import math
from itertools import combinations
from typing import Any

from geodsl.words.view import View

TRUE, FALSE = 1e-5, 1e-3  # what is off by less holds, by more it fails
# Inequalities: below 0 they hold, and at 0 they don't.
OPEN = ("InsideCircle", "OutsideCircle", "LongerThan", "Less", "Scalene", "AcuteTriangle", "ObtuseTriangle")


class Plane:
    """A figure as points and circles, and its size."""

    def __init__(self, view: View) -> None:
        self.z = view.coordinates()
        self.size = float(view.at.size[0])
        self.circles: dict[str, tuple[complex, float]] = {}
        for node in view.scene.nodes:
            if node.type == "circle":
                value = view.at.value(node.ref)
                center, radius = (complex(v.flat[0]) if hasattr(v, "flat") else complex(v) for v in value[:2])
                self.circles[node.name] = center, abs(radius)

    # -- pieces ----------------------------------------------------------------------------------------

    def p(self, ref: Any) -> complex:
        return self.z[ref.name]

    def ends(self, term: Any) -> tuple[complex, complex]:
        return self.p(term.A), self.p(term.B)

    def length(self, s: Any) -> float:
        a, b = self.ends(s)
        return abs(a - b)

    def degrees(self, a: Any) -> float:
        u, v = self.p(a.A) - self.p(a.B), self.p(a.C) - self.p(a.B)
        return abs(math.degrees(cmath.phase(v / u)))

    def off_line(self, p: complex, term: Any) -> float:
        a, b = self.ends(term)
        return abs(((p - a) / (b - a)).imag) * abs(b - a) / self.size

    def turn(self, l: Any, m: Any) -> float:
        """The angle between two lines in degrees, 0 to 90."""
        (a, b), (c, d) = self.ends(l), self.ends(m)
        x = abs(math.degrees(cmath.phase((d - c) / (b - a)))) % 180.0
        return min(x, 180.0 - x)

    def area(self, p: Any) -> float:
        c = [self.p(x) for x in p.corners]
        return abs(sum((a.conjugate() * b).imag for a, b in zip(c, c[1:] + c[:1], strict=True))) / 2.0

    def sides(self, p: Any) -> list[float]:
        c = [self.p(x) for x in p.corners]
        return [abs(a - b) / self.size for a, b in zip(c, c[1:] + c[:1], strict=True)]

    def corners(self, p: Any) -> list[float]:
        c = [self.p(x) for x in p.corners]
        n = len(c)
        return [abs(math.degrees(cmath.phase((c[(k + 1) % n] - c[k]) / (c[k - 1] - c[k])))) for k in range(n)]

    # -- how far from true -----------------------------------------------------------------------------

    def off(self, fact: Any) -> float | None:
        """How far a fact is from true; None for a kind that isn't known here."""
        rule = getattr(self, f"_{type(fact).__name__}", None)
        try:
            return None if rule is None else rule(*fact.args)
        except (AttributeError, KeyError):
            return None  # it speaks of a curve by its name

    def holds(self, fact: Any) -> bool | None:
        """Whether a fact holds; None where it isn't known here, or is in between."""
        off = self.off(fact)
        if off is None:
            return None
        if type(fact).__name__ in OPEN:
            return True if off <= -FALSE else False if off >= -TRUE else None
        return True if off <= TRUE else False if off >= FALSE else None

    def _OnCircle(self, P: Any, w: Any) -> float:
        c, r = self.circles[w.name]
        return abs(abs(self.p(P) - c) - r) / self.size

    def _InsideCircle(self, P: Any, w: Any) -> float:
        c, r = self.circles[w.name]
        return (abs(self.p(P) - c) - r) / self.size

    def _OutsideCircle(self, P: Any, w: Any) -> float:
        c, r = self.circles[w.name]
        return (r - abs(self.p(P) - c)) / self.size

    def _CenterOf(self, O: Any, w: Any) -> float:
        return abs(self.p(O) - self.circles[w.name][0]) / self.size

    def _OnLine(self, P: Any, l: Any) -> float:
        return self.off_line(self.p(P), l)

    def _OnSegment(self, P: Any, s: Any) -> float:
        a, b = self.ends(s)
        p = self.p(P)
        return (abs(a - p) + abs(p - b) - abs(a - b)) / self.size

    def _Between(self, B: Any, A: Any, C: Any) -> float:
        a, b, c = map(self.p, (A, B, C))
        return (abs(a - b) + abs(b - c) - abs(a - c)) / self.size

    def _MidpointOf(self, M: Any, s: Any) -> float:
        a, b = self.ends(s)
        return abs(self.p(M) - (a + b) / 2.0) / self.size

    def _Parallel(self, l: Any, m: Any) -> float:
        return self.turn(l, m)

    def _Perpendicular(self, l: Any, m: Any) -> float:
        return 90.0 - self.turn(l, m)

    def _RightAngle(self, a: Any) -> float:
        return abs(90.0 - self.degrees(a))

    def _EqualLengths(self, s: Any, t: Any) -> float:
        return abs(self.length(s) - self.length(t)) / self.size

    def _EqualAngles(self, a: Any, b: Any) -> float:
        return abs(self.degrees(a) - self.degrees(b))

    def _LongerThan(self, s: Any, t: Any) -> float:
        return (self.length(t) - self.length(s)) / self.size

    def _Less(self, x: Any, y: Any) -> float:
        return self.degrees(x.angle) - self.degrees(y.angle)

    def _Bisects(self, l: Any, a: Any) -> float:
        b = self.p(a.B)
        u, v = (self.p(q) - b for q in (a.A, a.C))
        way = u / abs(u) + v / abs(v)
        p, q = self.ends(l)
        x = abs(math.degrees(cmath.phase((q - p) / way))) % 180.0
        return max(min(x, 180.0 - x), 100.0 * self.off_line(b, l))

    def _TangentTo(self, l: Any, w: Any) -> float:
        c, r = self.circles[w.name]
        return abs(self.off_line(c, l) - r / self.size)

    def _Concyclic(self, points: Any) -> float:
        a, b, c, *rest = map(self.p, points)
        return max(abs(((a - c) * (b - d) / ((a - d) * (b - c))).imag) for d in rest)

    def _Collinear(self, points: Any) -> float:
        a, b, *rest = map(self.p, points)
        return max(abs(((c - a) / (b - a)).imag) for c in rest)

    def _Isosceles(self, p: Any) -> float:
        return min(abs(x - y) for x, y in combinations(self.sides(p), 2))

    def _Scalene(self, p: Any) -> float:
        return -self._Isosceles(p)

    def _Equilateral(self, p: Any) -> float:
        return max(self.sides(p)) - min(self.sides(p))

    def _AcuteTriangle(self, p: Any) -> float:
        return max(self.corners(p)) - 90.0

    def _ObtuseTriangle(self, p: Any) -> float:
        return 90.0 - max(self.corners(p))

    def _RightTriangle(self, p: Any) -> float:
        return min(abs(90.0 - x) for x in self.corners(p))

    def _RightIsosceles(self, p: Any) -> float:
        return max(self._RightTriangle(p), self._Isosceles(p))

    def _opposite(self, p: Any) -> tuple[float, float]:
        a, b, c, d = (self.p(x) for x in p.corners)
        turns = [abs(math.degrees(cmath.phase(x))) % 180.0 for x in ((d - c) / (b - a), (a - d) / (c - b))]
        first, second = (min(x, 180.0 - x) for x in turns)
        return first, second

    def _Trapezium(self, p: Any) -> float:
        return min(self._opposite(p))

    def _Parallelogram(self, p: Any) -> float:
        return max(self._opposite(p))

    def _Rectangle(self, p: Any) -> float:
        return max(abs(90.0 - x) for x in self.corners(p))

    def _Rhombus(self, p: Any) -> float:
        return max(self.sides(p)) - min(self.sides(p))

    def _Square(self, p: Any) -> float:
        return max(self._Rectangle(p), self._Rhombus(p))

    def _Kite(self, p: Any) -> float:
        a, b, c, d = self.sides(p)
        return min(max(abs(a - d), abs(b - c)), max(abs(a - b), abs(c - d)))

    def _IsoscelesTrapezium(self, p: Any) -> float:
        a, b, c, d = (self.p(x) for x in p.corners)
        circle = abs(((a - c) * (b - d) / ((a - d) * (b - c))).imag)
        return max(circle, abs(abs(a - c) - abs(b - d)) / self.size)

    def _RightTrapezium(self, p: Any) -> float:
        right = [abs(90.0 - x) for x in self.corners(p)]
        return min(max(right[k - 1], right[k]) for k in range(4))
