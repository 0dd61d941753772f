"""Where the search for a witness starts: at the figures of the group, and around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from perturb.text.anchor import Anchor

__all__ = ["jittered", "relabelled"]

_STIR = (0.12, 0.3)  # how far things are moved about, as shares of the figure: at first, and later


def relabelled(anchor: Anchor, names: Sequence[str], way: Mapping[str, str]) -> np.ndarray:
    """The numbers (k, 1) of some names in the anchor with other letters; `way` leads back and forth."""
    return _held(anchor.starts[0], [way.get(name, name) for name in names])[:, None]


def jittered(
    anchor: Anchor, names: Sequence[str], count: int, random: np.random.Generator, *, far: bool
) -> np.ndarray:
    """The numbers (k, count) of some names: the anchor's own, or another member's, moved about."""
    known = [s for s in anchor.starts if all(n in s for n in names)]
    bases = [_held(known[k % len(known) if far else 0], names) for k in range(count)]
    base = np.stack(bases, axis=1)
    stir = _STIR[1] * (0.5 + random.random(count)) if far else np.where(np.arange(count), _STIR[0], 0.0)
    noise = stir * random.standard_normal(base.shape)
    scale = np.concatenate([np.zeros(0), *(anchor.scales[n] for n in names)])[:, None]
    # Radii and plain numbers stay what they are but for a factor.
    grows = np.concatenate(
        [np.zeros(0, dtype=bool), *(_grows(anchor.types[n], len(anchor.scales[n])) for n in names)]
    )[:, None]
    return np.where(grows, base * np.exp(noise), base + scale * noise)


def _held(figure: Mapping[str, np.ndarray], names: Sequence[str]) -> np.ndarray:
    return np.concatenate([np.zeros(0), *(figure[n] for n in names)])


def _grows(kind: str, count: int) -> np.ndarray:
    return (np.arange(count) == 2) if kind in ("circle", "arc") else np.full(count, count == 1)
