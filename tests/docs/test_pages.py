"""Every program on a page of the documentation is a program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import geodsl

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCKS = [
    pytest.param(block, id=f"{page.stem}-{k}")
    for page in PAGES
    for k, block in enumerate(re.findall(r"```geo\n(.*?)```", page.read_text(encoding="utf-8"), re.S))
]


@pytest.mark.parametrize("text", BLOCKS)
def test_a_program_on_a_page_checks_and_is_formatted(text: str) -> None:
    assert [d.render() for d in geodsl.check(text)] == []
    assert geodsl.format(text) == text


def test_there_are_programs_on_the_pages() -> None:
    assert len(BLOCKS) >= 11
