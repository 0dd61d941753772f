"""Facts on a page: letters of the figure slanted, as they are in print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from perturb.sheet.markup import Markup, escape, join, tag

__all__ = ["clipped", "folded", "typeset"]

_MOST = 7  # facts that are shown at once

# Runs of capital letters are points; a small letter by itself names a curve or a number.
_NAME = re.compile(r"(?<![A-Za-z0-9\"])(?:(?:[A-Z]\d*['′]*)+(?![a-z])|[a-z]\d*['′]*(?![A-Za-z\d]))")


def typeset(text: str) -> Markup:
    """A fact, or what is done to one, with its names in italics."""
    parts: list[Markup] = []
    done = 0
    for m in _NAME.finditer(text):
        parts += [escape(text[done : m.start()]), tag("i", m.group())]
        done = m.end()
    return join([*parts, escape(text[done:])])


def _listed(facts: Sequence[dict[str, Any]]) -> Markup:
    """Facts one after another."""
    return tag("ul", *(tag("li", typeset(f["text"])) for f in facts), class_="facts")


def folded(facts: Sequence[dict[str, Any]], summary: str) -> Markup:
    """The same, behind a line to be opened."""
    return tag("details", tag("summary", summary), _listed(facts))


def clipped(facts: Sequence[dict[str, Any]]) -> Markup:
    """Facts, the first of them at once."""
    if len(facts) <= _MOST:
        return _listed(facts)
    shown = _MOST - 2
    return join([_listed(facts[:shown]), folded(facts[shown:], f"and {len(facts) - shown} more")])
