"""Random programs of the language, each a diagram that a textbook could hold, no two alike.

>>> import geodsl
>>> [p.diagram for p in geodsl.sample(2, seed=0, points=(4, 6))]  # doctest: +SKIP
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

from geodsl.sample.knobs import KnobError, Knobs, SampleError
from geodsl.sample.motif_file import MotifError, chapters
from geodsl.sample.sampled import Sampled
from geodsl.sample.sampler import Sampler, sample

__all__ = ["KnobError", "Knobs", "MotifError", "SampleError", "Sampled", "Sampler", "chapters", "sample"]


class _Room(ModuleType):
    """A room that can be called: `geodsl.sample` is the name of both the room and what one does in it."""

    def __call__(self, n: int, **asked: Any) -> list[Sampled]:
        return sample(n, **asked)


sys.modules[__name__].__class__ = _Room
