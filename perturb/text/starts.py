"""Where the search for a witness starts: at the figures of the group, and around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from perturb.text.base import Base

__all__ = ["jittered", "relabelled"]

_STIR = (0.12, 0.3)  # how far things are moved about, as shares of the figure: at first, and later


def relabelled(base: Base, names: Sequence[str], way: Mapping[str, str]) -> np.ndarray:
    """The numbers (k, 1) of some names in the base's figure with other letters; `way` leads back and forth."""
    return _held(base.starts[0], [way.get(name, name) for name in names])[:, None]


def jittered(
    base: Base, names: Sequence[str], count: int, random: np.random.Generator, *, far: bool
) -> np.ndarray:
    """The numbers (k, count) of some names: the base's own, or another figure's, moved about."""
    anchor = base.anchor
    known = [s for s in base.starts if all(n in s for n in names)]
    bases = [_held(known[k % len(known) if far else 0], names) for k in range(count)]
    held = np.stack(bases, axis=1)
    stir = _STIR[1] * (0.5 + random.random(count)) if far else np.where(np.arange(count), _STIR[0], 0.0)
    noise = stir * random.standard_normal(held.shape)
    scale = np.concatenate([np.zeros(0), *(anchor.scales[n] for n in names)])[:, None]
    # Radii and plain numbers stay what they are but for a factor.
    grows = np.concatenate(
        [np.zeros(0, dtype=bool), *(_grows(anchor.types[n], len(anchor.scales[n])) for n in names)]
    )[:, None]
    return np.where(grows, held * np.exp(noise), held + scale * noise)


def _held(figure: Mapping[str, np.ndarray], names: Sequence[str]) -> np.ndarray:
    return np.concatenate([np.zeros(0), *(figure[n] for n in names)])


def _grows(kind: str, count: int) -> np.ndarray:
    return (np.arange(count) == 2) if kind in ("circle", "arc") else np.full(count, count == 1)
