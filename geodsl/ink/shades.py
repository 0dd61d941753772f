"""What is filled, and how."""

from __future__ import annotations

from collections.abc import Iterator

from geodsl.directives.shade import Fill, HatchOverlap, ShadeOverlap
from geodsl.ink.values import Shaded
from geodsl.language.looks import PATTERNS
from geodsl.scene import Scene

__all__ = ["shades"]


def shades(scene: Scene) -> tuple[Shaded, ...]:
    """The filled regions, each once for each way to fill it."""
    return tuple(dict.fromkeys(_filled(scene)))


def _filled(scene: Scene) -> Iterator[Shaded]:
    for d in scene.directives:
        if isinstance(d, Fill):
            pattern = PATTERNS.get(d.pattern, d.pattern)
            yield from (Shaded(item, pattern, d.holes, d.within) for item in d.items)
        elif isinstance(d, ShadeOverlap | HatchOverlap):
            first, *others = d.items
            yield Shaded(first, PATTERNS.get(d.pattern, d.pattern), within=tuple(others))
