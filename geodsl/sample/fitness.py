"""Whether a textbook could hold a figure: nothing flat, tiny, crowded or hanging in the air."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np

from geodsl.sample.stage import NEAR, Stage

__all__ = ["unfit"]

SHARP = 12.0  # degrees: edges that meet at a smaller angle look like one
SHORT = 0.072  # the shortest piece of a stroke between neighbouring points, as share of the figure
SMALL = 0.085  # the least radius
APART = 0.068  # of points that no stroke joins
MOST_STROKES = 18
MOST_POINTS = 13
SHARE = 0.75  # of figures that must be fit


def unfit(stage: Stage, *, room: float = 1.0) -> str | None:
    """What speaks against a program, judged on some of its figures; None where nothing does.

    Args:
        room: how much more room than the least there must be between things.
    """
    strokes = len(stage.ink.strokes)
    if strokes > MOST_STROKES:
        return "too many strokes"
    if not strokes:
        return "nothing is drawn"
    if len(stage.points) > MOST_POINTS:
        return "too many points"
    if _floating(stage):
        return "a point hangs in the air"
    if _twice(stage):
        return "a circle drawn twice"
    for reason, bad in (
        ("edges nearly along each other", _sharp(stage, room * SHARP)),
        ("a tiny piece", _short(stage, room * SHORT)),
        ("points close together", _close(stage, room * APART)),
        ("a tiny or a huge circle", _round(stage, room * SMALL)),
    ):
        if np.mean(bad) > 1 - SHARE:
            return reason
    return None


def _floating(stage: Stage) -> list[str]:
    """Points through which nothing is drawn and that aren't the centre of anything drawn."""
    held = {p for line in stage.lines for p in line}
    held |= {p for points in stage.on.values() for p in points}
    held |= set(stage.center.values())
    rest = [p for p in stage.points if p not in held]
    for _, arc in stage.arcs:
        rest = [
            p
            for p in rest
            if not (np.absolute(np.absolute(stage.z[p] - arc.center) - arc.radius) < NEAR * stage.size).all()
            and not (np.absolute(stage.z[p] - arc.center) < NEAR * stage.size).all()
        ]
    return rest


def _twice(stage: Stage) -> bool:
    """Whether two circles are always one."""
    return any(
        (np.maximum(np.absolute(c - d), np.absolute(r - s)) < NEAR * stage.size).all()
        for (c, r), (d, s) in combinations(stage.circles.values(), 2)
    )


def _sharp(stage: Stage, least: float) -> np.ndarray:
    """Where two edges leave a point almost in one direction and aren't on one line."""
    bad = np.zeros(stage.at.n, dtype=bool)
    lines = [(set(line), line) for line in stage.lines if len(line) > 1]
    for (one, first), (other, second) in combinations(lines, 2):
        common = one & other
        if len(common) != 1:
            continue
        (corner,) = common
        for a in _ends(first, corner):
            for b in _ends(second, corner):
                bad |= stage.angle(a, corner, b) < least
    return bad


def _ends(line: tuple[str, ...], corner: str) -> list[str]:
    return [end for end in (line[0], line[-1]) if end != corner]


def _short(stage: Stage, least: float) -> np.ndarray:
    bad = np.zeros(stage.at.n, dtype=bool)
    for line in stage.lines:
        for a, b in pairwise(line):
            bad |= np.absolute(stage.z[a] - stage.z[b]) < least * stage.size
    return bad


def _close(stage: Stage, least: float) -> np.ndarray:
    z = np.array([stage.z[p] for p in stage.points])
    if len(z) < 2:
        return np.zeros(stage.at.n, dtype=bool)
    first, second = np.triu_indices(len(z), 1)
    return (np.absolute(z[first] - z[second]) < least * stage.size).any(0)


def _round(stage: Stage, least: float) -> np.ndarray:
    """Where a circle is tiny, or so large that all points huddle at one of its sides."""
    bad = np.zeros(stage.at.n, dtype=bool)
    if not stage.points:
        return bad
    z = np.array([stage.z[p] for p in stage.points])
    spread = np.maximum(np.ptp(z.real, axis=0), np.ptp(z.imag, axis=0))
    for _, radius in stage.circles.values():
        bad |= radius < least * stage.size
        bad |= (2 * radius > 2.2 * spread) & (spread > 0)
    return bad
