"""Speed of the picture, measured in one run: layout, drawing, encoding, the whole, and what others take.

    python benchmarks/picture.py     # prints the table, keeps it in benchmarks/results/picture.json and README.md

"Bare" is cairo drawing the same strokes and letters, and the encoder writing them, with nothing else done. "Whole" is
everything from fresh random numbers to a file: realise, judge the facts, lay out, draw, encode. "matplotlib" draws the
same strokes, marks and letters, warm, into one figure that is cleared and used again.
"""

from __future__ import annotations

import io
import platform
from typing import Any

import numpy as np
from tables import Row, best, publish

import geodsl
from geodsl.depict import depict
from geodsl.diagram import Diagram
from geodsl.picture import DisplayList, encode, layouts, raster
from geodsl.picture.display import ArcPath, CirclePath, DiscFill, PolylinePath, RegionFill
from geodsl.picture.looks.effects import EFFECTS, apply

N = 64
SIZES = (224, 336)
# Eight letters: a triangle in its circle, with a midpoint, a foot and the centres that go with them.
EIGHT = """
triangle ABC
circumcircle w of ABC
O = circumcenter of ABC
M = midpoint of BC
D = foot of A on BC
N = midpoint of CA
H = orthocenter of ABC
draw segments AD, AM, BN, OM, OH
mark OM perpendicular BC
mark M midpoint of BC
"""
# Twelve: a hexagon in a circle, its centre, and points where its chords meet.
TWELVE = """
regular hexagon ABCDEF
circumcircle w of ABC
O = circumcenter of ABC
G = intersection of AC and BF
H = intersection of AC and BD
I = midpoint of CD
J = midpoint of EF
K = intersection of AD and BF
draw segments AC, BD, BF, AD, OI, OJ
mark I midpoint of CD
"""


def measure(text: str, size: int) -> dict[str, float]:
    """Milliseconds a picture, N of them at once."""
    diagram = geodsl.parse(text)
    letters = len(diagram.scene.points)
    figures = diagram.realize(n=N)
    sketch = depict(figures.scene, figures.at)
    displays = layouts(sketch, size=size)
    pixels = [raster(display) for display in displays]

    def bare() -> None:
        for display in displays:
            encode(raster(display))

    def draw() -> None:
        for display in displays:
            raster(display)

    def write() -> None:
        for image in pixels:
            encode(image)

    seeds = iter(range(1, 10**6))
    realising = best(lambda: diagram.realize(seed=next(seeds), n=N))
    return {
        "letters": letters,
        "realise_and_facts": realising / N,
        "depict": best(lambda: depict(figures.scene, figures.at)) / N,
        "layout": best(lambda: layouts(sketch, size=size)) / N,
        "draw": best(draw) / N,
        "encode": best(write) / N,
        "bare": best(bare) / N,
        "whole": best(lambda: whole(diagram, next(seeds), size)) / N,
        "misses": sum(bool(display.misses) for display in displays) / N,
        "acceptance": figures.acceptance,
        "matplotlib": matplotlib(displays[:8], size),
    }


def whole(diagram: Diagram, seed: int, size: int) -> list[bytes]:
    """Everything, from random numbers to files."""
    return diagram.images(seed=seed, n=N, size=size)


def matplotlib(displays: list[DisplayList], size: int) -> float:
    """Milliseconds that matplotlib takes for a picture of the same ink, warm."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot
    from matplotlib.patches import Arc, Circle, Polygon

    figure = pyplot.figure(figsize=(size / 100, size / 100), dpi=100)
    axes = figure.add_axes((0, 0, 1, 1))

    def draw(display: DisplayList) -> bytes:
        axes.clear()
        axes.set_axis_off()
        axes.set_xlim(0, size)
        axes.set_ylim(size, 0)
        for item in display.items:
            match item:
                case PolylinePath():
                    x, y = [p.real for p in item.points], [p.imag for p in item.points]
                    axes.plot(x, y, color="black", linewidth=0.72 * item.width)
                case CirclePath():
                    center = (item.center.real, item.center.imag)
                    axes.add_patch(Circle(center, item.radius, fill=False, linewidth=0.72 * item.width))
                case ArcPath():
                    first, last = np.degrees(sorted((item.start, item.start + item.sweep)))
                    center, across = (item.center.real, item.center.imag), 2 * item.radius
                    axes.add_patch(Arc(center, across, across, theta1=first, theta2=last))
                case DiscFill():
                    axes.add_patch(Circle((item.center.real, item.center.imag), item.radius, color="black"))
                case RegionFill():
                    for ring in item.rings:
                        axes.add_patch(Polygon([(p.real, p.imag) for p in ring], color="lightgrey"))
        for name, box in display.labels.items():
            axes.text(box.left, box.bottom, name, fontsize=10, style="italic", family="serif")
        file = io.BytesIO()
        figure.savefig(file, format="png")
        return file.getvalue()

    took = best(lambda: [draw(display) for display in displays], repeat=5) / len(displays)
    pyplot.close(figure)
    return took


def effects() -> dict[str, float]:
    """Milliseconds that each effect of paper and camera takes on a grey picture of 224 px."""
    grey = np.full((224, 224), 255, np.uint8)
    grey[100:103, 20:200] = 0
    return {name: best(lambda name=name: apply(grey, [(name, 0.7)], 1)) for name in EFFECTS}


def rows(result: dict[str, Any]) -> list[Row]:
    """The table."""
    out = []
    for name, sizes in result["figures"].items():
        for size, ms in sizes.items():
            head = f"{ms['letters']:.0f} letters, {size} px:"
            steps = ("realise_and_facts", "layout", "draw", "encode")
            parts = " + ".join(f"{ms[step]:.2f}" for step in steps)
            out.append(Row(f"{head} realise and judge + lay out + draw + encode", f"{parts} ms"))
            limit = "≤ 1.8" if name == "eight" and size == "224" else ""
            out.append(Row(f"{head} whole / bare", _ratio(ms["whole"], ms["bare"]), limit))
            limit = "≥ 40" if name == "eight" and size == "224" else ""
            out.append(Row(f"{head} matplotlib / whole", _ratio(ms["matplotlib"], ms["whole"]), limit))
    slowest = max(result["effects_ms"], key=result["effects_ms"].get)
    out.append(Row("the slowest effect, 224 px grey", f"{result['effects_ms'][slowest]:.2f} ms ({slowest})"))
    return out


def _ratio(one: float, other: float) -> str:
    return f"{one / other:.2f} ({one:.2f} / {other:.2f} ms)"


def main() -> None:
    figures = {
        name: {str(size): measure(text, size) for size in SIZES}
        for name, text in {"eight": EIGHT, "twelve": TWELVE}.items()
    }
    result = {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "figures": figures,
        "effects_ms": effects(),
    }
    publish("picture", result, rows(result))


if __name__ == "__main__":
    main()
