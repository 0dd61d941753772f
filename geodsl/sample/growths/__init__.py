"""The growths, theme by theme, and the starts of free sequences. What a growth is, `geodsl.sample.growth` says."""

from __future__ import annotations

from functools import cache

from geodsl.sample.growth import Growth
from geodsl.sample.growths.circles import CIRCLES
from geodsl.sample.growths.lines import LINES
from geodsl.sample.growths.quadrilaterals import QUADRILATERALS
from geodsl.sample.growths.sequences import STARTS, STEPS
from geodsl.sample.growths.triangles import TRIANGLES
from geodsl.sample.motif import Motif
from geodsl.sample.motif_file import read_motifs

__all__ = ["GROWTHS", "STEPS", "starts"]

GROWTHS: tuple[Growth, ...] = (*TRIANGLES, *QUADRILATERALS, *CIRCLES, *LINES)


@cache
def starts() -> tuple[Motif, ...]:
    """What free sequences start from, as motifs of a chapter of their own."""
    return read_motifs(STARTS, name="sequences", chapter="free")
