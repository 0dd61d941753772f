"""`python -m geodsl.reference`: write the reference, its pictures and the gallery.

Usage: python -m geodsl.reference [EXAMPLES [DOCS]]
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from geodsl.reference.book import Book, pages
from geodsl.reference.examples import read_examples
from geodsl.reference.gallery import sheets
from geodsl.reference.pictures import drawings, file

__all__ = ["main", "write"]

ROOT = Path(__file__).parents[2]


def write(examples: Path, docs: Path) -> int:
    """Write every page and picture, remove pictures that no page shows any more; how many bytes there are."""
    there = Path(os.path.relpath(examples, docs)).as_posix()
    book = Book(read_examples(examples), there)
    drawn = {}
    total = 0
    for name, draw in drawings(book).items():
        drawn[name] = draw()
        total += _write(docs / name, file(drawn[name]))
    for name, page in sheets(book.examples, drawn).items():
        total += _write(docs / name, file(page))
        drawn[name] = page
    for name, text in pages(book).items():
        total += _write(docs / name, text.encode("utf-8"))
    _forget([*docs.glob("pictures/**/*.png"), *docs.glob("gallery*.png")], {docs / name for name in drawn})
    return total


def _write(path: Path, data: bytes) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or path.read_bytes() != data:
        path.write_bytes(data)
    return len(data)


def _forget(paths: Iterable[Path], kept: set[Path]) -> None:
    for path in paths:
        if path not in kept:
            path.unlink()


def main() -> None:
    given = [Path(a) for a in sys.argv[1:3]]
    examples, docs = [*given, *(ROOT / "examples" / "diagrams", ROOT / "docs")[len(given) :]]
    total = write(examples, docs)
    print(f"{total / 1e6:.1f} MB of pages and pictures in {docs}")


if __name__ == "__main__":
    main()
