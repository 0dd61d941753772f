"""Text to syntax tree, one statement at a time, every fault a diagnostic."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from grammar import tree
from grammar.build import machine
from grammar.complaints import lost_in
from grammar.diagnostics import Diagnostic, Fix
from grammar.reading import Reader, opened
from grammar.source import MENDED, Chunk, Limits, Span, chunks

__all__ = ["LEADS", "parse_program"]

LEADS = (
    *("let", "claim", "find", "draw", "hide", "dash", "dot", "shade", "hatch", "mark", "label", "dimension"),
    "overlook",
)

_ASIDE = re.compile(r'"(?:[^"\\\n]|\\.)*"|#[^\n]*')  # texts and comments: brackets in them are none
# What starts a statement for certain: a name and `=`, or a word.
_BEGINS = re.compile(
    r"\s*(?:[A-Za-zα-ω][0-9'′]*\s*(?:,\s*[A-Za-zα-ω][0-9'′]*\s*)*=|[a-z]{2,}\s+\S|[A-Z]\S*\s+[a-z]{2,})"
)


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
    source, parts, found = opened(text, name, limits, chunks)
    if found:
        return tree.Program(()), found
    reader = _Statements(source, limits, machine())
    program = tree.Program(tuple(reader.read(parts)))
    return replace(program, lost=reader.lost), reader.found


class _Statements(Reader):
    """Turns chunks into the statements of a program."""

    straddled = 0

    def read(self, parts: tuple[Chunk, ...]) -> list[tree.Statement]:
        out = []
        for part in parts:
            if part.fault:
                self.fault(*part.fault)
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
                    self.report(
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
        body = self.parse(part)
        if body is None:
            self.lost |= lost_in(part.head)
            return None
        if isinstance(body, tuple):
            define = self._define(part, body[1])
            self.lost |= lost_in(part.head) if define is None else tree.Lost()
            return define
        if part.block is not None:
            brace = self.source.text.index("{", part.start + len(part.head))
            span = Span(brace, brace + 1)
            self.report("E101", "only a definition has a block", span, hint="start with `define`")
            self.lost |= lost_in(part.head)
            return None
        return body

    def _straddled(self, part: Chunk) -> bool:
        """A `(` that a stray `)` far below closes: what lies between are statements of their own."""
        first, _, rest = part.head.partition("\n")
        line = _ASIDE.sub(lambda m: " " * len(m.group()), first)
        missing = line.count("(") - line.count(")")
        if part.block is not None or missing <= 0 or not rest.strip() or self.straddled >= MENDED:
            return False
        if self.trouble(line.rstrip() + ")" * missing) is not None:
            return False
        after = _ASIDE.sub(" ", rest.strip().partition("\n")[0]).rstrip(") ")
        after += ")" * (after.count("(") - after.count(")"))
        if not _BEGINS.match(after) or self.trouble(after) is not None:
            return False
        self.straddled += 1
        at, end = part.start + line.rfind("("), part.start + len(line.rstrip())
        fix = Fix(Span(end, end), ")" * missing)
        self.fault("E103", Span(at, at + 1), fix)
        self.lost |= lost_in(first)
        return True

    def _define(self, part: Chunk, body: tree.List) -> tree.Define | None:
        first = body.elements[0]
        if part.block is not None:
            if len(body.elements) > 1 or not isinstance(first, tree.Run):
                self.report("E106", "a definition has one phrase before its block", part.span)
                return None
            inner = tuple(self.read(part.block))
            return tree.Define(first, inner, span=part.span)
        if (
            not isinstance(first, tree.Relation)
            or first.signs[0] != "="
            or not isinstance(first.operands[0], tree.Run)
        ):
            self.report(
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
