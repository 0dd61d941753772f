"""English: every kind of fact has words enough, each says its kind alone, and what is said is read back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import geodsl
from geodsl.arithmetic import Length, add, multiply
from geodsl.facts.equation import Equation
from geodsl.language.looks import LOOKS
from geodsl.language.term import Fact
from geodsl.language.vocabulary import standard
from geodsl.objects import Angle, Line, Num, Polygon, Proportion, Range, Ray, Ref, Segment
from geodsl.words import caption, read
from geodsl.words.compose import sayable_in
from geodsl.words.meaning import meaning
from geodsl.words.tongue import tongue
from geodsl.words.wording import BARE, NOUN, REGISTERS, Wording

EN = tongue("en")
KINDS = {c.__name__: c for c in standard().facts}
EXAMPLES = sorted(Path("examples/diagrams").rglob("*.geo"))
DOZEN = EXAMPLES[:: len(EXAMPLES) // 12][:12]
COMMON = (
    "Parallel",
    "Perpendicular",
    "RightAngle",
    "EqualLengths",
    "EqualAngles",
    "MidpointOf",
    "OnCircle",
    "OnSegment",
    "OnLine",
    "Between",
    "TangentTo",
    "CenterOf",
    "LengthValue",
    "AngleValue",
    "Bisects",
    "Collinear",
    "Concyclic",
    "Square",
    "Rectangle",
    "Parallelogram",
    "Isosceles",
    "Equilateral",
    "RightTriangle",
)
DENIALS = re.compile(
    r"\b(not|no|never|none|neither|nor|cannot|unlike|exactly|really|actually|wrong|true|false)\b|n't\b", re.I
)
JOINTS = ("; ", ", and ", ", while ", ", where ", ". ")
NAMES = ("Gergonne", "Nagel", "Fermat", "Bevan", "Brocard", "Spieker", "Lemoine")


def every_wording() -> Iterator[tuple[str, Wording]]:
    for kind, some in EN.wordings.items():
        for wording in some:
            yield kind, wording


# -- the words ---------------------------------------------------------------------------------------


def test_every_kind_has_words_and_no_other() -> None:
    assert set(EN.wordings) == set(KINDS)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_there_are_ways_enough(kind: str) -> None:
    some = EN.wordings[kind]
    count = {r: sum(r in w.registers for w in some) for r in REGISTERS}
    assert len({w.text for w in some}) == len(some) >= (10 if kind in COMMON else 8)
    assert count["terse"] >= 2 and count["textbook"] >= 4 and count["descriptive"] >= 4


def test_no_two_ways_of_a_kind_differ_in_form_alone() -> None:
    for kind, some in EN.wordings.items():
        plain = [re.sub(r"[!+]}", "}", w.text) for w in some]
        assert len(set(plain)) == len(plain), kind


def test_nothing_is_denied_and_nothing_is_joined() -> None:
    denied = [(k, w.text) for k, w in every_wording() if DENIALS.search(w.text)]
    joined = [(k, w.text) for k, w in every_wording() if any(j in w.text for j in JOINTS)]
    assert denied == [] and joined == []


def test_a_clause_is_one() -> None:
    for kind, wording in every_wording():
        text = wording.text
        assert not text.endswith((".", ",", ":", ";")) and text == " ".join(text.split()), (kind, text)
        assert text[0] in "{[" or text[0].islower() or text.startswith(NAMES), (kind, text)
        # At the start of a sentence "w" keeps its letter small, and so would "a".
        assert not re.match(r"\w ", text), (kind, text)
        assert not re.match(r"it\b", text), (kind, text)


def test_articles_belong_to_the_things() -> None:
    # "the {l}" would become "the line AB" and "the the line AB" by turns; bare letters alone take a noun before them.
    assert [(k, w.text) for k, w in every_wording() if re.search(r"\b(a|an|the) \{\w+[+]?\}", w.text)] == []
    nouns = r"\b(points?|lines?|segments?|circles?|angles?|triangles?) \{\w+[+]?\}"
    assert [(k, w.text) for k, w in every_wording() if re.search(nouns, w.text)] == []


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


def test_what_is_told_together_has_words_of_its_own() -> None:
    for way in EN.together.values():
        assert all(any(r in w.registers for w in way.wordings) for r in REGISTERS)


# -- facts of every kind -----------------------------------------------------------------------------


def points(letters: str) -> tuple[Ref, ...]:
    return tuple(Ref(x, "point") for x in letters)


def _things() -> dict[str, tuple[Any, ...]]:
    """Some things for a slot of every type."""
    A, B, C, D, E, F = points("ABCDEF")
    w, v, l, m = Ref("w", "circle"), Ref("v", "circle"), Ref("l", "line"), Ref("m", "line")
    triangles = Polygon((A, B, C)), Polygon((D, E, F))
    quadrilaterals = Polygon((A, B, C, D)), Polygon(points("EFGH"))
    first, second = Segment(A, B), Segment(C, D)
    whole = add(("+", "+"), (Length(first), Length(Segment(B, C))))
    double = multiply((Num(2.0, "number"), Length(second)))
    right = Num(90.0, "degrees")
    return {
        "point": points("PQM"),
        "line": (Line(A, B), Line(C, D), l, m),
        **dict.fromkeys(("segment", "bounded"), (first, second)),
        **dict.fromkeys(("ray", "halfline"), (Ray(A, B), Ray(C, D))),
        "circle": (w, v),
        "round": (w, Ref("a", "arc")),
        "arc": (Ref("a", "arc"),),
        "angle": (Angle(A, B, C), Angle(D, E, F)),
        "triangle": triangles,
        "quadrilateral": quadrilaterals,
        "polygon": (*triangles, *quadrilaterals, Polygon((A, B, C, D, E))),
        "length": (Num(5.0, "number"), multiply((Num(2.0, "number"), Ref("r", "length")))),
        "area": (Num(6.0, "number"),),
        "degrees": (Num(30.0, "degrees"),),
        "number": (Num(7.0, "number"), Num(1.0, "number")),
        "quantity": (whole, double, Angle(A, B, C), right),
        "proportion": (Proportion((Segment(B, D), Segment(D, C))), Proportion((Num(1.0, "number"), double))),
        "range": (Range(Num(3.0, "number"), Num(8.0, "number")), Range(Num(30.0, "degrees"), right)),
        "points": (points("ABCD"), points("PQRS")),
        "lines": ((Line(A, D), Line(B, E), Line(C, F)), (l, m, Line(A, B))),
        "surfaces": ((w,), (v, triangles[1])),
        "surface": (triangles[0], quadrilaterals[0], w),
        "drawable": (first, l, w, Angle(A, B, C), triangles[0]),
        "text": ("A", "2x + 3"),
        "look": tuple(LOOKS),
    }


THINGS = _things()


def made(kind: type[Fact]) -> list[Fact]:
    """Facts of a kind, about this and that."""
    choices = {slot.name: THINGS[slot.type] for slot in kind.slots}
    if {"A", "p"} <= set(choices):  # a corner
        choices["A"] = points("ABC")
    out = []
    for some in product(*choices.values()):
        if len({getattr(x, "key", x) for x in some}) < len(some):
            continue
        try:
            fact = kind(**dict(zip(choices, some, strict=True)))
            # A plain value has a kind of its own.
            if not (isinstance(fact, Equation) and any(isinstance(x, Angle) for x in some)):
                out.append(fact)
        except (ValueError, TypeError):  # no fact: sizes that can't be compared, no corner of that polygon
            continue
    return out


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_way_to_say_a_fact_says_that_fact(kind: str) -> None:
    facts = made(KINDS[kind])
    assert facts
    types = {slot.name: slot.type for slot in KINDS[kind].slots}
    for wording in EN.wordings[kind]:
        for fact, pick in product(facts[:24], (0, 1, -1)):
            said = {}
            for place in wording.places:
                ways = EN.naming.ways(getattr(fact, place.slot), types[place.slot], frozenset())
                choice = {BARE: 0, NOUN: -1}.get(place.form, pick)
                said[place.slot] = ways[min(choice, len(ways) - 1)]
            text = wording.fill(said) + EN.stop
            for told in {text, f"{text[0].upper()}{text[1:]}" if text[1].islower() else text}:
                assert [meaning(f) for f in read(told)] == [meaning(fact)], told


# -- facts of examples -------------------------------------------------------------------------------


def told(path: Path) -> list[Fact]:
    sheet = geodsl.load(path).facts()
    some = (*sheet.stated, *sheet.implied[:30], *sheet.ink[:20])
    return [f for f in some if sayable_in(f, "en")]


def test_examples_have_facts_of_many_kinds() -> None:
    facts = [f for path in DOZEN for f in told(path)]
    assert len(facts) > 200 and len({type(f) for f in facts}) > 20


@pytest.mark.parametrize("path", DOZEN, ids=lambda p: p.stem)
def test_facts_of_examples_are_read_back(path: Path) -> None:
    facts = told(path)
    for k, fact in enumerate(facts):
        for register in REGISTERS:
            said = caption([fact], seed=k, register=register)
            assert [meaning(f) for f in read(said.text)] == [meaning(fact)], said.text


def test_a_caption_looks_like_one() -> None:
    A, B, C, D = points("ABCD")
    facts = [KINDS["Parallel"](Line(A, B), Line(C, D)), KINDS["RightAngle"](Angle(A, B, C))]
    for seed, register in product(range(20), REGISTERS):
        text = caption(facts, seed=seed, register=register).text
        assert text.endswith(".") and not set(text) & set("{}!+") and "  " not in text


BROAD = ("Trapezium", "IsoscelesTrapezium", "RightTrapezium")


@pytest.mark.parametrize("kind", BROAD)
def test_a_trapezoid_is_named_in_the_broad_sense_alone(kind: str) -> None:
    named = [w.text for w in EN.wordings[kind] if re.search("trapezoid|trapezium", w.text)]
    assert len(named) <= 1 and all(text.endswith("in the broad sense") for text in named)


def test_spelling_is_american() -> None:
    british = re.compile(r"trapezium|cent(re|red)\b|neighbour|labelled|colour")
    assert [(k, w.text) for k, w in every_wording() if british.search(w.text)] == []


def test_shapes_are_said_to_be_what_they_are() -> None:
    points = {"point"}
    found = [
        (k, w.text)
        for k, w in every_wording()
        if re.search(r"\} denotes\b", w.text)
        and {s.type for s in KINDS[k].slots if s.name == w.places[0].slot} != points
    ]
    assert found == []


def test_a_noun_before_letters_is_theirs() -> None:
    # "the triangle ABC is acute" is "{p} is acute": said in two ways, "it" would stand for nothing in one of them.
    for kind, some in EN.wordings.items():
        plain = {re.sub(r"\{(\w+)[!+]?\}", r"{\1}", w.text) for w in some}
        for wording in some:
            text = re.sub(r"\{(\w+)[!+]?\}", r"{\1}", wording.text)
            bare = re.sub(r"^the (triangle|quadrilateral|polygon|segment|line|circle) (?=\{)", "", text)
            own = {w.text for w in some if "!" not in w.text}
            assert bare == text or bare not in own & plain, (kind, text)
