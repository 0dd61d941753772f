"""The text negatives: each says something false of the anchor, and is true of some other figure."""

from __future__ import annotations

from typing import Any

from tests.perturb.checker.certificates import folded
from tests.perturb.checker.facts import Truth, truth
from tests.perturb.checker.figure import Figure, Nameless, Unknown
from tests.perturb.checker.group import Group
from tests.perturb.checker.ink import is_ink

CLASSES = ("letters", "shape", "relation", "number", "nearest")


def check_texts(group: Group) -> None:
    """All texts of a group."""
    seen = {folded(group.anchor.data["caption"]["text"]): "the anchor's caption"}
    for k, text in enumerate(group.data.get("texts", [])):
        where = f"text {k}"
        plain = folded(text["text"])
        if plain in seen:
            group.complain("text repeated", where, f"as {seen[plain]}")
        seen.setdefault(plain, where)
        if text["class"] not in CLASSES:
            group.complain("format", where, f"a class {text['class']!r}")
        _check_false(group, text, where)
        for edit in text.get("edits", []):
            if group.truth(edit["after"], group.anchor, where) is Truth.TRUE:
                group.complain("text entailed", where, f"{edit['after']['text']} is true of the anchor")
        if text.get("witness"):
            _check_witness(group, text, where)


def _check_false(group: Group, text: dict[str, Any], where: str) -> None:
    if not text["false"]:
        group.complain("text harmless", where, text["text"])
    for k in text["false"]:
        if not 0 <= k < len(text["facts"]):
            group.complain("format", where, f"there is no fact {k}")
            continue
        fact = text["facts"][k]
        found = group.truth(fact, group.anchor, where)
        if found in (Truth.TRUE, Truth.UNCLEAR):
            group.complain("text true", where, f"{fact['text']} is {found.value} of the anchor")


def _check_witness(group: Group, text: dict[str, Any], where: str) -> None:
    """What a text says of a figure holds in the witness; of its ink the witness says nothing."""
    try:
        figure = Figure(text["witness"])
        for fact in text["facts"]:
            if not is_ink(fact) and truth(fact, figure) is not Truth.TRUE:
                group.complain("witness", where, fact["text"])
    except Unknown as error:
        group.complain("unknown kind", where, str(error))
    except (Nameless, KeyError, TypeError, ValueError) as error:
        group.complain("format", where, f"its witness can't be read: {error!r}")
