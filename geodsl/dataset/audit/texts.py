"""What captions look like to one that sees no picture: n-grams of words and letters, lengths, punctuation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from zlib import crc32

import numpy as np

from geodsl.dataset.audit.sight import Feature, Floats, Sight, counted, joined, measured

__all__ = ["sight_of_texts"]

_BUCKETS = 1 << 17  # of words, and as many of letters
_LONGEST = 4_000  # letters of a text that are looked at
_WORDS = re.compile(r"\w+|[^\w\s]")
_SIGNS = ".,;:=∠()°%'-"


def sight_of_texts(groups: Sequence[Sequence[str]]) -> Sight:
    """A sight of groups of texts."""
    names: dict[int, str] = {}
    seen = [[_grams(text, names) for text in group] for group in groups]
    distances = {"words": [_from_centre(group) for group in seen]}
    rows = [[{c: n**0.5 for c, n in member.items()} for member in group] for group in seen]
    lengths = [
        np.column_stack((np.array([_lengths(text) for text in group]), away))
        for group, away in zip(groups, distances["words"], strict=True)
    ]
    return joined(counted(names, rows, (_BUCKETS, 2 * _BUCKETS), distances), _measured_lengths(lengths))


def _measured_lengths(groups: Sequence[Floats]) -> Sight:
    found = measured(_LENGTHS, groups)
    return replace(found, distances={"lengths": found.distances["all measures"]})


def _grams(text: str, names: dict[int, str]) -> Counter[int]:
    """The n-grams of a text; letters that name points count as they are in single words, and as X in longer ones."""
    text = text[:_LONGEST]
    plain = re.sub(r"\d+", "0", re.sub(r"[A-Z]", "X", text))
    words, kinds = _WORDS.findall(text), _WORDS.findall(plain)
    seen = [f"the word {w!r}" for w in words]
    seen += [
        f"the n-gram {' '.join(kinds[k : k + n])!r}" for n in (1, 2, 3) for k in range(len(kinds) - n + 1)
    ]
    if words:
        seen.append(f"{kinds[0]!r} as the first word")
    closed = f"^{plain}$"
    letters = [f"the letters {closed[k : k + n]!r}" for n in (3, 5) for k in range(len(closed) - n + 1)]
    out: Counter[int] = Counter()
    for some, start in ((seen, 0), (letters, _BUCKETS)):
        for name in some:
            bucket = start + crc32(name.encode()) % _BUCKETS
            names.setdefault(bucket, name)
            out[bucket] += 1
    return out


def _from_centre(group: Sequence[Counter[int]]) -> Floats:
    """How far each text's n-grams are from their mean in its group: 1 less the cosine."""
    columns = {c: k for k, c in enumerate(sorted({c for member in group for c in member}))}
    rows = np.zeros((len(group), max(1, len(columns))))
    for row, member in zip(rows, group, strict=True):
        for c, n in member.items():
            row[columns[c]] = n
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-300)
    mean = rows.mean(0)
    return 1.0 - rows @ mean / max(float(np.linalg.norm(mean)), 1e-300)


_LENGTHS = (
    Feature("words", "more", "fewer"),
    Feature("letters and signs", "more", "fewer"),
    Feature("sentences", "more", "fewer"),
    Feature("capitals", "more", "fewer"),
    Feature("different capitals", "more", "fewer"),
    Feature("digits", "more", "fewer"),
    Feature("words", "longer", "shorter"),
    Feature("spaces", "more", "fewer"),
    Feature("distance of its capitals from the alphabet's order"),
    *(Feature(f"of the sign {sign!r}", "more", "less") for sign in _SIGNS),
    Feature("distance of its words from the group's mean", "larger", "smaller"),
)


def _lengths(text: str) -> list[float]:
    text = text[:_LONGEST]
    words = re.findall(r"\w+", text)
    capitals = re.findall(r"[A-Z]", text)
    disorder = sum(a > b for a, b in pairwise(capitals)) / max(1, len(capitals) - 1)
    return [
        len(words),
        len(text),
        len(re.findall(r"[.。!?！？]", text)),
        len(capitals),
        len(set(capitals)),
        sum(c.isdigit() for c in text),
        sum(map(len, words)) / max(1, len(words)),
        text.count(" "),
        disorder,
        *(text.count(sign) for sign in _SIGNS),
    ]
