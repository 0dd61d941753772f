"""Rows: prompts with their answers as tokens, put together into batches of any rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from train.lmm.rl.errors import RlError

__all__ = ["Batch", "Encoded", "Rows", "cut_at_end", "left_padded"]


@dataclass(frozen=True)
class Encoded:
    """One prompt as its processor gives it.

    Attributes:
        tokens: what has a value for each token, (L,): ids, mask, kinds of tokens.
        pictures: all else, such as pixels and grids; the first axis runs over pictures or their patches.
    """

    tokens: Mapping[str, Tensor]
    pictures: Mapping[str, Tensor]

    @classmethod
    def of(cls, inputs: Mapping[str, Any]) -> Encoded:
        """What a processor gave for one prompt."""
        shape = inputs["input_ids"].shape
        if len(shape) != 2 or shape[0] != 1:
            raise RlError(f"one prompt is encoded at a time, not ids of shape {tuple(shape)}")
        tokens = {name: x[0] for name, x in inputs.items() if isinstance(x, Tensor) and x.shape == shape}
        pictures = {name: x for name, x in inputs.items() if isinstance(x, Tensor) and name not in tokens}
        tokens.setdefault("attention_mask", torch.ones_like(tokens["input_ids"]))
        return cls(tokens, pictures)

    def __len__(self) -> int:
        return len(self.tokens["input_ids"])


@dataclass(frozen=True)
class Batch:
    """Some rows as a model takes them: prompt and answer without a gap, padded at the end.

    Attributes:
        inputs: for the model.
        places: where each token of an answer is told from, (B, T): the token before it.
        answers: the answers' tokens, (B, T).
        mask: which of them there are, (B, T).
    """

    inputs: dict[str, Tensor]
    places: Tensor
    answers: Tensor
    mask: Tensor


@dataclass(frozen=True)
class Rows:
    """The answers of an iteration.

    Attributes:
        prompts: each prompt once.
        of: which prompt each row answers, (R,).
        answers: their tokens with the one that ends them, padded at the end, (R, T).
        mask: which of these there are, (R, T).
        finished: whether an answer ended by itself, (R,).
        pad: the token that stands where there is none.
    """

    prompts: Sequence[Encoded]
    of: Tensor
    answers: Tensor
    mask: Tensor
    finished: Tensor
    pad: int

    def __len__(self) -> int:
        return len(self.answers)

    @property
    def lengths(self) -> Tensor:
        return self.mask.sum(dim=1)

    def cut(self, rows: Sequence[int], size: int) -> list[list[int]]:
        """Some rows in parts of at most `size`, those of like length together, so that little is padded."""
        long = self.lengths.tolist()
        order = sorted(rows, key=lambda r: (len(self.prompts[int(self.of[r])]) + long[r], r))
        return [order[k : k + size] for k in range(0, len(order), size)]

    def batch(self, rows: Sequence[int], device: torch.device) -> Batch:
        prompts = [self.prompts[int(self.of[r])] for r in rows]
        starts = torch.tensor([len(p) for p in prompts])
        longest = int(self.lengths[list(rows)].max())
        answers, mask = self.answers[list(rows), :longest], self.mask[list(rows), :longest]
        tokens: dict[str, list[Tensor]] = {name: [] for name in prompts[0].tokens}
        width = int((starts + mask.sum(dim=1)).max())
        for p, answer, there in zip(prompts, answers, mask, strict=True):
            said = {"input_ids": answer[there], "attention_mask": there[there]}
            for name, x in p.tokens.items():
                more = said.get(name, answer.new_zeros(int(there.sum())))
                whole = torch.cat([x, more.to(x)])
                fill = self.pad if name == "input_ids" else 0
                tokens[name].append(_padded(whole, width, fill, left=False))
        inputs = {name: torch.stack(some) for name, some in tokens.items()}
        inputs |= _pictures(prompts)
        places = (starts[:, None] - 1 + torch.arange(longest)).clamp(max=width - 1)
        return Batch(
            {n: x.to(device) for n, x in inputs.items()}, *(x.to(device) for x in (places, answers, mask))
        )


def left_padded(prompts: Sequence[Encoded], pad: int) -> dict[str, Tensor]:
    """Prompts to be answered: padded in front, so that all answers begin at one place."""
    width = max(len(p) for p in prompts)
    inputs = {
        name: torch.stack(
            [_padded(p.tokens[name], width, pad if name == "input_ids" else 0, left=True) for p in prompts]
        )
        for name in prompts[0].tokens
    }
    return inputs | _pictures(prompts)


def cut_at_end(answers: Tensor, ends: Sequence[int]) -> tuple[Tensor, Tensor]:
    """Which tokens belong to answers, and which answers ended by themselves: up to the first token that ends one."""
    ended = torch.isin(answers, torch.tensor(list(ends), dtype=answers.dtype, device=answers.device))
    before = ended.cumsum(dim=1) - ended.long()
    return before == 0, ended.any(dim=1)


def _padded(x: Tensor, width: int, fill: int, *, left: bool) -> Tensor:
    more = x.new_full((width - len(x),), fill)
    return torch.cat([more, x] if left else [x, more])


def _pictures(prompts: Sequence[Encoded]) -> dict[str, Tensor]:
    names = {name for p in prompts for name in p.pictures}
    try:
        return {
            name: torch.cat([p.pictures[name] for p in prompts if name in p.pictures])
            for name in sorted(names)
        }
    except RuntimeError as error:
        raise RlError(
            f"pictures of several prompts don't fit into one batch: {error}; take micro = 1"
        ) from None
