"""`python -m geodsl.demo`: check and draw the examples, then make a small dataset, verify, audit and show it.

Usage: python -m geodsl.demo [EXAMPLES [OUT [RECIPE]]]
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from geodsl.cli import main as geodsl
from geodsl.cli.inputs import Input, expand
from geodsl.cli.paint import show
from geodsl.cli.report import show_findings
from geodsl.cli.sheets import Sheet
from geodsl.cli.work import Outcome, PlainError, each, understand
from geodsl.cli.writing import write
from geodsl.defaults import SIZE

__all__ = ["dataset", "demo"]

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


def dataset(recipe: Path, out: Path) -> int:
    """Make the dataset of a recipe anew, verify it, audit it, and write its gallery; the exit code."""
    folder, site = out / "dataset", out / "site"
    for old in (folder, site):
        shutil.rmtree(old, ignore_errors=True)
    for command in (
        ("export", recipe, "-o", folder),
        ("verify", folder),
        ("audit", folder),
        ("gallery", folder, "-o", site),
    ):
        words = [str(word) for word in command]
        show(f"\n$ geodsl {' '.join(words)}")
        code = _run(words)
        if code:
            return code
    show(f"\nlook at the examples: {out / 'gallery.png'}\nlook at the dataset: {site / 'index.html'}")
    return 0


def _run(words: list[str]) -> int:
    """A command in this process; its exit code."""
    try:
        code = geodsl.main(words, standalone_mode=False)
    except click.exceptions.Exit as done:
        code = done.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    return code if isinstance(code, int) else 0


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
    usual = (
        ROOT / "examples" / "diagrams",
        ROOT / "build" / "demo",
        ROOT / "examples" / "recipes" / "quick.toml",
    )
    given = [Path(a) for a in sys.argv[1:4]]
    examples, out, recipe = [*given, *usual[len(given) :]]
    try:
        sys.exit(demo(examples, out) or dataset(recipe, out))
    except PlainError as error:
        error.show()
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
