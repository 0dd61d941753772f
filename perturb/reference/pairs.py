"""Pairs: a figure before and after a change, side by side in one picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from perturb.exhibits import Negative

__all__ = ["GAP", "pair"]

GAP = 6  # pixels between the two
_RULE = 2  # of these in the middle that are drawn
_GREY = 170


def pair(made: Negative) -> NDArray[np.uint8]:
    """The anchor's picture on the left, the negative's on the right."""
    before, after = made.group.anchor.picture.pixels, made.picture.pixels
    between = np.full((before.shape[0], GAP), 255, np.uint8)
    between[:, GAP // 2 - _RULE // 2 : GAP // 2 + _RULE // 2] = _GREY
    return np.hstack([before, between, after])
