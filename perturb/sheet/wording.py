"""In which words two captions differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

__all__ = ["Piece", "compare"]

_WORD = re.compile(r"\d+(?:\.\d+)+|\w+['′]*|[^\w\s]")
_SENTENCE = re.compile(r"(?<=[.!?])(?=\s)")
_ALIKE = 0.5  # sentences with more in common are one sentence that was changed


@dataclass(frozen=True)
class Piece:
    """A stretch of a caption.

    Attributes:
        kind: "same" as in the other, "new" here, or "gone": said only by the other.
        was: what the other says in place of what is new.
    """

    kind: Literal["same", "new", "gone"]
    text: str
    was: str = ""


def compare(before: str, after: str) -> list[Piece]:
    """A caption in pieces, as it differs from another. All pieces but those that are gone make up the caption.

    Sentences are compared first, since a caption that says a thing more or less is not another from there on.
    """
    a, b = _SENTENCE.split(before), _SENTENCE.split(after)
    blocks = _matcher([x.strip() for x in a], [x.strip() for x in b]).get_opcodes()
    left = [i for kind, i, j, _, _ in blocks if kind != "equal" for i in range(i, j)]
    of: dict[int, int] = {}
    for n in (n for kind, _, _, k, l in blocks if kind != "equal" for n in range(k, l)):
        alike, near = max(((_alike(a[i], b[n]), -i) for i in left), default=(0.0, 0))
        if alike > _ALIKE:
            of[n] = -near
            left.remove(-near)
    pieces: list[Piece] = []
    for kind, i, j, k, l in blocks:
        if kind == "equal":
            pieces.append(Piece("same", "".join(b[k:l])))
            continue
        for n in range(k, l):
            pieces += _words(a[of[n]], b[n]) if n in of else _words("", b[n])
        pieces += [Piece("gone", a[n].strip()) for n in range(i, j) if n in left and a[n].strip()]
    return pieces


def _matcher(a: list[str], b: list[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, a, b, autojunk=False)


def _alike(a: str, b: str) -> float:
    return _matcher(_WORD.findall(a), _WORD.findall(b)).ratio()


def _words(before: str, after: str) -> Iterator[Piece]:
    """A sentence in pieces."""
    a, b = ([m.span() for m in _WORD.finditer(text)] for text in (before, after))
    matcher = _matcher([before[i:j] for i, j in a], [after[i:j] for i, j in b])
    done = 0
    for kind, i, j, k, l in matcher.get_opcodes():
        was = before[a[i][0] : a[j - 1][1]] if i < j else ""
        if kind == "delete":
            yield Piece("gone", was)
            continue
        start, end = b[k][0], b[l - 1][1]
        if start > done:
            yield Piece("same", after[done:start])
        yield Piece("same", after[start:end]) if kind == "equal" else Piece("new", after[start:end], was)
        done = end
    if done < len(after):
        yield Piece("same", after[done:])
