"""Certified negatives of one figure, and groups without end: what is called by users."""

from __future__ import annotations

from collections.abc import Iterator
from typing import overload

from geodsl.defaults import LANG, REGISTER, SIZE, STYLE
from geodsl.diagram import Diagram
from geodsl.picture.looks.style import Style
from geodsl.realize.attempts import Refused
from perturb.blocks.groups import Group
from perturb.exhibits import Exhibit, Negative
from perturb.stream import Stream
from perturb.suite import Suite

__all__ = ["Negatives", "groups", "negatives"]


class Negatives:
    """The certified negatives of one figure; made when the first is asked for."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self._group: Group | None = None

    @property
    def group(self) -> Group:
        if self._group is None:
            self._group = next(self.stream.groups(block=1))
        return self._group

    @property
    def positive(self) -> Exhibit:
        """The anchor: what all are negatives of."""
        return Exhibit(self.group, self.group.anchor)

    @property
    def refused(self) -> Refused:
        """Why others were refused, with how often."""
        return self.stream.refused

    def __iter__(self) -> Iterator[Negative]:
        return (Negative(self.group, m) for m in self.group.members[1:])

    def __len__(self) -> int:
        return len(self.group.members) - 1

    @overload
    def __getitem__(self, k: int) -> Negative: ...

    @overload
    def __getitem__(self, k: slice) -> list[Negative]: ...

    def __getitem__(self, k: int | slice) -> Negative | list[Negative]:
        return list(self)[k]

    def __repr__(self) -> str:
        diagram = self.stream.site.diagram
        made, count = (", not made yet", self.stream.wanted) if self._group is None else ("", len(self))
        return f"<Negatives: {count} of {diagram.title or diagram.source.name!r}{made}>"


def negatives(
    diagram: Diagram,
    *,
    suite: Suite | str | None = None,
    n: int = 10,
    seed: int = 0,
    size: int = SIZE,
    style: str | Style = STYLE,
    anchor: str = "random",
    fewer: bool = False,
    lang: str = LANG,
    register: str = REGISTER,
) -> Negatives:
    """Certified negatives of one figure of a diagram.

    Args:
        suite: which changes; a Suite, or its text. By default every operator that applies.
        n: how many.
        anchor: which member of the group is the positive: any, at random, or "base", the diagram's own figure.
        fewer: take fewer where there aren't as many; else that is an error.
        lang: the language of captions, such as "en" or "zh".
        register: how they are said: terse, textbook, descriptive, or any of them.
    """
    return Negatives(
        _stream(
            diagram,
            suite,
            n=n,
            seed=seed,
            size=size,
            style=style,
            anchor=anchor,
            fewer=fewer,
            lang=lang,
            register=register,
        )
    )


def groups(
    diagram: Diagram,
    *,
    suite: Suite | str | None = None,
    n: int = 10,
    seed: int = 0,
    size: int = SIZE,
    style: str | Style = STYLE,
    anchor: str = "random",
    fewer: bool = False,
    lang: str = LANG,
    register: str = REGISTER,
) -> Iterator[Group]:
    """Groups of a diagram without end; see `negatives`."""
    return iter(
        _stream(
            diagram,
            suite,
            n=n,
            seed=seed,
            size=size,
            style=style,
            anchor=anchor,
            fewer=fewer,
            lang=lang,
            register=register,
        )
    )


def _stream(diagram: Diagram, suite: Suite | str | None, **options: object) -> Stream:
    from perturb.suite import parse

    if suite is not None and not isinstance(suite, Suite | str):
        raise TypeError(f"suite is a Suite or the text of one, not {type(suite).__name__}")
    found = parse(suite) if isinstance(suite, str) else suite
    return Stream(diagram, found, **options)  # type: ignore[arg-type]
