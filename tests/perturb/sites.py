"""Diagrams that suites are tried on, each looked at once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import geodsl
from perturb import suite
from perturb.blocks.select import Line
from perturb.site import Site
from perturb.suite import Resolved

ROOT = Path(__file__).parents[2]
GRID = "parallelogram ABCD\nM = intersection of AC and BD\ndraw AC, BD"
ROUND = """triangle ABC
incircle w of ABC
I = incenter of ABC
D = touch point of w and BC
E = touch point of w and CA
F = touch point of w and AB
draw w, ID
"""
EXAMPLES = (
    "circles/two-tangents",
    "circles/lens",
    "circles/three-coins",
    "triangles/incircle",
    "triangles/shadings",
    "quadrilaterals/parallelogram",
    "quadrilaterals/rhombus",
    "lines-and-angles/parallel-lines",
    "lines-and-angles/vector-addition",
    "similarity/midsegment",
    "congruence/pons-asinorum",
    "olympiad/euler-line",
)


@cache
def example(name: str) -> Site:
    return Site(geodsl.load(ROOT / "examples" / "diagrams" / f"{name}.geo"))


@cache
def site_of(text: str) -> Site:
    return Site(geodsl.parse(text))


def resolved(text: str, diagram: str = GRID) -> Resolved:
    return suite.parse(text).resolve(site_of(diagram))


def said(line: Line) -> list[list[list[str]]]:
    """The targets of each step of each option."""
    return [[[str(t) for t in step.targets] for step in option.steps] for option in line.options]


def only(text: str, diagram: str = GRID) -> list[str]:
    """The targets of a suite of one step."""
    [line] = resolved(text, diagram).lines
    [[found]] = said(line)
    return found
