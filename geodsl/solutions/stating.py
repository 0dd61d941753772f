"""Claims as facts of the vocabulary, and as lines that are the same in every language."""

from __future__ import annotations

from typing import Any

from geodsl import arithmetic
from geodsl.constructions import measures
from geodsl.constructions.round_measures import ArcLength, RegionArea
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.area_value import AreaValue
from geodsl.facts.center_of import CenterOf
from geodsl.facts.centroid_of import CentroidOf
from geodsl.facts.congruent import Congruent
from geodsl.facts.diameter_of import DiameterOf
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.equation import Equation
from geodsl.facts.equidiagonal import Equidiagonal
from geodsl.facts.isosceles_trapezium import IsoscelesTrapezium
from geodsl.facts.kite import Kite
from geodsl.facts.length_value import LengthValue
from geodsl.facts.orthodiagonal import Orthodiagonal
from geodsl.facts.parallel import Parallel
from geodsl.facts.parallelogram import Parallelogram
from geodsl.facts.perimeter_value import PerimeterValue
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.rectangle import Rectangle
from geodsl.facts.regular import Regular
from geodsl.facts.rhombus import Rhombus
from geodsl.facts.same_ratio import SameRatio
from geodsl.facts.similar import Similar
from geodsl.facts.square import Square
from geodsl.facts.tangent_to import TangentTo
from geodsl.language.term import Fact, Term
from geodsl.objects import Angle, Line, Measure, Num, Polygon, Proportion, Segment
from geodsl.solutions.claim import Claim, Linear, Part, Size
from geodsl.solutions.exact import Exact
from geodsl.solutions.sight import Sight
from geodsl.solutions.value import Value

__all__ = ["claim_fact", "equation_fact", "equation_line", "line", "size_term", "unit_sign"]

_SHAPES: dict[str, type[Fact]] = {
    "parallelogram": Parallelogram,
    "rectangle": Rectangle,
    "rhombus": Rhombus,
    "square": Square,
    "kite": Kite,
    "orthodiagonal": Orthodiagonal,
    "equidiagonal": Equidiagonal,
    "isosceles trapezium": IsoscelesTrapezium,
    "regular": Regular,
}


def size_term(size: Size, sight: Sight) -> Any:
    """The term that a size stands for."""
    if size.kind == "number":
        return sight.scene.by_name[size.names[0]].ref
    if size.kind in ("radius", "circumference", "disc"):
        w = sight.scene.by_name[size.names[0]].ref
        makers = {
            "radius": measures.Radius,
            "circumference": measures.Circumference,
            "disc": measures.CircleArea,
        }
        return makers[size.kind](w)
    if size.kind in ("region", "arc"):
        ref = sight.scene.by_name[size.names[0]].ref
        return RegionArea(ref) if size.kind == "region" else ArcLength(ref)
    points = tuple(sight.refs[n] for n in size.names)
    match size.kind:
        case "angle":
            return Angle(*points)
        case "length":
            return Segment(*points)
        case "area":
            return measures.Area(Polygon(points))
    return measures.Perimeter(Polygon(points))


def _line_term(i: int, sight: Sight) -> Line:
    points = sight.lines[i].points
    return Line(sight.refs[points[0]], sight.refs[points[-1]])


def value_fact(size: Size, x: float, sight: Sight, unit: Size | None) -> Fact:
    """That a size is a number; lengths are told in multiples of a unit where there is one."""
    term = size_term(size, sight)
    if size.kind == "angle":
        return AngleValue(term, Num(x, "degrees"))
    if unit is not None:
        one = size_term(unit, sight)
        if size.kind in ("area", "disc", "region"):
            square = arithmetic.power(arithmetic.Length(one), Num(2.0, "number"))
            return Equation(term, arithmetic.multiply((Num(x, "number"), square)))
        parts = Proportion((Num(x, "number"), Num(1.0, "number")))
        return SameRatio(Proportion((term, one)), parts)
    number = Num(x, "number")
    match size.kind:
        case "length":
            return LengthValue(term, number)
        case "area":
            return AreaValue(term.p, number)
        case "perimeter":
            return PerimeterValue(term.p, number)
    return Equation(term, number)


def claim_fact(claim: Claim, value: Value | None, sight: Sight, unit: Size | None = None) -> Fact | None:
    """A claim as a fact; none where the vocabulary has none for it."""
    about = claim.about
    match claim.kind:
        case "known":
            assert value is not None
            return value_fact(about[0], value.real, sight, unit)
        case "is":
            return value_fact(about[0], float(about[1]), sight, unit)
        case "equal":
            a, b = (size_term(s, sight) for s in about)
            kinds = {s.kind for s in about}
            if kinds == {"length"}:
                return EqualLengths(a, b)
            return EqualAngles(a, b) if kinds == {"angle"} else Equation(_quantity(a), _quantity(b))
        case "parallel" | "perpendicular":
            l, m = (_line_term(i, sight) for i in about)
            return Parallel(l, m) if claim.kind == "parallel" else Perpendicular(l, m)
        case "similar" | "congruent":
            p, q = (Polygon(tuple(sight.refs[n] for n in names)) for names in about)
            return Similar(p, q) if claim.kind == "similar" else Congruent(p, q)
        case "tangent":
            return TangentTo(_line_term(about[0], sight), sight.scene.by_name[about[1]].ref)
        case "center":
            return CenterOf(sight.refs[about[1]], sight.scene.by_name[about[0]].ref)
        case "centroid":
            return CentroidOf(sight.refs[about[0]], Polygon(tuple(sight.refs[n] for n in about[1])))
        case "diameter":
            w, a, b = about
            return DiameterOf(Segment(sight.refs[a], sight.refs[b]), sight.scene.by_name[w].ref)
    cls = _SHAPES.get(claim.kind)
    return cls(Polygon(tuple(sight.refs[n] for n in about))) if cls else None


def _quantity(term: Any) -> Any:
    if isinstance(term, Segment):
        return arithmetic.Length(term)
    return Measure(term) if isinstance(term, Angle) else term


def equation_fact(linear: Linear, sight: Sight) -> Fact:
    """A sum of sizes that is a number, or another sum, as a fact."""
    left = [(c, s) for c, s in linear.terms if c > 0]
    right = [(-c, s) for c, s in linear.terms if c < 0]
    if not left:
        left, right = right, left
    kind = "degrees" if linear.terms[0][1].kind == "angle" else "number"
    number = float(linear.total if left[0][0] in [c for c, _ in linear.terms] else -linear.total)

    def side(terms: list[tuple[Any, Size]]) -> list[Term]:
        out = []
        for c, s in terms:
            term = _quantity(size_term(s, sight))
            out.append(term if c == 1 else arithmetic.multiply((Num(float(c), "number"), term)))
        return out

    x = side(left)
    y = side(right)
    if number or not y:
        (y if number > 0 or not y else x).append(Num(abs(number), kind))
    return Equation(_sum(x), _sum(y))


def _sum(terms: list[Term]) -> Any:
    return terms[0] if len(terms) == 1 else arithmetic.add(("+",) * len(terms), tuple(terms))


def equation_line(linear: Linear) -> tuple[Part, ...]:
    """The same as a line: `∠APB + ∠BPC = 180°`."""
    degree = "°" if linear.terms[0][1].kind == "angle" else ""
    left = [(c, s) for c, s in linear.terms if c > 0]
    right = [(-c, s) for c, s in linear.terms if c < 0]
    total = linear.total
    if not left:
        left, right, total = right, [], -total

    def side(terms: list[tuple[Any, Size]]) -> list[Part]:
        out: list[Part] = []
        for c, s in terms:
            out += [" + "] if out else []
            out += [s] if c == 1 else [f"{c} · " if c.denominator == 1 else f"({c}) · ", s]
        return out

    x, y = side(left), side(right)
    if total > 0 or not y:
        y = [f"{total}{degree}", *([" + ", *y] if y else [])]
    elif total < 0:
        x += [f" + {-total}{degree}"]
    return (*x, " = ", *y)


def unit_sign(size: Size | None) -> str:
    return "°" if size is not None and size.kind == "angle" else ""


def line(claim: Claim, value: Value | None, work: tuple[Part, ...], sight: Sight) -> tuple[Part, ...]:
    """A claim as a line: `∠ACB = 180° − 50° − 60° = 70°`, `AB ∥ CD`."""
    about = claim.about
    match claim.kind:
        case "known" | "is":
            (size, *rest) = about
            shown = value.shown if value is not None else Exact(rest[0])
            number = f"{shown}{unit_sign(size)}" if shown.simple or size.kind != "angle" else f"({shown})°"
            middle: tuple[Part, ...] = (" = ", *work) if work and work != (number,) else ()
            return (size, *middle, f" = {number}")
        case "equal":
            return (about[0], " = ", about[1])
        case "parallel" | "perpendicular":
            sign = " ∥ " if claim.kind == "parallel" else " ⊥ "
            l, m = (sight.lines[i].points for i in about)
            return (Size("length", (l[0], l[-1])), sign, Size("length", (m[0], m[-1])))
        case "similar" | "congruent":
            sign = " ~ " if claim.kind == "similar" else " ≅ "
            p, q = about
            return (Size("triangle", p), sign, Size("triangle", q))
    return ()
