"""Rows of published files: JSON, JSON lines or parquet, with the fields that are expected, or a sentence about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from train.evaluate.errors import EvaluateError
from train.evaluate.pictures import Picture
from train.readers.files import ReaderError, items, picture, read_json, read_lines, read_text

__all__ = ["Row", "found_in", "image_of", "rows", "said", "version"]

SUFFIXES = (".parquet", ".jsonl", ".json")
_PICKLES = (".pk", ".pkl", ".pickle")
_AT_ONCE = 64  # rows of a parquet file: each holds a picture
_LARGEST = 64 * 2**20  # bytes of a picture's file

Row = tuple[str, Mapping[str, Any]]
"""Where an entry stands, and the entry."""


def found_in(path: Path, test: str, names: Sequence[str]) -> list[Path]:
    """The files of a test: the path itself, or what matches the first of some patterns in its folder.

    Raises:
        ReaderError: if there are none, or the file is a pickle.
    """
    if not path.exists():
        raise ReaderError(f"there is no {path}")
    if path.is_file():
        _readable(path)
        return [path]
    for name in names:
        found = sorted(p for p in path.glob(name) if p.is_file() and p.suffix in SUFFIXES)
        if found:
            return found
    pickles = sorted(p for p in path.rglob("*") if p.suffix in _PICKLES)
    if pickles:
        _readable(pickles[0])
    raise ReaderError(f"{path} holds no {test}: expected {' or '.join(names)} there")


def _readable(path: Path) -> None:
    if path.suffix in _PICKLES:
        raise ReaderError(
            f"{path} is a pickle, which can run any program when it is read, and isn't opened. In an environment that "
            'you can throw away: rows = pickle.load(open(FILE, "rb")); write json.dumps of each row without its array '
            "`image` as a line of FILE.jsonl, and the array with PIL.Image.fromarray(row['image']).save(...) as "
            "image/ID.png beside it, ID being the row's `id`"
        )
    if path.suffix not in SUFFIXES:
        raise ReaderError(f"{path}: expected a file of {', '.join(SUFFIXES)}")


def rows(path: Path) -> Iterator[Row]:
    """The entries of a file, one after another.

    Raises:
        ReaderError: if it can't be read as what its name says.
    """
    if path.suffix == ".parquet":
        yield from _parquet(path)
        return
    told = read_lines(path) if path.suffix == ".jsonl" or _is_lines(path) else read_json(path)
    for name, entry in items(told, path):
        yield f"{path.name}, entry {name}", entry


def _is_lines(path: Path) -> bool:
    """Whether a `.json` holds a line an entry, as some are published."""
    first, _, rest = read_text(path).lstrip().partition("\n")
    return first.rstrip().startswith("{") and first.rstrip().endswith("}") and bool(rest.strip())


def _parquet(path: Path) -> Iterator[Row]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise ReaderError(
            f"{path} needs the package pyarrow to be read: pip install 'geodsl[train]'"
        ) from None
    number = 0
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_AT_ONCE):
                for entry in batch.to_pylist():
                    yield f"{path.name}, row {number}", entry
                    number += 1
    except (pyarrow.ArrowException, OSError) as error:
        raise ReaderError(f"{path} can't be read as parquet: {error}") from None


def version(entry: Mapping[str, Any], where: str, test: str, expected: Sequence[str]) -> None:
    """Refuse entries that lack any of the fields that the test was published with.

    Raises:
        ReaderError: with what was expected and what was found.
    """
    missing = [name for name in expected if name not in entry]
    if missing:
        raise ReaderError(
            f"{where}: another version of {test} than is known here: expected the fields {', '.join(expected)}; "
            f"found {', '.join(map(str, entry)) or 'none'}; missing {', '.join(missing)}"
        )


def said(value: Any, name: str, where: str) -> str:
    """A text of any length but none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float) or not str(value).strip():
        raise ReaderError(f"{where}: {name} is a text, not {str(value)[:40]!r}")
    return str(value)


def image_of(value: Any, folders: Sequence[Path], where: str) -> bytes:
    """A picture's file: bytes as parquet holds them, or a path, looked for in some folders.

    Raises:
        ReaderError: if there is none, or it is no picture.
    """
    if isinstance(value, Mapping) and isinstance(value.get("bytes"), bytes):
        data = value["bytes"]
    elif isinstance(value, bytes):
        data = value
    else:
        name = value.get("path") if isinstance(value, Mapping) else value
        path = picture(folders, _inside(said(name, "the picture", where)), where)
        if path.stat().st_size > _LARGEST:
            raise ReaderError(f"{where}: {path} is larger than {_LARGEST:,} bytes")
        data = path.read_bytes()
    if (fault := _fault(data)) is not None:
        raise ReaderError(f"{where}: {fault}")
    return data


@lru_cache(maxsize=256)  # several questions in a row are about one picture
def _fault(data: bytes) -> str | None:
    try:
        Picture(data).open()
    except EvaluateError as error:
        return str(error)
    return None


def _inside(name: str) -> str:
    """A path as it is seen from the folder of its test: published ones may begin with `./` or `/`."""
    return name.lstrip("/").removeprefix("./")
