"""Speed and spread of sampling, measured in one run, in seconds of one core.

    python benchmarks/sample.py       # prints the table, keeps it in benchmarks/results/sample.json and README.md

"Fresh" are the first programs of a seed, each with a skeleton of its own. "Steady" is what follows once skeletons may
be worn again: `dressings` programs a skeleton, on average, that differ in letters and ink. Time is the processor's,
so a busy machine disturbs it little.
"""

from __future__ import annotations

import platform
from time import process_time
from typing import Any

import numpy as np
from tables import Row, publish

from geodsl.sample import Knobs, Sampled, Sampler
from geodsl.sample.report import report
from geodsl.sample.sampler import APART

STEADY = (4, 16)
MANY = 2_000
PICTURES = 200


def rate(stream: Sampler, n: int) -> tuple[float, list[Sampled]]:
    """Programs a second, and the programs."""
    start = process_time()
    programs = [next(stream) for _ in range(n)]
    return n / (process_time() - start), programs


def clean(programs: list[Sampled]) -> float:
    """The share of programs of which a fresh seed gives a picture with a good place for every label."""
    good = 0
    for k, program in enumerate(programs):
        try:
            good += not program.diagram.picture(size=224, seed=1_000_000 + k).misses
        except (ValueError, RuntimeError):
            continue
    return good / len(programs)


def measure() -> dict[str, Any]:
    stream = Sampler(Knobs(), seed=1)
    rate(stream, 20)  # what is imported and remembered for good
    result: dict[str, Any] = {"fresh": rate(stream, APART)[0], "steady": {}}
    for dressings in STEADY:
        stream = Sampler(Knobs(dressings=dressings), seed=2)
        rate(stream, 3 * APART)
        found, programs = rate(stream, MANY)
        result["steady"][str(dressings)] = {
            "programs_a_second": found,
            "skeletons": len({p.skeleton for p in programs}) / len(programs),
        }
        if dressings == STEADY[0]:
            told = report(programs, stream)
            result["spread"] = {
                "families": told["families"]["distinct"],
                "largest_family": told["families"]["largest_share"],
                "facts": len(told["facts"]),
                "attempts_kept": told["attempts"]["kept"],
                "with_theorems": told["with_theorems"],
            }
            result["clean"] = clean(programs[:: MANY // PICTURES])
    return result


def rows(result: dict[str, Any]) -> list[Row]:
    """The table."""
    spread = result["spread"]
    out = [Row("fresh programs a second a core, each another skeleton", f"{result['fresh']:.0f}", "≥ 300")]
    for dressings, found in result["steady"].items():
        out.append(
            Row(
                f"programs a second a core, {dressings} dressings a skeleton",
                f"{found['programs_a_second']:.0f} ({100 * found['skeletons']:.0f} % other skeletons)",
                "≥ 300",
            )
        )
    out += [
        Row("attempts kept", f"{100 * spread['attempts_kept']:.0f} %"),
        Row(f"families in {MANY:,}", f"{spread['families']:,}"),
        Row("the largest family", f"{100 * spread['largest_family']:.1f} %", "≤ 2 %"),
        Row("programs with something that follows", f"{100 * spread['with_theorems']:.0f} %"),
        Row("fresh seeds that give a clean picture", f"{100 * result['clean']:.1f} %", "≥ 95 %"),
    ]
    return out


def main() -> None:
    result = {"python": platform.python_version(), "numpy": np.__version__, **measure()}
    publish("sample", result, rows(result))


if __name__ == "__main__":
    main()
