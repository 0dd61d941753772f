"""Which of four choices an answer takes: by its letter, or by saying it in full."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from geodsl.words.questions.clauses import doubtful
from geodsl.words.questions.question import Question
from geodsl.words.questions.reading import number_in, plain

__all__ = ["bare", "chosen"]

_LETTERS = "ABCDEFGHIJ"  # of our own there are four; keys of others have more


class _Ways(NamedTuple):
    """How a letter is chosen."""

    one: re.Pattern[str]
    first: re.Pattern[str]
    reason: re.Pattern[str]
    said: re.Pattern[str]
    bracketed: re.Pattern[str]
    more: re.Pattern[str]


@lru_cache(maxsize=len(_LETTERS))
def _ways(n: int) -> _Ways:
    some = f"A-{_LETTERS[max(4, n) - 1]}"
    return _Ways(
        re.compile(rf"[(\[]?([{some}{some.lower()}])[)\]]?[.):。]?"),
        re.compile(rf"(?:\(([{some}])\)|([{some}])[).:、．：])\s*(.+)", re.DOTALL),
        re.compile(rf"\(?([{some}])\)?,?\s+(?:because|since)\b|\(?([{some}])\)?，?因为"),
        re.compile(
            r"(?:\b(?:answer|option|choice|choose|pick|select)\b|答案|选项?)\s*(?:is|[:：=]|是|为)?\s*"
            r"(?:\b(?:option|choice)\b|选项)?\s*"
            rf"\(?([{some}])\)?(?=\s*(?:$|[.,;:!)\n。，；：]|because\b|since\b|因为))",
            re.IGNORECASE,
        ),
        re.compile(rf"\(([{some}])\)"),
        re.compile(rf"\b[{some}]\s*(?:,|/|and|&|和|、)\s*\(?[{some}]\b"),
    )


def bare(text: str) -> str:
    """A text as it is compared with others."""
    return " ".join(plain(text).lower().split()).rstrip(".。")


def chosen(question: Question, answer: str) -> int | None:
    """The place of the only choice that an answer takes."""
    told = [bare(c) for c in question.choices]
    ways = _ways(len(told))
    if bare(answer) in told:
        return told.index(bare(answer))
    if match := ways.one.fullmatch(answer.strip()):
        return _LETTERS.index(match[1].upper())
    if match := ways.first.fullmatch(answer.strip()):
        at, rest = _LETTERS.index(match[1] or match[2]), match[3]
        if bare(rest) in told:
            return at if told.index(bare(rest)) == at else None
        return (
            None if doubtful(rest) or ways.bracketed.search(rest) or ways.one.fullmatch(rest.strip()) else at
        )
    if question.decimal is not None and (same := _by_size(question, answer)) is not None:
        return same
    if match := ways.reason.match(answer.strip()):
        return _LETTERS.index(match[1] or match[2])
    if doubtful(answer):
        return None
    found = {m[1].upper() for m in (*ways.said.finditer(answer), *ways.bracketed.finditer(answer))}
    more = ways.more.search(answer)
    return _LETTERS.index(found.pop()) if len(found) == 1 and not more else None


def _by_size(question: Question, answer: str) -> int | None:
    """The choice that is the number given."""
    if re.search(r"[A-Za-z]{3}", answer):
        return None
    found, sizes = number_in(answer), [number_in(c) for c in question.choices]
    same = [
        k for k, s in enumerate(sizes) if found and s and abs(s[0] - found[0]) < 1e-9 * max(1.0, abs(s[0]))
    ]
    return same[0] if len(same) == 1 else None
