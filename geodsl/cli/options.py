"""Arguments and options that several commands share."""

from __future__ import annotations

import click

__all__ = ["as_json", "example", "files", "seed"]

files = click.argument("files", nargs=-1, required=True, metavar="FILE...")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
seed = click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Another seed, another figure."
)


def example(*lines: str) -> str:
    """The end of a command's help."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)
