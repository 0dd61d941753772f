"""Letters come out of the pinned fonts, set as a textbook sets them."""

import pickle

import pytest

from geodsl.picture.glyphs import MissingGlyph, outline, run


def test_letters_are_italic_and_all_else_upright():
    assert outline("A").font == outline("é").font == "SourceSerifProIt"
    assert {outline(char).font for char in "5°+.√"} == {"SourceSerifPro"}


def test_a_letter_that_the_italic_lacks_is_upright():
    assert outline("α").font == "SourceSerifPro"


def test_outlines_are_closed_paths_within_their_box():
    for char in "AQgjf5°":
        glyph = outline(char)
        assert glyph.commands[0][0] == "M" and glyph.commands[-1][0] == "Z"
        left, bottom, right, top = glyph.box
        for verb, numbers in glyph.commands:
            assert len(numbers) == {"M": 2, "L": 2, "C": 6, "Z": 0}[verb]
            # The ends of curves lie within the ink; their handles needn't.
            for x, y in [numbers[-2:]] if numbers else []:
                assert left - 1e-9 <= x <= right + 1e-9 and bottom - 1e-9 <= y <= top + 1e-9


@pytest.mark.parametrize("char", ["漢", "∠", "\ue000"])
def test_a_missing_character_is_named(char):
    with pytest.raises(MissingGlyph, match=f"U\\+{ord(char):04X}") as caught:
        run("A" + char)
    assert isinstance(caught.value, ValueError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_digits_after_a_letter_are_subscripts():
    letter, digit = run("B1").glyphs
    assert digit.size < letter.size and digit.y < 0 < digit.x
    assert [glyph.y < 0 for glyph in run("P12").glyphs] == [False, True, True]


def test_digits_of_a_number_are_not():
    assert {(glyph.y, glyph.size) for glyph in run("2.5").glyphs} == {(0.0, 1.0)}


def test_a_prime_stands_above_the_subscript():
    _letter, digit, prime = run("A2'").glyphs
    assert prime.outline.char == "\u2032"
    assert prime.x == pytest.approx(digit.x) and prime.y > digit.y


def test_two_primes_stand_side_by_side():
    _, first, second = run("P''").glyphs
    assert second.x > first.x


def test_spaces_leave_room_but_no_ink():
    assert run("a b").box[2] > run("ab").box[2]
    with pytest.raises(ValueError, match="no visible character"):
        run(" ")


def test_the_same_text_is_set_once():
    assert run("Q7") is run("Q7")
