"""What knobs can reach: the motifs and growths that may lead there; where none does, it is said before any search."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from geodsl.language.term import Term
from geodsl.language.vocabulary import standard
from geodsl.sample.family import kebab
from geodsl.sample.growth import Growth
from geodsl.sample.growths import GROWTHS, STEPS, starts
from geodsl.sample.index import index
from geodsl.sample.knobs import SOURCES, KnobError, Knobs
from geodsl.sample.motif import Motif
from geodsl.sample.motif_file import motifs

__all__ = ["reachable"]

GROWN = {"motif": 0, "composition": 4, "free": 5}  # the most growths
ADDED = 4  # the most points of one growth
_ROUND = re.compile(
    r"\b\w*(?:circle|arc|chord|diameter|tangent|cyclic|concyclic|inscribed|simson|contact|intouch)\w*"
)


def reachable(knobs: Knobs) -> tuple[dict[str, tuple[Motif, ...]], tuple[Growth, ...]]:
    """The roots of each source, and the growths.

    Raises:
        KnobError: where nothing leads to what is asked for.
    """
    growths = tuple(g for g in (*GROWTHS, *STEPS) if not _kinds(g.writes) & set(knobs.without))
    every = {"motif": motifs(), "composition": motifs(), "free": starts()}
    roots: dict[str, tuple[Motif, ...]] = {}
    for source in SOURCES:
        if not knobs.weights.get(source):
            continue
        some = every[source]
        if knobs.chapters:
            some = tuple(m for m in some if m.chapter in knobs.chapters)
        roots[source] = some
    if not any(roots.values()):
        raise KnobError(
            f"no source with a weight has the chapter `{knobs.chapters[0]}`: free sequences have none"
        )
    _enough_points(knobs, roots)
    _likely_facts(knobs, roots)
    _wanted(knobs, roots, growths)
    return {s: m for s, m in roots.items() if m}, growths


def _enough_points(knobs: Knobs, roots: dict[str, tuple[Motif, ...]]) -> None:
    low, high = knobs.points
    reach = [
        (m.points[0], m.points[1] + ADDED * GROWN[source]) for source, some in roots.items() for m in some
    ]
    most, least = max(r[1] for r in reach), min(r[0] for r in reach)
    if low > most:
        raise KnobError(f"points from {low} on: what is asked for here has {most} at most")
    if high < least:
        raise KnobError(f"points up to {high}: what is asked for here has {least} at least")
    for source, some in roots.items():
        roots[source] = tuple(
            m for m in some if m.points[0] <= high and m.points[1] + ADDED * GROWN[source] >= low
        )


def _likely_facts(knobs: Knobs, roots: dict[str, tuple[Motif, ...]]) -> None:
    """Facts that are asked for must have been seen in a motif, or have come by growing."""
    found = index()
    for fact in knobs.facts:
        for source, some in roots.items():
            if fact not in found.get(source, ()):
                # A motif that the index doesn't know may have it.
                roots[source] = tuple(m for m in some if fact in found.get(m.name, (fact,)))
        if not any(roots.values()):
            raise KnobError(f"`{fact}` doesn't occur in anything that is asked for here")


def _wanted(knobs: Knobs, roots: dict[str, tuple[Motif, ...]], growths: Sequence[Growth]) -> None:
    """Constructions that are asked for must be written somewhere."""
    for name in knobs.constructions:
        grows = any(name in _kinds(g.writes) for g in growths)
        for source, some in roots.items():
            if not (grows and GROWN[source]):
                roots[source] = tuple(m for m in some if name in _kinds(_text(m)))
        if not any(roots.values()):
            raise KnobError(f"no motif and no growth that is asked for here constructs `{name}`")


@cache
def _text(motif: Motif) -> str:
    return "\n".join(
        "".join(p if isinstance(p, str) else " ; ".join(p.options) for p in line.pieces)
        for top in motif.lines
        for line in top.walk()
    )


@cache
def _kinds(text: str) -> frozenset[str]:
    """The constructions whose words stand in a text, in their order: at least those that it uses."""
    lines = [re.findall(r"[a-z][a-z-]*", line) for line in re.split(r"[\n;]", text)]
    found = set()
    for kind in standard().constructions:
        if any(_in_order(words, line) for words in _phrases(kind) for line in lines):
            found.add(kebab(kind.__name__))
    return frozenset(found)


def _phrases(kind: type[Term]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        words
        for template in kind.templates
        if (words := tuple(e for e in template.elements if isinstance(e, str) and e[:1].isalpha()))
    )


def _in_order(words: Sequence[str], line: Sequence[str]) -> bool:
    rest = iter(line)
    return all(word in rest for word in words)
