"""Growing: a growth laid onto a figure becomes statements in the figure's letters."""

from __future__ import annotations

import re
import string
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from geodsl.sample.growth import Growth, bindings, substituted
from geodsl.sample.motif import Expansion
from geodsl.sample.stage import Stage

__all__ = ["Grown", "grow", "grown"]

# The letters that a textbook gives to a new thing, by the letter that the growth has for it.
_USUAL = {
    "M": "MNKLQS", "N": "NMKLQS", "K": "KLMN", "L": "LKMN", "D": "DEFKLT", "E": "EFDKLT", "F": "FDEKLT",
    "H": "HKFDE", "G": "GSKT", "I": "IJK", "O": "OSQK", "P": "PQRSTX", "Q": "QPRSTX", "S": "STRPQX", "T": "TSRPQX",
    "w": "wvuk", "v": "vwuk", "l": "lmngh", "b": "bcd",
}  # fmt: skip
_POSE = re.compile(r" (horizontal|vertical)$| (above|below|left of|right of) ")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True)
class Grown:
    """What a growth adds to a program."""

    name: str
    body: tuple[str, ...]
    drawn: tuple[str, ...]
    ink: tuple[str, ...]
    points: tuple[str, ...]  # the new ones


def grow(
    stage: Stage, growths: Sequence[Growth], random: np.random.Generator, *, names: Collection[str]
) -> Grown | None:
    """One growth that fits somewhere, chosen by weight; None where none of a few that were tried does.

    Args:
        names: what is called so already.
    """
    weights = np.array([g.weight for g in growths])
    for _ in range(8):
        if not len(growths) or not weights.sum():
            return None
        k = int(random.choice(len(growths), p=weights / weights.sum()))
        place = bindings(growths[k], stage, random)
        if place is not None:
            return _written(growths[k], place, stage, random, set(names))
        weights[k] = 0.0
    return None


def _written(
    growth: Growth, place: dict[str, str], stage: Stage, random: np.random.Generator, taken: set[str]
) -> Grown | None:
    names = dict(place)
    for letter in growth.fresh:
        name = _new(letter, taken)
        if name is None:
            return None
        names[letter] = name
        taken.add(name)
    body = tuple(substituted(_chosen(line, random), names) for line in _parts(growth.writes, ";"))
    ink = tuple(substituted(line, names) for line in _parts(growth.ink, ";"))
    things = [
        thing
        for thing in (substituted(t, names) for t in _parts(growth.draws, ","))
        if not (len(thing) == 2 and stage.joined(*thing))
    ]
    dashed = bool(things) and random.random() < growth.dashed
    drawn = (f"draw {'dashed ' if dashed else ''}{', '.join(things)}",) if things else ()
    if not body and not drawn:
        return None
    points = tuple(names[x] for x in growth.fresh if x.isupper())
    return Grown(growth.name, body, drawn, ink, points)


def _parts(text: str, by: str) -> Iterable[str]:
    return (part.strip() for part in text.split(by) if part.strip())


def _chosen(text: str, random: np.random.Generator) -> str:
    """A text with its choices made."""

    def one(match: re.Match[str]) -> str:
        options = match[1].split("|")
        return options[int(random.integers(0, len(options)))]

    return _CHOICE.sub(one, text)


def _new(letter: str, taken: Collection[str]) -> str | None:
    """A name that is free, as usual as can be."""
    rest = string.ascii_uppercase if letter.isupper() else "wvuklmnghpqst"
    start = rest.find(letter) if letter in rest else 0
    for name in (*_USUAL.get(letter, letter), *rest[start:], *rest[:start]):
        if name not in taken:
            return name
    return None


def grown(base: Expansion, more: Grown) -> Expansion:
    """A program's parts with what was added; its questions stay."""
    # What says which way up stays last.
    end = len(base.body)
    while end and _POSE.search(base.body[end - 1]):
        end -= 1
    return replace(
        base,
        body=(*base.body[:end], *more.body, *base.body[end:]),
        drawn=(*base.drawn, *more.drawn),
        ink=(*base.ink, *more.ink),
    )
