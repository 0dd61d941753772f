"""Questions: their forms, what is accepted, the command, and that they stay what they are."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

import pytest
from click.testing import CliRunner

import geodsl
from geodsl.cli import main
from geodsl.words.questions import FORMS, KINDS, NothingToAsk, Question, ask, ask_pictures, paired
from geodsl.words.questions.choosing import numbers, subsets
from geodsl.words.questions.draw import Draw
from geodsl.words.questions.ground import Ground
from geodsl.words.questions.reading import boxed, number_in
from geodsl.words.questions.saying import asking
from geodsl.words.view import View
from tests.words.recomputing import Plane

TANGENTS = """let r in 2..4
circle w center O radius r
point P with OP = 2.2 r
A, B = tangents from P to w
M = midpoint of AB
draw segments PA, PB, OA, OB
draw dashed AB, OP
mark angle OAP right
mark PA = PB
"""
VARIANTS = (
    "triangle ABC with AB = 5, AC = 5, BC = 6\nM = midpoint of BC\ncircle w center A radius 3\ndraw AM",
    "triangle ABC with AB = 5, AC = 7, BC = 6\nM on segment BC\nBM = 2\ncircle w center A radius 4\ndraw AM",
    "triangle ABC with AB = 5, AC = 7, BC = 6\nM = midpoint of BC\ncircle w center A radius 3\ndraw AM",
    "triangle ABC with AB = 5, AC = 5, BC = 6\nM on segment BC\nBM = 2\ncircle w center A radius 3\ndraw AM",
)


@lru_cache(maxsize=32)
def view(text: str = TANGENTS) -> View:
    return View(geodsl.parse(text))


# -- what comes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ("en", "zh"))
@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_what_it_says(form: str, lang: str) -> None:
    for q in ask(view(), 40, form=form, lang=lang):
        assert q.form == form and q.lang == lang and q.kind in KINDS
        assert (len(q.choices) == 4 and len(set(q.choices)) == 4) == (form == "choice")
        assert (q.right is not None) == (form == "choice")
        assert (form == "boxed") == ("\\boxed" in q.text)
        assert "{" not in q.text.replace("\\boxed{", "")
        assert q.accepts(q.answer), q
        if q.right is None:
            assert all(map(q.accepts, q.accepted)), q


def test_the_same_seed_asks_the_same_and_the_first_do_not_depend_on_how_many() -> None:
    fresh = geodsl.parse(TANGENTS)
    some = ask(View(fresh), 30, 7)
    assert [q.to_json() for q in ask(View(geodsl.parse(TANGENTS)), 12, 7)] == [q.to_json() for q in some[:12]]
    assert [q.text for q in ask(View(fresh), 30, 8)] != [q.text for q in some]


def test_what_was_asked_before_changes_nothing() -> None:
    one = View(geodsl.parse(VARIANTS[0]))
    first = ask(one, 25, 3)
    ask(one, 60, 4)
    assert [q.to_json() for q in ask(one, 25, 3)] == [q.to_json() for q in first]


def test_questions_are_plain_data() -> None:
    for q in ask(view(), 40):
        assert json.loads(json.dumps(q.to_json()))["text"] == q.text


def test_a_diagram_is_asked_about_its_figure_of_that_seed() -> None:
    d = geodsl.parse(TANGENTS)
    assert [q.text for q in ask(d, 5, 3)] == [q.text for q in ask(View(d, seed=3), 5, 3)]


def test_templates_are_many_and_complete() -> None:
    english, chinese = asking("en"), asking("zh")
    assert english.ways.keys() == chinese.ways.keys()
    for language in (english, chinese):
        for ask_, ways in language.ways.items():
            assert len(set(ways)) == len(ways) >= 5, (language.code, ask_)
            slots = {frozenset(p[0] for p in way if not isinstance(p, str)) for way in ways}
            # A way may leave out what another part says already: the ends of a segment.
            assert len({s - {"A", "B"} for s in slots}) == 1, (language.code, ask_, slots)
        assert language.module.SORTS.keys() == english.module.SORTS.keys()


def test_nothing_is_asked_twice() -> None:
    for kwargs in ({"form": "names"}, {"kind": "count"}, {"kind": "direction"}, {"form": "choice"}):
        some = ask(view(), 600, 0, **kwargs)  # type: ignore[arg-type]
        assert len({q.prompt for q in some}) == len(some), kwargs
    assert len(ask(view(), 600, 0, kind="direction")) < 600


def test_counts_are_asked_for_in_the_plural() -> None:
    ticked = view("triangle ABC with AB = AC\nmark AB = AC")
    told = {q.text for q in ask(ticked, 60, kind="count", form="open")}
    assert any("one tick" in t for t in told)
    assert not any("is there" in t for t in told)


def test_bad_input_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="form"):
        ask(view(), 3, form="essay")
    with pytest.raises(ValueError, match="kind"):
        ask(view(), 3, kind="weather")
    with pytest.raises(ValueError, match="languages"):
        ask(view(), 3, lang="xx")
    with pytest.raises(ValueError, match="n is"):
        ask(view(), -1)
    with pytest.raises(NothingToAsk):
        ask(view("triangle ABC"), 3, kind="parallel")
    assert ask(view(), 0) == []


# -- what a picture shows ------------------------------------------------------------------------------------


def test_nothing_is_asked_of_what_has_no_letter_or_is_not_drawn() -> None:
    text = "triangle ABC\nM = midpoint of BC\nhide letter M\ndraw AM\nD = midpoint of AB"
    one = view(text)
    ground = Ground(one)
    shown = {p.name for p in ground.points}
    assert shown == {"A", "B", "C", "D"}
    for q in ask(one, 120):
        names = set(re.findall(r"[A-Z]", " ".join(str(f) for f in (*q.facts, *q.fails))))
        assert "M" not in names
        assert not {"DC", "CD"} & set(re.findall(r"\b[A-D]{2}\b", f"{q.text} {' '.join(q.choices)}")), q


def test_no_size_is_asked_for_that_the_figure_does_not_settle() -> None:
    with pytest.raises(NothingToAsk):
        ask(view("triangle ABC"), 3, kind=("angle", "length", "area", "perimeter"))


def test_sizes_that_are_printed_are_not_asked_for() -> None:
    text = "triangle ABC with angle A = 50°, angle B = 60°\nlabel angle A value\nlabel angle B value"
    found = ask(view(text), 20, kind="angle", form="open")
    assert {q.answer for q in found} == {"70°"}


def test_what_is_not_marked_is_told() -> None:
    text = "triangle ABC with AB = AC, angle A = 40°\nlabel angle A value"
    plain = ask(view(text), 10, kind="angle", form="open")
    assert plain and all(re.search(r"\bAB\b", q.text) and re.search(r"\bAC\b", q.text) for q in plain)
    marked = ask(view(text + "\nmark AB = AC"), 10, kind="angle", form="open")
    assert marked and not any(re.search(r"\bAB\b", q.text) for q in marked)


def test_what_is_compared_differs_visibly() -> None:
    for text in (TANGENTS, *VARIANTS):
        plane = Plane(view(text))
        for q in ask(view(text), 60, kind=("longer", "larger"), form="names"):
            size = plane.length if q.kind == "longer" else plane.degrees
            a, b = map(size, q.asked)
            assert abs(a - b) > (0.019 * plane.size if q.kind == "longer" else 1.9), q


# -- what is accepted ----------------------------------------------------------------------------------------


def question(answer: str, **more: object) -> Question:
    return Question("length", "open", "How long is AB?", answer, **more)  # type: ignore[arg-type]


def test_numbers_are_accepted_however_they_are_written() -> None:
    q = question("2√3", value="2√3", decimal=12**0.5)
    for right in (
        "2√3",
        "2sqrt(3)",
        "2*sqrt(3)",
        r"\boxed{2\sqrt{3}}",
        "3.464",
        "AB = 2√3 cm",
        r"$2\sqrt3$",
        "√12",
    ):
        assert q.accepts(right), right
    for wrong in ("3.4", "3√2", "12", "", "2√3 + 1", r"\boxed{2\sqrt{3}} or rather \boxed{5}", "3.465"):
        assert not q.accepts(wrong), wrong
    third = question("1/3", value="1/3", decimal=1 / 3)
    assert third.accepts(r"\frac{1}{3}") and third.accepts("0.333") and third.accepts("1:3")
    assert not third.accepts("0.3") and not third.accepts("3")
    angle = question("35°", value="35", decimal=35.0, unit="°")
    for right in (
        "35",
        "35°",
        "35 degrees",
        r"35^\circ",
        "The angle is 35°.",
        "∠ABC = 35°",
        "35.0",
        r"\boxed{35^{\circ}}",
    ):
        assert angle.accepts(right), right
    for wrong in ("34.9", "36°", "53", "34.99"):
        assert not angle.accepts(wrong), wrong
    pi = question("4π", value="4π", decimal=4 * 3.141592653589793)
    assert pi.accepts("4pi") and pi.accepts(r"4\pi") and pi.accepts("12.57") and not pi.accepts("4")
    three = Question("count", "open", "How many?", "3", value="3", decimal=3.0)
    assert (
        three.accepts("three")
        and three.accepts("3个")
        and three.accepts("There are 3.")
        and not three.accepts("4")
    )
    assert three.accepts("三")


def test_names_are_accepted_in_any_order() -> None:
    q = Question("points-on", "names", "Which points?", "A, B and C")
    for right in ("C, A, B", "A B C", "BCA", r"\boxed{A, C, B}", "points A, B and C", "点A、B、C"):
        assert q.accepts(right), right
    for wrong in ("A, B", "A, B, C, D", "none", ""):
        assert not q.accepts(wrong), wrong
    s = Question("longer", "names", "Which?", "AB")
    assert s.accepts("BA") and s.accepts("segment AB") and s.accepts("线段BA") and not s.accepts("AC")
    a = Question("larger", "names", "Which?", "∠ABC")
    assert a.accepts("CBA") and a.accepts(r"\angle ABC") and a.accepts("angle CBA") and not a.accepts("∠BAC")


def test_yes_and_no_are_accepted_in_both_languages() -> None:
    yes, no = (Question("parallel", "yes-no", "Is it?", word) for word in ("yes", "no"))
    for right in ("Yes.", "yes, it is", "是", "对", "True", "是的。", r"\boxed{\text{Yes}}"):
        assert yes.accepts(right) and not no.accepts(right), right
    for right in ("No", "no, it isn't", "否", "不是", "false", "不对", "错"):
        assert no.accepts(right) and not yes.accepts(right), right
    assert not yes.accepts("perhaps") and not no.accepts("perhaps")


def test_choices_are_accepted_by_letter_or_in_full() -> None:
    q = Question("statement", "choice", "Which?", "B", ("AB is long.", "CD is long.", "EF is.", "GH is."), 1)
    for right in ("B", "b", "(B)", "B.", "B) CD is long.", "CD is long.", r"\boxed{B}", "The answer is B."):
        assert q.accepts(right), right
    for wrong in ("A", "C", "AB is long.", "A or B", ""):
        assert not q.accepts(wrong), wrong


def test_sorts_are_accepted_by_any_of_their_names() -> None:
    q = Question("quadrilateral", "open", "What?", "a rhombus", accepted=("rhombus",))
    assert q.accepts("It is a rhombus.") and q.accepts("Rhombus") and not q.accepts("a square")
    t = Question("triangle", "open", "What?", "an isosceles triangle", accepted=("isosceles",))
    assert t.accepts("isosceles") and not t.accepts("a right isosceles triangle") and not t.accepts("scalene")
    d = Question("direction", "open", "How?", "neither", accepted=("neither parallel nor perpendicular",))
    assert d.accepts("neither parallel nor perpendicular") and not d.accepts("parallel")


def test_what_nobody_can_read_is_wrong_and_no_error() -> None:
    q = question("5", value="5", decimal=5.0)
    for junk in (
        "(" * 500,
        "9" * 400 + "^" + "9" * 400,
        "5/0",
        "\\boxed{",
        "sqrt(-1)",
        "\\frac{}{}",
        "5" * 10_000,
        "∞",
    ):
        assert not q.accepts(junk)
    assert boxed("\\boxed{a{b}c} x") == "a{b}c" and number_in("x") is None


# -- choices -------------------------------------------------------------------------------------------------


def test_four_numbers_make_a_rectangle() -> None:
    draw = Draw(0, "test")
    ranks: list[int] = []
    for _ in range(4000):
        found = numbers(9, draw)
        assert found is not None
        v, a, b, c = found
        assert v + c == a + b and len({v, a, b, c}) == 4
        ranks.append(sorted(found).index(v))
    assert all(900 < ranks.count(k) < 1100 for k in range(4))
    assert numbers(2, draw) is None


def test_the_right_set_is_as_often_the_largest_as_the_smallest() -> None:
    draw = Draw(0, "test")
    sizes = []
    for _ in range(4000):
        found = subsets("ABC", "ABCDE", draw)
        assert found is not None and found[0] == frozenset("ABC") and len(set(found)) == 4
        sizes.append(sorted(map(len, found)).index(3) if len({*map(len, found)}) == 3 else -1)
    assert abs(sizes.count(0) - sizes.count(3)) < 200
    assert subsets("AB", "ABCDE", draw) is None and subsets("ABCD", "ABCDE", draw) is None


@pytest.mark.parametrize("text", (TANGENTS, *VARIANTS))
def test_of_statements_each_half_is_said_twice(text: str) -> None:
    """Crosswise: none of four is nearer to the rest than another."""
    for q in ask(view(text), 20, form="choice", kind=("statement", "longer", "equal")):
        assert len(q.facts) == 2 and len(q.fails) == 2
        kinds = [(type(f), type(g)) for f, g in zip(q.facts, q.fails, strict=True)]
        assert all(f is g or f.__name__ in ("Less", "LongerThan") for f, g in kinds)
        assert view(text).judge(q.facts) == [1, 1] and view(text).judge(q.fails) == [-1, -1]


# -- several pictures ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ("en", "zh"))
def test_two_pictures_are_asked_the_same_and_answer_differently(lang: str) -> None:
    one, other = view(VARIANTS[0]), view(VARIANTS[1])
    planes = Plane(one), Plane(other)
    for form in (None, "yes-no", "choice", "names"):
        found = paired(one, other, 12, 1, form, lang)
        assert len(found) == 12
        for q, r in found:
            assert q.prompt == r.prompt and q.answer != r.answer and q.form == r.form
            assert q.accepts(q.answer) and not q.accepts(r.answer) and not r.accepts(q.answer)
            for plane, mine in zip(planes, (q, r), strict=True):
                assert all(plane.holds(f) in (True, None) for f in mine.facts)
                assert all(plane.holds(f) in (False, None) for f in mine.fails)
    assert [p[0].text for p in paired(one, other, 5, 1)] == [p[0].text for p in paired(one, other, 5, 1)]


def test_a_picture_has_no_other_answer_than_itself() -> None:
    with pytest.raises(NothingToAsk):
        paired(view(), view(), 1)


@pytest.mark.parametrize("lang", ("en", "zh"))
def test_one_of_four_pictures_fits_the_caption(lang: str) -> None:
    views = [view(t) for t in VARIANTS]
    found = ask_pictures(views, 200, 0, lang)
    for q in found:
        verdicts = [v.judge(q.facts) for v in views]
        fits = [k for k, some in enumerate(verdicts) if all(x == 1 for x in some)]
        assert q.right is not None and fits == [q.pictures[q.right]]
        assert all(-1 in some for k, some in enumerate(verdicts) if k not in fits)
        assert sorted(q.pictures) == [0, 1, 2, 3] and q.accepts("ABCD"[q.right])
    letters = [q.answer for q in found]
    assert all(25 < letters.count(x) < 75 for x in "ABCD")
    assert len({q.pictures[q.right or 0] for q in found}) == 4


def test_no_caption_tells_a_picture_from_itself() -> None:
    with pytest.raises(NothingToAsk):
        ask_pictures([view(), view()])
    with pytest.raises(ValueError, match="pictures"):
        ask_pictures([view()])


# -- the command ---------------------------------------------------------------------------------------------


def test_the_command_asks(tmp_path: Path) -> None:
    path = tmp_path / "figure.geo"
    path.write_text(TANGENTS, encoding="utf-8")
    done = CliRunner().invoke(main, ["ask", str(path), "--n", "6", "--form", "choice"], standalone_mode=False)
    assert done.exception is None and done.output.count("→") == 6 and done.output.count("(D)") == 6
    done = CliRunner().invoke(
        main, ["ask", str(path), "--kind", "count", "--lang", "zh", "--json"], standalone_mode=False
    )
    found = json.loads(done.output)
    assert (
        len(found) == 5 and {q["kind"] for q in found} == {"count"} and {q["lang"] for q in found} == {"zh"}
    )


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "figure.geo"
    path.write_text("triangle ABC\n", encoding="utf-8")
    runner = CliRunner()
    assert runner.invoke(main, ["ask", str(path), "--kind", "weather"]).exit_code == 2
    assert runner.invoke(main, ["ask", str(path), "--lang", "xx"]).exit_code == 2
    assert runner.invoke(main, ["ask", str(path), "--form", "essay"]).exit_code == 2
    assert runner.invoke(main, ["ask", str(path), "--kind", "parallel"]).exit_code == 1
    assert runner.invoke(main, ["ask", str(tmp_path / "none.geo")]).exit_code == 2
