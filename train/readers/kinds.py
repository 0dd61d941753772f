"""Tests by name: `sugarcrepe:DIR`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from grammar.diagnostics import nearest
from train.evaluate.cases import Case
from train.readers.aro import aro
from train.readers.captions import captions
from train.readers.files import ReaderError
from train.readers.sugarcrepe import sugarcrepe
from train.readers.winoground import winoground

__all__ = ["KINDS", "read"]

KINDS: Mapping[str, Callable[[Path], list[Case]]] = {
    "sugarcrepe": sugarcrepe,
    "aro": aro,
    "winoground": winoground,
    "captions": captions,
}


def read(name: str) -> list[Case]:
    """The cases of `KIND:PATH`.

    Raises:
        ReaderError: if there is no such kind, or the folder isn't laid out as it is published.
    """
    kind, colon, path = name.partition(":")
    if not colon or not path or kind not in KINDS:
        near = nearest(kind, KINDS, n=1, cutoff=0.4)
        hint = f"did you mean {near[0]}:PATH?" if near else f"there is {', '.join(KINDS)}"
        raise ReaderError(f"a test is KIND:PATH, such as sugarcrepe:DIR, not {name!r}; {hint}")
    cases = KINDS[kind](Path(path))
    if not cases:
        raise ReaderError(f"{name} has no cases")
    return cases
