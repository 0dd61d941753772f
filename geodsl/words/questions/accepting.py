"""Whether an answer is right, however it is written."""

from __future__ import annotations

import re
from typing import Any

from geodsl.words.questions.question import LETTERS, Question
from geodsl.words.questions.reading import boxed, names_in, number_in, plain
from geodsl.words.questions.saying import asking
from geodsl.words.tongue import languages

__all__ = ["accepts"]

_EXACT = 1e-6  # relative difference of numbers that are one
_PICK = re.compile(r"(?:^|[^A-Za-z])\(?([A-D])\)?(?:[^A-Za-z'0-9]|$)")


def accepts(question: Question, answer: str) -> bool:
    """Whether it is the right answer to the question."""
    inner = plain(boxed(answer)).strip()
    if not inner:
        return False
    if question.right is not None:
        return _chosen(question, inner) == question.right
    if question.decimal is not None:
        return _same_number(question, boxed(answer))
    if question.form == "yes-no":
        found = _yes(inner)
        return found is not None and found == _yes(question.answer)
    if question.kind in _SORTED and question.form == "open":
        return _same_sort(question, inner)
    return _same_names(question, inner)


_SORTED = ("triangle", "quadrilateral", "direction", "position")


def _chosen(question: Question, answer: str) -> int | None:
    told = [_bare(c) for c in question.choices]
    if _bare(answer) in told:
        return told.index(_bare(answer))
    match = re.fullmatch(r"\(?([A-Da-d])\)?[.):]?", answer.strip())
    if match:
        return LETTERS.index(match[1].upper())
    match = re.match(r"\(?([A-D])[).:]\s*(.*)", answer, re.DOTALL)
    if match:
        return LETTERS.index(match[1])
    found = {m[1] for m in _PICK.finditer(answer)}
    return LETTERS.index(found.pop()) if len(found) == 1 else None


def _bare(text: str) -> str:
    return " ".join(plain(text).lower().split()).rstrip(".。")


def _words(name: str) -> list[Any]:
    return [getattr(asking(lang).module, name) for lang in languages()]


def _yes(answer: str) -> bool | None:
    """What the first word of yes or no in it says."""
    text = answer.lower()
    found: list[tuple[int, int, bool]] = []
    for holds, tables in ((True, _words("YES")), (False, _words("NO"))):
        for word in (w for table in tables for w in table):
            if word.isascii():
                match = re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text)
                at = match.start() if match else -1
            else:
                at = text.find(word)
            if at >= 0:
                found.append((at, -len(word), holds))
    return min(found)[2] if found else None


def _same_number(question: Question, answer: str) -> bool:
    words = [w for table in _words("NUMBERS") for w in table]
    units = [w for table in _words("UNITS") for w in table]
    count = len(_words("NUMBERS")[0])
    found = None
    for k in range(0, len(words), count):
        found = found or number_in(answer, words[k : k + count], units)
    if found is None or question.decimal is None:
        return False
    value, digits = found
    off = abs(value - question.decimal)
    if off <= _EXACT * max(1.0, abs(question.decimal)):
        return True
    # A rounded answer counts where it gives three digits, and the exact one has more.
    significant = digits + len(str(int(abs(value)))) - (abs(value) < 1)
    if digits < 1 or (significant < 3 and digits < 2):
        return False
    whole = abs(question.decimal - round(question.decimal)) <= _EXACT
    return not whole and off <= 0.5 * 10.0**-digits * (1.0 + 1e-9)


def _same_sort(question: Question, answer: str) -> bool:
    """Whether the sorts that are named in it are right ones: the longest names count, not those within them."""
    text = answer.lower().replace("-", " ")
    right = {_plain_sort(a) for a in (question.answer, *question.accepted)}
    spans: list[tuple[int, int, str]] = []
    for said in (w for table in _words("SORTS") for ways in table.values() for w in ways):
        word = _plain_sort(said)
        pattern = rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)
        spans += [(m.start(), m.end(), word) for m in re.finditer(pattern, text)]
    outer = [s for s in spans if not any(_within(s, t) for t in spans)]
    return bool(outer) and all(word in right for _, _, word in outer)


def _within(s: tuple[int, int, str], t: tuple[int, int, str]) -> bool:
    return t[0] <= s[0] and s[1] <= t[1] and s[:2] != t[:2]


def _plain_sort(said: str) -> str:
    text = said.lower().replace("-", " ")
    return re.sub(r"^(?:an?|the) ", "", text)


def _same_names(question: Question, answer: str) -> bool:
    for right in (question.answer, *question.accepted):
        single = question.kind == "points-on"
        small = not re.search("[A-Z]", right)
        wanted = names_in(right, single=single, small=small)
        if wanted and names_in(answer, single=single, small=small) == wanted:
            return True
    return _bare(answer) in map(_bare, (question.answer, *question.accepted))
