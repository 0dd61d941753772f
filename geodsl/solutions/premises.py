"""What the stated facts say, as claims: a stated rectangle has right angles, a marked pair of segments is equal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import numpy as np

from geodsl.facts.points import line_of
from geodsl.language.term import Fact, Term
from geodsl.objects import Angle, Proportion, Ref, Segment
from geodsl.solutions.claim import Claim, Linear, Part, Rule, Size, equal, known
from geodsl.solutions.labels import expression
from geodsl.solutions.sight import Sight, around
from geodsl.solutions.sizes import called, constant, linear, made, names_of, size_of
from geodsl.solutions.theorems.similarity import matching
from geodsl.solutions.theorems.theorem import parallel, perpendicular, shape
from geodsl.solutions.value import Value, close

__all__ = ["GIVEN", "fact_claim", "premises"]

GIVEN = "given"
_ROUNDED = 0.0501  # how far a printed size may be from the real one
_SHAPES = {
    "Parallelogram": "parallelogram",
    "Rectangle": "rectangle",
    "Rhombus": "rhombus",
    "Square": "square",
    "Kite": "kite",
    "Orthodiagonal": "orthodiagonal",
    "Equidiagonal": "equidiagonal",
    "IsoscelesTrapezium": "isosceles trapezium",
    "Regular": "regular",
    "RegularInscribed": "regular",
}
_KINDS = frozenset(_SHAPES.values())
_OPEN = ("Isosceles", "RightTriangle", "Trapezium", "HalfEquilateral", "RightIsosceles", "Kite")


def fact_claim(fact: Fact) -> Claim:
    return Claim("fact", (fact.key,))


def premises(fact: Fact, sight: Sight) -> Iterator[Rule | Linear]:
    """The claims that a stated fact makes, each as a rule that needs the fact alone."""
    need = fact_claim(fact)
    seen: set[str] = set()
    stack: list[tuple[Fact, bool]] = [(fact, True)]
    while stack:
        one, itself = stack.pop()
        if one.key in seen:
            continue
        seen.add(one.key)
        theorem = GIVEN if itself else f"by {type(fact).__name__}"
        for found in _direct(one, sight):
            if isinstance(found, Linear):
                yield Linear(theorem, found.terms, found.total, (need,), {"fact": fact}, _cost(itself))
            else:
                claim, value = found
                if not itself and claim.kind in _KINDS and type(fact).__name__ in _SHAPES:
                    yield Rule(
                        "", (need,), claim, {}, None, 0.05
                    )  # a square is a rectangle: not worth a step
                    continue
                yield Rule(theorem, (need,), claim, {"fact": fact}, _constant(value), _cost(itself))
        stack += [(f, False) for f in (*one.entails(), *one.parts(), *_way(one, sight)) if f is not one]


def _cost(itself: bool) -> float:
    return 0.0 if itself else 1.1


def _constant(value: Value | None) -> Callable[[tuple[Value, ...]], tuple[Value, tuple[Part, ...]]] | None:
    return None if value is None else lambda _: (value, ())


def _way(fact: Fact, sight: Sight) -> tuple[Fact, ...]:
    """For a disjunction the only way in which it holds in the figure: one sees which."""
    if type(fact).__name__ not in _OPEN:
        return ()
    with np.errstate(all="ignore"):
        ways = [
            way
            for way in fact.alternatives()
            if all((abs(np.broadcast_to(f.residual(sight.at), (sight.at.n,))) < 1e-8).all() for f in way)
        ]
    return ways[0] if len(ways) == 1 else ()


Made = tuple[Claim, Value | None] | Linear


def _direct(fact: Fact, sight: Sight) -> Iterator[Made]:
    kind, args = type(fact).__name__, fact.args
    find = _FINDERS.get(kind)
    if find is not None:
        yield from find(sight, *args)
    elif kind in _SHAPES and (names := names_of(args[0], sight)):
        yield shape(_SHAPES[kind], names), None


# -- kinds of facts ----------------------------------------------------------------------


def _valued(sight: Sight, thing: Term | Size, v: Term) -> Iterator[Made]:
    size = thing if isinstance(thing, Size) else size_of(thing, sight)
    if size is None:
        return
    number = constant(v)
    if number is not None:
        real = sight.measured(size)
        # A printed size is rounded; what is farther off isn't this figure's.
        if abs(number.decimal - real) < _ROUNDED:
            exact = close(number.decimal, real, 1e-8)
            yield known(size), Value(number, number.decimal if exact else real)
        return
    yield from _sum(sight, {size: Fraction(1)}, v)


def _sum(sight: Sight, left: dict[Size, Fraction], v: Term) -> Iterator[Made]:
    right = linear(v, sight)
    if right is None:
        return
    for size, c in right[0].items():
        left[size] = left.get(size, Fraction(0)) - c
    terms = tuple((c, s) for s, c in sorted(left.items()) if c)
    if len(terms) == 1:
        c, size = terms[0]
        yield known(size), Value.exactly(right[1] / c)
    elif len(terms) == 2 and not right[1] and terms[0][0] == -terms[1][0]:
        yield equal(terms[0][1], terms[1][1]), None
    elif terms:
        yield Linear(GIVEN, terms, right[1])


def _equation(sight: Sight, x: Term, y: Term) -> Iterator[Made]:
    left = linear(x, sight)
    if left is not None:
        sizes, number = left
        if not number:
            yield from _sum(sight, dict(sizes), y)


def _right(sight: Sight, a: Term) -> Iterator[Made]:
    size = size_of(a, sight)
    if size:
        yield known(size), Value.exactly(90)


def _equal(sight: Sight, s: Term, t: Term) -> Iterator[Made]:
    a, b = size_of(s, sight), size_of(t, sight)
    if a and b and a != b and close(sight.measured(a), sight.measured(b), 1e-8):
        yield equal(a, b), None


def _parallel(sight: Sight, l: Term, m: Term) -> Iterator[Made]:
    claim = parallel(sight.line_of(l), sight.line_of(m))
    if claim:
        yield claim, None


def _perpendicular(sight: Sight, l: Term, m: Term) -> Iterator[Made]:
    claim = perpendicular(sight.line_of(l), sight.line_of(m))
    if claim:
        yield claim, None


def _midpoint(sight: Sight, M: Term, s: Term) -> Iterator[Made]:
    s = made(s, sight) if isinstance(s, Ref) else s
    if isinstance(s, Segment) and called(sight, M, s.A, s.B):
        a, b = sight.length(s.A.name, M.name), sight.length(M.name, s.B.name)
        if a and b:
            yield equal(a, b), None


def _tangent(sight: Sight, l: Term, w: Term) -> Iterator[Made]:
    i = sight.line_of(l)
    if i is not None and isinstance(w, Ref):
        yield Claim("tangent", (i, w.name)), None


def _center(sight: Sight, O: Term, w: Term) -> Iterator[Made]:
    if isinstance(w, Ref) and called(sight, O):
        yield Claim("center", (w.name, O.name)), None


def _diameter(sight: Sight, s: Term, w: Term) -> Iterator[Made]:
    s = made(s, sight) if isinstance(s, Ref) else s
    if isinstance(s, Segment) and isinstance(w, Ref) and called(sight, s.A, s.B):
        a, b = sorted((s.A.name, s.B.name))
        for x, y in ((a, b), (b, a)):
            yield Claim("diameter", (w.name, x, y)), None


def _circumcenter(sight: Sight, O: Term, p: Term) -> Iterator[Made]:
    names = names_of(p, sight)
    for w in sight.circles:
        if names and called(sight, O) and w.center == O.name and set(names) <= set(w.points):
            yield Claim("center", (w.name, O.name)), None


def _centroid(sight: Sight, G: Term, p: Term) -> Iterator[Made]:
    names = names_of(p, sight)
    if names and called(sight, G):
        order = [x for x in sight.points if x in names]
        yield Claim("centroid", (G.name, tuple(order))), None


def _incenter(sight: Sight, I: Term, p: Term) -> Iterator[Made]:
    names = names_of(p, sight)
    for w in sight.circles:
        if names and called(sight, I) and w.center == I.name and not set(names) & set(w.points):
            yield Claim("center", (w.name, I.name)), None


def _bisects(sight: Sight, l: Term, a: Term) -> Iterator[Made]:
    i = sight.line_of(l)
    if i is None or not isinstance(a, Angle) or not called(sight, *a.args):
        return
    v = a.B.name
    first, last = sight.ray(v, a.A.name), sight.ray(v, a.C.name)
    if v not in sight.lines[i].points or not (first and last):
        return
    for ray in (r for r in sight.rays(v) if r[0] == i):
        x, y = sight.angle_at(v, first, ray), sight.angle_at(v, ray, last)
        if x and y and close(sight.measured(x), sight.measured(y), 1e-8) and x != y:
            yield equal(x, y), None


def _perpendicular_bisector(sight: Sight, l: Term, s: Term) -> Iterator[Made]:
    yield from _perpendicular(sight, l, line_of(s))
    s = made(s, sight) if isinstance(s, Ref) else s
    i = sight.line_of(l)
    if not isinstance(s, Segment) or not called(sight, s.A, s.B):
        return
    value = sight.at.line(l)
    for p in sight.points:
        if (i is not None and p in sight.lines[i].points) or sight._on(value, p):
            a, b = sight.length(s.A.name, p), sight.length(p, s.B.name)
            if a and b:
                yield equal(a, b), None


def _ratio(sight: Sight, p: Term, q: Term) -> Iterator[Made]:
    if not (isinstance(p, Proportion) and isinstance(q, Proportion)):
        return
    for left, right in ((p.parts, q.parts), (q.parts, p.parts)):
        numbers = [constant(x) for x in right]
        sizes = [size_of(x, sight) for x in left]
        for k in range(1, len(left)):
            c, d, s, t = numbers[0], numbers[k], sizes[0], sizes[k]
            if not (c and d and s and t) or s == t or c.rational is None or d.rational is None:
                continue
            if c == d:
                yield equal(s, t), None
            else:
                yield Linear(GIVEN, ((d.rational, s), (-c.rational, t)), Fraction(0))


def _alike(kind: str) -> Callable[..., Iterator[Made]]:
    def find(sight: Sight, p: Term, q: Term) -> Iterator[Made]:
        a, b = names_of(p, sight), names_of(q, sight)
        if a and b and len(a) == len(b) == 3:
            yield matching(kind, (a[0], a[1], a[2]), (b[0], b[1], b[2])), None

    return find


def _area(sight: Sight, p: Term, v: Term) -> Iterator[Made]:
    names = names_of(p, sight)
    if names:
        yield from _valued(sight, Size("area", around(names)), v)


def _perimeter(sight: Sight, p: Term, v: Term) -> Iterator[Made]:
    names = names_of(p, sight)
    if names:
        yield from _valued(sight, Size("perimeter", around(names)), v)


def _radius(sight: Sight, s: Term, w: Term) -> Iterator[Made]:
    s = made(s, sight) if isinstance(s, Ref) else s
    if isinstance(s, Segment) and isinstance(w, Ref):
        for circle in sight.circles:
            for P in (s.A, s.B):
                if circle.name == w.name and called(sight, P) and circle.center == P.name:
                    yield Claim("center", (w.name, P.name)), None


def _labelled(sight: Sight, x: Term, text: str) -> Iterator[Made]:
    """A label with a letter; nothing where the letter stands for different values."""
    size, found = size_of(x, sight), expression(text)
    if size and found and (found.letter, size.kind) in sight.unknowns:
        letter = Size("unknown", (found.letter, size.kind))
        yield Linear(GIVEN, ((Fraction(1), size), (-found.factor, letter)), found.number)


_FINDERS: dict[str, Callable[..., Iterator[Made]]] = {
    "LengthValue": _valued,
    "AngleValue": _valued,
    "AreaValue": _area,
    "PerimeterValue": _perimeter,
    "Equation": _equation,
    "RightAngle": _right,
    "EqualLengths": _equal,
    "EqualAngles": _equal,
    "Parallel": _parallel,
    "Perpendicular": _perpendicular,
    "MidpointOf": _midpoint,
    "TangentTo": _tangent,
    "CenterOf": _center,
    "DiameterOf": _diameter,
    "CircumcenterOf": _circumcenter,
    "IncenterOf": _incenter,
    "CentroidOf": _centroid,
    "Bisects": _bisects,
    "PerpendicularBisectorOf": _perpendicular_bisector,
    "SameRatio": _ratio,
    "Similar": _alike("similar"),
    "Congruent": _alike("congruent"),
    "RadiusOf": _radius,
    "Labelled": _labelled,
}
