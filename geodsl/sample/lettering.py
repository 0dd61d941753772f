"""Letters: other ones for the same program, so that they carry no information."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence

import numpy as np

from geodsl.scene import Scene

__all__ = ["CURVES", "lettered", "lettering", "renamed"]

_TOKEN = re.compile(r"\"[^\"]*\"|[A-Z][0-9]*'*|(?<![A-Za-z0-9'\"])[a-z][0-9]*'*(?![A-Za-z0-9'\"])")
# Names for lines and circles. `a` is a word in places, and l looks like 1.
CURVES = "bcdefghjkmnpqrstuvwxyz"


def lettering(scene: Scene, random: np.random.Generator, letters: str = "any") -> dict[str, str]:
    """New names for a program's points and curves; empty where they stay as a textbook has them.

    Args:
        letters: "textbook", "any", or the capital letters to choose from.
    """
    if letters == "textbook":
        return {}
    pool = string.ascii_uppercase if letters == "any" else letters
    out = _chosen([n.name for n in scene.nodes if n.type == "point"], pool, random)
    curves = [n.name for n in scene.nodes if n.type not in ("point", "number", "length", "area", "degrees")]
    kept = {n.name for n in scene.nodes} - set(curves)
    return out | _chosen(curves, [c for c in CURVES if c not in kept], random)


def _chosen(names: Sequence[str], pool: Sequence[str], random: np.random.Generator) -> dict[str, str]:
    if len(names) > len(pool):
        return {}
    places = random.permutation(len(pool))[: len(names)]
    return dict(zip(names, (pool[int(k)] for k in places), strict=True))


def lettered(text: str) -> frozenset[str]:
    """All names that stand in a text, outside quotes."""
    return frozenset(t for t in _TOKEN.findall(text) if not t.startswith('"'))


def renamed(text: str, naming: Mapping[str, str]) -> str:
    """A text with other names; what stands in quotes stays."""
    return _TOKEN.sub(lambda m: naming.get(m[0], m[0]), text) if naming else text
