"""The formats, by name."""

from __future__ import annotations

from collections.abc import Sequence

from geodsl.dataset.formats.ahnpl import Ahnpl
from geodsl.dataset.formats.base import Archive, Format, FormatError, Writer
from geodsl.dataset.formats.coco import Coco
from geodsl.dataset.formats.imagefolder import ImageFolder
from geodsl.dataset.formats.llava import Llava
from geodsl.dataset.formats.lmms_eval import LmmsEval
from geodsl.dataset.formats.mmgeolm import MMGeoLM
from geodsl.dataset.formats.parquet import Parquet
from geodsl.dataset.formats.trl import Trl
from geodsl.dataset.formats.vlmevalkit import VLMEvalKit
from geodsl.dataset.formats.webdataset import WebDataset

__all__ = ["FORMATS", "Archive", "Format", "FormatError", "Writer", "archive_of", "chosen"]

FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        WebDataset(),
        Parquet(),
        ImageFolder(),
        Coco(),
        MMGeoLM(),
        Ahnpl(),
        Llava(),
        Trl(),
        LmmsEval(),
        VLMEvalKit(),
    )
}


def chosen(names: Sequence[str]) -> list[Format]:
    """The formats of these names, and before them those that they need."""
    found: dict[str, Format] = {}
    for name in names:
        for needed in (*FORMATS[name].needs, name):
            found.setdefault(needed, FORMATS[needed])
    return list(found.values())


def archive_of(names: Sequence[str]) -> Archive:
    """The first of these formats from which records can be read back."""
    for name in names:
        found = FORMATS.get(name)
        if isinstance(found, Archive):
            return found
    raise ValueError("none of the formats can be read back")
