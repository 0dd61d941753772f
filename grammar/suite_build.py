"""What the parser makes of the lines of a suite."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from grammar import amounts, tree
from grammar import suite_tree as suites
from grammar.build import Build, Row, assemble, leaves
from grammar.diagnostics import Fix
from grammar.machine import Machine
from grammar.source import Span

__all__ = ["SuiteBuild", "suite_machine"]

_MOST = 10_000  # a count of more is a slip
_COUNT = f"a count is a whole number from {{}} to {_MOST:,}"


@leaves(
    (
        *("SUITE", "KEEP", "ALLOW", "POSITIVES", "TEXT", "OF", "THEN", "WEIGHT", "BY", "RATIO"),
        *("PERCENT", "TO", "UNIT", "DOTS", "OPEN", "CLOSE"),
    )
)
class SuiteBuild(Build):
    """Builds the lines of suites, and notes what is wrong with their numbers.

    The block of a group or part is still empty: its lines are parsed by themselves.
    """

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[dict[str, Any]] = []  # complaints since they were last cleared

    def _fault(self, code: str, message: str, span: Span, **more: Any) -> None:
        self.faults.append({"code": code, "message": message, "span": span, **more})

    def title(self, c: Row) -> suites.Title:
        return suites.Title(c[1].text, span=_over(c))

    def keep(self, c: Row) -> suites.Keep:
        return suites.Keep(c[1], span=_over(c))

    def allow(self, c: Row) -> suites.Allow:
        return suites.Allow(c[1], span=_over(c))

    def positives(self, c: Row) -> suites.Positives:
        self._whole(c[1], 0)
        return suites.Positives(c[1], span=_over(c))

    def define(self, c: Row) -> suites.Part:
        _, name, block = c
        if not all(isinstance(x, tree.Word) for x in name.items):
            hint = "say `define circles { … }`, and `circles` where its lines are meant"
            self._fault("E106", "a part of a suite is named by words", name.span, hint=hint)
        return suites.Part(name, block, span=_over(c))

    def line(self, c: Row) -> suites.Line:
        text, count, of, weight = c
        return suites.Line(of, count, text is not None, weight, span=_over(c))

    group_line = line

    def count(self, c: Row) -> tree.Number:
        self._whole(c[0], 1)
        return c[0]

    def weight(self, c: Row) -> tree.Number:
        if not float(c[1].text):
            self._fault("E110", "a weight is a number above 0", c[1].span)
        return c[1]

    def steps(self, c: Row) -> tuple[suites.Step, ...]:
        return tuple(c[::2])

    def step(self, c: Row) -> suites.Step:
        phrase, amount = c
        last = phrase.elements[-1]
        if amount is None and isinstance(last, tree.Run) and last.items[-1] == tree.Word("by"):
            span = last.items[-1].span
            self._fault("E108", "behind `by` the amount is missing", span, expected=amounts.EXPECTED)
        return suites.Step(phrase, amount, span=_over(c))

    def amount(self, c: Row) -> suites.Amount:
        found, complaint = amounts.amount(*c[1:])
        if complaint:
            self.faults.append(complaint)
        return found

    def end(self, c: Row) -> amounts.End:
        return amounts.End(*c)

    def braces(self, c: Row) -> suites.Block:
        return suites.Block((), span=_over(c))

    def _whole(self, number: tree.Number, least: int) -> None:
        if not _counts(number, least):
            self._fault("E110", _COUNT.format(least), number.span)


def uncounted(line: suites.Line, *, text: bool = False) -> dict[str, Any] | None:
    """The complaint about a number at the head of a line that doesn't count anything.

    Args:
        text: whether the line is of text, where `6 nearest captions` is a phrase.
    """
    if line.count is not None or isinstance(line.of, suites.Block):
        return None
    start, first = _head(line.of[0].phrase.elements[0])
    number = first.items[0] if first else None
    if first is None or not isinstance(number, tree.Number):
        return None
    if start < number.span.start or not _counts(number, 1):
        return {"code": "E110", "message": _COUNT.format(1), "span": Span(start, number.span.end)}
    if text:
        return None
    behind = Span(number.span.end, number.span.end)
    if first.items[1:2] == (tree.Word("times"),):
        behind = behind.to(first.items[1].span)
    fix = Fix(behind, " of")
    message = f"a line doesn't start with a plain `{number.text}`"
    hint = f"how many are wanted is said with `of`: `{number.text} of …`"
    return {"code": "E110", "message": message, "span": number.span, "hint": hint, "fix": fix}


def _counts(number: tree.Number, least: int) -> bool:
    """Whether a number is a count."""
    digits = number.text.lstrip("0") or "0"
    return digits.isdigit() and len(digits) <= len(str(_MOST)) and least <= int(digits) <= _MOST


def _head(node: Any) -> tuple[int, tree.Run | None]:
    """Where a phrase starts, be it with a sign, and its first run of items."""
    start = node.span.start
    while not isinstance(node, tree.Run):
        match node:
            case tree.Relation(operands):
                node = operands[0]
            case tree.Sum(terms):
                node = terms[0][1]
            case tree.Product(factor):
                node = factor
            case _:
                return start, None
    return start, node


def _over(c: Row) -> Span:
    """From the first of some nodes to the last."""
    spans = [x.span for x in c if isinstance(x, tree.Spanned)]
    for x in c:
        if isinstance(x, tuple):  # steps
            spans += [step.span for step in x]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


@lru_cache(maxsize=1)
def suite_machine() -> tuple[Machine, SuiteBuild]:
    """The parser of suites, and what it builds with."""
    build = SuiteBuild()
    return assemble("perturb", build), build
