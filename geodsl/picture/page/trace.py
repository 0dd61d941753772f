"""A sketch as arrays: its dots and strokes in user units, figures along the first axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from geodsl.picture.page.boxes import (
    Arcs,
    Circles,
    Points,
    arc_extremes,
    circle_corners,
    loops_extremes,
    span,
    table,
)
from geodsl.picture.page.endless import Ends, agreed, drawn_out, taken_over
from geodsl.picture.sketch import Arc, Circle, Line, Ray, Segment, Sketch

__all__ = ["Trace", "bounds", "common_ends", "trace"]


class Trace(NamedTuple):
    """All dots and strokes.

    `straight` has the ends of straight strokes, (n, straight, 2). `places` says of every stroke of the sketch
    which of the three tables it stands in, and at which place.
    """

    dots: Points
    straight: Points
    circles: Circles
    arcs: Arcs
    places: tuple[tuple[str, int], ...]

    def ends(self, sketch: Sketch) -> list[dict[str, tuple[complex, complex]]]:
        """Where the endless strokes end in each figure."""
        endless = [k for k, s in enumerate(straights(sketch)) if not isinstance(s, Segment)]
        names = [straights(sketch)[k].name for k in endless]
        drawn = self.straight[:, endless].tolist()
        return [{name: (a, b) for name, (a, b) in zip(names, some, strict=True)} for some in drawn]


def trace(sketch: Sketch, ends: Sequence[Sequence[Ends]] | None = None) -> Trace:
    """Everything that is drawn as arrays.

    Parameters
    ----------
    ends : for each figure those of the endless strokes of another picture, taken over wherever they still fit.
    """
    n = sketch.n
    dots = table([dot.at for dot in sketch.dots], n)
    straight: list[Segment | Ray | Line] = []
    circles: list[Circle] = []
    arcs: list[Arc] = []
    places = []
    for stroke in sketch.strokes:
        match stroke:
            case Segment() | Ray() | Line():
                places.append(("straight", len(straight)))
                straight.append(stroke)
            case Circle():
                places.append(("circle", len(circles)))
                circles.append(stroke)
            case Arc():
                places.append(("arc", len(arcs)))
                arcs.append(stroke)
            case _:
                raise TypeError(f"{type(stroke).__name__} is no stroke")
    starts = table([s.a for s in straight], n)
    others = table([s.through if isinstance(s, Ray) else s.b for s in straight], n)
    lines = np.stack([starts, others], axis=2)
    rounds = Circles(table([c.center for c in circles], n), table([c.radius for c in circles], n, float))
    bent = Arcs(
        table([a.center for a in arcs], n),
        *(table([getattr(a, name) for a in arcs], n, float) for name in ("radius", "start", "sweep")),
    )
    if any(not isinstance(s, Segment) for s in straight):
        lines = drawn_out(lines, straight, dots, rounds)
        if ends is not None:
            taken_over(lines, straight, ends)
    return Trace(dots, lines, rounds, bent, tuple(places))


def straights(sketch: Sketch) -> list[Segment | Ray | Line]:
    """The straight strokes, in the order in which a trace has them."""
    return [s for s in sketch.strokes if isinstance(s, Segment | Ray | Line)]


def common_ends(sketches: Sequence[Sketch], owners: Sequence[Sequence[int]]) -> list[list[Ends]]:
    """The ends of each group's endless lines, as far out as any of its figures has them.

    Parameters
    ----------
    owners : for each figure of each sketch, the number of its group; groups count from 0.
    """
    strokes = [straights(s) for s in sketches]
    if not any(isinstance(x, Ray | Line) for some in strokes for x in some):
        return [[] for _ in range(1 + max((g for some in owners for g in some), default=-1))]
    return agreed(strokes, [trace(s).straight for s in sketches], owners)


def bounds(sketch: Sketch, traced: Trace) -> tuple[Points, Points]:
    """The lower left and upper right corners of the figures, (n,) each; both 0 for an empty one."""
    n = sketch.n
    parts = [
        traced.dots,
        *traced.straight.transpose(2, 0, 1),
        *circle_corners(traced.circles),
        *arc_extremes(traced.arcs),
        table([text.at for text in sketch.texts if text.at is not None], n),
    ]
    for shade in sketch.shades:
        # What lies in several regions lies in all of their boxes.
        boxes = [span(loops_extremes(region, n)) for region in (shade.loops, *shade.within)]
        low, high = boxes[0]
        for least, most in boxes[1:]:
            low = np.maximum(low.real, least.real) + 1j * np.maximum(low.imag, least.imag)
            high = np.minimum(high.real, most.real) + 1j * np.minimum(high.imag, most.imag)
        there = (low.real <= high.real) & (low.imag <= high.imag)
        parts += [np.where(there, corner, boxes[0][0])[:, None] for corner in (low, high)]
    low, high = span(parts)
    return np.where(np.isnan(low), 0, low), np.where(np.isnan(high), 0, high)
