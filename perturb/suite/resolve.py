"""From a suite and a diagram to the lines that a sampler chooses from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

from grammar import Diagnostic, Fix, Span
from grammar import suite_tree as suites
from perturb.blocks.select import Line, Option, Step
from perturb.site import Site
from perturb.suite.errors import SuiteError
from perturb.suite.keeps import Kept, read_keeps
from perturb.suite.offer import offer
from perturb.suite.parts import Home, Placed, Whole, is_text, part_of
from perturb.suite.resolved import Resolved
from perturb.suite.steps import Chosen, Refusal, choose
from perturb.suite.texts import read_text
from perturb.text.line import TextLine

__all__ = ["resolve"]

_ALL = 20_000  # options of all lines together


def resolve(whole: Whole, site: Site) -> Resolved:
    """What a suite asks of a diagram.

    Raises:
        SuiteError: with every diagnostic, where it asks for what the diagram hasn't.
    """
    return _Resolution(site).run(whole)


class _Resolution:
    def __init__(self, site: Site) -> None:
        self.offer = offer(site)
        self.found: list[Diagnostic] = []
        self.notes: list[str] = []
        self.kept = Kept()
        self.said: set[tuple[str, str, Span]] = set()
        self.done: dict[int, Chosen | Refusal] = {}  # what steps denote: a part may be used many times
        self.left = _ALL

    def run(self, whole: Whole) -> Resolved:
        self.kept = read_keeps(whole.said, self.offer, self.report)
        self.notes += self.kept.notes
        lines: list[Line] = []
        texts: list[TextLine] = []
        for placed in whole.lines:
            if is_text(placed.body, placed.home):
                text = read_text(placed, self.report)
                texts += [] if text is None else [text]
            else:
                lines += self._line(placed)
        if self.found:
            raise SuiteError(sorted(self.found, key=lambda d: (d.source.name, d.span.start, d.code)))
        kept = self.kept
        return Resolved(
            tuple(lines),
            tuple(texts),
            tuple(kept.facts),
            kept.strictly,
            tuple(kept.hold),
            tuple(kept.allowed),
            whole.positives,
            tuple(self.notes),
            tuple(fact for fact, *_ in kept.facts.values()),
        )

    # -- lines -------------------------------------------------------------------------------

    def _line(self, placed: Placed) -> list[Line]:
        """A line of its own; nothing, and complaints, where it can't be carried out."""
        line, home = placed.body, placed.home
        count = int(line.count.text) if line.count else None
        if isinstance(line.of, suites.Block):
            return self._chosen(self._block(line.of, home), count, line, home)
        if len(line.of) == 1 and (part := part_of(line.of[0], home)) is not None:
            if line.of[0].amount is not None:
                self._complain(_amount(line.of[0]), home)
                return []
            return self._chosen(self._block(part.body.block, part.home), count, line, home)
        try:
            ways = [self._step(step, home) for step in line.of]
        except Refusal as refusal:
            self._complain(refusal, home)
            return []
        if any(not way for way in ways):  # a part of which nothing can be done
            self._nothing(line, home)
            return []
        spread = [k for k, way in enumerate(ways) if isinstance(way, Chosen) and way.mode == "each"]
        if len(spread) > 1:
            message = "`each` stands once in a line: for each of what is another done?"
            self.report("E411", message, line.of[spread[1]].span, home, hint="say `any` in the second place")
            return []
        if spread:
            return self._each(ways, spread[0], count, line, home)
        options = self._product(ways, line, home)
        alone = ways[0] if len(ways) == 1 else None
        if count is not None and isinstance(alone, Chosen):
            most = 1 if alone.mode == "all" else len(alone.targets) // alone.count
            if count > most:
                self._too_many(count, most, line, home)
                return []
        return [Line(tuple(options), count or 1)]

    def _each(
        self, ways: Sequence[Chosen | list[Option]], k: int, count: int | None, line: suites.Line, home: Home
    ) -> list[Line]:
        """One negative of each target of a step."""
        each = ways[k]
        assert isinstance(each, Chosen)
        groups = each.groups
        if count is not None and count > len(groups):
            self._too_many(count, len(groups), line, home)
            return []
        single = all(len(group) == 1 for group in groups)
        if len(ways) == 1 and single:
            option = Option((Step(each.targets, each.range),))
            return [Line((option,), 1, each=True) if count is None else Line((option,), count)]
        lines = []
        for group in groups:
            rest = [*ways[:k], [Option((Step(group, each.range),))], *ways[k + 1 :]]
            lines.append(tuple(self._product(rest, line, home)))
        if count is None:
            return [Line(options, 1) for options in lines]
        return [Line(tuple(o for options in lines for o in options), count)]

    def _chosen(self, options: list[Option], count: int | None, line: suites.Line, home: Home) -> list[Line]:
        """A group as a line; a complaint if nothing of it can be done."""
        if not options:
            self._nothing(line, home)
            return []
        return [Line(tuple(options), count or 1)]

    # -- groups ------------------------------------------------------------------------------

    def _block(self, block: suites.Block, home: Home) -> list[Option]:
        """What a group may come to; weights make up 1."""
        out: list[Option] = []
        for line in block.lines:
            share = (float(line.weight.text) if line.weight else 1.0) * (
                int(line.count.text) if line.count else 1
            )
            out += _scaled(self._alternative(line, home), share)
        return _scaled(out, 1.0)

    def _alternative(self, line: suites.Line, home: Home) -> list[Option]:
        if self.left < 0:  # too many already
            return []
        if isinstance(line.of, suites.Block):
            return self._block(line.of, home)
        try:
            ways = [self._step(step, home) for step in line.of]
        except Refusal as refusal:
            if refusal.open:
                self._note(refusal, home)
            else:
                self._complain(refusal, home)
            return []
        for step, way in zip(line.of, ways, strict=True):
            if isinstance(way, Chosen) and way.mode == "each":
                hint = "say `any`, or give it a line of its own"
                self.report("E411", "in a group one is chosen, not each", step.span, home, hint=hint)
                return []
        return self._product(ways, line, home)

    def _step(self, step: suites.Step, home: Home) -> Chosen | list[Option]:
        part = part_of(step, home)
        if part is None:
            found = self.done.get(id(step)) or self._choose(step, home)
            if isinstance(found, Refusal):
                raise found
            return found
        if step.amount is not None:
            raise _amount(step)
        return self._block(part.body.block, part.home)

    def _choose(self, step: suites.Step, home: Home) -> Chosen | Refusal:
        try:
            found: Chosen | Refusal = choose(step, home, self.offer, self.kept)
        except Refusal as refusal:
            found = refusal
        self.done[id(step)] = found
        return found

    def _product(self, ways: Sequence[Chosen | list[Option]], line: suites.Line, home: Home) -> list[Option]:
        """Steps one after the other: every choice of the one with every choice of the next."""
        rows = [[Option(way.steps())] if isinstance(way, Chosen) else way for way in ways]
        out: list[Option] = []
        for row in product(*rows):
            self.left -= 1
            if self.left < 0:
                message = f"the suite leaves more than {_ALL:,} ways open"
                if self.left == -1:
                    self.report("E210", message, line.span, home, hint="name fewer parts in one line")
                return []
            weight = 1.0
            for option in row:
                weight *= option.weight
            out.append(Option(tuple(step for option in row for step in option.steps), weight))
        return out

    # -- complaints --------------------------------------------------------------------------

    def _nothing(self, line: suites.Line, home: Home) -> None:
        """That nothing of a group can be done; not where something else is wrong with it."""
        if not self.found:
            message = "nothing of this can be done in this diagram"
            self.report("E404", message, line.span, home, hint="; ".join(self.notes[-3:]) or None)

    def _too_many(self, count: int, most: int, line: suites.Line, home: Home) -> None:
        assert line.count is not None
        message = f"{count} are asked for, and there {'is one' if most == 1 else f'are {most}'}"
        hint = "leave the count out" if most == 1 else f"ask for {most} at most"
        self.report("E407", message, line.count.span, home, hint=hint)

    def _complain(self, refusal: Refusal, home: Home) -> None:
        complaint = dict(refusal.complaint)
        self.report(complaint.pop("code"), complaint.pop("message"), complaint.pop("span"), home, **complaint)

    def _note(self, refusal: Refusal, home: Home) -> None:
        row, _ = home.source.place(refusal.complaint["span"].start)
        note = f"{home.source.name}:{row}: {refusal.complaint['message']}"
        if note not in self.notes:
            self.notes.append(note)

    def report(self, code: str, message: str, span: Span, home: Home, **more: Any) -> None:
        # A part that is used twice is complained of once.
        if (code, home.source.name, span) not in self.said:
            self.said.add((code, home.source.name, span))
            self.found.append(Diagnostic(code=code, message=message, span=span, source=home.source, **more))


def _scaled(options: list[Option], share: float) -> list[Option]:
    """Options with weights that make up a share."""
    total = sum(o.weight for o in options)
    return [Option(o.steps, share * o.weight / total) for o in options]


def _amount(step: suites.Step) -> Refusal:
    """That an amount stands behind a part's name."""
    assert step.amount is not None
    fix = Fix(Span(step.phrase.span.end, step.amount.span.end), "")
    hint = "say the amounts in the part itself"
    return Refusal(
        {
            "code": "E405",
            "message": "a part has no amount",
            "span": step.amount.span,
            "hint": hint,
            "fix": fix,
        }
    )
