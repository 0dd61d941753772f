"""Where pictures go: from `-o OUT` and the inputs to one path a picture, settled before any is drawn."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from geodsl.cli.inputs import STDIN, Input, shown
from geodsl.cli.work import PlainError

__all__ = ["ENDINGS", "places"]

ENDINGS = (".png",)


def places(out: str, inputs: Sequence[Input], *, n: int, several: bool) -> list[list[str]]:
    """For every input the paths of its n pictures; `-` is standard output.

    Args:
        several: whether OUT must be a folder, as more than one file was asked for.

    Raises:
        click.UsageError: if OUT doesn't fit what was asked for.
        PlainError: if two pictures would be one file, or the folder can't be made.
    """
    if out == STDIN:
        if several or n > 1:
            raise click.UsageError("Standard output takes one picture: one file, and no --n.")
        return [[STDIN]]
    if not _is_folder(out, many=several or n > 1):
        _check_ending(out, many=several or n > 1)
        if several:
            raise click.UsageError(f"Several files need a folder: '-o {shown(out)}' is one picture.")
        base, ending = os.path.splitext(out)
        found = [_numbered(base, ending, n)]
    else:
        found = [_numbered(os.path.join(out, item.stem), ENDINGS[0], n) for item in inputs]
    _check_apart(found, inputs)
    if _is_folder(out, many=several or n > 1):
        try:
            os.makedirs(out, exist_ok=True)
        except (OSError, ValueError) as error:
            raise PlainError(f"the folder {shown(out)} can't be made: {_reason(error)}") from None
    return found


def _is_folder(out: str, *, many: bool) -> bool:
    return os.path.isdir(out) or out.endswith(("/", os.sep)) or (many and not os.path.splitext(out)[1])


def _check_ending(out: str, *, many: bool) -> None:
    ending = os.path.splitext(out)[1]
    if ending.lower() not in ENDINGS:
        said = f"'{shown(ending)}' is not an ending" if ending else "it needs an ending"
        hint = "; a folder is written with a slash at its end" if many else ""
        raise click.UsageError(f"'-o {shown(out)}': {said}; there is {', '.join(ENDINGS)}{hint}.")


def _numbered(base: str, ending: str, n: int) -> list[str]:
    digits = max(2, len(str(n - 1)))
    return [base + ending] if n == 1 else [f"{base}_{k:0{digits}}{ending}" for k in range(n)]


def _check_apart(found: Sequence[Sequence[str]], inputs: Sequence[Input]) -> None:
    """No picture takes the place of another one, or of a program."""
    taken = {os.path.realpath(item.path): item for item in inputs if item.path != STDIN}
    whose: dict[str, Input] = {}
    for item, paths in zip(inputs, found, strict=True):
        for path in paths:
            if (other := whose.setdefault(path, item)) is not item:
                raise PlainError(f"{other.name} and {item.name} would both be written to {shown(path)}")
            if os.path.realpath(path) in taken:
                raise PlainError(f"{shown(path)} is itself a file to read")


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
