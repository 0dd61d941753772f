"""What a model thinks of two pictures: kept beside the engine's facts, and never one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geodsl.assist.data import Image
from geodsl.assist.errors import AssistError, OverBudgetError
from geodsl.assist.prompt import OPINION, system
from geodsl.assist.request import Answer, Request, Steps, text_block, user
from geodsl.diagram import Diagram

__all__ = ["OPINION_TOOL", "Opinion", "compared"]

_SIZE = 448
_SAYS = ("same", "different", "unsure")

OPINION_TOOL: Mapping[str, Any] = {
    "name": "opinion",
    "description": "Say whether two pictures show the same figure.",
    "input_schema": {
        "type": "object",
        "properties": {
            "verdict": {"type": "string", "enum": list(_SAYS)},
            "differences": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["verdict", "differences"],
        "additionalProperties": False,
    },
}


@dataclass(frozen=True)
class Opinion:
    """What a model thinks.

    Attributes:
        verdict: same, different or unsure.
    """

    verdict: str
    differences: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {"verdict": self.verdict, "differences": list(self.differences)}


def compared(diagram: Diagram, image: Image) -> Steps[Opinion]:
    """What the model thinks of a diagram's picture beside another."""
    ours = Image(diagram.render(size=_SIZE), "image/png")
    asked = user(
        text_block("The picture made from the program:"),
        ours.block(),
        text_block("The picture that came with the problem:"),
        image.block(),
        text_block("Do they show the same figure?"),
    )
    try:
        answer = yield Request(system(OPINION), (OPINION_TOOL,), (asked,))
    except AssistError as error:
        if error.final and not isinstance(error, OverBudgetError):
            raise
        # What the engine has found doesn't hang on it.
        return Opinion("unsure", (f"the model can't be asked: {error}"[:300],), error.answers)
    for call in answer.calls:
        verdict, more = call.input.get("verdict"), call.input.get("differences")
        if verdict in _SAYS:
            lines = more if isinstance(more, list) else []
            return Opinion(str(verdict), tuple(str(x)[:300] for x in lines[:20]), (answer,))
    return Opinion("unsure", (), (answer,))
