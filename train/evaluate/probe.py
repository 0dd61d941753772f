"""The probe: whether a model tells what is right from what is almost right, beside those who can't know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from geodsl.dataset import Record
from train.evaluate.cases import Case, cases_of
from train.evaluate.encoders import Encoder, Features, TowerEncoder, features_of
from train.evaluate.errors import EvaluateError
from train.evaluate.findings import METRICS, Figure, Figures, Probe
from train.evaluate.intervals import interval
from train.evaluate.pictures import Change
from train.evaluate.rates import rates
from train.evaluate.scoring import (
    HITS,
    PAIRS,
    Scores,
    central,
    chances,
    compared,
    hit,
    margin,
    pairs,
    picked,
)
from train.evaluate.slices import Known, Slice, slices, whole

if TYPE_CHECKING:
    from train.towers import Towers

__all__ = ["NOT_COUNTED", "probe", "probe_features", "scores"]

NOT_COUNTED = (
    "star groups don't count: the right one is the centre of its group, and the centroid guess finds it"
)

Floats = NDArray[np.float64]


def scores(
    towers: Towers,
    records: Iterable[Record],
    *,
    batch: int = 64,
    device: Any = None,
    seed: int = 0,
    random: Sequence[Encoder] = (),
    known: Known | None = None,
    parts: bool = True,
) -> Probe:
    """The probe of a model in training: of groups that count, star groups left out.

    The same records again make the same cases, so that a loop may pass a list of them each time.

    Raises:
        EvaluateError: if no group counts.
    """
    cases = [case for case in cases_of(records) if not case.star]
    encoder = TowerEncoder(towers, batch=batch, device=device, seed=seed)
    return probe(cases, encoder, random=random, known=known, seed=seed, parts=parts)


def probe(
    cases: Sequence[Case],
    encoder: Encoder,
    *,
    random: Sequence[Encoder] = (),
    known: Known | None = None,
    seed: int = 0,
    change: Change | None = None,
    parts: bool = True,
) -> Probe:
    """What a model makes of cases, with its intervals, and what those make of them who can't know.

    Args:
        random: encoders that have learned nothing.
        change: what pictures are put through first.
        parts: whether the parts are told, too.

    Raises:
        EvaluateError: if there are no cases, or star groups and others together.
    """
    _check(cases)
    seen = features_of(cases, encoder, change=change)
    others = [features_of(cases, r, change=change) for r in random]
    return probe_features(cases, seen, random=others, known=known, seed=seed, parts=parts)


def probe_features(
    cases: Sequence[Case],
    seen: Sequence[Features],
    *,
    random: Sequence[Sequence[Features]] = (),
    known: Known | None = None,
    seed: int = 0,
    parts: bool = True,
) -> Probe:
    """The same of features that are there already."""
    _check(cases)
    mine = [compared(f) for f in seen]
    told = _Told(
        cases, mine, [central(f) for f in seen], [[compared(f) for f in some] for some in random], seed
    )
    by: dict[str, dict[str, Figures]] = {}
    for part in slices(cases, known) if parts else ():
        by.setdefault(part.topic, {})[part.name] = told.figures(part)
    overall = told.figures(whole(cases))
    star = cases[0].star
    return Probe(
        len(cases),
        sum(len(c.captions) - 1 for c in cases),
        len({c.family for c in cases}),
        not star,
        overall,
        by,
        tuple(rates(cases, mine)),
        tuple(_notes(cases, mine, overall, star)),
    )


def _check(cases: Sequence[Case]) -> None:
    if not cases:
        raise EvaluateError(
            "there is nothing to measure on: expected groups that have negatives or false texts"
        )
    if len({case.star for case in cases}) > 1:
        raise EvaluateError("star groups and others don't make one figure: measure on each apart")


def _notes(cases: Sequence[Case], mine: Sequence[Scores], overall: Figures, star: bool) -> Iterator[str]:
    if star:
        yield NOT_COUNTED
    for name in HITS if not star else ():
        figure = overall.get(name)
        if figure is not None and figure.given_away:
            yield (
                f"{name}: the centroid guess, which never looks at the other side, is right in "
                f"{100 * (figure.centroid or 0.0):.0f} % where chance is {100 * (figure.chance or 0.0):.0f} %: "
                "the wrong ones surround the right one, so this figure doesn't count by itself"
            )
    if len({c.family for c in cases}) < 2:
        yield "all cases are of one family: there are no intervals"
    for name in HITS:
        rows = [getattr(s, name) for s in mine if len(getattr(s, name)) > 1]
        tied = sum(bool((row[1:] == row[0]).any()) for row in rows)
        if tied:
            yield (
                f"{name}: in {tied:,} of {len(rows):,} cases a wrong one has the very score of the right one; "
                "ties are counted as chance"
            )


class _Told:
    """The figures of any part of some cases."""

    def __init__(
        self,
        cases: Sequence[Case],
        mine: Sequence[Scores],
        blind: Sequence[Scores],
        others: Sequence[Sequence[Scores]],
        seed: int,
    ) -> None:
        self.families = [case.family for case in cases]
        self.seed = seed
        self.all = [_Judged(some) for some in (mine, blind, *others)]

    def figures(self, part: Slice) -> Figures:
        measured = [judged.of(part) for judged in self.all]
        own, chance = _owners(part), _chances(part)
        return {
            name: self._figure(part, name, [m[name] for m in measured], own[_kind(name)], chance.get(name))
            for name in METRICS
            if name in measured[0]
        }

    def _figure(
        self, part: Slice, name: str, values: Sequence[Floats], owners: Sequence[int], chance: float | None
    ) -> Figure:
        families = [self.families[k] for k in owners]
        mine, blind, *others = values
        purpose = f"{part.topic}/{part.name}/{name}"
        low, high = interval(mine, families, seed=self.seed, purpose=purpose) or (None, None)
        least = interval(blind, families, seed=self.seed, purpose=purpose) if name in HITS else None
        means = [float(x.mean()) for x in others]
        return Figure(
            float(mine.mean()),
            low,
            high,
            len(mine),
            len(set(families)),
            chance,
            float(np.mean(means)) if means else None,
            (min(means), max(means)) if means else None,
            float(blind.mean()),
            least is not None and chance is not None and least[0] > chance,
        )


class _Judged:
    """What one encoder makes of all cases."""

    def __init__(self, some: Sequence[Scores]) -> None:
        self.scores = some
        self.pairs = [pairs(s) if len(s.own) > 1 else {} for s in some]

    def of(self, part: Slice) -> dict[str, Floats]:
        out: dict[str, Floats] = {}
        for name, chosen in (("caption", part.negatives), ("picture", part.negatives), ("texts", part.texts)):
            rows = [picked(getattr(self.scores[k], name), some) for k, some in chosen.items()]
            if rows:
                out[name] = np.array([hit(row) for row in rows])
                out[f"{name} margin"] = np.array([margin(row) for row in rows])
        if part.negatives:
            for name in PAIRS:
                out[name] = np.concatenate(
                    [self.pairs[k][name][list(some)] for k, some in part.negatives.items()]
                )
        return out


def _kind(name: str) -> str:
    return "pairs" if name in PAIRS else "texts" if name.startswith("texts") else "negatives"


def _owners(part: Slice) -> dict[str, list[int]]:
    """Which case each value is of."""
    return {
        "negatives": list(part.negatives),
        "texts": list(part.texts),
        "pairs": [k for k, some in part.negatives.items() for _ in some],
    }


def _chances(part: Slice) -> dict[str, float]:
    out: dict[str, float] = dict(PAIRS)
    for name, chosen in (("caption", part.negatives), ("picture", part.negatives), ("texts", part.texts)):
        if chosen:
            out[name] = float(np.mean([chances(len(some)) for some in chosen.values()]))
    return out
