"""Lines of text: rules by which captions are changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from grammar import Fix, Span, tree
from grammar import suite_tree as suites
from grammar.diagnostics import nearest
from grammar.formatter import format_node
from perturb.suite.parts import Home, Placed, part_of
from perturb.suite.resolved import RULES
from perturb.text.line import TextLine

__all__ = ["read_text"]

_PHRASES = tuple(f"`{p}`" for p in RULES)
_MOST = 20  # edits of one caption

Report = Callable[..., None]


@dataclass(frozen=True)
class _Rule:
    name: str
    weight: float
    edits: tuple[int, int] | None
    span: Span


def read_text(placed: Placed, report: Report) -> TextLine | None:
    """What a line of text asks for; None, and a complaint, where it can't be understood."""
    line: suites.Line = placed.body
    reader = _Texts(report)
    count = int(line.count.text) if line.count else 1
    rules = reader.line(line, placed.home, 1.0)
    if reader.failed or not rules:
        return None
    if line.count is None and reader.counted is not None and len(rules) == 1:
        count = reader.counted
    told = [r for r in rules if r.edits is not None]
    other = next((r for r in told if r.edits != told[0].edits), None)
    if other is not None:
        hint = "write two lines"
        report("E415", "in one group as many places of a caption change", other.span, placed.home, hint=hint)
        return None
    weights: dict[str, float] = {}
    for rule in rules:
        weights[rule.name] = weights.get(rule.name, 0.0) + rule.weight
    edits = told[0].edits if told and told[0].edits else TextLine.edits
    even = len(set(weights.values())) == 1
    return TextLine(tuple(weights), count, edits, () if even else tuple(weights.values()))


class _Texts:
    def __init__(self, report: Report) -> None:
        self._report = report
        self.failed = False
        self.counted: int | None = None  # `6 nearest captions`

    def line(self, line: suites.Line, home: Home, weight: float) -> list[_Rule]:
        """The rules of a line, with weights that make up the line's."""
        if isinstance(line.of, suites.Block):
            return self._block(line.of, home, weight)
        first, *others = line.of
        if others:
            hint = "`edits 2` changes two places of a caption"
            self._fail("E412", "captions aren't changed one after the other", others[0].span, home, hint=hint)
            return []
        if first.amount is not None:
            fix = Fix(Span(first.phrase.span.end, first.amount.span.end), "")
            message = "a change of a caption has no amount"
            hint = "how many places change is said with `edits 1..2`"
            self._fail("E405", message, first.amount.span, home, hint=hint, fix=fix)
            return []
        part = part_of(first, home)
        if part is not None:
            return self._block(part.body.block, part.home, weight)
        return self._phrase(first.phrase, home, weight)

    def _block(self, block: suites.Block, home: Home, weight: float) -> list[_Rule]:
        shares = [
            (float(x.weight.text) if x.weight else 1.0) * (int(x.count.text) if x.count else 1)
            for x in block.lines
        ]
        out: list[_Rule] = []
        for line, share in zip(block.lines, shares, strict=True):
            whole = isinstance(line.of, suites.Block) or part_of(line.of[0], home) is not None
            inner = self.line(line, home, 1.0)
            total = sum(r.weight for r in inner) if whole else 1.0
            out += [_Rule(r.name, weight * share * r.weight / total, r.edits, r.span) for r in inner]
        return out

    def _phrase(self, phrase: tree.List, home: Home, weight: float) -> list[_Rule]:
        run = phrase.elements[0] if len(phrase.elements) == 1 else None
        items: tuple[Any, ...] = run.items if isinstance(run, tree.Run) else ()
        if len(items) > 1 and isinstance(items[0], tree.Number) and items[0].text.isdigit():
            self.counted, items = int(items[0].text), items[1:]
        edits = None
        if len(items) > 2 and items[-2] == tree.Word("edits"):
            edits = _edits(items[-1])
            if edits is None:
                message = f"edits are a whole number from 1 to {_MOST}, or a range of them"
                self._fail("E415", message, items[-1].span, home, expected=("`edits 2`", "`edits 1..3`"))
                return []
            items = items[:-2]
        text = " ".join(map(format_node, items))
        rule = RULES.get(text)
        if rule is None:
            near = nearest(text or format_node(phrase), RULES, n=1, cutoff=0.6)
            fix = Fix(items[0].span.to(items[-1].span), near[0]) if near and items else None
            hint = f"did you mean `{near[0]}`?" if near else None
            message = f"captions aren't changed by `{text or format_node(phrase)}`"
            self._fail("E401", message, phrase.span, home, expected=_PHRASES, hint=hint, fix=fix)
            return []
        return [_Rule(rule, weight, edits, phrase.span)]

    def _fail(self, code: str, message: str, span: Span, home: Home, **more: Any) -> None:
        self.failed = True
        self._report(code, message, span, home, **more)


def _edits(item: Any) -> tuple[int, int] | None:
    ends = (item.low, item.high) if isinstance(item, tree.Range) else (item, item)
    texts = [x.text for x in ends if isinstance(x, tree.Number)]
    if len(texts) < 2 or not all(t.isdigit() and len(t) < 4 for t in texts):
        return None
    low, high = map(int, texts)
    return (low, high) if 1 <= low <= high <= _MOST else None
