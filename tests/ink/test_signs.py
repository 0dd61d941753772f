"""Which sign a mark has: the next free one, or the one that is asked for."""

from __future__ import annotations

import geodsl
from geodsl.ink import Arcs, Arrows, Ticks, ink

START = "triangle ABC\nM = midpoint of AB\nN = midpoint of BC\n"


def ticks(program: str) -> dict[str, int]:
    drawn = ink(geodsl.parse(program).scene)
    return {str(s.segment): s.count for s in drawn.of(Ticks)}


def test_classes_are_numbered_in_the_order_of_the_text():
    found = ticks(START + "mark M midpoint of AB\nmark N midpoint of BC\n")
    assert found == {"segment AM": 1, "segment MB": 1, "segment BN": 2, "segment NC": 2}


def test_a_sign_can_be_asked_for_and_the_others_take_what_is_free():
    found = ticks(START + "mark M midpoint of AB as sign 2\nmark N midpoint of BC\n")
    assert found == {"segment AM": 2, "segment MB": 2, "segment BN": 1, "segment NC": 1}


def test_several_classes_of_one_mark_count_on():
    program = "parallelogram ABCD\nmark parallelogram ABCD as sign 2\n"
    drawn = ink(geodsl.parse(program).scene)
    assert sorted({a.count for a in drawn.of(Arrows)}) == [2, 3]


def test_an_angle_can_have_any_sign():
    drawn = ink(geodsl.parse("triangle ABC\nmark angle ABC as sign 5\n").scene)
    (arcs,) = drawn.of(Arcs)
    assert (arcs.count, arcs.ticked) == (2, True)


def test_an_order_with_a_sign_is_printed_as_it_is_written():
    program = START + "mark M midpoint of AB as sign 2\n"
    (order,) = geodsl.parse(program).scene.directives
    assert str(order) == "mark (M midpoint of AB) as sign 2"
    assert geodsl.parse(START + str(order)).scene.directives == (order,)
