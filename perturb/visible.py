"""Severities on the scale that all operators share: how many of the least gaps that a reader sees."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from numbers import Real

from perturb.blocks.select import Line, Step
from perturb.craft.operator import Edit, Target

__all__ = ["MOST", "visible", "within"]

MOST = 20.0  # gaps: a turn of 80°, a shift by four fifths of the figure; more leaves no figure of its kind


def visible(severity: object) -> tuple[float, float]:
    """A range of severities, if it is one.

    Raises:
        TypeError, ValueError: if it isn't; the text says what one is.
    """
    if not isinstance(severity, tuple | list) or len(severity) != 2 or not all(map(_is_number, severity)):
        raise TypeError(f"severity is a pair of numbers such as (1.0, 3.0), not {severity!r}")
    low, high = map(float, severity)
    if low > high:
        raise ValueError(
            f"severity goes from the least to the most: ({high:g}, {low:g}), not ({low:g}, {high:g})"
        )
    if low < 1.0:
        raise ValueError(f"severity starts at 1, the least that a reader sees, not at {low:g}")
    if high > MOST:
        raise ValueError(
            f"severity goes up to {MOST:g}, which leaves hardly any figure of its kind, not to {high:g}"
        )
    return low, high


def within(lines: Iterable[Line], severity: tuple[float, float]) -> tuple[Line, ...]:
    """Lines in a range of severities. Where a line tells an amount, that stands; what is done or not done stays if
    as many letters, marks or strokes change."""
    return tuple(
        replace(
            line,
            options=tuple(replace(o, steps=tuple(_step(s, severity) for s in o.steps)) for o in line.options),
        )
        for line in lines
    )


def _step(step: Step, severity: tuple[float, float]) -> Step:
    return replace(step, targets=tuple(t for t in step.targets if _may(t, severity)), visible=severity)


def _may(target: Target, severity: tuple[float, float]) -> bool:
    low, high = severity
    return not isinstance(target.change, Edit) or low <= target.change.count <= high


def _is_number(value: object) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)
