"""Phrases of operators laid against the words of a step: what fills their slots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from geodsl.language.reading import Reading
from geodsl.language.template import Slot, Template, templates
from geodsl.language.types import LISTS
from geodsl.language.vocabulary import shape, standard
from geodsl.objects import Ref
from grammar import tree
from perturb.craft.operator import Operator
from perturb.operators import operators
from perturb.suite.nouns import FACTS, THINGS, fact_nouns, plural, words_of
from perturb.suite.offer import Offer
from perturb.suite.quantifier import Quantifier, quantifiers

__all__ = ["Lay", "about", "lays", "phrases", "verbs"]

_AND = tree.Word("and")
_NOISE = frozenset(("the", "is", "are", "an", "be"))
# Nouns that call a part of what a phrase's own noun does: `drop any diagonal` for `drop segment {s: segment}`.
_LESS = {"segment": ("side", "sides", "diagonal", "diagonals")}
_FACT_NOUNS = ("shape", "shapes", "center", "centers", *FACTS)


@dataclass(frozen=True)
class Lay:
    """A phrase that fits a step.

    Attributes:
        fills: what stands in each slot that is filled: a term, or a quantifier.
        noun: a quantifier in the place of all slots: `break any parallel`.
        cost: of reading the terms.
    """

    template: Template
    fills: dict[str, Any]
    noun: Quantifier | None = None
    cost: int = 0

    @property
    def operator(self) -> type[Operator]:
        return self.template.owner

    @property
    def quantified(self) -> tuple[Quantifier, ...]:
        """Its quantifiers, each once."""
        found = {id(f): f for f in (self.noun, *self.fills.values()) if isinstance(f, Quantifier)}
        return tuple(found.values())

    @property
    def words(self) -> int:
        return sum(isinstance(e, str) for e in self.template.elements)


@lru_cache(maxsize=1)
def phrases() -> tuple[Template, ...]:
    """Every phrase of every operator, the ones that say most first."""
    found = [t for operator in operators() for text in operator.phrases for t in templates(operator, text)]
    return tuple(sorted(found, key=lambda t: (-sum(isinstance(e, str) for e in t.elements), t.text)))


@lru_cache(maxsize=1)
def verbs() -> dict[str, tuple[Template, ...]]:
    """The phrases by their first word."""
    found: dict[str, list[Template]] = {}
    for t in phrases():
        found.setdefault(str(t.elements[0]), []).append(t)
    return {word: tuple(some) for word, some in found.items()}


@lru_cache(maxsize=512)
def about(template: Template) -> frozenset[str]:
    """The kinds of facts whose own phrase an operator's phrase is, behind its verb."""
    rest = shape(template.elements[1:])
    kinds = standard().kinds
    return frozenset(
        kind
        for kind in template.owner.kinds
        if kind in kinds and any(shape(t.elements) == rest for t in kinds[kind].templates)
    )


def lays(items: tuple[Any, ...], offer: Offer) -> list[Lay]:
    """The phrases that fit all items of a step.

    Raises:
        AmbiguousCorner: for `angle A` where that may be several.
    """
    first = items[0]
    if type(first) is not tree.Word:
        return []
    found: list[Lay] = []
    layer = _Layer(items, offer)
    for template in verbs().get(first.text, ()):
        for fills, cost in layer.fill(template.elements, 0, 0):
            found.append(Lay(template, fills, cost=cost))
        found += layer.by_noun(template)
    return found


class _Layer:
    """Lays phrases against one row of items."""

    def __init__(self, items: tuple[Any, ...], offer: Offer) -> None:
        self.items = items
        self.offer = offer
        self.memo: dict[tuple[int, int, str], list[Reading]] = {}

    def fill(self, elements: tuple[Any, ...], e: int, i: int) -> Iterator[tuple[dict[str, Any], int]]:
        """The ways in which the elements from `e` on cover the items from `i` on."""
        items = self.items
        if e == len(elements):
            if i == len(items):
                yield {}, 0
            return
        element = elements[e]
        if type(element) is str:
            at = self._past_noise(i)
            # A comma before a word parts lines: `swap labels of A and any point`.
            if at < len(items) and (
                items[at] == tree.Word(element) or (element == "," and items[at] == _AND)
            ):
                yield from self.fill(elements, e + 1, at + 1)
            elif at < len(items) and e and e + 1 < len(elements) and isinstance(elements[e + 1], Slot):
                # `drop any segment` for `drop segment {s: segment}`
                less = _LESS.get(element, ())
                for q, end in quantifiers(items, i, (element, plural(element), *less)):
                    told = self._named(q if q.noun in less else replace(q, noun=None), elements[e + 1])
                    # `off any` for `off ray {r: ray}`, but not `move A any` for `move {P: point} off {w: circle}`
                    if told is not None and (q.noun is not None or element in THINGS):
                        yield from self._with(elements, e + 2, end, {elements[e + 1].name: told}, 0)
            return
        if i >= len(items):
            return
        for q, end in quantifiers(items, i, _nouns_for(element.type)):
            told = self._named(q, element)
            if told is not None:
                yield from self._chosen(elements, e, end, told)
        for end in self._ends(elements, e, i):
            for reading in self._read(i, end, element.type):
                yield from self._with(elements, e + 1, end, {element.name: reading.term}, reading.cost)

    def _named(self, q: Quantifier, slot: Slot) -> Quantifier | None:
        """A quantifier with the things that it chooses from read; None where they can't be."""
        if q.among is None:
            return q
        kind = LISTS.get(slot.type, slot.type)
        terms: list[Any] = []
        for item in q.among:
            if kind == "point" and isinstance(item, tree.Points):
                terms += [Ref(name, "point") for name in item.names]
            elif found := self.offer.read((item,), kind):
                terms.append(found[0].term)
            else:
                return None
        return replace(q, among=tuple(terms))

    def _chosen(
        self, elements: tuple[Any, ...], e: int, end: int, q: Quantifier
    ) -> Iterator[tuple[dict[str, Any], int]]:
        """A quantifier that fills a slot, or as many slots in a row as things are chosen."""
        alone = sum(isinstance(x, Slot) for x in elements) == 1
        if q.count == 1 or elements[e].many or alone:
            yield from self._with(elements, e + 1, end, {elements[e].name: q}, 0)
            return
        row = elements[e : e + 2 * q.count - 1]
        if len(row) < 2 * q.count - 1 or any(x not in (",", "and") for x in row[1::2]):
            return
        if all(isinstance(x, Slot) for x in row[::2]):
            yield from self._with(elements, e + len(row), end, {x.name: q for x in row[::2]}, 0)

    def _with(
        self, elements: tuple[Any, ...], e: int, i: int, filled: dict[str, Any], cost: int
    ) -> Iterator[tuple[dict[str, Any], int]]:
        for more, extra in self.fill(elements, e, i):
            yield {**filled, **more}, cost + extra

    def _ends(self, elements: tuple[Any, ...], e: int, i: int) -> Iterator[int]:
        count = len(self.items)
        if e + 1 == len(elements):
            yield count
        elif isinstance(elements[e + 1], str):
            words = (
                (tree.Word(elements[e + 1]), _AND)
                if elements[e + 1] == ","
                else (tree.Word(elements[e + 1]),)
            )
            yield from (k for k in range(i + 1, count) if self.items[k] in words)
        else:
            yield from range(i + 1, count)

    def _read(self, i: int, j: int, kind: str) -> list[Reading]:
        found = self.memo.get((i, j, kind))
        if found is None:
            found = self.memo[i, j, kind] = self.offer.read(self.items[i:j], kind)
        return found

    def _past_noise(self, i: int) -> int:
        while i < len(self.items) and type(self.items[i]) is tree.Word and self.items[i].text in _NOISE:
            i += 1
        return i

    def by_noun(self, template: Template) -> Iterator[Lay]:
        """`break any parallel`, `turn any incircle into circumcircle`: a noun for all that fills the phrase."""
        elements = template.elements
        literals = [x for x in elements[2:] if isinstance(x, str)]
        if len(elements) > 2 and isinstance(elements[1], Slot) and elements[1].type == "fact":
            # `change any shape` for `change {f: fact} to {y: shape}`
            for q, end in quantifiers(self.items, 1, _nouns_for("fact")):
                if q.noun is not None and q.among is None and _within(self.items[end:], literals):
                    yield Lay(template, {elements[1].name: q})
        nouns: dict[str, str | None] = {}
        for kind in about(template):
            nouns.update((text, noun) for noun in words_of(kind) for text in (noun, plural(noun)))
        if len(elements) > 2 and isinstance(elements[1], str):
            nouns.update({elements[1]: None, plural(elements[1]): None})
        if not nouns or len(self.items) < 3:
            return
        for q, end in quantifiers(self.items, 1, nouns):
            if q.noun is None or not _within(self.items[end:], literals):
                continue
            yield Lay(template, {}, replace(q, noun=nouns[q.noun]))


def _within(rest: tuple[Any, ...], literals: list[str]) -> bool:
    """Whether words stand in a phrase in their order."""
    left = iter(literals)
    return all(type(x) is tree.Word and any(x.text == word for word in left) for x in rest)


@lru_cache(maxsize=64)
def _nouns_for(kind: str) -> frozenset[str]:
    return frozenset((*fact_nouns(), *_FACT_NOUNS)) if kind == "fact" else frozenset(THINGS)
