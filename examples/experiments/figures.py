"""The figures of the experiment: every shape with all that may be drawn in it, each a program and a family.

python examples/experiments/figures.py FOLDER     # writes them, to look at: triangle-median.geo, …
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

__all__ = ["programs", "written"]

TRIANGLES = {
    "triangle": "triangle ABC",
    "isosceles": "isosceles triangle ABC with AB = AC",
    "equilateral": "equilateral triangle ABC",
    "right": "right triangle ABC with angle ABC = 90°",
}
IN_A_TRIANGLE = {
    "alone": (),
    "shaded": ("shade ABC",),
    "circumcircle": ("w = circumcircle of ABC",),
    "incircle": ("w = incircle of ABC",),
    "cevian": ("D on segment BC", "draw AD"),
    "median": ("D = midpoint of BC", "draw AD"),
    "altitude": ("D = foot of B on CA", "draw BD"),
    "midline": ("D = midpoint of AB", "E = midpoint of AC", "draw DE"),
    "medians": ("D = midpoint of AB", "E = midpoint of AC", "draw BE, CD"),
    "centroid": ("G = centroid of ABC", "draw AG, BG, CG"),
}
QUADRILATERALS = {
    "square": "square ABCD",
    "rectangle": "rectangle ABCD",
    "rhombus": "rhombus ABCD",
    "parallelogram": "parallelogram ABCD",
    "kite": "kite ABCD",
    "trapezium": "trapezium ABCD with AB parallel CD",
}
IN_A_QUADRILATERAL = {
    "alone": (),
    "shaded": ("shade ABCD",),
    "diagonal": ("draw AC",),
    "diagonals": ("P = intersection of AC and BD", "draw AC, BD"),
    "spoke": ("E = midpoint of AB", "draw DE"),
    "spokes": ("E = midpoint of BC", "draw AE, DE"),
    "crossbar": ("E = midpoint of AB", "F = midpoint of CD", "draw EF"),
}


def programs() -> Iterator[tuple[str, str]]:
    """Names and programs."""
    for shapes, things in ((TRIANGLES, IN_A_TRIANGLE), (QUADRILATERALS, IN_A_QUADRILATERAL)):
        for (shape, first), (thing, rest) in product(shapes.items(), things.items()):
            yield f"{shape}-{thing}", "\n".join((first, *rest, ""))


def written(folder: Path, some: Iterable[tuple[str, str]] | None = None) -> Path:
    """The folder, with all of them in it, or with some other programs."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, program in programs() if some is None else some:
        (folder / f"{name}.geo").write_text(program, "utf-8")
    return folder


if __name__ == "__main__":
    print(written(Path(sys.argv[1])))
