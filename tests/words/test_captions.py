"""Captions: what they say is true and can be read back; where facts agree, so do the words."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np
import pytest

import geodsl
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.parallel import Parallel
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.ledger import TRUE
from geodsl.objects import Line, Ref, Segment
from geodsl.words import Manner, UnreadError, caption, read, told
from geodsl.words.describing import describe, descriptions
from geodsl.words.meaning import meaning
from geodsl.words.view import View

ROOT = Path(__file__).parents[2] / "examples" / "diagrams"
SOME = sorted(ROOT.glob("*/*.geo"))[::7]
LANGS = ("en", "zh")


def point(name: str) -> Ref:
    return Ref(name, "point")


A, B, C, D, M = map(point, "ABCDM")
W = Ref("w", "circle")


@pytest.fixture(scope="module")
def views() -> dict[Path, View]:
    return {path: View(geodsl.load(path)) for path in SOME}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", SOME, ids=lambda p: p.stem)
def test_what_is_said_is_true_visible_and_read_back(path: Path, lang: str, views: dict[Path, View]) -> None:
    view = views[path]
    for one in islice(descriptions(view, lang=lang), 40):
        assert set(view.judge(one.facts)) == {TRUE}
        assert view.legible.all_told(one.facts) == [True] * len(one.facts)
        back = read(one.text, lang=lang, names=view.names)
        assert sorted(map(meaning, back)) == sorted(map(meaning, one.facts)), one.text


def test_every_register_and_length_occurs(views: dict[Path, View]) -> None:
    some = [c for v in views.values() for c in islice(descriptions(v), 60)]
    assert {c.register for c in some} == {"terse", "textbook", "descriptive"}
    assert {1, 2, 3, 5, 8} <= {len(c.facts) for c in some}


@pytest.mark.parametrize("register", ("terse", "textbook", "descriptive"))
@pytest.mark.parametrize("lang", LANGS)
def test_a_fact_is_said_in_many_ways(lang: str, register: str) -> None:
    fact = Parallel(Line(A, B), Line(C, D))
    ways = {caption([fact], seed=k, register=register, lang=lang).text for k in range(200)}
    assert len(ways) >= (2 if register == "terse" else 6)
    assert {meaning(f) for way in ways for f in read(way, lang=lang)} == {meaning(fact)}


def test_where_facts_agree_so_do_the_words() -> None:
    shared = [MidpointOf(M, Segment(A, B)), Parallel(Line(A, B), Line(C, D))]
    for seed in range(50):
        manner = Manner(seed, "textbook")
        alone = [told([f], manner).text[1:-1] for f in shared]
        for P in (C, D):
            both = told([*shared, OnCircle(P, W)], manner).text
            assert all(clause in both for clause in alone), both


def test_the_same_seed_says_the_same() -> None:
    diagram = geodsl.load(ROOT / "circles" / "two-tangents.geo")
    assert [c.text for c in describe(diagram, 6, seed=3)] == [c.text for c in describe(diagram, 6, seed=3)]
    assert describe(diagram, 3, seed=3) == describe(diagram, 6, seed=3)[:3]


def test_captions_follow_renaming() -> None:
    text = (ROOT / "triangles" / "incircle.geo").read_text("utf-8")
    here = View(geodsl.parse(text))
    names = dict(zip("ABCDEFI", "KLMPQRS", strict=True))

    def renamed(term: Term) -> Term:
        return Ref(names.get(term.name, term.name), term.type) if isinstance(term, Ref) else term

    for k, one in enumerate(islice(descriptions(here), 30)):
        other = told([f.map(renamed) for f in one.facts], one.manner)
        back = read(other.text, names=here.names)
        want = [f.map(renamed) for f in read(one.text, names=here.names)]
        assert sorted(map(meaning, back)) == sorted(map(meaning, want)), k


def test_captions_are_the_same_of_similar_figures() -> None:
    diagram = geodsl.parse(
        "triangle ABC with AB = AC\nM = midpoint of BC\nH = foot of B on AC\ndraw AM, BH\nmark angle AMB right\n"
    )
    at = diagram.realize(n=1).at
    turn = 1.7 * np.exp(0.8j)
    moved = {ref: z * turn + 3 - 1j for ref, z in at.known().items() if isinstance(ref, Ref)}
    assert {ref.type for ref in moved} == {"point"}
    here, there = View(diagram, at=at), View(diagram, at=Instances(1, size=at.size * 1.7, values=moved))
    assert [c.text for c in describe(here, 12)] == [c.text for c in describe(there, 12)]


def test_a_budget_is_kept_and_the_most_important_stays() -> None:
    facts: list[Fact] = [OnCircle(P, W) for P in (A, B, C)] + [MidpointOf(M, Segment(A, B))]
    for most in (6, 10, 20):
        one = caption(facts, seed=1, fits=lambda text, most=most: len(text.split()) <= most)
        assert len(one.text.split()) <= most or len(one.facts) == 1
        assert one.facts == tuple(facts[: len(one.facts)])


def test_a_budget_nothing_fits_ends() -> None:
    diagram = geodsl.load(ROOT / "circles" / "two-tangents.geo")
    assert describe(diagram, 5, budget=1) == []


@pytest.mark.parametrize(
    "text", ("The moon is full.", "AB is parallel to.", "AB is parallel to CD, and so on.", "It is a square.")
)
def test_what_is_no_caption_of_ours_is_refused(text: str) -> None:
    with pytest.raises(UnreadError):
        read(text)


def test_an_unknown_language_and_register_are_named() -> None:
    with pytest.raises(ValueError, match="en, zh"):
        caption([OnCircle(A, W)], lang="xx")
    with pytest.raises(ValueError, match="terse, textbook, descriptive"):
        caption([OnCircle(A, W)], register="poem")


def test_the_only_circle_is_the_circle() -> None:
    said = {caption([OnCircle(A, W)], seed=k, only=["w"]).text for k in range(40)}
    assert all("the circle" in s.lower() and " w" not in s for s in said)
    assert {str(f) for s in said for f in read(s, names={"circle": "w"})} == {"A on w"}
