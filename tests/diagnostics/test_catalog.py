"""The catalogue explains every diagnostic that there is, with an example that gives it and a mend."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import geodsl
import grammar
import perturb
from geodsl.explain import SuiteExplanation
from perturb import suite
from perturb.site import Site

CATALOG = geodsl.explanations()
_RAISED = re.compile(r"""["']([EW]\d{3})["']""")


def raised() -> set[str]:
    """Every code that the sources speak of, outside the catalogue itself."""
    found = set()
    for package in (geodsl, grammar, perturb):
        assert package.__file__
        for path in Path(package.__file__).parent.rglob("*.py"):
            if path.parent.name not in ("explain", "cli"):
                found |= set(_RAISED.findall(path.read_text(encoding="utf-8")))
    return found


def test_every_code_is_explained_and_no_other() -> None:
    assert set(CATALOG) == raised()


@pytest.mark.parametrize("code", sorted(CATALOG))
def test_the_example_gives_just_this_and_the_mend_nothing(code: str) -> None:
    entry = CATALOG[code]

    def check(text: str) -> list[grammar.Diagnostic]:
        if not isinstance(entry, SuiteExplanation):
            return geodsl.check(text)
        if entry.diagram is None:
            return grammar.parse_suite(text)[1]
        try:
            suite.parse(text).resolve(Site(geodsl.parse(entry.diagram)))
        except suite.SuiteError as error:
            return error.diagnostics
        return []

    assert {d.code for d in check(entry.example)} == {code}
    assert not check(entry.mend)


@pytest.mark.parametrize("code", sorted(CATALOG))
def test_an_explanation_reads_well(code: str) -> None:
    entry = CATALOG[code]
    assert entry.code == code
    assert entry.title[0].islower() or entry.title[0] == "`"
    assert not entry.title.endswith(".")
    assert 20 < len(entry.meaning) < 500
    assert entry.meaning.endswith(".")
    assert geodsl.explanation(code.lower()) is entry
    longest = 25 if code == "E211" else 9
    assert len(entry.example.splitlines()) <= longest
