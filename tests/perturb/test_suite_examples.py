"""The suites that come with the project, and those on the pages of the documentation."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

import geodsl
from perturb import suite
from perturb.craft.operator import Operator
from perturb.operators import operators
from perturb.site import Site
from perturb.stream import Stream
from perturb.suite import Resolved, SuiteError
from tests.perturb.sites import EXAMPLES, ROOT, example, site_of

SUITES = sorted((ROOT / "examples" / "suites").glob("*.perturb"))
FOR_ALL = ("published", "hard", "easy", "facts", "angles", "lines", "lengths", "marks", "strokes")
PAGE = (ROOT / "docs" / "perturbation-language.md").read_text(encoding="utf-8")
DIAGRAM = re.findall(r"```geo\n(.*?)```", PAGE, re.S)[0]
BLOCKS = re.findall(r"```perturb\n(.*?)```", PAGE, re.S)


@cache
def resolved(path: Path, name: str) -> Resolved | SuiteError:
    """What a suite of the project comes to for an example, or why it doesn't."""
    try:
        return suite.load(path).resolve(example(name))
    except SuiteError as error:
        return error


@cache
def there(name: str) -> frozenset[type[Operator]]:
    """The operators that have anything to do in an example."""
    return frozenset(o for o in operators() if any(True for _ in o.targets(example(name))))


def tried(got: Resolved) -> set[type[Operator]]:
    return {t.operator for line in got.lines for o in line.options for s in o.steps for t in s.targets}


@pytest.mark.parametrize("path", SUITES, ids=lambda p: p.stem)
def test_a_suite_is_canonical(path: Path) -> None:
    found = suite.load(path)
    assert found.format() == found.text
    assert found.title


@pytest.mark.parametrize("path", [p for p in SUITES if p.stem != "circle-facts"], ids=lambda p: p.stem)
def test_a_suite_fits_diagrams(path: Path) -> None:
    fits = 0
    for name in EXAMPLES:
        got = resolved(path, name)
        if isinstance(got, SuiteError):
            # A figure may have nothing of a family; anything else would be a fault of the suite.
            assert {d.code for d in got.diagnostics} == {"E404"}, str(got)
            assert path.stem not in FOR_ALL, str(got)
            continue
        fits += 1
        for line in got.lines:
            assert all(step.targets for option in line.options for step in option.steps)
            assert sum(o.weight for o in line.options) == pytest.approx(1.0) or len(line.options) == 1
    assert fits >= 3
    assert fits == len(EXAMPLES) or path.stem not in FOR_ALL


def test_there_is_a_suite_for_each_family() -> None:
    assert {o.family for o in operators()} <= {p.stem for p in SUITES}


def test_the_suites_of_families_hold_their_operators() -> None:
    """Whatever can be tried in a dozen diagrams, its family's suite tries."""
    for path in SUITES:
        family = {o for o in operators() if o.family == path.stem}
        used: set[type[Operator]] = set()
        for name in EXAMPLES if family else ():
            got = resolved(path, name)
            if not isinstance(got, SuiteError):
                used |= tried(got)
        lacking = {o for name in EXAMPLES for o in family & there(name)} - used
        assert lacking <= _COVERED, f"{path.stem}: {sorted(o.__name__ for o in lacking)}"


_COVERED = frozenset(o for o in operators() if o.__name__ in ("Break", "Make"))  # where nothing knows more


def test_the_standard_suite_fits_all_diagrams_and_holds_all_that_is_there() -> None:
    used: set[type[Operator]] = set()
    for name in EXAMPLES:
        got = suite.standard().resolve(example(name))
        used |= tried(got)
        assert got.texts
    lacking = {o for name in EXAMPLES for o in there(name)} - used
    assert lacking <= _COVERED, sorted(o.__name__ for o in lacking)


@pytest.mark.parametrize("text", BLOCKS, ids=range(len(BLOCKS)))
def test_a_suite_on_the_page_means_something(text: str) -> None:
    found = suite.parse(text)
    got = found.resolve(site_of(DIAGRAM))
    assert got.lines or got.texts
    assert found.format() == text


@pytest.mark.parametrize("text", BLOCKS, ids=range(len(BLOCKS)))
def test_a_suite_on_the_page_can_be_done(text: str) -> None:
    stream = Stream(site_of(DIAGRAM), suite.parse(text), n=2, fewer=True, size=224)
    groups = list(islice(stream.groups(block=6), 2))
    assert len(groups) == 2
    assert all(len(group.members) > min(1, stream.wanted) for group in groups)


def test_the_page_shows_what_is_said() -> None:
    [shown] = re.findall(r"<!-- wrong -->\n```text\n(.*?)```", PAGE, re.S)
    with pytest.raises(SuiteError) as caught:
        suite.parse("move Q off w\nbreak AB = BC\n", name="slip.perturb").resolve(Site(geodsl.parse(DIAGRAM)))
    assert f"{caught.value}\n" == shown


def test_the_sample_of_the_page_is_the_one_of_the_examples() -> None:
    assert (ROOT / "examples" / "suites" / "circle-facts.perturb").read_text(encoding="utf-8") == BLOCKS[0]
