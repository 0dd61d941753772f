"""The examples as pictures: every letter has a good place, and every look shows them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

import geodsl
from geodsl.depict import depict
from geodsl.picture import Sketch, layouts
from tests.picture.promises import check_labels

FOLDER = Path(__file__).parents[2] / "examples" / "diagrams"
DIAGRAMS = [path for path in sorted(FOLDER.rglob("*.geo")) if path.stem != "definitions"]
SIZES = (224, 336)
STYLES = ("textbook", "blackboard", "hand-drawn")
FIGURES = 6

parametrized = pytest.mark.parametrize("path", DIAGRAMS, ids=[path.stem for path in DIAGRAMS])


@cache
def figures(path: Path) -> geodsl.Figures:
    return geodsl.load(path).realize(seed=0, n=FIGURES)


@cache
def sketch(path: Path) -> Sketch:
    return depict(figures(path).scene, figures(path).at)


@parametrized
def test_labels_keep_their_promises(path: Path) -> None:
    displays = layouts(sketch(path), size=224)
    for k in (0, FIGURES - 1):
        one = figures(path)[k]
        check_labels(depict(one.scene, one.at), displays[k])


@pytest.mark.parametrize("size", SIZES)
def test_hardly_any_figure_is_refused_for_its_labels(size: int) -> None:
    missed = [bool(display.misses) for path in DIAGRAMS for display in layouts(sketch(path), size=size)]
    assert np.mean(missed) < 0.05, f"{sum(missed)} of {len(missed)} at {size} px"


@parametrized
def test_every_look_shows_it(path: Path) -> None:
    diagram = geodsl.load(path)
    looks = [diagram.picture(size=224, style=style).pixels for style in STYLES]
    for pixels in looks:
        assert pixels.shape[:2] == (224, 224) and np.ptp(pixels) > 100
    assert len({pixels.tobytes() for pixels in looks}) == len(looks)
