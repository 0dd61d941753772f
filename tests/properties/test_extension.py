"""A construction and a fact that live in this file alone are words of the language like any other."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geodsl
from geodsl import Construction, Fact, Vocabulary
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.instances import Instances
from geodsl.objects import Segment
from geodsl.serial import scene_from_json, scene_to_json
from geodsl.strategies import phrases, read
from geodsl.units import share


class TipOver(Construction):
    """The tip of an equilateral roof over a segment: `T = tip over AB`."""

    phrases = ("tip over {s: segment}", "rooftop of {s: segment}")
    makes = "point"

    def place(self, at: Instances) -> Any:
        s = at.segment(self.s)
        return s.a + (s.b - s.a) * np.exp(1j * np.pi / 3)

    def brings(self, T: Any) -> tuple[Fact, ...]:
        return EqualLengths(Segment(self.s.A, T), Segment(self.s.B, T)), Evenly(self.s.A, self.s.B, T)


class Evenly(Fact):
    """Three points are equally far from each other: `A, B, T evenly apart`."""

    phrases = ("{A: point} , {B: point} , {C: new point} evenly apart",)
    symmetric = True
    gap = share()

    def residual(self, at: Instances) -> Any:
        a, b, c = (at.point(p) for p in self.args)
        x, y, z = abs(a - b), abs(b - c), abs(c - a)
        return (np.maximum(np.maximum(x, y), z) - np.minimum(np.minimum(x, y), z)) / at.size


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return geodsl.vocabulary().extended(TipOver, Evenly)


TEXT = """segment AB
T = tip over AB  # the roof
U = rooftop of (segment from B to A)
claim B, T, A evenly apart
draw triangle ABT
"""


def test_it_is_parsed_checked_and_found_true(words: Vocabulary):
    diagram = geodsl.parse(TEXT, vocabulary=words)
    assert str(diagram.scene.by_name["T"].term) == "tip over AB"
    assert geodsl.check(TEXT, vocabulary=words) == []
    assert "A, B, T evenly apart" in [str(f) for f in diagram.facts().stated]
    z = diagram.realize(n=8).points
    assert np.allclose(abs(z["T"] - z["A"]), abs(z["B"] - z["A"]))


def test_a_false_claim_of_it_is_told(words: Vocabulary):
    found = geodsl.check("triangle ABC with AB = 2 AC\nclaim A, B, C evenly apart", vocabulary=words)
    assert [d.code for d in found] == ["E303"]
    assert "evenly apart" in found[0].message


def test_it_can_be_stated_and_solved_for(words: Vocabulary):
    z = geodsl.parse("segment AB\nA, B, C evenly apart", vocabulary=words).realize(n=3).points
    assert np.allclose(abs(z["C"] - z["A"]), abs(z["B"] - z["A"]))


def test_it_is_formatted_drawn_and_listed(words: Vocabulary):
    assert geodsl.format(TEXT) == TEXT
    assert geodsl.parse(TEXT, vocabulary=words).render(size=96)[:4] == b"\x89PNG"
    assert TipOver in words.constructions
    assert Evenly in words.facts
    assert {t.text for t in words.templates} >= set(TipOver.phrases)
    assert "evenly" in words.words


def test_it_goes_to_json_and_back(words: Vocabulary):
    scene = geodsl.parse(TEXT, vocabulary=words).scene
    data = json.loads(json.dumps(scene_to_json(scene)))
    assert scene_from_json(data, vocabulary=words) == scene
    with pytest.raises(ValueError, match="TipOver"):
        scene_from_json(data)


def test_a_slip_in_it_is_answered_with_its_phrase(words: Vocabulary):
    (found, *_) = geodsl.check("segment AB\nT = tip ovr AB", vocabulary=words)
    assert "tip over {s: segment}" in found.render()


def test_the_standard_vocabulary_doesnt_know_it():
    with pytest.raises(geodsl.DiagramError):
        geodsl.parse(TEXT)


@settings(max_examples=20)
@given(data=st.data())
def test_strategies_speak_it(data: st.DataObject):
    words = Vocabulary((TipOver, Evenly))
    text = data.draw(phrases("fact", vocabulary=words))
    (found,) = read(text, "fact", vocabulary=words)
    assert isinstance(found.term, Evenly)
    assert [r.term.key for r in read(str(found.term), "fact", vocabulary=words)] == [found.term.key]
