"""Which way up a figure lies."""

from __future__ import annotations

import numpy as np
import pytest

import geodsl
from geodsl.realize.pose import turned


def figures(text: str) -> tuple[dict[str, np.ndarray], geodsl.Figures]:
    found = geodsl.parse(text).realize(n=20)
    return found.points, found


def test_a_level_base_below_its_corner() -> None:
    p, _ = figures("triangle ABC\nBC horizontal\nA above BC")
    assert np.allclose(p["B"].imag, p["C"].imag)
    assert (p["A"].imag > p["B"].imag).all()


def test_upright_and_left_of() -> None:
    p, _ = figures("quadrilateral ABCD\nconvex ABCD\nAB vertical\nA above B\nC right of A")
    assert np.allclose(p["A"].real, p["B"].real)
    assert (p["A"].imag > p["B"].imag).all()
    assert (p["C"].real > p["A"].real).all()


def test_below_and_left() -> None:
    p, _ = figures("triangle ABC\nC below AB\nA left of B")
    assert (p["A"].real < p["B"].real).all()
    way = (p["B"] - p["A"]) / np.abs(p["B"] - p["A"])
    assert ((np.conj(way) * (p["C"] - p["A"])).imag < 0).all()


@pytest.mark.parametrize("mirror", [False, True])
def test_turning_moves_everything_together(mirror: bool) -> None:
    text = """
        triangle ABC
        w = circumcircle of ABC
        a = minor arc from A to B of w
        l = line AB
        r = ray AB
        s = segment AB
    """
    figures = geodsl.parse(text).realize(n=6)
    at = figures.at
    factor = np.exp(1j * np.linspace(0.1, 3, 6))
    image = turned(at, factor, np.full(6, mirror))
    scene = figures.scene

    def moved(z: np.ndarray) -> np.ndarray:
        return factor * (np.conj(z) if mirror else z)

    ref = {n.name: n.ref for n in scene.nodes}
    for name in "ABC":
        assert np.allclose(image.value(ref[name]), moved(at.value(ref[name])))
    assert np.allclose(image.value(ref["w"]).center, moved(at.value(ref["w"]).center))
    assert np.allclose(image.value(ref["l"]).direction, moved(at.value(ref["l"]).direction))
    old, new = at.value(ref["a"]), image.value(ref["a"])
    for t in (0.0, 0.3, 1.0):  # every point of the arc is a point of its image; a mirror swaps the ends
        z = old.center + old.radius * np.exp(1j * (old.start + t * old.sweep))
        s = 1 - t if mirror else t
        assert np.allclose(new.center + new.radius * np.exp(1j * (new.start + s * new.sweep)), moved(z))
