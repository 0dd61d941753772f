"""Text negatives as plain data: the `texts` of `group.json`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from perturb.recording.certificate import fact_to_json
from perturb.recording.shelves import shelves
from perturb.text.line import TextNegative
from perturb.text.witness import Witness

__all__ = ["texts_to_json"]


def texts_to_json(texts: Sequence[TextNegative]) -> list[dict[str, Any]]:
    """The entries of a group's record."""
    return [_text(t) for t in texts]


def _text(text: TextNegative) -> dict[str, Any]:
    out: dict[str, Any] = {
        "text": text.caption.text,
        "words": text.caption.manner.to_json(),
        "facts": [fact_to_json(f) for f in text.caption.facts],
        "class": text.kind,
        "edits": [{"before": fact_to_json(a), "after": fact_to_json(b)} for a, b in text.edits],
        "false": list(text.false),
        "witness": None if text.witness is None else _witness(text.witness),
    }
    return out if text.source is None else out | {"source": text.source}


def _witness(witness: Witness) -> dict[str, Any]:
    return shelves(witness.types, witness.pins) | {"size": witness.size}
