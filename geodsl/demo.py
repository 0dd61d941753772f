"""`python -m geodsl.demo`: check and draw the examples, and print what became of them.

Usage: python -m geodsl.demo [EXAMPLES [OUT]]
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from geodsl.cli.inputs import Input, expand
from geodsl.cli.paint import show
from geodsl.cli.report import show_findings
from geodsl.cli.sheets import Sheet
from geodsl.cli.work import Outcome, PlainError, each, understand
from geodsl.cli.writing import write
from geodsl.defaults import SIZE

__all__ = ["demo"]

ROOT = Path(__file__).parents[1]
HEAD = ("file", "points", "given", "implied", "status")


def demo(examples: Path, out: Path) -> int:
    """Draw every example into `out`, folders and all; the exit code."""
    inputs = expand([str(examples)])
    if not examples.is_dir() or inputs[0].trouble is not None:
        show(f"geodsl: {examples} has no examples (*.geo)", err=True)
        return 2

    def do(item: Input, outcome: Outcome) -> None:
        diagram = understand(item, outcome)
        if diagram is None:
            return
        counts = diagram.facts().counts()
        outcome.details |= {"points": len(diagram.scene.points), "given": counts["stated"]}
        outcome.details["implied"] = counts["implied"]
        path = (out / Path(item.path).relative_to(examples)).with_suffix(".png")
        path.parent.mkdir(parents=True, exist_ok=True)
        picture = diagram.picture(size=SIZE)
        write(str(path), picture.encode())
        gallery.add(item.stem, [picture])

    gallery = Sheet(str(out / "gallery.png"))
    outcomes = list(each(inputs, do))
    gallery.save(quiet=True)
    show("\n".join(_table([HEAD, *(_row(o, examples) for o in outcomes)])))
    bad = [o for o in outcomes if o.status != "fine"]
    for outcome in outcomes:
        show_findings(outcome, err=True)
        if outcome.trouble is not None:
            show(f"geodsl: {outcome.name}: {outcome.trouble}", err=True)
    names = f": {', '.join(Path(o.name).name for o in bad)}" if bad else ""
    show(f"{len(outcomes)} examples, {len(outcomes) - len(bad)} drawn in {out}, {len(bad)} failed{names}")
    if gallery.pictures:
        show(f"all on one page: {gallery.path}")
    return 1 if bad else 0


def _row(outcome: Outcome, examples: Path) -> tuple[str, ...]:
    counts = (str(outcome.details.get(name, "-")) for name in HEAD[1:4])
    return (str(Path(outcome.name).relative_to(examples)), *counts, _status(outcome))


def _status(outcome: Outcome) -> str:
    if outcome.status == "failed":
        return "failed"
    if outcome.status == "faulty":
        return " ".join(sorted({d.code for d in outcome.diagnostics if d.code[0] != "W"})) or "can't be drawn"
    return {0: "fine", 1: "1 warning"}.get(outcome.warnings(), f"{outcome.warnings()} warnings")


def _table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]

    def line(row: tuple[str, ...]) -> str:
        numbers = [cell.rjust(width) for cell, width in zip(row[1:-1], widths[1:-1], strict=True)]
        return "  ".join((row[0].ljust(widths[0]), *numbers, row[-1]))

    return [line(row) for row in rows]


def main() -> None:
    given = [Path(a) for a in sys.argv[1:3]]
    examples, out = [*given, *(ROOT / "examples" / "diagrams", ROOT / "build" / "demo")[len(given) :]]
    try:
        sys.exit(demo(examples, out))
    except PlainError as error:
        error.show()
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
