"""The wheel, built and installed into an empty environment, renders from any folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = [name for name in ("grammar", "geodsl", "perturb", "train") if (ROOT / name).is_dir()]
PROGRAM = "triangle ABC with AB = AC\ndraw segments AB, BC, CA\n"
PNG = b"\x89PNG\r\n\x1a\n"

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, text: str | None = None) -> str:
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(command, cwd=cwd, env=clean, input=text, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy of the sources: nothing is left in the checkout, nothing stale gets in."""
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in PACKAGES:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", cwd=source)
    (built,) = (source / "dist").glob("geodsl-*-py3-none-any.whl")
    return built


def test_the_wheel_holds_every_file(wheel: Path):
    held = set(zipfile.ZipFile(wheel).namelist())
    for name in PACKAGES:
        assert f"{name}/py.typed" in held
    assert "grammar/diagram.lark" in held
    wanted = {
        path.relative_to(ROOT).as_posix()
        for name in PACKAGES
        for path in (ROOT / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }
    assert wanted - held == set()
    (rest,) = {name.partition("/")[0] for name in held} - {*PACKAGES}
    assert rest.endswith(".dist-info")


def test_the_wheel_renders_from_another_folder(wheel: Path, tmp_path: Path):
    venv.create(tmp_path / "empty", with_pip=True)
    bin = tmp_path / "empty" / "bin"
    away = tmp_path / "away"
    away.mkdir()
    run(bin / "python", "-m", "pip", "install", "-q", "-c", ROOT / "constraints.txt", wheel, cwd=away)
    run(bin / "python", "-m", "pip", "check", cwd=away)
    script = "import geodsl, grammar; print(geodsl.__file__, grammar.__file__, sep='\\n')"
    places = run(bin / "python", "-c", script, cwd=away).splitlines()
    assert all(Path(place).is_relative_to(tmp_path) for place in places)

    run(bin / "geodsl", "render", "-", "-o", "out.png", cwd=away, text=PROGRAM)
    assert (away / "out.png").read_bytes().startswith(PNG)
