"""Wordings, negatives and explanations: kept where they are true of what was measured, dropped elsewhere."""

from __future__ import annotations

import json

import pytest

import geodsl
from geodsl.assist import explain, paraphrase
from geodsl.words import caption, read
from geodsl.words.describing import describe
from geodsl.words.meaning import meaning
from tests.assist.script import Script, last
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
    assert [s.follows for s in made.sentences] == ["given", "given", "shown"]
    assert [d.text for d in made.dropped] == [x["text"] for x in bad]
    assert made.text.endswith("So AD stands upright on BC.")


def line(words: str, fact: str, *because: str) -> dict:
    return {"text": words, "fact": fact, "because": list(because)}


def explained(*some: dict):
    return [call("explanation", sentences=list(some))]


WHY = "AD is perpendicular to BC."


@pytest.mark.parametrize(
    ("because", "why"),
    [
        (("AB = AC",), "doesn't follow from AB = AC alone"),  # it takes the midpoint, too
        (("D midpoint of BC",), "doesn't follow"),
        (("D on BC", "angle A < 90°"), "doesn't follow"),
        (("AD perpendicular BC",), "its own reason"),
        (("BC perpendicular DA", "AB = AC"), "its own reason"),
        (("AB = AC", "AB = BC"), "doesn't hold"),
        (("because I say so",), ""),
    ],
)
def test_what_is_said_to_follow_has_to_follow(bench, diagram, because, why):
    server = bench.server(Script(explanation=[explained(line(WHY, "AD perpendicular BC", *because))]))
    made = explain(diagram, client=bench.client(server))
    assert made.sentences == ()
    assert why in made.dropped[0].why


def test_what_the_engine_cannot_tell_is_said_to_be_untold(bench, diagram):
    """Inequalities restrict no movement: whether they follow is nobody's to say."""
    some = [
        line("AB is longer than BD.", "AB > BD", "AD perpendicular BC"),
        line("The angles ABC and BAD make 90°.", "angle ABC + angle BAD = 90°", "AD perpendicular BC"),
        line("AD is perpendicular to BC.", "AD perpendicular BC"),
    ]
    server = bench.server(Script(explanation=[explained(*some)]))
    made = explain(diagram, client=bench.client(server))
    assert [s.follows for s in made.sentences] == ["untold", "shown", "untold"]


def test_an_explanation_may_be_mended_once(bench, diagram):
    bad, good = (
        line(WHY, "AD perpendicular BC", "AB = AC"),
        line(WHY, "AD perpendicular BC", "AB = AC", "BD = DC"),
    )

    def mend(body):
        (result,) = last(body)
        (thrown,) = json.loads(result["content"][0]["text"])["thrown_away"]
        assert thrown["text"] == WHY and "alone" in thrown["why"]
        return explained(good)

    server = bench.server(Script(explanation=[explained(bad), mend]))
    made = explain(diagram, client=bench.client(server))
    assert [s.because for s in made.sentences] == [("AB = AC", "BD = DC")] and made.dropped == ()
    assert len(server.asked()) == 2
    price = bench.client(server).price
    assert made.cost == pytest.approx(price.cost(made.usage))
    # One that makes it worse is not taken.
    worse = bench.server(Script(explanation=[explained(good, bad), explained(bad)]))
    made = explain(diagram, client=bench.client(worse))
    assert len(made.sentences) == 1 == len(made.dropped) and len(worse.asked()) == 2


# -- Chinese --------------------------------------------------------------------------------------------------


def test_captions_are_reworded_in_chinese(bench, diagram):
    (first,) = describe(diagram, 1, seed=0, lang="zh", register="textbook", facts=4)
    others = {caption(first.facts, seed=k, register="descriptive", lang="zh").text for k in range(1, 30)}
    good = min(others - {first.text})
    negative = "AB⊥BC。"
    turns = [[call("wordings", wordings=[said(0, good), said(0, "AB∥AC。")])]]

    def model(body):
        if "almost right" in body["system"][0]["text"]:
            return Said([call("wordings", wordings=[said(0, negative)])])
        return Script(wordings=turns, readings=[[text("?")]])(body)

    server = bench.server(model)
    made = paraphrase(diagram, n=1, negatives=1, lang="zh", client=bench.client(server))
    assert made.captions == (first.text,) and "中点" in first.text + good
    assert [(w.text, w.how) for w in made.kept] == [(good, "read")]
    assert {meaning(f) for f in read(good, lang="zh")} == {meaning(f) for f in first.facts}
    assert [w.text for w in made.negatives] == [negative]
    assert "in Chinese" in json.dumps(server.asked()[0]["messages"])


def test_sentences_in_chinese_stand_or_fall_like_others(bench, diagram):
    some = [
        line("AB=AC。", "AB = AC"),
        line("D是BC的中点。", "D midpoint of BC"),
        line("所以AD垂直于BC。", "AD perpendicular BC", "AB = AC", "D midpoint of BC"),
        line("AB垂直于AC。", "AB = AC"),  # our own reader finds that it says something else
        line("E和AD、BC都在这里。", "AD perpendicular BC"),
    ]
    server = bench.server(Script(explanation=[explained(*some)]))
    made = explain(diagram, lang="zh", client=bench.client(server))
    assert [s.text for s in made.sentences] == [x["text"] for x in some[:3]]
