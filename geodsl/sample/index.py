"""Which kinds of facts each motif has been seen with, and which come by growing: a search for others isn't begun."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

__all__ = ["FILE", "index"]

FILE = "facts.json"


@cache
def index() -> dict[str, frozenset[str]]:
    """Kinds of facts by the name of a motif; under "composition" and "free" those that come by growing."""
    file = resources.files("geodsl.sample.motifs").joinpath(FILE)
    if not file.is_file():
        return {}
    return {name: frozenset(kinds) for name, kinds in json.loads(file.read_text(encoding="utf-8")).items()}
