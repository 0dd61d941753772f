"""Tokenizers: what a model is left with of a caption after its own cleaning and its cut.

Two captions differ for a model only where their ids differ. A tokenizer is anything that turns a text into ids; a
model's own can stand in the place of these.
"""

from __future__ import annotations

import html
import re
import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

__all__ = [
    "PUNCTUATION",
    "ClipLike",
    "Counter",
    "Raw",
    "SiglipLike",
    "Tokenizer",
    "Words",
    "bounded_clip",
    "bounded_siglip",
    "ids",
]

PUNCTUATION = str.maketrans("", "", string.punctuation)
# CLIP's pattern: words, single digits, runs of anything else.
_PIECES = re.compile(r"'s|'t|'re|'ve|'m|'ll|'d|[^\W\d_]+|\d|(?:[^\s\w]|_)+")
_LETTERS = (
    3  # a word's tokens, at most one for so many letters: more than byte pairs take for the words of captions
)


class Tokenizer(Protocol):
    """Turns a text into the ids that a model sees."""

    def __call__(self, text: str, /) -> Sequence[int]: ...


class Counter(Protocol):
    """Counts the tokens of a text, with those for start and end."""

    def __call__(self, text: str, /) -> int: ...


def ids(tokenizer: Tokenizer, text: str) -> tuple[int, ...]:
    """The ids of a text, to be compared."""
    return tuple(int(x) for x in tokenizer(text))


@dataclass(frozen=True)
class Words:
    """Words in lower case without punctuation. What differs here differs for CLIP and for SigLIP, but for their cuts.

    Attributes:
        cut: how many words are seen.
    """

    cut: int = 64

    def __call__(self, text: str) -> list[int]:
        return [_id(word) for word in _bare(text).split()[: self.cut]]


@dataclass(frozen=True)
class Raw:
    """Every byte counts.

    Attributes:
        cut: how many bytes are seen; None for all.
    """

    cut: int | None = None

    def __call__(self, text: str) -> list[int]:
        return list(text.encode())[: self.cut]


@dataclass(frozen=True)
class SiglipLike:
    """SigLIP's cleaning: punctuation goes, so that `3.5` is `35` and `B'` is `b`.

    Its sentence pieces are counted, not made: a caption seems longer than it is, never shorter.
    """

    cut: int = 64

    def __call__(self, text: str) -> list[int]:
        return _fitting(_bare(html.unescape(html.unescape(text))).split(), self.cut)


@dataclass(frozen=True)
class ClipLike:
    """CLIP's cleaning: lower case, punctuation stays, digits one by one.

    Its byte pairs are counted, not made: a caption seems longer than it is, never shorter.
    """

    cut: int = 75  # 77 with those for start and end

    def __call__(self, text: str) -> list[int]:
        clean = " ".join(html.unescape(html.unescape(text)).split()).lower()
        return _fitting(_PIECES.findall(clean), self.cut)


def bounded_clip(text: str) -> int:
    """How many of CLIP's tokens a text takes at most."""
    return _most(_PIECES.findall(" ".join(html.unescape(html.unescape(text)).split()).lower()))


def bounded_siglip(text: str) -> int:
    """How many of SigLIP's tokens a text takes at most."""
    return _most(_bare(html.unescape(html.unescape(text))).split())


def _bare(text: str) -> str:
    return text.translate(PUNCTUATION).lower()


def _id(word: str) -> int:
    return int.from_bytes(word.encode(), "big")


def _fitting(pieces: Sequence[str], cut: int) -> list[int]:
    """The pieces that surely come before the cut."""

    def told() -> Iterator[int]:
        room = cut
        for piece in pieces:
            room -= _most((piece,))
            if room < 0:
                return
            yield _id(piece)

    return list(told())


def _most(pieces: Iterable[str]) -> int:
    """How many tokens some pieces take at most."""
    return sum(-(-len(p.encode()) // _LETTERS) if p[0].isalpha() else len(p) for p in pieces)
