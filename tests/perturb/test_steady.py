"""What has nothing to do with a change stays where it is: which way up, signs, letters, the ends of lines."""

from __future__ import annotations

from functools import cache

import numpy as np

import geodsl
from geodsl.defaults import STYLE
from geodsl.ink import Ticks
from perturb.blocks.groups import Group
from perturb.blocks.maker import Maker
from perturb.blocks.plan import Pick, Plan, Slot
from perturb.craft.operator import Target
from perturb.operators import operators
from perturb.paper.marks import numbers
from perturb.recording.record import record
from perturb.recording.redraw import redraw
from perturb.site import Site

SIZE = 224


@cache
def site(program: str) -> Site:
    return Site(geodsl.parse(program))


def target(on: Site, said: str) -> Target:
    for operator in operators():
        for found in operator.targets(on):
            if str(found) == said:
                return found
    raise LookupError(said)


def groups(program: str, *said: str, count: int = 8) -> list[Group]:
    on = site(program)
    slots = tuple(Slot((Pick((target(on, s),), (None,)),)) for s in said)
    made = Maker(on, size=SIZE, anchor="base").block(Plan(slots), 0, count)
    assert len(made) >= count // 2
    return made


RIGHT = """
triangle ABC with angle ACB = 90°, AB in 4..6, angle CAB in 25°..38°
M = midpoint of AB
draw CM
BC horizontal
A above BC
"""


def test_a_figure_keeps_which_way_round_it_is():
    turns = []
    for group in groups(RIGHT, "break M midpoint of AB"):
        before, after = (m.at for m in group.members[:2])
        z = [at.point(on.ref)[0] for at in (before, after) for on in site(RIGHT).scene.nodes[1:3]]
        turns.append(((z[3] - z[2]) / (z[1] - z[0])).real)
    assert min(turns) > 0


EQUALS = """
triangle ABC with AB = 5, BC = 4, CA = 6
M = midpoint of AB
N = midpoint of BC
P = midpoint of CA
mark M midpoint of AB
mark N midpoint of BC
mark P midpoint of CA
"""


def test_a_mark_that_goes_leaves_the_others_their_signs():
    for group in groups(EQUALS, "drop mark M midpoint of AB"):
        before, after = (m.mould.plate for m in group.members[:2])
        left = numbers(after)
        assert {str(s.segment) for s in after.ink.of(Ticks)} == {
            "segment BN",
            "segment NC",
            "segment CP",
            "segment PA",
        }
        assert all(numbers(before)[thing] == number for thing, number in left.items())


ON_A_LINE = """
points A, B with AB in 4..5
line l through A and B
P = point on ray AB at distance 1
AB horizontal
"""


def test_letters_that_change_places_take_each_others_seats():
    for group in groups(ON_A_LINE, "swap labels of A, P"):
        first, second = (m.picture.display for m in group.members[:2])
        assert first.places["B"] == second.places["B"]
        where = {name: first.points[name] for name in "AP"}
        for name, other in (("A", "P"), ("P", "A")):
            assert np.isclose(second.points[name], where[other])
            # A seat is the middle of a letter's box, and letters are not equally wide.
            assert abs(complex(*second.places[name]) - complex(*first.places[other])) < 2.0
        assert first.ends == second.ends


def test_a_picture_is_drawn_again_from_what_is_recorded_of_it():
    for group in groups(EQUALS, "drop mark N midpoint of BC", "swap labels of M, P", count=4):
        names = [f"{k}.png" for k in range(len(group.members))]
        data = record(group, [], names, source="x.geo", suite="", style=STYLE)
        for k, member in enumerate(group.members):
            assert np.array_equal(redraw(data, k).pixels, member.picture.pixels)
