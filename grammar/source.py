"""A text, places in it, and its division into statements.

Statements are cut before they are parsed: a newline outside brackets ends one. So a fault in one
statement says nothing of the next, and four faults give four diagnostics.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

__all__ = ["MENDED", "Chunk", "Cutter", "Limits", "Source", "Span", "chunks", "walk"]


class Span(NamedTuple):
    """A stretch of text, by offsets: from `start` up to, not including, `end`."""

    start: int
    end: int

    def to(self, other: Span) -> Span:
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a text may cost. Every limit is counted in steps, none in seconds."""

    characters: int = 100_000
    statements: int = 1_000
    depth: int = 32
    items: int = 400  # words and names in one statement
    digits: int = 30
    objects: int = 400
    expansions: int = 2_000  # statements that definitions may unfold to
    readings: int = 20_000  # spans that the matcher may look at in one statement


@dataclass(frozen=True)
class Source:
    """A text with a name, able to say where an offset is."""

    text: str
    name: str = "<text>"

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer("\n", self.text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both counted from 1."""
        row = bisect_right(self._starts, offset) - 1
        return row + 1, offset - self._starts[row] + 1

    def line(self, number: int) -> str:
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r")

    def slice(self, span: Span) -> str:
        return self.text[span.start : span.end]


@dataclass(frozen=True)
class Chunk:
    """One statement's text, cut out of its source.

    `block` holds the statements between braces that span lines; `head` ends before them.
    """

    head: str
    start: int
    comment: str | None = None  # behind the statement, on its last line, without its sign
    blank: bool = False  # an empty line stands before it
    block: tuple[Chunk, ...] | None = None
    fault: tuple[str, Span] | None = None  # what the cut itself found wrong: (code, where)
    span: Span = field(default=Span(0, 0))


MENDED = 50  # unclosed brackets behind which reading goes on with the next line
_OPENS_BLOCK = re.compile(r"[ \t\r]*(#[^\n]*)?\n")
_LINE_END = re.compile(r"[^\S\n]*(#[^\n]*)?(\n)?")


def chunks(text: str, *, depth: int = 32) -> tuple[Chunk, ...]:
    """Cut a text into statements; comments of their own line are chunks without a head."""
    return Cutter(text, depth).read(0, 0)[0]


class Cutter:
    """Walks the tokens that matter for cutting: strings, comments, brackets, newlines."""

    token = re.compile(r'"(?:[^"\\\n]|\\.)*"|#[^\n]*|[(){}\n"]|[^(){}\n"#]+')

    def __init__(self, text: str, depth: int) -> None:
        self.text = text
        self.depth = depth
        self.mended = 0  # lines that were given up so that the next ones could be read

    def read(self, at: int, level: int) -> tuple[tuple[Chunk, ...], int, bool]:
        """Read statements until the end, or until the brace that closes this block: also whether there is one."""
        out: list[Chunk] = []
        blank = False
        while at < len(self.text):
            chunk, at, closed = self._statement(at, level)
            if chunk is None:
                blank = blank or not closed
            else:
                out.append(chunk if not blank or not out else _with_blank(chunk))
                blank = False
            if closed:
                return tuple(out), at, True
        return tuple(out), at, False

    def _statement(self, at: int, level: int) -> tuple[Chunk | None, int, bool]:
        """One statement from `at`: the chunk, where to go on, whether the block closed here."""
        text, start = self.text, at
        open_at: list[int] = []
        comment: str | None = None
        while True:
            match = self.token.match(text, at)
            if match is None:  # the end
                if open_at:
                    return self._unclosed(start, open_at, at)
                return self._make(start, at, comment, None, None), at, False
            token, end = match.group(), match.end()
            if token == "\n" and not open_at:
                return self._make(start, at, comment, None, None), end, False
            if token[0] == "#":
                if not open_at:
                    comment = token
                    return self._after_comment(start, at, end, comment)
            elif token == '"':  # a quote that never closes on its line
                if open_at and "\n" in text[open_at[0] : at]:
                    return self._unclosed(start, open_at, at)
                stop = self._rest(at, level)
                return self._make(start, stop, None, None, ("E102", Span(at, stop))), stop, False
            elif token == "{" and not open_at and self._opens(end):
                if level >= self.depth:
                    return self._make(start, at, None, None, ("E104", Span(at, end))), self._past(end), False
                return self._block(start, at, end, level)
            elif token in "({":
                open_at.append(at)
                if len(open_at) > self.depth:
                    stop = self._rest(at, level)
                    return self._make(start, stop, None, None, ("E104", Span(at, end))), stop, False
            elif token in ")}":
                if not open_at and token == "}" and level:
                    return self._make(start, at, None, None, None), end, True
                if not open_at or text[open_at[-1]] != {")": "(", "}": "{"}[token]:
                    if open_at and "\n" in text[open_at[0] : at]:
                        return self._unclosed(start, open_at, at)
                    return self._unopened(start, open_at, at, level)
                open_at.pop()
            elif token == "," and not open_at and self._parts(start, end, level):
                comment, behind = self._line_end(end)
                return self._make(start, at, comment, None, None), behind, False
            at = end

    def _rest(self, at: int, level: int) -> int:
        """How far a statement reaches that can't be cut: to the end of its line."""
        stop = self.text.find("\n", at)
        return len(self.text) if stop < 0 else stop

    def _past(self, at: int) -> int:
        """Behind the brace that closes what was opened just before a place."""
        level = 1
        while level and (match := self.token.match(self.text, at)):
            at = match.end()
            level += {"{": 1, "}": -1}.get(match.group(), 0)
        return at

    def _opens(self, end: int) -> bool:
        """Whether a brace that ends there opens a block."""
        return _OPENS_BLOCK.match(self.text, end) is not None

    def _parts(self, start: int, end: int, level: int) -> bool:
        """Whether a comma that ends there parts the statement from `start` from another one."""
        return False

    def _unclosed(self, start: int, open_at: list[int], at: int) -> tuple[Chunk | None, int, bool]:
        """A bracket that nothing closes: its line is given up, and reading goes on behind it."""
        fault = ("E103", Span(open_at[-1], open_at[-1] + 1))
        stop = self.text.find("\n", open_at[0])
        # Each time costs a look at all that follows; often, and the whole rest is given up.
        self.mended += 1
        if 0 <= stop < at and self.mended <= MENDED:
            fault = ("E103", Span(open_at[0], open_at[0] + 1))
            return self._make(start, stop, None, None, fault), stop, False
        return self._make(start, at, None, None, fault), at, False

    def _unopened(
        self, start: int, open_at: list[int], at: int, level: int
    ) -> tuple[Chunk | None, int, bool]:
        """A bracket that closes nothing, or another one than what is open."""
        stop = self._rest(at, level)
        return self._make(start, stop, None, None, ("E103", Span(at, at + 1))), stop, False

    def _after_comment(self, start: int, at: int, end: int, comment: str) -> tuple[Chunk | None, int, bool]:
        nxt = end + 1 if end < len(self.text) else end
        return self._make(start, at, comment, None, None), nxt, False

    def _block(self, start: int, brace: int, end: int, level: int) -> tuple[Chunk | None, int, bool]:
        inner, at, closed = self.read(end, level + 1)
        fault = None if closed else ("E103", Span(brace, brace + 1))
        comment, at = self._line_end(at)
        return self._make(start, brace, comment, inner, fault), at, False

    def _line_end(self, at: int) -> tuple[str | None, int]:
        """A comment behind what ends at a place, if there is one, and where to go on."""
        match = _LINE_END.match(self.text, at)
        assert match  # it may be empty
        comment = match.group(1)
        if comment is None and match.group(2) is None:
            return None, at
        return comment, match.end()

    def _make(
        self,
        start: int,
        end: int,
        comment: str | None,
        block: tuple[Chunk, ...] | None,
        fault: tuple | None,
        *,
        head: str | None = None,
    ) -> Chunk | None:
        """What stands from `start` to `end` as a chunk, if it is anything; `head` may stand for its text."""
        head = self.text[start:end] if head is None else head
        lead = len(head) - len(head.lstrip())
        head = head.strip()
        if not head and comment is None and block is None and fault is None:
            return None
        comment = comment[1:].strip() if comment else None
        span = Span(start + lead, start + lead + len(head))
        return Chunk(head, start + lead, comment, False, block, fault, span)


def _with_blank(chunk: Chunk) -> Chunk:
    return Chunk(chunk.head, chunk.start, chunk.comment, True, chunk.block, chunk.fault, chunk.span)


def walk(parts: tuple[Chunk, ...]) -> Iterator[Chunk]:
    for part in parts:
        yield part
        if part.block:
            yield from walk(part.block)
