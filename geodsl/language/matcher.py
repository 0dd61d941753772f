"""From runs of words and names to typed terms.

The matcher is a chart over one statement: which terms can the items from i to j be, if a thing of
this type is wanted? Templates are looked up by the words that occur; their slots call the chart again with
the slot's type. Of several readings the cheapest is meant (see `types.ACCEPTS`); if two different ones are
equally cheap, the statement is ambiguous and the caller says so.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from geodsl import arithmetic
from geodsl.language.atoms import QUANTITIES, Atoms, factors, reckon
from geodsl.language.flat import flatten, spoken
from geodsl.language.macro import Macro, bound, substitute, weight
from geodsl.language.reading import (
    Reading,
    TooComplex,
    TooDeep,
    bound_names,
    cheapest,
    distinct,
    names_at,
    points_in,
)
from geodsl.language.template import SELF, Template
from geodsl.language.term import Term
from geodsl.language.types import ACCEPTS, LISTS, NOUNS, PLURALS, WORDED, accepts
from geodsl.language.vocabulary import Vocabulary
from geodsl.objects import Ref
from grammar import tree

__all__ = ["Matcher"]

_DEAR = 1_000_000
DEEPEST = 40  # spans within spans
HEAVIEST = 2_000  # parts of a term that definitions unfold to


class _Sequence:
    """A flat statement, with what the index says of it."""

    __slots__ = ("by_type", "items", "memo", "where")

    def __init__(self, items: tuple[Any, ...], matcher: Matcher) -> None:
        self.items = items
        self.memo: dict[tuple[int, int, str], list[Reading]] = {}
        where: dict[str, list[int]] = {}
        for i, item in enumerate(items):
            if type(item) is tree.Word:
                where.setdefault(item.text, []).append(i)
        self.where = where
        self.by_type: Mapping[str, tuple[Template, ...]] = {}
        if where:
            words = frozenset(where)
            self.by_type = matcher.vocabulary.by_type(words)
            macros = tuple(t for t in matcher.macros if t.literals <= words)
            if macros:
                self.by_type = {**self.by_type, "macro": macros}


class Matcher(Atoms):
    """Reads pieces of the syntax tree as terms.

    Args:
        vocabulary: the phrases.
        names: the type of a lowercase name, None where it isn't known.
        macros: templates of the program's own phrases.
        limit: how many spans may be looked at in one statement.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        names: Callable[[str], str | None],
        *,
        macros: tuple[Template, ...] = (),
        limit: int = 20_000,
        given: Mapping[str, Term] | None = None,
        depth: int = 0,
    ) -> None:
        self.vocabulary = vocabulary
        self.names = names
        self.macros = macros
        self.limit = limit
        self.given = given or {}
        self.depth = depth
        self.steps = 0
        self.level = 0  # spans within spans that are being read
        self.unknown: dict[str, tree.Name] = {}

    # -- entry points --------------------------------------------------------------------

    def read(self, node: tree.List | tree.Node, kind: str) -> list[Reading]:
        """The cheapest readings of a piece of a statement as a thing of one type."""
        return cheapest(self._sequence(flatten(node), kind))

    def read_items(self, items: tuple[Any, ...], kind: str) -> list[Reading]:
        return cheapest(self._sequence(items, kind))

    def _sequence(self, items: tuple[Any, ...], kind: str) -> list[Reading]:
        seq = _Sequence(spoken(items), self)
        return self._span(seq, 0, len(seq.items), kind) if seq.items else []  # `the` alone is nothing

    def blocks(self, items: tuple[Any, ...]) -> list[tuple[Macro, dict[str, Any]]]:
        """The definitions with statements whose phrase this is, with what fills their slots."""
        seq = _Sequence(spoken(items), self)
        out = []
        for template in seq.by_type.get("macro", ()):
            if template.owner.is_block:
                for args, *_ in self._fill(template.elements, 0, seq, 0, len(seq.items)):
                    out.append((template.owner, args))
        return out

    # -- the chart -----------------------------------------------------------------------

    def _span(self, seq: _Sequence, i: int, j: int, kind: str) -> list[Reading]:
        key = (i, j, kind)
        found = seq.memo.get(key)
        if found is not None:
            return found
        self.steps += 1
        if self.steps > self.limit:
            raise TooComplex
        if self.level >= DEEPEST:
            raise TooDeep if self.depth > 4 else TooComplex
        seq.memo[key] = []  # a phrase can't be a part of itself
        self.level += 1
        found = self._several(seq, i, j, kind) if kind in LISTS else self._one(seq, i, j, kind)
        self.level -= 1
        seq.memo[key] = found
        return found

    def _one(self, seq: _Sequence, i: int, j: int, kind: str) -> list[Reading]:
        out: list[Reading] = []
        items = seq.items
        if j - i == 1:
            out += self._atom(items[i], kind)
        elif j - i == 2 and type(items[i]) is tree.Word:
            noun = NOUNS.get(items[i].text)
            if noun:
                out += self._noun(noun, items[i + 1], kind)
            elif kind in WORDED and type(items[i + 1]) is tree.Word:
                text = f"{items[i].text} {items[i + 1].text}"
                out += [Reading(text, 0)] if text in WORDED[kind] else []
        if j - i > 1:
            least = min((r.cost for r in out), default=_DEAR)
            first, last = items[i], items[j - 1]
            for made, extra in ACCEPTS.get(kind, {}).items():
                for template in seq.by_type.get(made, ()):
                    elements = template.elements
                    if not (_fits(elements[0], first) and _fits(elements[-1], last)):
                        continue  # said here as well as below, since it is so of most
                    for reading in self._template(template, seq, i, j, least - extra):
                        if accepts(kind, reading.term.makes) is not None:
                            out.append(reading._replace(cost=reading.cost + extra) if extra else reading)
                            least = min(least, reading.cost + extra)
            for template in (
                *seq.by_type.get("any", ()),
                *(seq.by_type.get("several", ()) if kind == "several" else ()),
            ):
                for reading in self._template(template, seq, i, j, _DEAR):
                    made = reading.term.makes
                    cost = accepts(kind, made) if isinstance(made, str) else 0 if kind == "several" else None
                    if cost is not None:
                        out.append(reading._replace(cost=reading.cost + cost))
            for template in seq.by_type.get("macro", ()):
                out += self._macro(template, seq, i, j, kind)
            if not out and kind in QUANTITIES:
                out += self._product(seq, i, j, kind)
        return distinct(out) if len(out) > 1 else out

    def _several(self, seq: _Sequence, i: int, j: int, kind: str) -> list[Reading]:
        """A list: parts between commas; `points` also takes letters written together."""
        one = LISTS[kind]
        items = seq.items
        if kind == "points" and j - i == 1 and type(items[i]) is tree.Points:
            return [Reading(tuple(Ref(n, "point") for n in items[i].names), 0)]
        noun = None
        if type(items[i]) is tree.Word and items[i].text in PLURALS and j - i > 1:
            noun = PLURALS[items[i].text]
            i += 1
            if noun == "point" and one == "point" and j - i == 1 and type(items[i]) is tree.Points:
                return [Reading(tuple(Ref(n, "point") for n in items[i].names), 0)]
        cuts = [
            i - 1,
            *(k for k in range(i, j) if type(items[k]) is tree.Word and items[k].text in (",", "and")),
            j,
        ]
        found: list[Reading] = [Reading((), 0)]
        for a, b in itertools.pairwise(cuts):
            start = a + 1
            if start < b and type(items[start]) is tree.Word and items[start].text == "and":
                start += 1
            if start == b:
                return []
            part = (
                self._noun(noun, items[start], one)
                if noun and b - start == 1
                else self._span(seq, start, b, one)
            )
            part = cheapest(part)
            if not part:
                return []
            found = [
                Reading((*f.term, p.term), f.cost + p.cost, f.binds + p.binds, f.news + p.news)
                for f in found
                for p in part
            ][:8]
        return found

    def _template(self, template: Template, seq: _Sequence, i: int, j: int, most: int) -> Iterator[Reading]:
        """The readings by one template that cost no more than `most`: dearer ones are never meant."""
        elements, items = template.elements, seq.items
        if j - i < len(elements) or not (_fits(elements[0], items[i]) and _fits(elements[-1], items[j - 1])):
            return
        if getattr(template.owner, "tight", False) and j - i > 2:
            if j - i > 3 or type(items[i + 1]) is not tree.Word:
                return
        for args, names, cost, binds, news in self._fill(elements, 0, seq, i, j, most):
            owner = template.owner
            try:
                term = owner(*(args[f] if f in args else owner.defaults[f] for f in owner.fields))
            except ValueError:
                continue
            if names:
                yield from bound_names(term, names, cost, binds, news)
            else:
                yield Reading(term, cost, binds, news)

    def _fill(
        self, elements: tuple[Any, ...], e: int, seq: _Sequence, i: int, j: int, most: int = _DEAR
    ) -> Iterator[tuple[dict[str, Any], tuple[str, ...], int, tuple, tuple]]:
        """All ways in which the elements from `e` on cover the items from i to j, at a cost up to `most`."""
        size, items = len(elements), seq.items
        if j - i < size - e:
            return
        while e < size and type(elements[e]) is str:
            if not _fits(elements[e], items[i]):
                return
            e += 1
            i += 1
        if e == size:
            if i == j:
                yield {}, (), 0, (), ()
            return
        element = elements[e]
        for end in self._ends(elements, e, seq, i, j):
            if element.name == SELF:
                names = names_at(seq.items[i:end], element.type)
                if names:
                    for args, more, cost, binds, news in self._fill(elements, e + 1, seq, end, j, most):
                        yield args, names + more, cost, binds, news
                continue
            readings = cheapest(self._span(seq, i, end, element.type))
            if not readings or readings[0].cost > most:
                continue
            rest = self._fill(elements, e + 1, seq, end, j, most - readings[0].cost)
            for args, more, cost, binds, news in rest:
                for r in readings:
                    fresh = points_in(r.term) if element.new else ()
                    filled = {**args, element.name: r.term}
                    yield filled, more, cost + r.cost, r.binds + binds, r.news + fresh + news

    def _ends(self, elements: tuple[Any, ...], e: int, seq: _Sequence, i: int, j: int) -> Iterator[int]:
        if e + 1 == len(elements):
            yield j
        elif isinstance(elements[e + 1], str):
            yield from (k for k in seq.where.get(elements[e + 1], ()) if i < k < j)
        elif elements[e].type in ("name", "text", *WORDED):
            yield i + 1
        else:
            yield from range(i + 1, j - (len(elements) - e - 2))

    def _macro(self, template: Template, seq: _Sequence, i: int, j: int, kind: str) -> Iterator[Reading]:
        macro: Macro = template.owner
        if macro.is_block:
            return
        if self.depth > 16:
            raise TooDeep
        for args, _, cost, binds, news in self._fill(template.elements, 0, seq, i, j):
            given = bound(macro, args)
            if given is None:
                continue
            inner = self._within(given)
            for r in inner.read(macro.define.body, kind):  # type: ignore[arg-type]
                term = substitute(r.term, given)
                if weight(term) > HEAVIEST:
                    raise TooComplex
                # A slot's name is no name out here: what fills it has brought in its own.
                brought = tuple(name for name in r.news if name not in given)
                yield Reading(term, cost + r.cost, binds + r.binds, news + brought)
            self.steps += inner.steps

    def _within(self, given: Mapping[str, Term]) -> Matcher:
        """A matcher for the body of a definition whose slots are filled."""
        inner = Matcher(
            self.vocabulary,
            lambda n: given[n].makes if n in given else self.names(n),
            macros=self.macros,
            limit=self.limit - self.steps,
            given=given,
            depth=self.depth + 1,
        )
        inner.level = self.level
        return inner

    def unfolded(self, items: tuple[Any, ...]) -> Iterator[tuple[Template, Matcher | None, tuple[Any, ...]]]:
        """The definitions that items could be a phrase of, with their bodies and who reads them.

        Nobody does where the slots take another number of points.
        """
        seq = _Sequence(spoken(items), self)
        for template in seq.by_type.get("macro", ()):
            macro: Macro = template.owner
            if not macro.is_block and self.depth < 16:
                for args, *_ in self._fill(template.elements, 0, seq, 0, len(seq.items)):
                    given = bound(macro, args)
                    inner = None if given is None else self._within(given)
                    yield template, inner, flatten(macro.define.body)  # type: ignore[arg-type]

    def _product(self, seq: _Sequence, i: int, j: int, kind: str) -> list[Reading]:
        """Numbers side by side are multiplied: `2.2 r`."""
        if kind != "quantity":
            found = ((accepts(kind, r.term.makes), r) for r in self._span(seq, i, j, "quantity"))
            return [r._replace(cost=r.cost + cost) for cost, r in found if cost is not None]
        out = []
        for k in range(i + 1, j):
            if type(seq.items[k]) is tree.Word and seq.items[k].text in (",", "="):
                return []
        for k in range(i + 1, j):
            for a in self._span(seq, i, k, "quantity"):
                for b in self._span(seq, k, j, "quantity"):
                    term = reckon(arithmetic.multiply, factors(a.term) + factors(b.term))
                    cost = None if term is None else accepts(kind, term.makes)
                    if cost is not None:
                        out.append(
                            Reading(term, a.cost + b.cost + cost + 1, a.binds + b.binds, a.news + b.news)
                        )
        return cheapest(distinct(out))

    # -- atoms ---------------------------------------------------------------------------


def _fits(element: Any, item: Any) -> bool:
    """Whether an item can stand at an element's place: words must agree."""
    return type(element) is not str or (type(item) is tree.Word and item.text == element)
