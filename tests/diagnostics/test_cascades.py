"""As many faults, as many diagnostics: what is wrong in one line is said once, of that line alone."""

from __future__ import annotations

import random

import pytest

import geodsl

RIGHT = """\
diagram "Many things"
let r in 2..3
define halfway of {s: segment} = midpoint of s
triangle ABC with AB = 5, angle A in 50°..70°
circle w center O radius r
M = midpoint of BC
line l through M parallel AB
D on segment AC with AD : DC = 1 : 2
F = foot of C on AB
E = halfway of AC
draw triangle ABC, AM, CF, w, D, E
label AM "m"
"""

# Each is wrong by itself, and defines or speaks of names of its own only.
FAULTS = {
    "a sign twice": "S1 = = midpoint of AB",
    "broken off": "S2 =",
    "open bracket": "let k1 = 2 * (3 + 4",
    "stray bracket": "let k2 = 2 * 3)",
    "open quote": 'label C "top',
    "semicolon": "S3 = midpoint of AB; draw CS3",
    "odd character": "S4 on AB § BC",
    "many digits": "let k3 = " + "7" * 40,
    "a slip": "S5 = midpiont of AB",
    "a capital": "S6 = Midpoint of AB",
    "no such word": "AB frobnicates AC",
    "a word is missing": "S7 = midpoint AB",
    "names alone": "ABC",
    "unknown point": "draw CZ1",
    "unknown name": "line k4 through A parallel q9",
    "wrong type": "S8 = midpoint of w",
    "wrong count": "quadrilateral ABC",
    "no degree sign": "angle ABC = 40",
    "two names": "S9, T9 = midpoint of AB",
    "a small letter": "k5 = midpoint of AB",
    "a capital letter": "U1 = line through A and B",
    "nothing said": "midpoint of AC",
    "point twice": "claim angle ABA < 20°",
    "by itself": "S10 = midpoint of AS10",
    "a range for a number": "let k6 = 2..4",
    "uneven range": "let k7 in 20..40°",
    "wrong head": "define corner of {P: pnt} = P",
    "no meaning": "define corner near {P: point}",
    "no folder": 'use "own.geo"',
    "version": "language 7",
}

TOGETHER = (
    ("no folder", "no such word"),  # which may be a word of the file that isn't read
    ("open bracket", "stray bracket"),  # which close one another
)

# What speaks of the names that a fault would have defined says nothing new.
AFTER = {
    "a sign twice": "draw CS1",
    "broken off": "S2 on AB",
    "open bracket": "circle c1 center A radius k1",
    "stray bracket": "let j2 = k2 + 1",
    "semicolon": "angle CS3A = 90°",
    "odd character": "G4 = midpoint of CS4",
    "many digits": "circle c3 center A radius k3",
    "a slip": "mark CS5 = S5B",
    "a capital": "G6 = foot of S6 on BC",
    "a word is missing": "claim S7 on AB",
    "unknown name": "k4 perpendicular BC",
    "wrong type": 'label S8 "s"',
    "two names": "draw S9T9",
    "a small letter": "draw k5",
    "a capital letter": "draw CU1",
    "by itself": "draw CS10",
    "a range for a number": "circle c6 center A radius k6",
    "uneven range": "angle BCA = k7",
    "wrong head": "G7 = corner of B",
    "no meaning": "G8 = corner near B",
}


def lines_of(found: list[geodsl.Diagnostic]) -> list[int]:
    return [d.source.place(d.span.start)[0] for d in found]


def test_the_program_is_right() -> None:
    assert not geodsl.check(RIGHT)


@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_gives_one_diagnostic(fault: str) -> None:
    text = RIGHT + FAULTS[fault] + "\n"
    found = geodsl.check(text)
    assert lines_of(found) == [len(text.splitlines())], [d.render() for d in found]


@pytest.mark.parametrize("fault", AFTER)
def test_what_follows_from_a_fault_is_not_told(fault: str) -> None:
    for before, after in ((FAULTS[fault], AFTER[fault]), (AFTER[fault], FAULTS[fault])):
        text = RIGHT + before + "\n" + after + "\n"
        place = text.splitlines().index(FAULTS[fault]) + 1
        found = geodsl.check(text)
        assert lines_of(found) == [place], [d.render() for d in found]


@pytest.mark.parametrize("seed", range(150))
def test_many_faults_give_as_many_diagnostics(seed: int) -> None:
    choose = random.Random(seed)
    faults = choose.sample(sorted(FAULTS), choose.randint(2, len(FAULTS)))
    for one, other in TOGETHER:
        if one in faults and other in faults:
            faults.remove(other)
    lines = RIGHT.splitlines()
    for fault in faults:
        wrong = [FAULTS[fault]]
        if fault in AFTER and choose.random() < 0.5:
            wrong.append(AFTER[fault])
        at = choose.randint(1, len(lines))
        lines[at:at] = wrong
    found = geodsl.check("\n".join(lines))
    wanted = sorted(lines.index(FAULTS[f]) + 1 for f in faults)
    told = lines_of(found)
    odd = [lines[k - 1] for k in {*told, *wanted} if told.count(k) != wanted.count(k)]
    assert sorted(told) == wanted, (odd, [d.render() for d in found])


@pytest.mark.parametrize("k", range(1, len(RIGHT.splitlines())))
def test_a_line_that_is_broken_is_the_only_one_told(k: int) -> None:
    """Every line of the program in turn, spoilt in ways that keep the names that it gives."""
    lines = RIGHT.splitlines()
    for spoilt in (lines[k] + " = =", lines[k] + " §", lines[k] + " frobnicate"):
        text = "\n".join([*lines[:k], spoilt, *lines[k + 1 :]])
        assert set(lines_of(geodsl.check(text))) == {k + 1}, "\n".join(d.render() for d in geodsl.check(text))


def test_false_claims_are_told_together() -> None:
    claims = ["AB = AC", "AB perpendicular AC", "AB parallel BC", "angle A = 45°"]
    text = "triangle ABC\n" + "\n".join(f"claim {c}" for c in claims)
    assert lines_of(geodsl.check(text)) == [2, 3, 4, 5]
