"""The probes: each sees one side of groups alone and guesses the anchor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from geodsl.dataset.audit.learner import auc, folds, held_out, reasons
from geodsl.dataset.audit.pictures import MEASURES, from_mean, ink_of, measures_of, shrunk
from geodsl.dataset.audit.side import SIDE, from_usual_places, side_of
from geodsl.dataset.audit.sight import Feature, Floats, Sight, measured
from geodsl.dataset.audit.texts import sight_of_texts
from geodsl.dataset.audit.verdict import WINS, Finding, both_ways, found, judged
from geodsl.dataset.record import Record

__all__ = ["NETWORK_SIDE", "Network", "Seen", "probe", "seen_of"]

NETWORK_SIDE = 48  # pixels a side of what the network sees

Network = Callable[[Sequence[NDArray[np.uint8]], NDArray[np.int64], int], Sequence[Floats]]
"""Pictures of groups (m, h, w), the fold each is held out in, and a seed, to the scores of their members."""


@dataclass(frozen=True)
class Seen:
    """What probes see of one group; the anchor is first everywhere.

    Attributes:
        texts: the anchor's caption, then its false texts that a rule made.
        nearest: the anchor's caption, then its false texts that were found near it.
        away: of each picture from the group's mean, in ink.
        astray: of each member's points from their mean places, in pixels.
        small: (m, h, w) ink, where a network is to see it.
    """

    family: str
    star: bool
    captions: Sequence[str]
    texts: Sequence[str]
    nearest: Sequence[str]
    pictures: Floats
    away: Floats
    side: Floats
    astray: Floats
    small: NDArray[np.uint8] | None = field(default=None)


def seen_of(record: Record, *, network: bool = False) -> Seen:
    """What probes see of a record; hard positives aren't looked at."""
    members = [record.anchor, *record.negatives]
    inks = [ink_of(m.image) for m in members]
    size = float(record.data["image"]["size"])
    caption = record.anchor.caption
    near = [str(t["text"]) for t in record.texts if t["class"] == "nearest"]
    made = [str(t["text"]) for t in record.texts if t["class"] != "nearest"]
    small = None
    if network:
        small = np.stack([(shrunk(i.ink, NETWORK_SIDE) * 255).round().astype(np.uint8) for i in inks])
    return Seen(
        record.family,
        record.star,
        [m.caption for m in members],
        [caption, *made],
        [caption, *near],
        np.array([measures_of(i) for i in inks]),
        from_mean(inks),
        np.array([side_of(m.data, size) for m in members]),
        from_usual_places([m.data for m in members]),
        small,
    )


def probe(groups: Sequence[Seen], seed: int, *, stars: bool, network: Network | None = None) -> list[Finding]:
    """What all probes find of some groups.

    Args:
        stars: whether these are star groups.
    """
    pairs = [pair for task in _tasks(groups) for pair in _asked(task, seed)]
    if network is not None:
        pairs += _network(groups, seed, network)
    findings = judged([f for f, _ in pairs], stars=stars)
    return [
        replace(f, why=tuple(why())) if f.verdict == WINS else f
        for f, (_, why) in zip(findings, pairs, strict=True)
    ]


_Why = Callable[[], Sequence[str]]
"""What gives anchors away; asked for only where a probe wins."""


@dataclass(frozen=True)
class _Task:
    """One side of those groups that have it."""

    name: str
    side: str
    groups: Sequence[Seen]
    sight: Callable[[Sequence[Seen]], Sight]


def _tasks(groups: Sequence[Seen]) -> Iterator[_Task]:
    some = [g for g in groups if len(g.captions) > 1]
    yield _Task("captions", "words", some, lambda gs: sight_of_texts([g.captions for g in gs]))
    made = [g for g in groups if len(g.texts) > 1]
    yield _Task(
        "caption among texts made by rule", "words", made, lambda gs: sight_of_texts([g.texts for g in gs])
    )
    near = [g for g in groups if len(g.nearest) > 1]
    yield _Task(
        "caption among nearest texts", "words", near, lambda gs: sight_of_texts([g.nearest for g in gs])
    )
    yield _Task("pictures", "pictures", some, _pictures)
    yield _Task("side data", "side data", some, _side)


def _pictures(groups: Sequence[Seen]) -> Sight:
    away = Feature("ink that differs from the group's mean")
    seen = [np.column_stack((g.pictures, g.away)) for g in groups]
    return measured((*MEASURES, away), seen, {"pixels": [g.away for g in groups]})


def _side(groups: Sequence[Seen]) -> Sight:
    astray = Feature("distance of its points from where they are on average", "larger", "smaller")
    seen = [np.column_stack((g.side, g.astray)) for g in groups]
    return measured((*SIDE, astray), seen, {"points": [g.astray for g in groups]})


def _asked(task: _Task, seed: int) -> Iterator[tuple[Finding, _Why]]:
    families = [g.family for g in task.groups]
    if len(set(families)) < 2:  # nobody to learn from
        return
    sight = task.sight(task.groups)
    items = sum(len(t.values) for t in sight.tables)
    scores = held_out(sight, folds(families, seed), seed)
    learned = found(f"{task.name}: learned", task.side, [auc(s) for s in scores], families, items, seed)
    yield learned, partial(reasons, sight, seed)
    for name, distances in sight.distances.items():
        names = (f"{task.name}: most central by {name}", f"{task.name}: least central by {name}")
        aucs = [auc(-d) for d in distances]
        finding = both_ways(names, task.side, aucs, families, items, seed)
        yield finding, partial(_first, distances, central=finding.probe == names[0])


def _first(distances: Sequence[Floats], *, central: bool) -> list[str]:
    """How often the anchor is the very first, beside how often one of its group would be."""
    signed = [d if central else -d for d in distances]
    first = np.mean([float(d[0] <= d.min()) / np.sum(d <= d.min()) for d in signed])
    usual = np.mean([1 / len(d) for d in signed])
    end = "nearest to" if central else "furthest from"
    return [
        f"anchors are {end} the group's centre in {100 * first:.0f} % of groups; by chance it were {100 * usual:.0f} %"
    ]


def _network(groups: Sequence[Seen], seed: int, network: Network) -> Iterator[tuple[Finding, _Why]]:
    some = [g for g in groups if g.small is not None and len(g.small) > 1]
    families = [g.family for g in some]
    if len(set(families)) < 2:
        return
    pictures = [g.small for g in some if g.small is not None]
    scores = network(pictures, folds(families, seed), seed)
    items = sum(map(len, pictures))
    finding = found("pictures: network", "pictures", [auc(s) for s in scores], families, items, seed)
    yield finding, lambda: ("a network names no feature: see what the other probes of pictures find",)
