"""What a program says in ink: strokes, letters, fills, signs, texts."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

import geodsl
from geodsl.ink import Arcs, Arrows, Cross, Dimension, Ink, Shaded, Square, Ticks, TooManySigns, ink
from geodsl.ink.complaints import unsigned
from geodsl.ink.shown import SIGNS, shown

POINTS = "points A, B, C, D, E, F, G, H, I, J\n"


def of(text: str) -> Ink:
    return ink(geodsl.parse(text).scene)


def counts(found: Ink, kind: type) -> dict[str, int]:
    """The number of strokes of each sign, by what it stands at."""
    return {str(getattr(s, s.__slots__[0])): s.count for s in found.of(kind)}


def lines(found: Ink) -> dict[str, str]:
    return {str(s.term): s.line for s in found.strokes}


# -- strokes -----------------------------------------------------------------------------


def test_shapes_circles_and_lines_are_drawn_by_themselves() -> None:
    found = of("triangle ABC\ncircle w center A radius 1\nM = midpoint of AB\nline l through A parallel BC")
    assert lines(found) == dict.fromkeys(("segment AB", "segment BC", "segment CA", "w", "l"), "solid")


def test_orders_say_how() -> None:
    found = of("triangle ABC\nM = midpoint of AB\ndraw CM\ndash AB\ndot CM\ndraw dashed line AM\nhide BC")
    assert lines(found) == {
        "segment AB": "dashed",
        "segment CA": "solid",
        "segment CM": "dotted",
        "line AM": "dashed",
    }


def test_the_order_of_orders_does_not_matter() -> None:
    orders = ["draw CM", "dash CM", "draw arrow AB", "dot AC", "hide BC"]
    found = {
        frozenset(of("triangle ABC\nM = midpoint of AB\n" + "\n".join(p)).strokes)
        for p in itertools.permutations(orders)
    }
    assert len(found) == 1


def test_an_arrow_runs_from_the_first_letter_to_the_second() -> None:
    found = of("triangle ABC\ndraw dashed arrow BA\ndraw vectors CB, AC")
    arrows = {(str(s.term), s.line, s.arrow) for s in found.strokes}
    assert arrows == {
        ("segment BA", "dashed", True),
        ("segment CB", "solid", True),
        ("segment AC", "solid", True),
    }
    turned = geodsl.parse("triangle ABC\ndraw arrow AB").scene.directives[0]
    assert turned.key != geodsl.parse("triangle ABC\ndraw arrow BA").scene.directives[0].key


def test_a_program_that_draws_nothing_shows_what_it_speaks_of() -> None:
    found = of("points A, B\nM = midpoint of AB")
    assert lines(found) == {"segment AB": "solid"}
    assert lines(of("points A, B\nM = midpoint of AB\nhide AB")) == {}


# -- letters -----------------------------------------------------------------------------


def test_letters() -> None:
    found = of(
        'triangle ABC\nM = midpoint of AB\nlabel A "A_1" above left\nlabel B, C below right\n'
        "draw C hollow\ndraw M bare\nhide letter M"
    )
    seen = sorted((x.point.name, x.text, x.corner, x.style) for x in found.letters)
    assert seen == [
        ("A", "A_1", "nw", None),
        ("B", "B", "se", None),
        ("C", "C", "se", "ring"),
        ("M", None, None, "none"),
    ]


def test_hidden_points_and_letters() -> None:
    assert of("triangle ABC\nhide points").letters == ()
    assert [x.point.name for x in of("triangle ABC\nhide A, AB").letters] == ["B", "C"]
    found = of('triangle ABC\nhide letters\nlabel A "top"').letters
    assert [x.text for x in found] == ["top", None, None]


@pytest.mark.parametrize(
    ("word", "corner"),
    [
        *zip(("above", "below", "left", "right"), "nswe", strict=True),
        ("above left", "nw"),
        ("above right", "ne"),
        ("below left", "sw"),
        ("below right", "se"),
    ],
)
def test_corners(word: str, corner: str) -> None:
    found = of(f"triangle ABC\nlabel A {word}").letters[0]
    assert (found.text, found.corner) == ("A", corner)


# -- fills -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("order", "pattern", "minus", "within"),
    [
        ("shade ABC", "shaded", "", ""),
        ("shade toned ABC", "tone", "", ""),
        ("shade hatched ABC", "hatched", "", ""),
        ("hatch ABC", "hatched", "", ""),
        ("shade crosshatched ABC", "crosshatched", "", ""),
        ("shade stippled ABC outside w", "dotted", "w", ""),
        ("hatch ABC outside w, v", "hatched", "wv", ""),
        ("shade ABC inside w", "shaded", "", "w"),
        ("shade overlap of ABC and w", "shaded", "", "w"),
        ("hatch overlap of ABC, w and v", "hatched", "", "wv"),
        ("shade stippled overlap of ABC, w", "dotted", "", "w"),
    ],
)
def test_fills(order: str, pattern: str, minus: str, within: str) -> None:
    made = "triangle ABC\ncircle w center A radius 1\ncircle v center B radius 1\n"
    (found,) = of(made + order).shades
    assert found == Shaded(found.region, pattern, found.minus, found.within)
    assert str(found.region) == "triangle ABC"
    assert "".join(map(str, found.minus)) == minus and "".join(map(str, found.within)) == within
    written = geodsl.parse(made + order).scene.directives[0]
    assert of(made + str(written)).shades == (found,)


# -- signs -------------------------------------------------------------------------------

EQUAL = ["mark AB = CD", "mark EF = GH", "mark CD = EF", "mark AC = BD"]


@pytest.mark.parametrize("order", list(itertools.permutations(EQUAL)))
def test_one_sign_for_one_class_in_whatever_order(order: tuple[str, ...]) -> None:
    found = counts(of(POINTS + "\n".join(order)), Ticks)
    one = {found.pop(f"segment {s}") for s in ("AB", "CD", "EF", "GH")}
    other = set(found.values())
    assert len(one) == len(other) == 1 and one | other == {1, 2}


def test_a_chain_is_one_class_and_names_are_seen_through() -> None:
    found = of("triangle ABC\nM = midpoint of BC\nmark AB = BC = CA\nmark BM = MC")
    assert sorted(counts(found, Ticks).values()) == [1, 1, 1, 2, 2]
    found = of("points A, B, C, D\nmark AB = CD\nmark BA = BC")
    assert set(counts(found, Ticks).values()) == {1} and len(counts(found, Ticks)) == 3


def test_angles_have_arcs_then_arcs_with_a_tick() -> None:
    names = "ABCDEFGHIJKL"
    marks = [
        f"mark angle {a}{b}{c} = angle {c}{a}{b}"
        for a, b, c in zip(names, names[1:], names[2:], strict=False)
    ]
    made = "points " + ", ".join(names) + "\n"
    found = list(of(made + "\n".join(marks[:6])).of(Arcs))
    assert [(s.count, s.ticked) for s in found[::2]] == [(c, t) for t in (False, True) for c in (1, 2, 3)]
    assert not any(s.alone for s in found)
    with pytest.raises(geodsl.DiagramError, match="E221"):
        geodsl.parse(made + "\n".join(marks[:7]))


def test_angles_with_a_text_leave_the_single_arc_to_themselves() -> None:
    found = of('quadrilateral ABCD\nlabel angle ABC "x"\nlabel angle BCD value\nmark angle CDA = angle DAB')
    assert [(s.count, s.alone) for s in found.of(Arcs)] == [(1, True), (1, True), (2, False), (2, False)]
    # A text at one of several equal angles needs no sign of its own.
    found = of('quadrilateral ABCD\nlabel angle ABC "x"\nmark angle ABC = angle DAB')
    assert [(s.count, s.alone) for s in found.of(Arcs)] == [(1, False), (1, False)]
    # Angles that are only marked aren't equal, so their signs differ.
    found = of("quadrilateral ABCD\nmark angle ABC\nmark angle BCD")
    assert [s.count for s in found.of(Arcs)] == [1, 2]
    assert not list(of('triangle ABC\nmark angle ABC right\nlabel angle ABC "90°"').of(Arcs))


def test_parallels() -> None:
    found = of(POINTS + "mark AB ∥ CD\nmark EF parallel GH\nmark CD ∥ IJ")
    assert counts(found, Arrows) == {
        **dict.fromkeys(("line AB", "line CD", "line IJ"), 1),
        **dict.fromkeys(("line EF", "line GH"), 2),
    }


def test_right_angles() -> None:
    found = of(POINTS + "mark angle ABC right\nmark AB perpendicular BC\nmark DE ⟂ FG\nmark angle GHI = 90°")
    assert [type(s) for s in found.signs] == [Square, Cross, Square]
    assert str(found.signs[0].angle) == "angle ABC"  # once, however often it is said
    assert {str(found.signs[1].l), str(found.signs[1].m)} == {"line DE", "line FG"}


def test_dimension_lines_and_texts() -> None:
    found = of(
        'triangle ABC\ndimension AB, BC\ndimension CA "5 cm"\nlabel AB "c"\nlabel BC value\nlabel ABC "T"'
    )
    assert [(str(s.segment), s.text) for s in found.of(Dimension)] == [
        ("segment AB", None),
        ("segment BC", None),
        ("segment CA", "5 cm"),
    ]
    assert [(str(w.thing), w.text) for w in found.written] == [
        ("segment AB", "c"),
        ("segment BC", None),
        ("triangle ABC", "T"),
    ]


def test_marked_sizes_are_written() -> None:
    found = of("triangle ABC with AB = 4, angle A = 50°\nmark AB = 4\nmark angle A = 50°")
    assert [(str(w.thing), w.text) for w in found.written] == [("segment AB", None), ("angle CAB", None)]
    assert [s.alone for s in found.of(Arcs)] == [True]


@pytest.mark.parametrize(
    ("statement", "mark", "signs"),
    [
        ("M midpoint of AB", "M midpoint of AB", {Ticks: 2}),
        ("AD median of ABC", "AD median of ABC", {Ticks: 2}),
        ("AD altitude of ABC", "AD altitude of ABC", {Cross: 1}),
        ("AD bisector of ABC", "AD bisector of ABC", {Arcs: 2}),
        ("AD bisects angle BAC", "AD bisects angle BAC", {Arcs: 2}),
        ("bisector b of angle ABC\nb meets AC at D", "b bisects angle ABC", {Arcs: 2}),
        ("k = perpendicular bisector of AB", "k perpendicular bisector of AB", {Cross: 1}),
        (
            "M = midpoint of AB\nk = perpendicular bisector of AB",
            "k perpendicular bisector of AB",
            {Cross: 1, Ticks: 2},
        ),
        ("square DEFG", "square DEFG", {Ticks: 4, Square: 4}),
        ("rectangle DEFG", "rectangle DEFG", {Square: 4}),
        ("rhombus DEFG", "rhombus DEFG", {Ticks: 4}),
        ("parallelogram DEFG", "parallelogram DEFG", {Arrows: 4}),
        ("equilateral triangle DEF", "DEF equilateral", {Ticks: 3}),
        ("regular pentagon DEFGH", "DEFGH regular", {Ticks: 5}),
        ("triangle DEF with DEF congruent ABC", "DEF congruent ABC", {Ticks: 6}),
        ("triangle DEF with DEF similar ABC", "DEF similar ABC", {Arcs: 6}),
    ],
)
def test_kinds_of_facts_with_a_sign(statement: str, mark: str, signs: dict[type, int]) -> None:
    found = of(f"triangle ABC\n{statement}\nmark {mark}")
    assert {kind: sum(1 for _ in found.of(kind)) for kind in map(type, found.signs)} == signs


def test_every_sign_shows_plain_facts_only() -> None:
    plain = {
        "EqualLengths",
        "EqualAngles",
        "Parallel",
        "RightAngle",
        "Perpendicular",
        "LengthValue",
        "AngleValue",
    }
    assert plain <= {kind.__name__ for kind in SIGNS}
    scene = geodsl.parse("triangle ABC\nM = midpoint of AB\nmark CM median of ABC").scene
    (mark,) = scene.directives
    assert {type(f).__name__ for f in shown(mark.fact, scene)} <= plain


def test_more_classes_than_signs_are_refused() -> None:
    diagram = geodsl.parse(
        POINTS + "\n".join(f"mark {s}" for s in ("AB = CD", "AC = BD", "EF = GH", "EG = FH"))
    )
    assert set(counts(ink(diagram.scene), Ticks).values()) == {1, 2, 3, 4}
    fifth = geodsl.parse(POINTS + "mark AI = BJ").scene.directives
    import dataclasses

    more: Any = dataclasses.replace(diagram.scene, directives=diagram.scene.directives + fifth)
    with pytest.raises(TooManySigns, match="lengths are marked in more than 4 classes"):
        ink(more)
    assert [d.code for d in unsigned(more, {}, diagram.source)] == ["E221"]


def test_ink_is_read_once() -> None:
    scene = geodsl.parse("triangle ABC").scene
    assert ink(scene) is ink(scene)


def test_ink_leaves_the_figure_alone() -> None:
    """What is claimed of the drawing changes no number and finds no fact."""
    text = "triangle ABC with AB = 4\nM = midpoint of AB\ndraw CM\n"
    plain = geodsl.parse(text)
    claimed = geodsl.parse(text + 'claim triangle ACM drawn\nclaim A lettered "A"')
    one, two = plain.realize(n=8), claimed.realize(n=8)
    assert all((one.points[p] == two.points[p]).all() for p in one.points)
    assert plain.facts().implied == claimed.facts().implied
    assert one.refused == two.refused
