"""Chance in words: keyed by what is said and what it is for, so that the same is said alike wherever it is said."""

from __future__ import annotations

from hashlib import blake2b
from zlib import crc32

import numpy as np

__all__ = ["CHANCES", "Dice", "chance", "token"]

CHANCES = 16  # of one throw

_MASK = 0xFFFFFFFF
_MULTIPLIERS = tuple(map(np.uint32, (0x85EBCA6B, 0x7FEB352D, 0x846CA68B)))
_SHIFTS = (np.uint32(16), np.uint32(15), np.uint64(32))
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

    __slots__ = ("_seed", "_start")

    def __init__(self, seed: int) -> None:
        self._seed = str(seed).encode()
        self._start = crc32(self._seed)

    def throw(self, of: str) -> int:
        """All chances of one thing: `chance(throw, k, n)` is its k-th, one of n."""
        return int.from_bytes(blake2b(of.encode(), digest_size=32, key=self._seed[:64]).digest(), "little")

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
            of: the things' tokens, in 32 bits; `n` in 64.
        """
        # Arrays of 32 bits wrap round by themselves.
        x = np.uint32((self._start + token(purpose) * 0x9E3779B1) & _MASK) + of * _MULTIPLIERS[0]
        x ^= x >> _SHIFTS[0]
        x *= _MULTIPLIERS[1]
        x ^= x >> _SHIFTS[1]
        x *= _MULTIPLIERS[2]
        x ^= x >> _SHIFTS[0]
        return x * n >> _SHIFTS[2]


def chance(throw: int, k: int, n: int) -> int:
    """The k-th chance of a throw: one of n."""
    return ((throw >> 16 * k & 0xFFFF) * n) >> 16
