"""The stream: the same always, no two alike, true and clean."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

import pytest

import geodsl
from geodsl.sample import Sampler, sample
from geodsl.sample.canonical import canonical
from geodsl.sample.skeleton import CANVAS


def test_the_first_of_many_are_the_same(sampled):
    again = sample(25, seed=0)
    assert [p.text for p in again] == [p.text for p in sampled[:25]]
    assert [p.hash for p in again] == [p.hash for p in sampled[:25]]
    assert [p.text for p in sample(5, seed=1)] != [p.text for p in again[:5]]


def test_they_are_programs_without_a_finding(sampled):
    for p in sampled:
        d = geodsl.parse(p.text)
        assert d.warnings == []
        assert geodsl.format(p.text) == p.text


def test_what_is_told_of_them_is_so(sampled):
    for p in sampled:
        scene = geodsl.parse(p.text).scene
        form = canonical(scene)
        assert form.hash == p.skeleton
        assert form.dressed(scene.directives) == p.hash
        assert len(scene.points) == p.points
        assert p.family.startswith(p.root)
        assert set(p.theorems) <= set(p.facts)


def test_no_two_are_alike(sampled):
    assert len({p.hash for p in sampled}) == len(sampled)
    assert len({p.skeleton for p in sampled}) == len(sampled)  # dressings of one skeleton come later


def test_facts_are_those_of_the_diagram(sampled):
    from geodsl.sample.family import kebab

    for p in sampled[:25]:
        seen = p.diagram.observation
        kinds = {kebab(type(f).__name__) for f in (*seen.stated, *seen.implied)}
        assert set(p.facts) <= kinds, p.text


def test_fresh_seeds_give_clean_pictures(sampled):
    clean = 0
    for p in sampled:
        with suppress(geodsl.GeodslError):
            clean += not p.diagram.picture(size=CANVAS, seed=12_345).misses
    assert clean >= 0.97 * len(sampled)


def test_letters_are_spread(sampled):
    letters = Counter(x for p in sampled for x in p.diagram.scene.points)
    assert len(letters) == 26
    assert max(letters.values()) < 3 * sum(letters.values()) / 26


def test_refusals_are_counted(stream, sampled):
    told = Counter()
    for p in sampled:
        told.update(dict(p.refused))
    assert sum(told.values()) + len(sampled) == stream.tried


def test_the_room_is_called():
    assert [p.text for p in geodsl.sample(2, seed=3)] == [p.text for p in geodsl.sample(2, seed=3)]
    assert callable(geodsl.sample) and geodsl.sample.Sampler is Sampler
    with pytest.raises(ValueError, match="whole number"):
        geodsl.sample(0)


@pytest.mark.slow
def test_many_are_balanced():
    stream = Sampler(seed=7)
    programs = [next(stream) for _ in range(1500)]
    assert len({p.hash for p in programs}) == 1500
    assert len(stream.balance.families) >= 300
    assert max(stream.balance.families.values()) <= 0.02 * 1500
    facts = Counter(f for p in programs for f in p.facts)
    assert len(facts) >= 50
    assert sum(bool(p.theorems) for p in programs) >= 0.9 * 1500
