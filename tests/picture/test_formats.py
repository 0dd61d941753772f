"""The table of formats: each ending has its writer, and each writer its kind of input."""

from pathlib import Path

import pytest

from geodsl.picture import layout, raster
from geodsl.picture.formats import FORMATS, UnknownFormat, format_of, write

HEADS = {
    "PNG": b"\x89PNG",
    "JPEG": b"\xff\xd8\xff",
    "WebP": b"RIFF",
    "SVG": b"<svg ",
    "PDF": b"%PDF-",
    "TikZ": b"% \\usepackage{tikz}",
}


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
def test_every_format_writes_its_kind_of_file(everything, format):
    display = layout(everything)
    data = write(display, format)
    assert data.startswith(HEADS[format.name])
    assert data == format.write(raster(display) if format.is_raster else display)
    with pytest.raises((ValueError, TypeError, AttributeError)):
        format.write(display if format.is_raster else raster(display))


def test_endings_are_told_apart():
    endings = [ending for format in FORMATS for ending in format.endings]
    assert len(endings) == len(set(endings)) and all(ending == ending.lower() for ending in endings)
    for format in FORMATS:
        for ending in format.endings:
            assert (
                format_of(f"a.b/figure{ending}")
                is format_of(ending)
                is format_of(ending[1:].upper())
                is format
            )
            assert format_of(Path("figure" + ending)) is format
    assert len({format.media_type for format in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("name", ["figure", "figure.bmp", "png/figure", ""])
def test_other_endings_are_refused(name):
    with pytest.raises(UnknownFormat, match=r"\.png, \.jpg, .*\.tex"):
        format_of(name)
