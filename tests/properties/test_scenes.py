"""Scenes are plain values: they go to JSON and back, print the same, and don't hang on order or names."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import geodsl
from geodsl import Diagram
from geodsl.language.term import Term
from geodsl.objects import Ref
from geodsl.serial import scene_from_json, scene_to_json
from geodsl.strategies import diagrams

FEW = settings(max_examples=max(5, settings.default.max_examples // 3))


def untagged(term: Term) -> Any:
    """What a term means, whatever its free parts are told apart by."""
    return term.map(lambda t: type(t)(*t.args) if t.tag is not None else t).key


@FEW
@given(diagrams())
def test_a_scene_goes_to_json_and_back(diagram: Diagram):
    scene = diagram.scene
    again = scene_from_json(json.loads(json.dumps(scene_to_json(scene))))
    assert again == scene
    assert hash(again) == hash(scene)
    assert str(again) == str(scene)
    assert [f.key for f in again.stated] == [f.key for f in scene.stated]


@FEW
@given(diagrams())
def test_the_same_text_gives_the_same_scene(diagram: Diagram):
    again = geodsl.parse(diagram.text)
    assert again.scene == diagram.scene
    assert str(again.scene) == str(diagram.scene)
    tidy = geodsl.parse(geodsl.format(diagram.text))
    assert tidy.scene.nodes == diagram.scene.nodes


@FEW
@given(diagrams(), st.randoms(use_true_random=False))
def test_the_order_of_statements_doesnt_matter(diagram: Diagram, random: Any):
    lines = diagram.text.splitlines()
    random.shuffle(lines)
    other = geodsl.parse("\n".join(lines))
    assert {untagged(f) for f in other.scene.given} == {untagged(f) for f in diagram.scene.given}
    assert {n.name: n.type for n in other.scene.nodes} == {n.name: n.type for n in diagram.scene.nodes}
    assert len(other.realize(n=1)) == 1


@FEW
@given(diagrams())
def test_renaming_points_renames_the_facts(diagram: Diagram):
    def new(name: str) -> str:
        return name + "1" if name[0].isupper() else name

    def renamed(term: Term) -> Any:
        return untagged(term.map(lambda t: Ref(new(t.name), t.type) if isinstance(t, Ref) else t))

    other = geodsl.parse(re.sub("[A-Z]", r"\g<0>1", diagram.text))
    assert [untagged(f) for f in other.scene.given] == [renamed(f) for f in diagram.scene.given]
    assert {untagged(f) for f in other.scene.stated} == {renamed(f) for f in diagram.scene.stated}
    mine, its = diagram.facts(), other.facts()
    assert [untagged(f) for f in its.implied] == [renamed(f) for f in mine.implied]
