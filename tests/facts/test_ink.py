"""Facts about ink: each kind true and false of a drawing that was made for it."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

import geodsl
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.ink import ink
from geodsl.instances import Instances
from geodsl.language import standard
from geodsl.language.term import stacked
from geodsl.measure import Measured
from geodsl.observe.inked import ink_facts
from geodsl.strategies import read

KINDS = [k for k in standard().facts if issubclass(k, InkFact)]

# A 3-4-5 triangle with more points, so that nothing is equal but what is meant to be.
FIGURE = """
triangle ABC with AB = 4, AC = 3, angle A = 90°
D = midpoint of BC
E = point dividing AB in 3 : 5
F = foot of A on BC
line l through D parallel AB
G = intersection of l and AC
circle w center A radius 1.1
circle v center B radius 0.9
"""

# What is ordered to be drawn, what is then true, and what is false.
CASES = [
    (
        "draw DE",
        ("DE drawn", "ED drawn", "segment DE solid", "A drawn", "triangle ABC drawn", "w drawn", "AE drawn"),
        ("DA drawn", "DE dashed", "triangle ADE drawn", "circle center C radius 1.1 drawn"),
    ),
    ("draw line DE", ("DE drawn", "line DE drawn"), ("line AB drawn", "line DE dashed", "AD drawn")),
    ("hide A, AB\nhide w", ("AC drawn", "B drawn"), ("AB drawn", "AE drawn", "A drawn", "w drawn")),
    ("dash AB", ("AB dashed", "AE dashed", "AB drawn"), ("AB solid", "AC dashed", "triangle ABC dashed")),
    ("dash AE", ("AE dashed", "AB drawn", "AB solid"), ("EB dashed", "AB dashed")),
    ("dash AB, BC, CA", ("triangle ABC dashed", "BC dashed"), ("triangle ABC solid", "BC dotted")),
    ("hide AB\ndraw AE\ndraw dashed EB", ("AB drawn", "AE solid", "EB dashed"), ("AB solid", "AB dashed")),
    ("hide BC\ndraw BD, FC", ("BD drawn",), ("BC drawn", "FD drawn", "BF drawn")),
    ("hide BC\ndraw BF, DC", ("BC drawn", "DF drawn", "BF drawn"), ("EF drawn",)),
    ("dot w, AD", ("w dotted", "AD dotted", "circle center A radius 1.1 dotted"), ("v dotted", "w solid")),
    (
        "draw arrow AD",
        ("arrow drawn from A to D", "AD drawn", "AD solid"),
        ("arrow drawn from D to A", "arrow drawn from A to B"),
    ),
    ("draw dashed arrow AD", ("arrow drawn from A to D", "AD dashed"), ("AD solid",)),
    ("draw A, B hollow", ("A drawn hollow", "B drawn hollow"), ("A drawn filled", "C drawn hollow")),
    ("shade ABC", ("triangle ABC shaded", "BCA shaded"), ("ABD shaded", "ABC hatched", "w shaded")),
    ("hatch ABD", ("ABD hatched", "ABD shaded"), ("ABC hatched", "ABD stippled", "ABD crosshatched")),
    ("shade crosshatched w", ("w crosshatched", "w shaded"), ("v crosshatched", "w hatched")),
    ("shade stippled w", ("w stippled",), ("w dotted", "w toned")),
    ("shade toned w", ("w toned",), ("w stippled", "w hatched")),
    (
        "shade ABC outside w",
        ("ABC shaded outside w",),
        ("ABC shaded", "ABC shaded outside v", "w shaded outside ABC", "ABC shaded inside w"),
    ),
    (
        "shade ABC inside w",
        ("ABC shaded inside w", "w shaded inside ABC"),
        ("ABC shaded outside w", "ABC shaded inside w, v"),
    ),
    ("shade overlap of w, v and ABC", ("v shaded inside ABC, w",), ("v shaded inside w",)),
    (
        "mark BD = DC",
        ("BD, DC marked equal", "CD, BD marked equal", "BD marked by ticks"),
        ("AB marked by ticks", "AB, BD marked equal", "BF, FD marked equal"),
    ),
    ("mark D midpoint of BC", ("BD, DC marked equal",), ("BD, BC marked equal",)),
    (
        "mark D midpoint of BC\nmark AG = GC",
        ("AG, GC marked equal", "BD, DC marked equal"),
        ("AG, BD marked equal",),
    ),
    (
        "mark angle DBA = angle CDG",
        (
            "angle DBA, angle CDG marked equal",
            "angle ABC, angle CDG marked equal",
            "angle ABF marked by arcs",
        ),
        ("angle BAC marked by arcs", "angle ABC, angle ACB marked equal"),
    ),
    (
        "mark angle ABC",
        ("angle ABC marked by arcs", "angle EBD marked by arcs"),
        ("angle ACB marked by arcs",),
    ),
    (
        'label angle ABC "x"\nlabel angle ACB "y"',
        ("angle ABC marked by arcs", 'angle ABC labelled "x"'),
        ("angle ABC, angle ACB marked equal", 'angle ABC labelled "y"', "angle ABC labelled value"),
    ),
    (
        "mark angle BAC right",
        ("angle BAC marked right", "angle EAG marked right", "AB, AC marked perpendicular"),
        ("angle AFB marked right", "angle ABC marked right", "AF, BC marked perpendicular"),
    ),
    (
        "mark AF perpendicular BC",
        ("AF, BC marked perpendicular", "angle AFB marked right", "angle AFD marked right"),
        ("angle BAC marked right", "AB, AC marked perpendicular"),
    ),
    (
        "mark l parallel AB",
        ("l, AB marked parallel", "DG, AE marked parallel", "l marked by arrows"),
        ("AC, BC marked parallel", "AC marked by arrows"),
    ),
    ("", ('A lettered "A"', 'B lettered "B"'), ('A lettered "B"', "AB labelled value")),
    ('label A "P" above', ('A lettered "P"',), ('A lettered "A"', 'B lettered "P"')),
    ("hide letter A", ("A drawn", 'B lettered "B"'), ('A lettered "A"',)),
    ("hide letters", ("A drawn",), ('A lettered "A"', 'B lettered "B"')),
    ("hide points", ("AB drawn",), ("A drawn", 'B lettered "B"')),
    ('label AB "c"', ('AB labelled "c"', 'BA labelled "c"'), ('AC labelled "c"', 'AB labelled "b"')),
    ('label w "w"', ('w labelled "w"',), ('v labelled "w"',)),
    ("label AB value", ("AB labelled value",), ('AB labelled "4"', "AC labelled value", "AB dimensioned")),
    ("dimension AB", ("AB dimensioned", "AB labelled value"), ("AC dimensioned", 'AB labelled "4"')),
    ('dimension AB "4 cm"', ("AB dimensioned", 'AB labelled "4 cm"'), ("AB labelled value",)),
    (
        "draw DE, DF\nmark BD = DC",
        (
            "DE solid",
            "4 segments drawn",
            "0 arrows drawn",
            "AE unmarked",
            "angle ABC unmarked",
            "ABC unshaded",
        ),
        ("5 segments drawn", "1 arrows drawn", "BD unmarked", "DC unmarked"),
    ),
    (
        "draw arrow AD\nmark angle ABC\nshade ABC",
        ("ABC shaded", "1 arrows drawn", "3 segments drawn", "angle ACB unmarked", "w unshaded"),
        ("2 arrows drawn", "angle ABC unmarked", "ABC unshaded"),
    ),
]


@cache
def figure(orders: str) -> Instances:
    return geodsl.parse(FIGURE + orders).realize(n=2).at


def fact(text: str) -> Any:
    found = {
        r.term.key: r.term for r in read(text, "fact", names={"l": "line", "w": "circle", "v": "circle"})
    }
    assert len(found) == 1, (text, found)
    return next(iter(found.values()))


def holds(text: str, orders: str) -> bool:
    at = figure(orders)
    off = fact(text).residual(at)
    assert off.shape == (at.n,) and (off == off[0]).all() and off[0] in (0.0, 1.0)
    return off[0] == 0.0


TRUE = [(orders, text) for orders, good, _ in CASES for text in good]
FALSE = [(orders, text) for orders, _, bad in CASES for text in bad]


@pytest.mark.parametrize(("orders", "text"), TRUE)
def test_true(orders: str, text: str) -> None:
    assert holds(text, orders)
    entailed = fact(text).entails()
    for other in entailed:
        assert (other.residual(figure(orders)) == 0.0).all(), other
        assert other.key != fact(text).key


@pytest.mark.parametrize(("orders", "text"), FALSE)
def test_false(orders: str, text: str) -> None:
    assert not holds(text, orders)


def test_every_kind_is_seen_true_and_false() -> None:
    assert {type(fact(text)) for _, text in TRUE} == set(KINDS)
    assert {type(fact(text)) for _, text in FALSE} >= set(KINDS)


@pytest.mark.parametrize(("orders", "text"), [*TRUE, *FALSE])
def test_what_is_printed_reads_back(orders: str, text: str) -> None:
    printed = str(fact(text))
    assert fact(printed).key == fact(text).key and str(fact(printed)) == printed


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_the_order_that_it_names_brings_it_about(kind: type) -> None:
    text = next(text for _, text in FALSE if type(fact(text)) is kind)
    order = fact(text).order()
    if order is None:
        # A sign of something, not for itself; and what says that nothing was ordered.
        assert kind.__name__ in ("Ticked", "ArrowMarked") or kind.__module__.endswith(".absent")
        return
    # A mark must be true, so the figure may be one where it isn't; then it is the mark that is refused.
    found = geodsl.check(f"{FIGURE}{order}\nclaim {text}")
    assert not found or all("it is marked that" in d.message for d in found), found[0].render()


@pytest.mark.parametrize(("orders", "_", "__"), CASES)
def test_what_is_listed_holds(orders: str, _: Any, __: Any) -> None:
    listed = ink_facts(ink(geodsl.parse(FIGURE + orders).scene))
    at = figure(orders)
    assert len({f.key for f in listed}) == len(listed)
    for found in listed:
        assert (found.residual(at) == 0.0).all(), found
        assert fact(str(found)).key == found.key


@pytest.mark.parametrize(("orders", "good", "_"), CASES)
def test_what_holds_is_listed_or_follows(orders: str, good: tuple[str, ...], _: Any) -> None:
    """Some of it in the very words; the rest is in the same place under another name."""
    listed = ink_facts(ink(geodsl.parse(FIGURE + orders).scene))
    known, stack = set(), list(listed)
    while stack:
        one = stack.pop()
        known.add(one.key)
        stack += one.entails()
    assert any(fact(text).key in known for text in good)


def test_many_at_once_are_the_same_as_one_by_one() -> None:
    at = figure("mark BD = DC")
    facts = [fact(t) for t in ("BD, DC marked equal", "AB, BD marked equal", "AB, AC marked equal")]
    assert np.array_equal(stacked(facts).residual(at), np.stack([f.residual(at) for f in facts]))
    texts = [fact(f'{P} lettered "A"') for P in "ABC"]
    assert np.array_equal(Measured(texts).residual(at)[:, 0], [0.0, 1.0, 1.0])
    outside = [fact("ABC shaded outside w"), fact("ABD shaded outside v")]
    assert np.array_equal(Measured(outside).measure(figure("shade ABC outside w"))[:, 0], [0.0, 1.0])


def test_instances_without_ink_are_refused() -> None:
    with pytest.raises(ValueError, match="no ink"):
        fact("AB drawn").residual(Instances(2))


@pytest.mark.parametrize("text", ["A dashed", "angle ABC solid", 'A labelled "x"'])
def test_what_has_no_line_is_no_fact(text: str) -> None:
    with pytest.raises(AssertionError):
        fact(text)


def test_points_that_are_not_named_count_where_they_lie() -> None:
    orders = "draw DE\nhide letter D"
    assert holds("midpoint of BC drawn", orders)
    assert holds('foot of A on BC lettered "F"', orders)
    assert not holds("midpoint of AB drawn", orders)
