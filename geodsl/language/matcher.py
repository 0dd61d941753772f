"""From runs of words and names to typed terms.

The matcher is a chart over one statement: which terms can the items from i to j be, if a thing of
this type is wanted? Templates are looked up by the words that occur; their slots call the chart again with
the slot's type. Of several readings the cheapest is meant (see `types.ACCEPTS`); if two different ones are
equally cheap, the statement is ambiguous and the caller says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import pi
from typing import Any, NamedTuple

from geodsl import arithmetic
from geodsl.language.printing import tight
from geodsl.language.template import SELF, Template
from geodsl.language.term import Object, Term
from geodsl.language.types import ACCEPTS, LISTS, NOUNS, PAIRS, PLURALS, accepts, polygon_size
from geodsl.language.vocabulary import Vocabulary
from geodsl.objects import Angle, Corner, Line, Num, Polygon, Proportion, Ray, Ref, Segment
from grammar import tree

__all__ = ["Macro", "Matcher", "Range", "Reading", "TooComplex", "TooDeep", "bound", "cheapest", "flatten", "substitute"]

_THROUGH = {"Line": Line, "Ray": Ray, "Segment": Segment}
_QUANTITIES = frozenset(("number", "length", "area", "degrees", "quantity"))
_NOISE = frozenset(("the", "is", "are", "an"))
DEEPEST = 40  # spans within spans
STYLES = frozenset(("solid", "dashed", "dotted", "bold"))
# Relations read both ways are declared one way only.
_TURNED = {">": "<", ">=": "<="}


class TooComplex(Exception):
    """Raised when a statement takes more steps than the limit allows."""


class TooDeep(TooComplex):
    """Raised when definitions stand for definitions without end."""


class Range(Object):
    """`low..high`"""

    makes = "range"
    fields = ("low", "high")

    def show(self) -> str:
        return f"{tight(self.low)}..{tight(self.high)}"


class Reading(NamedTuple):
    """One way to understand something."""

    term: Any
    cost: int
    binds: tuple[tuple[tuple[str, ...], Any], ...] = ()  # names that the phrase gives, with what they name
    news: tuple[str, ...] = ()  # points that the phrase may introduce


@dataclass(frozen=True)
class Macro:
    """A phrase that a program defines: what its slots are called and what it stands for."""

    define: tree.Define
    parameters: tuple[tuple[tuple[str, ...], str], ...]  # names and type of each slot, in order
    depends: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def is_block(self) -> bool:
        return isinstance(self.define.body, tuple)


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
        self.by_type: dict[str, list[Template]] = {}
        if where:
            words = frozenset(where)
            for template in matcher.vocabulary.candidates(words):
                made = template.owner.makes
                kind = "several" if isinstance(made, tuple) else made if isinstance(made, str) else "any"
                self.by_type.setdefault(kind, []).append(template)
            for template in matcher.macros:
                if template.literals <= words:
                    self.by_type.setdefault("macro", []).append(template)


class Matcher:
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
        self.mixed: str | None = None  # why quantities could not be reckoned with one another

    # -- entry points --------------------------------------------------------------------

    def read(self, node: tree.List | tree.Node, kind: str) -> list[Reading]:
        """The cheapest readings of a piece of a statement as a thing of one type."""
        return cheapest(self._sequence(flatten(node), kind))

    def read_items(self, items: tuple[Any, ...], kind: str) -> list[Reading]:
        return cheapest(self._sequence(items, kind))

    def _sequence(self, items: tuple[Any, ...], kind: str) -> list[Reading]:
        seq = _Sequence(tuple(i for i in items if not (type(i) is tree.Word and i.text in _NOISE)), self)
        return self._span(seq, 0, len(seq.items), kind)

    def blocks(self, items: tuple[Any, ...]) -> list[tuple[Macro, dict[str, Any]]]:
        """The definitions with statements whose phrase this is, with what fills their slots."""
        seq = _Sequence(tuple(i for i in items if not (type(i) is tree.Word and i.text in _NOISE)), self)
        out = []
        for template in seq.by_type.get("macro", ()):
            if template.owner.is_block:  # type: ignore[attr-defined]
                for args, *_ in self._fill(template.elements, 0, seq, 0, len(seq.items)):
                    out.append((template.owner, args))
        return out  # type: ignore[return-value]

    # -- the chart -----------------------------------------------------------------------

    def _span(self, seq: _Sequence, i: int, j: int, kind: str) -> list[Reading]:
        key = (i, j, kind)
        found = seq.memo.get(key)
        if found is not None:
            return found
        self.steps += 1
        if self.steps > self.limit or self.level >= DEEPEST:
            raise TooComplex
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
        if j - i > 1:
            for made, extra in ACCEPTS.get(kind, {}).items():
                for template in seq.by_type.get(made, ()):
                    for reading in self._template(template, seq, i, j):
                        cost = accepts(kind, reading.term.makes)
                        if cost is not None:
                            out.append(reading._replace(cost=reading.cost + extra))
            for template in (*seq.by_type.get("any", ()), *(seq.by_type.get("several", ()) if kind == "several" else ())):
                for reading in self._template(template, seq, i, j):
                    made = reading.term.makes
                    cost = accepts(kind, made) if isinstance(made, str) else 0 if kind == "several" else None
                    if cost is not None:
                        out.append(reading._replace(cost=reading.cost + cost))
            for template in seq.by_type.get("macro", ()):
                out += self._macro(template, seq, i, j, kind)
            if not out and kind in _QUANTITIES:
                out += self._product(seq, i, j, kind)
        return _distinct(out) if len(out) > 1 else out

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
        cuts = [i - 1, *(k for k in range(i, j) if type(items[k]) is tree.Word and items[k].text in (",", "and")), j]
        found: list[Reading] = [Reading((), 0)]
        for a, b in zip(cuts, cuts[1:], strict=False):
            start = a + 1
            if start < b and type(items[start]) is tree.Word and items[start].text == "and":
                start += 1
            if start == b:
                return []
            part = self._noun(noun, items[start], one) if noun and b - start == 1 else self._span(seq, start, b, one)
            part = cheapest(part)
            if not part:
                return []
            found = [
                Reading((*f.term, p.term), f.cost + p.cost, f.binds + p.binds, f.news + p.news)
                for f in found
                for p in part
            ][:8]
        return found

    def _template(self, template: Template, seq: _Sequence, i: int, j: int) -> Iterator[Reading]:
        elements, items = template.elements, seq.items
        if j - i < len(elements) or not (_fits(elements[0], items[i]) and _fits(elements[-1], items[j - 1])):
            return
        if getattr(template.owner, "tight", False) and j - i > 2:
            if j - i > 3 or type(items[i + 1]) is not tree.Word:
                return
        for args, names, cost, binds, news in self._fill(template.elements, 0, seq, i, j):
            defaults = getattr(template.owner, "defaults", {})
            try:
                term = template.owner(**{**defaults, **args})
            except ValueError:
                continue
            if names:
                yield from _bound(term, names, cost, binds, news)
            else:
                yield Reading(term, cost, binds, news)

    def _fill(
        self, elements: tuple[Any, ...], e: int, seq: _Sequence, i: int, j: int
    ) -> Iterator[tuple[dict[str, Any], tuple[str, ...], int, tuple, tuple]]:
        """All ways in which the elements from `e` on cover the items from i to j."""
        if e == len(elements):
            if i == j:
                yield {}, (), 0, (), ()
            return
        if j - i < len(elements) - e:
            return
        element = elements[e]
        if type(element) is str:
            if _fits(element, seq.items[i]):
                yield from self._fill(elements, e + 1, seq, i + 1, j)
            return
        for end in self._ends(elements, e, seq, i, j):
            if element.name == SELF:
                names = _names(seq.items[i:end], element.type)
                if names:
                    for args, more, cost, binds, news in self._fill(elements, e + 1, seq, end, j):
                        yield args, names + more, cost, binds, news
                continue
            readings = self._span(seq, i, end, element.type)
            if not readings:
                continue
            for args, more, cost, binds, news in self._fill(elements, e + 1, seq, end, j):
                for r in cheapest(readings):
                    fresh = _points(r.term) if element.new else ()
                    filled = {**args, element.name: r.term}
                    yield filled, more, cost + r.cost, r.binds + binds, r.news + fresh + news

    def _ends(self, elements: tuple[Any, ...], e: int, seq: _Sequence, i: int, j: int) -> Iterator[int]:
        if e + 1 == len(elements):
            yield j
        elif isinstance(elements[e + 1], str):
            yield from (k for k in seq.where.get(elements[e + 1], ()) if i < k < j)
        elif elements[e].type in ("name", "text", "style"):
            yield i + 1
        else:
            yield from range(i + 1, j - (len(elements) - e - 2))

    def _macro(self, template: Template, seq: _Sequence, i: int, j: int, kind: str) -> Iterator[Reading]:
        macro: Macro = template.owner  # type: ignore[assignment]
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
                yield Reading(substitute(r.term, given), cost + r.cost, binds + r.binds, news + r.news)
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
        seq = _Sequence(tuple(i for i in items if not (type(i) is tree.Word and i.text in _NOISE)), self)
        for template in seq.by_type.get("macro", ()):
            macro: Macro = template.owner  # type: ignore[assignment]
            if not macro.is_block and self.depth < 16:
                for args, *_ in self._fill(template.elements, 0, seq, 0, len(seq.items)):
                    given = bound(macro, args)
                    inner = None if given is None else self._within(given)
                    yield template, inner, flatten(macro.define.body)  # type: ignore[arg-type]

    def _product(self, seq: _Sequence, i: int, j: int, kind: str) -> list[Reading]:
        """Numbers side by side are multiplied: `2.2 r`."""
        out = []
        for k in range(i + 1, j):
            if type(seq.items[k]) is tree.Word and seq.items[k].text in (",", "="):
                return []
        for k in range(i + 1, j):
            for a in self._span(seq, i, k, "quantity"):
                for b in self._span(seq, k, j, "quantity"):
                    term = _reckon(arithmetic.multiply, _factors(a.term) + _factors(b.term))
                    cost = None if term is None else accepts(kind, term.makes)
                    if cost is not None:
                        out.append(Reading(term, a.cost + b.cost + cost + 1, a.binds + b.binds, a.news + b.news))
        return cheapest(_distinct(out))

    # -- atoms ---------------------------------------------------------------------------

    def _noun(self, noun: str, item: Any, kind: str) -> list[Reading]:
        made = "polygon" if noun in ("triangle", "quadrilateral") or polygon_size(noun) or noun == "polygon" else noun
        cost = accepts(kind, made)
        if cost is None:
            return []
        if noun == "angle" and type(item) is tree.Points and len(item.names) == 1:
            return [Reading(Corner(Ref(item.names[0], "point")), cost)]
        if noun == "angle" and type(item) is tree.Points and len(item.names) == 3:
            return [Reading(Angle(*(Ref(n, "point") for n in item.names)), cost)]
        if noun in _NOUN_PAIRS and type(item) is tree.Points and len(item.names) == 2:
            return [Reading(_NOUN_PAIRS[noun](*(Ref(n, "point") for n in item.names)), cost)]
        wanted = polygon_size(kind)
        if type(item) is tree.Group and (noun in _NOUN_PAIRS or noun == "angle"):
            return [r._replace(cost=r.cost + cost) for r in self._of_points(noun, item)]
        found = [r for r in self._atom(item, noun) if r.term.makes == made]
        if wanted:
            found = [r for r in found if not isinstance(r.term, Polygon) or len(r.term.corners) == wanted]
        return [r._replace(cost=r.cost + cost) for r in found]

    def _of_points(self, noun: str, group: tree.Group) -> list[Reading]:
        """`line (X, Y)`, `angle (X, Y, Z)`: points that are phrases themselves, parted by commas."""
        make = Angle if noun == "angle" else _NOUN_PAIRS[noun]
        parts = [cheapest(self._item(e, "point")) for e in group.of.elements]
        if len(parts) != (3 if noun == "angle" else 2) or not all(parts):
            return []
        return [Reading(make(*(p[0].term for p in parts)), sum(p[0].cost for p in parts))]

    def _atom(self, item: Any, kind: str) -> list[Reading]:
        match item:
            case tree.Points(names):
                return _letters(names, kind)
            case tree.Name(text):
                made = self.names(text)
                if made is None:
                    self.unknown.setdefault(text, item)
                    return []
                cost = accepts(kind, made)
                return [] if cost is None else [Reading(Ref(text, made), cost)]
            case tree.Number(text):
                return _fitting(Num(float(text), "number"), kind)
            case tree.Degrees(of):
                return [x for r in self._item(of, "number") for x in self._degrees(r, kind)]
            case tree.Word("pi"):
                return _fitting(Num(pi, "number"), kind)
            case tree.Word(text):
                return [Reading(text, 0)] if kind == "style" and text in STYLES else []
            case tree.Text(text):
                return [Reading(text, 0)] if kind == "text" else []
            case tree.Group(inner):
                return self._group(inner, kind)
            case tree.Range(low, high):
                if kind != "range":
                    return []
                return [
                    Reading(Range(arithmetic.quantity(a.term), arithmetic.quantity(b.term)), a.cost + b.cost)
                    for a in self._item(low, "quantity")
                    for b in self._item(high, "quantity")
                ]
            case tree.Ratio(parts):
                if kind != "proportion":
                    return []
                read = [cheapest(self._item(p, "quantity")) for p in parts]
                if not all(read):
                    return []
                return [Reading(Proportion(tuple(r[0].term for r in read)), sum(r[0].cost for r in read))]
            case tree.Power(base, exponent):
                return self._reckoned(arithmetic.power, (base, exponent), kind)
            case tree.Sum(terms):
                signs = tuple(s for s, _ in terms)
                return self._reckoned(lambda *x: arithmetic.add(signs, x), tuple(t for _, t in terms), kind)
            case tree.Product(first, rest):
                return self._reckoned(
                    lambda *x: _chain(tuple(op for op, _ in rest), x), (first, *(f for _, f in rest)), kind
                )
        return []

    def _item(self, node: Any, kind: str) -> list[Reading]:
        """A node that stands inside another: an atom or a run."""
        if isinstance(node, tree.Run | tree.List | tree.Relation):
            return cheapest(self._sequence(flatten(node), kind))
        self.steps += 1
        if self.steps > self.limit:
            raise TooComplex
        return self._atom(node, kind)

    def _degrees(self, reading: Reading, kind: str) -> list[Reading]:
        term = reading.term
        if isinstance(term, Num):
            made: Any = Num(term.value, "degrees")
        else:
            made = arithmetic.multiply((term, Num(1.0, "degrees")))
        return [r._replace(cost=r.cost + reading.cost) for r in _fitting(made, kind)]

    def _group(self, inner: tree.List, kind: str) -> list[Reading]:
        if kind == "position":
            if len(inner.elements) != 2:
                return []
            x, y = (cheapest(self._item(e, "number")) for e in inner.elements)
            return [Reading((a.term, b.term), a.cost + b.cost) for a in x for b in y]
        return self._item(inner, kind)

    def _reckoned(self, make: Callable[..., Any], nodes: tuple[Any, ...], kind: str) -> list[Reading]:
        if kind not in _QUANTITIES:
            return []
        read = [cheapest(self._item(n, "quantity")) for n in nodes]
        if not all(read):
            return []
        try:
            term = make(*(arithmetic.quantity(r[0].term) for r in read))
        except arithmetic.DimensionError as error:
            self.mixed = str(error)
            return []
        more = sum(r[0].cost for r in read)
        return [r._replace(cost=r.cost + more) for r in _fitting(term, kind)]


_NOUN_PAIRS: dict[str, type] = {"line": Line, "segment": Segment, "ray": Ray}


def _fits(element: Any, item: Any) -> bool:
    """Whether an item can stand at an element's place: words must agree."""
    return type(element) is not str or (type(item) is tree.Word and item.text == element)


def cheapest(readings: list[Reading]) -> list[Reading]:
    """The readings of least cost."""
    if len(readings) < 2:
        return readings
    least = min(r.cost for r in readings)
    return [r for r in readings if r.cost == least]


def flatten(node: tree.List | tree.Node) -> tuple[Any, ...]:
    """A piece of a statement as a flat row of items; commas and relations become words."""
    if isinstance(node, tree.List):
        out: list[Any] = []
        for k, element in enumerate(node.elements):
            if k:
                out.append(tree.Word(",", span=element.span))
            out += flatten(element)
        return tuple(out)
    if isinstance(node, tree.Run):
        return node.items
    if isinstance(node, tree.Relation):
        if len(node.signs) == 1 and node.signs[0] in _TURNED:
            node = tree.Relation(node.operands[::-1], (_TURNED[node.signs[0]],), span=node.span)
        out = list(flatten(node.operands[0]))
        for sign, operand in zip(node.signs, node.operands[1:], strict=True):
            out += (tree.Word(sign, span=operand.span), *flatten(operand))
        return tuple(out)
    return (node,)


def bound(macro: Macro, args: Mapping[str, Any]) -> dict[str, Term] | None:
    """What the names in a definition's body stand for, given what fills its slots."""
    given: dict[str, Term] = {}
    for k, (names, kind) in enumerate(macro.parameters):
        arg = args[f"p{k}"]
        if len(names) == 1 and not isinstance(arg, tuple):
            given[names[0]] = arg
            continue
        # `{ABC: triangle}` and `{AB: segment}` give names to the points that make the argument up.
        parts = arg if isinstance(arg, tuple) else arg.corners if isinstance(arg, Polygon) else tuple(arg.children())
        if len(parts) != len(names) or (kind not in LISTS and any(p.makes != "point" for p in parts)):
            return None
        given.update(zip(names, parts, strict=True))
    return given


def substitute(term: Any, given: Mapping[str, Term]) -> Any:
    """A term with names replaced by what they stand for."""
    if isinstance(term, tuple):
        return tuple(substitute(t, given) for t in term)
    if not isinstance(term, Term):
        return term
    return term.map(lambda t: given.get(t.name, t) if isinstance(t, Ref) else t)


@lru_cache(maxsize=4096)
def _point(name: str) -> Ref:
    return Ref(name, "point")


def _letters(names: tuple[str, ...], kind: str) -> list[Reading]:
    refs = tuple(map(_point, names))
    if len(refs) == 1:
        cost = accepts(kind, "point")
        return [] if cost is None else [Reading(refs[0], cost)]
    if len(refs) == 2:
        through, cost = PAIRS.get(kind, (None, 0))
        return [] if through is None else [Reading(_THROUGH[through](*refs), cost)]
    if kind == "angle" and len(refs) == 3:
        return [Reading(Angle(*refs), 1)]
    cost = accepts(kind, "polygon")
    wanted = polygon_size(kind)
    if cost is None or (wanted is not None and wanted != len(refs)):
        return []
    return [Reading(Polygon(refs), cost)]


def _fitting(term: Any, kind: str) -> list[Reading]:
    cost = accepts(kind, term.makes)
    return [] if cost is None else [Reading(term, cost)]


def _reckon(make: Callable[..., Any], *args: Any) -> Any | None:
    try:
        return make(*args)
    except arithmetic.DimensionError:
        return None


def _factors(term: Any) -> tuple[Any, ...]:
    return term.factors if isinstance(term, arithmetic.Multiply) else (arithmetic.quantity(term),)


def _chain(signs: tuple[str, ...], terms: tuple[Any, ...]) -> Any:
    out = terms[0]
    for sign, term in zip(signs, terms[1:], strict=True):
        out = arithmetic.divide(out, term) if sign == "/" else arithmetic.multiply(_factors(out) + (term,))
    return out


def _bound(term: Any, names: tuple[str, ...], cost: int, binds: tuple, news: tuple) -> Iterator[Reading]:
    """The reading of a phrase that names what it makes: the name stands for it from then on."""
    made = term.makes
    if isinstance(made, tuple):
        if len(names) == len(made):
            yield Reading(term, cost, (*binds, (names, term)), news)
        return
    if made == "choice":
        if len(names) <= 2:
            yield Reading(Ref(names[0], "point"), cost, (*binds, (names, term)), news)
        return
    capital = names[0][0].isupper()
    if len(names) == 1 and capital == (made == "point"):
        yield Reading(Ref(names[0], made), cost, (*binds, (names, term)), news)


def _names(items: tuple[Any, ...], kind: str) -> tuple[str, ...]:
    """The names in the place of a phrase's own name."""
    out: list[str] = []
    for k, item in enumerate(items):
        if type(item) is tree.Word and item.text in (",", "and") and k % 2 == 1:
            continue
        if type(item) is tree.Name:
            out.append(item.text)
        elif type(item) is tree.Points:
            out.extend(item.names)
        else:
            return ()
    return tuple(out) if kind == "points" or len(out) == 1 else ()


def _points(term: Any) -> tuple[str, ...]:
    """Points that stand openly in a term: those that it may introduce."""
    if isinstance(term, tuple):
        return tuple(n for t in term for n in _points(t))
    if isinstance(term, Ref):
        return (term.name,) if term.type == "point" else ()
    if isinstance(term, Polygon | Segment | Line | Ray | Angle):
        return tuple(n for t in term.children() for n in _points(t))
    return ()


def _distinct(readings: list[Reading]) -> list[Reading]:
    seen: dict[Any, Reading] = {}
    for r in readings:
        key = (r.term, r.binds)
        if key not in seen or seen[key].cost > r.cost:
            seen[key] = r
    return list(seen.values())


