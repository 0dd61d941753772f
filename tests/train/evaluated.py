"""Cases in which it is known who can tell what: encoders that see all, nothing, or only what is central."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from train.evaluate import Case, Picture

__all__ = ["Blind", "Planted", "cases", "generator"]

WIDTH = 16


def generator(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(seed))


def cases(
    groups: int = 300,
    negatives: int = 4,
    texts: int = 0,
    *,
    families: int = 30,
    star: bool = False,
    single: bool = False,
) -> list[Case]:
    """Groups whose members are one step from a middle; the anchor is one of them by chance, or, in stars, the middle.

    A name tells a member's group, whether it is the middle, and its step; encoders read names alone.
    """
    out = []
    for g in range(groups):
        names = [f"{g} step {k}" for k in range(negatives + (not star))]
        names = [f"{g} middle", *names] if star else _turned(names, g)
        wrong = [f"{g} step {100 + k}" for k in range(texts)]
        shown = names[:1] if single else names
        out.append(
            Case(
                key=f"{g}",
                family=f"family {g % families}",
                pictures=[Picture(name.encode()) for name in shown],
                captions=shown,
                texts=[shown[0], *wrong],
                labels=[
                    {
                        "operator": frozenset((f"operator {k % 3}",)),
                        "severity": frozenset((("1–1.5", "2–3")[k % 2],)),
                    }
                    for k in range(len(shown) - 1)
                ],
                text_labels=[{"text class": frozenset((("letters", "shape")[k % 2],))} for k in range(texts)],
                hardness=[1.2 if k % 2 == 0 else 2.5 for k in range(len(shown) - 1)],
                star=star,
            )
        )
    return out


def _turned(names: list[str], by: int) -> list[str]:
    turn = by % len(names)
    return names[turn:] + names[:turn]


class Planted:
    """An encoder that gives each name a direction near its group's; pictures and captions of one name the same one.

    Args:
        apart: pictures and captions have nothing to do with one another: weights that have learned nothing.
    """

    def __init__(self, seed: int = 0, *, apart: bool = False) -> None:
        self.seed, self.apart = seed, apart

    def pictures(self, pictures: Sequence[Picture], change: object = None) -> np.ndarray:
        return self._rows(
            [p.file.decode() for p in pictures if isinstance(p.file, bytes)], 1 if self.apart else 0
        )

    def texts(self, texts: Sequence[str]) -> np.ndarray:
        return self._rows(texts, 0)

    def _rows(self, names: Sequence[str], side: int) -> np.ndarray:
        rows = np.stack([self._middle(n, side) + self._step(n, side) for n in names])
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def _middle(self, name: str, side: int) -> np.ndarray:
        return _direction(self.seed, side, int(name.split()[0]), 0)

    def _step(self, name: str, side: int) -> np.ndarray:
        group, kind, *number = name.split()
        return (
            np.zeros(WIDTH)
            if kind == "middle"
            else 0.5 * _direction(self.seed, side, int(group), 1 + int(number[0]))
        )


class Blind:
    """An encoder to which everything looks the same."""

    def pictures(self, pictures: Sequence[Picture], change: object = None) -> np.ndarray:
        return np.ones((len(pictures), 1))

    def texts(self, texts: Sequence[str]) -> np.ndarray:
        return np.ones((len(texts), 1))


@cache
def _direction(*keys: int) -> np.ndarray:
    x = np.random.Generator(np.random.Philox(np.random.SeedSequence(keys))).normal(size=WIDTH)
    return x / np.linalg.norm(x)
