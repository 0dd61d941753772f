"""Chinese: every kind of fact has words enough, each says its kind alone, and what is said is read back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import geodsl
from geodsl.arithmetic import Length, add, multiply
from geodsl.language.term import Fact
from geodsl.language.vocabulary import standard
from geodsl.objects import Angle, Line, Num, Polygon, Proportion, Range, Ray, Ref, Segment
from geodsl.words import caption, read
from geodsl.words.compose import sayable_in
from geodsl.words.meaning import meaning
from geodsl.words.tongue import tongue
from geodsl.words.wording import BARE, NOUN, REGISTERS, Wording

ZH = tongue("zh")
KINDS = {c.__name__: c for c in standard().facts}
EXAMPLES = sorted(Path("examples/diagrams").rglob("*.geo"))
DOZEN = EXAMPLES[:: len(EXAMPLES) // 12][:12]
DENIALS = ("不", "没有", "非", "无", "未", "仅", "恰", "从不", "只有")
JOINTS = ("。", "；", "，", "且", ";", ",", "其中")


def every_wording() -> Iterator[tuple[str, Wording]]:
    for kind, some in ZH.wordings.items():
        for wording in some:
            yield kind, wording


# -- the words ---------------------------------------------------------------------------------------


def test_every_kind_has_words_and_no_other() -> None:
    assert set(ZH.wordings) == set(KINDS)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_there_are_ways_enough(kind: str) -> None:
    some = ZH.wordings[kind]
    count = {r: sum(r in w.registers for w in some) for r in REGISTERS}
    assert len({w.text for w in some}) == len(some) >= 8
    assert count["terse"] >= 2 and count["textbook"] >= 4 and count["descriptive"] >= 4


def test_nothing_is_denied_and_nothing_is_joined() -> None:
    found = [(k, w.text, x) for k, w in every_wording() for x in (*DENIALS, *JOINTS) if x in w.text]
    assert found == []


def test_a_pronoun_stands_for_what_came_before_alone() -> None:
    assert [(k, w.text) for k, w in every_wording() if ZH.it in w.text] == []


def test_every_slot_is_there_once() -> None:
    for kind, wording in every_wording():
        assert sorted(p.slot for p in wording.places) == sorted(KINDS[kind].fields)
        assert all(
            isinstance(p, str) != isinstance(q, str)
            for p, q in zip(wording.parts, wording.parts[1:], strict=False)
        )


def test_no_two_kinds_are_said_alike() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for kind, wording in every_wording():
        types = {slot.name: slot.type for slot in KINDS[kind].slots}
        text = "".join(p if isinstance(p, str) else f"{{{types[p.slot]}}}" for p in wording.parts)
        found[text].add(kind)
    assert {text: kinds for text, kinds in found.items() if len(kinds) > 1} == {}


def test_what_is_told_together_has_words_in_every_register() -> None:
    for way in ZH.together.values():
        assert all(any(r in w.registers for w in way.wordings) for r in REGISTERS)
        assert not {w.text for w in way.wordings} & {w.text for w in ZH.wordings[way.kind]}


# -- one fact of every kind --------------------------------------------------------------------------


def points(letters: str) -> tuple[Ref, ...]:
    return tuple(Ref(x, "point") for x in letters)


def _things() -> dict[str, tuple[Any, Any]]:
    """Two things for a slot of every type."""
    A, B, C, D, E, F, G, H = points("ABCDEFGH")
    w, v = Ref("w", "circle"), Ref("v", "circle")
    three, two = Num(3.0, "number"), Num(2.0, "number")
    sizes = {"triangle": 3, "quadrilateral": 4, "polygon": 4, "surface": 4}
    first, second = Segment(A, B), Segment(C, D)
    lines = (Line(A, B), Line(C, D), Line(E, F))
    return {
        **{t: (Polygon(points("ABCD"[:n])), Polygon(points("EFGH"[:n]))) for t, n in sizes.items()},
        **dict.fromkeys(("segment", "bounded"), (first, second)),
        "line": (Line(A, B), Line(C, D)),
        **dict.fromkeys(("ray", "halfline"), (Ray(A, B), Ray(C, D))),
        "point": (G, H),
        **dict.fromkeys(("circle", "round"), (w, v)),
        "arc": (Ref("a", "arc"), Ref("b", "arc")),
        "angle": (Angle(A, B, C), Angle(D, E, F)),
        "degrees": (Num(35.0, "degrees"), Num(40.0, "degrees")),
        **dict.fromkeys(("length", "area", "number"), (three, two)),
        "quantity": (
            add(("+", "+"), (Length(first), Length(second))),
            multiply((two, Length(Segment(E, F)))),
        ),
        "proportion": (Proportion((first, second)), Proportion((three, two))),
        "range": (Range(two, three), Range(two, three)),
        "points": (points("ABCD"), points("EFGH")),
        "lines": (lines, lines),
        "surfaces": ((w, v), (w, v)),
        "drawable": (first, second),
        "text": ("5", "2x + 3"),
        "look": ("hollow", "boxed"),
    }


THINGS = _things()


def made(kind: type[Fact]) -> Fact:
    """A fact of a kind, about this and that."""
    args = {slot.name: THINGS[slot.type][min(k, 1)] for k, slot in enumerate(kind.slots)}
    if {"A", "p"} <= set(args):  # a corner
        args["p"] = THINGS["triangle"][0]
        args["A"] = args["p"].corners[1]
    elif kind.__name__ == "Between":
        args = dict(zip("BAC", points("GHF"), strict=True))
    elif {"P", "Q"} <= set(args):
        args["P"], args["Q"] = points("GH")
    elif kind.__name__ == "Divides":
        args["p"] = THINGS["proportion"][1]
    return kind(**args)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_way_to_say_a_fact_says_that_fact(kind: str) -> None:
    fact = made(KINDS[kind])
    types = {slot.name: slot.type for slot in KINDS[kind].slots}
    for wording in ZH.wordings[kind]:
        for pick in (0, -1):
            said = {}
            for place in wording.places:
                ways = ZH.naming.ways(getattr(fact, place.slot), types[place.slot], frozenset())
                said[place.slot] = ways[{BARE: 0, NOUN: -1}.get(place.form, pick)]
            text = wording.fill(said) + ZH.stop
            assert [meaning(f) for f in read(text, lang="zh")] == [meaning(fact)], text


# -- facts of examples -------------------------------------------------------------------------------


def told(path: Path) -> list[Fact]:
    sheet = geodsl.load(path).facts()
    some = (*sheet.stated, *sheet.implied[:30], *sheet.ink[:20])
    return [f for f in some if sayable_in(f, "zh")]


def test_examples_have_facts_of_many_kinds() -> None:
    facts = [f for path in DOZEN for f in told(path)]
    assert len(facts) > 200 and len({type(f) for f in facts}) > 20


@pytest.mark.parametrize("path", DOZEN, ids=lambda p: p.stem)
def test_facts_of_examples_are_read_back(path: Path) -> None:
    facts = told(path)
    for k, fact in enumerate(facts):
        for register in REGISTERS:
            said = caption([fact], seed=k, register=register, lang="zh")
            assert [meaning(f) for f in read(said.text, lang="zh")] == [meaning(fact)], said.text


@pytest.mark.parametrize("path", DOZEN, ids=lambda p: p.stem)
def test_captions_of_examples_are_read_back(path: Path) -> None:
    facts = told(path)
    for seed, register in enumerate((*REGISTERS, *REGISTERS)):
        said = caption(facts[seed :: 1 + len(facts) // 6][:6], seed=seed, register=register, lang="zh")
        assert {meaning(f) for f in read(said.text, lang="zh")} == set(map(meaning, said.facts)), said.text


def test_a_caption_looks_like_one() -> None:
    A, B, C, D = points("ABCD")
    facts = [KINDS["Parallel"](Line(A, B), Line(C, D)), KINDS["RightAngle"](Angle(A, B, C))]
    for register in REGISTERS:
        text = caption(facts, register=register, lang="zh").text
        assert text.endswith("。") and " " not in text and "{" not in text


def test_every_clause_asserts() -> None:
    told = re.compile(
        r"(设|记|考虑|取\{|作[^为有]|[在用将].*(取一?点|标短划|填充\{|表示\{|标记\{|作出\{|涂成|留作))"
    )
    assert [(k, w.text) for k, w in every_wording() if told.match(w.text) and "已" not in w.text] == []


def test_a_chord_is_called_one_once() -> None:
    A, B = points("AB")
    chord, w = Segment(A, B), Ref("w", "circle")
    for kind, name in (("ChordOf", "弦"), ("DiameterOf", "直径"), ("RadiusOf", "半径")):
        for seed in range(40):
            for register in REGISTERS:
                assert f"{name}AB" not in caption(
                    [KINDS[kind](chord, w)], seed=seed, register=register, lang="zh"
                ).text.replace(f"有{name}AB", "")
