"""The gallery: every example, by chapter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from geodsl.reference import markdown as md
from geodsl.reference.book import Book
from geodsl.reference.examples import Example, chapters

__all__ = ["page", "sheets"]

COLUMNS = 6
Pixels = NDArray[np.uint8]


def page(book: Book) -> str:
    found = chapters(book.examples)
    count = sum(map(len, found.values()))
    lines = [md.NOTE, "", "# Gallery", ""]
    lines += [
        f"{count} figures, each from a program of some lines in {md.link('examples', book.there)}. "
        f"What their statements mean stands in the {md.link('reference', 'reference/README.md')}.",
        "",
    ]
    if len(found) > 1:
        lines += [" · ".join(md.link(_title(c), "#" + md.slug(_title(c))) for c in found), ""]
    for chapter, examples in found.items():
        lines += [f"## {_title(chapter)}", "", f"![{_title(chapter)}]({_sheet(chapter)})", ""]
        every = (md.link(md.plain(e.title), f"{book.there}/{e.link}") for e in examples)
        lines += [" · ".join(every), ""]
    return "\n".join(lines).rstrip() + "\n"


def sheets(examples: Sequence[Example], drawn: Mapping[str, Pixels]) -> dict[str, Pixels]:
    """A page of pictures for each chapter, by its path in the folder of the documentation."""
    from geodsl.picture.sheet import sheet

    out = {}
    for chapter, some in chapters(examples).items():
        pictures = [drawn[f"pictures/{e.name}.png"] for e in some]
        titles = [e.title for e in some]
        out[_sheet(chapter)] = sheet(pictures, titles, columns=min(COLUMNS, len(some)), gutter=10)
    return out


def _title(chapter: str) -> str:
    return md.words(chapter).capitalize() if chapter else "All figures"


def _sheet(chapter: str) -> str:
    return f"gallery-{chapter.replace('/', '-')}.png" if chapter else "gallery.png"
