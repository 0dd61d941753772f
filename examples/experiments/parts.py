"""Shapes cut into parts, of which one is shaded: each shape with each way to cut it is a program and a family.

python examples/experiments/parts.py FOLDER     # writes them, to look at: scalene-medians.geo, …

Their letters have the same places: a small tower that begins with nothing reads where a part lies far sooner than the
letter beside it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

__all__ = ["programs", "written"]

TRIANGLES = {
    "scalene": "triangle ABC",
    "isosceles": "isosceles triangle ABC with AC = BC",
    "equilateral": "equilateral triangle ABC",
    "right": "right triangle ABC with angle CAB = 90°",
}
UPRIGHT_TRIANGLE = ("AB horizontal", "A left of B", "C above AB")
# Lines that make something in a shape, and the parts that it is cut into.
IN_A_TRIANGLE = {
    "alone": ((), ()),
    "circumcircle": (("w = circumcircle of ABC",), ()),
    "incircle": (("w = incircle of ABC",), ()),
    "cevian": (("D = midpoint of AB",), ("ADC", "BCD")),
    "median": (("D = midpoint of BC",), ("ABD", "ADC")),
    "midline": (("D = midpoint of AC", "E = midpoint of BC"), ("CDE", "ABED")),
    "medial": (
        ("D = midpoint of AB", "E = midpoint of BC", "F = midpoint of CA"),
        ("DEF", "ADF", "DBE", "FEC"),
    ),
    "centroid": (("G = centroid of ABC",), ("ABG", "BCG", "CAG")),
    "thirds": (("D, E = trisection points of AB",), ("ADC", "DEC", "EBC")),
    "medians": (
        ("D = midpoint of AB", "E = midpoint of BC", "F = midpoint of CA", "G = centroid of ABC"),
        ("ADG", "DBG", "BEG", "ECG", "CFG", "FAG"),
    ),
    "fan": (("D = midpoint of AB", "E = midpoint of BC"), ("ADC", "DBE", "DEC")),
}
QUADRILATERALS = {
    "square": "square ABCD",
    "rectangle": "rectangle ABCD",
    "rhombus": "rhombus ABCD",
    "parallelogram": "parallelogram ABCD",
    "kite": "kite ABCD",
    "trapezium": "trapezium ABCD with AB parallel CD",
}
UPRIGHT_QUADRILATERAL = ("AB horizontal", "A left of B", "D above AB")
IN_A_QUADRILATERAL = {
    "alone": ((), ()),
    "diagonal": ((), ("ABC", "CDA")),
    "other-diagonal": ((), ("ABD", "BCD")),
    "diagonals": (("P = intersection of AC and BD",), ("ABP", "BCP", "CDP", "DAP")),
    "spokes": (("E = midpoint of AB",), ("CDE", "AED", "EBC")),
    "roof": (("E = midpoint of CD",), ("ABE", "AED", "BCE")),
    "crossbar": (("E = midpoint of AB", "F = midpoint of CD"), ("AEFD", "EBCF")),
    "shelf": (("E = midpoint of AD", "F = midpoint of BC"), ("ABFE", "EFCD")),
    "varignon": (
        ("E = midpoint of AB", "F = midpoint of BC", "G = midpoint of CD", "H = midpoint of DA"),
        ("EFGH", "AEH", "EBF", "FCG", "GDH"),
    ),
    "cross": (
        (
            "E = midpoint of AB",
            "F = midpoint of BC",
            "G = midpoint of CD",
            "H = midpoint of DA",
            "P = intersection of EG and FH",
        ),
        ("AEPH", "EBFP", "PFCG", "HPGD"),
    ),
    "corner": (("E = midpoint of AB", "F = midpoint of BC"), ("DEF", "AED", "EBF", "FCD")),
    "half": (("E = midpoint of AB", "F = midpoint of CD"), ("AEF", "EBF", "BCF", "AFD")),
}


def programs() -> Iterator[tuple[str, str]]:
    """Names and programs. Of the parts of a shape the first is shaded, to begin with."""
    for shapes, things, upright in (
        (TRIANGLES, IN_A_TRIANGLE, UPRIGHT_TRIANGLE),
        (QUADRILATERALS, IN_A_QUADRILATERAL, UPRIGHT_QUADRILATERAL),
    ):
        for (shape, first), (thing, (made, parts)) in product(shapes.items(), things.items()):
            drawn = [f"draw {', '.join(f'polygon {p}' for p in parts)}", f"shade {parts[0]}"] if parts else []
            yield f"{shape}-{thing}", "\n".join((first, *made, *upright, *drawn, ""))


def written(folder: Path) -> Path:
    """The folder, with all of them in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, program in programs():
        (folder / f"{name}.geo").write_text(program, "utf-8")
    return folder


if __name__ == "__main__":
    print(written(Path(sys.argv[1])))
