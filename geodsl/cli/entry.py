"""The command `geodsl`: its subcommands, and how every way of ending becomes an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, NoReturn

import click

from geodsl.cli.ask import ask
from geodsl.cli.audit import audit
from geodsl.cli.author import author
from geodsl.cli.check import check
from geodsl.cli.describe import describe
from geodsl.cli.evaluate import evaluate
from geodsl.cli.explain import explain
from geodsl.cli.explain_diagram import explain_diagram
from geodsl.cli.export import export
from geodsl.cli.facts import facts
from geodsl.cli.fmt import fmt
from geodsl.cli.gallery import gallery
from geodsl.cli.listing import listing
from geodsl.cli.paint import wants_colour
from geodsl.cli.paraphrase import paraphrase
from geodsl.cli.perturb import perturb
from geodsl.cli.render import render
from geodsl.cli.runs import report
from geodsl.cli.sample import sample
from geodsl.cli.stats import stats
from geodsl.cli.targets import targets
from geodsl.cli.train import train
from geodsl.cli.verify import verify
from geodsl.cli.work import internal

__all__ = ["main"]

FINE, USAGE = 0, 2
INTERRUPTED, READER_GONE = 130, 141  # what a shell reports for SIGINT and SIGPIPE


class Commands(click.Group):
    """A group that ends with a sentence and an exit code, whatever happens in a command."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        def run() -> Any:
            return super(Commands, self).main(args, prog_name, complete_var, False, **extra)

        if not standalone_mode:
            return run()
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # a terminal without ∥ or °, a file name that is not text
                stream.reconfigure(errors="backslashreplace")
        _leave(_code(run))

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        with _output_watched():  # --help and --version print here
            return super().make_context(*args, color=None if wants_colour() else False, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        with _output_watched():
            return super().invoke(ctx)


def _code(run: Callable[[], Any]) -> int:
    """Run, and say how it ended."""
    try:
        code = run()
        return code if isinstance(code, int) else FINE
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:
        _complain(internal(error))
        return USAGE


def _leave(code: int) -> NoReturn:
    # What is still held back for a reader that is gone must not be tried again at the very end.
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    sys.exit(code)


@contextmanager
def _output_watched() -> Iterator[None]:
    """A reader that is gone ends the command quietly, a full disk with a sentence."""
    try:
        try:
            yield
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except BrokenPipeError:
        raise click.exceptions.Exit(READER_GONE) from None
    except OSError as error:
        _complain(f"the output can't be written: {error.strerror or error}")
        raise click.exceptions.Exit(USAGE) from None


def _complain(sentence: str) -> None:
    with suppress(OSError, ValueError):
        click.echo(f"geodsl: {sentence}", err=True)


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        import geodsl

        click.echo(f"geodsl {geodsl.__version__}")
        ctx.exit()


# Help is given as text, not as docstrings: `python -OO` strips those.
@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    help="Geometry diagrams written as text: checked, measured and drawn.",
    epilog="""\b
    Exit codes: 0 fine, 1 findings, 2 wrong usage or a file that can't be read or written.
    Where a command takes FILE, - is standard input and a folder stands for all *.geo in it.

    \b
    Example:
      geodsl check figure.geo && geodsl render figure.geo -o figure.png""",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version."
)
def main() -> None:
    pass


for command in (
    check,
    fmt,
    facts,
    render,
    perturb,
    targets,
    sample,
    describe,
    ask,
    audit,
    author,
    export,
    gallery,
    evaluate,
    report,
    stats,
    verify,
    explain,
    explain_diagram,
    paraphrase,
    train,
    listing,
):
    main.add_command(command)
