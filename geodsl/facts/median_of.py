"""A segment is a median of a triangle."""

from __future__ import annotations

from typing import Any

from geodsl.facts.cevians import Cevian
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.language.term import Fact
from geodsl.objects import Segment

__all__ = ["MedianOf"]


class MedianOf(Cevian):
    """It joins a corner with the midpoint of the opposite side: `AD median of ABC`."""

    phrases = ("{s: new segment} median of {p: triangle}",)

    def parts(self) -> tuple[Fact, ...]:
        return self._midpoint().parts()

    def foot(self, a: Any, b: Any, c: Any) -> Any:
        return (b + c) / 2.0

    def entails(self) -> tuple[Fact, ...]:
        return (self._midpoint(),) if self.told() else ()

    def _midpoint(self) -> Fact:
        _, d, b, c = self.ends()
        return MidpointOf(d, Segment(b, c))
