"""The parts of a record: all that there should be, and nothing beside, in which an untruth or a hint might stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from perturb.text import NEAREST
from perturb.verifying.complaint import Complaint

__all__ = ["parts"]

_RECORD = "dataset facts format version title source suite seed image members texts questions"
_MEMBER = (
    "role image sha256 pixels_sha256 program points circles lines numbers degrees curves regions size facts ink "
    "caption pixels look certificate"
)
_CERTIFICATE = "steps edits broken kept newly_true unclear moved pixels"
_STEP = "operator target aim fact undone severity"
_WITNESS = "points circles lines numbers degrees curves size"
_WORDS = "lang register seed only"
_TEXT = "text words facts class edits false witness"


def parts(data: Mapping[str, Any]) -> Iterator[Complaint]:
    """What a record has too much or too little of."""
    yield from _of(None, "it", data, _RECORD)
    yield from _of(None, "`image`", data["image"], "size style")
    for number, fact in enumerate(data["facts"]):
        yield from _of(None, f"fact {number}", fact, "text kind term")
    for k, member in enumerate(data["members"]):
        yield from _member(k, member)
    for number, text in enumerate(data["texts"]):
        yield from _text(f"text {number}", text)


def _member(k: int, member: Mapping[str, Any]) -> Iterator[Complaint]:
    annotated = " annotations" if "annotations" in member else ""  # the recipe says whether there are any
    yield from _of(k, "it", member, _MEMBER + annotated)
    yield from _of(k, "its caption", member["caption"], "text words facts")
    yield from _of(k, "the words of its caption", member["caption"]["words"], _WORDS)
    yield from _of(k, "its look", member["look"], "style seed frame places ends")
    certificate = member["certificate"]
    if certificate is None:
        return
    yield from _of(k, "its certificate", certificate, _CERTIFICATE)
    yield from _of(k, "the pixels of its certificate", certificate["pixels"], "size share box")
    for step in certificate["steps"]:
        yield from _of(k, "a step", step, _STEP)
        yield from _of(k, "the severity of a step", step["severity"], "value unit perceptible")


def _text(what: str, text: Mapping[str, Any]) -> Iterator[Complaint]:
    sought = text["class"] == NEAREST
    yield from _of(None, what, text, _TEXT + " source" * sought)
    yield from _of(None, f"the words of {what}", text["words"], _WORDS)
    if sought and not isinstance(text["source"], str):
        yield Complaint(None, f"{what}: it is of no diagram")
    for edit in text["edits"]:
        yield from _of(None, f"an edit of {what}", edit, "before after")
    if text["witness"] is not None:
        yield from _of(None, f"the witness of {what}", text["witness"], _WITNESS)


def _of(k: int | None, what: str, found: Mapping[str, Any], names: str) -> Iterator[Complaint]:
    wanted = set(names.split())
    if more := found.keys() - wanted:
        yield Complaint(k, f"{what} has parts that there aren't: {', '.join(sorted(more))[:200]}")
    if less := wanted - found.keys():
        yield Complaint(k, f"{what} lacks {', '.join(sorted(less))}")
