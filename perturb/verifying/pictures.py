"""The pictures of a group: files and pixels, held against what the programs give."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from perturb.paper.difference import difference
from perturb.verifying.codecs import shows
from perturb.verifying.complaint import Complaint
from perturb.verifying.remade import Remade

__all__ = ["change", "look", "picture"]

_NEAR = 1e-6  # pixels


def picture(
    images: Mapping[str, bytes], member: Remade, seen: dict[str, int], quality: int | None = None
) -> Iterator[Complaint]:
    """A member's file and its pixels.

    Args:
        images: the files by their names.
        seen: the pixels of the members before it, with their numbers; its own are added.
        quality: in which files of a format that loses something were written.
    """
    k, told = member.k, member.told
    name = str(told["image"])
    if "/" in name or "\\" in name or name.startswith("."):
        yield Complaint(k, "its picture lies elsewhere")
        return
    try:
        data = images[name]
    except KeyError:
        yield Complaint(k, f"there is no picture {name}")
        return
    if hashlib.sha256(data).hexdigest() != told["sha256"]:
        yield Complaint(k, "its file isn't the one that was certified")
    pixels = member.picture.pixels
    drawn = hashlib.sha256(pixels.tobytes()).hexdigest()
    if drawn != told["pixels_sha256"]:
        yield Complaint(k, "its program gives another picture")
    if not shows(data, pixels, quality):
        yield Complaint(k, "its file shows another picture than its program gives")
    if drawn in seen:
        yield Complaint(k, f"it looks like member {seen[drawn]}")
    seen.setdefault(drawn, k)


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
    if "annotations" in told:
        # As it is read back: tuples are lists in JSON.
        found = json.loads(json.dumps(member.picture.annotations()))
        for part in sorted(told["annotations"].keys() | found.keys()):
            if told["annotations"].get(part) != found.get(part):
                yield Complaint(k, f"the {part} of its annotations aren't those of its picture")


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
