"""What every benchmark does with its figures: take the best of several runs, print them, keep them, show them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

__all__ = ["Row", "best", "publish"]

HERE = Path(__file__).parent
README = HERE.parent / "README.md"


class Row(NamedTuple):
    """One line of a table: what was measured, the figure, and what is wanted of it."""

    what: str
    measured: str
    wanted: str = ""


def best(run: Callable[[], Any], *, repeat: int = 15) -> float:
    """The shortest of several runs, in milliseconds: a busy machine disturbs it little."""
    times = []
    for _ in range(repeat):
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return 1e3 * min(times)


def publish(name: str, result: dict[str, Any], rows: Sequence[Row]) -> None:
    """Print a table, keep its figures in `results/NAME.json`, and put it between its marks in the README."""
    wide = max(len(row.what) for row in rows)
    for row in rows:
        print(f"{row.what:<{wide}}  {row.measured:>26}  {row.wanted:>10}")
    kept = HERE / "results" / f"{name}.json"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    head, _, rest = README.read_text(encoding="utf-8").partition(begin)
    _, _, tail = rest.partition(end)
    if tail:
        lines = ["| what | measured | wanted |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
        README.write_text(head + begin + "\n".join(lines) + "\n" + end + tail, encoding="utf-8")
