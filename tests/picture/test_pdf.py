"""PDF files, drawn by another library as cairo draws the same list in pixels."""

import dataclasses
import time

import numpy as np
import pypdfium2
import pytest

from geodsl.picture import layout, raster
from geodsl.picture.backends.pdf import POINTS_A_PIXEL, pdf
from geodsl.picture.display import DiscFill, DisplayList, Frame, GlyphFill, RegionFill
from geodsl.picture.letters.fonts import outline


def drawn(data):
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 1
    return np.asarray(document[0].render(scale=1 / POINTS_A_PIXEL).to_pil().convert("RGB")).astype(int)


def alike(display):
    ours = raster(display).astype(int)
    ours = np.repeat(ours[..., None], 3, axis=2) if ours.ndim == 2 else ours
    return np.abs(ours - drawn(pdf(display))).mean()


def test_a_pixel_is_three_quarters_of_a_point(everything):
    page = pypdfium2.PdfDocument(pdf(layout(everything, size=336)))[0]
    assert page.get_size() == (252, 252)


def test_it_looks_as_the_pixels_do(everything, random_sketches):
    for sketch in (everything, *random_sketches[:10]):
        assert alike(layout(sketch)) < 0.4
    # The measure means something: without its letters the picture is further off.
    display = layout(everything)
    bare = tuple(item for item in display.items if not isinstance(item, GlyphFill))
    assert (
        np.abs(drawn(pdf(dataclasses.replace(display, items=bare))) - raster(display)[..., None]).mean() > 0.8
    )


@pytest.mark.parametrize(
    "item",
    [
        DiscFill(50 + 50j, 20, (0.8, 0.2, 0.2)),
        RegionFill(
            ((10 + 10j, 90 + 10j, 90 + 90j, 10 + 90j), (30 + 30j, 70 + 30j, 70 + 70j, 30 + 70j)),
            (0.2, 0.4, 0.6),
        ),
        GlyphFill(outline("α"), 30 + 70j, 60, turn=0.7),
    ],
)
def test_colours_holes_and_turns(item):
    assert alike(DisplayList(100, 100, (item,), Frame(100, 0j, 1.0), paper=(1, 1, 0.8))) < 0.8


def test_the_same_picture_is_the_same_bytes_at_any_time(everything, monkeypatch):
    first = pdf(layout(everything))
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.sleep(1.1)  # the clock of the library counts seconds
    assert pdf(layout(everything)) == first
    assert b"/CreationDate (D:2000" in first or b"/CreationDate (2000" in first


def test_strokes_stay_strokes(everything):
    """No picture of pixels is hidden in the page."""
    assert b"/Subtype /Image" not in pdf(layout(everything))


def test_the_title_is_kept(everything):
    document = pypdfium2.PdfDocument(pdf(layout(everything), title="Thales (6 cm)"))
    assert document.get_metadata_dict()["Title"] == "Thales (6 cm)"
