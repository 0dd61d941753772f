"""What the files of a group look like, for other programs."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

__all__ = ["group_schema"]


def group_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `group.json`."""
    found: dict[str, Any] = json.loads(
        files("perturb.schema").joinpath("group.schema.json").read_text("utf-8")
    )
    return found
