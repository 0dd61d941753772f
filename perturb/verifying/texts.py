"""The texts of a group: captions that are false of the anchor, and true of a figure that stands beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geodsl.language.term import Fact
from geodsl.ledger import FALSE
from geodsl.words import Manner
from geodsl.words import told as said
from perturb.text.edits import RULES
from perturb.text.line import NEAREST
from perturb.text.terms import refs
from perturb.verifying import witness
from perturb.verifying.complaint import Complaint, guarded
from perturb.verifying.entries import facts_of, repeated, written
from perturb.verifying.remade import Remade

__all__ = ["texts"]

_NUMBERS = {"number", "length", "area"}  # a length without a unit is a number


def texts(anchor: Remade, told: Sequence[Mapping[str, Any]]) -> Iterator[Complaint]:
    """What is wrong with the texts of an anchor."""
    seen = {str(anchor.told["caption"]["text"]): "the anchor's caption"}
    for k, text in enumerate(told):
        yield from guarded(None, _text(anchor, k, text, seen), f"text {k}")


def _text(anchor: Remade, k: int, text: Mapping[str, Any], seen: dict[str, str]) -> Iterator[Complaint]:
    for what in (*written(text), *_worded(text, seen), *_false(anchor, text), *_edited(anchor, text)):
        yield Complaint(None, f"text {k}: {what}")
    seen.setdefault(str(text["text"]), f"text {k}")
    for what in _witnessed(text):
        yield Complaint(None, f"text {k}: {what}")


def _worded(text: Mapping[str, Any], seen: Mapping[str, str]) -> Iterator[str]:
    facts = facts_of(text["facts"])
    if text["text"] != said(facts, Manner.from_json(text["words"])).text:
        yield "it isn't what its facts say"
    for fact in repeated(facts):
        yield f"it says {fact} more than once"
    if text["text"] in seen:
        yield f"it is {seen[text['text']]}"
    if text["class"] not in (*RULES, NEAREST):
        yield f"there are no texts of class {text['class']!r}"


def _false(anchor: Remade, text: Mapping[str, Any]) -> Iterator[str]:
    """Exactly those of its facts are visibly false of the anchor that are said to be."""
    facts, told = facts_of(text["facts"]), text["false"]
    if not told:
        yield "nothing of it is said to be false of the anchor"
    if sorted(set(told)) != sorted(told) or any(k not in range(len(facts)) for k in told):
        yield f"its facts aren't numbered {told}"
        return
    for k, (fact, verdict) in enumerate(zip(facts, _verdicts(anchor, facts), strict=True)):
        if k in told and verdict != FALSE:
            yield f"{fact} isn't false of the anchor"
        if k not in told and verdict == FALSE:
            yield f"{fact} is false of the anchor and isn't listed so"


def _verdicts(anchor: Remade, facts: Sequence[Fact]) -> list[int]:
    """What is true of the anchor; what speaks of something that it hasn't is false."""
    there = [f for f in facts if all(_like(anchor.types.get(r.name), r.type) for r in refs(f))]
    known = {f.key: v for f, v in zip(there, anchor.verdicts(there), strict=True)}
    return [known.get(f.key, FALSE) for f in facts]


def _like(kind: str | None, wanted: str) -> bool:
    return kind == wanted or {kind, wanted} <= _NUMBERS


def _edited(anchor: Remade, text: Mapping[str, Any]) -> Iterator[str]:
    """Its edits lead from the anchor's caption to it."""
    edits = text["edits"]
    if text["class"] == NEAREST:
        if edits:
            yield "it was found, and yet there are edits"
        return
    facts = Counter(f.key for f in facts_of(anchor.told["caption"]["facts"]))
    facts.subtract(f.key for f in facts_of([e["before"] for e in edits]))
    facts.update(f.key for f in facts_of([e["after"] for e in edits]))
    if facts != Counter(f.key for f in facts_of(text["facts"])):
        yield "its edits don't lead from the anchor's caption to it"


def _witnessed(text: Mapping[str, Any]) -> Iterator[str]:
    if text["witness"] is not None:
        yield from witness.wrong(text["witness"], facts_of(text["facts"]))
    elif text["class"] != NEAREST:
        yield "there is no figure that it is true of"
