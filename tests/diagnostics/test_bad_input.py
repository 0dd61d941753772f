"""Whatever text comes, what comes back is diagnostics: never an exception, never a wrong picture."""

from __future__ import annotations

import json
import random
import re
import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import geodsl

RIGHT = (
    "triangle ABC with AB = AC\nM = midpoint of BC\nclaim AM perpendicular BC\ndraw AM",
    "let r in 2..4\ncircle w center O radius r\npoint P with OP = 2.2 r\nA, B = tangents from P to w\n"
    'draw segments PA, PB, OA, OB\nlabel OA "r"\nmark angle OAP right\nfind angle AOB',
    "triangle ABC with angle A in 30°..80°\nD on segment BC with BD : DC = 1 : 2\n"
    "line l through D parallel AB meets AC at E",
    "define halfway of {s: segment} = midpoint of s\ndefine tick {s: segment} {\n  X = halfway of s\n  draw X\n}\n"
    "square ABCD\ntick AB\nAB horizontal\nC above AB",
)
SLOW = 30.0  # seconds: a guard against hanging on a busy machine, not a measure of speed


def checked(text: str, **more: object) -> list[geodsl.Diagnostic]:
    """The diagnostics of a text, each of which can be shown."""
    start = time.perf_counter()
    found = geodsl.check(text, **more)  # type: ignore[arg-type]
    assert time.perf_counter() - start < SLOW
    for d in found:
        shown = d.render()
        assert d.code in geodsl.explanations()
        assert d.message and "\n" not in d.message
        assert f"error {d.code}" in shown or f"warning {d.code}" in shown
        # Not a control character of the program's gets to a terminal.
        assert all(c.isprintable() or c == "\n" for c in shown), ascii(shown)
        json.dumps(d.to_json())
    return found


def refused(text: str, *codes: str, **more: object) -> None:
    """The text has these errors, and no picture comes of it."""
    found = checked(text, **more)
    assert {d.code for d in found if d.code[0] == "E"} == set(codes), [d.render() for d in found]
    with pytest.raises(geodsl.GeodslError):
        geodsl.parse(text, **more).render(size=64)  # type: ignore[arg-type]


# -- arbitrary text ------------------------------------------------------------------------


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text(text: str) -> None:
    checked(text)


@given(st.binary(max_size=200))
@settings(max_examples=80, deadline=None)
def test_any_bytes(data: bytes) -> None:
    checked(data.decode("utf-8", errors="surrogateescape"))
    checked(data.decode("utf-16", errors="replace"))


WORDS = sorted(geodsl.vocabulary().words)
SPOKEN = ["the", "is", "are", "and", "with", "let", "in", "claim", "define", "draw", "find"]
SIGNS = ["(", ")", "{", "}", ",", "=", "<", "..", ":", "+", "-", "*", "/", "^2", "∥", "⟂", "∠", '"', "#"]
PIECES = st.sampled_from(
    [
        *WORDS,
        *SIGNS,
        *SPOKEN,
        *"ABCDOPXlmrswα",
        "\n",
        "AB",
        "BC",
        "ABC",
        "ABCD",
        "2",
        "0",
        "30°",
        "1.5",
        '"a"',
    ]
)


@given(st.lists(PIECES, max_size=25).map(" ".join))
@settings(max_examples=250, deadline=None)
def test_any_words_of_the_language(text: str) -> None:
    checked(text)


TOKEN = re.compile(r"\n|[A-Za-z]+|\d+|[^\sA-Za-z\d]")


@given(st.sampled_from(RIGHT), st.integers(0, 2**32), st.integers(1, 4))
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_programs_with_tokens_lost_doubled_and_swapped(program: str, seed: int, times: int) -> None:
    choose = random.Random(seed)
    tokens = TOKEN.findall(program)
    for _ in range(times):
        k, j = choose.randrange(len(tokens)), choose.randrange(len(tokens))
        match choose.randrange(4):
            case 0:
                del tokens[k]
            case 1:
                tokens.insert(k, tokens[k])
            case 2:
                tokens[k], tokens[j] = tokens[j], tokens[k]
            case _:
                tokens.insert(k, choose.choice([*WORDS, "A", "Q7", "w", "0", "(", ")", "=", "§", "\n"]))
    checked(" ".join(tokens))


# -- size and depth ------------------------------------------------------------------------


def points(n: int) -> str:
    return "".join(f"P{k}" for k in range(n))


def chain(n: int) -> str:
    """Definitions, each of which uses the next three times over."""
    names = ["q" + chr(97 + k) * 2 for k in range(n)]
    blocks = [f"define {a} {{P: point}} {{\n  {b} P\n  {b} P\n  {b} P\n}}\n" for a, b in pairwise(names)]
    return "".join(blocks) + f"define {names[-1]} {{P: point}} {{\n  draw P\n}}\ntriangle ABC\n{names[0]} A"


LARGE = {
    "parentheses": ("let x = " + "(" * 20_000, {"E104"}),
    "balanced parentheses": ("let x = " + "(" * 200 + "1" + ")" * 200, {"E104"}),
    "open parentheses": ("let x = (\n" * 900, {"E103", "E104"}),
    "blocks": ("define aa {\n" * 500, {"E103", "E104"}),
    "quotes": ('label A "\n' * 900, {"E102"}),
    "characters": ("A" * 100_001, {"E105"}),
    "one long run": ("A" * 99_999, {"E201"}),
    "one long word": ("a" * 99_999, {"E201"}),
    "many names": ("A " * 49_000, {"E105"}),
    "many commas": ("AB = AC, " * 11_000 + "AB = AC", {"E105"}),
    "lines": ("triangle ABC\n" * 1001, {"E105"}),
    "wrong lines": ("foo bar\n" * 1000, {"E201"}),
    "a long row of letters": ("draw " + points(300), {"E204"}),
    "a polygon of 300 corners": ("polygon " + points(300), {"E302", "E307"}),
    "a regular polygon of 50 corners": ("regular polygon " + points(50), {"E202"}),
    "points": ("points " + ", ".join(f"P{k}" for k in range(399)), {"E302"}),
    "objects": ("A = point at (0, 0)\n" + "\n".join(f"B{k} = point at ({k}, 1)" for k in range(500)), {"E211"}),
    "same points": ("points A, B\n" + "\n".join(f"C{k} = midpoint of AB" for k in range(300)), {"E302"}),
    "a chain of numbers": ("\n".join(f"let a{k} = a{k + 1} + 1" for k in range(900)), {"E204"}),
    "a ring of numbers": ("\n".join(f"let a{k} = a{(k + 1) % 900} + 1" for k in range(900)), {"E206"}),
    "a ring of points": (
        "point C\n" + "\n".join(f"P{k} = midpoint of CP{(k + 1) % 300}" for k in range(300)), {"E206"}
    ),
    "a product": ("let x = " + " ".join("2" * 390), {"E210"}),
    "a sum": ("let x = " + " + ".join("2" * 390), set()),
    "nested phrases": ("triangle ABC\nD = " + "foot of A on " * 90 + "BC", {"E202", "E210"}),
    "a list": ("triangle ABC\n" + ", ".join(["AB = AC"] * 130), set()),
    "one statement many times": ("triangle ABC\n" + "AB = AC\n" * 900, set()),
    "definitions that grow": (chain(8), {"E210"}),
    "definitions that double": (
        "define dd {x: number} = x * x\nlet a = " + "dd " * 15 + "2", {"E210"}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LARGE)
def test_large_texts(name: str) -> None:
    text, codes = LARGE[name]
    found = {d.code for d in checked(text)}
    assert found <= codes
    assert bool(found) == bool(codes)


@pytest.mark.parametrize("n", [8, 16, 32, 79])
def test_many_statements_that_clash_are_parted_from_the_two_that_do(n: int) -> None:
    sides = "\n".join(f"P{k}P{k + 1} = 3" for k in range(n))
    text = "points " + ", ".join(f"P{k}" for k in range(n + 1)) + "\n" + sides + "\nP0P1 = 4"
    [found] = checked(text)
    assert found.code == "E301"
    lines = {found.source.place(s.start)[0] for s in (found.span, *(s for _, s in found.related))}
    assert lines == {2, n + 2}


def test_a_search_for_what_clashes_ends_by_itself() -> None:
    """Eighty points in one rigid chain that doesn't reach: the search is cut off, and still ends in an answer."""
    choose = random.Random(0)
    sides = "\n".join(f"P{k}P{k - j} = {choose.randint(3, 5)}" for k in range(2, 80) for j in (1, 2))
    text = "points " + ", ".join(f"P{k}" for k in range(80)) + f"\n{sides}\nP0P1 = 3\nP0P79 = 900"
    [found] = checked(text)
    assert found.code == "E301"


# -- definitions ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "define ff of {P: point} = ff of P\ntriangle ABC\nD = ff of A",
        "define ff of {P: point} = gg of P\ndefine gg of {P: point} = ff of P\ntriangle ABC\nD = ff of A",
        "define ff {P: point} {\n  ff P\n}\ntriangle ABC\nff A",
        "define ff {P: point} {\n  gg P\n}\ndefine gg {P: point} {\n  ff P\n}\ntriangle ABC\nff A",
        "define ff of {P: point} = reflection of (ff of P) in P\ntriangle ABC\nD = ff of A",
    ],
)
def test_definitions_of_themselves(text: str) -> None:
    assert len(checked(text)) == 1
    refused(text, "E214")


@pytest.mark.parametrize(
    "name", ["missing.geo", "../a.geo", "/etc/passwd", "link.geo", ".", "", "a\0b", "con\\x.geo"]
)
def test_files_that_cannot_be_used(name: str, tmp_path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "a.geo").write_text("define hub of {w: circle} = center of w\n")
    (tmp_path / "in" / "link.geo").symlink_to(tmp_path / "a.geo")
    text = f'use "{name}"\ntriangle ABC'
    found = checked(text, folder=tmp_path / "in")
    assert {d.code for d in found} <= {"E215", "E102", "E107"}
    assert found
    assert "root:" not in "".join(d.render() for d in found)


def test_a_file_that_uses_itself(tmp_path) -> None:
    (tmp_path / "a.geo").write_text('use "b.geo"\ndefine hub of {w: circle} = center of w\n')
    (tmp_path / "b.geo").write_text('use "a.geo"\n')
    assert not checked('use "a.geo"\ncircle w center O radius 2\nP = hub of w\nhide P', folder=tmp_path)[1:]


def test_faults_of_a_used_file_are_told_with_its_name(tmp_path) -> None:
    (tmp_path / "a.geo").write_text(
        "define hub of {w: circle} = centr of w\n\ndefine rim of {w: circle} = = w\n"
    )
    found = checked('use "a.geo"\ncircle w center O radius 2\nP = hub of w', folder=tmp_path)
    assert [(d.source.name, d.source.place(d.span.start)[0], d.code) for d in found] == [
        ("a.geo", 1, "E201"),
        ("a.geo", 3, "E101"),
    ]


# -- numbers -------------------------------------------------------------------------------

NINES = "9" * 30


@pytest.mark.parametrize(
    "value",
    [
        "1/0",
        "0/0",
        "sqrt (-1)",
        "sqrt (1 - 2)",
        "0^(-1)",
        f"{NINES}^{NINES}",
        f"{NINES}^{NINES} - {NINES}^{NINES}",
    ],
)
def test_numbers_without_a_value(value: str) -> None:
    refused(f"let r = {value}\ncircle w center O radius r\nA on w\ndraw A", "E302")


@pytest.mark.parametrize("value", ["0", "(-2)", "(1 - 1)", f"(-{NINES})"])
def test_circles_without_a_radius(value: str) -> None:
    refused(f"circle w center O radius {value}\npoint A on w\ndraw A", "E302")


@pytest.mark.parametrize("value", [f"{NINES}^2", f"{NINES} * {NINES}", f"1/{NINES}", "0.000000001"])
def test_very_large_and_very_small_figures(value: str) -> None:
    text = f"let r = {value}\ncircle w center O radius r\nA on w\nB on w\ndraw AB"
    if not checked(text):
        assert geodsl.parse(text).render(size=64).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("triangle ABC with AB = 3, AB = 4", "E301"),
        ("triangle ABC with AB = 1, BC = 2, CA = 5", "E301"),
        ("points A, B, C, D\nAB parallel CD\nAB perpendicular CD", "E301"),
        ("triangle ABC with angle A = 120°, angle B = 70°", "E301"),
        ("triangle ABC with angle A = a\nlet a = arcsin 2", "E302"),
        ("triangle ABC with AB = AC, angle B = 90°", "E301"),
        ("triangle ABC with AB = 3, BC = 4, CA = 7", "E301"),
        ("let k in 5..2\nsegment AB\nAB = k", "E218"),
        ("square ABCD with AB = 2 BC", "E301"),
        ("equilateral triangle ABC with angle A = 50°", "E301"),
        ("triangle ABC with AB = -3", "E301"),
        ("A = point at (0, 0)\nB = point at (0, 0)\ndraw AB", "E302"),
        ("triangle ABC\nD = reflection of A in line AB\ndraw D", "E302"),
        ("triangle ABC\nD = AB and AB meet at", "E201"),
        ("points A, B, C\nA, B, C collinear\ntriangle ABC", "E301"),
        ("triangle ABC with AB > AC, AC > AB", "E307"),
        ("triangle ABC with angle A > 90°, angle B > 90°", "E307"),
        ("triangle ABC\nP inside ABC\nP outside ABC", "E307"),
        ("triangle ABC with AB in 1..2, AC in 1..2, BC in 10..20", "E302"),
        (
            "circle w center O radius 1\ncircle v center P radius 1\nOP = 9\nA, B = intersections of w and v",
            "E302",
        ),
        ("triangle ABC\nAB horizontal\nAC horizontal", "E302"),
        ("triangle ABC\nclaim AB = AC", "E303"),
        ("triangle ABC\nclaim AB > AC", "E304"),
        ("points A, B, C, D\nAB parallel CD\nAB perpendicular CD\nclaim AB = CD", "E301"),
    ],
)
def test_what_cannot_be_is_never_drawn(text: str, code: str) -> None:
    refused(text, code)


# -- characters ----------------------------------------------------------------------------

ODD = {
    "nul": "triangle A\0BC",
    "control": "triangle\x07 ABC",
    "escape": "\x1b[31mtriangle ABC",
    "escape in a text": 'triangle ABC\nlabel A "\x1b[31m',
    "escape in a comment": "triangle ABC # \x1b[2J\nfoo",
    "delete": "triangle ABC\x7f",
    "combining": "triangle A\u0301BC",
    "right to left": "\u202etriangle ABC",
    "hebrew": "משולש ABC",
    "full width": "ｔｒｉａｎｇｌｅ ＡＢＣ",
    "full-width digits": "triangle ABC with AB = ３",
    "arabic digits": "triangle ABC with AB = ٣",
    "joined": "triangle A\u200dBC",
    "variation": "triangle ABC\ufe0f",
    "surrogate": "triangle A\ud800BC",
    "surrogate in a text": 'triangle ABC\nlabel A "\udcff',
    "private": "triangle ABC\ue000",
    "astral": "triangle 𝐀𝐁𝐂",
    "cyrillic": "triangle АВС",
    "next line": "triangle ABC\x85AB = = AC",
    "line separator": "triangle ABC\u2028AB = = AC",
    "form feed": "triangle ABC\x0cAB = = AC",
    "vertical tab": "triangle\x0b ABC",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_characters(name: str) -> None:
    found = checked(ODD[name])
    assert found
    assert all(d.code[0] == "E" for d in found)


@pytest.mark.parametrize(
    "text", ["", " ", "\n" * 500, "# nothing", "\ufefftriangle ABC", "triangle ABC\r\nAB = AC\r\n", "\r"]
)
def test_texts_that_are_odd_and_right(text: str) -> None:
    assert not checked(text)


@pytest.mark.parametrize("mark", ["\ud800", "\x1b", "\u202e", "é", "😀", "\u0301", " ", "", "\u200b"])
def test_texts_in_quotes_hold_what_can_be_drawn(mark: str) -> None:
    assert not checked(f'diagram "{mark}"\ntriangle ABC')
    text = f'triangle ABC\nlabel A "{mark}"'
    if checked(text):
        refused(text, "E219")
    else:
        assert geodsl.parse(text).render(size=64).startswith(b"\x89PNG")


@pytest.mark.parametrize("word", ["the", "is", "are", "an"])
def test_words_without_a_meaning_of_their_own(word: str) -> None:
    for text in (word, f"C above {word}", f"draw {word}", f"M = {word}", f"claim {word}", f"A, B = {word}"):
        assert checked(text)
