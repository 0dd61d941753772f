"""Faults in pictures and in what is said of pixels."""

from __future__ import annotations

import struct

import numpy as np

from tests.perturb.checker.group import load
from tests.perturb.checker.pictures import NEAR, pairs
from tests.perturb.checker.planting import Planting
from tests.perturb.checker.png import decode, encode
from tests.perturb.checker.regions import Frame, changed_regions, far_from


def flipped(p: Planting) -> str:
    """One byte of one pixel differs."""
    member = p.one(p.data["members"], "member")
    pixels = decode(p.picture(member).read_bytes()).copy()
    flat = pixels.reshape(-1)
    flat[p.rng.randrange(flat.size)] ^= 1
    p.picture(member).write_bytes(encode(pixels))
    return "pixel hash"


def corrupted(p: Planting) -> str:
    """A byte within the file differs, so that a checksum is wrong."""
    member = p.one(p.data["members"], "member")
    file = bytearray(p.picture(member).read_bytes())
    at = file.index(b"IDAT")
    (size,) = struct.unpack_from(">I", file, at - 4)
    file[at + 4 + p.rng.randrange(size)] ^= 0x10
    p.picture(member).write_bytes(bytes(file))
    return "bad image"


def far_pixels(p: Planting) -> str:
    """A small blot far from all that changed."""
    group = load(p.folder)
    frame = Frame.fitted([pairs(m) for m in (group.anchor, *group.negatives)])
    if frame is None:
        raise LookupError("no frame")
    for k in p.rng.sample(range(len(group.negatives)), len(group.negatives)):
        member = p.negatives()[k]
        pixels = decode(p.picture(member).read_bytes()).copy()
        side = min(pixels.shape[:2])
        size = max(4, side // 40)
        ys, xs = np.mgrid[0 : side - size : size, 0 : side - size : size].reshape(2, -1)
        regions = changed_regions(group.anchor, group.negatives[k], frame, side)
        far = np.flatnonzero(far_from(xs + 1j * ys, regions, (NEAR + 0.05) * side))
        if len(far):
            spot = p.rng.choice(far.tolist())
            y, x = int(ys[spot]), int(xs[spot])
            pixels[y : y + size, x : x + size] ^= 0x80
            p.redraw(member, encode(pixels))
            return "stray change"
    raise LookupError("no place is far from all that changed")


def unchanged(p: Planting) -> str:
    """A negative has the anchor's picture."""
    member = p.negative()
    p.redraw(member, p.picture(p.anchor).read_bytes())
    return "same image"


def place(p: Planting) -> str:
    """A point is said to be six pixels beside its place in the picture."""
    frames = [m for m in (p.anchor, *p.negatives()) if m["pixels"]]
    if sum(len(m["pixels"]) for m in frames) < 4:
        raise LookupError("too few visible points")
    member = p.one(frames, "member with visible points")
    member["pixels"][p.rng.choice(sorted(member["pixels"]))][0] += 6.0
    return "place"


def share(p: Planting) -> str:
    """No pixel is said to have changed."""
    p.negative()["certificate"]["pixels"]["share"] = 0.0
    return "share"
