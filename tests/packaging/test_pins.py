"""What pyproject.toml asks for, constraints.txt pins; what is pinned is what runs."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
LINES = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
PINS = {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in LINES[1:])}


def named() -> list[Requirement]:
    """Every requirement that pyproject.toml names, but for the project's own name in [all]."""
    texts = [*PROJECT["dependencies"], *PYPROJECT["build-system"]["requires"]]
    texts += [text for extra in PROJECT["optional-dependencies"].values() for text in extra]
    return [requirement for requirement in map(Requirement, texts) if requirement.name != PROJECT["name"]]


def engine() -> set[str]:
    """The engine's dependencies, and theirs, as they are installed here."""
    closed: set[str] = set()
    todo = [Requirement(text) for text in PROJECT["dependencies"]]
    while todo:
        requirement = todo.pop()
        name = canonicalize_name(requirement.name)
        if name in closed or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        closed.add(name)
        todo += map(Requirement, metadata.requires(name) or [])
    return closed


def test_constraints_are_plain_sorted_pins():
    assert LINES[0].startswith("# ")
    assert [line for line in LINES[1:] if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.!]+", line)] == []
    names = [canonicalize_name(line.partition("==")[0]) for line in LINES[1:]]
    assert names == sorted(set(names))


def test_every_requirement_is_pinned_within_its_bounds():
    wrong = [str(r) for r in named() if PINS.get(canonicalize_name(r.name), "0") not in r.specifier]
    assert wrong == []


def test_all_is_all_the_extras():
    extras = PROJECT["optional-dependencies"]
    (everything,) = map(Requirement, extras["all"])
    assert everything.name == PROJECT["name"]
    assert everything.extras == set(extras) - {"all"}


def test_the_engine_runs_on_the_pinned_versions():
    installed = {name: metadata.version(name) for name in engine()}
    assert installed == {name: PINS.get(name) for name in installed}
