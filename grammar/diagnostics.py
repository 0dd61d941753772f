"""A finding about a text: what is wrong, where, what was expected, and how to mend it.

A diagnostic is data; `Diagnostic.render` is one way of showing it and `to_json` another. Its code
is stable and is what `explain` looks up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum
from typing import Any

from grammar.source import Source, Span

__all__ = ["Diagnostic", "Fix", "Severity", "nearest"]


_LONGEST = 400  # characters of a line that is shown


class Severity(Enum):
    """How bad a finding is. Only errors stop a diagram from being drawn."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Fix:
    """A change of the text that mends the finding."""

    span: Span
    text: str


@dataclass(frozen=True, kw_only=True)
class Diagnostic:
    """One finding."""

    code: str
    message: str
    span: Span
    source: Source = field(compare=False, repr=False)
    expected: tuple[str, ...] = ()
    found: str | None = None
    hint: str | None = None
    fix: Fix | None = None
    related: tuple[tuple[str, Span], ...] = ()  # other places that belong to it, each with a remark

    @property
    def severity(self) -> Severity:
        return Severity.WARNING if self.code.startswith("W") else Severity.ERROR

    def render(self) -> str:
        """The finding as text: a head line, the place with a caret line, then what helps."""
        row, column = self.source.place(self.span.start)
        out = [f"{self.source.name}:{row}:{column}: {self.severity.value} {self.code}: {self.message}"]
        out += _carets(self.source, self.span)
        if self.expected:
            out.append(f"  expected: {_listed(self.expected)}")
        if self.found is not None:
            out.append(f"  found: {self.found}")
        for remark, span in self.related:
            place = self.source.place(span.start)
            out.append(f"  {remark} (line {place[0]}):")
            out += _carets(self.source, span)
        if self.hint:
            out.append(f"  hint: {self.hint}")
        if self.fix:
            out.append(f"  fix: {self.fixed_line()}")
        return "\n".join(map(_shown, out))

    def fixed_line(self) -> str:
        """The line as it stands once the fix is made."""
        assert self.fix is not None
        text, span = self.source.text, self.fix.span
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        end = len(text) if end < 0 else end
        return (text[start : span.start] + self.fix.text + text[span.end : end]).strip()

    def to_json(self) -> dict[str, Any]:
        """The finding as plain data; lines and columns count from 1."""

        def where(span: Span) -> dict[str, int]:
            (line, column), (end_line, end_column) = (
                self.source.place(span.start),
                self.source.place(span.end),
            )
            return {
                "start": span.start,
                "end": span.end,
                "line": line,
                "column": column,
                "end_line": end_line,
                "end_column": end_column,
            }

        return {
            "file": self.source.name,
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
            "span": where(self.span),
            "expected": list(self.expected),
            "found": self.found,
            "hint": self.hint,
            "fix": {"span": where(self.fix.span), "text": self.fix.text} if self.fix else None,
            "related": [{"message": remark, "span": where(span)} for remark, span in self.related],
        }


def nearest(word: str, known: Iterable[str], *, n: int = 3, cutoff: float = 0.6) -> list[str]:
    """Known words that look like `word`, best first; ties in alphabetical order."""
    return get_close_matches(word, sorted(set(known)), n=n, cutoff=cutoff)


def _listed(options: tuple[str, ...]) -> str:
    if len(options) == 1:
        return options[0]
    return ", ".join(options[:-1]) + " or " + options[-1]


def _shown(line: str) -> str:
    """A line that does no harm to a terminal: nothing that can't be seen, and not without end."""
    line = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
    return line if line.isprintable() else "".join(c if c.isprintable() else "�" for c in line)


def _carets(source: Source, span: Span) -> list[str]:
    row, column = source.place(span.start)
    line = source.line(row).replace("\t", " ")
    width = max(1, min(span.end - span.start, len(line) - column + 1))
    # Very long lines are shown around the place, not whole.
    if len(line) > 120:
        left = max(0, column - 40)
        line, column = line[left : left + 100], column - left
        width = max(1, min(width, len(line) - column + 1))
    gutter = f"{row:>5} | "
    return [gutter + line, " " * (len(gutter) - 2) + "| " + " " * (column - 1) + "^" * width]
