"""Phrases of suites: which targets of a diagram they denote."""

from __future__ import annotations

import pytest

from perturb import suite
from perturb.operators import operators
from perturb.suite import SuiteError
from perturb.suite.match import phrases
from perturb.suite.offer import offer
from tests.perturb.sites import EXAMPLES, GRID, ROUND, example, only, resolved, said

# -- every phrase ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_a_target_says_of_itself_denotes_it(name: str) -> None:
    site = example(name)
    at = offer(site)
    tried = 0
    for operator in operators():
        for target in at.targets(operator):
            tried += 1
            [line] = suite.parse(str(target)).resolve(site).lines
            [[step]] = [o.steps for o in line.options]
            [found] = step.targets
            # A fact of any kind is broken by the operator that knows most of it.
            assert found.key in (target.key, at.better(target).key), str(target)
            assert step.range is None
    assert tried > 50


def test_every_operator_is_tried_on_those_or_has_a_phrase_that_parses() -> None:
    for template in phrases():
        assert isinstance(template.elements[0], str), f"{template}: a step starts with its verb"


# -- names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("break CD = AB", "break AB = CD"),
        ("break DC = BA", "break AB = CD"),
        ("break CD ∥ BA", "break AB parallel CD"),
        ("break AB is parallel to CD", "break AB parallel CD"),
        ("break line AB parallel line CD", "break AB parallel CD"),
        ("swap labels of B, A", "swap labels of A, B"),
        ("swap the labels of B, A", "swap labels of A, B"),
        ("rotate labels of C, A, B", "rotate labels of A, B, C"),
        ("break intersection of AC and BD midpoint of AC", "break M midpoint of AC"),
        ("break angle A = angle C", "break angle DAB = angle BCD"),
    ],
)
def test_what_means_the_same_is_the_same(text: str, target: str) -> None:
    assert only(text) == only(target)


def test_special_operators_come_before_the_one_for_all_facts() -> None:
    [line] = resolved("break AB parallel CD").lines
    [target] = line.options[0].steps[0].targets
    assert target.operator.__name__ == "BreakParallel"
    [line] = resolved("break any").lines
    kinds = {t.operator.__name__ for t in line.options[0].steps[0].targets}
    assert {"BreakParallel", "BreakMidpoint", "Break"} <= kinds


def test_a_segment_has_its_own_length() -> None:
    # AF is on the line AB, and only AF is as long as AE.
    assert only("break AE = AF", ROUND) == ["break AF = AE"]
    with pytest.raises(SuiteError):
        resolved("break AB = AE", ROUND)


# -- quantifiers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "diagram", "targets"),
    [
        ("break any parallel", GRID, ["break AB parallel CD", "break BC parallel DA"]),
        ("break any of parallel", GRID, None),
        ("break any midpoint", GRID, ["break M midpoint of AC", "break M midpoint of BD"]),
        ("break AB = any", GRID, ["break AB = CD"]),
        ("break any side = AB", GRID, ["break AB = CD"]),
        ("change any shape to rectangle", GRID, ["change parallelogram ABCD to rectangle"]),
        ("dash any diagonal", GRID, ["dash AC", "dash BD"]),
        ("swap labels of any two of A, B, C", GRID, [f"swap labels of {x}" for x in ("A, B", "A, C", "B, C")]),
        ("swap labels of A and any point", GRID, [f"swap labels of A, {x}" for x in "BCDM"]),
        ("move any point off its circle", ROUND, [f"move {x} off w" for x in "DEF"]),
        ("move any of D, E off w", ROUND, ["move D off w", "move E off w"]),
        ("break any tangent", ROUND, [f"break {x} tangent to w" for x in ("AB", "BC", "CA")]),
        ("turn the incircle into circumcircle", ROUND, ["turn incircle w of ABC into circumcircle"]),
        ("turn any center into circumcenter", ROUND, ["turn I incenter of ABC into circumcenter"]),
    ],
)  # fmt: skip
def test_quantifiers(text: str, diagram: str, targets: list[str] | None) -> None:
    if targets is None:
        with pytest.raises(SuiteError):
            resolved(text, diagram)
        return
    wanted = {t for target in targets for t in only(target, diagram)}
    assert set(only(text, diagram)) == wanted


@pytest.mark.parametrize("one", ["any", "each", "all"])
def test_any_each_and_all(one: str) -> None:
    [line] = resolved(f"break {one} parallel{'s' * (one == 'all')} by 6°..9°").lines
    [option] = line.options
    assert line.each == (one == "each")
    assert [len(step.targets) for step in option.steps] == ([1, 1] if one == "all" else [2])
    assert all(step.range == (6.0, 9.0) for step in option.steps)


def test_any_two_are_two_changes_of_one_figure() -> None:
    [line] = resolved("break any two parallels").lines
    [option] = line.options
    assert [len(step.targets) for step in option.steps] == [2, 2]
    assert len(only("rotate labels of any three points")) >= 10


def test_each_point_once_where_it_has_several_targets() -> None:
    lines = resolved("move each point off any").lines
    found = [[str(t.args["P"]) for t in line.options[0].steps[0].targets] for line in lines]
    assert all(len(set(points)) == 1 for points in found) and max(map(len, found)) > 1
    assert [line.count for line in lines] == [1] * len(lines)


def test_each_with_more_steps() -> None:
    lines = resolved("break each parallel then swap labels of A, B").lines
    assert [line.count for line in lines] == [1, 1]
    assert [said(line)[0][1] for line in lines] == [only("swap labels of A, B")] * 2


def test_so_many_of_each_are_different_ones() -> None:
    [line] = resolved("2 of break each midpoint").lines
    assert (line.count, line.each, len(line.options[0].steps[0].targets)) == (2, False, 2)
