"""The table of a recipe's fields in docs/datasets.md: `python -m perturb.groups.manual` writes it anew."""

from __future__ import annotations

from pathlib import Path

from geodsl.settings import manual
from perturb.groups.recipe import Recipe

__all__ = ["PAGE", "filled"]

PAGE = Path(__file__).parents[2] / "docs" / "datasets.md"


def filled(page: str) -> str:
    """The page with the table as it is now."""
    return manual.filled(page, "fields", manual.table(Recipe))


if __name__ == "__main__":
    manual.write(PAGE, filled)
