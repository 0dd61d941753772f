"""PDF files, by cairo: strokes stay strokes and letters outlines.

A pixel of the layout is 0.75 points, as on the web, so an SVG and a PDF of one picture are equally large in print.
"""

from __future__ import annotations

from io import BytesIO

from geodsl.picture.backends.cairo import cairo, draw
from geodsl.picture.display import DisplayList

__all__ = ["POINTS_A_PIXEL", "pdf"]

POINTS_A_PIXEL = 0.75
# The same picture is the same bytes on any day.
BORN = "2000-01-01T00:00:00Z"


def pdf(display: DisplayList, *, title: str = "") -> bytes:
    """Draw one page."""
    library = cairo()
    out = BytesIO()
    scale = POINTS_A_PIXEL
    surface = library.PDFSurface(out, scale * display.width, scale * display.height)
    surface.set_device_scale(scale, scale)
    surface.set_metadata(library.PDF_METADATA_CREATE_DATE, BORN)
    if title:
        surface.set_metadata(library.PDF_METADATA_TITLE, title)
    context = library.Context(surface)
    context.set_source_rgb(*display.paper)
    context.paint()
    draw(context, display)
    surface.finish()
    return out.getvalue()
