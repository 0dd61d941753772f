"""Averaging: the mean of a policy at several iterations, which is steadier than each of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from torch import Tensor

from train.lmm.rl.errors import RlError

__all__ = ["averaged"]


def averaged(paths: Sequence[str | Path]) -> dict[str, Tensor]:
    """The mean of tensors of safetensors files by name, summed in 64 bits; of one file it is what it holds, to the bit.

    Raises:
        RlError: if the files aren't of one model.
    """
    from safetensors.torch import load_file

    if not paths:
        raise RlError("there is no checkpoint to average")
    first = load_file(str(paths[0]))
    total = {name: value.double() for name, value in first.items()}
    for path in paths[1:]:
        found = load_file(str(path))
        others = sorted(set(found) ^ set(total)) or [n for n in total if found[n].shape != total[n].shape]
        if others:
            raise RlError(
                f"{path} isn't of the model of {paths[0]}: {others[0]} and {len(others) - 1} more differ"
            )
        for name, value in found.items():
            total[name] += value.double()
    return {name: (value / len(paths)).to(first[name].dtype) for name, value in total.items()}
