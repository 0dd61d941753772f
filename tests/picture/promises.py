"""What layout promises of labels, measured by other formulas than its own."""

from __future__ import annotations

import math
from collections.abc import Iterator

from shapely.geometry import LineString, Point, box

from geodsl.picture import DisplayList, Sketch
from geodsl.picture.display import ArcPath, CirclePath, DiscFill, PolylinePath

__all__ = ["check_labels", "stroke_shapes"]


def stroke_shapes(display: DisplayList) -> Iterator[tuple[LineString, float]]:
    """All thin ink as shapely lines."""
    for item in display.items:
        if isinstance(item, PolylinePath):
            yield LineString([(p.real, p.imag) for p in item.points]), item.width
        elif isinstance(item, CirclePath | ArcPath):
            start, sweep = (item.start, item.sweep) if isinstance(item, ArcPath) else (0, 2 * math.pi)
            yield (
                LineString(
                    [
                        (
                            item.center.real + item.radius * math.cos(start + sweep * i / 720),
                            item.center.imag + item.radius * math.sin(start + sweep * i / 720),
                        )
                        for i in range(721)
                    ]
                ),
                item.width,
            )


def check_labels(sketch: Sketch, display: DisplayList) -> None:
    """Every label without a miss is in the frame, clear of all ink, and nearest to its own point."""
    misses = set(display.misses)
    named = {dot.name for dot in sketch.dots if dot.label}
    assert set(display.labels) == named
    others = (name for name in display.places if name not in display.labels)
    boxes = {**display.labels, **dict(zip(others, display.texts, strict=True))}
    shapes = {name: box(b.left, b.top, b.right, b.bottom) for name, b in boxes.items() if name not in misses}
    dots = {name: Point(p.real, p.imag) for name, p in display.points.items()}
    canvas = box(0, 0, display.width, display.height)
    radius = next(
        (item.radius for item in display.items if isinstance(item, DiscFill) and item.color == (0, 0, 0)), 0
    )
    strokes = list(stroke_shapes(display))
    for name, shape in shapes.items():
        assert canvas.contains(shape.buffer(0.99, join_style="mitre")), name
        for line, width in strokes:
            # Layout takes arcs as chords, a third of a pixel off at most.
            assert shape.distance(line) >= width / 2 + 0.6, name
        for dot in dots.values():
            assert shape.distance(dot) >= radius + 0.9, name
        for other, other_shape in shapes.items():
            assert other == name or shape.distance(other_shape) >= 0.99, (name, other)
        if name in named:
            for rival in named - {name}:
                for part in (shape, shape.centroid):
                    assert part.distance(dots[name]) < part.distance(dots[rival]), (name, rival)
