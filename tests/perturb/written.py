"""Groups written to folders as the command writes them, for tests that read them back."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import geodsl
from perturb.batch import Asked, Made, made
from perturb.blocks.groups import Group
from perturb.stream import Stream
from perturb.suite import Suite, standard

__all__ = ["DIAGRAMS", "SIZE", "diagram", "folder", "some", "whole", "written"]

ROOT = Path(__file__).parents[2] / "examples" / "diagrams"
DIAGRAMS = sorted(p for p in ROOT.rglob("*.geo") if p.stem != "definitions")
SIZE = 224


def diagram(name: str) -> geodsl.Diagram:
    """An example, by its chapter and name."""
    return geodsl.load(ROOT / f"{name}.geo")


def some(
    name: str,
    *,
    n: int = 10,
    seed: int = 0,
    count: int = 1,
    anchor: str = "random",
    suite: Suite | None = None,
) -> list[Group]:
    """Groups of an example, with as many negatives as there are."""
    stream = Stream(diagram(name), suite, n=n, seed=seed, size=SIZE, anchor=anchor, fewer=True)
    return stream.block(0, count)


def written(group: Group, folder: Path) -> Path:
    """A group as a folder."""
    return _put(Made(Asked(standard(), size=SIZE), "figure.geo", group), folder)


@lru_cache(maxsize=16)
def whole(name: str) -> Made:
    """An example's group with texts and a hard positive, as the command makes it; made once."""
    return made(diagram(name), Asked(standard(), size=SIZE, fewer=True, positives=1), source="figure.geo")


@lru_cache(maxsize=16)
def folder(name: str) -> Path:
    """Its folder: not to be written into."""
    return _put(whole(name), Path(mkdtemp(prefix="geodsl-group-")))


def _put(made: Made, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in made.files():
        (folder / name).write_bytes(data)
    return folder
