"""All phrases that a program may use, indexed by the words in them.

The standard vocabulary is gathered from the modules of `geodsl.constructions`, `geodsl.facts` (and its
`ink`) and `geodsl.directives`: a class with phrases in one of them is a word of the language, and nothing
needs to be registered. `Vocabulary.extended` adds classes from anywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from importlib import import_module
from pkgutil import iter_modules

from geodsl.language.template import SELF, Slot, Template
from geodsl.language.term import Construction, Directive, Fact, Term

__all__ = ["Vocabulary", "shape", "standard"]

ROOMS = ("geodsl.constructions", "geodsl.facts", "geodsl.facts.ink", "geodsl.directives")


_KEPT = 4096  # sets of words of which the templates are remembered


class Vocabulary:
    """A set of term classes and the index over their templates."""

    def __init__(self, classes: Iterable[type[Term]]) -> None:
        self.classes = tuple(sorted(set(classes), key=lambda c: (c.__module__, c.__name__)))
        self.templates: tuple[Template, ...] = tuple(t for c in self.classes for t in c.templates)
        self.kinds = {c.__name__: c for c in self.classes}
        counts = Counter(w for t in self.templates for w in t.literals)
        # A template is filed under the rarest of its words, so few are looked at for any run.
        self._index: dict[str, list[Template]] = {}
        for template in self.templates:
            rarest = min(template.literals, key=lambda w: (counts[w], w))
            self._index.setdefault(rarest, []).append(template)
        self.words = frozenset(counts)
        self._by_type: dict[frozenset[str], Mapping[str, tuple[Template, ...]]] = {}

    def extended(self, *classes: type[Term]) -> Vocabulary:
        """This vocabulary and more classes."""
        return Vocabulary((*self.classes, *classes))

    def candidates(self, words: frozenset[str] | set[str]) -> Iterator[Template]:
        """The templates all of whose words occur."""
        for word in words:
            for template in self._index.get(word, ()):
                if template.literals <= words:
                    yield template

    def by_type(self, words: frozenset[str]) -> Mapping[str, tuple[Template, ...]]:
        """The templates all of whose words occur, by what they make; names and numbers have no say in it."""
        found = self._by_type.get(words)
        if found is None:
            sorted_out: dict[str, list[Template]] = {}
            for template in self.candidates(words):
                made = template.owner.makes
                kind = "several" if isinstance(made, tuple) else made if isinstance(made, str) else "any"
                sorted_out.setdefault(kind, []).append(template)
            found = {kind: tuple(some) for kind, some in sorted_out.items()}
            if len(self._by_type) >= _KEPT:
                self._by_type.clear()
            self._by_type[words] = found
        return found

    @cached_property
    def constructions(self) -> tuple[type[Construction], ...]:
        return tuple(c for c in self.classes if issubclass(c, Construction))

    @cached_property
    def facts(self) -> tuple[type[Fact], ...]:
        return tuple(c for c in self.classes if issubclass(c, Fact))

    @cached_property
    def directives(self) -> tuple[type[Directive], ...]:
        return tuple(c for c in self.classes if issubclass(c, Directive))

    @cached_property
    def shapes(self) -> frozenset[tuple[str, ...]]:
        """Every phrase with its slots reduced to their types: what a definition may not repeat."""
        return frozenset(shape(t.elements) for t in self.templates)

    @cached_property
    def namers(self) -> dict[str, str]:
        """Words behind which a phrase takes its own name, with the type of what is named."""
        found: dict[str, set[str]] = {}
        for t in self.templates:
            for word, slot in zip(t.elements, t.elements[1:], strict=False):
                if isinstance(word, str) and isinstance(slot, Slot) and slot.name == SELF:
                    made = t.owner.makes
                    found.setdefault(word, set()).add(made if isinstance(made, str) else "?")
        named = {word: kinds.pop() for word, kinds in found.items() if len(kinds) == 1}
        return {**named, **{n: n for n in ("line", "segment", "ray", "circle", "arc")}}


def shape(elements: Iterable[str | Slot]) -> tuple[str, ...]:
    """A phrase with its slots reduced to their types."""
    return tuple(e if isinstance(e, str) else "{" + e.type + "}" for e in elements)


def _declared(room: str) -> Iterator[type[Term]]:
    package = import_module(room)
    for info in sorted(iter_modules(package.__path__), key=lambda i: i.name):
        module = import_module(f"{room}.{info.name}")
        for thing in vars(module).values():
            if isinstance(thing, type) and issubclass(thing, Term) and thing.__module__ == module.__name__:
                if thing.templates and "phrases" in vars(thing):
                    yield thing


@lru_cache(maxsize=1)
def standard() -> Vocabulary:
    """The vocabulary that comes with geodsl."""
    return Vocabulary(c for room in ROOMS for c in _declared(room))
