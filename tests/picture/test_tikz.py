"""TikZ: read by a small parser of the test's own, which knows no more commands than plain LaTeX and TikZ have."""

import math
import re

import numpy as np
import pytest

from geodsl.picture import layout, raster
from geodsl.picture.backends import tex
from geodsl.picture.backends.tikz import tikz
from geodsl.picture.display import (
    ArcPath,
    Box,
    CirclePath,
    DiscFill,
    DisplayList,
    Frame,
    GlyphFill,
    Part,
    PolylinePath,
    RegionFill,
    Words,
)
from geodsl.picture.letters.fonts import outline
from geodsl.picture.letters.tokens import GREEK

NUMBER = r"-?\d+(?:\.\d+)?"
POINT = rf"\({NUMBER},{NUMBER}\)"
PIECE = rf"(?: -- cycle| -- {POINT}| \.\. controls {POINT} and {POINT} \.\. {POINT}| {POINT})"
CIRCLE = rf" circle\[radius={NUMBER}\]"
ARC = rf" arc\[start angle={NUMBER}, end angle={NUMBER}, radius={NUMBER}\]"
PATH = rf"{POINT}(?:{PIECE}*|{CIRCLE}|{ARC}| rectangle {POINT})"
COLOR = rf"(?:black|\{{rgb,1:red,{NUMBER};green,{NUMBER};blue,{NUMBER}\}})"
DASH = rf", dash pattern=(?: ?on {NUMBER}bp off {NUMBER}bp)+"
DRAW = rf"\\draw\[draw={COLOR}, line width={NUMBER}bp(?:{DASH})?\] {PATH};"
FILL = rf"\\fill\[fill={COLOR}(?:, even odd rule)?\] {PATH};"
LOOK = rf"(?:, scale={NUMBER})?(?:, rotate={NUMBER})?(?:, text={COLOR})?"
NODE = rf"\\node\[inner sep=0pt{LOOK}\] at {POINT} \{{\$(?P<math>.*)\$\}};"
SYMBOLS = """
mathrm mbox frac sqrt left right circ prime pm cdot times div le ge ne approx cong equiv sim
parallel perp angle triangle in infty to ldots surd backslash sin cos tan cot log ln varsigma vartheta phi
"""
KNOWN = {*SYMBOLS.split(), *GREEK} - {"omicron", "Alpha", "Beta"}


def scripts_are_single(tokens, at, text):
    """Reads tokens up to the brace that closes; nothing has two exponents or two indices, no script is empty."""
    had = set()
    while at < len(tokens) and tokens[at] != "}":
        token = tokens[at]
        at += 1
        if token in "^_":
            assert token not in had and (token == "_" or "'" not in had), text
            had.add(token)
            assert at < len(tokens) and tokens[at] not in "^_}'&", text
            token = tokens[at]
            at += 1
        elif token == "'":
            assert "^" not in had, text
            had.add("'")
        else:
            had = set()
        if token == "{":
            at = scripts_are_single(tokens, at, text)
            assert at < len(tokens) and tokens[at] == "}", text
            at += 1
    return at


def math_is_well_formed(text):
    """Balanced braces, known commands, and no letter that a font of TeX lacks."""
    tokens = re.findall(r"\\(?:[A-Za-z]+|.)|[^\s\\]", text)
    assert scripts_are_single(tokens, 0, text) == len(tokens), text
    assert set(re.findall(r"\\([A-Za-z]+)", text)) <= KNOWN, text
    for command in re.findall(r"\\([^A-Za-z])", text):
        assert command in ",#$%&_{} ^", text
    assert text.count("\\left") == text.count("\\right")
    unescaped = re.sub(r"\\.", "", text)
    assert not set("#$%&") & set(unescaped), text


def well_formed(text):
    comment, begin, *body, end, last = text.split("\n")
    assert comment.startswith("%") and "\\usepackage{tikz}" in comment and last == ""
    assert begin.startswith("\\begin{tikzpicture}[") and begin.endswith("]") and end == "\\end{tikzpicture}"
    assert re.fullmatch(r"\\useasboundingbox \(0,0\) rectangle \(\d+,\d+\);", body[0])
    for line in body[1:]:
        if line.startswith("%"):
            continue
        node = re.fullmatch(NODE, line)
        assert node or re.fullmatch(DRAW, line) or re.fullmatch(FILL, line), line[:300]
        if node:
            math_is_well_formed(node["math"])
    return body


def page(*items, size=100, **more):
    return DisplayList(size, size, items, Frame(size, 0j, 1.0), **more)


def test_figures_are_well_formed(everything, random_sketches):
    for sketch in (everything, *random_sketches):
        body = well_formed(tikz(layout(sketch)))
        assert sum(line.startswith("\\node") for line in body) == len(layout(sketch).words) > 3


@pytest.mark.parametrize(
    "item, written",
    [
        (PolylinePath((10 + 20j, 30 + 40j), 2), r"\draw[draw=black, line width=1.5bp] (10,80) -- (30,60);"),
        (
            PolylinePath((1j, 1 + 0j, 0j), 1, (3, 2), (1, 0, 0.25), closed=True),
            r"\draw[draw={rgb,1:red,1;green,0;blue,0.25}, line width=0.75bp, dash pattern=on 2.25bp off 1.5bp] "
            "(0,99) -- (1,100) -- (0,100) -- cycle;",
        ),
        (CirclePath(50 + 40j, 9.5, 1), r"\draw[draw=black, line width=0.75bp] (50,60) circle[radius=9.5];"),
        (DiscFill(50 + 40j, 2), r"\fill[fill=black] (50,60) circle[radius=2];"),
        (
            # y goes up, so that angles change their sign.
            ArcPath(50 + 50j, 10, 0, math.pi / 2, 1),
            r"\draw[draw=black, line width=0.75bp] (60,50) arc[start angle=0, end angle=-90, radius=10];",
        ),
        (
            RegionFill(((0j, 1 + 0j, 1j), (2j, 3j, 4j))),
            r"\fill[fill=black, even odd rule] (0,100) -- (1,100) -- (0,99) -- cycle "
            "(0,98) -- (0,97) -- (0,96) -- cycle;",
        ),
    ],
)
def test_items(item, written):
    body = well_formed(tikz(page(item)))
    assert body[1:] == [written]


def test_an_odd_pattern_is_gone_through_twice():
    assert "on 0.75bp off 1.5bp on 2.25bp off 0.75bp on 1.5bp off 2.25bp" in tikz(
        page(PolylinePath((0j, 1j), 1, (1, 2, 3)))
    )


def test_labels_are_text_where_their_words_are_known():
    part, other = Part("label", "A"), Part("text", "segment AB")
    glyphs = [
        GlyphFill(outline("A"), 10 + 20j, 20, (0, 0, 1), part, 0.5),
        GlyphFill(outline("1"), 20 + 20j, 13, part=part),
    ]
    words = (Words("A1", Box(10, 10, 24, 22), part),)
    body = well_formed(tikz(page(*glyphs, GlyphFill(outline("r"), 50 + 50j, 20, part=other), words=words)))
    nodes = [line for line in body if line.startswith("\\node")]
    assert nodes == [
        r"\node[inner sep=0pt, scale=1.5, rotate=-28.648, text={rgb,1:red,0;green,0;blue,1}] at (17,84) {$A_1$};"
    ]
    assert sum(line.startswith("\\fill") for line in body) == 1  # the other one is its outline


@pytest.mark.parametrize(
    "text, written",
    [
        ("A", "A"),
        ("A_1", "A_1"),
        ("A12", "A_{12}"),
        ("B'", "B'"),
        ("B2''", "B_2''"),
        ("x^2", "x^2"),
        ("60°", r"60^\circ"),
        ("(2x+3)°", r"(2x+3)^\circ"),
        ("1/2", r"\frac12"),
        ("a/b", r"\frac ab"),
        ("(a+b)/2", r"\frac{a+b}2"),
        ("√3", r"\sqrt{3}"),
        ("2√3", r"2\sqrt{3}"),
        ("√3/2", r"\frac{\sqrt{3}}2"),
        ("(a/b)^2", r"{\left(\frac ab\right)}^2"),
        ("alpha", r"\alpha"),
        ("2αβ", r"2\alpha\beta"),
        ("2αx", r"2\alpha x"),
        ("Δ", r"\Delta"),
        ("5 cm", r"5\,\mathrm{cm}"),
        ("2x - 3", "2x-3"),
        ("a*b", r"a\cdot b"),
        ("AB ∥ CD", r"AB\parallel CD"),
        ("sin 30°", r"\sin\,30^\circ"),
        ("side a", r"\mathrm{side}\ a"),
        ("50%", r"50\%"),
        ("2,5", "2{,}5"),
        ("x'^2", r"x^{\prime 2}"),
    ],
)
def test_labels_in_tex(text, written):
    assert tex.math(text) == written
    math_is_well_formed(tex.math(text))


def test_any_label_is_well_formed():
    rng = np.random.default_rng(0)
    signs = [*"aAxπα12.,/^_'°√()[]{}+-=*<>|²\\#$%&~\"`!?:;é ", "cm", "sqrt", "height", "sin"]
    for _ in range(3000):
        text = "".join(rng.choice(signs, rng.integers(1, 9)))
        if text.strip():
            math_is_well_formed(tex.math(text))


def test_paper_is_drawn_where_it_isnt_white():
    body = well_formed(tikz(page(paper=(1.0, 1.0, 0.5))))
    assert body[1] == r"\fill[fill={rgb,1:red,1;green,1;blue,0.5}] (0,0) rectangle (100,100);"


def test_numbers_are_where_the_pixels_are():
    """Each dot of a figure stands in the text where the raster has it."""
    display = page(DiscFill(20.25 + 30.5j, 4), DiscFill(70 + 60j, 5))
    found = re.findall(rf"\(({NUMBER}),({NUMBER})\) circle", tikz(display))
    pixels = raster(display)
    assert [pixels[int(100 - float(y)), int(float(x))] for x, y in found] == [0, 0] and len(found) == 2


def test_unknown_items_are_refused():
    with pytest.raises(TypeError, match="int"):
        tikz(page(7))
