"""Styles: names, legibility, distinct colours, and the looks that seeds draw."""

import pickle
from collections import Counter
from dataclasses import fields

import numpy as np
import pytest

from geodsl.picture.letters.fonts import FACES
from geodsl.picture.looks.colors import apart, contrast, mixed
from geodsl.picture.looks.effects import EFFECTS
from geodsl.picture.looks.random_style import FONTS
from geodsl.picture.looks.style import Style
from geodsl.picture.looks.styles import STYLES, UnknownStyle, named, names, random_style, resolve
from geodsl.picture.page.layout import layout

SEEDS = range(400)
LOOKS = [*STYLES.values(), *map(random_style, SEEDS)]


def wcag(one, other):
    """The contrast ratio, written out as WCAG 2.1 defines it."""

    def bright(color):
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    brighter, darker = sorted((bright(one), bright(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_there_are_many_and_each_says_what_it_is():
    assert len(STYLES) >= 14
    assert names()[0] == "textbook" and names()[-1] == "random"
    assert len(set(names())) == len(names())
    for name in names():
        style = named(name)
        assert style.name == name
        assert style.doc.endswith(".") and style.doc.count(". ") == 0
    assert len({style.doc for style in STYLES.values()}) == len(STYLES)


def test_the_default_is_the_textbook_and_plain():
    textbook = named("textbook")
    plain = Style(name="textbook", doc=textbook.doc)
    assert textbook == plain and not textbook.effects and not textbook.wobble and not textbook.tilt


def test_no_two_fixed_styles_look_the_same():
    looks = [
        tuple(getattr(s, f.name) for f in fields(s) if f.name not in ("name", "doc")) for s in STYLES.values()
    ]
    assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("style", LOOKS, ids=lambda style: style.name)
def test_all_ink_stands_out_from_its_paper(style):
    inks = [style.ink, style.letter, style.point, style.mark, *style.palette]
    assert all(wcag(ink, style.paper) >= 4.5 for ink in inks if ink is not None)
    assert wcag(style.ink, style.shade) >= 4.5
    assert wcag(style.paper, style.shade) >= 1.12
    colors = [*(ink for ink in inks if ink is not None), style.paper, style.shade]
    assert all(0 <= part <= 1 for color in colors for part in color)


@pytest.mark.parametrize("style", LOOKS, ids=lambda style: style.name)
def test_measures_are_within_reason(style):
    assert style.font in FACES
    assert style.dot in ("disc", "ring", "square", "cross")
    assert 0.7 <= style.line <= 2.5 and 0.6 <= style.fine <= 1
    assert 0 <= style.wobble <= 5 and 0 <= style.tilt <= 3
    # A dash is no dot, and a dotted line no dashed one.
    assert style.dash[0] >= 1.8 * style.dotted[0] and style.dash[1] >= 2
    for name, strength in style.effects:
        assert name in EFFECTS and 0 < strength <= 1
    small = style.measures(224)
    assert small.dot > 0.6 * small.line and small.font >= 10
    assert small.wobble < small.dot  # a dot hides how far its strokes stray


def simulated(color, matrix):
    """A colour as it looks without one kind of cones (Machado, Oliveira and Fernandes 2009)."""
    linear = np.array([c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color])
    return np.clip(np.array(matrix) @ linear, 0, 1)


def lab(linear):
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ linear
    x, y, z = np.cbrt(np.maximum(xyz / [0.9505, 1.0, 1.089], 0.008856))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


MACHADO = {
    "normal": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


@pytest.mark.parametrize("sight", MACHADO)
def test_the_colour_blind_tell_classes_apart(sight):
    style = named("colour-coded")
    assert len(style.palette) >= 4
    seen = [lab(simulated(color, MACHADO[sight])) for color in (*style.palette, style.ink)]
    gaps = [np.linalg.norm(a - b) for i, a in enumerate(seen) for b in seen[:i]]
    assert min(gaps) > 20  # 2.3 is the least that can be seen at all


def test_an_unknown_name_is_answered_with_the_nearest_ones():
    with pytest.raises(UnknownStyle, match="did you mean 'blackboard'") as caught:
        named("blakboard")
    assert isinstance(caught.value, ValueError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    with pytest.raises(UnknownStyle, match=r"textbook, exam, .*, random$"):
        named("zzzzzz")
    for name in ("", "random x", "random -1", "Textbook "):
        with pytest.raises(UnknownStyle):
            named(name)


def test_resolve():
    exam = named("exam")
    assert resolve("exam", 3) is exam and resolve(exam, 3) is exam
    assert resolve("random", 5) == resolve(named("random"), 5) == random_style(5) == named("random 5")
    # What a seed has drawn stays what it is.
    assert resolve(random_style(5), 6) == random_style(5)


def test_random_looks_are_their_seeds():
    assert random_style(17) == random_style(17)
    assert len({s.line for s in LOOKS[-400:]}) == 400
    with pytest.raises(ValueError):
        random_style(-1)


def test_random_looks_vary_in_every_respect():
    looks = LOOKS[-400:]
    for name, n in (("font", len(set(FONTS))), ("dot", 4), ("fill", 4)):
        kinds = Counter(getattr(look, name) for look in looks)
        assert len(kinds) == n and min(kinds.values()) >= 8, (name, kinds)
    shares = {
        "dark paper": sum(sum(look.paper) < 1.5 for look in looks),
        "white paper": sum(look.paper == (1, 1, 1) for look in looks),
        "by hand": sum(look.wobble > 0 for look in looks),
        "askew": sum(look.tilt > 0 for look in looks),
        "clean": sum(not look.effects for look in looks),
        "palette": sum(bool(look.palette) for look in looks),
    }
    assert all(30 <= count <= 240 for count in shares.values()), shares
    assert {name for look in looks for name, _ in look.effects} == set(EFFECTS)


@pytest.mark.parametrize("style", STYLES.values(), ids=lambda style: style.name)
@pytest.mark.parametrize("size", [224, 336])
def test_layout_takes_every_style(everything, style, size):
    display = layout(everything, size=size, style=style)
    assert display.paper == style.paper
    assert {item.color for item in display.items} >= {style.ink}


def test_contrast_and_mixing():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((1, 1, 1), (0.5, 0.5, 0.5)) == pytest.approx(3.976, abs=2e-3)
    assert mixed((0, 0, 0), (1, 0.5, 0), 0.5) == (0.5, 0.25, 0)
    rng = np.random.default_rng(0)
    for _ in range(200):
        color, paper = (tuple(row) for row in rng.random((2, 3)).tolist())
        found = apart(color, paper, 4.5)
        if contrast(color, paper) >= 4.5:
            assert found == color
        else:
            assert 4.5 <= wcag(found, paper) <= 4.501
