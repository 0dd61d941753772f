"""A small instance of every word: the example in its own sentence, read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from geodsl.constructions.center import Center
from geodsl.elaborate.meaning import Meaning
from geodsl.elaborate.statements import read_statements
from geodsl.facts.points import CenterPoint
from geodsl.language.printing import sayable
from geodsl.language.term import Construction, Fact, Term
from geodsl.language.vocabulary import standard
from geodsl.objects import Part, Ref
from grammar import Limits, Source, parse_program
from grammar.tree import Lost

__all__ = ["Sample", "declared", "sample"]

# How a name that the example speaks of may come to be there.
_DECLARED = {
    "circle": "circle {} center Z",
    "line": "line {} through Y and Z",
    "arc": "semicircle {} on YZ",
    "region": "half-disc {} on YZ",
    "number": "let {} in 1..2",
}
_NAME = re.compile(r"(?<![a-z])[a-zα-ω](?![a-z])")


@dataclass(frozen=True)
class Sample:
    """An example of a word.

    Attributes:
        text: the statement.
        before: the statements that it takes for granted.
        term: what it means.
        made: the names that it gives.
    """

    text: str
    before: tuple[str, ...]
    term: Any
    made: tuple[Ref, ...] = ()

    def brings(self) -> tuple[Fact, ...]:
        """The facts that a construction brings about, of the names that the example gives."""
        term = self.term
        if not isinstance(term, Construction) or not self.made:
            return ()
        if term.makes == "choice":
            found = [fact for ref in self.made for fact in term.brings(ref)]
        else:
            found = list(term.brings(*self.made))
        return tuple(filter(sayable, (fact.map(_centred) for fact in found)))


def _centred(term: Term) -> Term:
    """The centre of a circle, in the words that there are for it."""
    return Center(term.args[0]) if isinstance(term, CenterPoint) else term


def declared(name: str, kind: str) -> str:
    """A statement that gives a lowercase name something of a type."""
    return _DECLARED[kind].format(name)


def sample(kind: type[Term]) -> Sample | None:
    """The first example in a class's docstring that means it; None where none does."""
    word: Any = kind  # as anything may be that has a hash
    return _sample(word)


@cache
def _sample(kind: Any) -> Sample | None:
    for quoted in re.findall(r"`([^`]+)`", kind.__doc__ or ""):
        for text, before in _tries(kind, quoted):
            found = _read(kind, text, before)
            if found is not None:
                return found
    return None


def _tries(kind: type[Term], quoted: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """An example as a statement, behind whatever may give its names a type."""
    whole = issubclass(kind, Fact) or not issubclass(kind, Construction)
    names = sorted(set(_NAME.findall(re.sub(r'"[^"]*"', "", quoted))))
    choices = [_types(name, kind) for name in names]
    for some in product(*choices):
        before = tuple(declared(n, t) for n, t in zip(names, some, strict=True) if t is not None)
        yield quoted, before
        if not whole:
            yield f"let q = {quoted}", before


def _types(name: str, kind: type[Term]) -> tuple[str | None, ...]:
    """What a name may be, likeliest first; None if the example itself defines it."""
    own = next((s.type for s in kind.slots if s.name == name), None)
    if own == "round":
        return "circle", None
    if own in _DECLARED:
        return own, None
    return (None, *sorted(_DECLARED, key=lambda t: -_habits()[name, t]))


@cache
def _habits() -> Counter[tuple[str, str]]:
    """How often the places of phrases call a thing of some type by some name."""
    return Counter((s.name, s.type) for kind in standard().classes for s in kind.slots)


def _read(kind: type[Term], text: str, before: tuple[str, ...]) -> Sample | None:
    meaning = _meaning("\n".join((*before, text)))
    if meaning is None:
        return None
    first = len(before)
    stated = [*meaning.facts, *meaning.directives, *meaning.poses]
    for term in (part for s in reversed(stated) for part in (s.term, *s.term.children())):
        if type(term) is kind:
            return Sample(text, before, term)
    definitions = list(meaning.definitions.values())[first:]
    for d in definitions:
        term = d.term.of if isinstance(d.term, Part) else d.term
        if type(term) is kind:
            own = not text.startswith("let q = ")
            made = tuple(Ref(x.name, x.type) for x in definitions) if own else ()
            return Sample(text.removeprefix("let q = "), before, term, made)
    return None


def _meaning(text: str) -> Meaning | None:
    """What a program says before anything is placed; None if it can't be read."""
    program, found = parse_program(text)
    if found:
        return None
    source = Source(text, "<sample>")
    meaning = read_statements(list(program.statements), source, standard(), (), Limits(), lost=Lost())
    return None if meaning.found else meaning
