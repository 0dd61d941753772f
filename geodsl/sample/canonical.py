"""One form for all programs that are alike: up to the names of things, the order of statements, and similarity.

Names are told apart by colour refinement over the graph of objects and statements; ties are broken by trying each
of the tied names first, and the least text of all ways is the form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import Any

from geodsl.constructions.free import Uniform
from geodsl.facts.in_range import InRange
from geodsl.language.term import Term
from geodsl.objects import Num, Polygon, Range, Ref
from geodsl.scene import Scene

__all__ = ["Form", "alike", "canonical"]

# Orders of names that are tried. Beyond, likeness may be missed; nothing is taken for alike that isn't.
LEAVES = 720
_QUANTITIES = ("Divide", "Raise", "Equation", "SquareRoot")


@dataclass(frozen=True)
class Form:
    """The canonical form of a program's geometry, and the namings that lead to it (several where it is symmetric)."""

    text: str
    namings: tuple[Mapping[str, str], ...]

    @property
    def hash(self) -> str:
        return sha256(self.text.encode()).hexdigest()

    def dressed(self, ink: Iterable[Term]) -> str:
        """The hash of the geometry together with what is ordered to be drawn."""
        orders = list(ink)
        best = min(tuple(sorted({_renamed(t, naming, {}).key for t in orders})) for naming in self.namings)
        return sha256("\n".join((self.text, "", *best)).encode()).hexdigest()


def canonical(scene: Scene) -> Form:
    """The form of what a scene places and states; ink, titles, claims and questions aside."""
    scaled = _scaled(scene)
    statements = list(_statements(scene))
    types = {node.name: node.type for node in scene.nodes}
    graph = _Graph(statements, types, scaled)
    best: list[str] | None = None
    namings: list[Mapping[str, str]] = []
    for order in graph.orders():
        naming = {name: f"{_LEADS.get(types[name], 'z')}{k}" for k, name in enumerate(order)}
        lines = sorted({_said(kind, term, naming, scaled) for kind, term in statements})
        lines.append(" ".join(types[name] for name in order))
        if best is None or lines < best:
            best, namings = lines, [naming]
        elif lines == best:
            namings.append(naming)
    assert best is not None
    return Form("\n".join(best), tuple(namings))


def alike(one: Scene, other: Scene) -> bool:
    """Whether two scenes are one but for names, order and size, ink included."""
    return canonical(one).dressed(one.directives) == canonical(other).dressed(other.directives)


# A point's name is a capital letter, so that keys of points and curves stay apart.
_LEADS = {"point": "P"}


def _statements(scene: Scene) -> Iterator[tuple[str, Term]]:
    """All that makes the figure; how the planner places what is introduced says nothing new."""
    for node in scene.nodes:
        if not node.introduced:
            yield f"{node.name}=", node.term
    for kind, terms in (("given", scene.given), ("pose", scene.poses), ("shown", scene.shown)):
        for term in terms:
            yield kind, term
    for fact in scene.overlooked:
        yield "overlook", fact


def _said(kind: str, term: Term, naming: Mapping[str, str], scaled: Mapping[int, float]) -> str:
    if kind.endswith("="):
        kind = f"{naming[kind[:-1]]}="
    return f"{kind} {_renamed(term, naming, scaled).key}"


def _renamed(term: Term, naming: Mapping[str, str], scaled: Mapping[int, float]) -> Term:
    def go(x: Any) -> Any:
        if isinstance(x, Ref):
            return Ref(naming.get(x.name, x.name), x.type)
        if isinstance(x, Num) and id(x) in scaled:
            return Num(scaled[id(x)], x.args[1])
        if isinstance(x, Term):
            # A tag keeps two free things apart; which node it is of says as much.
            return type(x)(*map(go, x.args))
        return tuple(map(go, x)) if isinstance(x, tuple) else x

    return go(term)


# -- similarity --------------------------------------------------------------------------------------


def _scaled(scene: Scene) -> dict[int, float]:
    """Numbers that are lengths, by the identity of their terms, as shares of the largest.

    Where a single number or range sets the only length, it says nothing but the scale.
    """
    roots = [(n.name, n.term) for n in scene.nodes if not n.introduced]
    roots += [("", t) for t in (*scene.given, *scene.overlooked)]
    if any(type(part).__name__ in ("Fixed", "PointAt", "FixedCircle") for _, t in roots for part in t.walk()):
        return {}
    lengths: list[list[Num]] = []
    named: set[str] = set()
    for _, term in roots:
        found: list[Num] = []
        if not _measured(term, "", found, named):
            return {}
        if found:
            lengths.append(found)
    done: set[str] = set()
    while named - done:
        for name, term in roots:
            if name in named and name not in done:
                found = []
                if not _measured(term, "length", found, named):
                    return {}
                if found:
                    lengths.append(found)
        done |= named
    if not lengths:
        return {}
    if len(lengths) == 1 and (len(lengths[0]) == 1 or _one_range(roots, lengths[0])):
        return {id(x): 1.0 for x in lengths[0]}
    largest = max(abs(x.value) for found in lengths for x in found) or 1.0
    return {id(x): round(x.value / largest, 6) for found in lengths for x in found}


def _one_range(roots: Sequence[tuple[str, Term]], found: Sequence[Num]) -> bool:
    """Whether two numbers are the ends of one range."""
    ends = {id(x) for x in found}
    return len(found) == 2 and any(
        isinstance(part, Range | Uniform) and {id(part.args[0]), id(part.args[1])} == ends
        for _, term in roots
        for part in term.walk()
    )


def _measured(term: Any, expected: str, found: list[Num], named: set[str]) -> bool:
    """Gather the lengths of a term; False where what is a length can't be told."""
    if isinstance(term, Num):
        if expected == "length":
            found.append(term)
        return expected != "area"
    if isinstance(term, Ref):
        if expected == "length" and term.type == "number":
            named.add(term.name)
        return True
    if isinstance(term, tuple):
        return all(_measured(x, expected, found, named) for x in term)
    if not isinstance(term, Term):
        return True
    kind = type(term).__name__
    if kind == "Multiply":
        names = [f for f in term.factors if isinstance(f, Ref)]
        if expected == "length" and len(names) > 1:
            return False
        if expected == "length" and len(names) == 1:
            named.add(names[0].name)
        elif expected == "length" and all(isinstance(f, Num) for f in term.factors):
            return False
        return expected != "area"
    if kind == "Add":
        return all(_measured(t, expected, found, named) for t in term.terms)
    if kind in _QUANTITIES:
        return not any(isinstance(p, Num) and p.makes == "number" for p in term.walk())
    if isinstance(term, InRange):
        return _measured(term.r, "length" if term.x.makes in ("segment", "length") else "", found, named)
    if isinstance(term, Range | Uniform):
        inner = expected or ("length" if term.args[-1] == "length" else "")
        return all(_measured(x, inner, found, named) for x in term.args[:2])
    slots = {s.name: s.type for s in type(term).slots}
    wanted = (slots.get(f, "") for f in type(term).fields)
    return all(
        _measured(a, w if w in ("length", "area") else "", found, named)
        for a, w in zip(term.args, wanted, strict=False)
    )


# -- colour refinement -------------------------------------------------------------------------------


class _Graph:
    """Names and parts of statements as vertices; colours that only an isomorphism keeps."""

    def __init__(
        self, statements: Sequence[tuple[str, Term]], types: Mapping[str, str], scaled: Mapping[int, float]
    ) -> None:
        self.scaled = scaled
        self.next = count()
        self.start: list[Any] = []
        self.edges: list[list[tuple[str, int]]] = []
        self.names = {name: self._vertex(("name", kind)) for name, kind in types.items()}
        for kind, term in statements:
            vertex = self._vertex(("statement", "=" if kind.endswith("=") else kind))
            self._join(vertex, self._term(term), "of")
            if kind.endswith("="):
                self._join(vertex, self.names[kind[:-1]], "makes")

    def _vertex(self, colour: Any) -> int:
        self.start.append(colour)
        self.edges.append([])
        return next(self.next)

    def _join(self, one: int, other: int, label: str) -> None:
        self.edges[one].append((label, other))
        self.edges[other].append((f"-{label}", one))

    def _term(self, term: Any) -> int:
        if isinstance(term, Ref):
            return self.names[term.name]
        if isinstance(term, Num):
            return self._vertex(("number", repr(self.scaled.get(id(term), term.value)), str(term.args[1])))
        if isinstance(term, Polygon):
            vertex = self._vertex(("Polygon", len(term.corners)))
            seats = [self._vertex(("seat",)) for _ in term.corners]
            for k, (seat, corner) in enumerate(zip(seats, term.corners, strict=True)):
                self._join(vertex, seat, "seat")
                self._join(seat, self._term(corner), "at")
                self._join(seat, seats[k - 1], "beside")
                self._join(seats[k - 1], seat, "beside")
            return vertex
        if isinstance(term, tuple):
            vertex = self._vertex(("several", len(term)))
            for part in term:
                self._join(vertex, self._term(part), "part")
            return vertex
        if not isinstance(term, Term):
            return self._vertex(("plain", repr(term)))
        vertex = self._vertex(("term", type(term).__name__))
        ordered = _ordered(term)
        for k, part in enumerate(term.args):
            self._join(vertex, self._term(part), str(k) if k in ordered else "any")
        return vertex

    def orders(self) -> Iterator[tuple[str, ...]]:
        """The orders of names among which the form is sought: a single one where colours tell all names apart."""
        left = [LEAVES]
        yield from self._orders(self._refined(_ranks(self.start)), left)

    def _orders(self, colours: list[int], left: list[int]) -> Iterator[tuple[str, ...]]:
        classes: dict[int, list[str]] = {}
        for name, vertex in self.names.items():
            classes.setdefault(colours[vertex], []).append(name)
        tied = [(len(names), colour) for colour, names in classes.items() if len(names) > 1]
        if not tied:
            left[0] -= 1
            yield tuple(sorted(self.names, key=lambda name: colours[self.names[name]]))
            return
        for name in classes[min(tied)[1]]:
            if left[0] <= 0:
                return
            marked: list[Any] = [(c, 0) for c in colours]
            vertex = self.names[name]
            marked[vertex] = (colours[vertex], 1)
            yield from self._orders(self._refined(_ranks(marked)), left)

    def _refined(self, colours: list[int]) -> list[int]:
        classes = len(set(colours))
        while True:
            seen = [
                (colours[v], tuple(sorted([(label, colours[u]) for label, u in edges])))
                for v, edges in enumerate(self.edges)
            ]
            colours = _ranks(seen)
            if len(set(colours)) == classes:
                return colours
            classes = len(set(colours))


def _ordered(term: Term) -> frozenset[int]:
    """The places of arguments that may not change places."""
    kind = type(term)
    if not kind.symmetric and kind.canonical is Term.canonical:
        return frozenset(range(len(term.args)))
    if isinstance(kind.symmetric, tuple):
        return frozenset(k for k, f in enumerate(kind.fields) if f not in kind.symmetric)
    # An order of its own, or none: refinement then sees less, and the final texts decide.
    return frozenset()


def _ranks(colours: Sequence[Any]) -> list[int]:
    ranks = {colour: k for k, colour in enumerate(sorted(set(colours)))}
    return [ranks[colour] for colour in colours]
