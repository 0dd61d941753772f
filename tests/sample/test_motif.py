"""Motif files: what they mean, and what is said of those that can't be read."""

from __future__ import annotations

import numpy as np
import pytest

import geodsl
from geodsl.sample.motif_file import MotifError, motifs, read_motifs
from geodsl.sample.statements import composed


def test_a_file_is_read(small):
    assert [m.name for m in small] == ["two-tangents", "equal-sides", "crossing"]
    assert small[0].title == "Two tangents from a point"
    assert {m.chapter for m in small} == {"small"}


def test_optional_lines_stand_and_fall_together(small):
    found = list(small[0].expansions())
    assert len(found) == 4  # two radii, with and without the midpoint
    for parts in found:
        has = any(line.startswith("M =") for line in parts.body)
        assert any("dashed" in line for line in parts.drawn) == has
        assert any("OMA" in line for line in parts.ink) == has
        assert parts.questions == ("find angle AOB",)


def test_named_choices_agree(small):
    found = list(small[1].expansions())
    assert len(found) == 8
    for parts in found:
        side = "BC" if "M = midpoint of BC" in parts.body else "CA"
        assert parts.drawn == (f"draw {'AM' if side == 'BC' else 'BM'}",)


def test_an_empty_choice_leaves_no_line(small):
    assert {len(parts.body) for parts in small[1].expansions()} == {2, 3}


def test_points_are_counted(small):
    assert small[0].points == (4, 5)
    assert small[2].points == (5, 5)


def test_the_same_seed_gives_the_same_program(small):
    for motif in small:
        one, other = (motif.expand(np.random.default_rng(7)) for _ in range(2))
        assert one == other


def test_every_small_expansion_is_a_program(small):
    for motif in small:
        for parts in motif.expansions():
            text = composed(motif.title, (parts.body, parts.drawn, parts.ink, parts.questions))
            assert geodsl.check(text) == []
            assert geodsl.format(text) == text


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("motif A: x\n  triangle ABC\n", 1, "expected `motif NAME: Title`"),
        ("  triangle ABC\n", 1, "before the first line"),
        ("motif a: x\n", 1, "has no lines"),
        ("motif a: x\n  triangle ABC\n\tdraw AB\n", 3, "a tab"),
        ("motif a: x\n  triangle ABC\n    draw AB\n", 3, "isn't optional"),
        ("motif a: x\n  triangle [ABC\n", 2, "without a partner"),
        ("motif a: x\n  triangle [a[b|c]|d]\n", 2, "choices within a choice"),
        ("motif a: x\n  triangle []\n", 2, "expected a choice"),
        ("motif a: x\n  triangle ABC\n  draw [k]\n", 3, "no choice is called `k`"),
        ("motif a: x\n  triangle [k: A|B]BC\n  draw [k? a|b|c]\n", 3, "`k` has 2 options, and here are 3"),
        ("motif a: x\n  triangle [k: A|B][k: A|B]C\n", 2, "made twice"),
        ("motif a: x\n  triangle ABC\n  ~ M = midpoint of BC\n", 3, "expected a mark"),
        ("motif a: x\n  triangle ABC\nmotif a: y\n  triangle ABC\n", 3, "already"),
    ],
)
def test_errors_say_where_and_what(text, line, told):
    with pytest.raises(MotifError, match=r"test\.motifs") as caught:
        read_motifs(text, name="test.motifs")
    assert caught.value.line == line
    assert told in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_the_chapters_are_read():
    found = motifs()
    assert len(found) >= 150
    assert len({m.name for m in found}) == len(found)
    assert not any(any(c.isupper() for c in m.title[1:].split(" ")[0]) for m in found if len(m.title) > 1)


@pytest.mark.slow
@pytest.mark.parametrize("motif", motifs(), ids=lambda m: m.name)
def test_expansions_of_a_motif_are_programs(motif):
    random = np.random.default_rng(0)
    for _ in range(12):
        parts = motif.expand(random)
        found = geodsl.check(composed(motif.title, (parts.body, parts.drawn, parts.questions)))
        assert found == [], found[0].render()
