"""Whether an answer is right, however it is written: it has to say one thing, and that without reserve."""

from __future__ import annotations

import re
from functools import lru_cache

from geodsl.words.questions.clauses import doubtful, final, holds, occurs, spoken, without_contrasts
from geodsl.words.questions.lettered import bare, chosen
from geodsl.words.questions.question import Question
from geodsl.words.questions.reading import boxed, canonical, names_in, plain
from geodsl.words.questions.saying import asking
from geodsl.words.questions.sizes import same_size
from geodsl.words.tongue import languages

__all__ = ["accepts", "same_sorts"]

_SORTED = ("triangle", "quadrilateral", "direction", "position")
_COMPARED = ("longer", "larger")
_SMALL = r"[a-z][0-9]*'*"
_NOUN = re.compile(r"(?:(?:the|segment|line|angle|points?)\s+|∠)*", re.IGNORECASE)


def accepts(question: Question, answer: str) -> bool:
    """Whether it is the right answer to the question."""
    inner = plain(boxed(answer)).replace("**", "").strip()
    if not inner:
        return False
    if question.right is not None:
        return chosen(question, inner) == question.right
    if question.decimal is not None:
        return same_size(question, answer)
    inner = final(inner)
    if question.form == "yes-no":
        found = holds(inner, question.text)
        return found is not None and found == holds(question.answer)
    if question.kind in _SORTED and question.form == "open":
        return _same_sort(question, inner)
    return _same_names(question, inner)


# -- sorts -----------------------------------------------------------------------------------------------------


def _same_sort(question: Question, answer: str) -> bool:
    """Whether the sorts that are named in it are right ones: the longest names count, not those within them."""
    answer = answer.replace("\\parallel", "∥").replace("\\perp", "⟂").replace("\\bot", "⟂")
    right = {_plain_sort(a) for a in (question.answer, *question.accepted)}
    known = _sorts()
    known = {**known, **{w: _alone(w) for w in right - known.keys()}}

    def spans(text: str) -> list[tuple[int, int, str]]:
        some = ((word, pattern) for word, pattern in known.items() if word in text)
        found = [(m.start(), m.end(), word) for word, pattern in some for m in pattern.finditer(text)]
        return [s for s in found if not any(_within(s, t) for t in found)]

    text = without_contrasts(spoken(answer).replace("-", " "), lambda said: bool(spans(said)))
    outer = spans(text)
    rest = "".join(c for k, c in enumerate(text) if not any(a <= k < b for a, b, _ in outer))
    return bool(outer) and not doubtful(rest) and all(word in right for _, _, word in outer)


def same_sorts(said: str) -> tuple[str, ...]:
    """All that a sort is called, by one of its names; nothing where it is none."""
    word = _plain_sort(said)
    tables = [asking(lang).module.SORTS for lang in languages()]
    sorts = {sort for table in tables for sort, ways in table.items() if word in map(_plain_sort, ways)}
    return tuple(w for table in tables for sort, ways in table.items() if sort in sorts for w in ways)


@lru_cache(maxsize=1)
def _sorts() -> dict[str, re.Pattern[str]]:
    """What sorts are called in all languages."""
    tables = [asking(lang).module.SORTS for lang in languages()]
    return {w: _alone(w) for table in tables for ways in table.values() for w in map(_plain_sort, ways)}


def _alone(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word))


def _within(s: tuple[int, int, str], t: tuple[int, int, str]) -> bool:
    return t[0] <= s[0] and s[1] <= t[1] and s[:2] != t[:2]


def _plain_sort(said: str) -> str:
    text = said.lower().replace("-", " ")
    return re.sub(r"^(?:an?|the) ", "", text)


# -- names -----------------------------------------------------------------------------------------------------


def _same_names(question: Question, answer: str) -> bool:
    if bare(answer) in map(bare, (question.answer, *question.accepted)):
        return True
    single = question.kind == "points-on"
    compared = question.kind in _COMPARED

    def found(text: str, small: bool) -> frozenset[str]:
        return names_in(text, single=single, small=small)

    for right in (question.answer, *question.accepted):
        small = not re.search("[A-Z]", right)
        wanted = found(right, small)
        text = answer if small else _capitals(answer)
        text = without_contrasts(text, lambda said, small=small: bool(found(said, small)))  # type: ignore[misc]
        if not wanted or doubtful(text):
            continue
        said = found(text, small)
        if said == wanted and not (compared and (occurs("SMALLER", spoken(text)) or "<" in text)):
            return True
        if compared and len(said) == 2 and _greater(text) in wanted:
            return True
        if not (compared or single) and said - _asked(question) == wanted and len(said) == len(wanted) + 1:
            return True  # “AB is parallel to CD” to “What is parallel to CD?”
    return False


def _capitals(answer: str) -> str:
    """An answer of nothing but small names in capitals."""
    text = answer.strip().rstrip(".")
    body = text[_NOUN.match(text).end() :]  # type: ignore[union-attr]
    listed = re.fullmatch(rf"{_SMALL}(?:(?:\s*[,、;和]\s*|\s+and\s+|\s*,\s*and\s+|\s+){_SMALL})*", body)
    if listed or re.fullmatch(rf"(?:{_SMALL}){{2,4}}", body):
        return re.sub(rf"(?<![a-z])(?!and\b){_SMALL}(?:{_SMALL})*", lambda m: m[0].upper(), body)
    return answer


def _asked(question: Question) -> frozenset[str]:
    """What one or two letters the question speaks of."""
    told = ("".join(getattr(p, "name", "") for p in getattr(t, "args", ())) for t in question.asked)
    found = frozenset(canonical(name) for name in told if name)
    return found or names_in(
        question.text, single=False, small=False
    )  # of one that was written down, its text tells


def _greater(text: str) -> str | None:
    """Which of two things is the greater one, where a text compares them."""
    found = list(re.finditer(r"(?<![A-Za-z\\])(?:[A-Z][0-9]*'*)+(?![A-Za-z])", text))
    if len(found) != 2:
        return None
    one, other = (canonical(m[0]) for m in found)
    between, after = spoken(text[found[0].end() : found[1].start()]), text[found[1].end() :]
    more = bool(occurs("MORE_THAN", between)) or ">" in between
    less = bool(occurs("LESS_THAN", between)) or "<" in between
    if between.strip() == "比":
        more, less = bool(re.search("[长大宽]", after)), bool(re.search("[短小窄]", after))
    if more == less:
        return None
    return one if more else other
