"""Knobs that can't be are refused at once, by name."""

from __future__ import annotations

import pytest

import geodsl
from geodsl.sample import KnobError, Knobs, SampleError, Sampler, sample
from geodsl.sample.motif_file import chapters, motifs


@pytest.mark.parametrize(
    ("knobs", "told"),
    [
        ({"chapters": ("circle",)}, "did you mean `circles`"),
        ({"chapters": "circles"}, "tuple of names"),
        ({"facts": ("concylic",)}, "did you mean `concyclic`"),
        ({"facts": ("less",)}, "inequality"),
        ({"constructions": ("incircl",)}, "did you mean `incircle`"),
        ({"without": ("footing",)}, "did you mean `foot`"),
        ({"constructions": ("foot",), "without": ("foot",)}, "asked for and forbidden"),
        ({"points": (8, 4)}, "smaller to the larger"),
        ({"points": (40, 50)}, "between 1 and 26"),
        ({"points": 5}, "pair of whole numbers"),
        ({"marks": 1.5}, "from 0 to 1"),
        ({"printed": True}, "from 0 to 1"),
        ({"style": "rococo"}, "style"),
        ({"weights": {"motifs": 1}}, "did you mean `motif`"),
        ({"weights": {"motif": 0}}, "one of them is more"),
        ({"letters": "abc"}, "capitals"),
        ({"letters": "AAB"}, "differ"),
        ({"letters": "ABC", "points": (5, 8)}, "want as many letters"),
        ({"dressings": 0}, "from 1 on"),
        ({"difficulty": (6, 7)}, "between 1 and 5"),
    ],
)
def test_what_cannot_be_is_refused(knobs, told):
    with pytest.raises(KnobError, match=told) as caught:
        Knobs(**knobs)
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, geodsl.GeodslError)


def test_what_no_source_reaches_is_refused_before_any_search():
    only = {"motif": 1.0}
    most = max(m.points[1] for m in motifs() if m.chapter == "congruence")
    for knobs, told in (
        ({"chapters": ("congruence",), "points": (most + 1, 26), "weights": only}, f"has {most} at most"),
        ({"constructions": ("bevan-point",), "chapters": ("congruence",)}, "constructs `bevan-point`"),
        ({"facts": ("nagel-point-of",), "chapters": ("congruence",), "weights": only}, "doesn't occur"),
        ({"weights": {"free": 1.0}, "chapters": ("circles",)}, "free sequences have none"),
    ):
        with pytest.raises(KnobError, match=told):
            Sampler(Knobs(**knobs))


def test_a_search_ends_with_reasons():
    stream = Sampler(Knobs(points=(4, 4), depth=(30, 40), attempts=12))
    with pytest.raises(SampleError, match=r"no program in 12 attempts.*not so deep"):
        next(stream)
    assert stream.tried == 12
    assert sum(stream.refused.values()) == 12


def test_knobs_are_heeded():
    for program in sample(12, seed=1, points=(5, 7), depth=(2, 5), difficulty=(1, 3)):
        assert 5 <= len(program.diagram.scene.points) <= 7
        assert 2 <= program.depth <= 5
        assert program.difficulty <= 3
    for program in sample(6, seed=2, facts=("concyclic",)):
        assert "concyclic" in program.facts
    for program in sample(6, seed=3, constructions=("foot",), without=("midpoint",)):
        assert "foot of" in program.text
        assert "= midpoint of" not in program.text
    for program in sample(6, seed=4, letters="PQRSTUVWXYZ", marks=0.0, printed=0.0):
        assert set(program.diagram.scene.points) <= set("PQRSTUVWXYZ")
    for chapter in chapters():
        for program in sample(2, seed=5, chapters=(chapter,), weights={"motif": 1.0}):
            assert program.chapter == chapter


def test_textbook_letters_stay():
    programs = sample(10, seed=6, letters="textbook", weights={"motif": 1.0})
    assert sum("A" in p.diagram.scene.points for p in programs) >= 7
