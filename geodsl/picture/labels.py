"""Places for labels: every candidate is measured, then the labels choose.

All candidates of all labels are measured at once with numpy; the label with the fewest good places
chooses first. Trying candidates one by one would cost more than drawing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .wishes import ON, Numbers, Obstacles, Points, Wish, dot_wishes

__all__ = ["Choice", "place"]

PAD = 1.0
ROUNDS = 4
# What it costs a label that a stroke runs between it and its dot.
BEHIND = 0.6


@dataclass(frozen=True, slots=True)
class Choice:
    """Where the middle of a label's box goes, what it stands at, and whether it is good there."""

    at: complex
    anchor: complex
    good: bool


def _measure(
    wishes: Sequence[Wish],
    obstacles: Obstacles,
    labelled: Sequence[int],
    font: float,
) -> tuple[Numbers, Numbers]:
    """For every candidate of all wishes, in order: its cost, and by how much it is bad (0: good)."""
    at = np.concatenate([wish.at for wish in wishes])
    cost = np.concatenate([wish.cost for wish in wishes])
    counts = [len(wish.at) for wish in wishes]
    half = np.repeat(np.array([wish.half for wish in wishes]), counts)
    # Candidates lie along the last axis, obstacles along the first: least taken over the first is quickest.
    x, y, hx, hy = (np.ascontiguousarray(part) for part in (at.real, at.imag, half.real, half.imag))
    middle = obstacles.size / 2
    edge = np.maximum(np.abs(x - middle) + hx, np.abs(y - middle) + hy)
    bad = 10 * np.maximum(0, edge + PAD - middle)
    slack = np.full(len(at), np.inf)
    own = np.repeat([wish.dot for wish in wishes], counts)
    if len(obstacles.segments):
        slack = _apart(x, y, hx, hy, obstacles.segments).min(axis=0)
    if len(obstacles.radii):
        dx, dy = _offsets(x, y, obstacles.centers)
        radii = obstacles.radii[:, None]
        outside = _length(np.maximum(dx - hx, 0), np.maximum(dy - hy, 0)) - radii
        inside = radii - _length(dx + hx, dy + hy)
        slack = np.minimum(slack, np.maximum(outside, inside).min(axis=0))
    slack -= obstacles.half_width
    if len(obstacles.dots):
        dx, dy = _offsets(x, y, obstacles.dots)
        near_x, near_y = np.maximum(dx - hx, 0), np.maximum(dy - hy, 0)
        squares = near_x * near_x + near_y * near_y
        slack = np.minimum(slack, np.sqrt(squares.min(axis=0)) - obstacles.dot_radius)
        # Both the box and its middle are nearer to their own point than to any other.
        rows = np.arange(len(at))
        rivals = np.full((len(obstacles.dots), 1), np.inf)
        rivals[list(labelled)] = 0
        for far in (squares, dx * dx + dy * dy):
            mine = np.sqrt(far[own, rows])
            far += rivals
            far[own, rows] = np.inf
            bad += np.where(own >= 0, np.maximum(0, mine + 0.5 - np.sqrt(far.min(axis=0))), 0)
    bad += np.maximum(0, PAD - slack)
    cost += 0.5 * np.maximum(0, 1 - slack / (0.25 * font))
    good = np.flatnonzero((bad <= 0) & (own >= 0))
    if len(good) and len(obstacles.segments):
        cost[good] += BEHIND * _behind(at[good], obstacles.dots[own[good]], obstacles.segments)
    # Symmetric figures make ties; rounding sees to it that the order decides them, not the last bit.
    return np.round(cost, 6), bad


def _length(x: Numbers, y: Numbers) -> Numbers:
    # Exactly rounded everywhere, which hypot isn't.
    return np.sqrt(x * x + y * y)


def _offsets(x: Numbers, y: Numbers, points: Points) -> tuple[Numbers, Numbers]:
    return np.abs(x - points.real[:, None]), np.abs(y - points.imag[:, None])


def _apart(x: Numbers, y: Numbers, hx: Numbers, hy: Numbers, segments: Points) -> Numbers:
    """How far boxes are from straight pieces: (pieces, boxes), below 0 where they meet.

    A box and a piece are apart exactly if they are so along x, along y, or across the piece; the widest
    of the three gaps counts.
    """
    a, b = segments[:, :1], segments[:, 1:]
    middle, along = (a + b) / 2, (b - a) / 2
    unit = along / np.maximum(np.abs(along), 1e-9)
    ux, uy = unit.real, unit.imag
    # No matrix products here: their last bits differ from one processor to the next.
    apart = x * uy
    apart -= y * ux
    apart -= middle.real * uy - middle.imag * ux
    np.abs(apart, out=apart)
    apart -= hx * np.abs(uy)
    apart -= hy * np.abs(ux)
    for at, half, place, reach in ((x, hx, middle.real, along.real), (y, hy, middle.imag, along.imag)):
        across = at - place
        np.abs(across, out=across)
        across -= half
        across -= np.abs(reach)
        np.maximum(apart, across, out=apart)
    return apart


def _behind(at: Points, dots: Points, segments: Points) -> NDArray[np.bool_]:
    """Whether a straight piece runs between a label and its dot."""
    a, b = segments[:, :1], segments[:, 1:]
    along = b - a
    # Which side of the piece the dot and the label are on, then which side of their join its ends are on.
    side = along.real * (dots.imag - a.imag) - along.imag * (dots.real - a.real)
    other = along.real * (at.imag - a.imag) - along.imag * (at.real - a.real)
    join = at - dots
    left = join.real * (a.imag - dots.imag) - join.imag * (a.real - dots.real)
    right = left + join.real * along.imag - join.imag * along.real
    off = np.abs(side) > ON * np.abs(along)
    return np.any((side * other < 0) & (left * right < 0) & off, axis=0)


def _choose(
    wishes: Sequence[Wish],
    obstacles: Obstacles,
    labelled: Sequence[int],
    font: float,
    given: Mapping[str, complex],
) -> list[Choice]:
    if not wishes:
        return []
    wishes = [
        wish
        if (offset := given.get(wish.name)) is None
        else Wish(
            wish.name,
            wish.anchor,
            wish.half,
            np.append(wish.anchor + offset, wish.at),
            np.append(-100.0, wish.cost),
            wish.dot,
        )
        for wish in wishes
    ]
    cost, bad = _measure(wishes, obstacles, labelled, font)
    ends = np.cumsum([len(wish.at) for wish in wishes]).tolist()
    spans = list(pairwise([0, *ends]))
    ranked: list[list[complex]] = []
    stays = []
    for wish, (start, end) in zip(wishes, spans, strict=True):
        good = np.flatnonzero(bad[start:end] <= 0)
        good = good[np.argsort(cost[start:end][good], kind="stable")]
        ranked.append(wish.at[good].tolist())
        stays.append(wish.name in given and 0 in good[:1])
    turns = sorted(range(len(wishes)), key=lambda i: (not stays[i], len(ranked[i])))
    best: dict[int, complex] = {}
    for _ in range(ROUNDS):
        chosen: dict[int, complex] = {}
        for i in turns:
            for at in ranked[i]:
                if all(_clear(at, wishes[i].half, other, wishes[j].half) for j, other in chosen.items()):
                    chosen[i] = at
                    break
        if len(chosen) > len(best):
            best = chosen
        if len(chosen) == len(wishes):
            break
        # Who went away empty-handed chooses first next time.
        turns = [i for i in turns if i not in chosen] + [i for i in turns if i in chosen]
    choices = []
    for i, (start, end) in enumerate(spans):
        if i in best:
            choices.append(Choice(best[i], wishes[i].anchor, True))
        else:
            least = int((cost[start:end] + 20 * bad[start:end]).argmin())
            choices.append(Choice(complex(wishes[i].at[least]), wishes[i].anchor, False))
    return choices


def _clear(at: complex, half: complex, other: complex, other_half: complex) -> bool:
    apart = at - other
    return (
        abs(apart.real) >= half.real + other_half.real + PAD
        or abs(apart.imag) >= half.imag + other_half.imag + PAD
    )


def place(
    names: Sequence[str],
    labelled: Sequence[int],
    halves: Sequence[complex],
    texts: Sequence[Wish],
    obstacles: Obstacles,
    *,
    font: float,
    given: Mapping[str, complex],
) -> list[Choice]:
    """Give every labelled dot, then every text, a place.

    Parameters
    ----------
    names, labelled, halves : of each labelled dot: its name, its index among the obstacles' dots, and half
        the size of its label's box.
    texts : the wishes of the texts.
    given : offsets from the anchors, by name, taken over wherever they are still good.
    """
    choices: list[Choice] = []
    # Most figures have room to spare; only the crowded ones pay for a close look.
    for fine in (False, True):
        wishes = [*dot_wishes(names, labelled, halves, obstacles, font=font, fine=fine), *texts]
        choices = _choose(wishes, obstacles, labelled, font, given)
        if all(choice.good for choice in choices):
            break
    return choices
