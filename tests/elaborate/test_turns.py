"""What can be said in several ways is said once by each: two programs, one meaning."""

from __future__ import annotations

import pytest

import geodsl

ABC = "triangle ABC\n"
FOUR = "points A, B, C, D\n"
CIRCLE = "circle w center O radius 2\n"


def meaning(text: str) -> tuple[set[str], dict[str, str], set[str]]:
    """What a program states, how it makes what it defines, and what it claims, marks and asks."""
    found = [d for d in geodsl.check(text) if d.code[0] == "E" and d.code not in ("E303", "E304")]
    assert not found, "\n".join(d.render() for d in found)
    scene = geodsl.parse(text).scene
    nodes = {n.name: n.term.key for n in scene.nodes}
    orders = [t.key for t in (*scene.claims, *scene.questions, *scene.directives)]
    return {f.key for f in scene.stated}, nodes, set(orders)


SAME = {
    # continued proportions, fractions
    "angles in proportion": (
        ABC + "angle A : angle B : angle C = 1 : 2 : 4",
        ABC + "(angle A) : (angle B) : (angle C) = 1 : 2 : 4",
    ),
    "half of a length": (ABC + "AB = 1/2 BC", ABC + "AB = (1/2) BC"),
    "half of an angle": (ABC + "angle A = 1/2 angle B", ABC + "angle A = (1/2) * (angle B)"),
    "a fraction for a radius": (
        "point O\ncircle w center O radius 3/2",
        "point O\ncircle w center O radius (3/2)",
    ),
    "a root in a fraction": ("let k = 2\nlet x = sqrt 3/2 k", "let k = 2\nlet x = (sqrt 3 / 2) k"),
    # shared subjects
    "a claim of several": (
        CIRCLE + "A, B on w\nclaim A, B on w",
        CIRCLE + "A, B on w\nclaim A on w\nclaim B on w",
    ),
    "several claims": (
        ABC + "AB = AC\nclaim angle B = angle C, AC = AB",
        ABC + "AB = AC\nclaim angle B = angle C\nclaim AC = AB",
    ),
    "several questions": (ABC + "find AB, BC", ABC + "find AB\nfind BC"),
    "several marks": (ABC + "mark angle A, angle B", ABC + "mark angle A\nmark angle B"),
    "points in apposition": (CIRCLE + "A, B points on w\ndraw AB", CIRCLE + "A, B on w\ndraw AB"),
    # copulas
    "let be a shape": ("let ABC be a triangle", "triangle ABC"),
    "let be a square": ("let ABCD be a square", "square ABCD"),
    "is a right triangle": ("ABC is a right triangle", "right triangle ABC"),
    "let be points": (CIRCLE + "let A, B be points on w\ndraw AB", CIRCLE + "A, B on w\ndraw AB"),
    "let be a circle": (ABC + "let w be the circumcircle of ABC", ABC + "w = circumcircle of ABC"),
    "is a circle": (ABC + "w is the circumcircle of ABC", ABC + "w = circumcircle of ABC"),
    "let be a number": ("let x be 5\nsegment AB\nAB = x", "let x = 5\nsegment AB\nAB = x"),
    "is the midpoint": (ABC + "D is the midpoint of BC\ndraw AD", ABC + "D midpoint of BC\ndraw AD"),
    "the midpoint is": (ABC + "the midpoint of BC is D\ndraw AD", ABC + "D = midpoint of BC\ndraw AD"),
    "is a diameter": (CIRCLE + "AB is a diameter of w", CIRCLE + "AB diameter of w"),
    "is parallel to": (FOUR + "AB is parallel to CD", FOUR + "AB parallel CD"),
    "are parallel": (FOUR + "lines AB and CD are parallel", FOUR + "line AB parallel line CD"),
    "are equal": (ABC + "AB and BC are equal", ABC + "AB = BC"),
    "are similar": (
        "triangles ABC and DEF\ntriangles ABC and DEF are similar",
        "triangle ABC\ntriangle DEF\nABC similar DEF",
    ),
    "a shape that is": (
        "points A, B, C\ntriangle ABC is isosceles",
        "triangle ABC\nABC isosceles",
    ),
    "claim of two": (FOUR + "claim lines AB and CD are parallel", FOUR + "claim AB parallel CD"),
    # plurals
    "midpoints": (
        ABC + "M, N, P = midpoints of AB, BC, CA",
        ABC + "M = midpoint of AB\nN = midpoint of BC\nP = midpoint of CA",
    ),
    "midpoints of segments": (
        ABC + "M, N = the midpoints of segments AB and BC",
        ABC + "M = midpoint of AB\nN = midpoint of BC",
    ),
    "feet": (
        ABC + "D, E = feet of A, B on BC, CA",
        ABC + "D = foot of A on BC\nE = foot of B on CA",
    ),
    "feet of one point": (
        "square ABCD\npoint P\nE, F = feet of P on AB, BC",
        "square ABCD\npoint P\nE = foot of P on AB\nF = foot of P on BC",
    ),
    "circles": (
        ABC + "D on BC\nu, v = circumcircles of ABC, ABD",
        ABC + "D on BC\nu = circumcircle of ABC\nv = circumcircle of ABD",
    ),
    "are midpoints": (
        ABC + "M, N are the midpoints of AB, BC\ndraw MN",
        ABC + "M = midpoint of AB\nN = midpoint of BC\ndraw MN",
    ),
    "lines that meet": (
        "quadrilateral ABCD\nlines AB and CD meet at P",
        "quadrilateral ABCD\nAB and CD meet at P",
    ),
    "lines that intersect": (
        "quadrilateral ABCD\nAB and CD intersect at P",
        "quadrilateral ABCD\nAB meets CD at P",
    ),
    # what a noun or a phrase brings in
    "a segment with its length": ("segment AB = 6", "segment AB\nAB = 6"),
    "a tangent line": (CIRCLE + "A on w\nline t tangent to w at A", CIRCLE + "A on w\ntangent t to w at A"),
    "a polygon's circle": (
        "quadrilateral ABCD\nw = circumcircle of ABCD",
        "quadrilateral ABCD\nABCD cyclic\nw = circumcircle of ABCD",
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_two_ways_to_say_it(name: str) -> None:
    spoken, plain = SAME[name]
    assert meaning(spoken)[::2] == meaning(plain)[::2]
    if "tangent" not in name:  # the line through the touch point is one of its ends
        assert meaning(spoken)[1].keys() == meaning(plain)[1].keys()


@pytest.mark.parametrize(
    ("text", "new"),
    [
        (CIRCLE + "AB diameter of w", "AB"),
        (CIRCLE + "AB chord of w", "AB"),
        (CIRCLE + "OA radius of w", "A"),
        (ABC + "AD altitude of ABC", "D"),
        (ABC + "AD median of ABC", "D"),
        (ABC + "AD bisector of ABC", "D"),
    ],
)
def test_a_segment_brings_in_its_ends_and_is_drawn(text: str, new: str) -> None:
    assert not geodsl.check(text)
    diagram = geodsl.parse(text)
    assert set(new) <= {n.name for n in diagram.scene.nodes if n.introduced}
    fact = diagram.scene.given[-1]
    figures = diagram.realize(n=8)
    assert (abs(fact.residual(figures.at)) < 1e-8).all()
    from geodsl.ink.strokes import strokes

    assert fact.args[0].key in strokes(diagram.scene)


def test_a_circle_about_a_centre_has_some_radius() -> None:
    diagram = geodsl.parse("circle w center O\nA, B on w\ndraw AB")
    at = diagram.realize(n=32).at
    w = diagram.scene.by_name["w"].ref
    sizes = {round(float(r), 6) for r in at.circle(w).radius}
    assert len(sizes) == 32
    assert [str(f) for f in diagram.scene.brought] == ["O center of w"]


def test_as_many_names_as_things() -> None:
    [found] = geodsl.check(ABC + "M, N, P = midpoints of AB, BC")
    assert (found.code, found.message) == ("E208", "3 names for 2 things")


def test_a_polygon_that_has_no_circumcircle_is_refused() -> None:
    [found] = geodsl.check("rhombus ABCD with angle A = 50°\nw = circumcircle of ABCD")
    assert found.code == "E301"
    assert "ABCD cyclic" in found.found


def test_the_slot_of_a_definition_brings_in_no_point() -> None:
    text = (
        "define ring at {X: point} about {O: point} = circle center O through X\n"
        "points A, C\nw = ring at C about A\n"
    )
    assert geodsl.parse(text).scene.points == ("A", "C")


@pytest.mark.parametrize(
    ("spoken", "plain"),
    [
        ("triangle ABC with AB = 5 and BC = 6", "triangle ABC with AB = 5, BC = 6"),
        ("triangle ABC with AB = AC and angle B = 50°", "triangle ABC with AB = AC, angle B = 50°"),
        (
            "triangle ABC with AB = AC and angle A < 60° and BC = 4",
            "triangle ABC with AB = AC, angle A < 60°, BC = 4",
        ),
        ("triangle ABC\nAB = 5 and BC = 6", "triangle ABC\nAB = 5\nBC = 6"),
        (
            "square ABCD\nM = midpoint of side CD\ndraw diagonals AC, BD",
            "square ABCD\nM = midpoint of CD\ndraw AC, BD",
        ),
    ],
)
def test_and_parts_conditions_and_sides_are_segments(spoken: str, plain: str) -> None:
    one, other = geodsl.parse(spoken).scene, geodsl.parse(plain).scene
    assert (one.nodes, one.given) == (other.nodes, other.given)
    assert [d.key for d in one.directives] == [d.key for d in other.directives]


@pytest.mark.parametrize("text", ["√26", "2√6", "6", "7 cm", "11/2"])
def test_a_printed_number_is_a_claim_however_it_is_written(text: str) -> None:
    with pytest.raises(geodsl.DiagramError, match="the label says"):
        geodsl.parse(f'triangle ABC with AB = 4, BC = 3, angle B = 90°\nlabel AC "{text}"').realize(n=1)


@pytest.mark.parametrize("text", ["5", "√25", "5 cm", "10/2", "2x + 1", "d"])
def test_what_is_true_or_no_number_may_be_printed(text: str) -> None:
    geodsl.parse(f'triangle ABC with AB = 4, BC = 3, angle B = 90°\nlabel AC "{text}"').realize(n=1)
