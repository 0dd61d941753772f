"""Text to syntax tree, one statement at a time, every fault a diagnostic."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from lark import UnexpectedInput

from grammar import tree
from grammar.build import machine
from grammar.complaints import lost_in, unexpected
from grammar.diagnostics import Diagnostic, Fix
from grammar.source import MENDED, Chunk, Limits, Source, Span, chunks, walk

__all__ = ["LEADS", "parse_program"]

LEADS = (
    *("let", "claim", "find", "draw", "hide", "dash", "dot", "shade", "hatch", "mark", "label", "dimension"),
)


_SPACES = {ord(c): " " for c in "\u00a0\u2009\u202f\u3000\ufeff"}


_ASIDE = re.compile(r'"(?:[^"\\\n]|\\.)*"|#[^\n]*')  # texts and comments: brackets in them are none
# What starts a statement for certain: a name and `=`, or a word.
_BEGINS = re.compile(
    r"\s*(?:[A-Za-zα-ω][0-9'′]*\s*(?:,\s*[A-Za-zα-ω][0-9'′]*\s*)*=|[a-z]{2,}\s+\S|[A-Z]\S*\s+[a-z]{2,})"
)
_DIGITS = re.compile("[0-9]+")


def parse_program(
    text: str, *, name: str = "<text>", limits: Limits | None = None
) -> tuple[tree.Program, list[Diagnostic]]:
    """Parse a text. What can't be read is left out of the tree and named in the diagnostics.

    Args:
        text: a program.
        name: what to call it in diagnostics, usually a file's name.
        limits: what the text may cost.
    """
    limits = limits or Limits()
    source = Source(text.replace("\r\n", "\n").replace("\r", "\n"), name)
    if len(source.text) > limits.characters:
        message = f"the text has {len(source.text):,} characters; {limits.characters:,} are allowed"
        return tree.Program(()), [Diagnostic(code="E105", message=message, span=Span(0, 0), source=source)]
    parts = chunks(source.text.translate(_SPACES), depth=limits.depth)
    count = sum(1 for _ in walk(parts))
    if count > limits.statements:
        message = f"the text has {count:,} statements; {limits.statements:,} are allowed"
        return tree.Program(()), [Diagnostic(code="E105", message=message, span=Span(0, 0), source=source)]
    reader = _Statements(source, limits)
    program = tree.Program(tuple(reader.read(parts)))
    return replace(program, lost=reader.lost), reader.found


class _Statements:
    """Turns chunks into statements and collects what is wrong with them."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.found: list[Diagnostic] = []
        self.lost = tree.Lost()
        self.straddled = 0
        self.machine, self.build = machine()

    def read(self, parts: tuple[Chunk, ...]) -> list[tree.Statement]:
        out = []
        for part in parts:
            if part.fault:
                self._fault(*part.fault)
                self.lost |= lost_in(part.head)
                for inner in part.block or ():  # read for what is wrong in it, and left out
                    self.lost |= lost_in(inner.head)
                self.read(part.block or ())
                continue
            if "\n" in part.head and self._straddled(part):
                behind = part.start + part.head.index("\n")
                rest = self.source.text[behind : part.start + len(part.head)]
                out += self.read(chunks(" " * behind + rest, depth=self.limits.depth))
                continue
            if not part.head:
                if part.block is not None:
                    brace = self.source.text.index("{", part.start)
                    span = Span(brace, brace + 1)
                    self._report(
                        "E101", "a block needs a definition before it", span, hint="start with `define`"
                    )
                    self.lost |= tree.Lost(some=True)
                else:
                    out.append(tree.Statement(None, part.comment, part.blank, span=part.span))
                continue
            body = self._body(part)
            if body is not None:
                out.append(tree.Statement(body, part.comment, part.blank, span=part.span))
        return out

    def _body(self, part: Chunk) -> Any:
        self.build.base = part.start
        try:
            body = self.machine.parse(part.head)
        except UnexpectedInput as error:
            complaint = unexpected(part.head, part.start, error)
            if not self._mends(part, complaint.get("fix")):
                complaint["fix"] = None
            self._report(**complaint)
            self.lost |= lost_in(part.head)
            return None
        if not self._small(body, part):
            self.lost |= lost_in(part.head)
            return None
        if isinstance(body, tuple):
            define = self._define(part, body[1])
            self.lost |= lost_in(part.head) if define is None else tree.Lost()
            return define
        if part.block is not None:
            brace = self.source.text.index("{", part.start + len(part.head))
            span = Span(brace, brace + 1)
            self._report("E101", "only a definition has a block", span, hint="start with `define`")
            self.lost |= lost_in(part.head)
            return None
        return body

    def _trouble(self, text: str) -> int | None:
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
        at = self._trouble(part.head[:start] + fix.text + part.head[end:])
        return at is None or at >= start + len(fix.text)

    def _straddled(self, part: Chunk) -> bool:
        """A `(` that a stray `)` far below closes: what lies between are statements of their own."""
        first, _, rest = part.head.partition("\n")
        line = _ASIDE.sub(lambda m: " " * len(m.group()), first)
        missing = line.count("(") - line.count(")")
        if part.block is not None or missing <= 0 or not rest.strip() or self.straddled >= MENDED:
            return False
        if self._trouble(line.rstrip() + ")" * missing) is not None:
            return False
        after = _ASIDE.sub(" ", rest.strip().partition("\n")[0]).rstrip(") ")
        after += ")" * (after.count("(") - after.count(")"))
        if not _BEGINS.match(after) or self._trouble(after) is not None:
            return False
        self.straddled += 1
        at, end = part.start + line.rfind("("), part.start + len(line.rstrip())
        fix = Fix(Span(end, end), ")" * missing)
        self._fault("E103", Span(at, at + 1), fix)
        self.lost |= lost_in(first)
        return True

    def _define(self, part: Chunk, body: tree.List) -> tree.Define | None:
        first = body.elements[0]
        if part.block is not None:
            if len(body.elements) > 1 or not isinstance(first, tree.Run):
                self._report("E106", "a definition has one phrase before its block", part.span)
                return None
            inner = tuple(self.read(part.block))
            return tree.Define(first, inner, span=part.span)
        if (
            not isinstance(first, tree.Relation)
            or first.signs[0] != "="
            or not isinstance(first.operands[0], tree.Run)
        ):
            self._report(
                "E106",
                "a definition says what its phrase stands for",
                part.span,
                expected=(
                    "`define phrase = phrase`",
                    "`define phrase {` with statements on lines of their own",
                ),
            )
            return None
        rest = first.operands[1:]
        head = (
            rest[0]
            if len(rest) == 1
            else tree.Relation(rest, first.signs[1:], span=rest[0].span.to(rest[-1].span))
        )
        meaning = tree.List((head, *body.elements[1:]), span=head.span.to(body.span))
        return tree.Define(first.operands[0], meaning, span=part.span)

    def _small(self, body: Any, part: Chunk) -> bool:
        if len(part.head) > self.limits.digits:
            for match in _DIGITS.finditer(part.head):
                if len(match.group()) > self.limits.digits:
                    span = Span(part.start + match.start(), part.start + match.end())
                    message = f"a number of {len(match.group())} digits; {self.limits.digits} are allowed"
                    self._report("E105", message, span)
                    return False
        # Every item has at least one character, so a short text has few.
        if len(part.head) > self.limits.items and _items(body) > self.limits.items:
            self._report("E105", f"a statement of more than {self.limits.items} words and names", part.span)
            return False
        return True

    def _fault(self, code: str, span: Span, fix: Fix | None = None) -> None:
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
        self._report(code, message, span, hint=hint, fix=fix)

    def _report(self, code: str, message: str, span: Span, **more: Any) -> None:
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
