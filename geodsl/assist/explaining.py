"""A plain explanation of a diagram: each sentence stands on a fact that the engine has measured, or falls; and a fact
that is said to follow from others has to follow from them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from geodsl.assist.client import Client
from geodsl.assist.data import quoted
from geodsl.assist.driving import drive
from geodsl.assist.following import Following, seen
from geodsl.assist.hearing import UnheardError, hear
from geodsl.assist.options import Options
from geodsl.assist.paraphrasing import Dropped
from geodsl.assist.prices import Usage
from geodsl.assist.prompt import EXPLANATION, system
from geodsl.assist.readback import LANGUAGES, line_in, lines_of, verdicts
from geodsl.assist.request import Answer, Request, Steps, text_block, user
from geodsl.assist.tools import told
from geodsl.diagram import Diagram
from geodsl.language.term import Fact
from geodsl.ledger import TRUE
from geodsl.objects import names
from geodsl.words import UnreadError, read
from geodsl.words.meaning import meaning
from geodsl.words.view import View

__all__ = ["Explained", "Sentence", "explain", "explaining"]

GIVEN, SHOWN, UNTOLD = "given", "shown", "untold"
_MOST = 120  # facts that a model is told of each kind
_TRIES = 2
_FIGURES = 6  # that are asked what follows from what
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
        because: facts from which it is said to follow.
        follows: shown (the engine finds that it follows from these and from what lies on what), given (it is stated,
            and nobody says that it follows), or untold (nobody says from what it follows, or the engine can't tell, as
            with inequalities).
    """

    text: str
    fact: str
    kind: str
    because: tuple[str, ...] = ()
    follows: str = UNTOLD

    def to_json(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "fact": self.fact,
            "kind": self.kind,
            "because": list(self.because),
            "follows": self.follows,
        }


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
    diagram: Diagram,
    *,
    seed: int = 0,
    lang: str = "en",
    client: Client | None = None,
    options: Options | None = None,
) -> Explained:
    """Explain a diagram.

    Args:
        lang: the language of the explanation.

    Raises:
        AssistError: where the model can't be asked.
    """
    client = client or Client(options)
    return drive(explaining(diagram, seed=seed, lang=lang, figures=client.options.figures), client)


def explaining(diagram: Diagram, *, seed: int, figures: int, lang: str = "en") -> Steps[Explained]:
    """The work on a diagram. What doesn't stand is told once, and the better of both explanations is kept."""
    sheet = diagram.facts(seed=seed)
    facts = {name: [str(f) for f in getattr(sheet, name)[:_MOST]] for name in ("stated", "implied")}
    messages = [
        user(
            text_block(quoted("program", diagram.text)),
            text_block(quoted("facts", json.dumps(facts, ensure_ascii=False))),
            text_block(f"Explain this figure in {LANGUAGES.get(lang, lang)}."),
        )
    ]
    check = _Check(diagram, seed, figures, lang)
    answers: list[Answer] = []
    best: tuple[list[Sentence], list[Dropped]] = [], []
    for _ in range(_TRIES):
        answer = yield Request(system(EXPLANATION), (TOOL,), tuple(messages))
        answers.append(answer)
        found = [check.sentences(call.input) for call in answer.calls]
        kept = [s for some, _ in found for s in some]
        dropped = [d for _, some in found for d in some]
        if len(answers) == 1 or (len(kept), -len(dropped)) > (len(best[0]), -len(best[1])):
            best = kept, dropped
        if not answer.calls or not dropped:
            break
        wrong = [[{"text": d.text, "why": d.why} for d in some] for _, some in found]
        results = (
            told(
                call, {"thrown_away": some, "mend": "call `explanation` again, with all sentences"}, bad=True
            )
            for call, some in zip(answer.calls, wrong, strict=True)
        )
        messages += [answer.message(), user(*results)]
    usage = sum((a.usage for a in answers), Usage())
    return Explained(tuple(best[0]), tuple(best[1]), usage, sum(a.cost for a in answers))


class _Check:
    """Whether sentences stand."""

    def __init__(self, diagram: Diagram, seed: int, figures: int, lang: str) -> None:
        self.diagram, self.seed, self.figures, self.lang = diagram, seed, figures, lang
        self.view = View(diagram, seed)
        made = diagram.observation
        self.facts = (*made.stated, *made.scene.given)
        self.stated = {meaning(f) for f in self.facts}
        self.implied = {meaning(f) for f in made.implied}
        self.points = {n.name for n in made.scene.nodes if n.type == "point"}

    def sentences(self, said: Mapping[str, Any]) -> tuple[list[Sentence], list[Dropped]]:
        """What stands of an explanation, and what doesn't."""
        kept: list[Sentence] = []
        dropped: list[Dropped] = []
        for one in lines_of(said, "sentences"):
            text = line_in(one.get("text"))
            if text is None:
                continue
            try:
                kept.append(self.sentence(text, one))
            except UnheardError as error:
                dropped.append(Dropped(text, str(error)))
        return kept, dropped

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
        follows = self._follows((fact, *more), reasons) if reasons else GIVEN if kind == "stated" else UNTOLD
        return Sentence(text, ", ".join(map(str, (fact, *more))), kind, tuple(map(str, reasons)), follows)

    @cached_property
    def _following(self) -> Following:
        at = self.diagram.realize(seed=self.seed, n=_FIGURES).at
        return Following(self.diagram, at, seen(self.facts))

    def _follows(self, some: Sequence[Fact], reasons: Sequence[Fact]) -> str:
        said = ", ".join(map(str, reasons))
        for fact in some:
            if meaning(fact) in {meaning(r) for r in reasons}:
                raise UnheardError(f"{fact}: it is its own reason")
        found = [self._following.follows(fact, reasons) for fact in some]
        if False in found:
            raise UnheardError(f"{some[found.index(False)]}: that doesn't follow from {said} alone")
        return UNTOLD if None in found else SHOWN

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
            said = read(text, lang=self.lang, names=self.view.names)
        except UnreadError:
            return
        known = {f for f in said if set(names(f)) <= set(self.view.scene.by_name)}
        if len(known) != len(said) or not self._hold(said):
            raise UnheardError(f"it says {', '.join(map(str, said))}, which doesn't hold")

    def _kind(self, fact: Fact) -> str:
        key = meaning(fact)
        return "stated" if key in self.stated else "implied" if key in self.implied else "holds"
