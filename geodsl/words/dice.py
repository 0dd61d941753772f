"""Chance in words: keyed by what is said and what it is for, so that the same is said alike wherever it is said."""

from __future__ import annotations

from zlib import crc32

import numpy as np

__all__ = ["Dice", "token"]

_MASK = 0xFFFFFFFF
_TOKENS: dict[str, int] = {}
_MOST = 1 << 18  # tokens that are remembered


def token(what: str) -> int:
    """A number for a text, always the same."""
    found = _TOKENS.get(what)
    if found is None:
        if len(_TOKENS) >= _MOST:
            _TOKENS.clear()
        found = _TOKENS[what] = crc32(what.encode())
    return found


class Dice:
    """Chances of one seed."""

    __slots__ = ("_start",)

    def __init__(self, seed: int) -> None:
        self._start = crc32(str(seed).encode())

    def roll(self, purpose: str, n: int, of: str = "") -> int:
        """One of n: the same whenever it is asked for the same purpose, of the same thing."""
        # Checksums differ in few bits where texts do: they are mixed until all bits depend on all.
        x = (self._start + token(purpose) * 0x9E3779B1 + token(of) * 0x85EBCA6B) & _MASK
        x = (x ^ x >> 16) * 0x7FEB352D & _MASK
        x = (x ^ x >> 15) * 0x846CA68B & _MASK
        return ((x ^ x >> 16) * n) >> 32

    def rolls(self, purpose: str, n: np.ndarray, of: np.ndarray) -> np.ndarray:
        """The same as `roll`, of many things at once.

        Args:
            n: one of how many, for each.
            of: the things' tokens.
        """
        mask = np.uint64(_MASK)
        x = (
            np.uint64((self._start + token(purpose) * 0x9E3779B1) & _MASK) + of * np.uint64(0x85EBCA6B)
        ) & mask
        x = (x ^ x >> np.uint64(16)) * np.uint64(0x7FEB352D) & mask
        x = (x ^ x >> np.uint64(15)) * np.uint64(0x846CA68B) & mask
        return (x ^ x >> np.uint64(16)) * n >> np.uint64(32)
