"""Checks of settings: each says what was expected, where a value isn't that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

__all__ = [
    "Check",
    "each",
    "nearest",
    "number",
    "one_of",
    "optional",
    "share",
    "shares",
    "table",
    "text",
    "whole",
    "yes_or_no",
]

Check = Callable[[Any], str | None]
"""Says what was expected, where a value isn't that."""


def whole(least: int, most: int) -> Check:
    def check(x: Any) -> str | None:
        good = isinstance(x, int) and not isinstance(x, bool) and least <= x <= most
        return None if good else f"a whole number from {least:,} to {most:,}"

    return check


def one_of(names: Callable[[], Sequence[str]]) -> Check:
    def check(x: Any) -> str | None:
        known = names()
        if isinstance(x, str) and x in known:
            return None
        return f"one of {', '.join(known)}{nearest(x, known)}"

    return check


def each(check: Check, *, empty: bool = False) -> Check:
    def all_of(xs: Any) -> str | None:
        if not isinstance(xs, tuple) or not (xs or empty):
            return "a list" if empty else "a list with something in it"
        return next((f"a list, each {found}" for x in xs if (found := check(x))), None)

    return all_of


def text(x: Any) -> str | None:
    return None if isinstance(x, str) else "a text"


def yes_or_no(x: Any) -> str | None:
    return None if isinstance(x, bool) else "true or false"


def shares(x: Any) -> str | None:
    good = (
        isinstance(x, Mapping)
        and x
        and all(isinstance(k, str) and k.isidentifier() for k in x)
        and all(isinstance(v, int | float) and not isinstance(v, bool) and 0 <= v <= 1 for v in x.values())
        and abs(sum(x.values()) - 1) < 1e-6
    )
    return None if good else "a table of names with shares that make 1, such as { train = 0.9, test = 0.1 }"


def optional(check: Check) -> Check:
    return lambda x: None if x is None else check(x)


def share(x: Any) -> str | None:
    good = isinstance(x, int | float) and not isinstance(x, bool) and 0 <= x <= 1
    return None if good else "a share from 0 to 1"


def nearest(x: Any, known: Sequence[str]) -> str:
    close = get_close_matches(str(x), known, n=1, cutoff=0.5)
    return f"; did you mean `{close[0]}`?" if close else ""


def number(least: float, most: float) -> Check:
    def check(x: Any) -> str | None:
        good = isinstance(x, int | float) and not isinstance(x, bool) and least <= x <= most
        return None if good else f"a number from {least:g} to {most:g}"

    return check


def table(x: Any) -> str | None:
    good = isinstance(x, Mapping) and all(isinstance(name, str) for name in x)
    return None if good else "a table"
