"""Which of four choices an answer takes: by its letter, or by saying it in full."""

from __future__ import annotations

import re

from geodsl.words.questions.clauses import doubtful
from geodsl.words.questions.question import LETTERS, Question
from geodsl.words.questions.reading import number_in, plain

__all__ = ["bare", "chosen"]

_ONE = re.compile(r"[(\[]?([A-Da-d])[)\]]?[.):。]?")
_FIRST = re.compile(r"(?:\(([A-D])\)|([A-D])[).:、．：])\s*(.+)", re.DOTALL)
_REASON = re.compile(r"\(?([A-D])\)?,?\s+(?:because|since)\b|\(?([A-D])\)?，?因为")
_SAID = re.compile(
    r"(?:\b(?:answer|option|choice|choose|pick|select)\b|答案|选项?)\s*(?:is|[:：=]|是|为)?\s*(?:\b(?:option|choice)\b|选项)?\s*"
    r"\(?([A-D])\)?(?=\s*(?:$|[.,;:!)\n。，；：]|because\b|since\b|因为))",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\(([A-D])\)")


def bare(text: str) -> str:
    """A text as it is compared with others."""
    return " ".join(plain(text).lower().split()).rstrip(".。")


def chosen(question: Question, answer: str) -> int | None:
    """The place of the only choice that an answer takes."""
    told = [bare(c) for c in question.choices]
    if bare(answer) in told:
        return told.index(bare(answer))
    if match := _ONE.fullmatch(answer.strip()):
        return LETTERS.index(match[1].upper())
    if match := _FIRST.fullmatch(answer.strip()):
        at, rest = LETTERS.index(match[1] or match[2]), match[3]
        if bare(rest) in told:
            return at if told.index(bare(rest)) == at else None
        return None if doubtful(rest) or _BRACKETED.search(rest) or _ONE.fullmatch(rest.strip()) else at
    if question.decimal is not None and (same := _by_size(question, answer)) is not None:
        return same
    if doubtful(answer):
        return None
    if match := _REASON.match(answer.strip()):
        return LETTERS.index(match[1] or match[2])
    found = {m[1].upper() for m in (*_SAID.finditer(answer), *_BRACKETED.finditer(answer))}
    more = re.search(r"\b[A-D]\s*(?:,|/|and|&|和|、)\s*\(?[A-D]\b", answer)
    return LETTERS.index(found.pop()) if len(found) == 1 and not more else None


def _by_size(question: Question, answer: str) -> int | None:
    """The choice that is the number given."""
    if re.search(r"[A-Za-z]{3}", answer):
        return None
    found, sizes = number_in(answer), [number_in(c) for c in question.choices]
    same = [
        k for k, s in enumerate(sizes) if found and s and abs(s[0] - found[0]) < 1e-9 * max(1.0, abs(s[0]))
    ]
    return same[0] if len(same) == 1 else None
