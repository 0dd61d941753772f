"""What the README shows is what the tools print."""

from __future__ import annotations

import json
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import geodsl

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
SLIP = "triangle ABC\nM = midpiont of BC\nclaim AM = angle B\n"


def between(name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", README.read_text(encoding="utf-8"), re.S)
    assert found
    return found.group(1)


def program() -> str:
    found = re.search(r"```geo\n(.*?)```", README.read_text(encoding="utf-8"), re.S)
    assert found
    return found.group(1)


def printed(text: str, name: str, folder: Path) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    env = {**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "geodsl", "check", name]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
    return "```text\n" + (done.stdout or done.stderr) + "```\n"


def test_the_facts_are_those_that_are_printed(tmp_path: Path) -> None:
    assert between("check") == printed(program(), "tangents.geo", tmp_path)


def test_the_diagnostics_are_those_that_are_printed(tmp_path: Path) -> None:
    assert between("slip") == printed(SLIP, "slip.geo", tmp_path)


def test_the_table_is_the_last_result() -> None:
    engine = runpy.run_path(str(ROOT / "benchmarks" / "engine.py"))
    result = json.loads((ROOT / "benchmarks" / "results" / "engine.json").read_text(encoding="utf-8"))
    assert between("engine") == engine["table"](result)


def test_the_picture_is_the_program() -> None:
    picture = (ROOT / "docs" / "images" / "two-tangents.png").read_bytes()
    assert picture == geodsl.parse(program()).render(size=448, seed=3)


def test_the_module_docstring_is_true() -> None:
    import doctest

    result = doctest.testmod(geodsl)
    assert result.attempted >= 3
    assert result.failed == 0


if __name__ == "__main__":  # writes what the tests expect
    import tempfile

    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        for key, source, file in (("check", program(), "tangents.geo"), ("slip", SLIP, "slip.geo")):
            shown = printed(source, file, Path(name))
            text = re.sub(
                rf"(<!-- {key} -->\n).*?(<!-- /{key} -->)",
                lambda m, s=shown: m[1] + s + m[2],
                text,
                flags=re.S,
            )
    README.write_text(text, encoding="utf-8")
    (ROOT / "docs" / "images" / "two-tangents.png").write_bytes(
        geodsl.parse(program()).render(size=448, seed=3)
    )
