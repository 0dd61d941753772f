"""The tables of docs/lmm.md: `python -m train.lmm.manual` writes them anew."""

from __future__ import annotations

from pathlib import Path

from geodsl.settings import manual
from train.lmm.config import LmmConfig
from train.lmm.rl.settings import RlSettings

__all__ = ["PAGE", "filled"]

PAGE = Path(__file__).parents[2] / "docs" / "lmm.md"


def filled(page: str) -> str:
    """The page with the tables as they are now."""
    page = manual.filled(page, "fields", manual.table(LmmConfig))
    return manual.filled(page, "rl", manual.table(RlSettings))


if __name__ == "__main__":
    manual.write(PAGE, filled)
