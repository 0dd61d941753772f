"""Motifs: parametrised families of programs, read from text files and expanded by seeded choices.

    motif two-tangents: Two tangents from a point
      circle w center O radius 3
      point P with OP = [6|6.6|7]
      A, B = tangents from P to w
      draw segments PA, PB
      ? M = midpoint of AB
        draw dashed AB
        ~ mark angle OMA right
      ~ mark PA = PB
      find angle APB

`[a|b|c]` is a choice, made anew for each program; `[k: a|b]` is made once a program and repeated by `[k]`, and
`[k? p|q]` picks what stands in the same place. A line behind `? ` is there or not, with the lines that are indented
beneath it. A line behind `~ ` is ink that may be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

__all__ = ["INK", "Choice", "Coin", "Expansion", "Line", "Motif"]

_POINT = re.compile(r"[A-Z][0-9]*'*")
INK = ("mark", "label", "dimension", "shade", "hatch", "dash", "dot", "draw", "hide")


class Coin(Protocol):
    """What decides: `numpy.random.Generator` does."""

    def integers(self, low: int, high: int, /) -> int: ...


@dataclass(frozen=True)
class Choice:
    """`[a|b]`; with a name it is made once, `key` without options repeats it, and `follows` picks by its place."""

    options: tuple[str, ...]
    key: str | None = None
    follows: bool = False


@dataclass(frozen=True)
class Line:
    """A line of a motif: pieces of text and choices, its kind, and the lines that stand and fall with it."""

    pieces: tuple[str | Choice, ...]
    number: int
    optional: bool = False
    ink: bool = False
    inner: tuple[Line, ...] = ()

    def walk(self) -> Iterator[Line]:
        yield self
        for line in self.inner:
            yield from line.walk()


@dataclass(frozen=True)
class Expansion:
    """A program that a motif stands for, in parts.

    Attributes:
        body: what is constructed and stated.
        drawn: what is drawn for certain.
        ink: marks, labels and strokes that may be there, true of every figure.
        questions: what the figure invites to ask.
    """

    body: tuple[str, ...]
    drawn: tuple[str, ...]
    ink: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Motif:
    """A family of programs."""

    name: str
    title: str
    chapter: str
    lines: tuple[Line, ...]

    def expand(self, random: Coin) -> Expansion:
        """One program of the family."""
        made: dict[str, int] = {}
        return _parted(self._said(self.lines, random, made))

    def _said(self, lines: Sequence[Line], random: Coin, made: dict[str, int]) -> Iterator[tuple[str, bool]]:
        for line in lines:
            if line.optional and not random.integers(0, 2):
                continue
            yield " ".join(self._filled(line, random, made).split()), line.ink
            yield from self._said(line.inner, random, made)

    def _filled(self, line: Line, random: Coin, made: dict[str, int]) -> str:
        out = []
        for piece in line.pieces:
            if isinstance(piece, str):
                out.append(piece)
                continue
            if piece.key is None:
                out.append(piece.options[int(random.integers(0, len(piece.options)))])
                continue
            if piece.key not in made:
                made[piece.key] = int(random.integers(0, len(self.named[piece.key])))
            options = piece.options or self.named[piece.key]
            out.append(options[made[piece.key]])
        return "".join(out)

    @cached_property
    def named(self) -> dict[str, tuple[str, ...]]:
        """The named choices with their options."""
        return {
            piece.key: piece.options
            for top in self.lines
            for line in top.walk()
            for piece in line.pieces
            if isinstance(piece, Choice) and piece.key and piece.options and not piece.follows
        }

    def expansions(self, most: int = 4096) -> Iterator[Expansion]:
        """All programs of the family, at most so many; a program may come more than once."""
        script = _Script()
        for _ in range(most):
            yield self.expand(script)
            if not script.advance():
                return

    @cached_property
    def points(self) -> tuple[int, int]:
        """At least and at most how many points its programs have."""
        least: set[str] = set()
        most: set[str] = set()
        for top in self.lines:
            for line in top.walk():
                if line.ink:
                    continue
                fixed = "".join(p for p in line.pieces if isinstance(p, str))
                every = " ".join(p if isinstance(p, str) else " ".join(p.options) for p in line.pieces)
                most |= letters_of(every)
                if line is top and not line.optional:
                    least |= letters_of(fixed)
        return len(least), len(most)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of all its programs."""
        text = " ".join(
            p if isinstance(p, str) else " ".join(p.options)
            for top in self.lines
            for line in top.walk()
            for p in line.pieces
        )
        return frozenset(re.findall(r"[a-z][a-z-]+", text))


class _Script:
    """A coin that goes through all ways it can fall, like the digits of a counter."""

    def __init__(self) -> None:
        self.digits: list[int] = []
        self.sizes: list[int] = []
        self.place = 0

    def integers(self, low: int, high: int, /) -> int:
        if self.place == len(self.digits):
            self.digits.append(0)
            self.sizes.append(high - low)
        digit = self.digits[self.place]
        self.place += 1
        return low + digit

    def advance(self) -> bool:
        while self.digits and self.digits[-1] == self.sizes[-1] - 1:
            self.digits.pop()
            self.sizes.pop()
        self.place = 0
        if not self.digits:
            return False
        self.digits[-1] += 1
        return True


def letters_of(text: str) -> set[str]:
    """The points that a text speaks of; what stands in quotes isn't looked at."""
    return set(_POINT.findall(re.sub(r'"[^"]*"', "", text)))


def _parted(lines: Iterable[tuple[str, bool]]) -> Expansion:
    body, drawn, ink, questions = [], [], [], []
    for text, is_ink in lines:
        if not text:
            continue
        lead = text.split(maxsplit=1)[0]
        if is_ink:
            ink.append(text)
        elif lead in ("find", "claim"):
            questions.append(text)
        elif lead in INK:
            drawn.append(text)
        else:
            body.append(text)
    return Expansion(tuple(body), tuple(drawn), tuple(ink), tuple(questions))
