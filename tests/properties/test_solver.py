"""What is measured in a random figure and stated is solved for, and the figure found has these measures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import geodsl
from geodsl.realize import evaluate
from geodsl.realize.solve import SOLVED, solve

SOME = settings(max_examples=max(5, settings.default.max_examples // 2))
LETTERS = "ABCDE"


@st.composite
def measured(draw: st.DrawFn) -> tuple[str, list[tuple[str, float]], list[tuple[str, float]]]:
    """A program that states some lengths and angles of a random figure, and these."""
    count = draw(st.integers(3, 5))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    z = dict(zip(LETTERS, rng.uniform(0, 10, count) + 1j * rng.uniform(0, 10, count), strict=False))
    pairs = [a + b for k, a in enumerate(z) for b in list(z)[k + 1 :]]
    corners = [a + b + c for b in z for a in z for c in z if a < c and b not in (a, c)]
    assume(min(abs(z[a] - z[b]) for a, b in pairs) > 1.5)
    sine = min(abs(np.sin(np.angle((z[a] - z[b]) / (z[c] - z[b])))) for a, b, c in corners)
    assume(sine > 0.15)
    wanted = draw(st.integers(1, 2 * count - 3))
    told = draw(st.lists(st.sampled_from(pairs + corners), min_size=wanted, max_size=wanted, unique=True))
    lengths = [(t, abs(z[t[0]] - z[t[1]])) for t in told if len(t) == 2]
    turns = [(t, (z[t[0]] - z[t[1]]) / (z[t[2]] - z[t[1]])) for t in told if len(t) == 3]
    angles = [(t, abs(np.degrees(np.angle(turn)))) for t, turn in turns]
    lines = [f"points {', '.join(z)}"]
    lines += [f"{t} = {value!r}" for t, value in lengths] + [f"angle {t} = {value!r}°" for t, value in angles]
    return "\n".join(lines).replace("np.float64(", "").replace(")", ""), lengths, angles


@SOME
@given(measured())
def test_measures_of_a_figure_are_solved_for(
    case: tuple[str, list[tuple[str, float]], list[tuple[str, float]]],
):
    text, lengths, angles = case
    diagram = geodsl.parse(text)
    # Every free point is left to the solver, nothing to constructions.
    scene = diagram._loose
    rng = np.random.default_rng(0)
    free = rng.random((scene.free_numbers, 24))
    picks = {t: rng.integers(0, t.picks, 24) for t in scene.draws if t.picks}
    with np.errstate(all="ignore"):
        free, worst = solve(scene, free, picks)
        good = worst <= SOLVED
        assert good.any(), worst.min()
        free = free[:, good]
        picks = {t: p[good] for t, p in picks.items()}
        at = evaluate(scene, free, picks, free.shape[1])
        off = [np.absolute(fact.residual(at)).max() for fact in scene.solve]
    assert max(off, default=0.0) <= 1e-10

    z = {n.name: at.value(n.ref) for n in scene.nodes}
    for (a, b), value in lengths:
        np.testing.assert_allclose(np.hypot((z[a] - z[b]).real, (z[a] - z[b]).imag), value, rtol=1e-8)
    for (a, b, c), value in angles:
        u, v = z[a] - z[b], z[c] - z[b]
        cosine = (u.real * v.real + u.imag * v.imag) / (np.absolute(u) * np.absolute(v))
        np.testing.assert_allclose(np.degrees(np.arccos(cosine)), value, atol=1e-6)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("points A, B, C\nAB = 3\nBC = 4\nCA = 5", (3, 4, 5)),
        ("points A, B, C\nAB = 5\nangle ABC = 60°\nangle BAC = 60°", (5, 5, 5)),
        ("points A, B, C\nAB + BC = 10\nBC + CA = 10\nAB = 5", (5, 5, 5)),
        ("points A, B, C\nAB : BC : CA = 2 : 3 : 4\nAB = 4", (4, 6, 8)),
    ],
)
def test_triangles_known_by_heart(text: str, sides: tuple[float, float, float]):
    from geodsl.observe.observe import samples

    at, _ = samples(geodsl.parse(text).scene, n=3)
    a, b, c = (at.known()[t] for t in sorted((t for t in at.known()), key=str))
    for (p, q), side in zip(((a, b), (b, c), (c, a)), sides, strict=True):
        np.testing.assert_allclose(np.absolute(p - q), side, rtol=1e-8)
