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
from functools import cache, cached_property
from importlib import resources
from typing import Protocol

from geodsl.errors import GeodslError

__all__ = ["Expansion", "Motif", "MotifError", "chapters", "motifs", "read_motifs"]

_HEAD = re.compile(r"motif +([a-z][a-z0-9]*(?:-[a-z0-9]+)*): +(\S.*?)\s*$")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_NAMED = re.compile(r"([a-z][a-z0-9-]*)(:|\?)\s?(.*)$", re.DOTALL)
_NAME = re.compile(r"[a-z][a-z0-9-]*$")
_POINT = re.compile(r"[A-Z][0-9]*'*")
ORDERS = ("draw", "dash", "dot", "hide", "shade", "hatch")
_INK = ("mark", "label", "dimension", "shade", "hatch", "dash", "dot", "draw", "hide")


class MotifError(GeodslError, ValueError):
    """Raised when a motif file can't be read: says where, and what was expected."""

    def __init__(self, name: str, line: int, message: str) -> None:
        super().__init__(f"{name}:{line}: {message}")
        self.line = line


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
        elif lead in _INK:
            drawn.append(text)
        else:
            body.append(text)
    return Expansion(tuple(body), tuple(drawn), tuple(ink), tuple(questions))


# -- reading ---------------------------------------------------------------------------------------


def read_motifs(text: str, *, name: str = "<motifs>", chapter: str = "") -> tuple[Motif, ...]:
    """The motifs of a file.

    Raises:
        MotifError: at the first line that isn't as it should be.
    """
    found: list[Motif] = []
    head: tuple[str, str, int] | None = None
    rows: list[tuple[int, int, str]] = []

    def close() -> None:
        nonlocal head
        if head is None:
            return
        if not rows:
            raise MotifError(
                name, head[2], f"the motif `{head[0]}` has no lines; they stand indented beneath it"
            )
        lines, _ = _block(rows, 0, rows[0][1], name)
        motif = Motif(head[0], head[1], chapter, lines)
        _check_choices(motif, name)
        if any(m.name == motif.name for m in found):
            raise MotifError(name, head[2], f"there is a motif called `{motif.name}` already")
        found.append(motif)
        head = None
        rows.clear()

    for number, raw in enumerate(text.splitlines(), 1):
        line = _uncommented(raw).rstrip()
        if not line.strip():
            continue
        if "\t" in line:
            raise MotifError(name, number, "a tab; indent by two spaces")
        indent = len(line) - len(line.lstrip())
        if indent == 0:
            close()
            match = _HEAD.match(line)
            if match is None:
                raise MotifError(name, number, f"expected `motif NAME: Title`, got `{line}`")
            head = (match[1], match[2], number)
        elif head is None:
            raise MotifError(name, number, "expected `motif NAME: Title` before the first line of a motif")
        else:
            rows.append((number, indent, line.strip()))
    close()
    return tuple(found)


def _uncommented(line: str) -> str:
    """A line without its comment; a `#` in quotes begins none."""
    quoted = False
    for k, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif char == "#" and not quoted:
            return line[:k]
    return line


def _block(
    rows: Sequence[tuple[int, int, str]], start: int, indent: int, name: str
) -> tuple[tuple[Line, ...], int]:
    """The lines from a row on that are indented as much, and the row behind them."""
    out: list[Line] = []
    k = start
    while k < len(rows):
        number, deep, text = rows[k]
        if deep < indent:
            break
        if deep > indent:
            if not out or not out[-1].optional:
                raise MotifError(
                    name, number, "indented beneath a line that isn't optional; begin that with `? `"
                )
            inner, k = _block(rows, k, deep, name)
            last = out.pop()
            out.append(Line(last.pieces, last.number, last.optional, last.ink, inner))
            continue
        optional = text.startswith("? ")
        text = text[2:].lstrip() if optional else text
        is_ink = text.startswith("~ ")
        text = text[2:].lstrip() if is_ink else text
        pieces = _pieces(text, number, name)
        if is_ink and not all(lead in _INK for lead in _leads(pieces)):
            message = f"expected a mark, label, dimension, dash or shade line behind `~`, got `{text}`"
            raise MotifError(name, number, message)
        out.append(Line(pieces, number, optional, is_ink))
        k += 1
    return tuple(out), k


def _leads(pieces: tuple[str | Choice, ...]) -> Iterator[str]:
    """The words with which a line may begin."""
    first = pieces[0] if pieces else ""
    for text in (first,) if isinstance(first, str) else first.options:
        yield from text.split()[:1]


def _pieces(text: str, number: int, name: str) -> tuple[str | Choice, ...]:
    out: list[str | Choice] = []
    end = 0
    for match in _CHOICE.finditer(text):
        out.append(text[end : match.start()])
        out.append(_choice(match[1], number, name))
        end = match.end()
    out.append(text[end:])
    if any(c in piece for piece in out if isinstance(piece, str) for c in "[]"):
        raise MotifError(name, number, "brackets without a partner, or choices within a choice")
    return tuple(piece for piece in out if piece != "")


def _choice(inside: str, number: int, name: str) -> Choice:
    if _NAME.match(inside):
        return Choice((), key=inside)
    match = _NAMED.match(inside)
    key, follows = None, False
    if match and "|" in match[3]:
        key, follows, inside = match[1], match[2] == "?", match[3]
    if not inside.strip():
        raise MotifError(name, number, "expected a choice such as `[a|b]`, `[k: a|b]` or `[k]`, got `[]`")
    return Choice(tuple(inside.split("|")), key=key, follows=follows)


def _check_choices(motif: Motif, name: str) -> None:
    sizes: dict[str, int] = {}
    lines = [line for top in motif.lines for line in top.walk()]
    for line in lines:
        for piece in line.pieces:
            if isinstance(piece, Choice) and piece.key and piece.options and not piece.follows:
                if piece.key in sizes:
                    raise MotifError(
                        name,
                        line.number,
                        f"the choice `{piece.key}` is made twice; repeat it by `[{piece.key}]`",
                    )
                sizes[piece.key] = len(piece.options)
    for line in lines:
        for piece in line.pieces:
            if not isinstance(piece, Choice) or not piece.key:
                continue
            if piece.key not in sizes:
                raise MotifError(
                    name, line.number, f"no choice is called `{piece.key}`; make it by `[{piece.key}: a|b]`"
                )
            if piece.follows and len(piece.options) != sizes[piece.key]:
                raise MotifError(
                    name,
                    line.number,
                    f"`{piece.key}` has {sizes[piece.key]} options, and here are {len(piece.options)}",
                )


@cache
def motifs() -> tuple[Motif, ...]:
    """All motifs, chapter by chapter.

    Raises:
        MotifError: where a file can't be read, or two motifs have one name.
    """
    room = resources.files("geodsl.sample.motifs")
    found: list[Motif] = []
    owners: dict[str, str] = {}
    for file in sorted(room.iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".motifs"):
            continue
        chapter = file.name.removesuffix(".motifs")
        for motif in read_motifs(file.read_text(encoding="utf-8"), name=file.name, chapter=chapter):
            if motif.name in owners:
                raise MotifError(
                    file.name, 1, f"`{motif.name}` is the name of a motif in {owners[motif.name]}, too"
                )
            owners[motif.name] = file.name
            found.append(motif)
    return tuple(found)


def chapters() -> tuple[str, ...]:
    """The names of the chapters."""
    return tuple(dict.fromkeys(m.chapter for m in motifs()))
