"""Wordings, negatives and explanations: kept where they are true of what was measured, dropped elsewhere."""

from __future__ import annotations

import json

import pytest

import geodsl
from geodsl.assist import explain, paraphrase
from geodsl.words import caption, read
from geodsl.words.describing import describe
from geodsl.words.meaning import meaning
from tests.assist.script import Script
from tests.assist.server import Said, call, text

PROGRAM = "triangle ABC with AB = AC, angle A in 40°..80°\nD = midpoint of BC\ndraw AD\nmark AB = AC\n"


@pytest.fixture(scope="module")
def diagram():
    return geodsl.parse(PROGRAM)


def said(number: int, words: str) -> dict:
    return {"caption": number, "text": words}


def worded(*some: dict):
    return [[call("wordings", wordings=list(some))]]


def readings(**facts: list[str]):
    return [[call("readings", readings=[{"number": int(k[1:]), "facts": v} for k, v in facts.items()])]]


def test_what_our_own_reader_understands_needs_no_second_call(bench, diagram):
    (first,) = describe(diagram, 1, seed=0, register="textbook", facts=4)
    others = {caption(first.facts, seed=k, register="descriptive").text for k in range(1, 30)} - {first.text}
    good = min(others)
    server = bench.server(Script(wordings=worded(said(0, good), said(0, "AB is parallel to AC."))))
    made = paraphrase(diagram, n=1, client=bench.client(server))
    assert [w.text for w in made.kept] == [good] and made.kept[0].how == "read"
    assert {meaning(f) for f in read(good)} == {meaning(f) for f in first.facts}
    (dropped,) = made.dropped
    assert "AB parallel AC" in dropped.why
    assert len(server.asked()) == 1


def test_what_it_does_not_is_read_in_a_second_call_that_sees_no_caption(bench, diagram):
    (first,) = describe(diagram, 1, seed=0, register="textbook", facts=4)
    facts = [str(f) for f in first.facts]
    odd = ["Well, just look at ABC and D!", "Now look at them again, will you?", "And once more, A!"]
    told = readings(f0=facts, f1=[*facts, "AB parallel AC"], f2=["AB = XY"])
    server = bench.server(Script(wordings=worded(*(said(0, w) for w in odd)), readings=told))
    made = paraphrase(diagram, n=1, client=bench.client(server))
    assert [(w.text, w.how) for w in made.kept] == [(odd[0], "reread")]
    assert {d.text for d in made.dropped} == set(odd[1:])
    second = json.dumps(server.asked()[1]["messages"])
    assert odd[0] in second and json.dumps(first.text)[1:-1] not in second


def test_case_and_punctuation_make_no_other_wording(bench, diagram):
    (first,) = describe(diagram, 1, seed=0, register="textbook", facts=4)
    server = bench.server(
        Script(wordings=worded(said(0, first.text), said(0, first.text.upper()), said(0, first.text + "!")))
    )
    made = paraphrase(diagram, n=1, client=bench.client(server))
    assert made.kept == () and len(made.dropped) == 3


def test_a_negative_is_kept_only_where_it_is_false_of_every_figure(bench, diagram):
    false, true, sometimes, strange = (
        "AB is perpendicular to BC.",
        "AD is perpendicular to BC.",
        "Angle BAC is acute.",
        "PQ is parallel to RS.",
    )
    server = bench.server(
        Script(
            wordings=worded(*(said(0, w) for w in (false, true, sometimes, strange))), readings=[[text("?")]]
        )
    )
    made = paraphrase(diagram, n=1, wordings=0, negatives=4, client=bench.client(server))
    assert [w.text for w in made.negatives] == [false]
    assert made.negatives[0].false == made.negatives[0].facts
    why = {d.text: d.why for d in made.dropped}
    assert why[true] == "all that it says is true"
    assert "hasn't" not in why[strange] and "no P, Q, R, S" in why[strange]
    # Measured by hand: no angle of the triangle at B is right.
    at = diagram.realize(seed=0, n=50).points
    side, base = at["A"] - at["B"], at["C"] - at["B"]
    assert (abs((side * base.conjugate()).real) > 0.05 * abs(side) * abs(base)).all()


def test_answers_of_any_shape_are_no_trouble(bench, diagram):
    for input in (
        {},
        {"wordings": 3},
        {"wordings": [None, {"caption": "0", "text": 5}, {"caption": 99, "text": "x"}]},
    ):
        server = bench.server(lambda body, input=input: Said([call("wordings", **input)]))
        made = paraphrase(diagram, n=2, negatives=1, client=bench.client(server, cache="none"))
        assert made.kept == made.negatives == ()


def test_a_sentence_stands_on_its_fact_or_falls(bench, diagram):
    def line(words: str, fact: str, *because: str) -> dict:
        return {"text": words, "fact": fact, "because": list(because)}

    good = [
        line("AB and AC are equal.", "AB = AC"),
        line("D is the midpoint of BC.", "D midpoint of BC"),
        line("So AD stands upright on BC.", "AD perpendicular BC", "AB = AC", "D midpoint of BC"),
    ]
    bad = [
        line("ABC is equilateral.", "ABC equilateral"),
        line("AB is perpendicular to AC.", "AB = AC"),
        line("AD is perpendicular to BC.", "AD perpendicular BC", "AB = BC"),
        line("E lies on BC with A and D.", "AD perpendicular BC"),
        line("This is a lovely figure.", "AB = AC"),
        line("AB and AC are equal, as Q shows.", "AB = AC"),
        line("AB and AC are equal.", "hide A"),
    ]
    server = bench.server(
        Script(explanation=[[call("explanation", sentences=[*good, *bad, 3, {"text": 3}])]])
    )
    made = explain(diagram, client=bench.client(server))
    assert [s.text for s in made.sentences] == [x["text"] for x in good]
    assert [s.kind for s in made.sentences] == ["stated", "stated", "implied"]
    assert [d.text for d in made.dropped] == [x["text"] for x in bad]
    assert made.text.endswith("So AD stands upright on BC.")
