"""What a probe sees: for each group a table with a row a member, the anchor's first, and columns of features.

Tables are centred on their group: what all members share can't tell the anchor, and isn't kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

__all__ = ["EQUAL", "Feature", "Floats", "Sight", "Table", "counted", "joined", "measured"]

Floats = NDArray[np.float64]

EQUAL = 1e-9  # relative: what differs by no more is rounding, and rounding may know the order of rows
_FAR = 6.0  # spreads: what is further from its group's mean counts as being so far


@dataclass(frozen=True)
class Feature:
    """Something that is measured, and how it is told: `more ink in row 1`.

    Attributes:
        high: what an anchor has that has more of it than others.
        low: the same for less.
    """

    noun: str
    high: str = "more"
    low: str = "less"

    def told(self, more: bool) -> str:
        return f"{self.high if more else self.low} {self.noun}"


@dataclass(frozen=True)
class Table:
    """One group.

    Attributes:
        columns: (u,) which features these are.
        values: (m, u) centred on the group.
    """

    columns: NDArray[np.int64]
    values: Floats


@dataclass(frozen=True)
class Sight:
    """One side of many groups.

    Attributes:
        width: how many features there are.
        told: says in words that an anchor has more, or less, of a feature.
        same: what a feature is a form of: two of the same are told as one.
        distances: how far each member is from its group's centre, by kinds of distance.
        parts: where the columns of each kind of features end.
    """

    tables: Sequence[Table]
    width: int
    told: Callable[[int, bool], str]
    same: Callable[[int], int]
    distances: Mapping[str, Sequence[Floats]] = field(default_factory=dict)
    parts: tuple[int, ...] = ()


def measured(
    features: Sequence[Feature],
    groups: Sequence[Floats],
    distances: Mapping[str, Sequence[Floats]] | None = None,
) -> Sight:
    """A sight of measures: each as it is, as a rank within its group, and as a distance from the group's mean.

    Args:
        groups: (m, d) each.
        distances: further ones, beside that of all measures together.
    """
    d = len(features)
    centred = [g - g.mean(0) for g in groups]
    spread = np.sqrt(sum((c**2).sum(0) for c in centred) / max(1, sum(len(c) for c in centred)))
    scale = np.maximum(np.abs(np.concatenate(groups)).max(0), 1e-300)
    live = spread > EQUAL * scale
    spread = np.where(live, spread, 1.0)
    tables, far = [], []
    for raw, dev in zip(groups, centred, strict=True):
        z = np.clip(np.where(live, dev / spread, 0.0), -_FAR, _FAR)
        z[np.abs(z) < EQUAL] = 0.0
        away = np.sqrt((z**2).mean(1, keepdims=True))
        far.append(away[:, 0])
        tables.append(_centred(np.concatenate((z, _ranks(raw), np.abs(z), away), 1)))

    def told(column: int, more: bool) -> str:
        if column == 3 * d:
            return "further from the group's centre" if more else "nearer to the group's centre"
        feature = features[column % d]
        if column < 2 * d:
            return feature.told(more)
        return f"{feature.noun}: {'further from' if more else 'nearer to'} the group's mean"

    def same(column: int) -> int:
        return column % d if column < 3 * d else column

    return Sight(tables, 3 * d + 1, told, same, {"all measures": far, **(distances or {})}, (3 * d + 1,))


def counted(
    names: Mapping[int, str],
    groups: Sequence[Sequence[Mapping[int, float]]],
    parts: tuple[int, ...],
    distances: Mapping[str, Sequence[Floats]] | None = None,
) -> Sight:
    """A sight of things counted, of which each member has but a few.

    Args:
        names: what is counted, by column.
        groups: for each member how often it has what.
        parts: where the columns of each kind end.
    """
    tables = []
    for group in groups:
        columns = np.array(sorted({c for row in group for c in row}), np.int64)
        values = np.array([[row.get(int(c), 0.0) for c in columns] for row in group])
        tables.append(_centred(values, columns))

    def told(column: int, more: bool) -> str:
        return f"{names.get(column, 'an n-gram')}, {'oftener' if more else 'rarer'} in anchors"

    return Sight(tables, parts[-1], told, int, distances or {}, parts)


def joined(one: Sight, other: Sight) -> Sight:
    """Both together."""
    tables = [
        Table(np.concatenate((a.columns, b.columns + one.width)), np.concatenate((a.values, b.values), 1))
        for a, b in zip(one.tables, other.tables, strict=True)
    ]

    def told(column: int, more: bool) -> str:
        return one.told(column, more) if column < one.width else other.told(column - one.width, more)

    def same(column: int) -> int:
        return one.same(column) if column < one.width else one.width + other.same(column - one.width)

    return Sight(
        tables,
        one.width + other.width,
        told,
        same,
        {**one.distances, **other.distances},
        (*one.parts, *(one.width + end for end in other.parts)),
    )


def _centred(values: Floats, columns: NDArray[np.int64] | None = None) -> Table:
    values = values - values.mean(0)
    live = np.abs(values).max(0) > EQUAL if values.size else np.zeros(values.shape[1], bool)
    kept = np.flatnonzero(live) if columns is None else columns[live]
    return Table(kept.astype(np.int64), values[:, live])


def _ranks(values: Floats) -> Floats:
    """From -1, the least of a group, to 1; equal ones share a place."""
    slack = EQUAL * np.abs(values).max(0)
    differ = values[:, None] - values[None]
    above = (differ > slack).sum(1) - (differ < -slack).sum(1)
    return above / max(1, len(values) - 1)
