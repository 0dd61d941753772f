"""Rates: how fast is learned at each step, and how much arithmetic a step is."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor

from train.towers import Towers

__all__ = ["PEAKS", "arithmetic", "factor", "peak"]

# Operations a second of dense products in 16 bits, as makers tell them, by a part of the device's name.
PEAKS = {
    "B200": 2.25e15,
    "H200": 9.89e14,
    "H100": 9.89e14,
    "A100": 3.12e14,
    "L40S": 3.62e14,
    "L4": 1.21e14,
    "A10G": 7.0e13,
    "4090": 1.65e14,
    "V100": 1.25e14,
    "T4": 6.5e13,
}


def factor(step: int, steps: int, warmup: float) -> float:
    """The part of the rate at a step: up in a line, then down along a half cosine to 0 after the last step."""
    rise = max(1, round(warmup * steps)) if warmup > 0 else 0
    if step < rise:
        return (step + 1) / rise
    return 0.5 * (1.0 + math.cos(math.pi * (step - rise) / max(1, steps - rise)))


def peak(device: torch.device) -> float | None:
    """Operations a second that a device can do at best; None where that isn't known."""
    if device.type != "cuda":
        return None
    name = torch.cuda.get_device_name(device)
    return next((rate for part, rate in PEAKS.items() if part in name), None)


def arithmetic(towers: Towers, images: Tensor, ids: Tensor) -> tuple[float, float]:
    """Operations of encoding one picture and one text, there and back: three times those of the way there."""
    return (
        _operations(towers.encode_images, images[:1]),
        _operations(towers.encode_texts, ids[:1]),
    )


def _operations(encode: Any, rows: Tensor) -> float:
    from torch.utils.flop_counter import FlopCounterMode

    # What is compiled isn't seen by the counter.
    with torch.compiler.set_stance("force_eager"), FlopCounterMode(display=False) as counter, torch.no_grad():
        encode(rows)
    return 3.0 * counter.get_total_flops()
