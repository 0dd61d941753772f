"""The tests notice when the engine is broken by hand.

Ten places, each a residual, a tolerance or a choice of branch. Every mutation is made in a copy of the
packages, and the tests that stand for that place are run on the copy: they must fail. The same tests pass on a
copy that nothing was changed in.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Mutation:
    """One line changed in one file, and the tests that must notice."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


MUTATIONS = (
    Mutation(
        "parallel: the residual of perpendicular",
        "geodsl/facts/parallel.py",
        "return cross(",
        "return dot(",
        ("tests/facts/test_angles.py", "tests/facts/test_cases.py"),
    ),
    Mutation(
        "equal lengths: a sum for a difference",
        "geodsl/facts/equal_lengths.py",
        " - at.length(self.t)",
        " + at.length(self.t)",
        ("tests/facts/test_metric.py", "tests/facts/test_cases.py"),
    ),
    Mutation(
        "circle: the diameter for the radius",
        "geodsl/facts/on_circle.py",
        "- circle.radius)",
        "- 2 * circle.radius)",
        ("tests/facts/test_incidence.py", "tests/facts/test_cases.py"),
    ),
    Mutation(
        "statements: what is off by a thousandth counts as true",
        "geodsl/realize/attempts.py",
        "TRUE = 1e-8",
        "TRUE = 1e-3",
        ("tests/realize",),
    ),
    Mutation(
        "solver: content with a residual of 1e-4",
        "geodsl/realize/solve.py",
        "SOLVED = 1e-10",
        "SOLVED = 1e-4",
        ("tests/realize",),
    ),
    Mutation(
        "clarity: nothing is ever unclear",
        "geodsl/observe/clarity.py",
        "low = ~(share >= 1.0)",
        "low = ~(share >= 0.0)",
        ("tests/observe",),
    ),
    Mutation(
        "rank: half of a gradient may stick out of what is implied",
        "geodsl/observe/rank.py",
        "IMPLIED = 1e-8",
        "IMPLIED = 0.5",
        ("tests/observe",),
    ),
    Mutation(
        "spacing: points may coincide",
        "geodsl/realize/attempts.py",
        "SPACING = 0.05",
        "SPACING = 0.0",
        ("tests/realize",),
    ),
    Mutation(
        "branch: nearer takes the farther point",
        "geodsl/constructions/branch.py",
        "return -distance(point, at.point(self.A))",
        "return distance(point, at.point(self.A))",
        ("tests/constructions/test_intersections.py",),
    ),
    Mutation(
        "branch: the circles' common points change places",
        "geodsl/numeric/plane.py",
        "return middle + 1j * half * way, middle - 1j * half * way",
        "return middle - 1j * half * way, middle + 1j * half * way",
        ("tests/constructions/test_intersections.py",),
    ),
)


def run(folder: Path, tests: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-m", "not slow", "-p", "no:cacheprovider", *tests]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for part in ("grammar", "geodsl", "tests", "examples", "pyproject.toml"):
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / part)
    return tmp_path


def test_the_tests_pass_where_nothing_is_broken(copy: Path) -> None:
    done = run(copy, tuple(sorted({t for m in MUTATIONS for t in m.tests})))
    assert done.returncode == 0, done.stdout[-2000:]


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: m.name)
def test_a_broken_engine_is_noticed(mutation: Mutation, copy: Path) -> None:
    path = copy / mutation.file
    text = path.read_text(encoding="utf-8")
    assert text.count(mutation.old) >= 1, "the place that is to be broken is gone"
    path.write_text(text.replace(mutation.old, mutation.new, 1), encoding="utf-8")
    done = run(copy, mutation.tests)
    assert done.returncode == 1, done.stdout[-2000:]
