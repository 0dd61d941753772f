"""The pictures of a group: files and pixels, held against what the programs give."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from perturb.paper.difference import difference
from perturb.verifying.complaint import Complaint
from perturb.verifying.remade import Remade

__all__ = ["LARGEST", "change", "look", "picture"]

LARGEST = 64 * 2**20  # bytes of a file that is read
_NEAR = 1e-6  # pixels


def picture(folder: Path, member: Remade, seen: dict[str, int]) -> Iterator[Complaint]:
    """A member's file and its pixels.

    Args:
        seen: the pixels of the members before it, with their numbers; its own are added.
    """
    k, told = member.k, member.told
    name = str(told["image"])
    if "/" in name or "\\" in name or name.startswith("."):
        yield Complaint(k, "its picture lies elsewhere")
        return
    path = folder / name
    if not path.is_file() or path.stat().st_size > LARGEST:
        yield Complaint(k, f"there is no picture {name}")
        return
    if hashlib.sha256(path.read_bytes()).hexdigest() != told["sha256"]:
        yield Complaint(k, "its file isn't the one that was certified")
    drawn = _hash(member.picture.pixels)
    if drawn != told["pixels_sha256"]:
        yield Complaint(k, "its program gives another picture")
    if _pixels(path, member.picture.size) != drawn:
        yield Complaint(k, "its file shows another picture than its program gives")
    if drawn in seen:
        yield Complaint(k, f"it looks like member {seen[drawn]}")
    seen.setdefault(drawn, k)


def _hash(pixels: np.ndarray) -> str:
    return hashlib.sha256(pixels.tobytes()).hexdigest()


def _pixels(path: Path, size: int) -> str | None:
    """The hash of a file's pixels; none where it isn't of that size."""
    with Image.open(path) as image:
        return _hash(np.asarray(image)) if image.size == (size, size) else None


def look(member: Remade) -> Iterator[Complaint]:
    """Where dots and letters are said to be in a member's picture, and in which style it is said to be drawn."""
    k, told = member.k, member.told
    display = member.picture.display
    dots = {name: (z.real, z.imag) for name, z in display.points.items()}
    yield from _placed(k, "the dot of", told["pixels"], dots)
    yield from _placed(k, "the letter of", told["look"]["places"], display.places)
    ends = {name: [x for z in some for x in (z.real, z.imag)] for name, some in display.ends.items()}
    yield from _placed(k, "the stroke of", told["look"]["ends"], ends)
    if not member.same and told["look"]["style"] != member.record["image"]["style"]:
        yield Complaint(k, "its style isn't that of the group")


def _placed(k: int, what: str, told: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Complaint]:
    for name in sorted(told.keys() | found.keys()):
        if name not in found:
            yield Complaint(k, f"{what} {name} isn't in its picture")
        elif name not in told or not _near(told[name], found[name]):
            yield Complaint(k, f"{what} {name} isn't where it is said to be in its picture")


def _near(told: Any, found: Any) -> bool:
    return len(told) == len(found) and all(abs(a - b) <= _NEAR for a, b in zip(told, found, strict=True))


def change(anchor: Remade, member: Remade) -> Iterator[Complaint]:
    """How much of a member's picture differs from the anchor's."""
    told = member.told["certificate"]["pixels"]
    found = difference(anchor.picture, member.picture)
    if told["size"] != found.size:
        yield Complaint(member.k, f"its picture is of {found.size} pixels, not of {told['size']}")
    if not abs(told["share"] - found.share) <= _NEAR * found.share:
        yield Complaint(member.k, f"{found.share:.4%} of its pixels differ, not {told['share']:.4%}")
    if list(told["box"]) != list(found.box):
        yield Complaint(member.k, f"its pixels differ in {list(found.box)}, not in {told['box']}")
