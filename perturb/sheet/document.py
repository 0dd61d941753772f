"""The page of a group: one file that needs nothing else, and lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import PurePath
from typing import Any

from perturb.sheet.amounts import plural
from perturb.sheet.controls import controls
from perturb.sheet.markup import escape, join, tag
from perturb.sheet.members import anchor, card, same
from perturb.sheet.pictures import data_uri, is_dark
from perturb.sheet.tables import rejected, texts

__all__ = ["page"]


def page(record: dict[str, Any], pictures: Sequence[bytes]) -> str:
    """The page of a group.

    Args:
        record: what `perturb.recording.record.record` makes.
        pictures: of its members, in their order: PNG, JPEG or WebP.

    Raises:
        ValueError: if there isn't a picture for each member, or one isn't a picture.
    """
    members = record["members"]
    if len(pictures) != len(members):
        raise ValueError(f"{len(pictures)} pictures for {len(members)} members")
    uris = [data_uri(data) for data in pictures]
    # Every negative has the anchor beside it: a rule of the style lets the page hold it once.
    style = _asset("sheet.css") + f'\n.anchor-pic {{ background-image: url("{uris[0]}"); }}\n'
    script = _asset("sheet.js")
    negatives = [card(record, k, uri) for k, uri in enumerate(uris) if members[k]["role"] == "negative"]
    title = record["title"] or PurePath(record["source"]).stem or "A group"
    return _filled(
        _asset("sheet.html"),
        {
            "policy": escape(_policy(style, script)),
            "title": escape(title),
            "style": style,
            "script": script,
            "paper": "dark" if is_dark(pictures[0]) else "light",
            "meta": _meta(record),
            "count": escape(plural(len(negatives), "negative")),
            "anchor": anchor(record),
            "controls": controls("of all negatives"),
            "large_controls": controls("of this negative"),
            "negatives": join(negatives),
            "same": same(record, uris),
            "texts": texts(record),
            "rejected": rejected(record),
            "foot": escape(
                f"{record['format']} {record['version']}, seed {record['seed']}, from {record['source']}"
            ),
        },
    )


def _meta(record: dict[str, Any]) -> str:
    image = record["image"]
    told = [record["suite"], f"{image['style']}, {image['size']} px"]
    return join([tag("span", text) for text in told if text], " · ")


def _policy(style: str, script: str) -> str:
    """What the page may do: show what it holds itself, and run its own script."""
    return (
        f"default-src 'none'; img-src data:; style-src {_hashed(style)}; script-src {_hashed(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    return files("perturb.sheet").joinpath(name).read_text("utf-8")


def _filled(template: str, parts: Mapping[str, str]) -> str:
    """The template with its gaps filled, in one go: what is filled in has no gaps."""
    return re.sub(r"\{\{(\w+)\}\}", lambda m: parts[m.group(1)], template)
