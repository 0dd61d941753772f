"""What an entry says of its word."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodsl.reference import Book, pages, read_examples

PROGRAM = """\
diagram "A height"

triangle ABC
D = foot of A on BC
draw AD
claim AD parallel AD
"""


@pytest.fixture
def made(tmp_path: Path) -> dict[str, str]:
    folder = tmp_path / "triangles"
    folder.mkdir()
    (folder / "height.geo").write_text(PROGRAM, encoding="utf-8")
    return pages(Book(read_examples(tmp_path), "../figures"))


def entry(page: str, anchor: str) -> list[str]:
    part = page.partition(f'<a id="{anchor}"></a>')[2].partition("<a id=")[0]
    return [line for line in part.splitlines() if line]


def test_a_construction_is_told_in_full(made: dict[str, str]) -> None:
    picture = (
        '<a href="../../figures/triangles/height.geo"><img src="../pictures/height.png" alt="A height" '
        'title="A height" width="128" align="right"></a>'
    )
    assert entry(made["reference/constructions.md"], "foot") == [
        "### foot of *point* on *line*",
        picture,
        "`foot of {P: point} on {l: line}`<br>`projection of {P: point} on {l: line}`",
        "Where the perpendicular from a point meets a line: `H = foot of A on BC`.",
        "- makes: a point",
        "- brings: `H on BC`, `AH perpendicular BC`",
        "- refused: A point of the line is its own foot: there is no perpendicular to be seen.",
        "- example: `D = foot of A on BC` in [A height](../../figures/triangles/height.geo)",
    ]


def test_a_fact_is_told_in_full(made: dict[str, str]) -> None:
    assert entry(made["reference/facts.md"], "parallel")[2:] == [
        "`{l: line} parallel {m: line}`<br>`{l: line} parallel to {m: line}`",
        "Lines that keep their distance: `AB parallel CD`.",
        "- kind: an equation, seen to fail from 4° on",
        "- symmetric: `AB parallel CD` and `CD parallel AB` are one fact",
        "- example: `claim AD parallel AD` in [A height](../../figures/triangles/height.geo)",
    ]
    square = "\n".join(entry(made["reference/facts.md"], "square"))
    assert "- entails: [rectangle *quadrilateral*](#rectangle), [*polygon* regular](#regular)" in square
    assert "an inequality, seen to fail from" in "\n".join(entry(made["reference/facts.md"], "inside-circle"))
    assert "- kind: ink" in "\n".join(entry(made["reference/facts.md"], "dashed"))


def test_a_word_that_no_example_uses_has_an_entry_without_one(made: dict[str, str]) -> None:
    lines = entry(made["reference/constructions.md"], "midpoint")
    assert lines[0] == "### midpoint of *segment*"
    assert not [line for line in lines if "example" in line or "<img" in line]


def test_a_directive_tells_the_words_of_its_places(made: dict[str, str]) -> None:
    assert "- style: `solid`, `dashed` or `dotted`" in entry(made["reference/directives.md"], "draw")


def test_a_gallery_has_a_part_for_each_chapter(made: dict[str, str]) -> None:
    assert "## Triangles\n\n![Triangles](gallery-triangles.png)" in made["gallery.md"]
    assert "[A height](../figures/triangles/height.geo)" in made["gallery.md"]
