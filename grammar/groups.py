"""The division of a suite into lines: braces hold groups, and commas may part lines as newlines do.

`perturb.lark` says when a comma does. Of a group's own line only the empty braces are left, in their places:
what stands between them is the chunk's block.
"""

from __future__ import annotations

import re

from grammar.source import MENDED, Chunk, Cutter, Span

__all__ = ["groups", "starts_line"]

# What starts a line behind a comma, and the words that only look like it.
_LINE = r"""(?!(?:and|or|with|by|then|weight)(?![a-z]|-[a-z])|(?:angle|∠)[ \t\n]*[A-Z])
            (?:[a-z]{2}|[∥⟂⊥∠△√∼~≅∈π]|\|\||[0-9]+(?:\.[0-9]+)?[ \t]*of(?![a-z]|-[a-z])|\{)"""
_STARTS = re.compile(_LINE, re.VERBOSE)
_BEHIND = re.compile(rf"(?:\s|\#[^\n]*)*+(?:(\}})|{_LINE})", re.VERBOSE)
_LISTS = re.compile(r"\s*(?:keep|allow)(?![a-z]|-[a-z])")
_CLOSING = re.compile(r"[}\n]")
_TAIL = re.compile(r'[^(){}\n"#,]*')


def groups(text: str, *, depth: int = 32) -> tuple[Chunk, ...]:
    """Cut a suite into its lines; comments of their own line are chunks without a head."""
    return _Groups(text, depth).read(0, 0)[0]


def starts_line(text: str) -> bool:
    """Whether a line with this text is one behind a comma, too."""
    return _STARTS.match(text) is not None


class _Groups(Cutter):
    token = re.compile(r'"(?:[^"\\\n]|\\.)*"|#[^\n]*|[(){}\n",]|[^(){}\n"#,]+')

    def _opens(self, end: int) -> bool:
        return True

    def _parts(self, start: int, end: int, level: int) -> bool:
        found = _BEHIND.match(self.text, end)
        if found is None or (found.group(1) and not level):
            return False
        before = end - 2
        while before > start and self.text[before] in " \t":
            before -= 1
        if self.text[before] == ",":  # a comma too many, which the parser speaks of
            return False
        return not _LISTS.match(self.text, start)

    def _rest(self, at: int, level: int) -> int:
        """To the end of the line, without the braces there that close groups."""
        stop = super()._rest(at, level)
        line = self.text[at:stop]
        bare = line[: line.rfind("#")].rstrip() if "#" in line else ""
        line = bare if bare.endswith("}") else line.rstrip()
        closing = 0
        while closing < level and line.endswith("}"):
            line = line[:-1].rstrip()
            closing += 1
        return at + len(line) if closing else stop

    def _unopened(
        self, start: int, open_at: list[int], at: int, level: int
    ) -> tuple[Chunk | None, int, bool]:
        if self.text[at] == "}" and level and open_at:  # it closes the group, and the `(` is to blame
            fault = ("E103", Span(open_at[-1], open_at[-1] + 1))
            return self._make(start, at, None, None, fault), at, False
        if self.text[at] == ")" and level:  # the line reaches to the end of its group at most
            found = _CLOSING.search(self.text, at)
            stop = found.start() if found else len(self.text)
            return self._make(start, stop, None, None, ("E103", Span(at, at + 1))), stop, False
        return super()._unopened(start, open_at, at, level)

    def _block(self, start: int, brace: int, end: int, level: int) -> tuple[Chunk | None, int, bool]:
        """A group and what stands behind it: its weight."""
        inner, at, closed = self.read(end, level + 1)
        if not closed:
            # Its line is given up, and what follows is read without it; each time costs a look at all of it.
            fault = ("E103", Span(brace, brace + 1))
            self.mended += 1
            stop = self.text.find("\n", brace)
            if stop < 0 or self.mended > MENDED:
                stop = len(self.text)
            return self._make(start, stop, None, None, fault), stop + 1, False
        tail = _TAIL.match(self.text, at)
        assert tail  # it may be empty
        stop, sign = tail.end(), self.text[tail.end() : tail.end() + 1]
        comma = sign == "," and self._parts(start, stop + 1, level)
        if sign and sign in '"(){,' and not comma:  # it can't stand here, which is for the parser to say
            stop = self._rest(stop, level)
        hollow = self.text[start:end] + " " * (at - 1 - end) + self.text[at - 1 : stop]
        comment, behind = self._line_end(stop + comma)
        return self._make(start, stop, comment, inner, None, head=hollow), behind, False
