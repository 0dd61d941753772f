"""Pictures of instances: from a scene and a batch of its figures, through ink and layout, to finished pictures."""

from __future__ import annotations

from zlib import crc32

import numpy as np

from geodsl.defaults import SIZE, STYLE
from geodsl.depict import depict
from geodsl.instances import Instances
from geodsl.picture.looks.style import Style
from geodsl.picture.looks.styles import RANDOM, resolve
from geodsl.picture.page.layout import layouts
from geodsl.picture.picture import Picture, finished
from geodsl.realize.evaluate import take
from geodsl.scene import Scene

__all__ = ["draw"]


def draw(
    scene: Scene,
    at: Instances,
    *,
    size: int = SIZE,
    style: str | Style = STYLE,
    seed: int = 0,
    first: int = 0,
) -> list[Picture]:
    """One picture of every instance of a batch.

    Args:
        style: a style, its name, or "random" for another one in every picture of every program.
        seed: of what chance does to the look.
        first: the number of the batch's first figure; figure k looks the same in whichever batch it comes.
    """
    seeds = [_seed(seed, first + k) for k in range(at.n)]
    title = scene.title or ""
    if getattr(style, "name", style) == RANDOM:
        out = []
        program = crc32(str(scene).encode())
        for k, one in enumerate(seeds):
            look = resolve(style, _seed(one, program))
            (display,) = layouts(depict(scene, take(at, np.array([k]))), size=size, style=look)
            out.append(finished(display, look, seed=one, title=title))
        return out
    look = resolve(style, seed)
    displays = layouts(depict(scene, at), size=size, style=look)
    return [finished(d, look, seed=one, title=title) for d, one in zip(displays, seeds, strict=True)]


def _seed(seed: int, k: int) -> int:
    """A seed for the look of one figure."""
    return int(np.random.SeedSequence([seed, k]).generate_state(1)[0])
