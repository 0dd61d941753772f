"""The page of facts, by what they speak of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from geodsl.facts.ink.ink_fact import InkFact
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.reference import markdown as md
from geodsl.reference.book import Book
from geodsl.reference.entries import PLACES, entry, page_of
from geodsl.reference.samples import sample
from geodsl.units import Gap, degrees, share

__all__ = ["groups", "page"]

MOST = 3  # alternatives that are told one by one
INK = "What the drawing shows"
# The first of these types that one of its places has says where a fact belongs.
_GROUPS = {
    "Triangles and polygons": (
        ("polygon", "triangle", "quadrilateral", "pentagon", "hexagon", "heptagon", "octagon")
    ),
    "Circles and arcs": ("circle", "round", "arc"),
    "Angles": ("angle",),
    "Lines and segments": ("line", "lines", "ray", "segment", "segments", "bounded", "halfline", "curve"),
    "Points": ("point", "points"),
    "Quantities": ("quantity", "quantities", "length", "area", "degrees", "number", "proportion"),
}


def page(book: Book) -> str:
    told = (
        "What can hold of a figure. A program states a fact (`AB = CD`), claims it (`claim AB = CD`) or marks it "
        "(`mark AB = CD`); `geodsl check` finds those that nobody stated.",
        PLACES,
    )
    return page_of("Facts", told, groups(book), lambda kind: entry(book, kind, _details(book, kind)))


def groups(book: Book) -> dict[str, list[type[Fact]]]:
    """The facts by what they speak of, each group by its phrases."""
    found: dict[str, list[type[Fact]]] = {title: [] for title in (*_GROUPS, INK)}
    for kind in sorted(book.vocabulary.facts, key=lambda k: (k.phrases, k.__name__)):
        found[_group(kind)].append(kind)
    return {title: kinds for title, kinds in found.items() if kinds}


def _group(kind: type[Fact]) -> str:
    if issubclass(kind, InkFact):
        return INK
    types = {slot.type for slot in kind.slots}
    return next((title for title, some in _GROUPS.items() if types & set(some)), "Quantities")


def _details(book: Book, kind: type[Term]) -> Iterator[tuple[str, str]]:
    assert issubclass(kind, Fact)
    yield "kind", _kind(kind)
    small = sample(kind)
    if small is None:
        return
    other = _other_way(small.term)
    if other is not None:
        yield "symmetric", f"{md.code(str(small.term))} and {md.code(str(other))} are one fact"
    entailed = sorted({type(fact) for fact in small.term.entails()}, key=lambda k: k.__name__)
    known = [k for k in entailed if k in book.vocabulary.classes and k is not kind]
    if known:
        links = (md.link(md.heading(k), f"#{md.anchor(k)}") for k in known)
        yield "entails", ", ".join(links)
    ways = small.term.alternatives()
    if ways:
        texts = [" and ".join(md.code(str(fact)) for fact in way) for way in ways]
        more = [f"in one of {len(ways) - MOST} ways more"] if len(ways) > MOST + 1 else texts[MOST:]
        yield "true where", md.listed([*texts[:MOST], *more], "or")


def _kind(kind: type[Fact]) -> str:
    if issubclass(kind, InkFact):
        return "ink: claimed, never stated; what brings it about is a [directive](directives.md)"
    if issubclass(kind, OpenFact):
        return f"an inequality, seen to fail from {_gap(kind.gap)} on"
    return f"an equation, seen to fail from {_gap(kind.gap)} on"


def _gap(gap: Any) -> str:
    if not isinstance(gap, Gap):  # it is the arguments that say
        return f"{_gap(degrees())} or {_gap(share())}"
    return f"{gap.least:g}°" if gap.unit == "°" else f"{100 * gap.least:g} % of the figure's size"


def _other_way(term: Any) -> Any:
    """The same fact with two arguments of one type in each other's place, if it is the same."""
    types = {slot.name: slot.type for slot in term.slots}
    for i, j in combinations(range(len(term.args)), 2):
        if types.get(term.fields[i]) != types.get(term.fields[j]):
            continue
        args = list(term.args)
        args[i], args[j] = args[j], args[i]
        try:
            other = type(term)(*args)
        except ValueError:
            continue
        if other.key == term.key:
            return other
    return None
