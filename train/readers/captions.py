"""Pictures with captions: a CSV, or a folder, as geometry benchmarks' images or general sets are kept.

- a CSV with the columns `path` and `caption` (more may follow); paths are seen from the CSV's folder;
- a folder with `metadata.jsonl` or `metadata.csv` (`file_name` and `text`, or `caption`), as `datasets` reads it;
- a folder with a text `NAME.txt` beside each picture `NAME.png`; a picture without one is left out.

A column or key `category`, where there is one, and `negatives`, in JSON a list of false captions, are read too.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from train.evaluate.cases import Case
from train.evaluate.pictures import Picture
from train.readers.files import ReaderError, items, picture, read_lines, read_text, text

__all__ = ["captioned", "captions"]

_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff")
_PATHS, _CAPTIONS = ("path", "file_name", "filename", "image"), ("caption", "text")
_AMONG = 10  # captions that one without negatives stands among


def captioned(path: str | Path) -> list[tuple[Picture, str]]:
    """Pictures with their captions.

    Raises:
        ReaderError: if there are none, or a picture isn't there.
    """
    return [(Picture(image), caption) for image, caption, _ in _entries(Path(path))]


def captions(path: Path) -> list[Case]:
    """Cases: each picture with its caption, against its own negatives, or the next pictures with theirs.

    Raises:
        ReaderError: if there are none, or a picture isn't there.
    """
    entries = list(_entries(path))
    # One caption a picture: others of the same picture would be true of it.
    firsts = [next(some) for _, some in groupby(sorted(entries, key=lambda e: str(e[0])), key=lambda e: e[0])]
    out = []
    for k, (image, caption, more) in enumerate(firsts):
        negatives = more.get("negatives")
        if isinstance(negatives, list):
            wrong = [text({"negatives": n}, "negatives", str(image)) for n in negatives]
            pictures, own, texts = [image], [caption], [caption, *wrong]
        else:
            others = [firsts[(k + j) % len(firsts)] for j in range(1, min(_AMONG, len(firsts)))]
            others = [o for o in others if o[1] != caption]
            pictures, own, texts = (
                [image, *(o[0] for o in others)],
                [caption, *(o[1] for o in others)],
                [caption],
            )
        if len(own) > 1 or len(texts) > 1:
            category = more.get("category")
            labels = {"category": frozenset((category,))} if isinstance(category, str) and category else {}
            out.append(
                Case(
                    key=image.name,
                    family=image.name,
                    pictures=[Picture(p) for p in pictures],
                    captions=own,
                    texts=texts,
                    case_labels=labels,
                )
            )
    return out


def _entries(path: Path) -> Iterator[tuple[Path, str, Mapping[str, Any]]]:
    if not path.exists():
        raise ReaderError(f"there is no {path}")
    found = list(_folder(path) if path.is_dir() else _rows(path, _table(path)))
    if not found:
        raise ReaderError(f"{path} has no pictures with captions")
    yield from found


def _folder(folder: Path) -> Iterator[tuple[Path, str, Mapping[str, Any]]]:
    if (folder / "metadata.jsonl").is_file():
        yield from _rows(folder / "metadata.jsonl", read_lines(folder / "metadata.jsonl"))
    elif (folder / "metadata.csv").is_file():
        yield from _rows(folder / "metadata.csv", _table(folder / "metadata.csv"))
    else:
        for image in sorted(folder.rglob("*")):
            if image.suffix.lower() in _SUFFIXES and image.with_suffix(".txt").is_file():
                said = " ".join(read_text(image.with_suffix(".txt")).split())
                yield image, text({"caption": said}, "caption", str(image.with_suffix(".txt"))), {}


def _table(path: Path) -> list[dict[str, Any]]:
    try:
        return list(csv.DictReader(io.StringIO(read_text(path), newline=""), strict=True))
    except csv.Error as error:
        raise ReaderError(f"{path} isn't a CSV: {error}") from None


def _rows(path: Path, rows: list[Any]) -> Iterator[tuple[Path, str, Mapping[str, Any]]]:
    for name, entry in items(rows, path):
        where = f"{path.name}, row {int(name) + 1}"
        at = next((key for key in _PATHS if key in entry), None)
        said = next((key for key in _CAPTIONS if key in entry), None)
        if at is None or said is None:
            raise ReaderError(
                f"{where}: expected the columns path and caption; it has {', '.join(map(str, entry)) or 'none'}"
            )
        yield picture([path.parent], text(entry, at, where), where), text(entry, said, where), entry
