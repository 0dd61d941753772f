"""Drawing a problem: the model writes and mends, the engine decides."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from geodsl.assist.client import Client
from geodsl.assist.data import Problem, quoted
from geodsl.assist.driving import drive
from geodsl.assist.errors import AssistError
from geodsl.assist.givens import Reading, read_givens
from geodsl.assist.opinion import Opinion, compared
from geodsl.assist.options import Options
from geodsl.assist.prices import NOTHING, Usage
from geodsl.assist.prompt import AUTHOR, system
from geodsl.assist.request import Answer, Request, Steps, text_block, user
from geodsl.assist.tools import GIVE_UP, SUBMIT, TOOLS, answered, program_of, told
from geodsl.assist.verdict import Given, Verdict, judge, measured
from geodsl.diagram import Diagram

__all__ = ["Authored", "author", "authoring"]

ACCEPTED, REFUSED, FAILED = "accepted", "refused", "failed"
_LONGEST = 400


@dataclass(frozen=True)
class Authored:
    """What came of a problem.

    Attributes:
        status: accepted (checked, and all that is given holds), refused, or failed (the model couldn't be asked).
        program: the last that was handed in; only where it is accepted is it good for anything.
        reasons: why it isn't accepted.
        answer: what the engine finds of the answer, where that is a fact of the program.
        opinion: what the model thinks of the two pictures; nothing hangs on it.
        cost: dollars, whenever they were paid.
    """

    problem: Problem
    status: str
    program: str | None
    reasons: tuple[str, ...]
    reading: Reading | None = None
    verdict: Verdict | None = None
    answer: Given | None = None
    opinion: Opinion | None = None
    rounds: int = 0
    usage: Usage = NOTHING
    cost: float = 0.0

    @property
    def accepted(self) -> bool:
        return self.status == ACCEPTED

    @property
    def diagram(self) -> Diagram | None:
        return self.verdict.diagram if self.accepted and self.verdict is not None else None

    def to_json(self) -> dict[str, Any]:
        return {
            "problem": self.problem.to_json(),
            "status": self.status,
            "program": self.program,
            "reasons": list(self.reasons),
            "reading": None if self.reading is None else self.reading.to_json(),
            "givens": [] if self.verdict is None else [g.to_json() for g in self.verdict.givens],
            "answer": None if self.answer is None else self.answer.to_json(),
            "opinion": None if self.opinion is None else self.opinion.to_json(),
            "rounds": self.rounds,
            "usage": self.usage.to_json(),
            "cost": round(self.cost, 6),
        }


def author(
    problem: Problem | str, *, client: Client | None = None, options: Options | None = None
) -> Authored:
    """Draw a problem.

    Raises:
        AssistError: where the model can't be asked at all.
    """
    problem = Problem(problem) if isinstance(problem, str) else problem
    client = client or Client(options)
    return drive(authoring(problem, client.options), client)


def failed(problem: Problem, error: Exception) -> Authored:
    return Authored(problem, FAILED, None, (str(error)[:_LONGEST],))


def authoring(problem: Problem, options: Options) -> Steps[Authored]:
    """The work on a problem, whoever asks the model."""
    work = _Work(problem, options)
    try:
        return (yield from work.steps())
    except AssistError as error:
        if error.final:
            raise
        work.answers += error.answers
        return work.ended(FAILED, [str(error)[:_LONGEST]])


def _missing(verdict: Verdict) -> dict[str, Any]:
    """What a model is told of a program that isn't taken."""
    return {
        "accepted": False,
        "why": verdict.reasons(),
        "mend": "Mend the program so that all that is given holds and nothing else is marked or printed; "
        "never change the problem.",
    }


class _Work:
    """A problem on its way."""

    def __init__(self, problem: Problem, options: Options) -> None:
        self.problem, self.options = problem, options
        self.answers: list[Answer] = []
        self.reading: Reading | None = None
        self.verdict: Verdict | None = None

    def steps(self) -> Steps[Authored]:
        """Read what is given, then draw until it's all there."""
        self.reading = reading = yield from read_givens(self.problem, self.answers)
        if not reading.facts or reading.unread:
            lines = [f"{line}: it can't be read as a fact ({why})" for line, why in reading.unread]
            return self.ended(REFUSED, lines or ["no givens could be read from the text"])
        if reading.empty:
            return self.ended(REFUSED, ["what was read off the text says nothing: it holds in any figure"])
        messages: list[dict[str, Any]] = [self.asked(reading)]
        for _ in range(self.options.rounds):
            answer = yield Request(system(AUTHOR), TOOLS, tuple(messages))
            self.answers.append(answer)
            results = []
            for call in answer.calls:
                if call.name == GIVE_UP:
                    why = " ".join(str(call.input.get("why", "")).split())[:_LONGEST]
                    return self.ended(REFUSED, [f"the model gives up: {why or 'it does not say why'}"])
                if call.name == SUBMIT and (program := program_of(call)) is not None:
                    verdict = self.judged(program, reading)
                    if verdict.good:
                        return self.ended(ACCEPTED, [], (yield from self.opinion(verdict)))
                    results.append(told(call, _missing(verdict), bad=True))
                elif call.name == SUBMIT:
                    results.append(told(call, {"error": "expected `program`, a text; found none"}, bad=True))
                else:
                    results.append(answered(call))
            more = results or [text_block("Go on: call `submit` with the program, or `give_up`.")]
            messages += [answer.message(), user(*more)]
        return self.ended(REFUSED, [f"not done after {self.options.rounds} rounds"])

    def opinion(self, verdict: Verdict) -> Steps[Opinion | None]:
        """What the model thinks of the two pictures, where there are two."""
        if self.problem.image is None or verdict.diagram is None:
            return None
        opinion = yield from compared(verdict.diagram, self.problem.image)
        self.answers += opinion.answers
        return opinion

    def asked(self, reading: Reading) -> dict[str, Any]:
        """The first message: the problem as data, and the names for what it leaves nameless."""
        blocks = [text_block(quoted("problem", self.problem.text))]
        if self.problem.image is not None:
            blocks = [self.problem.image.block(), *blocks]
        if reading.named:
            names = json.dumps(reading.named, ensure_ascii=False)
            blocks.append(
                text_block(f"What the problem leaves nameless is called so:\n{quoted('names', names)}")
            )
        blocks.append(text_block("Draw the figure of this problem."))
        return user(*blocks)

    def judged(self, program: str, reading: Reading) -> Verdict:
        self.verdict = judge(
            program,
            reading.facts,
            answer=self.problem.answer,
            text=self.problem.text,
            asked=reading.asked,
            figures=self.options.figures,
        )
        return self.verdict

    def ended(self, status: str, reasons: Sequence[str], opinion: Opinion | None = None) -> Authored:
        verdict = self.verdict
        more = verdict.reasons() if verdict is not None and status != ACCEPTED else []
        program = None if verdict is None else verdict.canonical if verdict.diagram else verdict.program
        return Authored(
            self.problem,
            status,
            program,
            (*reasons, *more),
            self.reading,
            verdict,
            self._answer() if status == ACCEPTED else None,
            opinion,
            len(self.answers),
            sum((a.usage for a in self.answers), Usage()),
            sum(a.cost for a in self.answers),
        )

    def _answer(self) -> Given | None:
        """What the engine finds of the answer: it may be no fact at all."""
        if self.problem.answer is None or self.verdict is None or self.verdict.diagram is None:
            return None
        diagram = self.verdict.diagram
        at = diagram.realize(seed=0, n=self.options.figures).at
        return measured(diagram, self.problem.answer, at)[0]
