"""The picture files: their hashes, and whether what moved is seen to have moved, and nothing else."""

from __future__ import annotations

import hashlib
from itertools import combinations

import numpy as np

from tests.perturb.checker.group import Group, Member
from tests.perturb.checker.png import BadImage, coloured, decode, pixel_hash
from tests.perturb.checker.regions import Frame, beside, changed_regions, far_from

_PLACE = 0.6  # pixels between where a point is said to be and where the frame puts it
_STEP = 3.0  # pixels: a dot that moved farther must be seen to
_AROUND = 0.06  # of the canvas: a dot and its letter
NEAR = 0.12  # of the canvas: labels and marks that make room
_FEW = 3  # stray pixels that may be an edge's
_ROUNDING = 1  # of 255 levels, by which the shade of an edge may be rounded otherwise
_ABOUT = 4.0  # the factor between shares counted at two sizes


def check_files(group: Group) -> None:
    """Every picture is the one that was certified; all have one size, and no two the same pixels."""
    for member in group.members:
        _check_file(group, member)
    seen = [m for m in group.members if m.image is not None]
    wanted = group.data.get("image", {}).get("size")
    for m in seen:
        if m.image.shape[:2] != (wanted, wanted):
            group.complain("image size", m.where, f"{m.image.shape[:2]}, not {wanted} pixels")
    for a, b in combinations(seen, 2):
        if a.image.shape[:2] == b.image.shape[:2] and not _differing(a, b).any():
            group.complain("same image", b.where, f"as {a.where}")


def _check_file(group: Group, member: Member) -> None:
    name = member.data["image"]
    if "/" in name or "\\" in name or name.startswith("."):
        group.complain("format", member.where, f"{name!r} isn't a file of this folder")
        return
    try:
        data = (group.folder / name).read_bytes()
    except OSError as error:
        group.complain("format", member.where, f"{name}: {error.strerror}")
        return
    if hashlib.sha256(data).hexdigest() != member.data["sha256"]:
        group.complain("file hash", member.where, name)
    try:
        member.image = decode(data)
    except BadImage as error:
        group.complain("bad image", member.where, f"{name}: {error}")
        return
    if pixel_hash(member.image) != member.data["pixels_sha256"]:
        group.complain("pixel hash", member.where, name)


def _differing(a: Member, b: Member, more_than: int = 0) -> np.ndarray:
    by = np.abs(coloured(a.image).astype(int) - coloured(b.image).astype(int))
    return (by > more_than).any(axis=2)


def check_places(group: Group) -> None:
    """Points are where one map of the plane puts them: the same for the anchor and all its negatives.

    Another instance may have a frame of its own.
    """
    shared = [group.anchor, *group.negatives]
    for members in (shared, *([m] for m in group.members if m not in shared)):
        frame = Frame.fitted([pairs(m) for m in members])
        if frame is None:
            continue
        for m in members:
            for name, (z, w) in pairs(m).items():
                if abs(frame(z) - w) > _PLACE:
                    group.complain("place", m.where, f"{name} is {abs(frame(z) - w):.1f} pixels away")


def pairs(member: Member) -> dict[str, tuple[complex, complex]]:
    """Every visible point in the plane and on the page."""
    points = member.figure.points
    return {k: (points[k], complex(*xy)) for k, xy in member.data["pixels"].items() if k in points}


def check_change(group: Group, member: Member) -> None:
    """The picture changed, where something changed and only there."""
    anchor = group.anchor
    if anchor.image is None or member.image is None or anchor.image.shape[:2] != member.image.shape[:2]:
        return
    changed = _differing(anchor, member)
    canvas = max(changed.shape)
    _check_share(group, member, changed)
    if not changed.any():
        return
    ys, xs = np.nonzero(_differing(anchor, member, _ROUNDING))
    spots = xs + 0.5 + 1j * (ys + 0.5)
    _check_moves(group, member, spots, canvas)
    frame = Frame.fitted([pairs(m) for m in (anchor, *group.negatives)])
    if frame is None:
        return
    regions = changed_regions(anchor, member, frame, canvas)
    regions += [
        region for name in _reset(anchor, member) for region in beside(anchor, member, name, frame, canvas)
    ]
    stray = far_from(spots, regions, NEAR * canvas)
    if stray.sum() > _FEW:
        z = spots[stray][0]
        text = f"{int(stray.sum())} pixels, one at ({z.real:.0f}, {z.imag:.0f})"
        group.complain("stray change", member.where, text)


def _check_share(group: Group, member: Member, changed: np.ndarray) -> None:
    told, found = member.certificate["pixels"], float(changed.mean())
    if not found or not told["share"] > 0:
        group.complain("share", member.where, f"{told['share']} told, {found:.5f} found")
    elif not found / _ABOUT <= told["share"] <= found * _ABOUT:
        group.complain("share", member.where, f"{told['share']:.5f} told, {found:.5f} found")
    x0, y0, x1, y1 = told["box"]
    size = told["size"]
    if not (0 <= x0 <= x1 <= size and 0 <= y0 <= y1 <= size):
        group.complain("share", member.where, f"a box {told['box']} at {size} pixels")
    elif found:
        ys, xs = np.nonzero(changed)
        scale = size / changed.shape[1]
        fx0, fy0, fx1, fy1 = np.array([xs.min(), ys.min(), xs.max() + 1, ys.max() + 1]) * scale
        # Drawn at another size, letters may stand elsewhere: the boxes need only have something in common.
        apart = max(x0 - fx1, fx0 - x1, y0 - fy1, fy0 - y1) > 0
        if scale == 1:
            apart = max(abs(x0 - fx0), abs(y0 - fy0), abs(x1 - fx1), abs(y1 - fy1)) > 0.01 * size
        if apart:
            text = f"a box {told['box']}, but it is {[round(float(v)) for v in (fx0, fy0, fx1, fy1)]}"
            group.complain("share", member.where, text)


def _check_moves(group: Group, member: Member, spots: np.ndarray, canvas: int) -> None:
    before, after = pairs(group.anchor), pairs(member)
    for name in sorted(before.keys() & after.keys()):
        old, new = before[name][1], after[name][1]
        if abs(new - old) <= _STEP:
            continue
        nearest = min(float(np.abs(spots - z).min(initial=np.inf)) for z in (old, new))
        if nearest > _AROUND * canvas:
            group.complain("no change", member.where, f"{name} moved by {abs(new - old):.0f} pixels")


def _reset(anchor: Member, member: Member) -> list[str]:
    """What texts stand beside that have another seat than in the anchor's picture: that may be anywhere along it."""
    seats = [m.data.get("look", {}).get("places", {}) for m in (anchor, member)]
    texts = {name for seat in seats for name in seat if name.startswith(("text ", "dimension "))}
    return sorted(name.partition(" ")[2] for name in texts if seats[0].get(name) != seats[1].get(name))
