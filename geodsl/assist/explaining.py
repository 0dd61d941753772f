"""A plain explanation of a diagram: each sentence stands on a fact that the engine has measured, or falls."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geodsl.assist.client import Client
from geodsl.assist.data import quoted
from geodsl.assist.driving import drive
from geodsl.assist.hearing import UnheardError, hear
from geodsl.assist.options import Options
from geodsl.assist.paraphrasing import Dropped
from geodsl.assist.prices import Usage
from geodsl.assist.prompt import EXPLANATION, system
from geodsl.assist.readback import line_in, lines_of, verdicts
from geodsl.assist.request import Request, Steps, text_block, user
from geodsl.diagram import Diagram
from geodsl.language.term import Fact
from geodsl.ledger import TRUE
from geodsl.objects import names
from geodsl.words import UnreadError, read
from geodsl.words.meaning import meaning
from geodsl.words.view import View

__all__ = ["Explained", "Sentence", "explain", "explaining"]

_MOST = 120  # facts that a model is told of each kind
_LETTERS = re.compile(r"(?<![A-Za-z])[A-Z](?:[0-9]*'*[A-Z])*[0-9]*'*(?![a-zA-Z])")
_LETTER = re.compile(r"[A-Z][0-9]*'*")


TOOL: Mapping[str, Any] = {
    "name": "explanation",
    "description": "Explain the figure, each sentence with its fact.",
    "input_schema": {
        "type": "object",
        "properties": {
            "sentences": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "text": {"type": "string"},
                        "fact": {"type": "string", "description": "The fact that the sentence says."},
                        "because": {
                            "type": "array",
                            "items": {"type": "string"},
                            "description": "Facts from which it follows; none where it is given.",
                        },
                    },
                    "required": ["text", "fact", "because"],
                    "additionalProperties": False,
                },
            }
        },
        "required": ["sentences"],
        "additionalProperties": False,
    },
}


@dataclass(frozen=True)
class Sentence:
    """A sentence that was kept.

    Attributes:
        kind: stated, implied, or holds (it holds, and is in neither list).
    """

    text: str
    fact: str
    kind: str
    because: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {"text": self.text, "fact": self.fact, "kind": self.kind, "because": list(self.because)}


@dataclass(frozen=True)
class Explained:
    """An explanation."""

    sentences: tuple[Sentence, ...]
    dropped: tuple[Dropped, ...]
    usage: Usage
    cost: float

    @property
    def text(self) -> str:
        return " ".join(s.text for s in self.sentences)

    def to_json(self) -> dict[str, Any]:
        return {
            "sentences": [s.to_json() for s in self.sentences],
            "dropped": [d.to_json() for d in self.dropped],
            "usage": self.usage.to_json(),
            "cost": round(self.cost, 6),
        }


def explain(
    diagram: Diagram, *, seed: int = 0, client: Client | None = None, options: Options | None = None
) -> Explained:
    """Explain a diagram.

    Raises:
        AssistError: where the model can't be asked.
    """
    client = client or Client(options)
    return drive(explaining(diagram, seed=seed, figures=client.options.figures), client)


def explaining(diagram: Diagram, *, seed: int, figures: int) -> Steps[Explained]:
    """The work on a diagram."""
    sheet = diagram.facts(seed=seed)
    told = {name: [str(f) for f in getattr(sheet, name)[:_MOST]] for name in ("stated", "implied")}
    asked = user(
        text_block(quoted("program", diagram.text)),
        text_block(quoted("facts", json.dumps(told, ensure_ascii=False))),
        text_block("Explain this figure."),
    )
    answer = yield Request(system(EXPLANATION), (TOOL,), (asked,))
    check = _Check(diagram, seed, figures)
    kept: list[Sentence] = []
    dropped: list[Dropped] = []
    for call in answer.calls:
        for one in lines_of(call.input, "sentences"):
            text = line_in(one.get("text"))
            if text is None:
                continue
            try:
                kept.append(check.sentence(text, one))
            except UnheardError as error:
                dropped.append(Dropped(text, str(error)))
    return Explained(tuple(kept), tuple(dropped), answer.usage, answer.cost)


class _Check:
    """Whether sentences stand."""

    def __init__(self, diagram: Diagram, seed: int, figures: int) -> None:
        self.diagram, self.seed, self.figures = diagram, seed, figures
        self.view = View(diagram, seed)
        seen = diagram.observation
        self.stated = {meaning(f) for f in (*seen.stated, *seen.scene.given)}
        self.implied = {meaning(f) for f in seen.implied}
        self.points = {n.name for n in seen.scene.nodes if n.type == "point"}

    def sentence(self, text: str, one: Mapping[str, Any]) -> Sentence:
        """A sentence that stands.

        Raises:
            UnheardError: saying why it doesn't.
        """
        (fact, *more) = self._true(one.get("fact"))
        because = one.get("because")
        reasons = [f for line in (because if isinstance(because, list) else []) for f in self._true(line)]
        spoken = {name for run in _LETTERS.findall(text) for name in _LETTER.findall(run)}
        strange = sorted(spoken - self.points - {"A", "I"})  # these two are words as well
        if strange:
            raise UnheardError(f"it speaks of {', '.join(strange)}, which the figure hasn't")
        mine = {n for f in (fact, *more) for n in names(f)} & self.points
        if not mine <= spoken:
            raise UnheardError(f"it doesn't speak of {', '.join(sorted(mine - spoken))}, as its fact does")
        self._read(text)
        kinds = {self._kind(f) for f in (fact, *more)}
        kind = next(k for k in ("holds", "implied", "stated") if k in kinds)
        return Sentence(text, ", ".join(map(str, (fact, *more))), kind, tuple(map(str, reasons)))

    def _true(self, line: Any) -> tuple[Fact, ...]:
        some = hear(self.diagram, line if isinstance(line, str) else "")
        if not self._hold(some):
            raise UnheardError(f"{line}: that doesn't hold in every figure")
        return some

    def _hold(self, some: tuple[Fact, ...]) -> bool:
        try:
            found = verdicts(self.diagram, some, seed=self.seed, n=self.figures)
        except ValueError as error:
            raise UnheardError(str(error)) from None
        return bool((found == TRUE).all())

    def _read(self, text: str) -> None:
        """Where our own reader understands the sentence, what it says must hold, too."""
        try:
            said = read(text, names=self.view.names)
        except UnreadError:
            return
        known = {f for f in said if set(names(f)) <= set(self.view.scene.by_name)}
        if len(known) != len(said) or not self._hold(said):
            raise UnheardError(f"it says {', '.join(map(str, said))}, which doesn't hold")

    def _kind(self, fact: Fact) -> str:
        key = meaning(fact)
        return "stated" if key in self.stated else "implied" if key in self.implied else "holds"
