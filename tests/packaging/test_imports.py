"""Imports run one way: grammar <- geodsl <- perturb <- train, and the command line on top."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = ("grammar", "geodsl", "perturb", "train")
# These stand above all floors: they may reach any of them, but only when a command asks for it.
ON_TOP = ("geodsl.assist", "geodsl.cli", "geodsl.demo", "geodsl.__main__")
# Examinees behind an API are asked as everybody asks a model; that room reaches for no floor above geodsl itself.
ASKING, WHO_ASKS = "geodsl.assist", "train.exams"
ONLY_IN_TRAIN = ("torch", "torchvision", "transformers", "open_clip", "accelerate", "peft", "trl")


class Import(NamedTuple):
    line: int
    target: str
    at_start: bool  # runs when the module is imported, not later inside a function


def within(module: str, *packages: str) -> bool:
    return any(module == package or module.startswith(package + ".") for package in packages)


def imports_of(source: str, module: str, *, is_package: bool = False) -> Iterator[Import]:
    """Every module that a source file names in an import, absolute, relative or by its name in a string."""

    def visit(node: ast.AST, at_start: bool) -> Iterator[Import]:
        match node:
            case ast.Import(names=names):
                for name in names:
                    yield Import(node.lineno, name.name, at_start)
            case ast.ImportFrom(module=base, names=names, level=level):
                if level:
                    parts = module.split(".")
                    parts = parts[: len(parts) - level + is_package]
                    base = ".".join([*parts, base] if base else parts)
                for name in names:
                    yield Import(node.lineno, f"{base}.{name.name}", at_start)
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(target)), *_],
            ):
                yield Import(node.lineno, target, at_start)
        inside = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for child in ast.iter_child_nodes(node):
            yield from visit(child, at_start and not inside)

    yield from visit(ast.parse(source), True)


def offences(source: str, module: str, *, is_package: bool = False) -> list[str]:
    """What a module imports and must not, as `module:line: sentence`."""
    floor = FLOORS.index(module.partition(".")[0])
    on_top = within(module, *ON_TOP)
    found = []
    for line, target, at_start in imports_of(source, module, is_package=is_package):
        if within(target, *FLOORS[floor + 1 :]) and (at_start or not on_top):
            found.append(f"{module}:{line}: {target} is a floor above")
        asks = within(target, ASKING) and within(module, WHO_ASKS)
        if within(target, *ON_TOP) and not on_top and not asks:
            found.append(f"{module}:{line}: {target} stands on top of everything")
        if within(target, *ONLY_IN_TRAIN) and not within(module, "train"):
            found.append(f"{module}:{line}: {target} belongs to train alone")
        if within(module, ASKING) and within(target, "perturb", "train", "geodsl.cli"):
            found.append(f"{module}:{line}: {target} is above {ASKING}, which {WHO_ASKS} stands on")
        if within(target, "anthropic") and not within(module, "geodsl.assist"):
            found.append(f"{module}:{line}: {target} belongs to geodsl.assist alone")
    return found


def files_of(root: Path) -> Iterator[tuple[Path, str]]:
    for floor in FLOORS:
        for path in sorted((root / floor).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            yield path, ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def offences_under(root: Path) -> list[str]:
    return [
        offence
        for path, module in files_of(root)
        for offence in offences(path.read_text("utf-8"), module, is_package=path.name == "__init__.py")
    ]


def test_imports_run_one_way():
    assert {module.partition(".")[0] for _, module in files_of(ROOT)} >= {"grammar", "geodsl"}
    assert offences_under(ROOT) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("grammar.parser", "import geodsl"),
        ("grammar.parser", "from geodsl.facts import Fact"),
        ("grammar.parser", "def late():\n    import perturb.select"),
        ("geodsl.scene", "from perturb import select"),
        ("geodsl.scene", "import importlib\nimportlib.import_module('train.clip')"),
        ("geodsl.scene", "__import__('perturb')"),
        ("geodsl.scene", "if TYPE_CHECKING:\n    import train.data"),
        ("geodsl.scene", "from geodsl import cli"),
        ("geodsl.scene", "from . import cli"),
        ("geodsl.facts.on", "from ..cli import main"),
        ("geodsl.scene", "import torch"),
        ("geodsl.scene", "import anthropic"),
        ("geodsl.cli", "import perturb"),
        ("geodsl.cli", "def late():\n    import torch.nn as nn"),
        ("perturb.select", "from train import data"),
        ("perturb.select", "import numpy, open_clip"),
        ("perturb.text", "from transformers import AutoTokenizer"),
        ("train.rl", "from anthropic import Anthropic"),
        ("train.rl", "from geodsl.assist.client import Client"),
        ("train.exams.api", "import anthropic"),
        ("train.exams.api", "from geodsl.cli import main"),
        ("geodsl.assist.write", "def late():\n    import train.exams"),
    ],
)
def test_a_planted_import_is_found(module: str, source: str, tmp_path: Path):
    assert len(offences(source, module)) == 1
    path = tmp_path.joinpath(*module.split(".")).with_suffix(".py")
    path.parent.mkdir(parents=True)
    path.write_text(source, "utf-8")
    assert len(offences_under(tmp_path)) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("grammar.parser", "import lark\nfrom .tree import Node\nfrom grammar import tree"),
        ("geodsl.scene", "import grammar\nimport geodsl.facts\nimport torchlight, training"),
        ("geodsl.cli.render", "from geodsl.cli import options\ndef late():\n    import perturb, train.clip"),
        ("geodsl.assist.write", "import anthropic"),
        ("perturb.select", "from geodsl import facts\nfrom . import operators"),
        ("train.clip", "import torch, open_clip\nfrom perturb import groups"),
        ("train.exams.api", "from geodsl.assist.budget import Budget"),
    ],
)
def test_an_import_downwards_is_not(module: str, source: str):
    assert offences(source, module) == []


def test_relative_imports_are_resolved():
    source = "from . import a\nfrom .b import c\nfrom .. import d"
    assert [i.target for i in imports_of(source, "geodsl.facts", is_package=True)] == [
        "geodsl.facts.a",
        "geodsl.facts.b.c",
        "geodsl.d",
    ]
    assert [i.target for i in imports_of("from . import a\nfrom ..b import c", "geodsl.facts.on")] == [
        "geodsl.facts.a",
        "geodsl.b.c",
    ]


def test_every_folder_of_code_is_a_package():
    """One that isn't works in a checkout and is missing from the wheel."""
    folders = {path.parent for floor in FLOORS for path in (ROOT / floor).rglob("*.py")}
    assert folders and not [str(f.relative_to(ROOT)) for f in folders if not (f / "__init__.py").is_file()]
