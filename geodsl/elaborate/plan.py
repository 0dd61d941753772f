"""In which order, and by what, every object is placed.

Constructions are taken as they are. A point that is only introduced is placed by what is stated of
it: a shape's construction makes its remaining corners, one locus leaves it one freedom, two loci make it
an intersection. What is left over is solved numerically.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from geodsl.arithmetic import quantity
from geodsl.constructions.free import Free, FreeCircle, FreeLength, FreeLine, Pick, Uniform
from geodsl.constructions.free_polygon import FreePolygon
from geodsl.constructions.intersection import MeetCircles, MeetLineCircle, MeetLines
from geodsl.constructions.point_on import PointOn
from geodsl.elaborate.ordering import ordered
from geodsl.entailment import independent
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.equation import Equation
from geodsl.facts.in_range import InRange
from geodsl.facts.length_value import LengthValue
from geodsl.facts.regular import MOST
from geodsl.language.term import Construction, Fact, OpenFact, Term
from geodsl.language.types import polygon_size
from geodsl.language.vocabulary import Vocabulary
from geodsl.objects import Measure, Num, Part, Polygon, Range, Ref, names
from geodsl.scene import Node

__all__ = ["Plan", "make_plan"]

_SCALED = (Free, FreePolygon, FreeLine, FreeCircle, FreeLength)
_LINES = ("line", "ray", "segment")


class Plan:
    """Nodes in order, and the facts that no construction takes care of."""

    def __init__(self, nodes: tuple[Node, ...], solve: tuple[Fact, ...]) -> None:
        self.nodes = nodes
        self.solve = solve


def make_plan(
    definitions: dict[str, tuple[str, Term]],
    points: Iterable[str],
    facts: Iterable[Fact],
    vocabulary: Vocabulary,
    *,
    loose: bool = False,
) -> Plan:
    """Place everything.

    Args:
        loose: leave every introduced point free and every fact to the solver, so that it can be found
            out which facts clash.
        definitions: name to type and term, as the program has them.
        points: names of points that nothing defines, in the order in which they occur.
        facts: what is stated.
        vocabulary: where constructions that serve facts are looked up.
    """
    planner = _Planner(definitions, points, facts, vocabulary)
    if loose:
        planner.points_of, planner.serving, planner.loci = {}, {}, {}
        planner.ready_made = False
    return planner.run()


class _Planner:
    def __init__(
        self,
        definitions: dict[str, tuple[str, Term]],
        points: Iterable[str],
        facts: Iterable[Fact],
        vocabulary: Vocabulary,
    ) -> None:
        self.terms: dict[str, tuple[str, Term]] = dict(definitions)
        self.open = [p for p in points if p not in definitions]
        self.introduced = frozenset(self.open)
        self.facts = independent([_drawn(f, k, self.terms) for k, f in enumerate(facts)])
        self.ready_made = True  # whether facts may place points
        self.points_of: dict[type, type[Construction]] = {}
        self.serving: dict[type, list[type[Construction]]] = {}
        self.loci: dict[type, list[type[Construction]]] = {}
        for kind in vocabulary.constructions:
            if kind.point_of is not None:
                self.points_of[kind.point_of] = kind
            if kind.serves is not None:
                self.serving.setdefault(kind.serves, []).append(kind)
            for fact in kind.locus_of:
                self.loci.setdefault(fact, []).append(kind)

    def run(self) -> Plan:
        rest = self._shapes([f for f in self.facts if not isinstance(f, OpenFact)])
        rest = self._points([p for f in rest for p in _loose_parts(f)])
        if self.ready_made:
            self._polygons(rest)
        scale = Num(self._scale(), "number")
        terms = {name: (kind, t.map(lambda x: _scaled(x, scale))) for name, (kind, t) in self.terms.items()}
        nodes = (replace(n, introduced=n.name in self.introduced) for n in ordered(terms))
        return Plan(tuple(nodes), tuple(rest))

    # -- shapes --------------------------------------------------------------------------

    def _shapes(self, facts: list[Fact]) -> list[Fact]:
        rest = []
        for fact in facts:
            if not self._make_point(fact) and not any(
                self._serve(kind, fact) for kind in self.serving.get(type(fact), ())
            ):
                rest.append(fact)
        return rest

    def _make_point(self, fact: Fact) -> bool:
        """Whether a fact says what its first point is, and that point is open."""
        kind = self.points_of.get(type(fact))
        if kind is None or not isinstance(fact.args[0], Ref) or fact.args[0].name not in self.open:
            return False
        name, rest = fact.args[0].name, fact.args[1:]
        needed = {n for part in rest if isinstance(part, Term) for n in names(part)}
        for slot, part in zip(kind.slots, rest, strict=True):
            size = polygon_size(slot.type)
            if size is not None and isinstance(part, Polygon) and len(part.corners) != size:
                return False
        if any(n == name or self._reaches(n, {name}) for n in needed):
            return False
        try:
            made = kind(*rest)
        except (TypeError, ValueError):  # the construction takes less than the fact allows
            return False
        self.terms[name] = ("point", made)
        self.open.remove(name)
        return True

    def _serve(self, kind: type[Construction], fact: Fact) -> bool:
        polygon = next((a for a in fact.args if isinstance(a, Polygon)), None)
        if polygon is None or not all(isinstance(c, Ref) for c in polygon.corners):
            return False
        rest = [a for a in fact.args if a is not polygon]  # the circle that it stands in
        corners = polygon.corners
        count = len(corners)
        # As it is written first; then turned, so that corners which exist already come to the start.
        turns = [
            tuple(corners[(i + s * k) % count] for k in range(count)) for s in (1, -1) for i in range(count)
        ]
        for turned in turns:
            start = [turned[i] for i in kind.start]
            made = [c for i, c in enumerate(turned) if i not in kind.start]
            if not all(c.name in self.open for c in made):
                continue
            if kind.lenient and self._said(fact, {m.name for m in made}) > 1:
                return False  # loci place the corners one by one, where the solver would have to
            needed = [*(c.name for c in start), *(n for a in rest for n in names(a))]
            if any(self._reaches(n, {m.name for m in made}) for n in needed):
                continue
            try:
                whole = kind.on(*start, *rest, size=count)
            except ValueError:
                return False
            if whole.free or whole.picks:
                whole = whole.tagged("".join(c.name for c in corners))
            for index, c in enumerate(made):
                several = isinstance(whole.makes, tuple)
                self.terms[c.name] = ("point", Part(whole, index) if several else whole)
                self.open.remove(c.name)
            return True
        return False

    def _said(self, fact: Fact, made: set[str]) -> int:
        """How many other facts, which are no inequalities, speak of some points."""
        return sum(
            f is not fact and not isinstance(f, OpenFact) and bool(made & set(names(f))) for f in self.facts
        )

    def _reaches(self, name: str, targets: set[str]) -> bool:
        """Whether a name is made, directly or not, from one of the targets."""
        seen, stack = set(), [name]
        while stack:
            x = stack.pop()
            if x in targets:
                return True
            if x in self.terms and x not in seen:
                seen.add(x)
                stack.extend(names(self.terms[x][1]))
        return False

    # -- points --------------------------------------------------------------------------

    def _points(self, facts: list[Fact]) -> list[Fact]:
        waiting = list(self.open)
        placed: set[str] = set()
        self._settle(placed)
        while waiting:
            point = min(waiting, key=lambda p: (self._unready(p, facts, placed), waiting.index(p)))
            waiting.remove(point)
            found: list[tuple[Fact, Term]] = []
            for fact in facts:
                locus = self._locus(fact, point, placed)
                if locus is not None and locus.key not in [c.key for _, c in found]:
                    found.append((fact, locus))
                if len(found) == 2:
                    break
            used = self._place(point, [c for _, c in found])
            taken = [f for f, _ in found[:used]]
            facts = [f for f in facts if f not in taken]
            placed.add(point)
            self._settle(placed)
        return facts

    def _place(self, name: str, curves: list[Term]) -> int:
        """Place a point on its curves; says how many of them were used."""
        curves = [_own(c, f"{name}/{k}") for k, c in enumerate(curves)]
        if not curves:
            self.terms[name] = ("point", Free(None, tag=name))
            return 0
        if len(curves) == 1:
            self.terms[name] = ("point", PointOn(curves[0], tag=name))
            return 1
        a, b = sorted(curves, key=lambda c: c.makes not in _LINES)
        if a.makes in _LINES and b.makes in _LINES:
            self.terms[name] = ("point", MeetLines(a, b))
        elif a.makes in _LINES:
            self.terms[name] = ("point", Pick(MeetLineCircle(a, b), tag=name))
        else:
            self.terms[name] = ("point", Pick(MeetCircles(a, b), tag=name))
        return 2

    def _locus(self, fact: Fact, point: str, placed: set[str]) -> Term | None:
        """The curve on which a fact puts a point, if all else in it is placed."""
        mentioned = names(fact)
        if (
            not self.ready_made
            or point not in mentioned
            or not all(n == point or n in placed for n in mentioned)
        ):
            return None
        return self._curve(fact, point)

    def _curve(self, fact: Fact, point: str) -> Term | None:
        ref = Ref(point, "point")
        curves = chain(fact.loci(ref), (k.locus(fact, ref) for k in self.loci.get(type(fact), ())))
        return next((c for c in curves if c is not None and point not in names(c)), None)

    def _unready(self, point: str, facts: list[Fact], placed: set[str]) -> int:
        """How many loci a point would have if it waited for others."""
        return sum(
            1
            for f in facts
            if point in names(f)
            and self._curve(f, point) is not None
            and not all(n == point or n in placed for n in names(f))
        )

    def _settle(self, placed: set[str]) -> None:
        """Add what is defined from placed things only."""
        changed = True
        while changed:
            changed = False
            for name, (_, term) in self.terms.items():
                if name not in placed and all(n in placed for n in names(term)):
                    placed.add(name)
                    changed = True

    # -- polygons of which nothing is said ---------------------------------------------------

    def _polygons(self, facts: list[Fact]) -> None:
        """Draw a polygon whose corners are all free as a whole: corner by corner it might be a needle."""
        spoken = {name for fact in facts for name in names(fact)}
        for fact in self.facts:
            polygon = fact.args[0] if isinstance(fact, OpenFact) and type(fact).slots[0].new else None
            if not isinstance(polygon, Polygon) or not 3 <= len(polygon.corners) <= MOST:
                continue
            corners = dict.fromkeys(str(c) for c in polygon.corners)
            free = all(isinstance(self.terms.get(c, ("", None))[1], Free) for c in corners)
            if len(corners) < len(polygon.corners) or not free:
                continue
            if any(self._reaches(name, set(corners)) for name in spoken):
                continue
            whole = FreePolygon(None, len(corners), tag="".join(corners))
            for index, c in enumerate(corners):
                self.terms[c] = ("point", Part(whole, index))

    # -- scale ---------------------------------------------------------------------------

    def _scale(self) -> float:
        """How far apart free things are: two and a half times the largest length that is stated."""
        found = [x for _, t in self.terms.values() for x in _lengths(t)]
        found += [x for f in self.facts for x in _lengths(f)]
        return 2.5 * max(found) if found else 10.0


def _lengths(term: Term) -> Iterator[float]:
    """Plain numbers that stand where a length is wanted, as far as they are known beforehand."""
    for part in term.walk():
        for slot in type(part).slots:
            if slot.type == "length":
                arg = getattr(part, slot.name)
                if isinstance(arg, Num) and 0 < arg.value < 1e9:
                    yield arg.value
        if isinstance(part, Uniform) and part.makes != "degrees":
            for end in (part.low, part.high):
                if isinstance(end, Num) and 0 < end.value < 1e9:
                    yield end.value


def _scaled(term: Term, scale: Term) -> Term:
    return type(term)(scale, *term.args[1:], tag=term.tag) if isinstance(term, _SCALED) else term


def _loose_parts(fact: Fact) -> tuple[Fact, ...]:
    """`ABCD inscribed in w` is four points on a circle; other facts stay whole, for the solver and its report."""
    parts = fact.parts()
    on_curves = all(any(p.loci(t) for t in p.children()) for p in parts)
    return parts if len(parts) > 1 and on_curves else (fact,)


def _own(curve: Term, tag: str) -> Term:
    return curve.tagged(tag) if isinstance(curve, Construction) and (curve.free or curve.picks) else curve


def _drawn(fact: Fact, k: int, terms: dict[str, tuple[str, Term]]) -> Fact:
    """`angle A in 30°..80°` draws the size anew for every instance instead of waiting for luck."""
    if not isinstance(fact, InRange) or not isinstance(fact.r, Range):
        return fact
    x = fact.x
    if isinstance(x, Ref):
        return fact
    kind = quantity(x).makes
    drawn = Uniform(fact.r.low, fact.r.high, kind, tag=f"range {k}")
    if x.makes == "angle":
        return AngleValue(x, drawn)
    if isinstance(x, Measure):
        return AngleValue(x.angle, drawn)
    if x.makes == "segment":
        return LengthValue(x, drawn)
    return Equation(x, drawn)
