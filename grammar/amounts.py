"""By how much: what a suite writes behind `by`, and what is said of slips there."""

from __future__ import annotations

from typing import Any, NamedTuple

from grammar import tree
from grammar.diagnostics import Fix
from grammar.source import Span
from grammar.suite_tree import Amount, Unit

__all__ = ["EXPECTED", "End", "amount", "written"]

_UNITS: dict[str, Unit] = {
    "%": "percent",
    "percent": "percent",
    "°": "degrees",
    "deg": "degrees",
    "degrees": "degrees",
}
_SIGNS: dict[Unit, str] = {"percent": "%", "degrees": "°", "ratio": ""}
EXPECTED = (
    "`8%` of the figure's size",
    "an angle such as `8°`",
    "`ratio 1.2`",
    "a range of them: `8%..20%`",
)


class End(NamedTuple):
    """One end of an amount: a number with what stands behind it."""

    number: tree.Number
    unit: tree.Word | None

    @property
    def span(self) -> Span:
        return self.number.span.to(self.unit.span) if self.unit else self.number.span


def written(low: str, high: str, unit: Unit) -> str:
    """An amount as the canonical form has it."""
    ends = (low,) if low == high else (low, high)
    return "ratio " * (unit == "ratio") + "..".join(end + _SIGNS[unit] for end in ends)


def amount(
    ratio: tree.Word | None, minus: tree.Word | None, low: End, sign: tree.Word | None, high: End | None
) -> tuple[Amount, dict[str, Any] | None]:
    """What is written behind `by`, and a complaint if that isn't right: then the amount is a guess."""
    ends = (low,) if high is None else (low, high)
    span = (ratio or minus or low).span.to(ends[-1].span)
    units = [e.unit and e.unit.text for e in ends]
    known: set[Unit] = {_UNITS[u] for u in units if u in _UNITS}
    if ratio:
        known.add("ratio")
    unit: Unit = min(known, default="percent")
    found = Amount(low.number, ends[-1].number, unit, span=span)

    def complaint(code: str, message: str, span: Span = span, **more: Any) -> tuple[Amount, dict[str, Any]]:
        return found, {"code": code, "message": message, "span": span, **more}

    strange = next((e.unit for e in ends if e.unit and e.unit.text not in _UNITS), None)
    if strange:
        return complaint("E108", f"`{strange.text}` is no unit of an amount", strange.span, expected=EXPECTED)
    if not known:
        return complaint("E108", "this amount has no unit", expected=EXPECTED)
    if len(known) > 1:
        hint = "a ratio is a plain number: `ratio 1.2`" if ratio else "both ends of a range measure the same"
        return complaint("E108", "an amount has one unit", hint=hint)
    right = Fix(span, written(low.number.text, ends[-1].number.text, unit))
    if minus:
        hint = "an amount says how far, not which way"
        return complaint("E108", "an amount has no sign", minus.span, hint=hint, fix=right)
    if sign and sign.text != "..":
        hint = f"a range is written with two dots: `{right.text}`"
        return complaint("E108", f"`{sign.text}` makes no range", sign.span, hint=hint, fix=right)
    if not ratio and None in units:
        hint = "each end of a range has its unit"
        return complaint(
            "E108", "one end of this range has no unit", ends[units.index(None)].span, hint=hint, fix=right
        )
    first, last = found.ends
    if last == 0:
        return complaint("E109", "an amount of 0 changes nothing")
    if first > last:
        right = Fix(span, written(ends[-1].number.text, low.number.text, unit))
        return complaint("E109", "this range holds nothing", hint="the smaller end comes first", fix=right)
    return found, None
