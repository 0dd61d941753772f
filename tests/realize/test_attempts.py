"""Which attempts are figures, and that a seed means the same always."""

from __future__ import annotations

import numpy as np
import pytest

import geodsl
from geodsl.objects import Ref
from geodsl.realize.attempts import SPACING, TRUE, Attempts
from geodsl.realize.evaluate import evaluate, join, take


def attempts(text: str, *, seed: int = 0) -> Attempts:
    return Attempts(geodsl.parse(text).scene, seed=seed)


def points(stream: Attempts, at: geodsl.diagram.Instances) -> np.ndarray:
    return np.stack([at.point(p) for p in stream.points])


TRIANGLE = "triangle ABC\nM = midpoint of BC\nH = foot of A on BC"
SOLVED = "triangle ABC with angle A = 2 angle B, AB = 2 AC"


@pytest.mark.parametrize("text", [TRIANGLE, SOLVED])
def test_an_attempt_does_not_depend_on_the_batch_it_is_made_in(text: str) -> None:
    whole = attempts(text).batch(40)
    stream = attempts(text)
    parts = join([stream.batch(n) for n in (1, 7, 2, 30)])
    first, second = points(stream, whole), points(stream, parts)
    assert first.tobytes() == second.tobytes()


def test_other_seeds_and_purposes_give_other_figures() -> None:
    scene = geodsl.parse(TRIANGLE).scene
    streams = [Attempts(scene, seed=s, purpose=p) for s, p in ((0, "a"), (1, "a"), (0, "b"))]
    found = [points(s, s.batch(8)) for s in streams]
    assert not np.isclose(found[0][:, 0], found[1][:, 0]).any()
    assert not np.isclose(found[0][:, 0], found[2][:, 0]).any()


def test_points_keep_their_distance() -> None:
    stream = attempts("points A, B, C, D, E, F, G")
    at = stream.batch(400)
    z = points(stream, at)
    gaps = np.abs(z[:, None] - z[None])[np.triu_indices(len(z), 1)]
    assert 0 < at.n < 400
    assert (gaps.min(0) >= 0.05 * at.size).all()
    assert SPACING == 0.05
    assert stream.refused.total() == 400 - at.n


def test_a_statement_that_is_off_by_a_millionth_is_not_drawn() -> None:
    # B is placed by a construction that is nearly, but not quite, what is stated.
    stream = attempts(
        "point A\npoint C\nB = homothety of C from A by 0.500001\nM = midpoint of AC\nAB = AM\ndraw AC"
    )
    assert stream.batch(50).n == 0
    assert stream.refused.total() == 50
    assert TRUE <= 1e-7


def test_inequalities_are_kept() -> None:
    stream = attempts("triangle ABC with angle A < 50°, AB < AC")
    at = stream.batch(300)
    a, b, c = points(stream, at)[[[p.name for p in stream.points].index(n) for n in "ABC"]]
    angle = np.abs(np.angle((b - a) / (c - a)))
    assert at.n > 5
    assert (angle < np.radians(50)).all()
    assert (np.abs(b - a) < np.abs(c - a)).all()


def test_reasons_are_counted_and_told() -> None:
    stream = attempts("circle w center O radius 1\nline l\nA, B = intersections of l and w")
    stream.batch(200)
    assert stream.tried == 200
    assert "A doesn't exist" in stream.refused
    assert "A doesn't exist" in stream.refused.told(1)


def test_a_number_stays_in_its_range() -> None:
    text = "let r in 2..4\ncircle w center O radius r\nline l\nl tangent to w\npoint A\nOA = 3\nA on l"
    figures = geodsl.parse(text).realize(n=30)
    scene = geodsl.parse(text).scene
    r = figures.at.value(scene.by_name["r"].ref)
    assert ((r >= 2) & (r <= 4)).all()
    assert (r <= 3).all()  # A is on a tangent, so no nearer than the radius


def test_take_and_join_undo_one_another() -> None:
    stream = attempts(TRIANGLE)
    at = stream.batch(20)
    parts = [take(at, np.array([k])) for k in range(at.n)]
    again = join(parts)
    assert points(stream, again).tobytes() == points(stream, at).tobytes()


def test_the_size_is_the_longer_side_of_the_box() -> None:
    scene = geodsl.parse("circle w center O radius 2\npoint A\nOA = 5\ndraw OA").scene
    stream = Attempts(scene, seed=3)
    at = stream.batch(10)
    o, a = (at.value(scene.by_name[n].ref) for n in "OA")
    left, right = np.minimum(o.real - 2, a.real), np.maximum(o.real + 2, a.real)
    low, high = np.minimum(o.imag - 2, a.imag), np.maximum(o.imag + 2, a.imag)
    assert np.allclose(at.size, np.maximum(right - left, high - low))


def test_free_numbers_are_placed_where_they_are_said() -> None:
    scene = geodsl.parse("points A, B\ndraw AB").scene
    at = evaluate(scene, np.full((4, 1), 0.5), {}, 1)
    assert at.point(scene.by_name["A"].ref) == 0


def test_points_that_meet_are_no_figure() -> None:
    program = "triangle ABC isosceles at C\nangle BCA in 30°..48°\nAB horizontal\nC above AB\nclaim CA = CB\n"
    assert geodsl.check(program) == []
    for seed in range(4):
        figures = geodsl.parse(program).realize(seed=seed, n=200)
        A, B, C = (figures.at.point(Ref(name, "point")) for name in "ABC")
        assert np.absolute(np.absolute(C - A) - np.absolute(C - B)).max() < 1e-9
        assert np.absolute(A - B).min() > 1e-3
