"""What commands that ask a language model share: its options, and how it ends where nobody can be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from geodsl.cli.fields import settings_command, told_fields
from geodsl.cli.paint import clean
from geodsl.cli.work import PlainError

if TYPE_CHECKING:
    from geodsl.assist.options import Options

__all__ = ["asking", "asking_command", "options_of"]


def _options() -> Any:
    from geodsl.assist.options import Options

    return Options


def asking_command() -> type[click.Command]:
    """A kind of command whose options include those of asking a model."""
    return settings_command(_options)


def options_of(fields: Mapping[str, Any]) -> Options:
    """The options that were given."""
    from geodsl.assist.options import Options, OptionsError

    try:
        return Options.of(told_fields(Options, fields))
    except OptionsError as error:
        raise PlainError("\n".join(error.problems)) from None


@contextmanager
def asking() -> Iterator[None]:
    """Whatever keeps a model from being asked ends the command with a sentence.

    What goes wrong with one answer only is an ordinary error.
    """
    from geodsl.assist.data import ProblemError
    from geodsl.assist.errors import AssistError

    try:
        yield
    except ProblemError as error:
        raise PlainError(clean(str(error))) from None
    except AssistError as error:
        if not error.final:
            raise
        raise PlainError(clean(str(error))) from None
