"""Sentences read back: by our own reader, and where it can't, by a second call whose answer the engine checks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from geodsl.assist.data import quoted
from geodsl.assist.hearing import UnheardError, hear
from geodsl.assist.prompt import READINGS, system
from geodsl.assist.request import Answer, Request, Steps, text_block, user
from geodsl.diagram import Diagram
from geodsl.language.term import Fact
from geodsl.ledger import Ledger
from geodsl.objects import names
from geodsl.words import UnreadError, read
from geodsl.words.meaning import meaning
from geodsl.words.view import View

__all__ = ["LANGUAGES", "Read", "bare", "line_in", "lines_of", "read_back", "sense", "verdicts"]

LANGUAGES: Mapping[str, str] = {"en": "English", "zh": "Chinese"}
_LONGEST = 1_000

TOOL: Mapping[str, Any] = {
    "name": "readings",
    "description": "Say what each sentence says, as facts.",
    "input_schema": {
        "type": "object",
        "properties": {
            "readings": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "number": {"type": "integer", "description": "Of the sentence."},
                        "facts": {"type": "array", "items": {"type": "string"}},
                    },
                    "required": ["number", "facts"],
                    "additionalProperties": False,
                },
            }
        },
        "required": ["readings"],
        "additionalProperties": False,
    },
}


@dataclass(frozen=True)
class Read:
    """What a text says.

    Attributes:
        facts: none where it can't be told.
        how: read (by our own reader) or reread (by a second call).
    """

    facts: tuple[Fact, ...]
    how: str
    why: str = ""


def read_back(
    view: View, texts: Sequence[str], answers: list[Answer], *, lang: str = "en"
) -> Steps[list[Read]]:
    """What each of some texts says of a figure."""
    out: dict[int, Read] = {}
    for k, text in enumerate(texts):
        try:
            out[k] = _within(view, Read(read(text, lang=lang, names=view.names), "read"))
        except UnreadError as error:
            if ": this says" in str(error) or str(error).startswith("this says"):
                out[k] = Read((), "read", "it says two things")
    left = [k for k in range(len(texts)) if k not in out]
    if left:
        told = "\n".join(f"{k}: {' '.join(texts[k].split())}" for k in left)
        there = ", ".join(f"{n.name} ({n.type})" for n in view.scene.nodes)
        asked = user(text_block(f"In the figure are: {there}."), text_block(quoted("sentences", told)))
        answer = yield Request(system(READINGS), (TOOL,), (asked,))
        answers.append(answer)
        for call in answer.calls:
            for one in lines_of(call.input, "readings"):
                number = one.get("number")
                if isinstance(number, int) and number in left and number not in out:
                    out[number] = _heard(view, one.get("facts"))
    return [out.get(k, Read((), "reread", "it can't be read back")) for k in range(len(texts))]


def _heard(view: View, told: Any) -> Read:
    found: list[Fact] = []
    for line in told if isinstance(told, list) else []:
        try:
            found += hear(view.diagram, line if isinstance(line, str) else "")
        except UnheardError as error:
            return Read((), "reread", f"what it was read as is no fact of the figure: {error}")
    return Read(tuple(dict.fromkeys(found)), "reread", "" if found else "it can't be read back")


def _within(view: View, found: Read) -> Read:
    known = set(view.scene.by_name)
    strange = sorted({name for f in found.facts for name in names(f)} - known)
    return Read((), found.how, f"the figure has no {', '.join(strange)}") if strange else found


def verdicts(diagram: Diagram, some: Sequence[Fact], *, seed: int, n: int) -> np.ndarray:
    """Whether each fact is true, false or unclear in each of a seed's first figures.

    Raises:
        ValueError: where that can't be measured.
    """
    try:
        return Ledger(some).judge(diagram.realize(seed=seed, n=n).at)[0]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"it can't be measured ({type(error).__name__})") from None


def sense(some: Sequence[Fact]) -> frozenset[str]:
    """What facts say together, however each is written."""
    return frozenset(map(meaning, some))


def bare(text: str) -> str:
    """A text by its letters and digits alone: two that differ in case or punctuation only are one."""
    return " ".join(re.findall(r"\w+|[∥⟂∠°=<>+*/'-]", text.casefold()))


def lines_of(told: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    """The objects of a list that a model was to give; it may have given anything."""
    some = told.get(field)
    return [x for x in some if isinstance(x, Mapping)][:200] if isinstance(some, list) else []


def line_in(x: Any) -> str | None:
    """A text of one line; None where it's none, or too long."""
    if not isinstance(x, str):
        return None
    text = " ".join(x.split())
    return text if 0 < len(text) <= _LONGEST and text.isprintable() else None
