"""What the gallery shows of a group, and what it is found by."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from geodsl.dataset.record import NEGATIVE, Member, Record
from geodsl.dataset.tally import bin_of

__all__ = ["FACETS", "entry", "facets"]

FACETS = ("split", "chapter", "operator", "fact", "severity", "family")
"""What groups are filtered by, in the order of the page."""

_MIME = {".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp"}


def facets(record: Record) -> dict[str, list[str]]:
    """The values of a group in each facet, none twice; a group is found by any of them."""
    found: dict[str, dict[str, None]] = {name: {} for name in FACETS}
    found["split"][record.split] = None
    found["chapter"][str(record.data["dataset"]["chapter"] or "none")] = None
    found["family"][record.family] = None
    for member in record.members:
        for step in member.steps:
            found["operator"][str(step["operator"])] = None
            for fact in record.facts([] if step["fact"] is None else [step["fact"]]):
                found["fact"][str(fact["kind"])] = None
        if member.role == NEGATIVE:
            found["severity"][bin_of(member.hardness)] = None
    return {name: list(values) for name, values in found.items()}


def entry(record: Record) -> dict[str, Any]:
    """Everything of a group that its part of the page shows."""
    about = record.data["dataset"]
    return {
        "key": record.key,
        "title": record.data.get("title") or PurePath(str(about["source"])).stem,
        "source": about["source"],
        "family": record.family,
        "star": record.star,
        "seed": str(record.data["seed"]),
        "size": record.data["image"]["size"],
        "members": [_member(record, m) for m in record.members],
        "texts": [_text(record, t) for t in record.texts],
        "questions": [
            {k: q[k] for k in ("member", "kind", "form", "text", "choices", "answer")}
            for q in record.questions
        ],
    }


def _member(record: Record, member: Member) -> dict[str, Any]:
    certificate = member.data["certificate"] or {}
    return {
        "role": member.role,
        "image": _uri(member),
        "caption": member.caption,
        "program": member.data["program"],
        "steps": [_step(s) for s in member.steps],
        "broken": [f["text"] for f in record.facts(certificate.get("broken", ()))],
        "new": [f["text"] for f in record.facts(certificate.get("newly_true", ()))],
        "box": certificate.get("pixels", {}).get("box"),
        "share": certificate.get("pixels", {}).get("share"),
    }


def _step(step: Mapping[str, Any]) -> dict[str, Any]:
    severity = step["severity"]
    return {
        "operator": step["operator"],
        "target": step["target"],
        "undone": step["undone"],
        "value": severity["value"],
        "unit": severity["unit"],
        "gaps": severity["perceptible"],
    }


def _text(record: Record, text: Mapping[str, Any]) -> dict[str, Any]:
    false = set(text["false"])
    facts = [f["text"] for k, f in enumerate(record.facts(text["facts"])) if k in false]
    return {"text": text["text"], "class": text["class"], "false": facts}


def _uri(member: Member) -> str:
    kind = _MIME.get(PurePath(member.name).suffix, "application/octet-stream")
    return f"data:{kind};base64,{base64.b64encode(member.image).decode()}"
