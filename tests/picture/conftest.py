"""Figures that several tests of the picture draw."""

import random

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


def _everything() -> Sketch:
    a, b, c, d = 0j, 6 + 0j, 7.5 + 3.2j, 1.5 + 3.2j
    k = 1.5 + 0j
    return Sketch(
        dots=(Dot("A", a, "A"), Dot("B", b, "B1"), Dot("C", c, "C'"), Dot("D", d, "D"), Dot("K", k, None)),
        strokes=(
            Segment(a, b),
            Segment(b, c),
            Segment(c, d),
            Segment(d, a),
            Segment(d, k, line="dashed"),
            Circle(4.5 + 1.6j, 0.9),
            Ray(a, c, line="dashed"),
            Line(k, d),
            Arc(b, 1.1, 0.5, 2.0),
        ),
        shades=(
            Shade((around(a, k, d),)),
            Shade(((plane.Circle(4.5 + 1.6j, 0.9),),)),
        ),
        marks=(
            Ticks(a, d, 1),
            Ticks(b, c, 1),
            ParallelArrows(a, b, 2),
            ParallelArrows(c, d, 2),
            RightAngle(k, d, b),
            AngleArcs(c, b, d, 2),
        ),
        texts=(Text("6", at_segment=(c, d)), Text("65°", at_angle=(c, b, d)), Text("x", at=3 - 0.7j)),
    )


def _random(seed: int) -> Sketch:
    """Points well apart, every stroke through points, as a construction would make them."""
    rng = random.Random(seed)
    points: list[complex] = []
    while len(points) < rng.randint(4, 8):
        point = complex(rng.uniform(0, 10), rng.uniform(0, 8))
        if all(abs(point - other) > 1.2 for other in points):
            points.append(point)
    pairs = [(p, q) for i, p in enumerate(points) for q in points[:i]]
    strokes = [
        Segment(p, q, line="dashed" if rng.random() < 0.3 else "solid")
        for p, q in rng.sample(pairs, min(len(pairs), 6))
    ]
    strokes.append(Line(*rng.choice(pairs)))
    strokes.append(Ray(*rng.choice(pairs)))
    center, through = rng.choice(pairs)
    strokes.append(Circle(center, abs(through - center)))
    strokes.append(Arc(center, 1.5, rng.uniform(-3, 3), rng.uniform(-5, 5)))
    named = zip("ABCDEFGH", points, strict=False)
    return Sketch(
        dots=tuple(Dot(name, point, name + rng.choice(["", "1", "'", "2'"])) for name, point in named),
        strokes=tuple(strokes),
        marks=(Ticks(*pairs[0], rng.randint(1, 3)), ParallelArrows(*pairs[1])),
        texts=(Text("7.5", at_segment=pairs[2]),),
    )


@pytest.fixture
def everything() -> Sketch:
    """Every kind of stroke, shade, mark and text, once at least."""
    return _everything()


@pytest.fixture(scope="session")
def random_sketches() -> list[Sketch]:
    """Fifty crowded figures."""
    return [_random(seed) for seed in range(50)]
