"""Speed of the engine, measured in one run: parsing, realising, finding facts.

    python benchmarks/engine.py     # prints the table, keeps it in benchmarks/results/engine.json and README.md

Every figure is the best of several repetitions, so that a busy machine disturbs it little; what compares
well between machines are the ratios.
"""

from __future__ import annotations

import json
import math
import platform
import random
import re
import string
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

import geodsl
from geodsl.elaborate.definitions import gather
from geodsl.elaborate.statements import read_statements
from geodsl.observe.inventory import Inventory
from geodsl.observe.observe import observe
from geodsl.observe.search import find_facts
from geodsl.realize.attempts import Attempts, Refused
from geodsl.realize.evaluate import take
from grammar import Limits, Source, parse_program

RESULT = Path(__file__).parent / "results" / "engine.json"
README = Path(__file__).parents[1] / "README.md"
_LOWER = "bcdfghjkmnpqrsuvwxyz"  # names of lines, circles and numbers
_TEXTS = 30  # texts of each size, every one with letters of its own
BEGIN, END = "<!-- engine -->\n", "<!-- /engine -->"

LINES = """
let r in 2..4
circle w center O radius r
point P with OP = 2.2 r
A, B = tangents from P to w
M = midpoint of AB
draw segments PA, PB, OA, OB
draw dashed AB, OP
mark angle OAP right
mark PA = PB
label angle APB value
label OA "r"
claim OP perpendicular AB
find angle AOB
triangle CDE with CD = CE, angle C in 30°..80°
F on segment DE with DF : FE = 1 : 2
line l through F parallel CD meets CE at G
H = foot of C on DE
K, L = intersections of l and w
N = intersection of CF and DG
circle k through C, D, E
""".strip().splitlines()

# Ten points: a triangle with its altitudes, their feet, the orthocentre, a circle and a midpoint or two.
FIGURE = """
triangle ABC
D = foot of A on BC
E = foot of B on CA
F = foot of C on AB
H = orthocenter of ABC
M = midpoint of BC
N = midpoint of CA
L = midpoint of AB
circle w through A, B, C
draw segments AD, BE, CF, MN, NL, LM
"""


def growing(points: int) -> str:
    """A strip of triangles, each the mirror image of the one before: as many points as asked for."""
    names = [f"P{k}" for k in range(points)]
    out = ["triangle P0P1P2"]
    for a, b, c, new in zip(names, names[1:], names[2:], names[3:], strict=False):
        out += [f"{new} = reflection of {a} in line {b}{c}", f"draw {b}{new}, {c}{new}"]
    return "\n".join(out)


def best(run: Callable[[], Any], *, repeat: int = 15) -> float:
    """The shortest of several runs, in milliseconds."""
    times = []
    for _ in range(repeat):
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return 1e3 * min(times)


def read(text: str) -> None:
    """Parse and match, without placing anything."""
    tree, found = parse_program(text)
    source, limits = Source(text), Limits()
    statements, macros, more, lost = gather(tree, source, geodsl.vocabulary(), folder=None, limits=limits)
    meaning = read_statements(statements, source, geodsl.vocabulary(), macros, limits, lost=lost)
    assert not found and not more and not meaning.found, [d.render() for d in meaning.found]


def program(lines: int) -> str:
    """A program of so many statements; beyond twenty, the same with other letters."""
    out = []
    for k in range(0, lines, len(LINES)):
        part = LINES[: min(len(LINES), lines - k)]
        for line in part:
            out.append(line if not k else _renamed(line, k // len(LINES)))
    return "\n".join(out)


def fresh(text: str, seed: int) -> str:
    """The same program with other letters, as long as before: nothing that is remembered by name helps."""
    draw = random.Random(seed)
    capitals = string.ascii_uppercase
    unquoted = re.sub(r'"[^"]*"', "", text)
    used = sorted(set(re.findall(r"\b[a-z](?![a-z])", unquoted)) & set(_LOWER))
    other = {
        **dict(zip(capitals, draw.sample(capitals, 26), strict=True)),
        **dict(zip(used, draw.sample(_LOWER, len(used)), strict=True)),
    }
    words = re.split(r'("[^"]*")', text)
    for i in range(0, len(words), 2):
        words[i] = re.sub(r"[A-Z]|\b[a-z](?![a-z])", lambda m: other.get(m[0], m[0]), words[i])
    return "".join(words)


def _renamed(line: str, k: int) -> str:
    words = re.split(r'("[^"]*")', line)
    for i in range(0, len(words), 2):
        words[i] = re.sub(r"([A-Z])", rf"\g<1>{k}", words[i])
        words[i] = re.sub(r"\b([a-z])\b(?!°)", rf"\g<1>{k}", words[i])
    return "".join(words)


def parsing() -> dict[str, float]:
    """Milliseconds to parse and match, by number of statements."""
    read(program(3))  # the parser and the vocabulary are made once
    out = {}
    for n in (3, 10, 20, 40, 60):
        texts = iter([fresh(program(n), seed) for seed in range(_TEXTS)])
        out[str(n)] = best(lambda texts=texts: read(next(texts)), repeat=_TEXTS)
    return out


def per_instance(n: int = 64) -> dict[str, float]:
    """Milliseconds for each accepted instance of the ten-point figure."""
    diagram = geodsl.parse(FIGURE)
    seen = observe(diagram.scene)
    accepted: list[int] = []

    def realise() -> None:
        attempts = Attempts(diagram.scene, seed=len(accepted))
        accepted.append(attempts.batch(n).n)

    def facts() -> None:
        at = Attempts(diagram.scene, seed=1).batch(n)
        seen.clarity.judge(at, Refused())

    realising = best(realise)
    both = best(facts)
    once = best(lambda: observe(diagram.scene), repeat=5)
    whole = best(lambda: geodsl.parse(FIGURE).realize(n=n), repeat=5)
    return {
        "points": len(diagram.scene.points),
        "realise": realising / n,
        "realise_and_facts": both / n,
        "clarity": (both - realising) / n,
        "generic_facts_once": once,
        "parse_to_64_accepted": whole,
        "acceptance": diagram.realize(n=n).acceptance,
    }


def growth() -> dict[str, Any]:
    """Milliseconds to find all facts of a figure, by number of points, and the exponent of growth."""
    times = {}
    for points in (5, 10, 20, 40):
        scene = geodsl.parse(growing(points)).scene
        attempts = Attempts(scene, seed=0)
        attempts.pairs = (np.zeros(0, int), np.zeros(0, int))  # spacing isn't what is measured here
        at = take(attempts.batch(64), np.arange(12))
        inventory = Inventory(scene)
        with np.errstate(all="ignore"):
            times[points] = best(lambda i=inventory, a=at: find_facts(i, take(a, np.arange(12))), repeat=25)
    exponent = math.log(times[40] / times[5]) / math.log(8)
    return {"milliseconds": {str(k): v for k, v in times.items()}, "exponent": exponent}


def importing() -> float:
    """Milliseconds that `import geodsl` adds to a bare interpreter."""

    def run(code: str) -> float:
        return best(lambda: subprocess.run([sys.executable, "-c", code], check=True), repeat=7)

    return run("import geodsl") - run("pass")


def rows(result: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What was measured, the figure, and what is wanted of it."""
    instance, facts = result["instance_ms"], result["facts"]
    out = []
    for lines, ms in result["parse_and_match_ms"].items():
        wanted = "< 2 ms" if lines == "20" else ""
        rate = f"{1e3 * int(lines) / ms:,.0f} lines/s"
        out.append((f"parse and match {lines} statements", f"{ms:.2f} ms ({rate})", wanted))
    shared = instance["generic_facts_once"] / 64
    out += [
        ("realise an attempt, 10 points, 64 at once", f"{instance['realise']:.3f} ms", ""),
        ("realise and judge its facts", f"{instance['realise_and_facts']:.3f} ms", ""),
        (
            "the same with a 64th of finding all facts",
            f"{instance['realise_and_facts'] + shared:.3f} ms",
            "< 0.12 ms",
        ),
        ("find all facts of a diagram, once", f"{instance['generic_facts_once']:.1f} ms", ""),
        ("text to 64 accepted instances", f"{instance['parse_to_64_accepted']:.1f} ms", ""),
        ("attempts accepted", f"{100 * instance['acceptance']:.0f} %", ""),
    ]
    for points, ms in facts["milliseconds"].items():
        out.append((f"find all facts, {points} points, 12 instances", f"{ms:.1f} ms", ""))
    out.append(("growth of that with n points", f"n^{facts['exponent']:.2f}", "< n^1.5"))
    out.append(("`import geodsl`", f"{result['import_ms']:.0f} ms", "< 300 ms"))
    return out


def table(result: dict[str, Any]) -> str:
    """The rows as Markdown."""
    lines = ["| what | measured | wanted |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {what} | {ms} | {wanted} |" for what, ms, wanted in rows(result))]) + "\n"


def main() -> None:
    result: dict[str, Any] = {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "parse_and_match_ms": parsing(),
        "instance_ms": per_instance(),
        "facts": growth(),
        "import_ms": importing(),
    }
    for what, measured, wanted in rows(result):
        print(f"{what:<48}{measured:>28}{wanted:>12}")
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    if tail:
        README.write_text(head + BEGIN + table(result) + END + tail, encoding="utf-8")


if __name__ == "__main__":
    main()
