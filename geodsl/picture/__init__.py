"""From a sketch to pixels: sketch, layout, flat display list, backend.

>>> from geodsl.picture import Dot, Segment, Sketch, layout, png
>>> sketch = Sketch(dots=(Dot("A", 0, "A"), Dot("B", 4, "B")), strokes=(Segment(0, 4),))
>>> png(layout(sketch, size=224))[:4]
b'\\x89PNG'
"""

from geodsl.picture import sketch as _sketch
from geodsl.picture.backends.cairo import CairoMissing
from geodsl.picture.backends.png import encode, png
from geodsl.picture.backends.raster import raster
from geodsl.picture.display import Box, DisplayList, Frame
from geodsl.picture.letters.glyphs import MissingGlyph
from geodsl.picture.looks.style import Style
from geodsl.picture.page.layout import layout, layouts
from geodsl.picture.sketch import *  # noqa: F403

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
