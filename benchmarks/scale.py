"""What ten million groups would take, reckoned from what was measured: the table of docs/scale.md.

python benchmarks/scale.py                 # after benchmarks/export.py; writes the table between its marks
python benchmarks/scale.py --groups 1e6 --price 0.02
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from typing import Any

from tables import HERE

PAGE = HERE.parent / "docs" / "scale.md"
CORES = (1, 100, 1_000)
BEGIN, END = "<!-- scale -->\n", "<!-- /scale -->"


def reckoned(
    measured: Mapping[str, Any], groups: float, cores: int, *, size: int, price: float
) -> dict[str, float]:
    """Time, money and tail of one export.

    Args:
        size: groups of a shard.
        price: of an hour of a core.
    """
    each = measured["whole"]["seconds"] / measured["whole"]["groups"]
    # What one of two workers loses beside the other is taken to be lost by each of many.
    slower = 2 / min(2.0, measured["two_workers"]["by_processor"]) if cores > 1 else 1.0
    shards = -(-groups // size)
    # All cores are busy until the last round of shards, in which most of them wait.
    seconds = -(-shards // cores) * size * each * slower
    busy = groups * each * slower
    return {
        "hours": seconds / 3600,
        "core_hours": busy / 3600,
        "cost": seconds * cores / 3600 * price,
        "idle": max(0.0, 1 - busy / (seconds * cores)),
        "shard": size * each * slower,
    }


def page(measured: Mapping[str, Any], groups: float, size: int, price: float) -> str:
    """The table."""
    found = {cores: reckoned(measured, groups, cores, size=size, price=price) for cores in CORES}
    lines = [
        "| cores | " + " | ".join(f"{c:,}" for c in CORES) + " |",
        "|---|" + "---|" * len(CORES),
        "| time | " + " | ".join(_time(f["hours"]) for f in found.values()) + " |",
        "| hours of cores | " + " | ".join(f"{f['core_hours']:,.0f}" for f in found.values()) + " |",
        f"| cost at ${price:g} an hour of a core | "
        + " | ".join(f"${f['cost']:,.0f}" for f in found.values())
        + " |",
        "| idle in the last round | " + " | ".join(f"{f['idle']:.1%}" for f in found.values()) + " |",
        "| one shard | " + " | ".join(_time(f["shard"] / 3600) for f in found.values()) + " |",
    ]
    whole, memory = measured["whole"], measured["memory"]
    told = (
        f"{groups:,.0f} groups in {groups / size:,.0f} shards of {size}; {whole['per_second']:.1f} groups a second a "
        f"core, {whole['bytes'] / 1e3:.0f} kB a group: {groups * whole['bytes'] / 1e12:.2f} TB of tar; "
        f"{max(memory.values())} MB of memory a worker after {max(map(int, memory)):,} groups."
    )
    return "\n".join([told, "", *lines, ""])


def _time(hours: float) -> str:
    if hours >= 48:
        return f"{hours / 24:,.0f} days"
    return f"{hours:.1f} h" if hours >= 1 else f"{60 * hours:.1f} min"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--groups", type=float, default=1e7)
    parser.add_argument("--size", type=int, default=500, help="groups of a shard")
    parser.add_argument("--price", type=float, default=0.04, help="dollars for an hour of a core")
    asked = parser.parse_args()
    measured = json.loads((HERE / "results" / "export.json").read_text("utf-8"))
    table = page(measured, asked.groups, asked.size, asked.price)
    print(table)
    head, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, tail = rest.partition(END)
    PAGE.write_text(head + BEGIN + table + END + tail, encoding="utf-8")


if __name__ == "__main__":
    main()
