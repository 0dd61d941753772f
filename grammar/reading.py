"""What reading has in common, whatever the language: limits, statements that can't be read, complaints."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lark import UnexpectedInput

from grammar import tree
from grammar.build import Build
from grammar.complaints import unexpected
from grammar.diagnostics import Diagnostic, Fix
from grammar.machine import Machine
from grammar.source import Chunk, Limits, Source, Span, walk

__all__ = ["Reader", "opened"]

_SPACES = {ord(c): " " for c in "\u00a0\u2009\u202f\u3000\ufeff"}
_DIGITS = re.compile("[0-9]+")


def opened(
    text: str, name: str, limits: Limits, cut: Callable[..., tuple[Chunk, ...]]
) -> tuple[Source, tuple[Chunk, ...], list[Diagnostic]]:
    """A text cut into its statements; one that is too long isn't, and has a diagnostic instead."""
    source = Source(text.replace("\r\n", "\n").replace("\r", "\n"), name)

    def refused(what: str, allowed: int) -> tuple[Source, tuple[Chunk, ...], list[Diagnostic]]:
        message = f"the text has {what}; {allowed:,} are allowed"
        return source, (), [Diagnostic(code="E105", message=message, span=Span(0, 0), source=source)]

    if len(source.text) > limits.characters:
        return refused(f"{len(source.text):,} characters", limits.characters)
    parts = cut(source.text.translate(_SPACES), depth=limits.depth)
    count = sum(1 for _ in walk(parts))
    if count > limits.statements:
        return refused(f"{count:,} statements", limits.statements)
    return source, parts, []


class Reader:
    """Reads chunks one by one and collects what is wrong with them."""

    def __init__(self, source: Source, limits: Limits, machine: tuple[Machine, Build]) -> None:
        self.source = source
        self.limits = limits
        self.found: list[Diagnostic] = []
        self.lost = tree.Lost()
        self.machine, self.build = machine

    def parse(self, part: Chunk) -> Any:
        """What the grammar makes of a chunk's head; None, and a complaint, where it makes nothing of it."""
        self.build.base = part.start
        try:
            body = self.machine.parse(part.head)
        except UnexpectedInput as error:
            complaint = self.complaint(part, error)
            if not self._mends(part, complaint.get("fix")):
                complaint["fix"] = None
            self.report(**complaint)
            return None
        return body if self._small(body, part) else None

    def complaint(self, part: Chunk, error: UnexpectedInput) -> dict[str, Any]:
        return unexpected(part.head, part.start, error)

    def trouble(self, text: str) -> int | None:
        """Where a text stops being a statement, None if it is one."""
        try:
            self.machine.parse(text)
        except UnexpectedInput as error:
            at = error.pos_in_stream
            return len(text) if at is None or at < 0 else at
        return None

    def _mends(self, part: Chunk, fix: Fix | None) -> bool:
        """Whether a statement can be read farther once a fix is made."""
        if fix is None:
            return True
        start, end = fix.span.start - part.start, fix.span.end - part.start
        at = self.trouble(part.head[:start] + fix.text + part.head[end:])
        return at is None or at >= start + len(fix.text)

    def _small(self, body: Any, part: Chunk) -> bool:
        if len(part.head) > self.limits.digits:
            for match in _DIGITS.finditer(part.head):
                count = len(match.group().lstrip("0"))  # a tiny number has few digits behind its zeros
                if count > self.limits.digits:
                    span = Span(part.start + match.start(), part.start + match.end())
                    message = f"a number of {count} digits; {self.limits.digits} are allowed"
                    self.report("E105", message, span)
                    return False
        # Every item has at least one character, so a short text has few.
        if len(part.head) > self.limits.items and _items(body) > self.limits.items:
            self.report("E105", f"a statement of more than {self.limits.items} words and names", part.span)
            return False
        return True

    def fault(self, code: str, span: Span, fix: Fix | None = None) -> None:
        """Report what the cut into statements found wrong."""
        sign = self.source.text[span.start]
        message, hint = {
            "E102": ("a quoted text that doesn't end on its line", 'close it with a `"`'),
            "E103": (
                f"this `{sign}` is never closed" if sign in "({" else f"this `{sign}` closes nothing",
                {
                    "(": "put a `)` behind the part",
                    "{": "put a `}` on a line behind the statements",
                    ")": "take it out, or put a `(` before the part",
                }.get(sign, "take it out; a `(` is closed by a `)`"),
            ),
            "E104": (
                f"brackets nested more than {self.limits.depth} deep",
                "give the inner parts names of their own",
            ),
        }[code]
        self.report(code, message, span, hint=hint, fix=fix)

    def report(self, code: str, message: str, span: Span, **more: Any) -> None:
        self.found.append(Diagnostic(code=code, message=message, span=span, source=self.source, **more))


def _items(node: Any) -> int:
    """How many atoms a tree holds, without recursion."""
    count, stack = 0, [node]
    while stack:
        x = stack.pop()
        if isinstance(x, tuple):
            stack.extend(x)
        elif isinstance(x, tree.Points | tree.Name | tree.Word | tree.Number | tree.Text):
            count += 1
        elif hasattr(x, "__dataclass_fields__"):
            stack.extend(getattr(x, f) for f in x.__dataclass_fields__ if f != "span")
    return count
