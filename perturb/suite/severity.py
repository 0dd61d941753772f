"""Amounts as severities: whether the unit is the change's, and whether a reader would see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.language.printing import number
from grammar import Fix
from grammar.suite_tree import Amount, Unit
from perturb.craft.operator import Scale, Target

__all__ = ["UNITS", "severity"]

UNITS: dict[str, Unit] = {"size": "percent", "°": "degrees", "ratio": "ratio"}
_SHARES: dict[Unit, float] = {"percent": 0.01, "degrees": 1.0, "ratio": 1.0}
_SIGNS: dict[Unit, str] = {"percent": "%", "degrees": "°", "ratio": ""}
_CALLED: dict[Unit, str] = {
    "percent": "as a share of the figure's size",
    "degrees": "in degrees",
    "ratio": "as a ratio",
}
_TOO_MUCH: dict[Unit, float] = {"percent": 1.0, "degrees": 90.0, "ratio": 10.0}
_HAIR = 1e-9

Range = tuple[float, float]


def severity(
    amount: Amount, targets: Sequence[Target]
) -> tuple[Range | None, tuple[Target, ...], dict[str, Any] | None]:
    """An amount in the targets' unit, the targets for which it is one, and a complaint where there are none."""
    scales = [(t, t.operator.scale_of(t)) for t in targets]
    unit = amount.unit
    low, high = (end * _SHARES[unit] for end in amount.ends)
    same = [(t, s) for t, s in scales if UNITS.get(s.unit) == unit]
    if not same:
        return None, (), _wrong_unit(amount, scales[0][1], targets[0])
    least = min(s.least for _, s in same)
    if high >= _TOO_MUCH[unit] - _HAIR:
        usual = _said(same[0][1].usual, unit)
        most = _said((_TOO_MUCH[unit],) * 2, unit)
        complaint = {
            "code": "E406",
            "message": f"{most} or more leaves no figure of its kind",
            "span": amount.span,
            "hint": f"usual is {usual}",
            "fix": Fix(amount.span, usual),
        }
        return None, (), complaint
    seen = tuple(t for t, s in same if low >= s.least - _HAIR)
    if not seen:
        small = _said((least, least), unit)
        fixed = _said((least, max(high, least)), unit)
        complaint = {
            "code": "E406",
            "message": f"a reader doesn't see less than {small} of this",
            "span": amount.span,
            "hint": f"usual is {_said(same[0][1].usual, unit)}",
            "fix": Fix(amount.span, fixed),
        }
        return None, (), complaint
    return (low, high), seen, None


def _wrong_unit(amount: Amount, scale: Scale, target: Target) -> dict[str, Any]:
    right = UNITS.get(scale.unit)
    if right is None:
        return {
            "code": "E405",
            "message": f"`{target}` is done or not done: it has no amount",
            "span": amount.span,
            "hint": "leave the amount out",
        }
    usual = _said(scale.usual, right)
    return {
        "code": "E405",
        "message": f"how far this goes is told {_CALLED[right]}",
        "span": amount.span,
        "found": f"{_said(amount.ends, amount.unit, share=1.0)}, told {_CALLED[amount.unit]}",
        "hint": f"usual is {usual}",
        "fix": Fix(amount.span, usual),
    }


def _said(ends: Sequence[float], unit: Unit, *, share: float | None = None) -> str:
    """A range as it is written in a suite."""
    share = _SHARES[unit] if share is None else share
    texts = [number(round(end / share, 6)) + _SIGNS[unit] for end in dict.fromkeys(ends)]
    return "ratio " * (unit == "ratio") + "..".join(texts)
