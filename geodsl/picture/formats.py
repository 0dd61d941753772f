"""Kinds of picture files, by the ending of their names.

A raster format encodes an array of pixels, so that what time did to a page can be done between drawing and
encoding; a vector format writes a display list. A new format is one file of `backends` and one entry here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from os import PathLike, fspath
from typing import Any

from geodsl.picture.backends import jpeg, pdf, png, svg, tikz, webp
from geodsl.picture.backends.raster import raster
from geodsl.picture.display import DisplayList

__all__ = ["FORMATS", "Format", "UnknownFormat", "format_of", "write"]


class UnknownFormat(ValueError):
    """A file name whose ending names no kind of picture."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of picture file.

    Attributes
    ----------
    name, endings, media_type : what it is called, in lists, in names of files, and on the web.
    is_raster : whether `write` takes an array of pixels rather than a display list.
    """

    name: str
    endings: tuple[str, ...]
    media_type: str
    is_raster: bool
    write: Callable[[Any], bytes]

    @property
    def ending(self) -> str:
        return self.endings[0]


def _text(write: Callable[[DisplayList], str]) -> Callable[[DisplayList], bytes]:
    return lambda display: write(display).encode("utf-8")


FORMATS = (
    Format("PNG", (".png",), "image/png", True, png.encode),
    Format("JPEG", (".jpg", ".jpeg"), "image/jpeg", True, jpeg.encode),
    Format("WebP", (".webp",), "image/webp", True, webp.encode),
    Format("SVG", (".svg",), "image/svg+xml", False, _text(svg.svg)),
    Format("PDF", (".pdf",), "application/pdf", False, pdf.pdf),
    Format("TikZ", (".tikz", ".tex"), "text/x-tex", False, _text(tikz.tikz)),
)
_BY_ENDING = {ending: format for format in FORMATS for ending in format.endings}


def format_of(name: str | PathLike[str]) -> Format:
    """The format of a file, by the end of its name (or by the ending alone: "svg", ".svg")."""
    text = fspath(name).lower()
    ending = "." + text.rpartition(".")[2]
    if ending not in _BY_ENDING:
        raise UnknownFormat(
            f"pictures are written as {', '.join(_BY_ENDING)}; {fspath(name)!r} is none of them"
        )
    return _BY_ENDING[ending]


def write(display: DisplayList, format: Format) -> bytes:
    """A picture as the bytes of a file."""
    return format.write(raster(display) if format.is_raster else display)
