"""Entries of published tests as items: how they are put, and what an answer is judged by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from geodsl.dataset.formats.asked import LETTERS, prompt_boxed
from train.exams.items import Item

if TYPE_CHECKING:
    from train.answers import Asked

__all__ = ["boxes", "choice_item", "free_item", "open_item", "verdict_item"]

_BOX = "\\boxed{"


def choice_item(
    *,
    key: str,
    question: str,
    choices: Sequence[str],
    right: int,
    image: bytes,
    kind: str,
    prompt: str | None = None,
    lang: str = "en",
    family: str | None = None,
    labels: Mapping[str, str] | None = None,
) -> Item:
    """A question of which one of some choices is right.

    Args:
        prompt: as it is published; if left out, the question with its choices by letters, asking for a box.
        family: by default each is one of its own.
    """
    from train.answers import Asked

    put = (
        prompt_boxed({"text": question, "choices": list(choices), "lang": lang}) if prompt is None else prompt
    )
    asked = Asked.key(LETTERS[right], choices=tuple(choices), kind=kind, lang=lang)
    return _item(key, put, image, asked, family, labels)


def verdict_item(
    *,
    key: str,
    question: str,
    right: bool,
    image: bytes,
    kind: str,
    prompt: str,
    family: str | None = None,
    labels: Mapping[str, str] | None = None,
) -> Item:
    """A statement that is true or false."""
    from train.answers import Asked

    asked = Asked(form="yes-no", kind=kind, text=question, answer="yes" if right else "no")
    return _item(key, prompt, image, asked, family, labels)


def free_item(
    *,
    key: str,
    question: str,
    answer: str,
    image: bytes,
    kind: str,
    lang: str = "en",
    family: str | None = None,
    labels: Mapping[str, str] | None = None,
) -> Item:
    """A question that is answered freely, with a reference to compare with."""
    from train.answers import Asked

    put = prompt_boxed({"text": question, "choices": [], "lang": lang})
    return _item(key, put, image, Asked.key(answer, kind=kind, lang=lang), family, labels)


def open_item(
    *,
    key: str,
    question: str,
    prompt: str,
    answer: str,
    image: bytes,
    kind: str,
    family: str | None = None,
    choices: int = 0,
) -> Item:
    """A question whose test has a mark of its own.

    Args:
        choices: how many possible answers there are, where these are few.
    """
    from train.answers import Asked

    asked = Asked.key(answer, kind=kind)
    return _item(key, prompt, image, asked, family, None, **({"choices": choices} if choices else {}))


def _item(
    key: str,
    question: str,
    image: bytes,
    asked: Asked,
    family: str | None,
    labels: Mapping[str, str] | None,
    **about: Any,
) -> Item:
    return Item(
        key=key,
        question=question,
        images=(image,),
        asked=asked,
        kind=asked.kind,
        family=key if family is None else family,
        about={**about, "labels": dict(labels)} if labels else about,
    )


def boxes(text: str) -> list[str]:
    """What stands in each whole box, in order."""
    out, at = [], text.find(_BOX)
    while at >= 0:
        begin, depth = at + len(_BOX), 1
        for k in range(begin, len(text)):
            depth += {"{": 1, "}": -1}.get(text[k], 0)
            if depth == 0:
                out.append(text[begin:k].strip())
                break
        at = text.find(_BOX, begin)
    return [inside for inside in out if inside]
