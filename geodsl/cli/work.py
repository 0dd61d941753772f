"""Going through the inputs one by one: what comes of each, and a bad one never stops the others."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from geodsl.cli.inputs import Input, UnreadableError
from geodsl.cli.paint import clean

if TYPE_CHECKING:
    from geodsl import Diagram
    from grammar import Diagnostic

__all__ = ["Outcome", "PlainError", "each", "internal", "progress", "understand"]


class PlainError(click.ClickException):
    """The whole command can't be done, and no text is at fault."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"geodsl: {self.format_message()}", err=True)


@dataclass
class Outcome:
    """What came of one input."""

    name: str
    diagnostics: list[Diagnostic] = field(default_factory=list)
    finding: str | None = None  # a fault of the program that has no place in the text
    trouble: str | None = None  # the file can't be read, or what comes of it can't be written
    flagged: bool = False  # a fault that the command itself has shown
    notes: list[str] = field(default_factory=list)  # what is worth saying, and no fault
    details: dict[str, Any] = field(default_factory=dict)

    def warnings(self) -> int:
        return sum(d.severity.value == "warning" for d in self.diagnostics)

    def errors(self) -> int:
        return len(self.diagnostics) - self.warnings()

    @property
    def status(self) -> str:
        if self.trouble is not None:
            return "failed"
        return "faulty" if self.finding is not None or self.flagged or self.errors() else "fine"

    def to_json(self) -> dict[str, Any]:
        return {
            "file": self.name,
            "status": self.status,
            "error": self.trouble or self.finding,
            "diagnostics": [d.to_json() for d in self.diagnostics],
            **({"notes": self.notes} if self.notes else {}),
            **self.details,
        }


def each(inputs: Sequence[Input], do: Callable[[Input, Outcome], None]) -> Iterator[Outcome]:
    """Do something with every input. What it raises becomes part of the outcome."""
    for item in progress(inputs):
        outcome = Outcome(item.name)
        try:
            do(item, outcome)
        except (click.ClickException, BrokenPipeError):
            raise
        except (UnreadableError, OSError) as error:
            outcome.trouble = getattr(error, "strerror", None) or str(error)
        except Exception as error:
            _judge(error, outcome)
        yield outcome


def understand(item: Input, outcome: Outcome) -> Diagram | None:
    """The diagram that an input holds, if nothing is wrong with it; the outcome has what there is to say."""
    import geodsl
    from geodsl.trouble import examine

    try:
        diagram = geodsl.parse(item.text(), name=item.name, folder=item.folder)
    except geodsl.DiagramError as error:
        outcome.diagnostics += error.diagnostics
        return None
    # What `geodsl.check` says, of the diagram that goes on to be drawn: it is read and observed once.
    outcome.diagnostics += diagram.warnings + examine(diagram)
    return None if outcome.errors() else diagram


def internal(error: Exception) -> str:
    """What is said of an error that nobody foresaw. With GEODSL_TRACEBACK=1 it is raised again."""
    if os.environ.get("GEODSL_TRACEBACK") == "1":
        raise error
    said = clean(" ".join(str(error).split()))[:200]
    what = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return f"internal error ({what}); please report it, with what GEODSL_TRACEBACK=1 shows"


def progress(items: Sequence[Any]) -> Iterable[Any]:
    """The items, with a bar on a terminal where there are several."""
    if len(items) < 2 or sys.stderr is None or not sys.stderr.isatty():
        return items
    from tqdm import tqdm

    tqdm.monitor_interval = 0  # its thread is not worth having for this
    return tqdm(items, unit="file", leave=False, dynamic_ncols=True)


def _judge(error: Exception, outcome: Outcome) -> None:
    import geodsl
    from geodsl.picture import CairoMissing, MissingGlyph

    if isinstance(error, CairoMissing):
        raise PlainError(str(error)) from None
    if isinstance(error, geodsl.DiagramError):
        outcome.diagnostics = list(error.diagnostics)
    elif isinstance(error, geodsl.GeodslError | MissingGlyph):
        outcome.finding = str(error)
    else:
        outcome.trouble = internal(error)
