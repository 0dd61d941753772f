"""SVG files: valid XML, found by name, and drawn by another library as cairo draws the same list."""

import io
import math
import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
import resvg_py
from PIL import Image

from geodsl.picture import layout, raster
from geodsl.picture.backends.svg import svg
from geodsl.picture.display import (
    NO_PART,
    ArcPath,
    CirclePath,
    DiscFill,
    DisplayList,
    Frame,
    GlyphFill,
    Part,
    PolylinePath,
    RegionFill,
)
from geodsl.picture.letters.fonts import outline

NS = "{http://www.w3.org/2000/svg}"
RED = (0.8, 0.2, 0.2)


def page(*items, size=100, **more):
    return DisplayList(size, size, items, Frame(size, 0j, 1.0), **more)


def drawn(text):
    data = bytes(resvg_py.svg_to_bytes(svg_string=text))
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)


def alike(display):
    ours = raster(display).astype(int)
    theirs = drawn(svg(display))
    ours = np.repeat(ours[..., None], 3, axis=2) if ours.ndim == 2 else ours
    difference = np.abs(ours - theirs)
    return difference.mean(), (difference.max(axis=2) > 100).mean()


def test_it_looks_as_the_pixels_do(everything, random_sketches):
    for sketch in (everything, *random_sketches[:10]):
        mean, far = alike(layout(sketch))
        assert mean < 0.6 and far < 2e-4


@pytest.mark.parametrize(
    "item",
    [
        PolylinePath((20 + 20j, 80 + 20j, 50 + 70j), 4, (), RED),
        PolylinePath((20 + 20j, 80 + 20j, 50 + 70j), 4, (), RED, closed=True),
        PolylinePath((20 + 20j, 80 + 25j), 3, (7, 4)),
        CirclePath(50 + 50j, 30, 2, (5, 3), RED),
        *(ArcPath(50 + 50j, 30, 0.4, sweep, 3) for sweep in (1, -1, 3, -3, 4, -4, 5.5, -5.5, 6.283, 7)),
        DiscFill(50 + 50j, 20, RED),
        RegionFill(((10 + 10j, 90 + 10j, 90 + 90j, 10 + 90j), (30 + 30j, 70 + 30j, 70 + 70j, 30 + 70j)), RED),
        GlyphFill(outline("Q"), 30 + 70j, 60, RED),
        GlyphFill(outline("α"), 30 + 70j, 60, turn=0.7),
    ],
)
def test_every_item_looks_as_the_pixels_do(item):
    mean, far = alike(page(item, paper=(1, 1, 0.8)))
    assert mean < 0.7 and far < 1e-3
    assert alike(page())[0] == 0 and np.abs(raster(page(item)).astype(int) - 255).mean() > 1


def test_parts_are_found_by_name():
    items = (
        PolylinePath((0j, 9 + 9j), 1, part=Part("stroke", "segment AB")),
        DiscFill(0j, 2, part=Part("dot", "A")),
        GlyphFill(outline("A"), 5 + 5j, 10, part=Part("label", "A")),
        GlyphFill(outline("1"), 9 + 5j, 6, part=Part("label", "A")),
        DiscFill(5j, 1, part=NO_PART),
    )
    root = ElementTree.fromstring(svg(page(*items)))
    assert root.tag == f"{NS}svg" and root.get("viewBox") == "0 0 100 100"
    groups = [(g.get("class"), g.get("data-name"), g.findtext(f"{NS}title")) for g in root.iter(f"{NS}g")]
    assert groups == [("stroke", "segment AB", "segment AB"), ("dot", "A", "A"), ("label", "A", "A")]
    assert len(root.findall(f"{NS}g")[2].findall(f"{NS}path")) == 1  # the letters of a label are one path
    assert len(root.findall(f"{NS}circle")) == 1


def test_names_and_titles_are_escaped():
    name = "<AB> & \"c\" 'd' \x00\x1b\ufffe"
    text = svg(page(DiscFill(0j, 1, part=Part("dot", name))), title=name)
    root = ElementTree.fromstring(text)
    seen = "<AB> & \"c\" 'd' \ufffd\ufffd\ufffd"
    assert root.findtext(f"{NS}title") == seen
    assert root.find(f"{NS}g").get("data-name") == root.find(f"{NS}g").findtext(f"{NS}title") == seen


def test_numbers_are_short_and_no_font_is_asked(everything):
    text = svg(layout(everything))
    numbers = re.findall(
        r"-?\d+(?:\.\d+)?(?:e-?\d+)?|nan|inf", " ".join(re.findall(r' (?:d|r|cx)="([^"]*)"', text))
    )
    assert len(numbers) > 500 and all(re.fullmatch(r"-?\d+(\.\d{1,3})?", number) for number in numbers)
    tags = {element.tag.removeprefix(NS) for element in ElementTree.fromstring(text).iter()}
    assert tags <= {"svg", "title", "rect", "g", "path", "circle"}


def test_what_isnt_finite_is_refused():
    with pytest.raises(ValueError, match="nan"):
        svg(page(DiscFill(complex(math.nan, 0), 1)))


def test_unknown_items_are_refused():
    with pytest.raises(TypeError, match="int"):
        svg(page(7))


def test_writing_twice_gives_the_same_text(everything):
    assert svg(layout(everything)) == svg(layout(everything))
