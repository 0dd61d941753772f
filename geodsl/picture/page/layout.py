"""Layout: decides what of a sketch is drawn where, in pixels, for all figures of a batch at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from numbers import Integral
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodsl.defaults import SIZE, STYLE
from geodsl.picture.display import DisplayList, Frame
from geodsl.picture.letters.glyphs import Run, run
from geodsl.picture.looks.style import Measures, Style
from geodsl.picture.looks.styles import STYLES
from geodsl.picture.page.boxes import Arcs, column
from geodsl.picture.page.compose import Composer, Lettering
from geodsl.picture.page.crowding import crowding
from geodsl.picture.page.dimensions import DrawnDimension, draw_dimension
from geodsl.picture.page.endless import Ends
from geodsl.picture.page.frame import Frames, clipped, fit
from geodsl.picture.page.labels import place
from geodsl.picture.page.marks import Drawn, draw_marks
from geodsl.picture.page.regions import regions
from geodsl.picture.page.sectors import Obstacles, sectors
from geodsl.picture.page.trace import Trace, bounds, trace
from geodsl.picture.page.wishes import (
    CORNERS,
    AngleWish,
    DotWish,
    EndWish,
    FixedWish,
    PointWish,
    RoundWish,
    SegmentWish,
    Wish,
)
from geodsl.picture.sketch import AngleArcs, RightAngle, Sketch, Text

__all__ = ["check_size", "common_frames", "layout", "layouts", "text_names"]

Points = NDArray[np.complex128]
SMALLEST, LARGEST = 16, 4096
DIMENSIONS = 2.2  # the margin that dimension lines take, in ems


def layout(
    sketch: Sketch,
    *,
    size: int = SIZE,
    style: Style = STYLES[STYLE],
    frame: Frame | None = None,
    places: Mapping[str, tuple[float, float]] | None = None,
) -> DisplayList:
    """Lay out a sketch of one figure; see `layouts`."""
    if sketch.n != 1:
        raise ValueError(f"this sketch shows {sketch.n} figures; `layouts` lays out all of them")
    frames = None if frame is None else [frame]
    return layouts(
        sketch, size=size, style=style, frames=frames, places=None if places is None else [places]
    )[0]


def layouts(
    sketch: Sketch,
    *,
    size: int = SIZE,
    style: Style = STYLES[STYLE],
    frames: Sequence[Frame] | None = None,
    places: Sequence[Mapping[str, tuple[float, float]]] | None = None,
    ends: Sequence[Sequence[Ends]] | None = None,
    exactly: bool = False,
) -> list[DisplayList]:
    """Lay out every figure of a sketch on a square canvas of its own.

    Parameters
    ----------
    size : pixels a side, from 16 to 4096.
    frames : the frames of other pictures of the same size to share; without them figures are centred.
    places : the label places of other pictures, taken over wherever they are still good.
    ends : those of the endless lines of other pictures, taken over wherever the lines are still the same.
    exactly : whether the label places are taken over in any case, as where a picture is drawn again.
    """
    size = check_size(size)
    n = sketch.n
    for name, given in (("frames", frames), ("places", places), ("ends", ends)):
        if given is not None and len(given) != n:
            raise ValueError(f"{n} figures need {n} {name}, not {len(given)}")
    m = style.measures(size)
    letters = _Letters(sketch, style, m, n)
    traced = trace(sketch, ends)
    low, high = bounds(sketch, traced)
    frames_ = Frames.of(frames, size) if frames else fit(low, high, size=size, margin=letters.margin(size))
    drawn = _Drawn(sketch, traced, frames_, letters, frames_.pixel((low + high) / 2), m)
    wishes = drawn.wishes()
    given_places = None
    if places is not None:
        given_places = [{name: complex(*offset) for name, offset in one.items()} for one in places]
    choices = place(
        wishes, drawn.obstacles, font=m.font, strokes=drawn.strokes, given=given_places, exactly=exactly
    )
    composer = Composer(
        sketch=sketch,
        style=style,
        measures=m,
        frames=frames_,
        traced=drawn.pixels,
        seen=drawn.seen,
        ends=traced.ends(sketch),
        regions=regions(sketch.shades, frames_.pixel, n),
        marks=drawn.marks,
        dimensions=drawn.dimensions,
        lettering=Lettering(
            names=[wish.name for wish in wishes],
            runs=letters.all,
            texts=letters.sources,
            anchors=np.stack([wish.anchor for wish in wishes], axis=1)
            if wishes
            else np.empty((n, 0), complex),
            choices=choices,
        ),
    )
    return [composer.display(k) for k in range(n)]


def common_frames(
    sketches: Sequence[Sketch],
    owners: Sequence[Sequence[int]],
    *,
    size: int = SIZE,
    style: Style = STYLES[STYLE],
    ends: Sequence[Sequence[Ends]] | None = None,
) -> list[Frame]:
    """One frame for all pictures of a group, as large as lets every figure of it in.

    Parameters
    ----------
    owners : for each figure of each sketch, the number of its group; groups count from 0.
    ends : for each group, those of its endless lines.
    """
    size = check_size(size)
    m = style.measures(size)
    of = np.concatenate([np.asarray(o, dtype=np.intp) for o in owners])
    known = [None if ends is None else [ends[g] for g in some] for some in owners]
    spans = [bounds(s, trace(s, given)) for s, given in zip(sketches, known, strict=True)]
    low, high = (np.concatenate([span[k] for span in spans]) for k in (0, 1))
    margins = [np.broadcast_to(_Letters(s, style, m, s.n).margin(size), (s.n,)) for s in sketches]
    count = int(of.max(initial=-1)) + 1
    corners = np.full((2, 2, count), np.inf)
    margin = np.zeros(count)
    np.minimum.at(corners[0, 0], of, low.real)
    np.minimum.at(corners[0, 1], of, low.imag)
    np.minimum.at(corners[1, 0], of, -high.real)
    np.minimum.at(corners[1, 1], of, -high.imag)
    np.maximum.at(margin, of, np.concatenate(margins))
    frames = fit(
        corners[0, 0] + 1j * corners[0, 1], -corners[1, 0] - 1j * corners[1, 1], size=size, margin=margin
    )
    return [frames[k] for k in range(count)]


def text_names(sketch: Sketch) -> list[str]:
    """What the places of texts and dimensions are called: by what they stand at, numbered where several do."""
    found: list[str] = []
    kinds: list[tuple[str, Sequence[Any]]] = [("text", sketch.texts), ("dimension", sketch.dimensions)]
    for kind, parts in kinds:
        for part in parts:
            name = f"{kind} {part.name}".strip()
            again = sum(known.split(" #")[0] == name for known in found)
            found.append(f"{name} #{again + 1}" if again else name)
    return found


def check_size(size: int) -> int:
    if not isinstance(size, Integral) or isinstance(size, bool) or not SMALLEST <= size <= LARGEST:
        raise ValueError(f"size is a whole number of pixels from {SMALLEST} to {LARGEST}, got {size!r}")
    return int(size)


class _Letters:
    """Every text of a sketch, typeset: of dots first, then the free ones, then those of dimension lines.

    `all` has one list of runs a text: a single one if all figures share it, else one a figure.
    """

    def __init__(self, sketch: Sketch, style: Style, m: Measures, n: int) -> None:
        self.style, self.font, self.n = style, m.font, n
        self.dots = [i for i, dot in enumerate(sketch.dots) if dot.label is not None]
        labels = [(sketch.dots[i].label or "",) for i in self.dots]
        others = [t.texts for t in sketch.texts] + [
            (d.text,) if isinstance(d.text, str) else d.text for d in sketch.dimensions
        ]
        self.sources = [*labels, *others]
        self.all = [
            [run(text, font=style.font, slanted=style.slanted) for text in texts] for texts in self.sources
        ]
        self.halves = [self._half(runs) for runs in self.all]
        self.beside = bool(sketch.dimensions)
        self.dot = m.dot

    def _half(self, runs: Sequence[Run]) -> Points:
        boxes = np.array([run.box for run in runs])
        half = complex(0.5) * ((boxes[:, 2] - boxes[:, 0]) + 1j * (boxes[:, 3] - boxes[:, 1])) * self.font
        return np.broadcast_to(half, (self.n,))

    def margin(self, size: int) -> Any:
        """What a frame leaves free around its figure."""
        widths = [2 * half.real for half in self.halves[: len(self.dots)]]
        widest = np.maximum.reduce([np.full(self.n, self.font), *widths])
        most = 0.2 * size
        if self.beside:
            widest, most = widest + DIMENSIONS * self.font, 0.28 * size
        return np.minimum(widest + self.dot + 0.35 * self.font + 2, most)


class _Drawn:
    """Everything of a sketch but its texts, in pixels, and what the texts wish for."""

    def __init__(
        self, sketch: Sketch, traced: Trace, frames: Frames, letters: _Letters, middle: Points, m: Measures
    ) -> None:
        self.sketch, self.frames, self.letters, self.m = sketch, frames, letters, m
        self.middle = middle
        n, size, pixel = sketch.n, frames.size, frames.pixel
        straight, self.seen = clipped(pixel(traced.straight), size)
        scale = frames.scale[:, None]
        circles = traced.circles._replace(
            center=pixel(traced.circles.center), radius=traced.circles.radius * scale
        )
        arcs = Arcs(
            pixel(traced.arcs.center),
            traced.arcs.radius * scale,
            -traced.arcs.start,
            -np.clip(traced.arcs.sweep, -2 * np.pi, 2 * np.pi),
        )
        dots = pixel(traced.dots)
        self.pixels = Trace(dots, straight, circles, arcs, traced.places)
        pieces = np.concatenate([straight, _arc_pieces(arcs)], axis=1)
        self.marks: list[Drawn] = draw_marks(
            sketch.marks,
            lambda point: pixel(column(point, n)),
            m,
            size=size,
            segments=pieces,
            dots=dots,
            stroke=lambda k: straight[:, traced.places[k][1]].T,
        )
        self.strokes = self._obstacles(pieces)
        halves = letters.halves[len(letters.halves) - len(sketch.dimensions) :]
        self.dimensions: list[DrawnDimension] = [
            draw_dimension(
                d,
                lambda point: pixel(column(point, n)),
                half,
                middle,
                m,
                bad=crowding(half, self.strokes, m.font),
            )
            for d, half in zip(sketch.dimensions, halves, strict=True)
        ]
        marks = [d.pieces() for d in self.marks] + [d.pieces() for d in self.dimensions]
        self.obstacles = self._obstacles(np.concatenate([pieces, *marks], axis=1))

    def _obstacles(self, pieces: Points) -> Obstacles:
        circles = self.pixels.circles
        return Obstacles(
            segments=pieces,
            centers=circles.center,
            radii=circles.radius,
            dots=self.pixels.dots,
            corners=np.concatenate([self.pixels.dots, *self.pixels.straight.transpose(2, 0, 1)], axis=1),
            half_width=self.m.line / 2 + self.m.wobble,
            dot_radius=self.m.dot,
            size=self.frames.size,
        )

    def wishes(self) -> list[Wish]:
        """What every text wishes for, in the order of the letters."""
        lettered = self.letters.dots
        halves = iter(self.letters.halves)
        found: list[Wish] = []
        if lettered:
            free = sectors(self.pixels.dots[:, lettered], self.strokes)
            for k, i in enumerate(lettered):
                dot = self.sketch.dots[i]
                corner = None if dot.corner is None else CORNERS[dot.corner]
                at = self.pixels.dots[:, i]
                found.append(
                    DotWish(dot.name, at, next(halves), i, free, k, self.obstacles, self.m.font, corner)
                )
        names = iter(text_names(self.sketch))
        found += [self._wish(next(names), text, next(halves)) for text in self.sketch.texts]
        found += [FixedWish(next(names), drawn.seat, next(halves)) for drawn in self.dimensions]
        return found

    def _wish(self, name: str, text: Text, half: Points) -> Wish:
        n, font = self.sketch.n, self.m.font

        def pixel(point: Any) -> Points:
            return self.frames.pixel(column(point, n))

        if text.at_segment is not None:
            a, b = map(pixel, text.at_segment)
            return SegmentWish(name, a, b, half, self.middle, font)
        if text.at_angle is not None:
            vertex, a, b = map(pixel, text.at_angle)
            return AngleWish(name, vertex, a, b, half, self._beyond(vertex, a, b), font)
        if text.at_round is not None:
            round_ = text.at_round
            radius = column(round_.radius, n, float) * self.frames.scale
            # A whole circle's name stands at its upper right, an arc's at its middle.
            start = -column(getattr(round_, "start", -0.75 * np.pi), n, float)
            sweep = -column(getattr(round_, "sweep", 2 * np.pi), n, float)
            return RoundWish(name, pixel(round_.center), radius, start, sweep, half, font)
        if text.at_stroke is not None:
            return self._at_stroke(name, text.at_stroke, half)
        return PointWish(name, pixel(text.at), half, font)

    def _at_stroke(self, name: str, which: int, half: Points) -> Wish:
        kind, k = self.pixels.places[which]
        if kind == "straight":
            ends = self.pixels.straight[:, k]
            return EndWish(name, ends[:, 0], ends[:, 1], half, self.m.font)
        if kind == "circle":
            circles = self.pixels.circles
            n = self.sketch.n
            start, sweep = np.full(n, 0.75 * np.pi), np.full(n, -2 * np.pi)
            return RoundWish(
                name, circles.center[:, k], circles.radius[:, k], start, sweep, half, self.m.font
            )
        arcs = Arcs(*(part[:, k] for part in self.pixels.arcs))  # type: ignore[arg-type]
        return RoundWish(name, arcs.center, arcs.radius, arcs.start, arcs.sweep, half, self.m.font)

    def _beyond(self, vertex: Points, a: Points, b: Points) -> Any:
        """How far the marks in an angle reach from its vertex."""
        legs = np.sort(np.stack([np.angle(a - vertex), np.angle(b - vertex)]), axis=0)
        far = np.zeros(self.sketch.n)
        for drawn in self.marks:
            mark = drawn.mark
            if isinstance(mark, AngleArcs | RightAngle):
                ends = (self.frames.pixel(column(z, self.sketch.n)) for z in (mark.vertex, mark.a, mark.b))
                corner, *others = ends
                theirs = np.sort(np.stack([np.angle(end - corner) for end in others]), axis=0)
                same = (np.abs(corner - vertex) < 1e-6) & (np.abs(theirs - legs).max(axis=0) < 1e-6)
                far = np.where(same, np.maximum(far, drawn.reach), far)
        return far


def _arc_pieces(arcs: Arcs) -> Points:
    """Arcs as straight pieces, none further from its arc than a third of a pixel: (n, pieces, 2)."""
    step = 2 * np.arccos(np.clip(1 - 0.3 / np.maximum(arcs.radius, 0.3), -1, 1))
    most = float(np.max(np.abs(arcs.sweep) / np.maximum(step, 1e-3), initial=4.0))
    shares = np.linspace(0.0, 1.0, min(128, int(np.ceil(most))) + 1)
    angles = arcs.start[..., None] + arcs.sweep[..., None] * shares
    points = arcs.center[..., None] + arcs.radius[..., None] * np.exp(1j * angles)
    pieces = np.stack([points[..., :-1], points[..., 1:]], axis=-1)
    return pieces.reshape(len(pieces), -1, 2)
