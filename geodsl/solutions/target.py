"""What is asked for: which sizes it is reckoned from, how, and how it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from geodsl import arithmetic
from geodsl.facts.equation import Equation
from geodsl.facts.same_ratio import SameRatio
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.objects import Angle, Measure, Num, Proportion, Segment
from geodsl.solutions.claim import Part, Size
from geodsl.solutions.exact import Inexact
from geodsl.solutions.sight import Sight
from geodsl.solutions.sizes import constant, size_of
from geodsl.solutions.solution import Step
from geodsl.solutions.value import Value

__all__ = [
    "SUBSTITUTE",
    "in_degrees",
    "is_ratio",
    "leaves_of",
    "measured",
    "parts_of_target",
    "reckon",
    "substituted",
    "target_fact",
    "told_target",
    "with_sign",
]

SUBSTITUTE = "substitution"


def leaves_of(target: Term, sight: Sight) -> list[Size] | None:
    """The sizes that a target is reckoned from; None where it isn't reckoned from sizes."""
    size = size_of(target, sight)
    if size is not None:
        return [size]
    if constant(target) is not None:
        return []
    if not isinstance(
        target, arithmetic.Add | arithmetic.Multiply | arithmetic.Divide | arithmetic.Raise | Proportion
    ):
        return None
    out: list[Size] = []
    for part in parts_of_target(target):
        found = leaves_of(part, sight)
        if found is None:
            return None
        out += found
    return list(dict.fromkeys(out))


def parts_of_target(target: Term) -> tuple[Term, ...]:
    match target:
        case arithmetic.Add():
            return target.terms
        case arithmetic.Multiply():
            return target.factors
        case arithmetic.Divide():
            return target.top, target.bottom
        case arithmetic.Raise():
            return (target.base,)
    return target.parts


def reckon(target: Term, sight: Sight, leaf: Callable[[Size], Value]) -> Value:
    size = size_of(target, sight)
    if size is not None:
        return leaf(size)
    number = constant(target)
    if number is not None:
        return Value.exactly(number)
    values = [reckon(p, sight, leaf) for p in parts_of_target(target)]
    match target:
        case arithmetic.Add():
            total = Value.exactly(0)
            for sign, v in zip(target.signs, values, strict=True):
                total = total + v if sign == "+" else total - v
            return total
        case arithmetic.Multiply():
            out = Value.exactly(1)
            for v in values:
                out = out * v
            return out
        case arithmetic.Raise():
            exponent = constant(target.exponent)
            power = exponent.rational if exponent else None
            if power is None or power.denominator != 1 or power < 1:
                raise Inexact("no whole power")
            out = Value.exactly(1)
            for _ in range(int(power)):
                out = out * values[0]
            return out
    if len(values) != 2:
        raise Inexact("a ratio of more than two")
    return values[0] / values[1]


def substituted(
    target: Term, sight: Sight, leaf: Callable[[Size], Value], value: Value, premises: tuple[Fact, ...]
) -> Step:
    """The last step of a target that is reckoned from several sizes."""
    body = told_target(target, sight)
    filled = told_target(target, sight, leaf)
    result = with_sign(value, target)
    text: tuple[Part, ...] = (*body, " = ", *filled, f" = {result}")
    if "".join(p for p in filled if isinstance(p, str)) == result:
        text = (*body, f" = {result}")
    return Step(SUBSTITUTE, premises, target_fact(target, value), text)


def target_fact(target: Term, value: Value) -> Fact:
    if isinstance(target, Proportion):
        return SameRatio(target, Proportion((Num(value.real, "number"), Num(1.0, "number"))))
    return Equation(_quantity(target), _number(value, target))


def told_target(target: Term, sight: Sight, leaf: Callable[[Size], Value] | None = None) -> tuple[Part, ...]:
    """A target as a line, with its sizes or with their values."""
    size = size_of(target, sight)
    if size is not None:
        if leaf is None:
            return (size,)
        shown = leaf(size).shown
        text = f"{shown}°" if size.kind == "angle" else str(shown)
        return (text if shown.rational is not None and "/" not in text else f"({text})",)
    number = constant(target)
    if number is not None:
        return (f"{number}°" if in_degrees(target) else str(number),)
    told = [told_target(p, sight, leaf) for p in parts_of_target(target)]
    parts = parts_of_target(target)
    match target:
        case arithmetic.Add():
            out: list[Part] = []
            for sign, p, part in zip(target.signs, told, parts, strict=True):
                out += [f" {'+' if sign == '+' else '−'} "] if out else ([] if sign == "+" else ["−"])
                out += ["(", *p, ")"] if isinstance(part, arithmetic.Add) else p
            return tuple(out)
        case arithmetic.Multiply():
            out = []
            for p, part in zip(told, parts, strict=True):
                out += [" · "] if out else []
                out += ["(", *p, ")"] if isinstance(part, arithmetic.Add | arithmetic.Divide) else p
            return tuple(out)
        case arithmetic.Raise():
            power = str(constant(target.exponent))
            power = {"2": "²", "3": "³"}.get(power, f"^{power}")
            return (*told[0], power)
    sign = " : " if isinstance(target, Proportion) else " / "
    out = []
    for p, part in zip(told, parts, strict=True):
        out += [sign] if out else []
        whole = isinstance(part, arithmetic.Add | arithmetic.Multiply | arithmetic.Divide)
        out += ["(", *p, ")"] if whole else p
    return tuple(out)


def with_sign(value: Value, target: Term) -> str:
    text = str(value.shown)
    if not in_degrees(target):
        return text
    return f"{text}°" if value.shown.simple else f"({text})°"


def in_degrees(target: Term) -> bool:
    return target.makes in ("angle", "degrees")


def _number(value: Value, target: Term) -> Num:
    return Num(value.real, "degrees" if in_degrees(target) else "number")


def _quantity(target: Term) -> Any:
    if isinstance(target, Angle):
        return Measure(target)
    return arithmetic.Length(target) if isinstance(target, Segment) else target


def measured(target: Term, at: Instances) -> float:
    with np.errstate(all="ignore"):
        value = at.value(target) if isinstance(target, Proportion) else at.number(target)
    if isinstance(value, tuple):
        value = value[0] / value[1]
    found = float(np.broadcast_to(value, (at.n,))[0])
    return float(np.degrees(found)) if in_degrees(target) else found


def is_ratio(target: Term) -> bool:
    return target.makes in ("proportion", "number")
