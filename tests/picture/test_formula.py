"""What a label says, read as a reader would."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodsl.picture.letters.formula import Unreadable, read
from geodsl.picture.letters.glyphs import MissingGlyph, run
from geodsl.picture.letters.nodes import Fraction, Group, Root, Scripts, Sign


def told(node):
    """A reading in brackets of the test's own, to be read by people."""
    match node:
        case tuple() if not hasattr(node, "_fields"):
            return "".join(map(told, node))
        case Sign("", "thin"):
            return "|"
        case Sign(text, "letter"):
            return text
        case Sign(text, "roman" | "function"):
            return f"<{text}>"
        case Sign(text, "binary" | "relation"):
            return f" {text} "
        case Sign(text, _):
            return text
        case Scripts(base, sub, sup, primes):
            return (
                told(base) + f"_{{{told(sub)}}}" * bool(sub) + f"^{{{told(sup)}}}" * bool(sup) + "'" * primes
            )
        case Fraction(over, under):
            return f"[{told(over)}/{told(under)}]"
        case Root(row):
            return f"√{{{told(row)}}}"
        case Group(opened, row, closed):
            return opened + told(row) + closed


@pytest.mark.parametrize(
    "text, reading",
    [
        ("A", "A"),
        ("AB", "AB"),
        ("B1", "B_{1}"),
        ("A_1", "A_{1}"),
        ("A_12", "A_{12}"),
        ("A_{12}", "A_{12}"),
        ("A₁₂", "A_{12}"),
        ("x_n", "x_{n}"),
        ("x_max", "x_{<max>}"),
        ("S_ABC", "S_{ABC}"),
        ("AB1", "AB_{1}"),
        ("A1B1", "A_{1}B_{1}"),
        ("A'", "A'"),
        ("A''", "A''"),
        ("A″", "A''"),
        ("A2'", "A_{2}'"),
        ("x^2", "x^{2}"),
        ("a²", "a^{2}"),
        ("x^-1", "x^{−1}"),
        ("10^(-3)", "10^{ − 3}"),
        ("x_1^2", "x_{1}^{2}"),
        ("2x+3", "2x + 3"),
        ("2x - 3", "2x − 3"),
        ("AB = CD", "AB = CD"),
        ("a <= b", "a ≤ b"),
        ("2*3", "2 · 3"),
        ("AB || CD", "AB ∥ CD"),
        ("60°", "60°"),
        ("60 deg", "60°"),
        ("60deg", "60°"),
        ("(2x + 3)°", "(2x + 3)°"),
        ("x°", "x°"),
        ("60°30'", "60°30'"),
        ("alpha", "α"),
        ("theta = 60 deg", "θ = 60°"),
        ("2pi r", "2π r"),
        ("β1", "β_{1}"),
        ("Delta", "Δ"),
        ("1/2", "[1/2]"),
        ("a/b", "[a/b]"),
        ("(a+b)/2", "[a + b/2]"),
        ("(a+b)/(c-d)", "[a + b/c − d]"),
        ("a/2b", "[a/2b]"),
        ("1/2x", "[1/2]x"),
        ("3 1/2", "3|[1/2]"),
        ("a/b/c", "[a/b]/c"),
        ("2 + 1/3", "2 + [1/3]"),
        ("AB/CD", "[AB/CD]"),
        ("AB/CD = 2", "[AB/CD] = 2"),
        ("√3", "√{3}"),
        ("sqrt(3)", "√{3}"),
        ("sqrt3", "√{3}"),
        ("2√3", "2√{3}"),
        ("√(a+b)", "√{a + b}"),
        ("√3/2", "[√{3}/2]"),
        ("1/√2", "[1/√{2}]"),
        ("√(a/b)", "√{[a/b]}"),
        ("√", "√"),
        ("5 cm", "5|<cm>"),
        ("5cm", "5|<cm>"),
        ("5 m", "5|<m>"),
        ("5m", "5m"),
        ("m", "m"),
        ("12 cm²", "12|<cm>^{2}"),
        ("3/4 km", "[3/4]|<km>"),
        ("60 km/h", "60|<km>/<h>"),
        ("sin 30°", "<sin>|30°"),
        ("2 sin x", "2|<sin>|x"),
        ("sin(x)", "<sin>(x)"),
        ("2.5", "2.5"),
        ("3:4", "3 : 4"),
        ("height", "<height>"),
        ("side a", "<side> a"),
        ("radius OA", "<radius> OA"),
        ("right-angled", "<right>-<angled>"),
        ("Euler's line", "<Euler><’><s> <line>"),
        ("base B'", "<base> B'"),
        ("angle alpha", "<angle> α"),
        ("point A1", "<point> A_{1}"),
        ("1/2 of it and more", "[1/2] <of> <it> <and> <more>"),
        ("area = 12 cm²", "<area> = 12|<cm>^{2}"),
        ("area = √3/2", "<area> = [√{3}/2]"),
        ("width 2x+1", "<width> 2x + 1"),
        ("the triangle's A", "<the> <triangle><’><s> A"),
        ("A's image", "A<’><s> <image>"),
        ("Fig. 3: base (AB)", "<Fig>. 3 :  <base> (AB)"),
        ("note: see A, B", "<note>: <see> A,B"),
        ("half of r", "<half> <of> r"),
        ("50 %", "50 %"),
        ("| x |", "| x |"),
        ("xyz", "xyz"),
        ("(", "("),
        ("a)", "a)"),
        ("a_", "a_"),
        ("^2", "^2"),
        ("/", "/"),
        ("a/", "a/"),
        ("()/2", "[()/2]"),
    ],
)
def test_readings(text, reading):
    assert told(read(text)) == reading


@pytest.mark.parametrize(
    "text, why",
    [
        ("a" * 61, "60 characters, this one has 61"),
        ("a\tb", "U\\+0009"),
        ("a\u200bb", "U\\+200B"),
        ("  ", "nothing to see"),
    ],
)
def test_what_cant_be_a_label(text, why):
    with pytest.raises(Unreadable, match=why) as caught:
        run(text)
    assert isinstance(caught.value, ValueError)


def test_sixty_characters_are_fine():
    assert run("a" * 60).box[2] > 20


@given(st.text(alphabet=st.sampled_from("aAxπ12.,/^_'°√()[]{}+-=*<>|² ₁cm sqrt"), max_size=60))
@settings(deadline=None, max_examples=300)
def test_any_text_of_signs_is_set_without_losing_one(text):
    if not text.strip():
        with pytest.raises(Unreadable):
            read(text)
        return
    reading = told(read(text))
    for char in "Aπ°+":
        assert reading.count(char) == text.count(char)
    assert sum(map(str.isdigit, reading)) == sum(c in "12²₁" for c in text)
    assert run(text).glyphs


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=200)
def test_any_text_is_set_or_refused(text):
    try:
        assert run(text).glyphs
    except MissingGlyph as error:
        assert error.char in text or error.char in unicodedata.normalize("NFKC", text)
    except Unreadable:
        assert len(text) > 60 or not text.strip() or not text.isprintable()
