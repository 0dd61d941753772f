"""Where the glyphs of a label go: formulas look as they do in a textbook."""

import importlib.util
from itertools import pairwise

import pytest

from geodsl.picture.letters.fonts import FACES
from geodsl.picture.letters.glyphs import run
from geodsl.picture.letters.typeset import AXIS, SMALLEST

INSTALLED = [name for name, face in FACES.items() if importlib.util.find_spec(face.package)]


def ink(placed):
    left, bottom, right, top = placed.outline.box
    x, y, size = placed.x, placed.y, placed.size
    return x + left * size, y + bottom * size, x + right * size, y + top * size


def chars(text, **more):
    """Glyphs by character; those drawn by the setter itself by their kind."""
    return {
        p.outline.font if p.outline.font in ("rule", "radical") else p.outline.char: p
        for p in run(text, **more).glyphs
    }


def test_the_box_is_that_of_the_ink():
    for text in ("A_1", "√(a/b)", "2x + 3", "height", "f'"):
        text = run(text)
        boxes = [ink(p) for p in text.glyphs]
        assert text.box == pytest.approx(
            (
                min(b[0] for b in boxes),
                min(b[1] for b in boxes),
                max(b[2] for b in boxes),
                max(b[3] for b in boxes),
            )
        )


def test_digits_after_letters_are_subscripts():
    letter, digit = run("B1").glyphs
    assert digit.size < letter.size and digit.y < 0 < digit.x
    assert [glyph.y < 0 for glyph in run("P12").glyphs] == [False, True, True]


def test_digits_of_a_number_are_not():
    assert {(glyph.y, glyph.size) for glyph in run("2.5").glyphs} == {(0.0, 1.0)}


def test_a_prime_stands_above_the_subscript():
    glyphs = chars("A2'")
    prime, digit = glyphs["′"], glyphs["2"]
    assert prime.x < ink(digit)[2] and ink(prime)[1] > ink(digit)[3]


def test_two_primes_stand_side_by_side():
    _, first, second = run("P''").glyphs
    assert ink(second)[0] > ink(first)[0] and first.y == second.y


def test_exponents_stand_high_and_clear_of_what_leans():
    for letter in "xfdA":
        glyphs = chars(f"{letter}^2")
        base, exponent = glyphs[letter], glyphs["2"]
        assert exponent.size < 1 and ink(exponent)[1] > 0.25
        assert ink(exponent)[0] > ink(base)[2] - 0.01


def test_spaces_leave_room_but_no_ink():
    assert run("a b").box[2] > run("ab").box[2]
    assert len(run("side a").glyphs) == 5


@pytest.mark.parametrize("text", ["1/2", "a/b", "(a+b)/2", "g/f"])
def test_fractions_stand_over_and_under_their_bar(text):
    glyphs = run(text).glyphs
    bar = next(ink(p) for p in glyphs if p.outline.font == "rule")
    others = [ink(p) for p in glyphs if p.outline.font != "rule"]
    over, under = ([b for b in others if (b[1] > bar[3]) == way] for way in (True, False))
    assert over and under and all(b[3] < bar[1] for b in under)
    assert (bar[1] + bar[3]) / 2 == pytest.approx(AXIS)
    for part in (over, under):
        left, right = min(b[0] for b in part), max(b[2] for b in part)
        assert bar[0] < left and right < bar[2]
        assert (left + right) / 2 == pytest.approx((bar[0] + bar[2]) / 2, abs=0.02)


def test_minus_signs_are_at_the_height_of_bars():
    minus, bar = ink(chars("a - b")["−"]), ink(chars("a/b")["rule"])
    assert (minus[1] + minus[3]) / 2 == pytest.approx((bar[1] + bar[3]) / 2, abs=0.03)


@pytest.mark.parametrize("font", INSTALLED)
@pytest.mark.parametrize("inside", ["3", "a+b", "x^2+y^2", "a/b", "f", "√2"])
def test_roots_cover_what_is_in_them(inside, font):
    sign, *others = run(f"√({inside})", font).glyphs
    assert sign.outline.font == "radical"
    *_, right, top = ink(sign)
    verticals = [numbers for _, numbers in sign.outline.commands if numbers and numbers[1] > top - 1e-3]
    start = min(x for x, _ in verticals)  # of the bar
    for left, _, far, high in map(ink, others):
        assert high < top - 0.06 and far < right and left > start - 0.12


def test_operators_have_room_and_signs_have_none():
    def gap(text):
        first, second = (ink(p) for p in run(text).glyphs[-2:])
        return second[0] - first[2]

    assert gap("a - 3") > gap("-3") + 0.1
    assert chars("a+b")["+"].x == pytest.approx(chars("a + b")["+"].x)
    assert chars("x^(a+b)")["b"].x < chars("x^2")["2"].x + 1.2


def test_brackets_grow_with_what_is_in_them():
    small, large = chars("(a)")["("], chars("(a/b)^2")["("]
    assert small.size == 1 and large.size > 1.3
    inside = [ink(p) for p in run("(a/b)^2").glyphs if p.outline.char in "ab"]
    assert ink(large)[1] < min(b[1] for b in inside) and ink(large)[3] > max(b[3] for b in inside)


def test_scripts_of_scripts_stay_legible():
    sizes = {p.size for p in run("x^(y^(z^(a/b)))").glyphs}
    assert min(sizes) >= SMALLEST


def test_letters_can_stand_upright():
    slanted, upright = run("A1"), run("A1", slanted=False)
    assert slanted.glyphs[0].outline != upright.glyphs[0].outline
    assert slanted.glyphs[1].outline == upright.glyphs[1].outline


def test_words_and_units_are_upright():
    fonts = {p.outline.char: p.outline.font for p in run("height h").glyphs}
    assert fonts["e"] == "SourceSerifPro" and run("height h").glyphs[-1].outline.font == "SourceSerifProIt"
    assert {p.outline.font for p in run("5 cm").glyphs} == {"SourceSerifPro"}


@pytest.mark.parametrize("text", ["AB", "2πr", "A_1", "x+1", "60°", "5 cm", "sin x", "(a)b"])
def test_glyphs_of_a_line_do_not_collide(text):
    boxes = sorted(ink(p) for p in run(text).glyphs)
    for one, other in pairwise(boxes):
        assert other[0] > one[2] - 0.13
