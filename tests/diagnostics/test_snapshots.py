"""The exact text of every diagnostic. `UPDATE_SNAPSHOTS=1 pytest tests/diagnostics` rewrites what is expected.

A snapshot file holds cases: a head line `=== what it shows`, a program, a line `---`, and what is said of it.
Settings may follow the head in brackets: `[folder]` looks for files in `tests/diagnostics/folder`,
`[objects=4]` is a limit, `[suite]` says that the program is a suite, `[for grid]` that it is
one for `tests/diagnostics/figures/grid.geo`. Counts of attempts and measured sizes are shown as `#`.
"""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import geodsl
from grammar import parse_suite
from perturb import suite
from perturb.site import Site

HERE = Path(__file__).parent
FILES = sorted((HERE / "snapshots").glob("*.txt"))
UPDATE = bool(os.environ.get("UPDATE_SNAPSHOTS"))


class Case(NamedTuple):
    head: str
    program: str
    expected: str

    def check(self, text: str | None = None) -> list[geodsl.Diagnostic]:
        settings = re.findall(r"\[([^\]]+)\]", self.head)
        limits = {k: int(v) for k, _, v in (s.partition("=") for s in settings if "=" in s)}
        folder = HERE / "folder" if "folder" in settings else None
        program = self.program if text is None else text
        figure = next((x.removeprefix("for ") for x in settings if x.startswith("for ")), None)
        if figure is not None:
            return asked(program, figure, folder, geodsl.Limits(**limits))
        if "suite" in settings:
            return parse_suite(program, name="figure.perturb", limits=geodsl.Limits(**limits))[1]
        return geodsl.check(program, name="figure.geo", folder=folder, limits=geodsl.Limits(**limits))


@cache
def site(figure: str) -> Site:
    return Site(geodsl.load(HERE / "figures" / f"{figure}.geo"))


def asked(text: str, figure: str, folder: Path | None, limits: geodsl.Limits) -> list[geodsl.Diagnostic]:
    """What is wrong with a suite for a diagram."""
    try:
        suite.parse(text, name="figure.perturb", folder=folder, limits=limits).resolve(site(figure))
    except suite.SuiteError as error:
        return error.diagnostics
    return []


def cases(path: Path) -> list[Case]:
    out = []
    for part in path.read_text(encoding="utf-8").split("\n=== ")[0:]:
        head, _, rest = part.removeprefix("=== ").partition("\n")
        program, _, expected = rest.partition("\n---\n")
        out.append(Case(head, program, expected.strip("\n")))
    return out


ALL = [pytest.param(path, case, id=f"{path.stem}-{case.head}") for path in FILES for case in cases(path)]


def told(found: list[geodsl.Diagnostic]) -> str:
    return "\n".join(map(_masked, found))


def _masked(d: geodsl.Diagnostic) -> str:
    """What the engine counts and measures may change without the text being another one."""
    text = d.render()
    if d.code.startswith("E3"):
        text = re.sub(r"(?<=off by )(up to )?[\d.]+|\d+(?= attempts)|(?<=\()\d+(?=\))", r"\1#", text)
        text = re.sub(r"\d+ of \d+ instances", "# of # instances", text)
        text = re.sub(r"(  found: none of .*?: ).*", r"\1…", text)
    return text


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_snapshots(path: Path) -> None:
    found = [case._replace(expected=told(case.check())) for case in cases(path)]
    if UPDATE:
        blocks = [f"=== {c.head}\n{c.program}\n---\n{c.expected}\n" for c in found]
        path.write_text("\n".join(blocks), encoding="utf-8")
        return
    for case, new in zip(cases(path), found, strict=True):
        assert new.expected == case.expected, f"{path.name}: {case.head}"


def test_every_diagnostic_has_a_snapshot_and_shows_itself() -> None:
    assert {p.stem for p in FILES} == set(geodsl.explanations())
    for path in FILES:
        for case in cases(path):
            assert f" {path.stem}: " in case.expected, f"{path.name}: {case.head}"


@pytest.mark.parametrize(("path", "case"), ALL)
def test_a_fix_mends(path: Path, case: Case) -> None:
    for d in case.check():
        if d.fix is not None:
            text, span = case.program, d.fix.span
            mended = text[: span.start] + d.fix.text + text[span.end :]
            left = [(x.code, x.message, x.span.start) for x in case.check(mended)]
            assert (d.code, d.message, d.span.start) not in left, d.render()
            assert len(left) <= len(case.check()), f"the fix brings more trouble: {left}"


@pytest.mark.parametrize(("path", "case"), ALL)
def test_it_points_into_the_text(path: Path, case: Case) -> None:
    for d in case.check():
        assert 0 <= d.span.start <= d.span.end <= len(case.program)
        places = [span for _, span in d.related]
        assert all(0 <= s.start < s.end <= len(case.program) for s in places)


def test_as_json() -> None:
    [found] = geodsl.check("triangle ABC\nM = midpiont of AB", name="figure.geo")
    assert json.loads(json.dumps(found.to_json())) == {
        "file": "figure.geo",
        "code": "E201",
        "severity": "error",
        "message": "no phrase has the word `midpiont`",
        "span": {"start": 17, "end": 25, "line": 2, "column": 5, "end_line": 2, "end_column": 13},
        "expected": list(found.expected),
        "found": None,
        "hint": "did you mean `midpoint`?",
        "fix": {
            "span": {"start": 17, "end": 25, "line": 2, "column": 5, "end_line": 2, "end_column": 13},
            "text": "midpoint",
        },
        "related": [],
    }
