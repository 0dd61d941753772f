"""What can be wrong with a part of a sketch is refused when the part is made."""

import math

import numpy as np
import pytest

from geodsl.numeric import plane
from geodsl.picture import (
    AngleArcs,
    Arc,
    Circle,
    Dot,
    Line,
    ParallelArrows,
    Ray,
    RightAngle,
    Segment,
    Shade,
    Sketch,
    Text,
    Ticks,
    around,
)

NAN = complex(math.nan, 0)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Dot("A", NAN, "A"),
        lambda: Segment(0, complex(0, math.inf)),
        lambda: Line(NAN, 1),
        lambda: Ray(0, NAN),
        lambda: Circle(0, math.nan),
        lambda: Arc(0, 1, math.inf, 1),
        lambda: Shade((around(0, 1, NAN),)),
        lambda: Shade(((plane.Circle(NAN, 1),),)),
        lambda: Ticks(0, NAN),
        lambda: ParallelArrows(NAN, 0),
        lambda: RightAngle(0, 1, NAN),
        lambda: AngleArcs(NAN, 1, 2),
        lambda: Text("x", at=NAN),
        lambda: Text("x", at_segment=(0, NAN)),
        lambda: Text("x", at_angle=(0, 1, NAN)),
    ],
)
def test_numbers_are_finite(make):
    with pytest.raises(ValueError, match="finite"):
        make()


@pytest.mark.parametrize(
    "make",
    [
        lambda: Line(1, 1),
        lambda: Ray(1, 1),
        lambda: Ticks(1j, 1j),
        lambda: ParallelArrows(2, 2),
        lambda: RightAngle(0, 0, 1),
        lambda: AngleArcs(0, 1, 0),
        lambda: Text("x", at_segment=(1, 1)),
        lambda: Text("x", at_angle=(1, 1, 2)),
    ],
)
def test_directions_need_two_points(make):
    with pytest.raises(ValueError, match="two different points"):
        make()


@pytest.mark.parametrize("count", [0, -1, 7, 1.5, True])
@pytest.mark.parametrize("kind", [Ticks, ParallelArrows])
def test_counts_are_small_whole_numbers(kind, count):
    with pytest.raises(ValueError, match="count from 1 to 6"):
        kind(0, 1, count)


@pytest.mark.parametrize("make", [lambda: Circle(0, 0), lambda: Arc(0, -1, 0, 1)])
def test_radii_are_positive(make):
    with pytest.raises(ValueError, match="above 0"):
        make()


def test_a_text_stands_at_one_thing():
    for places in ({}, {"at": 0, "at_segment": (0, 1)}):
        with pytest.raises(ValueError, match="exactly one"):
            Text("r", **places)
    with pytest.raises(ValueError, match="visible character"):
        Text("  ", at=0)


def test_names_are_unique_and_labels_not_blank():
    with pytest.raises(ValueError, match="two dots are named A"):
        Sketch(dots=(Dot("A", 0, "A"), Dot("A", 1, "B")))
    with pytest.raises(ValueError, match="blank"):
        Dot("A", 0, " ")


def test_a_shade_has_an_inside():
    for loops in ((), ((),)):
        with pytest.raises(ValueError, match="closed way"):
            Shade(loops)


def test_parts_of_a_batch_agree_on_how_many_figures_there_are():
    three, two = np.array([0, 1, 2j]), np.array([1, 1j])
    assert Sketch(dots=(Dot("A", three), Dot("B", 5))).n == 3
    with pytest.raises(ValueError, match="disagree"):
        assert Sketch(dots=(Dot("A", three), Dot("B", two))).n
