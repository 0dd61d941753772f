"""What a stream is asked for: the operators and severities that the model gets wrong most often."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from perturb.operators import operators
from perturb.suite import Suite, parse
from train.data.curriculum import BINS

__all__ = ["suite_for", "window_for"]

_MOST = 24  # operators that are asked for at once
_HARDEST = 20.0  # gaps: more is hardly ever made
_ALWAYS = ("break any fact", "make any fact", "swap labels of any two points", "mirror figure")
_REST = """\
keep all stated
text 4 of { swap letters, change shape, change relation, change number }
"""
_SOME = {2: "any two points", 3: "any three points"}


def suite_for(state: Mapping[str, Any]) -> Suite | None:
    """A suite of what is known worst, the worse the oftener, beside what nearly every diagram allows.

    None where the curriculum has no weights.
    """
    worst: dict[str, float] = {}
    for key, weight in (state.get("weights") or {}).items():
        operator = key.partition("|")[0]
        worst[operator] = max(worst.get(operator, 0.0), float(weight))
    known = _phrases()
    chosen = sorted((name for name in worst if name in known), key=lambda name: (-worst[name], name))[:_MOST]
    if not chosen:
        return None
    usual = float(state.get("usual", 1.0))
    lines = [f"    {known[name]} weight {max(worst[name], 0.01):.4f}" for name in chosen]
    lines += [f"    {line} weight {max(usual / len(_ALWAYS), 0.01):.4f}" for line in _ALWAYS]
    return parse('suite "what is known worst"\n10 of {\n' + "\n".join(lines) + "\n}\n" + _REST)


def window_for(state: Mapping[str, Any], random: np.random.Generator) -> tuple[float, float] | None:
    """Least and most severity to make: the curriculum's window, or a bin, the worse known the likelier."""
    if window := state.get("severity"):
        return float(window[0]), float(window[1])
    begins = [f"{b:g}" for b in BINS]
    each: dict[str, list[float]] = {}
    for key, weight in (state.get("weights") or {}).items():
        bin_ = key.partition("|")[2]
        if bin_ in begins:
            each.setdefault(bin_, []).append(float(weight))
    if not each:
        return None
    found = sorted(each, key=float)
    weights = np.array([np.mean(each[b]) for b in found])
    at = begins.index(found[int(random.choice(len(found), p=weights / weights.sum()))])
    return BINS[at], BINS[at + 1] if at + 1 < len(BINS) else _HARDEST


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, str]:
    """How each operator is asked for, whatever it is done to."""
    out = {}
    for operator in operators():
        plain = [p for p in operator.phrases if "{text:" not in p]
        if plain:
            out[operator.title()] = _open(plain[0])
    return out


def _open(phrase: str) -> str:
    """A phrase of an operator with nothing but quantifiers in its places."""
    phrase = re.sub(r"\s+by \{[^}]*\}", "", phrase)
    listed = re.search(r"\{\w+: point\}(, \{\w+: point\})+", phrase)
    if listed:
        phrase = phrase.replace(listed[0], _SOME[listed[0].count("{")])
    return re.sub(r"\{[^}]*\}", "any", phrase)
