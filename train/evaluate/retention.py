"""What is left of general sight: captions found by their pictures and pictures by their captions, over a whole set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import comb

import numpy as np
from numpy.typing import NDArray

from train.evaluate.encoders import Encoder
from train.evaluate.errors import EvaluateError
from train.evaluate.findings import Figure
from train.evaluate.intervals import interval
from train.evaluate.pictures import Picture

__all__ = ["DEPTHS", "recalled", "retention"]

DEPTHS = (1, 5, 10)
_ROWS = 512  # of the table of scores at once
_DIGITS = 6

Floats = NDArray[np.float64]


def retention(
    pairs: Sequence[tuple[Picture, str]],
    encoder: Encoder,
    *,
    random: Sequence[Encoder] = (),
    seed: int = 0,
) -> dict[str, dict[str, Figure]]:
    """Recall at 1, 5 and 10, from pictures to captions and back.

    Args:
        pairs: a picture may have several captions, and a caption several pictures: any of them is right.

    Raises:
        EvaluateError: with fewer than two pictures or captions.
    """
    pictures = {p.key: p for p, _ in pairs}
    captions = list(dict.fromkeys(caption for _, caption in pairs))
    if len(pictures) < 2 or len(captions) < 2:
        raise EvaluateError(
            f"{len(pictures)} pictures and {len(captions)} captions: expected two at least to choose from"
        )
    where = {key: k for k, key in enumerate(pictures)}
    line = {caption: k for k, caption in enumerate(captions)}
    right = sorted({(where[p.key], line[c]) for p, c in pairs})
    told = [_both(e.pictures(list(pictures.values())), e.texts(captions), right) for e in (encoder, *random)]
    chance = _both(np.zeros((len(pictures), 1)), np.zeros((len(captions), 1)), right)
    out: dict[str, dict[str, Figure]] = {}
    for way, mine in told[0].items():
        ones = [str(k) for k in range(len(mine))]
        figures = out[way] = {}
        for column, depth in enumerate(DEPTHS):
            bounds = interval(mine[:, column], ones, seed=seed, purpose=f"{way} {depth}")
            low, high = bounds or (None, None)
            means = [float(other[way][:, column].mean()) for other in told[1:]]
            figures[f"recall@{depth}"] = Figure(
                float(mine[:, column].mean()),
                low,
                high,
                len(mine),
                len(ones),
                float(chance[way][:, column].mean()),
                float(np.mean(means)) if means else None,
                (min(means), max(means)) if means else None,
            )
    return out


def _both(pictures: Floats, captions: Floats, right: Sequence[tuple[int, int]]) -> dict[str, Floats]:
    there: list[list[int]] = [[] for _ in pictures]
    back: list[list[int]] = [[] for _ in captions]
    for p, c in right:
        there[p].append(c)
        back[c].append(p)
    return {
        "picture to caption": np.array(list(_found(pictures, captions, there))),
        "caption to picture": np.array(list(_found(captions, pictures, back))),
    }


def _found(queries: Floats, items: Floats, right: Sequence[Sequence[int]]) -> Iterator[list[float]]:
    for start in range(0, len(queries), _ROWS):
        table = np.round(queries[start : start + _ROWS] @ items.T, _DIGITS)
        for row, mine in zip(table, right[start:], strict=False):
            yield [recalled(row, mine, depth) for depth in DEPTHS]


def recalled(scores: Floats, right: Sequence[int], depth: int) -> float:
    """How likely one of the right ones is among the first `depth`, equal scores standing in any order."""
    best = scores[list(right)].max()
    before, equal = int((scores > best).sum()), int((scores == best).sum())
    ours, room = int((scores[list(right)] == best).sum()), depth - before
    if room <= 0:
        return 0.0
    return 1.0 - comb(equal - ours, room) / comb(equal, room) if room < equal else 1.0
