"""From a sketch to pixels: sketch, layout, flat display list, backend.

>>> from geodsl.picture import Dot, Segment, Sketch, layout, png
>>> sketch = Sketch(dots=(Dot("A", 0, "A"), Dot("B", 4, "B")), strokes=(Segment(0, 4),))
>>> png(layout(sketch, size=224))[:4]
b'\\x89PNG'
"""

from . import sketch as _sketch
from .backends.cairo import CairoMissing
from .backends.png import encode, png
from .backends.raster import raster
from .display import Box, DisplayList, Frame
from .glyphs import MissingGlyph
from .layout import layout, layouts
from .sketch import *  # noqa: F403
from .style import Style

__all__ = [
    "Box",
    "CairoMissing",
    "DisplayList",
    "Frame",
    "MissingGlyph",
    "Style",
    "encode",
    "layout",
    "layouts",
    "png",
    "raster",
    *_sketch.__all__,
]
