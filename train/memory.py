"""Where memory runs out, on a device or on a CPU: said with what makes room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import torch

__all__ = ["explained"]

_OF_A_CPU = "can't allocate memory"  # torch has no class of its own for it


@contextmanager
def explained(error: Callable[[str], Exception], where: str, knobs: str) -> Iterator[None]:
    """Raise a run's own error where memory runs out.

    Args:
        error: makes the error of a sentence.
        where: what was being done.
        knobs: what makes room, the cheapest first.
    """
    try:
        yield
    except (MemoryError, RuntimeError) as found:
        if not isinstance(found, MemoryError | torch.OutOfMemoryError) and _OF_A_CPU not in str(found):
            raise
        raise error(f"out of memory {where}. What makes room, the cheapest first: {knobs}") from None
