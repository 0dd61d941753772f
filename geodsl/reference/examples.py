"""The example programs, and which statement of which of them uses a word of the language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from geodsl.diagram import Diagram, load
from geodsl.directives.mark import Mark
from geodsl.elaborate.definitions import gather
from geodsl.elaborate.meaning import Definition, Meaning, Stated
from geodsl.elaborate.statements import read_statements
from geodsl.language.term import Construction, Directive, Fact, Term
from geodsl.language.vocabulary import standard
from geodsl.objects import Part
from geodsl.reference.markdown import words
from grammar import Limits, Source, Span, parse_program, tree

__all__ = ["Example", "Use", "chapters", "first_marks", "read_examples", "uses"]

# In the order in which they are taught; others stand behind these, by name.
CHAPTERS = (
    "lines-and-angles",
    "triangles",
    "congruence",
    "similarity",
    "quadrilaterals",
    "circles",
    "constructions",
    "olympiad",
)


@dataclass(frozen=True)
class Example:
    """A program in a file; the folder that it stands in is its chapter."""

    path: Path
    chapter: str  # "" for one that stands in no folder
    text: str = field(repr=False)

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def link(self) -> str:
        """Where it is, seen from the folder of all examples."""
        return f"{self.chapter}/{self.path.name}" if self.chapter else self.path.name

    @property
    def title(self) -> str:
        return self.meaning.title or words(self.name).capitalize()

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to draw: a file may hold nothing but definitions for others."""
        m = self.meaning
        return bool(m.definitions or m.introduced or m.shown)

    @cached_property
    def diagram(self) -> Diagram:
        return load(self.path)

    @cached_property
    def source(self) -> Source:
        return Source(self.text, self.path.name)

    @cached_property
    def meaning(self) -> Meaning:
        return self._read[0]

    @cached_property
    def _read(self) -> tuple[Meaning, tree.Program]:
        limits = Limits()
        program, _ = parse_program(self.text, name=self.path.name, limits=limits)
        rest, macros, _, lost = gather(
            program, self.source, standard(), folder=self.path.parent, limits=limits
        )
        return read_statements(rest, self.source, standard(), macros, limits, lost=lost), program

    def statement(self, span: Span) -> str:
        """The whole statement that a place is in, on one line."""
        spans = (s.span for s in self._read[1].statements if s.body is not None)
        around = next((s for s in spans if s.start <= span.start < s.end), span)
        return " ".join(self.source.slice(around).split())

    def said(self) -> Iterator[tuple[Term, Span]]:
        """What the program says, statement by statement."""
        m = self.meaning
        parts: tuple[Stated | Definition, ...] = (*m.facts, *m.directives, *m.poses, *m.definitions.values())
        for part in parts:
            yield part.term, part.span


@dataclass(frozen=True)
class Use:
    """A statement that uses a word; `placed` if it was the planner who took it to place a point."""

    example: Example
    statement: str
    placed: bool = False


def read_examples(folder: Path) -> tuple[Example, ...]:
    """All programs of a folder and of the folders in it, by chapter and name."""
    found = []
    for path in sorted(folder.rglob("*.geo")):
        inner = path.relative_to(folder).parent.as_posix()
        text = path.read_text(encoding="utf-8")
        found.append(Example(path, "" if inner == "." else inner, text))
    order = {name: k for k, name in enumerate(CHAPTERS)}
    return tuple(sorted(found, key=lambda e: (order.get(e.chapter, len(order)), e.chapter, e.name)))


def chapters(examples: Sequence[Example]) -> dict[str, list[Example]]:
    """What is drawn, by chapter."""
    out: dict[str, list[Example]] = {}
    for example in examples:
        if example.is_drawn:
            out.setdefault(example.chapter, []).append(example)
    return out


def uses(examples: Sequence[Example], kinds: Sequence[type[Term]]) -> dict[type[Term], Use]:
    """The shortest program that says each word, and where; where none does, the one whose plan takes it."""
    short = sorted((e for e in examples if e.is_drawn), key=lambda e: (len(e.text), e.name))
    best: dict[type, tuple[int, Example, Span]] = {}
    for example in short:
        for term, span in example.said():
            for kind, depth in _kinds(term):
                known = best.get(kind)
                # A longer program comes in only if it says openly what the shorter one hides in a phrase.
                if known is None or (depth < known[0] and (depth == 0 or known[1] is example)):
                    best[kind] = (depth, example, span)
    found = {kind: Use(e, e.statement(span)) for kind, (_, e, span) in best.items() if kind in kinds}
    missing = {k for k in kinds if k not in found and issubclass(k, Construction)}
    for example in short:
        if not missing:
            break
        for node in example.diagram.scene.nodes:
            taken = {type(part) for part in node.term.walk()} & missing
            if taken and node.name in example.meaning.introduced:
                span = example.meaning.introduced[node.name][0]
                found |= {kind: Use(example, example.statement(span), placed=True) for kind in taken}
                missing -= taken
    return found


def first_marks(examples: Sequence[Example]) -> dict[type[Fact], Use]:
    """The shortest program that marks a fact of each kind, and where."""
    found: dict[type[Fact], Use] = {}
    for example in sorted((e for e in examples if e.is_drawn), key=lambda e: (len(e.text), e.name)):
        for term, span in example.said():
            if isinstance(term, Mark):
                found.setdefault(type(term.fact), Use(example, example.statement(span)))
    return found


def _kinds(term: Term) -> Iterator[tuple[type, int]]:
    """Every kind of term in a statement, and within how many others it stands."""
    stack: list[tuple[Any, int]] = [(term, 0)]
    while stack:
        part, depth = stack.pop()
        yield type(part), depth
        inner = depth if isinstance(part, Directive | Part) else depth + 1
        stack.extend((child, inner) for child in part.children())
