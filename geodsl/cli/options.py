"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import Any

import click

from geodsl.defaults import LANG, REGISTER

__all__ = ["as_json", "example", "files", "lang", "seed", "words"]

files = click.argument("files", nargs=-1, required=True, metavar="FILE...")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
seed = click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Another seed, another figure."
)


def _spoken(ctx: click.Context, param: click.Parameter, code: str) -> str:
    from geodsl.words.tongue import tongue

    code = code.lower()
    if code != LANG:
        try:
            tongue(code)
        except ValueError as error:
            raise click.BadParameter(str(error)) from None
    return code


lang = click.option(
    "--lang", default=LANG, show_default=True, callback=_spoken, help="The language of words: en or zh."
)


def words(command: Any) -> Any:
    """The language and the register of captions."""
    register = click.option(
        "--register",
        type=click.Choice(("any", "terse", "textbook", "descriptive")),
        default=REGISTER,
        show_default=True,
        help="How they are said.",
    )
    return lang(register(command))


def example(*lines: str) -> str:
    """The end of a command's help."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)
