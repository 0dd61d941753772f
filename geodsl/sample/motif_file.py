"""Motif files: the motifs of a chapter as text, read with errors that say where and what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from geodsl.errors import GeodslError
from geodsl.sample.motif import INK, Choice, Line, Motif

__all__ = ["MotifError", "chapters", "motifs", "read_motifs"]

_HEAD = re.compile(r"motif +([a-z][a-z0-9]*(?:-[a-z0-9]+)*): +(\S.*?)\s*$")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_NAMED = re.compile(r"([a-z][a-z0-9-]*)(:|\?)\s?(.*)$", re.DOTALL)
_NAME = re.compile(r"[a-z][a-z0-9-]*$")


class MotifError(GeodslError, ValueError):
    """Raised when a motif file can't be read: says where, and what was expected."""

    def __init__(self, name: str, line: int, message: str) -> None:
        super().__init__(f"{name}:{line}: {message}")
        self.line = line


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
        if is_ink and not all(lead in INK for lead in _leads(pieces)):
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
