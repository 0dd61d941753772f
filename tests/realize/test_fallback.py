"""Where two loci of a point are one curve, the diagram is made with the loose plan, and nothing else changes."""

from __future__ import annotations

import numpy as np

import geodsl

TWICE = """segment AB
M = midpoint of AB
circle w center M through A
P on w
angle APB right
draw AP, BP"""


def test_the_figures_are_of_the_plan_that_works():
    diagram = geodsl.parse(TWICE)
    planned = diagram.scene
    figures = diagram.realize(seed=1, n=4)
    assert diagram.scene is planned
    assert figures.scene is diagram.observation.scene is not planned
    assert figures[0].scene is figures.scene
    a, b, m, p = (figures.points[n] for n in "ABMP")
    np.testing.assert_allclose(np.absolute(p - m), np.absolute(a - m), rtol=1e-8)
    np.testing.assert_allclose(((a - p) * np.conj(b - p)).real, 0, atol=1e-7)


def test_a_plan_that_works_is_used():
    diagram = geodsl.parse("triangle ABC\nM = midpoint of AB\ndraw CM")
    assert diagram.realize(n=1).scene is diagram.scene
