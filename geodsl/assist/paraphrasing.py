"""Other wordings of captions, and captions that are almost right: kept only where the engine can tell what they say."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geodsl.assist.client import Client
from geodsl.assist.data import quoted
from geodsl.assist.driving import drive
from geodsl.assist.hearing import stub
from geodsl.assist.options import Options
from geodsl.assist.prices import Usage
from geodsl.assist.prompt import UNTRUE, WORDINGS, system
from geodsl.assist.readback import LANGUAGES, bare, line_in, lines_of, read_back, sense, verdicts
from geodsl.assist.request import Answer, Request, Steps, text_block, user
from geodsl.diagram import Diagram
from geodsl.errors import GeodslError
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.language.term import Fact
from geodsl.ledger import FALSE, TRUE
from geodsl.objects import names
from geodsl.words import Caption
from geodsl.words.describing import describe
from geodsl.words.view import View

__all__ = ["Dropped", "Paraphrased", "Wording", "paraphrase", "paraphrasing"]

TOOL: Mapping[str, Any] = {
    "name": "wordings",
    "description": "Give wordings of captions.",
    "input_schema": {
        "type": "object",
        "properties": {
            "wordings": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "caption": {"type": "integer", "description": "The number of the caption."},
                        "text": {"type": "string"},
                    },
                    "required": ["caption", "text"],
                    "additionalProperties": False,
                },
            }
        },
        "required": ["wordings"],
        "additionalProperties": False,
    },
}


@dataclass(frozen=True)
class Wording:
    """A text that was kept.

    Attributes:
        of: the caption that it was made from.
        how: read back by our own reader (read) or by a second call (reread).
        false: of a negative, which of its facts are false of every figure.
    """

    text: str
    of: str
    facts: tuple[str, ...]
    how: str
    false: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        out = {"text": self.text, "of": self.of, "facts": list(self.facts), "how": self.how}
        return {**out, "false": list(self.false)} if self.false else out


@dataclass(frozen=True)
class Dropped:
    """A text that was not, and why."""

    text: str
    why: str

    def to_json(self) -> dict[str, str]:
        return {"text": self.text, "why": self.why}


@dataclass(frozen=True)
class Paraphrased:
    """What came of a diagram's captions."""

    captions: tuple[str, ...]
    kept: tuple[Wording, ...]
    negatives: tuple[Wording, ...]
    dropped: tuple[Dropped, ...]
    usage: Usage
    cost: float

    def to_json(self) -> dict[str, Any]:
        return {
            "captions": list(self.captions),
            "kept": [w.to_json() for w in self.kept],
            "negatives": [w.to_json() for w in self.negatives],
            "dropped": [d.to_json() for d in self.dropped],
            "usage": self.usage.to_json(),
            "cost": round(self.cost, 6),
        }


def paraphrase(
    diagram: Diagram,
    *,
    n: int = 3,
    wordings: int = 3,
    negatives: int = 0,
    seed: int = 0,
    register: str = "textbook",
    lang: str = "en",
    client: Client | None = None,
    options: Options | None = None,
) -> Paraphrased:
    """Reword a diagram's captions.

    Args:
        n: captions of the seed's first figure.
        wordings: of each.
        negatives: captions almost like each, and false.
        lang: the language of all of them.

    Raises:
        AssistError: where the model can't be asked.
    """
    client = client or Client(options)
    steps = paraphrasing(
        diagram,
        n=n,
        wordings=wordings,
        negatives=negatives,
        seed=seed,
        register=register,
        lang=lang,
        figures=client.options.figures,
    )
    return drive(steps, client)


def paraphrasing(
    diagram: Diagram,
    *,
    n: int,
    wordings: int,
    negatives: int,
    seed: int,
    register: str,
    figures: int,
    lang: str = "en",
) -> Steps[Paraphrased]:
    """The work on a diagram's captions."""
    view = View(diagram, seed)
    captions = describe(view, n, seed=seed, lang=lang, register=register, facts=4)
    answers: list[Answer] = []
    dropped: list[Dropped] = []
    taken = {bare(c.text) for c in captions}
    kept: list[Wording] = []
    wrong: list[Wording] = []
    if captions and wordings:
        texts = yield from _asked(WORDINGS, captions, wordings, lang, answers, taken, dropped)
        found = yield from read_back(view, [text for _, text in texts], answers, lang=lang)
        for (k, text), said in zip(texts, found, strict=True):
            caption = captions[k]
            if said.facts and sense(said.facts) == sense(caption.facts):
                kept.append(Wording(text, caption.text, tuple(map(str, said.facts)), said.how))
            else:
                dropped.append(Dropped(text, said.why or f"it says {'; '.join(map(str, said.facts))}"))
    if captions and negatives:
        texts = yield from _asked(UNTRUE, captions, negatives, lang, answers, taken, dropped)
        found = yield from read_back(view, [text for _, text in texts], answers, lang=lang)
        for (k, text), said in zip(texts, found, strict=True):
            false, why = _false(diagram, said.facts, seed, figures) if said.facts else ((), said.why)
            if false:
                wrong.append(Wording(text, captions[k].text, tuple(map(str, said.facts)), said.how, false))
            else:
                dropped.append(Dropped(text, why))
    usage = sum((a.usage for a in answers), Usage())
    return Paraphrased(
        tuple(c.text for c in captions),
        tuple(kept),
        tuple(wrong),
        tuple(dropped),
        usage,
        sum(a.cost for a in answers),
    )


def _asked(
    task: str,
    captions: Sequence[Caption],
    count: int,
    lang: str,
    answers: list[Answer],
    taken: set[str],
    dropped: list[Dropped],
) -> Steps[list[tuple[int, str]]]:
    """Texts that the model gives, each with the number of its caption; no two alike."""
    told = json.dumps([{"caption": k, "text": c.text} for k, c in enumerate(captions)], ensure_ascii=False)
    asked = user(
        text_block(quoted("captions", told)),
        text_block(f"Give {count} of each in {LANGUAGES.get(lang, lang)}, please."),
    )
    answer = yield Request(system(task), (TOOL,), (asked,))
    answers.append(answer)
    out: list[tuple[int, str]] = []
    for call in answer.calls:
        for one in lines_of(call.input, "wordings"):
            k, text = one.get("caption"), line_in(one.get("text"))
            if text is None or not isinstance(k, int) or isinstance(k, bool) or not 0 <= k < len(captions):
                continue
            if bare(text) in taken:
                dropped.append(
                    Dropped(text, "another text differs from it in case and punctuation alone, or not at all")
                )
                continue
            taken.add(bare(text))
            out.append((k, text))
    return out


def _possible(diagram: Diagram, facts: Sequence[Fact]) -> bool:
    """Whether some figure has all that a caption says: what is true of nothing is no caption."""
    types = {n.name: n.type for n in diagram.scene.nodes}
    spoken = dict.fromkeys(name for f in facts for name in names(f))
    lines = [order if isinstance(f, InkFact) and (order := f.order()) else str(f) for f in facts]
    try:
        return stub({n: types[n] for n in spoken if n in types}, lines).realize(seed=0, n=1).at.n == 1
    except GeodslError:
        return False


def _false(diagram: Diagram, facts: Sequence[Fact], seed: int, figures: int) -> tuple[tuple[str, ...], str]:
    """Which facts are clearly false of every figure, or why none is known to be."""
    try:
        found = verdicts(diagram, facts, seed=seed, n=figures)
    except ValueError as error:
        return (), str(error)
    false = tuple(str(f) for f, row in zip(facts, found, strict=True) if (row == FALSE).all())
    if false and not _possible(diagram, facts):
        return (), "no figure was found of which it is true"
    why = (
        "all that it says is true"
        if (found == TRUE).all()
        else "nothing in it is clearly false of every figure"
    )
    return false, why
