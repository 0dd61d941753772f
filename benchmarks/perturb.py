"""Speed of perturbation, measured in one run: certified negatives from solving to PNG, beside bare drawing and the
published way.

    python benchmarks/perturb.py            # prints the table, keeps it in benchmarks/results/ and README.md
    python benchmarks/perturb.py --step 8   # acceptance on every eighth example only
    python benchmarks/perturb.py --times    # acceptance, which takes minutes, is kept from the last run

"Bare" is cairo drawing the same pictures, and the encoder writing them, with nothing else done. "The published way" is
one Python process running one matplotlib script for one image. Acceptance is certified / proposed over all examples
with the built-in suite; a target that is never well-formed in a diagram isn't proposed there.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from tables import Row, best, publish

# This file is called as the package is; what lies beside it has been imported.
sys.path[:] = [p for p in sys.path if Path(p).resolve() != Path(__file__).resolve().parent]

import geodsl  # noqa: E402
from geodsl.picture import encode, raster  # noqa: E402
from perturb.blocks.groups import Group  # noqa: E402
from perturb.stream import BLOCK, Stream, TooFew  # noqa: E402
from perturb.suite import load  # noqa: E402

EXAMPLES = Path(__file__).parents[1] / "examples"
TIMED = (
    "circles/two-tangents",
    "triangles/incircle",
    "quadrilaterals/parallelogram",
    "similarity/midsegment",
    "circles/incentre-on-the-circle",
    "congruence/square-in-square",
)
SIZE = 224
BLOCKS = 4
SCRIPT = """
import matplotlib
matplotlib.use("Agg")
from matplotlib import pyplot
figure, axes = pyplot.subplots(figsize=(2.24, 2.24), dpi=100)
axes.set_axis_off()
axes.set_aspect("equal")
axes.plot([0, 4, 1, 0], [0, 0, 3, 0], color="black")
axes.plot([0, 2.5], [0, 1.5], color="black")
axes.add_patch(pyplot.Circle((2, 1), 1.2, fill=False))
for name, x, y in (("A", 0, 0), ("B", 4, 0), ("C", 1, 3), ("M", 2.5, 1.5)):
    axes.text(x, y, name, style="italic", family="serif")
figure.savefig("/dev/null" if __import__("os").name != "nt" else "nul", format="png")
"""


def timed(stream: Stream) -> dict[str, float]:
    """Negatives a second, and the same pictures drawn bare."""
    stream.block(0)  # what is found out once is found out
    groups: list[Group] = []
    start = perf_counter()
    for number in range(1, BLOCKS + 1):
        for group in stream.block(number):
            groups.append(group)
            for member in group.members:
                encode(member.picture.pixels)
    took = perf_counter() - start
    displays = [m.picture.display for g in groups for m in g.members]
    bare = best(lambda: [encode(raster(d)) for d in displays], repeat=3) / 1e3
    negatives = sum(len(g.members) - 1 for g in groups)
    pictures = len(displays)
    return {
        "negatives": negatives,
        "groups": len(groups),
        "seconds": took,
        "per_second": negatives / took,
        "bare_per_second": pictures / bare,
        "of_bare": (pictures / took) / (pictures / bare),
    }


def published() -> float:
    """Seconds that one process with one matplotlib script takes for an image."""
    return best(lambda: subprocess.run([sys.executable, "-c", SCRIPT], check=True), repeat=5) / 1e3


def acceptance(step: int) -> dict[str, Any]:
    """What share of proposed changes is certified, by operator, and why others aren't."""
    proposed: Counter[str] = Counter()
    certified: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    diagrams = short = 0
    for path in sorted((EXAMPLES / "diagrams").rglob("*.geo"))[::step]:
        diagram = geodsl.load(path)
        if len(diagram.scene.points) < 2:
            continue
        stream = Stream(diagram, n=10, size=SIZE, fewer=True)
        try:
            groups = stream.block(0, 4)
        except TooFew:
            short += 1
            continue
        diagrams += 1
        short += any(len(g.members) <= 10 for g in groups) or not groups
        proposed += stream.maker.proposed
        certified += stream.maker.certified
        refused += stream.refused
    return {
        "diagrams": diagrams,
        "with_fewer_than_ten": short,
        "share": sum(certified.values()) / max(1, sum(proposed.values())),
        "by_operator": {name: certified[name] / count for name, count in sorted(proposed.items())},
        "proposed": dict(sorted(proposed.items())),
        "refused": dict(refused.most_common(30)),
    }


def rows(result: dict[str, Any]) -> list[Row]:
    """The table."""
    out = []
    for name, ms in result["diagrams"].items():
        told = f"{ms['per_second']:,.0f}/s ({ms['of_bare']:.2f} of bare)"
        out.append(Row(f"{name}: certified negatives", told))
    whole = result["whole"]
    out.append(Row("certified negatives a second a core", f"{whole['per_second']:,.0f}", "≥ 1,500"))
    out.append(Row("share of the bare rate", f"{whole['of_bare']:.2f}", "≥ 0.35"))
    out.append(
        Row("one process a matplotlib script / one negative", f"{whole['published_ratio']:,.0f}", "≥ 500")
    )
    found = result["acceptance"]
    out.append(
        Row(f"acceptance over {found['diagrams']} examples", f"{100 * found['share']:.0f} %", "≥ 60 %")
    )
    return out


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--suite", type=Path)
    parser.add_argument("--times", action="store_true")
    asked = parser.parse_args()
    kept = Path(__file__).parent / "results" / "perturb.json"
    last = json.loads(kept.read_text("utf-8"))["acceptance"] if asked.times else None
    suite = load(asked.suite) if asked.suite else None
    diagrams = {
        name: timed(Stream(geodsl.load(EXAMPLES / "diagrams" / f"{name}.geo"), suite, size=SIZE, fewer=True))
        for name in TIMED
    }
    negatives = sum(d["negatives"] for d in diagrams.values())
    seconds = sum(d["seconds"] for d in diagrams.values())
    bare = sum((d["negatives"] + d["groups"]) / d["bare_per_second"] for d in diagrams.values())
    one = published()
    result = {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "block": BLOCK,
        "diagrams": diagrams,
        "whole": {
            "per_second": negatives / seconds,
            "of_bare": bare / seconds,
            "published_seconds": one,
            "published_ratio": one * negatives / seconds,
        },
        "acceptance": last or acceptance(asked.step),
    }
    publish("perturb", result, rows(result))


if __name__ == "__main__":
    main()
