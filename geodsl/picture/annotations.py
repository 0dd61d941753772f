"""Where everything is in a picture, in pixels: for grounding, detection and segmentation.

`annotate` answers with plain values, ready for JSON:

- `size`: [width, height];
- `points`: the place [x, y] of every dot, by name;
- `labels`: the box [left, top, right, bottom] of every dot's letter, by name;
- `texts`: of all labels and other texts, {text, kind, name, box};
- `strokes`, `marks`: {name, shape, width, ...}, where a "polyline" has points and closed, a "circle" center and radius,
  an "arc" center, radius, start and sweep (degrees, positive from x towards y: clockwise as one sees it);
  a part of several strokes has several entries, and a filled one (an arrow's head) is a "polygon" with points;
- `regions`: {name, rings} of the shaded regions, whatever the pattern; a ring within a ring is a hole.

Coordinates count from the top left corner of the picture, y down; the middle of the first pixel is (0.5, 0.5). They
are rounded to hundredths.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.backends.raster import raster
from geodsl.picture.display import (
    BLACK,
    ArcPath,
    Box,
    CirclePath,
    DisplayList,
    Item,
    PolylinePath,
    RegionFill,
)

__all__ = ["annotate", "masks"]

HALF = 128


def annotate(display: DisplayList) -> dict[str, Any]:
    """Everything's place, as values for JSON."""
    return {
        "size": [display.width, display.height],
        "points": {name: _pair(at) for name, at in display.points.items()},
        "labels": {name: _box(box) for name, box in display.labels.items()},
        "texts": [
            {"text": words.text, "kind": words.part.kind, "name": words.part.name, "box": _box(words.box)}
            for words in display.words
        ],
        "strokes": list(_shapes(display, "stroke")),
        "marks": list(_shapes(display, "mark")),
        "regions": [
            {"name": region.part.name, "rings": [_pairs(ring) for ring in region.rings]}
            for region in display.regions
        ],
    }


def masks(display: DisplayList) -> dict[str, NDArray[np.bool_]]:
    """The pixels of every shaded region, by name: those that it covers at least half, (height, width)."""
    out: dict[str, NDArray[np.bool_]] = {}
    for region in display.regions:
        black = (region._replace(color=BLACK),)
        covered = raster(DisplayList(display.width, display.height, black, display.frame)) < HALF
        name = region.part.name
        out[name] = out[name] | covered if name in out else covered
    return out


def _shapes(display: DisplayList, kind: str) -> Iterator[dict[str, Any]]:
    for item in display.items:
        part = getattr(item, "part", None)
        shape = _shape(item) if part is not None and part.kind == kind else None
        if part is not None and shape is not None:
            yield {"name": part.name, **shape}


def _shape(item: Item) -> dict[str, Any] | None:
    match item:
        case PolylinePath():
            body = {"points": _pairs(item.points), "closed": item.closed}
            return {"shape": "polyline", **body, "width": _number(item.width)}
        case CirclePath():
            body = {"center": _pair(item.center), "radius": _number(item.radius)}
            return {"shape": "circle", **body, "width": _number(item.width)}
        case ArcPath():
            body = {"center": _pair(item.center), "radius": _number(item.radius)}
            turns = {"start": _number(math.degrees(item.start)), "sweep": _number(math.degrees(item.sweep))}
            return {"shape": "arc", **body, **turns, "width": _number(item.width)}
        case RegionFill():
            return {"shape": "polygon", "points": [pair for ring in item.rings for pair in _pairs(ring)]}
        case _:
            return None


def _number(value: float) -> float:
    return round(float(value), 2) + 0.0  # no -0.0


def _pair(at: complex) -> list[float]:
    return [_number(at.real), _number(at.imag)]


def _pairs(points: Sequence[complex]) -> list[list[float]]:
    return [_pair(at) for at in points]


def _box(box: Box) -> list[float]:
    return [_number(side) for side in box]
