"""The gallery's files: a page with its index, and a script for every group, read when the group comes into view."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from typing import Any

from geodsl.dataset.gallery.entries import FACETS, entry, facets
from geodsl.dataset.record import Record

__all__ = ["gallery"]


def gallery(name: str, records: Iterable[Record], *, total: int | None = None) -> Iterator[tuple[str, bytes]]:
    """The files of a gallery, by their names; the page itself comes last.

    Args:
        name: of the dataset.
        total: how many groups the dataset has, where not all of them are shown.
    """
    rows: list[list[Any]] = []
    values: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
    for record in records:
        found = facets(record)
        numbers = []
        for facet in FACETS:
            known = values[facet]
            numbers.append([known.setdefault(value, len(known)) for value in found[facet]])
        rows.append([record.key, int(record.star), numbers])
        yield f"groups/{record.key}.js", f"gallery.put({_script(entry(record))});\n".encode()
    index = {
        "name": name,
        "total": len(rows) if total is None else total,
        "facets": [{"name": facet, "values": list(values[facet])} for facet in FACETS],
        "groups": rows,
    }
    yield "index.html", _page(name, index).encode()


def _page(name: str, index: dict[str, Any]) -> str:
    slots = {
        "title": escape(name),
        "style": _asset("gallery.css"),
        "index": _script(index),
        "script": _asset("gallery.js"),
    }
    # In one pass: a name may look like a slot itself.
    return re.sub(r"\{\{(title|style|index|script)\}\}", lambda m: slots[m[1]], _asset("gallery.html"))


def _script(data: Any) -> str:
    """Data as it may stand in a script, whatever texts are in it."""
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return told.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _asset(name: str) -> str:
    return files("geodsl.dataset.gallery").joinpath(name).read_text(encoding="utf-8")
