"""One contact sheet of everything that was drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geodsl.cli.inputs import shown
from geodsl.cli.paint import show
from geodsl.cli.work import PlainError
from geodsl.cli.writing import write

if TYPE_CHECKING:
    from geodsl.picture.picture import Picture

__all__ = ["Sheet"]


class Sheet:
    """Pictures with the names of their programs, put on one page in the end."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.pictures: list[Any] = []
        self.captions: list[str] = []

    def add(self, name: str, pictures: list[Picture]) -> None:
        """Add the pictures of one program; of several each is numbered."""
        for k, picture in enumerate(pictures):
            self.pictures.append(picture.pixels)
            self.captions.append(name if len(pictures) == 1 else f"{name} {k}")

    def save(self, *, quiet: bool = False) -> None:
        """Write the page; nothing, where nothing was drawn."""
        from geodsl.picture.formats import format_of
        from geodsl.picture.sheet import sheet

        if not self.pictures:
            return
        try:
            write(self.path, format_of(self.path).write(sheet(self.pictures, self.captions)))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise PlainError(f"{shown(self.path)} can't be written: {reason}") from None
        if not quiet:
            show(shown(self.path))
