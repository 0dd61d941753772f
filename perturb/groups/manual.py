"""The table of a recipe's fields in docs/datasets.md: `python -m perturb.groups.manual` writes it anew."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

from geodsl.settings import default_of
from perturb.groups.recipe import Recipe

__all__ = ["filled", "table"]

PAGE = Path(__file__).parents[2] / "docs" / "datasets.md"
_PLACE = re.compile(r"(<!-- fields -->\n).*?(<!-- /fields -->)", re.DOTALL)


def table() -> str:
    """Every field with what it usually is and what it says."""
    rows = ["| field | usually | what it says |", "|---|---|---|"]
    rows += [f"| `{f.name}` | {_shown(default_of(f))} | {f.metadata['help']} |" for f in fields(Recipe)]
    return "\n".join(rows) + "\n"


def filled(page: str) -> str:
    """The page with the table as it is now."""
    return _PLACE.sub(lambda m: m[1] + table() + m[2], page)


def _shown(value: Any) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, dict):
        return "`{ " + ", ".join(f"{k} = {v}" for k, v in value.items()) + " }`"
    return f"`{json.dumps(value)}`"


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text("utf-8")), "utf-8")
