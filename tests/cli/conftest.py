"""The command line in this process and in one of its own, in an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geodsl.cli import main

ROOT = Path(__file__).parents[2]

FINE = "triangle ABC with AB = AC\nM = midpoint of BC\nclaim AM perpendicular BC\n"
WARNED = "triangle ABC\nD on segment BC\n"  # D is never used again
FAULTY = "triangle ABC\nM = midpont of AB\n"
UNTIDY = "triangle  ABC   # kept\n\n\nM   = midpoint of  BC\n"
CLASH = "triangle ABC with AB = 3, BC = 4, CA = 9\n"
FALSE_CLAIM = "triangle ABC with AB = 3, AC = 4\nclaim AB = AC\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with one program of every sort."""
    monkeypatch.chdir(tmp_path)
    programs = {
        "fine": FINE, "warned": WARNED, "faulty": FAULTY, "untidy": UNTIDY,
        "clash": CLASH, "claim": FALSE_CLAIM,
    }  # fmt: skip
    for name, text in programs.items():
        (tmp_path / f"{name}.geo").write_text(text, "utf-8")
    (tmp_path / "bytes.geo").write_bytes(b"triangle ABC\n\xff\xfe\n")
    (tmp_path / "bare").mkdir()
    return tmp_path


@pytest.fixture
def geodsl(folder: Path) -> Callable[..., Result]:
    """Runs the command line in this process. An exception that gets out is a failure."""

    def run(*args: str | Path, input: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(main, [str(a) for a in args], input=input, prog_name="geodsl")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert "Traceback" not in result.output
        return result

    return run


@pytest.fixture
def spawn(folder: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs `python -m geodsl` in a process of its own."""

    def run(*args: str | Path, python: tuple[str, ...] = (), env: dict[str, str] | None = None, **kwargs):
        return subprocess.run(
            [sys.executable, *python, "-m", "geodsl", *map(str, args)],
            cwd=folder,
            env=environment() | (env or {}),
            timeout=120,
            **({"capture_output": True} if "stdout" not in kwargs else {}),
            **kwargs,
        )

    return run


def environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "GEODSL_TRACEBACK", "TERM")}
    path = os.pathsep.join(p for p in (kept.get("PYTHONPATH"), str(ROOT)) if p)
    return kept | {"PYTHONPATH": path, "TERM": "xterm"}


@pytest.fixture
def surroundings() -> dict[str, str]:
    """Environment variables for a process that a test starts itself."""
    return environment()


@pytest.fixture
def contents(folder: Path) -> Callable[[], dict[str, bytes]]:
    """Every file in the folder: two calls tell whether anything changed."""
    return lambda: {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }
