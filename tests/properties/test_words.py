"""Words don't care where a figure lies nor what its points are called, and say nothing false of any."""

from __future__ import annotations

from itertools import islice
from typing import Any

import numpy as np
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

import geodsl
from geodsl import Diagram
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.ledger import TRUE
from geodsl.objects import Ref
from geodsl.realize.evaluate import take
from geodsl.strategies import diagrams
from geodsl.words import read, told
from geodsl.words.describing import descriptions
from geodsl.words.meaning import meaning
from geodsl.words.view import View, scaled

PHASES = tuple(p for p in Phase if p != Phase.explain)
FEW = settings(max_examples=max(4, settings.default.max_examples // 3), phases=PHASES, deadline=None)
EACH = 12

langs = st.sampled_from(("en", "zh"))
seeds = st.integers(0, 99)


def said(view: View, lang: str, seed: int) -> list[tuple[str, list[str]]]:
    return [
        (c.text, sorted(map(meaning, c.facts)))
        for c in islice(descriptions(view, seed=seed, lang=lang), EACH)
    ]


@FEW
@given(diagrams(), langs, seeds)
def test_what_is_said_is_true_and_read_back(diagram: Diagram, lang: str, seed: int) -> None:
    view = View(diagram)
    for text, facts in said(view, lang, seed):
        back = read(text, lang=lang, names=view.names)
        assert sorted(map(meaning, back)) == facts, text
        assert set(view.judge(back)) == {TRUE}, text


@FEW
@given(diagrams(), langs, seeds, st.sampled_from((0.25, 3.0, 40.0)))
def test_a_larger_figure_is_spoken_of_alike(diagram: Diagram, lang: str, seed: int, factor: float) -> None:
    at = take(diagram.realize(n=1).at, np.array([0]))
    scene = diagram.observation.scene
    here = View(diagram, at=at)
    # What a number says of lengths changes with the scale: only where no length is told it is the same figure.
    assume(all(node.type == "point" for node in scene.nodes))
    assume(all(here.legible.all_told(here.facts)))
    there = View(diagram, at=scaled(scene, at, frozenset(), factor))
    assert said(here, lang, seed) == said(there, lang, seed)


@FEW
@given(diagrams(), seeds)
def test_words_follow_the_letters(diagram: Diagram, seed: int) -> None:
    names = [n.name for n in diagram.observation.scene.nodes if n.type == "point"]
    assume(all(len(n) == 1 for n in names))
    letters = dict(zip(names, [*names[1:], names[0]], strict=True))
    other = geodsl.parse(diagram.text.translate(str.maketrans(letters)))

    def new(term: Any) -> Any:
        return Ref(letters[term.name], term.type) if isinstance(term, Ref) and term.name in letters else term

    here, there = View(diagram), View(other)
    for one in islice(descriptions(here, seed=seed), EACH):
        facts = [f.map(new) for f in one.facts if not isinstance(f, InkFact)]  # a letter's text is no name
        assume(facts)
        back = read(told(facts, one.manner).text, names=there.names)
        assert sorted(map(meaning, back)) == sorted(map(meaning, facts))
        assert set(there.judge(facts)) == {TRUE}
