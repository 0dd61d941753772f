"""Quantifiers: `any point`, `each parallel`, `all right angles`, `any two of A, B, C`, `its circle`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from grammar import Span, tree

__all__ = ["QUANTIFIERS", "Quantifier", "quantifiers"]

Mode = Literal["any", "each", "all", "the"]

_MODES: dict[str, Mode] = {
    "any": "any",
    "some": "any",
    "each": "each",
    "every": "each",
    "all": "all",
    "the": "the",
    "its": "any",
    "their": "any",
}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_LONGEST = 4  # words of a noun
QUANTIFIERS = frozenset((*_MODES, *_NUMBERS))


@dataclass(frozen=True)
class Quantifier:
    """What stands in the place of a name.

    Attributes:
        mode: whether the sampler chooses, or one negative is made of each, or one of all, or there is only one.
        noun: what kind of thing; None where none is said.
        count: how many are chosen at once.
        among: the things it is chosen from; None where that isn't said.
    """

    mode: Mode
    noun: str | None
    count: int
    among: tuple[Any, ...] | None
    span: Span


def quantifiers(items: tuple[Any, ...], at: int, nouns: Collection[str]) -> Iterator[tuple[Quantifier, int]]:
    """The quantifiers that start at a place, each with where it ends; the longest first."""
    if at >= len(items):
        return
    first = items[at]
    mode = _MODES.get(first.text) if type(first) is tree.Word else None
    if mode is None:
        return
    possessive = first.text in ("its", "their")
    here, count = at + 1, 1
    if here < len(items) and type(items[here]) is tree.Word and items[here].text in _NUMBERS:
        count = _NUMBERS[items[here].text]
        here += 1
    for end in range(min(len(items), here + _LONGEST), here, -1):
        words = items[here:end]
        if not all(type(x) is tree.Word for x in words):
            continue
        noun = " ".join(x.text for x in words)
        if noun in nouns:
            yield from _of(items, end, mode, noun, count, first.span)
            yield Quantifier(mode, noun, count, None, first.span.to(items[end - 1].span)), end
    if possessive or mode == "the":
        return  # `the` alone says nothing, and stands before names as well
    yield from _of(items, here, mode, None, count, first.span)
    yield Quantifier(mode, None, count, None, first.span.to(items[here - 1].span)), here


def _of(
    items: tuple[Any, ...], at: int, mode: Mode, noun: str | None, count: int, start: Span
) -> Iterator[tuple[Quantifier, int]]:
    """`of A, B, C` behind a quantifier; where a comma may belong to the phrase, shorter lists come, too."""
    if at >= len(items) or items[at] != tree.Word("of"):
        return
    ends: list[int] = []
    here = at + 1
    while here < len(items) and isinstance(items[here], tree.Points | tree.Name):
        ends.append(here + 1)
        if here + 1 < len(items) and items[here + 1] in (tree.Word(","), tree.Word("and")):
            here += 2
        else:
            break
    for end in reversed(ends):
        among = tuple(x for x in items[at + 1 : end] if not isinstance(x, tree.Word))
        yield Quantifier(mode, noun, count, among, start.to(items[end - 1].span)), end
