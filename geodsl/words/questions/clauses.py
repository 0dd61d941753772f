"""What an answer says of itself: that it holds, that it doesn't, or neither, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from geodsl.words.questions.saying import asking
from geodsl.words.tongue import languages

__all__ = ["doubtful", "final", "holds", "occurs", "spoken", "without_contrasts", "words"]

_STOPS = re.compile(r"[,.;:!?，。；：！？、/|\n()（）\"“”&]+")
_FINAL = re.compile(r"(?:\banswer\b|\bresult\b|答案)\s*(?:\bis\b|[:：]|应?是|应?为|=)+\s*", re.IGNORECASE)
_REASON = re.compile(r"\b(?:because|since)\b|因为")
_CONTRAST = re.compile(
    r"[,;，；(（]\s*(?:and |but )?(?:not |rather than |而不是|而非|不是)([^,;.，；。()（）]*)\)?"
)


@lru_cache(maxsize=64)
def words(name: str) -> tuple[str, ...]:
    """A list of words of all languages, the longest first."""
    found = (w for lang in languages() for w in getattr(asking(lang).module, name))
    return tuple(sorted(dict.fromkeys(found), key=len, reverse=True))


@lru_cache(maxsize=64)
def _pattern(*names: str) -> re.Pattern[str]:
    some = [w for name in names for w in words(name)]
    ways = (rf"(?<![a-z]){re.escape(w)}(?![a-z])" if w[-1:].isascii() else re.escape(w) for w in some)
    return re.compile("|".join(ways) or r"(?!)")


def occurs(name: str, text: str) -> list[str]:
    """The words of a list that stand in a text."""
    return _pattern(name).findall(text)


def spoken(text: str) -> str:
    """A text in small letters, with whole words for short ones."""
    text = text.lower().replace("’", "'").replace("**", "")
    if "can" in text:
        text = re.sub(r"\bcannot\b|\bcan't\b", "can not", text)
    if "n't" in text:
        text = re.sub(r"\bwon't\b", "will not", text)
        text = re.sub(r"(?<=[a-z])n't\b", " not", text)
    return text


def final(text: str) -> str:
    """What comes after “the answer is”, where that is said once and not denied; else the whole."""
    found = list(_FINAL.finditer(text))
    if len(found) != 1:
        return text
    before = spoken(re.split(r"[.。;；\n]", text[: found[0].start()])[-1])
    after = text[found[0].end() :].strip()
    return after if after and not (occurs("NOT", before) or occurs("MOOT", before)) else text


def without_contrasts(text: str, speaks: Callable[[str], bool]) -> str:
    """A text without what it sets apart: AB, not CD. What is set apart must be something that one could answer."""

    def left(match: re.Match[str]) -> str:
        return "" if match.start() and speaks(match[1]) else match[0]

    return _CONTRAST.sub(left, text.replace("’", "'"))


def doubtful(text: str) -> bool:
    """Whether something is denied or left open in a text."""
    return _pattern("NOT", "NO", "MOOT", "OR").search(spoken(text)) is not None


def holds(answer: str, question: str = "") -> bool | None:
    """What an answer says, where it says yes alone or no alone.

    Args:
        question: what was asked; who says a part of it again says yes.
    """
    text = _REASON.split(spoken(answer))[0].strip()
    if occurs("MOOT", text) or text.endswith(("?", "？")):
        return None
    told = [x for clause in _STOPS.split(text) if clause.strip() for x in _clause(clause.strip(), question)]
    said = set(told) - {None}
    return said.pop() if len(said) == 1 and "both" not in told else None  # type: ignore[return-value]


def _clause(text: str, question: str) -> Iterable[bool | str | None]:
    opening = _pattern("NO").match(text)
    if opening and text[opening.end() :].strip():
        yield False
        text = text[opening.end() :].strip()
    if text in words("BARE") or (text in words("ECHO") and text.removesuffix("的") in question):
        yield True
        return
    if text in words("BARE_NO"):
        yield False
        return
    against = len(occurs("NOT", text)) + len(occurs("NO", text))
    plain = bool(occurs("YES", text))
    if against > 1 or (against and plain):
        yield "both"
    elif against:
        yield False
    else:
        yield True if plain or occurs("TRUE", text) else None
