"""How far lines and rays are drawn, alone and in the pictures of a group."""

from __future__ import annotations

import numpy as np
import pytest

from geodsl.picture.page.endless import Ends
from geodsl.picture.page.layout import layouts
from geodsl.picture.page.trace import common_ends
from geodsl.picture.sketch import Dot, Line, Ray, Segment, Sketch


def sketch(far: float, *more: Segment) -> Sketch:
    """A line and a ray through the origin, and a dot on the line that is so far away."""
    dots = (Dot("O", 0j), Dot("P", far + 0j), Dot("Q", 2j))
    return Sketch(dots=dots, strokes=(Line(0j, 1 + 0j, name="l"), Ray(0j, 1j, name="r"), *more))


def test_a_line_ends_alike_in_all_pictures_of_a_group():
    figures = [sketch(3.0), sketch(5.0), sketch(2.0, Segment(-4 - 1j, -4 + 1j))]
    (ends,) = common_ends(figures, [[0], [0], [0]])
    drawn = [layouts(s, ends=[ends])[0].ends for s in figures]
    assert drawn[0] == drawn[1] == drawn[2]
    (a, b) = drawn[0]["l"]
    assert min(a.real, b.real) < -4 and max(a.real, b.real) > 5


def test_alone_they_end_where_they_have_to():
    short, long = (layouts(sketch(far))[0].ends["l"] for far in (2.0, 6.0))
    assert abs(short[1] - short[0]) < abs(long[1] - long[0])


def test_groups_have_nothing_to_do_with_one_another():
    figures = [sketch(3.0), sketch(9.0)]
    ends = common_ends(figures, [[0], [1]])
    assert ends[0] != ends[1]
    assert layouts(figures[0], ends=[ends[0]])[0].ends == layouts(figures[0])[0].ends


def test_a_line_that_has_moved_goes_its_own_way():
    (ends,) = common_ends([sketch(3.0)], [[0]])
    turned = Sketch(dots=(Dot("O", 0j), Dot("P", 3 + 1j)), strokes=(Line(0j, 3 + 1j, name="l"),))
    assert layouts(turned, ends=[ends])[0].ends == layouts(turned)[0].ends


def test_a_line_is_known_by_where_it_is_whatever_it_is_called_and_whichever_way_it_runs():
    (ends,) = common_ends([sketch(7.0)], [[0]])
    other = Sketch(dots=(Dot("O", 0j), Dot("P", 1 + 0j)), strokes=(Line(1 + 0j, 0j, name="m"),))
    found = layouts(other, ends=[ends])[0].ends["m"]
    assert set(found) == set(next((e.a, e.b) for e in ends if not e.ray))


@pytest.mark.parametrize("ray", (False, True))
def test_ends_are_joined_to_the_outermost(ray: bool):
    ends = Ends(ray, 0j, 2 + 0j).joined(Ends(ray, 0j if ray else -1 + 0j, 3 + 0j))
    assert ends == Ends(ray, 0j if ray else -1 + 0j, 3 + 0j)


def test_a_batch_has_ends_for_each_figure():
    far = np.array([2.0, 6.0])
    batch = Sketch(dots=(Dot("O", 0j), Dot("P", far + 0j)), strokes=(Line(0j, 1 + 0j, name="l"),))
    ends = common_ends([batch], [[0, 1]])
    assert [layouts(batch, ends=ends)[k].ends["l"] for k in (0, 1)] == [(e[0].a, e[0].b) for e in ends]
