"""Suites: text to syntax tree, one line at a time, every fault a diagnostic."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lark import UnexpectedInput

from grammar import suite_tree as suites
from grammar import tree
from grammar.complaints import lost_in
from grammar.diagnostics import Diagnostic
from grammar.groups import groups
from grammar.reading import Reader, opened
from grammar.slips import slip
from grammar.source import Chunk, Limits, Source, Span
from grammar.suite_build import suite_machine, uncounted

__all__ = ["parse_suite"]

_NAMES: dict[type, str] = {
    suites.Title: "suite",
    tree.Use: "use",
    suites.Keep: "keep",
    suites.Allow: "allow",
    suites.Positives: "positives",
    suites.Part: "define",
}


def parse_suite(
    text: str, *, name: str = "<text>", limits: Limits | None = None
) -> tuple[suites.Suite, list[Diagnostic]]:
    """Parse a suite. What can't be read is left out of the tree and named in the diagnostics.

    Args:
        text: a suite.
        name: what to call it in diagnostics, usually a file's name.
        limits: what the text may cost.
    """
    limits = limits or Limits()
    source, parts, found = opened(text, name, limits, groups)
    if found:
        return suites.Suite(()), found
    reader = _Lines(source, limits)
    suite = suites.Suite(tuple(reader.read(parts)))
    return replace(suite, lost=reader.lost), reader.found


class _Lines(Reader):
    """Turns chunks into the statements of a suite."""

    def __init__(self, source: Source, limits: Limits) -> None:
        machine, build = suite_machine()
        super().__init__(source, limits, (machine, build))
        self.faults = build.faults

    def read(
        self, parts: tuple[Chunk, ...], *, inside: bool = False, text: bool = False
    ) -> list[suites.Entry]:
        """Read lines: `inside` a group or part, `text` in one of text."""
        out: list[suites.Entry] = []
        for part in parts:
            blank = part.blank and bool(out)  # what stood before may be left out
            if not part.head and not part.fault:
                out.append(suites.Entry(None, part.comment, blank, span=part.span))
                continue
            body = self._body(part, inside, text)
            if body is None:
                self.lost |= _lost(part.head)
            else:
                out.append(suites.Entry(body, part.comment, blank, span=part.span))
        return out

    def parse(self, part: Chunk) -> Any:
        self.faults.clear()
        body = super().parse(part)
        if body is not None and self.faults:
            self.report(**self.faults[0])
            return None
        return body

    def complaint(self, part: Chunk, error: UnexpectedInput) -> dict[str, Any]:
        return slip(part.head, part.start, error)

    def _body(self, part: Chunk, inside: bool, text: bool) -> suites.Body | None:
        if part.fault:
            self.fault(*part.fault)
            body = None
        else:
            body = self.parse(part)
        if body is None or not self._fits(body, part, inside, text):
            self.read(part.block or (), inside=True, text=True)  # for what is wrong in it, and left out
            return None
        if part.block is None:
            return body
        return self._filled(body, part.block, text)

    def _fits(self, body: suites.Body, part: Chunk, inside: bool, text: bool) -> bool:
        """Whether a statement may stand where it does."""
        if isinstance(body, suites.Line):
            complaint = uncounted(body, text=text or body.text)
            if complaint:
                self.report(**complaint)
            return complaint is None
        if inside:
            keyword = _NAMES[type(body)]
            span = Span(part.start, part.start + len(keyword))
            message = f"`{keyword}` can't stand in braces"
            self.report("E112", message, span, hint="it is said of the whole suite, outside all groups")
        return not inside

    def _filled(self, body: Any, block: tuple[Chunk, ...], text: bool) -> suites.Body | None:
        """A group or part with its lines; None, and a complaint, if it has none."""
        hollow: suites.Block = body.block if isinstance(body, suites.Part) else body.of
        if not any(inner.head or inner.fault for inner in block):
            self.report("E111", "there is no line in these braces", hollow.span)
            return None
        inside = text or (isinstance(body, suites.Line) and body.text)
        filled = suites.Block(tuple(self.read(block, inside=True, text=inside)), span=hollow.span)
        if not filled.lines:  # none that can be read
            return None
        return replace(body, block=filled) if isinstance(body, suites.Part) else replace(body, of=filled)


def _lost(head: str) -> tree.Lost:
    """What an unreadable line would have defined."""
    return lost_in(head) if head.startswith(("define", "use")) else tree.Lost(some=True)
