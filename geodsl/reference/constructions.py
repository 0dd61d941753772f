"""The page of constructions, by what they make."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geodsl.constructions.on_side import OnSide
from geodsl.language.term import Construction, Quantity, Term
from geodsl.language.types import QUANTITIES, described
from geodsl.reference import markdown as md
from geodsl.reference.book import Book
from geodsl.reference.entries import PLACES, entry, page_of
from geodsl.reference.samples import sample

__all__ = ["groups", "page"]

TITLES = (
    "Points",
    "One of several points",
    "Lines, rays and segments",
    "Circles",
    "Arcs",
    "Regions",
    "Triangles and polygons",
    "Numbers",
)
_OF_TYPE = {
    "point": TITLES[0],
    "choice": TITLES[0],
    "line": TITLES[2],
    "ray": TITLES[2],
    "segment": TITLES[2],
    "circle": TITLES[3],
    "arc": TITLES[4],
    "region": TITLES[5],
    **dict.fromkeys(QUANTITIES, TITLES[7]),
}
_COUNTS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def page(book: Book) -> str:
    told = ("What a program can make, and how it is written: `M = midpoint of AB`.", PLACES)
    return page_of("Constructions", told, groups(book), lambda kind: entry(book, kind, _details(kind)))


def groups(book: Book) -> dict[str, list[type[Construction]]]:
    """The constructions by what they make, each group by its phrases."""
    found: dict[str, list[type[Construction]]] = {title: [] for title in TITLES}
    for kind in sorted(book.vocabulary.constructions, key=lambda k: (k.phrases, k.__name__)):
        found[_group(kind)].append(kind)
    return {title: kinds for title, kinds in found.items() if kinds}


def _group(kind: type[Construction]) -> str:
    made: Any = kind.makes
    if issubclass(kind, Quantity):
        return TITLES[7]
    if any(slot.type == "choice" for slot in kind.slots):
        return TITLES[1]
    if (
        kind.serves is not None
        or issubclass(kind, OnSide)
        or isinstance(made, property)
        or (isinstance(made, tuple) and len(made) > 2)
    ):
        return TITLES[6]
    return _OF_TYPE[made[0] if isinstance(made, tuple) else made]


def _details(kind: type[Term]) -> Iterator[tuple[str, str]]:
    assert issubclass(kind, Construction)
    yield "makes", _made(kind)
    small = sample(kind)
    facts = small.brings() if small is not None else ()
    if facts:
        yield "brings", ", ".join(md.code(str(fact)) for fact in facts)
    refused = _refused(kind)
    if refused:
        yield "refused", refused


def _made(kind: type[Construction]) -> str:
    made: Any = kind.makes
    if isinstance(made, property):  # it is the arguments that say
        if issubclass(kind, Quantity):
            return "a number, a length, an area or an angle's size, as its arguments are"
        return "as many points as there are names"
    if isinstance(made, tuple):
        return f"{_COUNTS[len(made)]} {made[0]}s"
    if made == "choice":
        return f"two points; {md.link('which of them', '#' + md.slug(TITLES[1]))} is meant can be said"
    return described(made)


def _refused(kind: type[Construction]) -> str:
    """Which instances are thrown away, where the class or one that it refines says so."""
    for base in kind.__mro__:
        if base is Construction:
            break
        told = vars(base).get("cramped")
        if told is not None and told.__doc__:
            return md.plain(" ".join(told.__doc__.split()))
    return ""
