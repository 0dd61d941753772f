"""The page of perturbations is what the operators say of themselves today; `make docs` writes it."""

from __future__ import annotations

import io
import random
import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from geodsl.reference import markdown as md
from geodsl.reference import read_examples
from geodsl.reference.examples import Example
from geodsl.reference.pictures import file
from perturb.operators import operators
from perturb.reference import acceptance, page, read
from perturb.reference.page import UNSHOWN, families, heading, meaning, name, picture
from perturb.reference.pairs import GAP, pair
from perturb.reference.shown import FILE, Shown, text
from perturb.reference.tour import PICTURE, Tour, toured
from perturb.reference.trial import SIZE, find
from perturb.suite import parse

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGE = DOCS / "perturbations.md"
LIMIT = 2_500_000  # bytes of all pictures
LARGEST = 20_000  # of one
OPERATORS = pytest.mark.parametrize("operator", operators(), ids=lambda o: o.__name__)


@cache
def examples() -> dict[str, Example]:
    return {e.name: e for e in read_examples(ROOT / "examples" / "diagrams") if e.is_drawn}


@cache
def shown() -> dict[str, Shown]:
    return read(DOCS)


@cache
def worked() -> Tour:
    return toured(tuple(examples().values()))


@cache
def on_disk() -> str:
    return PAGE.read_text(encoding="utf-8")


def section(operator: type) -> str:
    start = f'<a id="{name(operator)}">'
    assert on_disk().count(start) == 1
    return re.split(r'<a id="|^## ', on_disk().partition(start)[2], flags=re.M)[0]


def same(name: str, made: bytes) -> bool:
    fresh, there = (np.asarray(Image.open(io.BytesIO(data))) for data in (made, (DOCS / name).read_bytes()))
    return fresh.shape == there.shape and bool((fresh == there).all())


@OPERATORS
def test_every_operator_has_its_entry_and_its_line_in_the_table(operator: type) -> None:
    entry = section(operator)
    assert f"\n### {heading(operator)}\n" in entry
    assert f"\n{meaning(operator)}\n" in entry
    table = on_disk().partition("## All operators\n")[2].partition("\n## ")[0]
    rows = [row for row in table.splitlines() if f"(#{name(operator)})" in row]
    assert len(rows) == 1 and f" {meaning(operator)} " in rows[0]
    assert all(md.code(phrase) in part for phrase in operator.phrases for part in (entry, rows[0]))


@OPERATORS
def test_every_operator_has_its_picture(operator: type) -> None:
    entry = section(operator)
    if operator.__name__ not in shown():
        assert UNSHOWN in entry
        return
    x = shown()[operator.__name__]
    assert f"]({picture(operator)})" in entry and md.code(x.target) in entry
    assert f"/{examples()[x.example].link})" in entry
    path = DOCS / picture(operator)
    assert Image.open(path).size == (2 * SIZE + GAP, SIZE)
    assert path.stat().st_size < LARGEST


def test_every_family_has_its_heading() -> None:
    headings = re.findall(r"^## (.*)$", on_disk(), re.M)
    assert headings == ["A tour", "All operators", *(f.capitalize() for f in families())]


def test_there_are_these_pictures_and_no_others() -> None:
    expected = {PICTURE, *(picture(o) for o in operators() if o.__name__ in shown())}
    paths = list((DOCS / "perturbations").glob("*.png"))
    assert {p.relative_to(DOCS).as_posix() for p in paths} == expected
    assert sum(p.stat().st_size for p in paths) < LIMIT


def test_what_is_shown_is_of_these_operators() -> None:
    assert [o.__name__ for o in operators() if o.__name__ in shown()] == list(shown())
    assert (DOCS / FILE).read_text(encoding="utf-8") == text(shown())


def test_the_page_is_fresh() -> None:
    told = acceptance.read(ROOT)
    fresh = page(shown(), tuple(examples().values()), "../examples/diagrams", worked(), told)
    assert on_disk() == fresh, "run `make docs`"


def test_the_picture_of_the_tour_is_fresh() -> None:
    assert same(PICTURE, file(pair(worked().made))), "run `make docs`"


@pytest.mark.parametrize("k", range(4))
def test_a_picture_is_fresh(k: int) -> None:
    operator = random.Random(7).sample([o for o in operators() if o.__name__ in shown()], 4)[k]
    x = shown()[operator.__name__]
    found = find(operator, [examples()[x.example]], x)
    assert found is not None and found[0] == x, f"{operator.__name__}: run `make docs`"
    assert same(picture(operator), file(pair(found[1]))), f"{operator.__name__}: run `make docs`"


@OPERATORS
def test_what_is_shown_can_stand_in_a_suite(operator: type) -> None:
    if operator.__name__ in shown():
        parse(shown()[operator.__name__].target)


def test_every_link_leads_somewhere() -> None:
    anchors = {
        *re.findall(r'<a id="([^"]*)"', on_disk()),
        *map(md.slug, re.findall(r"^#+ (.*)$", on_disk(), re.M)),
    }
    for target in set(re.findall(r"\]\(([^()]*)\)", on_disk())):
        path, _, anchor = target.partition("#")
        assert (DOCS / path).exists() if path else anchor in anchors, target
