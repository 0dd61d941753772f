"""Text negatives by rule: false of the anchor, true of a witness, different for a tokenizer."""

from __future__ import annotations

from dataclasses import replace

import pytest

import geodsl
from geodsl.entailment import closure
from geodsl.ledger import FALSE
from geodsl.realize.attempts import Refused
from perturb.negatives import groups
from perturb.text import RULES, SiglipLike, TextLine, Words, texts, texts_of
from perturb.text.anchor import Anchor
from perturb.text.edits import Edits
from tests.perturb.textual import EXAMPLES, claimed, complaints, example

SOME = sorted(EXAMPLES.glob("*/*.geo"))[5::16]

SQUARE = "square ABCD\nM = midpoint of AB\nclaim square ABCD\nclaim M midpoint of AB\n"
RECTANGLE = (
    "rectangle ABCD with AB = 6, BC = 4\nclaim rectangle ABCD\nclaim AB = 6\nclaim AB perpendicular BC\n"
)
EQUILATERAL = "equilateral triangle ABC\nclaim equilateral triangle ABC\nclaim AB = BC\n"
ISOSCELES = (
    "triangle ABC with AB = AC, angle A = 40°\n"
    "claim isosceles triangle ABC\nclaim AB = AC\nclaim angle A = 40°\n"
)
PARALLELOGRAM = (
    "parallelogram ABCD with AB = 6, AD = 4, angle A = 60°\nclaim AB parallel CD\nclaim parallelogram ABCD\n"
)
CIRCLE = (
    "circle w center O radius 3\npoint P on w\npoint Q with OQ = 5\nT, U = tangents from Q to w\n"
    "claim P on w\nclaim O center of w\nclaim QT tangent to w\nclaim Q outside w\n"
)


def proposed(program: str) -> dict[str, set[str]]:
    """All that may stand in the place of a caption's facts, by rule, as keys."""
    edits = Edits(Anchor(claimed(program)), Refused())
    return {rule: {f.key for some in edits.of(rule) for f in some} for rule in RULES}


def key(program: str, fact: str) -> str:
    """The key of a fact, read in a program."""
    diagram = geodsl.parse(program.partition("claim")[0] + f"claim {fact}\n")
    return diagram.scene.claims[-1].key


# -- what follows is no negative ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("program", "facts"),
    [
        (SQUARE, ["rectangle ABCD", "rhombus ABCD", "parallelogram ABCD", "kite ABCD", "trapezium ABCD"]),
        (SQUARE, ["isosceles trapezium ABCD", "right trapezium ABCD", "square BCDA", "square DCBA"]),
        (SQUARE, ["M midpoint of BA", "M on AB", "M on segment AB", "M between A and B"]),
        (
            RECTANGLE,
            ["parallelogram ABCD", "trapezium ABCD", "rectangle CDAB", "BC perpendicular AB", "BA = 6"],
        ),
        (RECTANGLE, ["AD perpendicular DC", "CD perpendicular AD"]),
        (
            EQUILATERAL,
            ["isosceles triangle ABC", "acute triangle ABC", "equilateral triangle BCA", "BC = CA"],
        ),
        (ISOSCELES, ["isosceles triangle CBA", "AC = AB", "angle BAC = 40°", "acute triangle ABC"]),
        (PARALLELOGRAM, ["AD parallel BC", "CD parallel AB", "trapezium ABCD", "parallelogram CDAB"]),
        (CIRCLE, ["TQ tangent to w"]),
    ],
)
def test_what_follows_is_not_proposed(program, facts):
    found = proposed(program)
    assert any(found.values())
    for fact in facts:
        for rule, keys in found.items():
            assert key(program, fact) not in keys, (rule, fact)


@pytest.mark.parametrize(
    ("program", "rule", "fact"),
    [
        (RECTANGLE, "shape", "square ABCD"),
        (RECTANGLE, "number", "AB = 9"),
        (RECTANGLE, "relation", "AB parallel DC"),
        (ISOSCELES, "shape", "equilateral triangle ABC"),
        (ISOSCELES, "number", "angle BAC = 60°"),
        (ISOSCELES, "letters", "AB = BC"),
        (ISOSCELES, "relation", "AB longer than AC"),
        (PARALLELOGRAM, "shape", "rectangle ABCD"),
        (PARALLELOGRAM, "relation", "AB perpendicular CD"),
        (PARALLELOGRAM, "letters", "AB parallel BC"),
        (SQUARE, "letters", "M midpoint of AC"),
        (SQUARE, "relation", "M divides AB in 1 : 2"),
        (CIRCLE, "relation", "P inside w"),
        (CIRCLE, "relation", "QT crosses w"),
        (CIRCLE, "letters", "O on w"),
    ],
)
def test_what_is_near_is_proposed(program, rule, fact):
    found = proposed(program)[rule]
    # True facts and lines that share a point are never proposed, however near they are.
    wanted = key(program, fact)
    assert (wanted in found) != (fact in ("AB parallel DC", "AB parallel BC"))


def test_every_kind_of_centre_has_kin():
    found = proposed(
        "triangle ABC with AB = 4, BC = 5, CA = 6\nI = incenter of ABC\nclaim I incenter of ABC\n"
    )
    kinds = {k.partition("(")[0] for k in found["relation"]}
    assert {"CentroidOf", "OrthocenterOf", "CircumcenterOf", "OutsidePolygon"} <= kinds
    assert "BevanPointOf" not in kinds


# -- texts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("balanced", [True, False])
@pytest.mark.parametrize("path", SOME, ids=lambda p: p.stem)
def test_texts_are_false_of_the_anchor_and_true_of_their_witness(path, balanced):
    group = example(path)
    found = texts(group, [TextLine(count=12)], balanced=balanced)
    assert found
    said = group.said(group.anchor)
    known = closure(said)
    anchor = Anchor(group)
    seen = {tuple(Words()(anchor.caption.text))}
    for text in found:
        ids = tuple(Words()(text.caption.text))
        assert ids not in seen
        seen.add(ids)
        # In balanced form its own edits come on top of those of the text that it is an edit of.
        assert text.kind in RULES and 1 <= len(text.edits) <= (8 if balanced else 4) and text.false
        assert all(v == FALSE for v in anchor.judge([b for _, b in text.edits]))
        assert not any(b.key in known for _, b in text.edits)
        assert [b.key for _, b in text.edits] == [text.caption.facts[k].key for k in text.false]
        kept = [f for k, f in enumerate(text.caption.facts) if k not in text.false]
        assert {f.key for f in kept} <= {f.key for f in said}
        assert text.witness is not None
    assert complaints(group, found) == []


def test_each_rule_by_itself():
    some = ("letters", "relation")
    for program, rules in ((RECTANGLE, RULES), (ISOSCELES, (*some, "number")), (CIRCLE, some)):
        group = claimed(program)
        for rule in rules:
            found = texts(group, [TextLine((rule,), 4)])
            assert found and {t.kind for t in found} == {rule}
            assert complaints(group, found) == []


def test_edits_are_as_many_as_asked_for_and_spread_over_the_caption():
    group = claimed(CIRCLE)
    for low, high in ((1, 1), (2, 2), (2, 3)):
        found = texts(group, [TextLine(("letters", "relation"), 12, (low, high))], balanced=False)
        assert found and all(low <= len(t.edits) <= high for t in found)
    for balanced in (True, False):
        touched = {k for t in texts(group, [TextLine(count=12)], balanced=balanced) for k in t.false}
        assert touched == set(range(4))


def test_same_seed_same_texts_alone_or_together():
    some = [claimed(p) for p in (SQUARE, RECTANGLE, CIRCLE)]
    alone = [texts(g, [TextLine(count=6)], seed=3) for g in some]
    together = texts_of(some, [TextLine(count=6)], seed=3)
    for a, b in zip(alone, together, strict=True):
        assert [t.caption.text for t in a] == [t.caption.text for t in b]
        for x, y in zip(a, b, strict=True):
            assert x.witness is not None and y.witness is not None
            assert {n: p.tolist() for n, p in x.witness.pins.items()} == {
                n: p.tolist() for n, p in y.witness.pins.items()
            }
    other = texts(some[1], [TextLine(count=6)], seed=4)
    assert [t.caption.text for t in other] != [t.caption.text for t in alone[1]]


def test_lines_take_turns_in_proportion():
    group = claimed(RECTANGLE)
    found = texts(group, [TextLine(("number",), 1), TextLine(("letters",), 2)], n=6)
    assert [t.kind for t in found] == ["number"] * 2 + ["letters"] * 4


def test_edits_behind_the_cut_are_refused():
    group = claimed(RECTANGLE)
    refused = Refused()
    assert texts(group, [TextLine(count=5)], tokenizer=Words(cut=1), refused=refused)
    assert refused["the tokenizer sees no difference"]
    for text in texts(group, [TextLine(count=5)], tokenizer=SiglipLike(cut=4)):
        assert SiglipLike(cut=4)(text.caption.text) != SiglipLike(cut=4)("Rectangle ABCD. AB = 6.")


def test_reasons_are_counted():
    refused = Refused()
    texts(claimed(CIRCLE), [TextLine(("number",), 3)], refused=refused)
    assert refused["too few facts can be changed by number"] == 1
    texts(claimed(SQUARE), [TextLine(count=8)], refused=refused)
    assert refused["it is true of the anchor"]


def test_marks_are_claims_in_witnesses():
    program = (
        "triangle ABC with AB = AC, AB = 6, BC = 4\nD = midpoint of AC\nmark AB = AC\n"
        "claim AB, AC marked equal\nclaim BC = 4\nclaim D midpoint of AC\n"
    )
    group = claimed(program)
    found = texts(group, [TextLine(count=12)])
    assert any(type(b).__name__.startswith("Marked") for t in found for _, b in t.edits)
    assert complaints(group, found) == []
    for text in found:
        pins = text.witness.pins
        for fact in text.caption.facts:
            if type(fact).__name__ == "MarkedEqualLengths":
                z = [[complex(*pins[p.name][:, 0]) for p in s.args] for s in fact.args]
                first, second = (abs(b - a) for a, b in z)
                assert first == pytest.approx(second, abs=1e-7)


def test_a_caption_may_be_of_ink_alone():
    program = "square ABCD\nr = half-disc on AB\nshade toned r\ndash AC\n"
    group = claimed(program + "claim AC dashed\nclaim r toned\n")
    found = texts(group, [TextLine(count=4)])
    assert found and complaints(group, found) == []


def test_no_meaning_rests_on_punctuation_alone():
    for program in (RECTANGLE, ISOSCELES):
        for rule in ("shape", "relation"):
            for text in texts(claimed(program), [TextLine((rule,), 8)]):
                for a, b in text.edits:
                    assert sorted(Words()(str(a))) != sorted(Words()(str(b)))


def test_others_are_not_shown_either():
    program = "triangle ABC with AB = 6, AC = 4\nclaim AB = 6\nclaim AB longer than AC\n"
    group = claimed(program)
    others = [claimed(program, seed=k).anchor for k in range(1, 6)]
    refused = Refused()
    found = texts(group, [TextLine(count=20)], others=others, refused=refused)
    assert found
    for other in others:
        anchor = Anchor(replace(group, members=(other,)))
        for text in found:
            assert all(v == FALSE for v in anchor.judge([b for _, b in text.edits]))


def test_bad_lines_are_refused():
    for bad in ({"rules": ("spelling",)}, {"rules": ()}, {"count": 0}, {"edits": (0, 2)}, {"edits": (3, 2)}):
        with pytest.raises(ValueError):
            TextLine(**bad)
    with pytest.raises(ValueError, match="line of their own"):
        TextLine(("nearest", "letters"))
    with pytest.raises(ValueError, match="corpus"):
        texts(claimed(SQUARE), [TextLine(("nearest",))])


def test_texts_of_a_made_group():
    group = next(groups(geodsl.parse(PARALLELOGRAM), n=3, size=96, fewer=True))
    found = texts(group, [TextLine(count=10)])
    captions = {tuple(Words()(group.caption(m).text)) for m in group.members}
    assert found and not any(tuple(Words()(t.caption.text)) in captions for t in found)
    assert complaints(group, found) == []


# -- the place of the anchor's caption among its texts --------------------------------------------


def differing(one, other) -> int:
    """In how many of their facts two captions differ."""
    return sum(a.key != b.key for a, b in zip(one.facts, other.facts, strict=True))


def central(group, found) -> float:
    """Whether the anchor's caption is the most central of its list; a share of that where several are."""
    captions = [group.caption(group.anchor), *(t.caption for t in found)]
    away = [sum(differing(a, b) for b in captions) for a in captions]
    return (away[0] == min(away)) / away.count(min(away))


def test_the_anchors_caption_is_central_as_often_as_chance_says():
    count = 6
    figures = [claimed(p) for p in (RECTANGLE, ISOSCELES, CIRCLE)]
    rate = {}
    for balanced, times in ((True, 40), (False, 10)):
        some = [replace(g, number=k) for g in figures for k in range(times)]
        found = zip(some, texts_of(some, [TextLine(count=count)], balanced=balanced), strict=True)
        lists = [(g, ts) for g, ts in found if len(ts) == count]
        assert len(lists) > 0.9 * len(some)
        rate[balanced] = sum(central(g, ts) for g, ts in lists) / len(lists)
    chance = 1 / (count + 1)
    # Three standard errors of 120 lists.
    assert abs(rate[True] - chance) < 3 * (chance * (1 - chance) / 120) ** 0.5, rate
    assert rate[False] > 0.6, rate


def test_edits_lead_from_the_anchors_caption_to_each_text_and_to_the_centre():
    for program in (RECTANGLE, ISOSCELES, CIRCLE):
        for seed in range(4):
            group = claimed(program)
            own = group.caption(group.anchor)
            found = texts(group, [TextLine(count=8)], seed=seed)
            for text in found:
                pairs = list(zip(own.facts, text.caption.facts, strict=True))
                changed = [(a.key, b.key) for a, b in pairs if a.key != b.key]
                assert [(a.key, b.key) for a, b in text.edits] == changed
            assert complaints(group, found) == []


def test_texts_keep_the_order_of_their_lines():
    group = claimed(RECTANGLE)
    for seed in range(6):
        found = texts(group, [TextLine(("number",), 2), TextLine(("letters",), 3)], seed=seed)
        assert [t.kind for t in found] == ["number"] * 2 + ["letters"] * 3
