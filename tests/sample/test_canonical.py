"""What is alike, and what isn't."""

from __future__ import annotations

import random
import string
from pathlib import Path

import pytest

import geodsl
from geodsl.sample.canonical import alike, canonical
from geodsl.sample.lettering import renamed

EXAMPLES = sorted((Path(__file__).parents[2] / "examples/diagrams").rglob("*.geo"))


def scene(text: str):
    return geodsl.parse(text).scene


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("triangle ABC\nM = midpoint of BC\ndraw AM", "triangle QRS\nT = midpoint of QS\ndraw RT"),
        ("triangle ABC\nM = midpoint of BC\ndraw AM", "M = midpoint of BC\ntriangle CBA\ndraw MA"),
        ("triangle ABC with AB = 3, BC = 4, CA = 5", "triangle PQR with QR = 8, PQ = 6, RP = 10"),
        ("circle w center O radius 3\nA on w\ndraw OA", "circle k center M radius 7\nB on k\ndraw MB"),
        ("let r in 2..4\ncircle w center O radius r", "let s in 3..6\ncircle v center P radius s"),
        (
            "let r in 2..4\ncircle w center O radius r\npoint P with OP = 2 r\ndraw OP",
            "let s in 3..4\npoint P with QP = 2 s\ncircle v center Q radius s\ndraw PQ",
        ),
        ("square ABCD\ndraw AC\nmark AB = BC", "square PQRS\ndraw QS\nmark PQ = PS"),
        ("regular hexagon ABCDEF\ndraw AC", "regular hexagon ABCDEF\ndraw BF"),
        ('diagram "x"\ntriangle ABC', "triangle ABC\nfind angle A"),
    ],
)
def test_these_are_alike(one, other):
    assert alike(scene(one), scene(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("triangle ABC\nM = midpoint of BC\ndraw AM", "triangle ABC\nM = midpoint of BC\ndraw dashed AM"),
        ("triangle ABC\nD = foot of A on BC\ndraw AD", "triangle ABC\nD = midpoint of BC\ndraw AD"),
        ("triangle ABC with AB = 3, BC = 4, CA = 5", "triangle ABC with AB = 3, BC = 4, CA = 6"),
        ("regular hexagon ABCDEF\ndraw AC", "regular hexagon ABCDEF\ndraw AD"),
        ("triangle ABC with AB = AC\nmark AB = AC", "triangle ABC with AB = AC"),
        ("square ABCD\ndraw AC\nmark AB = BC", "square PQRS\ndraw QS\nmark PS = SR"),
        ("square ABCD\nM = midpoint of AB\ndraw CM", "square ABCD\nM = midpoint of AB\ndraw AM"),
        ("triangle ABC with angle A = 30°", "triangle ABC with angle A = 60°"),
        (
            "circle w center O radius 2\npoint P with OP = 5",
            "circle w center O radius 2\npoint P with OP = 6",
        ),
        ("triangle ABC\nAB horizontal", "triangle ABC"),
    ],
)
def test_these_are_not(one, other):
    assert not alike(scene(one), scene(other))


@pytest.mark.parametrize("path", EXAMPLES[::6], ids=lambda p: p.stem)
def test_names_and_order_make_no_difference(path):
    text = path.read_text("utf-8")
    if "use " in text or "define" in text:
        pytest.skip("definitions have letters of their own")
    first = geodsl.parse(text)
    points = list(first.scene.points)
    letters = random.Random(path.stem).sample(string.ascii_uppercase, len(points))
    bare = "\n".join(line.split("#")[0] for line in text.splitlines() if not line.startswith("diagram"))
    lines = renamed(bare, dict(zip(points, letters, strict=True))).splitlines()
    other = geodsl.parse("\n".join(lines)).scene
    form = canonical(first.scene)
    assert form.text == canonical(other).text
    assert form.dressed(first.scene.directives) == canonical(other).dressed(other.directives)


def test_no_two_examples_are_alike():
    seen = {}
    for path in EXAMPLES:
        text = path.read_text("utf-8")
        if "use " in text:
            continue
        s = geodsl.parse(text).scene
        hash = canonical(s).dressed(s.directives)
        assert hash not in seen, (path, seen[hash])
        seen[hash] = path
