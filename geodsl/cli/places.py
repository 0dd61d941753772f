"""Where pictures go: from `-o OUT` and the inputs to one path a picture, settled before any is drawn."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from geodsl.cli.inputs import STDIN, Input, shown
from geodsl.cli.work import PlainError

__all__ = ["Places"]


class Places:
    """The paths of all pictures.

    Args:
        several: whether OUT must be a folder (or a sheet), as more than one file was asked for.
        ending: the format of pictures that go into a folder.
        sheet: whether all pictures go onto one page; `sheet` is then its path, else None.
        beside: whether a .json goes beside each picture.

    Raises:
        click.UsageError: if OUT doesn't fit what was asked for.
        PlainError: if two pictures would be one file, or the folder can't be made.
    """

    def __init__(
        self,
        out: str,
        inputs: Sequence[Input],
        *,
        n: int,
        several: bool,
        ending: str = "png",
        sheet: bool = False,
        beside: bool = False,
    ) -> None:
        self.sheet: str | None = None
        self._found: dict[Input, list[str]] = {}
        many = several or n > 1
        if out == STDIN:
            if many or sheet:
                raise click.UsageError("Standard output takes one picture: one file, no --n, no --sheet.")
            self._found = {inputs[0]: [STDIN]}
            return
        if sheet:
            self.sheet = _sheet(out, beside)
            _check_apart([[out]], inputs[:1], inputs, beside)
            return
        folder = _is_folder(out, many=many)
        if folder:
            ending = _ending("." + ending.removeprefix("."), f"--format {shown(ending)}")
            found = [_numbered(os.path.join(out, item.stem), ending, n) for item in inputs]
        else:
            ending = _ending(os.path.splitext(out)[1], f"-o {shown(out)}", many=many)
            if several:
                raise click.UsageError(
                    f"Several files need a folder or --sheet: '-o {shown(out)}' is one picture."
                )
            found = [_numbered(os.path.splitext(out)[0], ending, n)]
        _check_apart(found, inputs, inputs, beside)
        if folder:
            try:
                os.makedirs(out, exist_ok=True)
            except (OSError, ValueError) as error:
                raise PlainError(f"the folder {shown(out)} can't be made: {_reason(error)}") from None
        self._found = dict(zip(inputs, found, strict=True))

    def of(self, item: Input) -> list[str]:
        """The paths of an input's pictures; `-` is standard output."""
        return self._found[item]


def _sheet(out: str, beside: bool) -> str:
    from geodsl.picture.formats import format_of

    ending = _ending(os.path.splitext(out)[1], f"-o {shown(out)}")
    if not format_of(ending).is_raster:
        raise click.UsageError(f"A contact sheet is made of pixels: '-o {shown(out)}' isn't.")
    if beside:
        raise click.UsageError("--pixels speaks of single pictures, not of a --sheet.")
    return out


def _is_folder(out: str, *, many: bool) -> bool:
    return os.path.isdir(out) or out.endswith(("/", os.sep)) or (many and not os.path.splitext(out)[1])


def _ending(ending: str, asked: str, *, many: bool = False) -> str:
    """The ending, as it was written, if there is such a format."""
    from geodsl.picture.formats import FORMATS, UnknownFormat, format_of

    if ending:
        try:
            format_of(ending)
            return ending
        except UnknownFormat:
            said = f"'{shown(ending)}' is not an ending"
    else:
        said = "it needs an ending"
    known = ", ".join(e for format in FORMATS for e in format.endings)
    hint = "; a folder is written with a slash at its end" if many else ""
    raise click.UsageError(f"'{asked}': {said}; there is {known}{hint}.")


def _numbered(base: str, ending: str, n: int) -> list[str]:
    digits = max(2, len(str(n - 1)))
    return [base + ending] if n == 1 else [f"{base}_{k:0{digits}}{ending}" for k in range(n)]


def _check_apart(
    found: Sequence[Sequence[str]], whose: Sequence[Input], inputs: Sequence[Input], beside: bool
) -> None:
    """No picture takes the place of another one, or of a program."""
    taken = {os.path.realpath(item.path): item for item in inputs if item.path != STDIN}
    owners: dict[str, Input] = {}
    for item, paths in zip(whose, found, strict=True):
        for path in [*paths, *(os.path.splitext(p)[0] + ".json" for p in paths if beside)]:
            if (other := owners.setdefault(path, item)) is not item:
                raise PlainError(f"{other.name} and {item.name} would both be written to {shown(path)}")
            if os.path.realpath(path) in taken:
                raise PlainError(f"{shown(path)} is itself a file to read")


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
