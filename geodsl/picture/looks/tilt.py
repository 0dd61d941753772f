"""A page that lies askew: the whole display list turned by a small angle, and all that is known of it with it."""

from __future__ import annotations

import math
from cmath import rect
from collections.abc import Callable
from dataclasses import replace

from geodsl.picture.display import (
    ArcPath,
    CirclePath,
    DiscFill,
    DisplayList,
    GlyphFill,
    Item,
    PolylinePath,
    RegionFill,
)
from geodsl.picture.letters.extent import reletter
from geodsl.picture.looks.chance import words

__all__ = ["askew", "tilted"]


def askew(most: float, seed: int) -> float:
    """By how many degrees the page of a seed lies askew, at most `most`, clockwise where positive."""
    return most * float(words(seed, "tilt", 1)[0]) if most else 0.0


def tilted(display: DisplayList, angle: float) -> DisplayList:
    """The page turned by `angle` degrees, clockwise where positive.

    Everything shrinks just so far that no part of the page can leave the canvas. How far depends on the angle
    alone, so that two pictures that shared a frame still do. `frame` and `places` stay what they were, those of
    the page as it lay straight: they are for the layout of another picture.
    """
    if not angle:
        return display
    radians = math.radians(angle)
    middle = complex(display.width, display.height) / 2
    long, short = max(display.width, display.height), min(display.width, display.height)
    scale = short / (short * math.cos(radians) + long * abs(math.sin(radians)))
    way = rect(scale, radians)

    def moved(point: complex) -> complex:
        return middle + way * (point - middle)

    items = tuple(_turned(item, moved, scale, radians) for item in display.items)
    glyphs = [item for item in items if isinstance(item, GlyphFill)]
    return replace(
        reletter(display, items, glyphs),
        points={name: moved(point) for name, point in display.points.items()},
        regions=tuple(
            region._replace(rings=tuple(tuple(map(moved, ring)) for ring in region.rings))
            for region in display.regions
        ),
    )


def _turned(item: Item, moved: Callable[[complex], complex], scale: float, radians: float) -> Item:
    match item:
        case PolylinePath(points=points, width=width, dash=dash):
            return item._replace(
                points=tuple(map(moved, points)),
                width=scale * width,
                dash=tuple(scale * part for part in dash),
            )
        case CirclePath(center=center, radius=radius, width=width, dash=dash):
            return item._replace(
                center=moved(center),
                radius=scale * radius,
                width=scale * width,
                dash=tuple(scale * part for part in dash),
            )
        case ArcPath(center=center, radius=radius, start=start, width=width, dash=dash):
            return item._replace(
                center=moved(center),
                radius=scale * radius,
                start=start + radians,
                width=scale * width,
                dash=tuple(scale * part for part in dash),
            )
        case RegionFill(rings=rings):
            return item._replace(rings=tuple(tuple(map(moved, ring)) for ring in rings))
        case DiscFill(center=center, radius=radius):
            return item._replace(center=moved(center), radius=scale * radius)
        case GlyphFill(at=at, size=size, turn=turn):
            return item._replace(at=moved(at), size=scale * size, turn=turn + radians)
