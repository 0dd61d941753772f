"""The typed scene graph: a program with every name resolved and every object ordered.

A scene is frozen, hashable and printable, and goes to JSON and back. It holds no numbers: those are
realised from it (`geodsl.realize`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from geodsl.facts.simple import Simple
from geodsl.language.term import Construction, Directive, Fact, OpenFact, Term
from geodsl.objects import Polygon, Ref, names

__all__ = ["Node", "Scene"]

_CENTERS = ("CenterPoint", "Center")  # terms that mean the centre of a circle


@dataclass(frozen=True)
class Node:
    """A named object and how it is made.

    A point that was `introduced` by what is stated of it, not defined, is placed by the planner; how it is
    placed says nothing that isn't stated already.
    """

    name: str
    type: str
    term: Term
    introduced: bool = False

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """The names that it is made from."""
        return names(self.term)

    @cached_property
    def ref(self) -> Ref:
        return Ref(self.name, self.type)

    def __str__(self) -> str:
        return f"{self.name}: {self.type} = {self.term}"


@dataclass(frozen=True)
class Scene:
    """What a program means.

    Attributes:
        nodes: every object, each after what it needs.
        given: facts that the program states, in the order of the text.
        solve: those among them that no construction takes care of: solved numerically.
        claims: facts that must hold and are not used to make the figure.
        questions: what is asked for.
        directives: drawing, marks and labels.
        poses: which way up.
        overlooked: facts that no figure is refused for, whether or not they nearly hold.
    """

    title: str | None
    nodes: tuple[Node, ...]
    given: tuple[Fact, ...] = ()
    solve: tuple[Fact, ...] = ()
    claims: tuple[Fact, ...] = ()
    questions: tuple[Term, ...] = ()
    directives: tuple[Directive, ...] = ()
    poses: tuple[Directive, ...] = ()
    shown: tuple[Term, ...] = ()  # what the statements themselves put on the page
    overlooked: tuple[Fact, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Node]:
        return {node.name: node for node in self.nodes}

    @cached_property
    def points(self) -> tuple[str, ...]:
        """The names of all points."""
        return tuple(n.name for n in self.nodes if n.type == "point")

    @cached_property
    def point_refs(self) -> tuple[Ref, ...]:
        """All points, as terms."""
        return tuple(n.ref for n in self.nodes if n.type == "point")

    @cached_property
    def draws(self) -> tuple[Construction, ...]:
        """The constructions that draw free numbers or choose a branch, in order."""
        found: dict[Construction, None] = {}
        for node in self.nodes:
            for term in node.term.walk():
                if isinstance(term, Construction) and (term.free or term.picks):
                    found.setdefault(term)
        for fact in (*self.given, *self.solve):
            for term in fact.walk():
                if isinstance(term, Construction) and (term.free or term.picks):
                    found.setdefault(term)
        return tuple(found)

    @cached_property
    def brought(self) -> tuple[Fact, ...]:
        """The facts that the constructions bring about."""
        facts = list(self._brought())
        # A circle's centre is called by its name where it has one.
        centers = {f.w: f.O for f in (*self.given, *facts) if type(f).__name__ == "CenterOf"}

        def named(term: Term) -> Term:
            return centers.get(term.args[0], term) if type(term).__name__ in _CENTERS else term

        out: dict[Any, Fact] = {}
        for fact in facts:
            fact = fact.map(named) if centers and type(fact).__name__ != "CenterOf" else fact
            out.setdefault(fact.key, fact)
        return tuple(out.values())

    def _brought(self) -> Iterator[Fact]:
        whole: dict[Term, dict[int, Ref]] = {}
        for node in self.nodes:
            term = node.term
            if node.introduced:
                continue
            if type(term).__name__ == "Part":
                whole.setdefault(term.of, {})[term.index] = node.ref
            elif type(term).__name__ == "Pick":
                yield from term.of.brings(node.ref)
            elif isinstance(term, Construction):
                yield from term.brings(node.ref)
        for term, parts in whole.items():
            if term.makes == "choice":
                for ref in parts.values():
                    yield from term.brings(ref)
            elif isinstance(term, Construction) and len(parts) == len(term.makes):
                yield from term.brings(*(parts[i] for i in range(len(parts))))

    @cached_property
    def stated(self) -> tuple[Fact, ...]:
        """Givens first, then what constructions bring; each fact once."""
        out: dict[Any, Fact] = {}
        for fact in (*self.given, *self.brought):
            out.setdefault(fact.key, fact)
        return tuple(out.values())

    @cached_property
    def filters(self) -> tuple[OpenFact, ...]:
        """Inequalities: instances that break them are thrown away. A stated shape is a proper one."""
        found = {f.key: f for f in self.given if isinstance(f, OpenFact)}
        for fact in self.given:
            slots = type(fact).slots
            if slots and slots[0].new and isinstance(fact.args[0], Polygon):
                proper = Simple(fact.args[0])
                found.setdefault(proper.key, proper)
        return tuple(found.values())

    @cached_property
    def free_numbers(self) -> int:
        """How many free numbers an instance has."""
        return sum(term.free for term in self.draws)

    def needs(self, name: str) -> frozenset[str]:
        """Everything that a name is made from, directly or not."""
        found: set[str] = set()
        stack = [name]
        while stack:
            for other in self.by_name[stack.pop()].needs:
                if other not in found:
                    found.add(other)
                    stack.append(other)
        return frozenset(found)

    def __str__(self) -> str:
        out = [f"scene {self.title!r}" if self.title else "scene"]
        out += [f"  {node}" for node in self.nodes]
        for label, facts in (("given", self.given), ("solve", self.solve), ("claim", self.claims)):
            out += [f"  {label} {fact}" for fact in facts]
        out += [f"  {d}" for d in (*self.poses, *self.directives)]
        return "\n".join(out)
