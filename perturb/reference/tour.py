"""The tour: what a perturbation is, told with one example. Its text is in `tour.md`, the rest is made."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from geodsl.reference import markdown as md
from geodsl.reference.examples import Example
from geodsl.units import DEGREES, SHARE
from perturb.exhibits import Negative
from perturb.negatives import negatives
from perturb.recording.certificate import Certificate
from perturb.reference.trial import SIZE

__all__ = ["PICTURE", "Tour", "tour", "toured"]

PICTURE = "perturbations/tour.png"  # in the folder of the documentation
_EXAMPLE = "thales"
_SUITE = "move C off a by 10%..15%"
_FAMILIES = ("angles", "circles", "letters", "lines", "marks", "can't be broken alone")
_LINES = 2  # of a family that are printed


@dataclass(frozen=True)
class Tour:
    """The example of the tour.

    Attributes:
        targets: what `geodsl targets` prints, shortened.
    """

    example: Example
    targets: str
    made: Negative


def toured(examples: Sequence[Example]) -> Tour:
    """The example, made."""
    (example,) = (e for e in examples if e.name == _EXAMPLE)
    made = negatives(example.diagram, suite=_SUITE, n=1, size=SIZE, anchor="base")[0]
    return Tour(example, _shortened(_printed(example.path)), made)


def tour(worked: Tour, there: str) -> str:
    """What stands before the list of operators; `there` is the way to the programs."""
    made = {
        "program": _block("geo", worked.example.text),
        "file": worked.example.path.name,
        "link": f"{there}/{worked.example.link}",
        "targets": _block("text", worked.targets),
        "line": _SUITE,
        "suite": _block("perturb", _SUITE),
        "pair": f"![{_SUITE}]({PICTURE})",
        "certificate": "\n".join(_certified(worked.made.certificate)),
        "degrees": f"{DEGREES:.0f}°",
        "share": f"{100 * SHARE:.0f} %",
    }
    text = files("perturb.reference").joinpath("tour.md").read_text(encoding="utf-8")
    return re.sub(r"<!-- (\w+) -->", lambda m: made[m[1]], text)


def _printed(path: Path) -> str:
    """What the command prints: it is above this room, and so is run, not imported."""
    command = [sys.executable, "-m", "geodsl", "targets", path.name]
    environ = {**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(command, cwd=path.parent, env=environ, capture_output=True, text=True, check=True)
    return done.stdout


def _shortened(text: str) -> str:
    """The first lines of some families."""
    out: list[str] = []
    for family, lines in re.findall(r"^(\S.*)\n((?:  .*\n)*)", text, re.M):
        some = lines.splitlines()
        if family in _FAMILIES:
            out += [family, *some[:_LINES], *(["  …"] if len(some) > _LINES else [])]
    return "\n".join(out)


def _block(language: str, text: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```"


def _certified(c: Certificate) -> Iterator[str]:
    (step,) = c.steps
    s = step.severity
    by = f"{s.value:.1f}°" if s.unit == "°" else f"{100 * s.value:.1f} % of the figure's size"
    much = f"{s.perceptible:.1f} times what a reader just sees"
    yield f"- step: {md.code(step.target)}, a {step.aim}, by {by}: {much}"
    for word, facts in (("broken", c.broken), ("newly true", c.newly_true), ("kept", c.kept)):
        if facts:
            yield f"- {word}: {', '.join(md.code(str(f)) for f in facts)}"
    yield f"- moved: {', '.join(f'{name} by {100 * far:.1f} %' for name, far in c.moved.items())}"
    yield f"- pixels: {100 * c.pixels.share:.1f} % differ at {c.pixels.size} px"
