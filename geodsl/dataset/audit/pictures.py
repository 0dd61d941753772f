"""What pictures look like to one that can't read them: how much ink there is, where, how dark, in how many pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from geodsl.dataset.audit.sight import Feature, Floats
from geodsl.errors import GeodslError

__all__ = ["MEASURES", "Ink", "PictureError", "from_mean", "ink_of", "measures_of", "pieces", "shrunk"]

_LARGEST = 4096  # pixels a side of a picture that is read
_CELLS = 8
_LEVELS = 8
_TURNS = 8
_EDGE = 0.03  # of the width: what is called the border
_DARK = 0.25  # of the way from paper to black
Bytes = NDArray[np.uint8]
Mask = NDArray[np.bool_]


class PictureError(GeodslError, ValueError):
    """Raised when a picture can't be read, or is larger than ours are."""


@dataclass(frozen=True)
class Ink:
    """A picture, read.

    Attributes:
        grey: (h, w).
        colour: how far it is from grey, on average.
        ink: (h, w) how far each pixel is from paper, from 0 to 1.
        bytes: the size of its file.
    """

    grey: Bytes
    colour: float
    ink: NDArray[np.float32]
    bytes: int


def ink_of(data: bytes) -> Ink:
    """Read a picture's file.

    Raises:
        PictureError: where it is none, or too large.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as image:
            if max(image.size) > _LARGEST:
                raise PictureError(
                    f"a picture of {image.size[0]} × {image.size[1]} pixels; at most {_LARGEST} a side"
                )
            if image.mode == "L":
                grey, colour = np.asarray(image, np.uint8), 0.0
            else:
                rgb = np.asarray(image.convert("RGB"), np.uint8)
                grey = np.asarray(image.convert("L"), np.uint8)
                colour = float((rgb.max(2) - rgb.min(2)).mean()) / 255
    except PictureError:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PictureError(f"a picture can't be read: {type(error).__name__}: {str(error)[:80]}") from None
    paper = int(np.bincount(grey.reshape(-1), minlength=256).argmax())
    ink = np.abs(grey.astype(np.float32) - paper) / max(paper, 255 - paper)
    return Ink(grey, colour, ink.astype(np.float32), len(data))


def shrunk(ink: NDArray[np.float32], side: int) -> NDArray[np.float32]:
    """The mean ink of `side` × `side` cells."""
    for axis in (0, 1):
        n = ink.shape[axis]
        if n < side:
            ink = np.repeat(ink, -(-side // n), axis)
            n = ink.shape[axis]
        edges = np.arange(side) * n // side
        sizes = np.diff(np.append(edges, n))
        means = np.add.reduceat(ink, edges, axis) / (sizes[:, None] if axis == 0 else sizes)
        ink = means.astype(np.float32)
    return ink


def _where(row: int, column: int) -> str:
    """A third of the page in words."""
    up = ("top", "middle", "bottom")[3 * row // _CELLS]
    side = ("left", "", "right")[3 * column // _CELLS]
    return f"{up} {side}".strip()


MEASURES: tuple[Feature, ...] = (
    Feature("file", "larger", "smaller"),
    Feature("ink"),
    Feature("dark pixels", "more", "fewer"),
    Feature("pixels that aren't quite paper", "more", "fewer"),
    Feature("greys", "more", "fewer"),
    Feature("darkest grey", "lighter", "darker"),
    Feature("lightest grey", "lighter", "darker"),
    Feature("paper", "lighter", "darker"),
    Feature("ink, pixel for pixel", "darker", "lighter"),
    Feature("colour"),
    Feature("width", "larger", "smaller"),
    Feature("height", "larger", "smaller"),
    *(Feature(f"pixels of darkness {k + 1} of {_LEVELS}", "more", "fewer") for k in range(_LEVELS)),
    *(
        Feature(f"{end} end of its ink", far, near)
        for end, near, far in (
            ("left", "further left a", "further right a"),
            ("right", "further left a", "further right a"),
            ("upper", "higher", "lower"),
            ("lower", "higher", "lower"),
        )
    ),
    Feature("frame around its ink", "wider", "narrower"),
    Feature("frame around its ink", "taller", "lower"),
    Feature("middle of its ink", "further right a", "further left a"),
    Feature("middle of its ink", "lower", "higher"),
    Feature("distance of its ink's middle from the page's", "larger", "smaller"),
    Feature("spread of its ink across", "wider", "narrower"),
    Feature("spread of its ink upwards", "wider", "narrower"),
    *(Feature(f"ink at the {where} border") for where in ("upper", "lower", "left", "right")),
    Feature("difference between left and right", "more", "less"),
    Feature("difference between top and bottom", "more", "less"),
    Feature("dark pieces", "more", "fewer"),
    Feature("share of the largest dark piece", "larger", "smaller"),
    Feature("smallest dark piece", "larger", "smaller"),
    *(Feature(f"edges that point to {180 * k / _TURNS:g}°", "more", "fewer") for k in range(_TURNS)),
    *(
        Feature(f"ink in the {_where(r, c)} cell (row {r + 1}, column {c + 1} of {_CELLS})")
        for r in range(_CELLS)
        for c in range(_CELLS)
    ),
)


def measures_of(picture: Ink) -> list[float]:
    """One number for each of `MEASURES`."""
    grey, ink = picture.grey, picture.ink
    h, w = ink.shape
    total = float(ink.sum()) or 1e-9
    levels = np.bincount(grey.reshape(-1), minlength=256)
    present = np.flatnonzero(levels)
    drawn = ink > 0
    dark = ink >= _DARK
    across, down = ink.sum(0), ink.sum(1)
    xs, ys = (np.arange(w) + 0.5) / w, (np.arange(h) + 0.5) / h
    x, y = float(across @ xs) / total, float(down @ ys) / total
    columns, rows = np.flatnonzero(across > _DARK), np.flatnonzero(down > _DARK)
    left, right = (columns[0] / w, (columns[-1] + 1) / w) if len(columns) else (0.5, 0.5)
    top, low = (rows[0] / h, (rows[-1] + 1) / h) if len(rows) else (0.5, 0.5)
    edge = max(1, round(_EDGE * max(h, w)))
    sizes = pieces(dark)
    shades = np.bincount(np.minimum((ink[drawn] * _LEVELS).astype(np.int64), _LEVELS - 1), minlength=_LEVELS)
    return [
        picture.bytes,
        total / (h * w),
        int(dark.sum()),
        int(drawn.sum()),
        len(present),
        int(present[0]),
        int(present[-1]),
        int(levels.argmax()),
        total / max(1, int(drawn.sum())),
        picture.colour,
        w,
        h,
        *map(int, shades),
        left,
        right,
        top,
        low,
        right - left,
        low - top,
        x,
        y,
        float(np.hypot(x - 0.5, y - 0.5)),
        float(across @ (xs - x) ** 2) / total,
        float(down @ (ys - y) ** 2) / total,
        float(ink[:edge].sum()),
        float(ink[-edge:].sum()),
        float(ink[:, :edge].sum()),
        float(ink[:, -edge:].sum()),
        float(across[: w // 2].sum() - across[w // 2 :].sum()) / total,
        float(down[: h // 2].sum() - down[h // 2 :].sum()) / total,
        len(sizes),
        float(sizes.max(initial=0)) / max(1, int(sizes.sum())),
        int(sizes.min()) if len(sizes) else 0,
        *_turns(ink, dark),
        *map(float, shrunk(ink, _CELLS).reshape(-1)),
    ]


def _turns(ink: NDArray[np.float32], dark: Mask) -> list[float]:
    """How much edge there is in each direction, where it is dark."""
    across, up = ink[1:-1, 2:] - ink[1:-1, :-2], ink[2:, 1:-1] - ink[:-2, 1:-1]
    at = dark[1:-1, 1:-1] & ((across != 0) | (up != 0))
    gx, gy = across[at], up[at]
    turn = np.floor((np.arctan2(gy, gx) / np.pi % 1.0) * _TURNS + 0.5).astype(np.int64) % _TURNS
    return [float(v) for v in np.bincount(turn, np.hypot(gx, gy), minlength=_TURNS)]


def pieces(dark: Mask) -> NDArray[np.int64]:
    """The sizes in pixels of what hangs together, corners included."""
    h, w = dark.shape
    padded = np.zeros((h, w + 2), np.int8)
    padded[:, 1:-1] = dark
    change = np.diff(padded, axis=1).reshape(-1)
    starts, ends = (
        np.flatnonzero(change == 1),
        np.flatnonzero(change == -1),
    )  # of runs; a row has w + 1 places
    if not len(starts):
        return np.zeros(0, np.int64)
    # A run touches those of the next row that begin before one past its end and end after one before its start.
    step = w + 1
    first = np.searchsorted(ends, starts + step, "left")
    last = np.searchsorted(starts, ends + step, "right")
    count = np.maximum(last - first, 0)
    above = np.repeat(np.arange(len(starts)), count)
    below = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count) + np.repeat(first, count)
    near = starts[below] // step == starts[above] // step + 1
    above, below = above[near], below[near]
    label = np.arange(len(starts))
    while True:
        least = np.minimum(label[above], label[below])
        new = label.copy()
        np.minimum.at(new, label[above], least)
        np.minimum.at(new, label[below], least)
        new = new[new]
        if np.array_equal(new, label):
            break
        label = new
    _, place = np.unique(label, return_inverse=True)
    return np.bincount(place, ends - starts).astype(np.int64)


def from_mean(pictures: Sequence[Ink]) -> Floats:
    """How much ink of each picture differs from the mean of its group; nothing where sizes differ."""
    if len({p.ink.shape for p in pictures}) > 1:
        return np.zeros(len(pictures))
    stack = np.stack([p.ink for p in pictures])
    mean = stack.mean(0, dtype=np.float64)
    return np.array([float(np.abs(one - mean).sum()) for one in stack])
