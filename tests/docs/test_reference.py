"""The reference and the gallery are what the language says of itself today; `make docs` writes them."""

from __future__ import annotations

import io
import random
import re
from collections import Counter
from functools import cache
from html import unescape
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from geodsl.picture.looks.styles import names
from geodsl.reference import Book, pages, read_examples
from geodsl.reference import markdown as md
from geodsl.reference.examples import chapters
from geodsl.reference.marks import marked
from geodsl.reference.pictures import SIZE, drawings, file

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = (
    "gallery.md",
    *(f"reference/{n}.md" for n in ("README", "constructions", "directives", "facts", "marks", "styles")),
)
LIMIT = 3_000_000  # bytes of all pages and pictures


@cache
def book() -> Book:
    return Book(read_examples(ROOT / "examples" / "diagrams"), "../examples/diagrams")


@cache
def made() -> dict[str, str]:
    return pages(book())


@cache
def on_disk(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def anchors(path: Path) -> list[str]:
    """Every place of a page that a link may go to."""
    text = re.sub(r"^ *```.*?^ *```", "", on_disk(path), flags=re.S | re.M)
    headings = [md.slug(re.sub(r"[*`\\]", "", h)) for h in re.findall(r"^#+ (.*)$", text, re.M)]
    return headings + re.findall(r'<a id="([^"]*)"', text)


def links(text: str) -> set[str]:
    return {*re.findall(r"\]\(([^()]*)\)", text), *map(unescape, re.findall(r'(?:href|src)="([^"]*)"', text))}


def section(page: str, anchor: str) -> str:
    text = made()[page]
    assert text.count(f'<a id="{anchor}">') == 1
    return re.split(r'<a id="|^## ', text.partition(f'<a id="{anchor}">')[2], flags=re.M)[0]


def test_these_are_all_pages() -> None:
    assert sorted(made()) == sorted(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_fresh(page: str) -> None:
    assert on_disk(DOCS / page) == made()[page], "run `make docs`"


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    path = DOCS / page
    for target in sorted(links(on_disk(path))):
        file_part, _, anchor = target.partition("#")
        there = (path.parent / file_part).resolve() if file_part else path
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


@pytest.mark.parametrize("page", PAGES)
def test_no_place_to_link_to_is_there_twice(page: str) -> None:
    ids = re.findall(r'<a id="([^"]*)"', made()[page])
    titles = [md.slug(h) for h in re.findall(r"^##? (.*)$", made()[page], re.M)]
    assert [name for name, count in Counter([*ids, *titles]).items() if count > 1] == []


@pytest.mark.parametrize("room", ["constructions", "facts", "directives"])
def test_every_word_has_an_entry_with_an_example(room: str) -> None:
    for kind in getattr(book().vocabulary, room):
        entry = section(f"reference/{room}.md", md.anchor(kind))
        assert all(md.code(phrase) in entry for phrase in kind.phrases), kind
        assert "\n- example: `" in entry and ".geo)" in entry and "<img " in entry, kind


def test_every_mark_has_an_entry_with_an_example() -> None:
    for kind in marked():
        entry = section("reference/marks.md", f"mark-{md.anchor(kind)}")
        assert "\n- example: `mark " in entry or "\n  mark " in entry, kind
        assert "<img " in entry, kind


def test_every_style_is_shown() -> None:
    for name in names():
        assert f'src="../pictures/styles/{name}.png"' in section("reference/styles.md", name)


def test_every_example_is_in_the_gallery() -> None:
    for chapter, examples in chapters(book().examples).items():
        part = made()["gallery.md"].partition(f"## {md.words(chapter).capitalize()}\n" if chapter else "## ")[
            2
        ]
        for example in examples:
            assert f"(../examples/diagrams/{example.link})" in part.partition("\n## ")[0], example.name


def test_names_of_examples_differ() -> None:
    found = Counter(e.name for e in book().examples)
    assert [name for name, count in found.items() if count > 1] == []


def test_there_are_these_pictures_and_no_others() -> None:
    assert sorted(p.relative_to(DOCS).as_posix() for p in DOCS.glob("pictures/**/*.png")) == sorted(
        drawings(book())
    )


@pytest.mark.parametrize("k", range(6))
def test_a_picture_is_fresh(k: int) -> None:
    every = drawings(book())
    name = random.Random(7).sample(sorted(every), 6)[k]
    fresh, there = (
        np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
        for data in (file(every[name]()), (DOCS / name).read_bytes())
    )
    assert fresh.shape == (SIZE, SIZE, 3)
    assert (fresh == there).all(), f"{name}: run `make docs`"


def test_a_chapter_has_a_sheet_with_room_for_its_figures() -> None:
    for sheet, examples in zip(
        re.findall(r"!\[.*?\]\((.*?)\)", made()["gallery.md"]),
        chapters(book().examples).values(),
        strict=True,
    ):
        width, height = Image.open(DOCS / sheet).size
        assert width * height >= len(examples) * SIZE * SIZE


def test_it_is_not_large() -> None:
    paths = [DOCS / page for page in PAGES]
    paths += [*DOCS.glob("pictures/**/*.png"), *DOCS.glob("gallery*.png")]
    assert sum(path.stat().st_size for path in paths) < LIMIT
