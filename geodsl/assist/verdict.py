"""The engine's verdict on a program: is it sound, does all hold that is given, is its ink silent on the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from geodsl.assist.hearing import UnheardError, hear, hear_asked
from geodsl.assist.silence import Silence
from geodsl.diagram import Diagram, format, parse
from geodsl.errors import DiagramError, GeodslError, RealizeError
from geodsl.facts.in_range import InRange
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.ledger import FALSE, TRUE, Ledger
from geodsl.trouble import examine
from grammar import Diagnostic, Limits, Severity

__all__ = ["Given", "Verdict", "judge", "measured", "sound"]


@dataclass(frozen=True)
class Given:
    """One given of a problem, and what the engine finds of it.

    Attributes:
        state: holds, fails, unclear (neither holds nor clearly fails) or unheard (the program can't say it).
    """

    text: str
    state: str
    why: str = ""

    @property
    def holds(self) -> bool:
        return self.state == "holds"

    def to_json(self) -> dict[str, Any]:
        return {"fact": self.text, "state": self.state, **({"why": self.why} if self.why else {})}


@dataclass(frozen=True)
class Verdict:
    """What the engine says of a program.

    Attributes:
        diagnostics: what is wrong with the text or its numbers.
        givens: every given, measured.
        spoken: what the ink says that isn't given.
    """

    program: str
    diagram: Diagram | None
    diagnostics: tuple[Diagnostic, ...]
    givens: tuple[Given, ...] = ()
    spoken: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        return (
            self.diagram is not None
            and bool(self.givens)
            and all(g.holds for g in self.givens)
            and not self.spoken
        )

    @cached_property
    def canonical(self) -> str:
        """The program as the formatter writes it."""
        return format(self.program)

    def reasons(self) -> list[str]:
        """Why it isn't good, one sentence each."""
        if self.diagram is None:
            errors = [d for d in self.diagnostics if d.severity is Severity.ERROR]
            return [f"{d.code}: {d.message}" for d in errors] or ["no picture can be made of the program"]
        out = [
            f"{g.text}: {_SAID[g.state]}{f' ({g.why})' if g.why else ''}" for g in self.givens if not g.holds
        ]
        return [*out, *self.spoken] if self.givens else ["no givens are known of the problem"]

    def to_json(self) -> dict[str, Any]:
        return {
            "ok": self.good,
            "diagnostics": [d.to_json() for d in self.diagnostics],
            "givens": [g.to_json() for g in self.givens],
            "said_but_not_given": list(self.spoken),
        }


_SAID = {
    "fails": "given, and false in the figure",
    "unclear": "given, and neither true nor clearly false in the figure",
    "unheard": "given, and the program can't say it",
}


def sound(program: str) -> tuple[Diagram | None, tuple[Diagnostic, ...]]:
    """The diagram of a program that can be drawn, and all there is to say about it. It may use no files."""
    text = program[: Limits().characters + 1]  # the rest of what is too long isn't worth carrying about
    try:
        diagram = parse(text, name="program")
        found = [*diagram.warnings, *examine(diagram)]
    except DiagramError as error:
        return None, tuple(error.diagnostics)
    bad = any(d.severity is Severity.ERROR for d in found)
    return (None if bad else diagram), tuple(found)


def judge(
    program: str,
    givens: Sequence[str],
    *,
    answer: str | None = None,
    text: str | None = None,
    asked: Sequence[str] = (),
    figures: int = 16,
) -> Verdict:
    """What the engine says of a program, given what a problem gives.

    Args:
        givens: facts in the language.
        answer: what is asked for: no label may show it.
        text: the problem: what is written as it stands in the figure has to be in it.
        asked: what is to be found or proved, as far as it is known: quantities or facts in the language.
        figures: on how many everything is measured.
    """
    diagram, found = sound(program)
    if diagram is None:
        return Verdict(program, None, found)
    try:
        at = diagram.realize(seed=0, n=figures).at
    except GeodslError as error:
        more = tuple(getattr(error, "diagnostics", ()))
        return Verdict(program, None, (*found, *more))
    told: list[Given] = []
    facts: list[Fact] = []
    for line in givens:
        given, mine = measured(diagram, line, at)
        told.append(given)
        facts += mine
    sought = _asked(diagram, [*asked, *([] if answer is None else [answer])], at)
    spoken = Silence(diagram, facts, at, answer=answer, text=text, asked=sought).broken()
    return Verdict(program, diagram, found, tuple(told), tuple(dict.fromkeys(spoken)))


def _asked(diagram: Diagram, lines: Sequence[str], at: Instances) -> list[Fact]:
    """What is asked, with what the program asks itself; nothing where a line can't be understood."""
    out: list[Fact] = []
    try:
        for line in lines:
            out += hear_asked(diagram, line, at)
        for term in diagram.scene.questions if out else ():
            out += hear_asked(diagram, str(term), at)
    except UnheardError:
        return []
    return out


def measured(diagram: Diagram, line: str, at: Any) -> tuple[Given, tuple[Fact, ...]]:
    """What the engine finds of one line that says facts, and the facts."""
    try:
        facts = hear(diagram, line)
        verdicts, holds = Ledger(facts).judge(at)
    except UnheardError as error:
        return Given(line, "unheard", str(error)), ()
    except (RealizeError, KeyError, TypeError, ValueError):
        return Given(line, "unheard", "it can't be measured"), ()
    for k, fact in enumerate(facts):
        if isinstance(fact, InRange):  # nobody looks for the bounds of a range
            verdicts[k] = np.where(holds[k], TRUE, verdicts[k])
    if (verdicts == TRUE).all():
        return Given(line, "holds"), facts
    count = int((verdicts == TRUE).all(0).sum())
    state = "fails" if bool(np.any(verdicts == FALSE)) else "unclear"
    return Given(line, state, f"it holds in {count} of {verdicts.shape[1]} figures"), facts
