"""Answers of an API as replies: whether they came to their end, and why there are none."""

from __future__ import annotations

from geodsl.assist.request import Answer
from train.exams.examinee import Reply

__all__ = ["CUT", "reply_of", "whole"]

_ENDED = frozenset(("stop", "end_turn", "stop_sequence", "eos", "eos_token"))
CUT = frozenset(("length", "max_tokens", "model_context_window_exceeded"))


def whole(text: str) -> str:
    """A text that can be written: half of a pair of surrogates can't."""
    return text.encode("utf-8", "replace").decode("utf-8")


def reply_of(answer: Answer) -> Reply:
    """The reply that an answer is."""
    text = whole(answer.text)
    usage = {"prompt_tokens": answer.usage.read_in, "completion_tokens": answer.usage.output}
    if answer.stop in CUT:
        return Reply(text, False, usage)
    if answer.stop == "refusal":
        return Reply(text, True, usage, "the model declines to answer")
    if answer.stop == "content_filter":
        return Reply(text, False, usage, "the answer is held back by a filter of what may be said")
    if answer.stop not in _ENDED:
        return Reply(
            text, False, usage, f"it ends for a reason that isn't known: {answer.stop or 'none'}"[:200]
        )
    return Reply(text, True, usage, "" if text.strip() else "the answer is empty")
