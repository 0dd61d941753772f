"""Which captions are true of which pictures, decided by sets of hashed facts, for all of a batch at once.

Sets are rows of numbers, padded with 0, so that ranks can gather them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
import torch.distributed as dist
from torch import Tensor

from train.data.known import Known, Said
from train.gather import gather, world

__all__ = ["Sights", "Words", "judged", "padded"]


def padded(rows: Sequence[Sequence[int]], shape: Sequence[int]) -> Tensor:
    """Rows of numbers as (*shape, L), L the longest and at least 1."""
    out = torch.zeros(len(rows), max([1, *map(len, rows)]), dtype=torch.int64)
    for k, row in enumerate(rows):
        out[k, : len(row)] = torch.tensor(row, dtype=torch.int64)
    return out.reshape(*shape, out.shape[1])


@dataclass(frozen=True)
class Words:
    """What captions say: facts (B, T, K), names (B, T, R), and `codes` (B, T) of the ids that a model reads."""

    facts: Tensor
    names: Tensor
    codes: Tensor

    @classmethod
    def of(cls, said: Sequence[Said], codes: Sequence[int], shape: tuple[int, int]) -> Words:
        return cls(
            padded([s.facts for s in said], shape),
            padded([s.names for s in said], shape),
            torch.tensor(codes, dtype=torch.int64).reshape(shape),
        )

    def everywhere(self) -> Words:
        """Those of all ranks, (W·B, T*, …), padded to the most and the longest."""
        if world() == 1:
            return self
        sizes = torch.tensor([*self.facts.shape[1:], self.names.shape[2]], device=self.facts.device)
        dist.all_reduce(sizes, dist.ReduceOp.MAX)
        t, k, r = sizes.tolist()
        parts = _wide(self.facts, t, k), _wide(self.names, t, r), _wide(self.codes[..., None], t, 1)
        facts, names, codes = (gather(x) if t else x.repeat(world(), 1, 1) for x in parts)
        return Words(facts, names, codes[..., 0])

    def tensors(self) -> tuple[Tensor, ...]:
        return self.facts, self.names, self.codes


@dataclass(frozen=True)
class Sights:
    """What is known of pictures: true (B, S, F), false (B, S, G), names (B, S, Q)."""

    true: Tensor
    false: Tensor
    names: Tensor

    @classmethod
    def of(cls, known: Sequence[Known], places: Sequence[int], shape: tuple[int, int]) -> Sights:
        """Each in its place among B·S; of the other places nothing is known."""
        nothing = Known(frozenset(), frozenset(), frozenset())
        every = [nothing] * (shape[0] * shape[1])
        for place, one in zip(places, known, strict=True):
            every[place] = one
        return cls(
            padded([sorted(k.true) for k in every], shape),
            padded([sorted(k.false) for k in every], shape),
            padded([sorted(k.names) for k in every], shape),
        )

    def first(self) -> Sights:
        """The anchors' alone."""
        return Sights(self.true[:, :1], self.false[:, :1], self.names[:, :1])

    def tensors(self) -> tuple[Tensor, ...]:
        return self.true, self.false, self.names


def judged(sights: Sights, words: Words, own: Tensor) -> Tensor:
    """Is caption t of group j true of picture s of group i: 1, 0, or -1 where one can't be sure.

    True is a caption all of whose facts are; false is one that says something false, or speaks of what the picture
    hasn't. One that reads as the picture's own to the model isn't called false: nobody could learn it.

    Shapes: own (B, S), codes of the pictures' own captions; (B, S, J, T) int8 out.
    """
    (b, s), (j, t) = sights.true.shape[:2], words.codes.shape
    told, named = words.facts.flatten(0, 1), words.names.flatten(0, 1)
    true, _ = _all_any(sights.true, told)
    _, false = _all_any(sights.false, told)
    there, _ = _all_any(sights.names, named)
    false |= ~there
    out = true.to(torch.int8) - (~true & ~false).to(torch.int8)
    out[:, ~told.any(1)] = -1
    same = own.reshape(-1, 1) == words.codes.reshape(1, -1)
    out[same & (out == 0)] = -1
    return out.reshape(b, s, j, t)


def _all_any(sets: Tensor, told: Tensor) -> tuple[Tensor, Tensor]:
    """For sets (B, S, F) and captions (C, K): whether all, and whether any of a caption's numbers are in a set."""
    rows = sets.flatten(0, 1)
    every = torch.ones(len(rows), len(told), dtype=torch.bool, device=rows.device)
    some = torch.zeros_like(every)
    if not every.numel():
        return every, some
    known = told.unique()
    place = torch.searchsorted(known, rows.contiguous()).clamp(max=len(known) - 1)
    met = (known[place] == rows) & (rows != 0)
    inside = torch.zeros(len(rows), len(known) + 1, dtype=torch.bool, device=rows.device)
    inside.scatter_(1, torch.where(met, place, len(known)), True)
    for numbers in told.T:  # a caption says few things
        hit = inside[:, torch.searchsorted(known, numbers.contiguous())]
        every &= hit | (numbers == 0)
        some |= hit & (numbers != 0)
    return every, some


def _wide(x: Tensor, rows: int, columns: int) -> Tensor:
    """(B, T, K) padded with zeros to (B, rows, columns)."""
    return torch.nn.functional.pad(x, (0, columns - x.shape[2], 0, rows - x.shape[1]))
