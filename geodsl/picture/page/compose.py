"""The display list of one figure of a batch, put together from the arrays that layout made."""

from __future__ import annotations

import cmath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.display import (
    ArcPath,
    Box,
    CirclePath,
    Color,
    DiscFill,
    DisplayList,
    GlyphFill,
    Item,
    Part,
    PolylinePath,
    RegionFill,
    Words,
)
from geodsl.picture.letters.glyphs import Run
from geodsl.picture.looks.style import Measures, Style
from geodsl.picture.page.dimensions import DrawnDimension
from geodsl.picture.page.frame import Frames
from geodsl.picture.page.labels import Choices
from geodsl.picture.page.marks import Drawn
from geodsl.picture.page.regions import Region, fill_of
from geodsl.picture.page.regions import items as region_items
from geodsl.picture.page.trace import Trace
from geodsl.picture.sketch import Sketch

__all__ = ["Composer", "Lettering"]

Points = NDArray[np.complex128]


@dataclass(frozen=True, slots=True)
class Lettering:
    """All texts: their wishes' names, their runs and sources (one, or one a figure), anchors and choices."""

    names: list[str]
    runs: list[list[Run]]
    texts: list[tuple[str, ...]]
    anchors: Points
    choices: Choices


class _Pen(NamedTuple):
    width: float
    dash: tuple[float, ...]
    color: Color
    part: Part
    arrow: bool


class Composer:
    """Makes display lists. Whatever is the same in all figures is worked out once."""

    def __init__(
        self,
        *,
        sketch: Sketch,
        style: Style,
        measures: Measures,
        frames: Frames,
        traced: Trace,
        seen: NDArray[np.bool_],
        ends: list[dict[str, tuple[complex, complex]]],
        regions: list[Region],
        marks: list[Drawn],
        dimensions: list[DrawnDimension],
        lettering: Lettering,
    ) -> None:
        self.sketch, self.style, self.m, self.frames = sketch, style, measures, frames
        self.regions, self.ends = regions, ends
        self.fill = fill_of(sketch.shades, style)
        self.places = traced.places
        dashes = {"solid": (), "dashed": measures.dash, "dotted": measures.dotted}
        self.pens = [
            _Pen(
                measures.line,
                dashes[stroke.line],
                style.ink,
                Part("stroke", stroke.name),
                getattr(stroke, "arrow", False),
            )
            for stroke in sketch.strokes
        ]
        # Plain lists: taking numbers out of arrays one by one would cost more than drawing them.
        self.straight, self.seen = traced.straight.tolist(), seen.tolist()
        self.circles = [part.tolist() for part in traced.circles]
        self.arcs = [part.tolist() for part in traced.arcs]
        self.dots = traced.dots.tolist()
        self.dot_names = [dot.name for dot in sketch.dots]
        self.marks = [(self._mark_pen(d), *_plain(d)) for d in marks]
        self.dimensions = [
            ([line.tolist() for line in d.lines], [head.tolist() for head in d.heads], d.dimension.name)
            for d in dimensions
        ]
        self._letters(lettering)

    def _mark_pen(self, drawn: Drawn) -> tuple[Color, Part]:
        palette = self.style.palette
        plain = self.style.mark or self.style.ink
        color = palette[drawn.mark.group % len(palette)] if palette else plain
        return color, Part("mark", drawn.mark.name)

    def _letters(self, lettering: Lettering) -> None:
        self.names, self.sources = lettering.names, lettering.texts
        self.glyphs = [[_glyphs(run, self.m.font) for run in runs] for runs in lettering.runs]
        self.seats = lettering.choices.at.tolist()
        self.good = lettering.choices.good.tolist()
        apart = lettering.choices.apart
        self.apart = np.zeros_like(lettering.choices.good).tolist() if apart is None else apart.tolist()
        self.offsets = (lettering.choices.at - lettering.anchors).tolist()
        dots = [Part("label", dot.name) for dot in self.sketch.dots if dot.label is not None]
        others = [Part("text", text.name) for text in self.sketch.texts]
        self.parts = [*dots, *others, *(Part("text", d.name) for d in self.sketch.dimensions)]
        self.lettered = len(dots)

    def display(self, k: int) -> DisplayList:
        """The display list of the k-th figure."""
        style, m = self.style, self.m
        items: list[Item] = []
        letters: list[Item] = []
        boxes = self._texts(k, letters)
        for which, region in enumerate(self.regions):
            items += region_items(region, k, which, style, m, self.fill, boxes)
        items += self._strokes(k)
        for (color, part), lines, arcs in self.marks:
            items += [PolylinePath(tuple(line[k]), m.fine, (), color, part) for line in lines]
            items += [
                ArcPath(center[k], radius[k], start[k], sweep[k], m.fine, (), color, part)
                for center, radius, start, sweep in arcs
            ]
        for lines, heads, name in self.dimensions:
            color, part = style.mark or style.ink, Part("mark", name)
            items += [PolylinePath(tuple(line[k]), 0.8 * m.fine, (), color, part) for line in lines]
            items += [RegionFill((tuple(head[k]),), color, part) for head in heads]
        items += self._dots(k)
        items += letters
        offsets, good = self.offsets[k], self.good[k]
        lettered = self.lettered
        return DisplayList(
            width=self.frames.size,
            height=self.frames.size,
            items=tuple(items),
            frame=self.frames[k],
            paper=style.paper,
            points=dict(zip(self.dot_names, self.dots[k], strict=True)),
            labels=dict(zip(self.names, boxes[:lettered], strict=False)),
            texts=tuple(boxes[lettered:]),
            words=tuple(self._words(k, boxes)),
            places={name: (z.real, z.imag) for name, z in zip(self.names, offsets, strict=True)},
            ends=self.ends[k],
            regions=tuple(
                RegionFill(region.rings(k), style.shade, Part("shade", region.shade.name))
                for region in self.regions
            ),
            misses=tuple(name for name, fine in zip(self.names, good, strict=True) if not fine),
            apart=tuple(name for name, far in zip(self.names, self.apart[k], strict=True) if far),
        )

    def _strokes(self, k: int) -> Iterator[Item]:
        straight, seen = self.straight[k], self.seen[k]
        for (kind, i), (width, dash, color, part, arrow) in zip(self.places, self.pens, strict=True):
            if kind == "straight":
                if seen[i]:
                    a, b = straight[i]
                    if arrow:
                        head, b = _head(a, self._edge(k, a, b), self.m)
                        yield RegionFill((head,), color, part)
                    yield PolylinePath((a, b), width, dash, color, part)
            elif kind == "circle":
                center, radius = (numbers[k][i] for numbers in self.circles)
                yield CirclePath(center, radius, width, dash, color, part)
            else:
                center, radius, start, sweep = (numbers[k][i] for numbers in self.arcs)
                yield ArcPath(center, radius, start, sweep, width, dash, color, part)

    def _edge(self, k: int, a: complex, b: complex) -> complex:
        """Where an arrow to `b` ends: at the edge of the dot there, if there is one, so that its head is seen."""
        if any(abs(at - b) < 1 for at in self.dots[k]):
            return b - self.m.dot * (b - a) / (abs(b - a) or 1.0)
        return b

    def _dots(self, k: int) -> Iterator[Item]:
        style, r = self.style, self.m.dot
        color = style.point or style.ink
        for dot, at in zip(self.sketch.dots, self.dots[k], strict=True):
            part = Part("dot", dot.name)
            match dot.shape or style.dot:
                case "disc":
                    yield DiscFill(at, r, color, part)
                case "ring":
                    yield DiscFill(at, 1.35 * r, style.paper, part)
                    yield CirclePath(at, 1.35 * r, self.m.fine, (), color, part)
                case "square":
                    corners = (at + r * turn for turn in (-1 - 1j, 1 - 1j, 1 + 1j, -1 + 1j))
                    yield RegionFill((tuple(corners),), color, part)
                case "cross":
                    for way in (1 + 1j, 1 - 1j):
                        yield PolylinePath(
                            (at - 1.2 * r * way, at + 1.2 * r * way), self.m.fine, (), color, part
                        )

    def _words(self, k: int, boxes: list[Box]) -> Iterator[Words]:
        for sources, box, part in zip(self.sources, boxes, self.parts, strict=True):
            yield Words(sources[k] if len(sources) > 1 else sources[0], box, part)

    def _texts(self, k: int, items: list[Item]) -> list[Box]:
        """Add the ink of all texts; returns their boxes."""
        color = self.style.letter or self.style.ink
        boxes = []
        for glyphs, part, seat in zip(self.glyphs, self.parts, self.seats[k], strict=True):
            half, placed = glyphs[k] if len(glyphs) > 1 else glyphs[0]
            items += [GlyphFill(outline, seat + off, size, color, part) for outline, off, size in placed]
            low, high = seat - half, seat + half
            boxes.append(Box(low.real, low.imag, high.real, high.imag))
        return boxes


def _plain(drawn: Drawn) -> tuple[list[Any], list[Any]]:
    return [line.tolist() for line in drawn.lines], [[x.tolist() for x in arc] for arc in drawn.arcs]


def _glyphs(text: Run, font: float) -> tuple[complex, list[tuple[Any, complex, float]]]:
    """Half a text's box, and its glyphs with their origins as seen from the box's middle."""
    left, bottom, right, top = text.box
    half = complex((right - left) / 2, (top - bottom) / 2) * font
    corner = complex((left + right) / 2, -(bottom + top) / 2)
    return half, [
        (glyph.outline, font * (complex(glyph.x, -glyph.y) - corner), font * glyph.size)
        for glyph in text.glyphs
        if glyph.outline.box
    ]


def _head(a: complex, b: complex, m: Measures) -> tuple[tuple[complex, ...], complex]:
    """An arrow head at `b`, and where its stroke ends so that it doesn't stick out."""
    way = (b - a) / (abs(b - a) or 1.0)
    arm = max(1.7 * m.arrow, 5.0 * m.line)
    left, right = (b - arm * way * cmath.exp(turn * 0.36j) for turn in (1, -1))
    return (b, left, b - 0.75 * arm * way, right), b - 0.7 * arm * way
