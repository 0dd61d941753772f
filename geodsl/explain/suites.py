"""Diagnostics of suites: amounts, counts, groups."""

from __future__ import annotations

from geodsl.explain.entry import SuiteExplanation

__all__ = ["SUITES"]

SUITES = (
    SuiteExplanation(
        code="E108",
        title="an amount that doesn't say how much of what",
        meaning="Behind `by` stands how far a change goes: a share of the figure's size (`8%`), an angle (`6°`) or a "
        "ratio of lengths (`ratio 1.2`); or a range, from which it is drawn anew every time. A range is written with two "
        "dots and has its unit at both ends. Whether something becomes larger or smaller isn't part of it.",
        example="move P off w by 8-20%",
        mend="move P off w by 8%..20%",
    ),
    SuiteExplanation(
        code="E109",
        title="an amount of nothing",
        meaning="A range has its smaller end first, and a change by 0 is none: what is called broken must be visibly so.",
        example="move P off w by 20%..8%",
        mend="move P off w by 8%..20%",
    ),
    SuiteExplanation(
        code="E110",
        title="a count or a weight that isn't one",
        meaning="`3 of` says how many negatives are wanted of what follows: a whole number from 1 to 10,000, then `of`. "
        "`positives` takes 0 as well. A weight says how often a line is chosen beside others, and is above 0.",
        example="3 break any parallel",
        mend="3 of break any parallel",
    ),
    SuiteExplanation(
        code="E111",
        title="braces without a line",
        meaning="Braces hold what there is to choose from. Between these there is nothing, or comments only.",
        example="2 of {\n    # break any parallel\n}",
        mend="2 of {\n    break any parallel\n}",
    ),
    SuiteExplanation(
        code="E112",
        title="something in braces that is said of the whole suite",
        meaning="Groups and parts hold lines: steps and other groups. The title, `use`, `define`, `keep`, `allow` and "
        "`positives` stand outside them, and hold for the suite as a whole.",
        example="2 of {\n    break any parallel\n    keep all stated\n}",
        mend="keep all stated\n2 of {\n    break any parallel\n}",
    ),
)
