"""Scores of one case and what they amount to. Ties are thrown for: a model that can't tell has what chance gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from train.evaluate.encoders import Features

__all__ = [
    "HITS",
    "MARGINS",
    "PAIRS",
    "Scores",
    "central",
    "chances",
    "compared",
    "hit",
    "margin",
    "pairs",
    "picked",
]

Floats = NDArray[np.float64]

HITS = ("caption", "texts", "picture")
PAIRS = {"pair": 1 / 3, "text": 1 / 4, "image": 1 / 4, "group": 1 / 6}
"""What is asked of the right pair and one wrong one, with what chance gives: equal scores in any order."""
MARGINS = ("caption margin", "texts margin", "picture margin")

_DIGITS = 6  # of cosines: closer ones are equal, whatever the order in which a machine adds
_ORDERS = np.array(list(permutations(range(4))))


@dataclass(frozen=True)
class Scores:
    """How well pictures and captions of a case fit, in cosines; the right ones are first.

    Attributes:
        caption: (1 + N) the right picture with each caption.
        picture: (1 + N) the right caption with each picture.
        own: (1 + N) each picture with its own caption.
        texts: (1 + M) the right picture with each text.
    """

    caption: Floats
    picture: Floats
    own: Floats
    texts: Floats


def compared(features: Features) -> Scores:
    """What a model says."""
    p, c = features.pictures, features.captions
    return _rounded(c @ p[0], p @ c[0], (p * c).sum(1), features.texts @ p[0])


def central(features: Features) -> Scores:
    """What a blind model says that takes what is nearest the mean of its kind, and never looks at the other."""
    p, c, t = (x @ x.mean(0) for x in (features.pictures, features.captions, features.texts))
    return _rounded(p[0] + c, p + c[0], p + c, t)


def _rounded(*parts: Floats) -> Scores:
    return Scores(*(np.round(x, _DIGITS) for x in parts))


def hit(scores: Floats) -> float:
    """Whether the first is the highest; if others are as high, its share."""
    return float(scores[0] == scores.max()) / float((scores == scores.max()).sum())


def margin(scores: Floats) -> float:
    """By how much the first is above all others."""
    return float(scores[0] - scores[1:].max())


def chances(n: int) -> float:
    """What chance gives among the right one and n others."""
    return 1.0 / (1 + n)


def pairs(scores: Scores) -> dict[str, Floats]:
    """Of each of the N negatives with the anchor, what is right of it, by the names in `PAIRS`.

    With s(a, b) the score of picture a and caption b, 0 the anchor and j the negative: `pair` is s(0,0) above s(0,j)
    and s(j,0); `text`, `image` and `group` are Winoground's: both pictures prefer their own captions, both captions
    their own pictures, and both at once.
    """
    n = len(scores.own) - 1
    four = np.stack(
        (np.repeat(scores.own[0], n), scores.caption[1:], scores.picture[1:], scores.own[1:])
    )  # 00, 0j, j0, jj

    def above(a: int, b: int) -> NDArray[np.bool_]:
        """(24, n): a above b, where equal ones stand in any order."""
        first = (_ORDERS[:, a] > _ORDERS[:, b])[:, None]
        return (four[a] > four[b]) | ((four[a] == four[b]) & first)

    text = above(0, 1) & above(3, 2)
    image = above(0, 2) & above(3, 1)
    told = {"pair": above(0, 1) & above(0, 2), "text": text, "image": image, "group": text & image}
    return {name: x.mean(0) for name, x in told.items()}


def picked(scores: Floats, chosen: Sequence[int]) -> Floats:
    """The first, and of the others those that are chosen."""
    return scores[[0, *(k + 1 for k in chosen)]]
