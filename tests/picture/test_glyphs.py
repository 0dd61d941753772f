"""Letters come out of pinned fonts, set as a textbook sets them."""

import importlib.util
import os
import pickle
import subprocess
import sys

import pytest

from geodsl.picture.letters.fonts import FACES, outline, polygon
from geodsl.picture.letters.glyphs import FontMissing, MissingGlyph, Unreadable, plain, run
from geodsl.picture.letters.tokens import GREEK, LOWERED, PRIMES, RAISED, SPELLED

INSTALLED = [name for name, face in FACES.items() if importlib.util.find_spec(face.package)]


def test_letters_are_italic_and_all_else_upright():
    assert outline("A").font == outline("é").font == "SourceSerifProIt"
    assert {outline(char).font for char in "5°+.√"} == {"SourceSerifPro"}


def test_a_letter_that_the_italic_lacks_is_made_to_lean():
    leaning, upright = outline("θ"), outline("θ", slanted=False)
    assert leaning.font != upright.font == "SourceSerifPro"
    assert leaning.box[3] == upright.box[3] and leaning.box[2] > upright.box[2]
    assert outline("Γ") == outline("Γ", slanted=False)  # capitals stay upright, as in print


@pytest.mark.parametrize("slanted", [True, False])
def test_an_alpha_is_no_italic_a(slanted):
    """Its ends cross on the right, so that its ink begins and ends there: top right and bottom right."""
    glyph = outline("α", slanted=slanted)
    points = [numbers for _, numbers in glyph.commands if numbers]
    left, bottom, right, top = glyph.box
    far = [y for x, y in points if x > right - 0.12 * (right - left)]
    assert min(far) < bottom + 0.25 * (top - bottom) and max(far) > top - 0.1 * (top - bottom)


@pytest.mark.parametrize("font", INSTALLED)
def test_outlines_are_closed_paths_within_their_box(font):
    for char in "AQgjf5°αθ∥∠":
        glyph = outline(char, font)
        assert glyph.commands[0][0] == "M" and glyph.commands[-1][0] == "Z"
        left, bottom, right, top = glyph.box
        for verb, numbers in glyph.commands:
            assert len(numbers) == {"M": 2, "L": 2, "C": 6, "Z": 0}[verb]
            # The ends of curves lie within the ink; their handles needn't.
            for x, y in [numbers[-2:]] if numbers else []:
                assert left - 1e-9 <= x <= right + 1e-9 and bottom - 1e-9 <= y <= top + 1e-9


@pytest.mark.parametrize("char", ["漢", "☃", "\ue000"])
def test_a_missing_character_is_named(char):
    with pytest.raises(MissingGlyph, match=f"U\\+{ord(char):04X}") as caught:
        outline(char)
    assert isinstance(caught.value, ValueError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize("font", INSTALLED)
def test_every_face_draws_whatever_a_label_is_made_of(font):
    chars = {chr(code) for code in range(33, 127)} | set("°−·×±≤≥≠≈√π∥⟂∠△…→½’")
    chars |= {*GREEK.values(), *SPELLED.values(), *PRIMES, *RAISED.values(), *LOWERED.values()}
    for slanted in (True, False):
        assert all(outline(char, font, slanted).box for char in chars)


def test_a_face_borrows_what_it_lacks():
    assert "book" in FACES
    assert outline("A", "book").font == "CaladeaItalic" and outline("5", "book").font == "Caladea"
    assert outline("θ", "book") == outline("θ", "serif")
    assert outline("θ", "book bold") == outline("θ", "serif bold") != outline("θ", "serif")


def test_unknown_faces_are_refused():
    with pytest.raises(ValueError, match="'serif bold'"):
        outline("A", "papyrus")


def test_a_face_that_isnt_installed_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "font_caladea", None)
    from geodsl.picture.letters import fonts

    fonts._font.cache_clear()
    fonts.outline.cache_clear()
    try:
        with pytest.raises(FontMissing, match="pip install font-caladea"):
            outline("A", "book")
    finally:
        fonts.outline.cache_clear()
        fonts._font.cache_clear()


def test_bold_is_bolder():
    def ink(font):
        return sum(outline(char, font).advance for char in "ABCDEabcde")

    assert ink("serif bold") > 1.02 * ink("serif")


def test_polygons_have_a_box():
    square = polygon("test", "square", [((0, 0), (1, 0), (1, 2), (0, 2))], 0.5)
    assert square.box == (0, 0, 1, 2) and square.advance == 1.5


def test_the_same_text_is_set_once():
    assert run("Q7") is run("Q7")


def test_no_font_of_the_system_is_asked():
    """With the system's fonts out of reach, the outlines are the same to the last bit."""
    texts = ("A1", "Ωα", "∠x/2", "height 5")
    code = f"from geodsl.picture.letters.glyphs import run; print([repr(run(t)) for t in {texts}])"
    nowhere = {"FONTCONFIG_FILE": os.devnull, "FONTCONFIG_PATH": "/nowhere", "HOME": "/nowhere"}
    told = [
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | more, capture_output=True, text=True, check=True
        )
        for more in ({"PYTHONHASHSEED": "0"}, {"PYTHONHASHSEED": "1", **nowhere})
    ]
    assert told[0].stdout == told[1].stdout and len(told[0].stdout) > 1000


def test_a_caption_is_words_and_no_formula():
    def signs(set_text):
        return [(p.outline.char, p.y, p.size) for p in set_text.glyphs]

    assert signs(plain("petals-in-a-square 12")) == [(char, 0.0, 1.0) for char in "petals-in-a-square12"]
    assert signs(plain("a/b")) != signs(run("a/b"))
    for text in ("", " ", "a\x00b", "x" * 61):
        with pytest.raises(Unreadable):
            plain(text)
