"""Recipes in files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geodsl import settings
from perturb.groups.recipe import Recipe

__all__ = ["load", "parse"]


def parse(text: str, *, folder: str | Path | None = None, **other: Any) -> Recipe:
    """The recipe that a text holds; see `geodsl.settings.parse`."""
    return settings.parse(Recipe, text, folder=folder, **other)


def load(path: str | Path, **other: Any) -> Recipe:
    """The recipe in a file; its paths are taken from where it lies."""
    return settings.load(Recipe, path, **other)
