"""From a sketch to pixels: sketch, layout, flat display list, backend.

>>> from geodsl.picture import Dot, Segment, Sketch, layout, png
>>> sketch = Sketch(dots=(Dot("A", 0, "A"), Dot("B", 4, "B")), strokes=(Segment(0, 4),))
>>> png(layout(sketch, size=224))[:4]
b'\\x89PNG'
"""

from .display import Box, DisplayList, Frame
from .glyphs import MissingGlyph
from .layout import layout
from .png import CairoMissing, encode, png, raster
from .sketch import (
    AngleArcs,
    Arc,
    Circle,
    Dot,
    Line,
    Mark,
    ParallelArrows,
    Ray,
    RightAngle,
    Segment,
    Shade,
    ShadeCircle,
    Sketch,
    Stroke,
    Text,
    Ticks,
)

__all__ = [
    "AngleArcs",
    "Arc",
    "Box",
    "CairoMissing",
    "Circle",
    "DisplayList",
    "Dot",
    "Frame",
    "Line",
    "Mark",
    "MissingGlyph",
    "ParallelArrows",
    "Ray",
    "RightAngle",
    "Segment",
    "Shade",
    "ShadeCircle",
    "Sketch",
    "Stroke",
    "Text",
    "Ticks",
    "encode",
    "layout",
    "png",
    "raster",
]
