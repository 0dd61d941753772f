"""Shelves: the numbers of a figure as plain data, by kinds of object."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from geodsl.numeric import plane
from geodsl.objects import Ref
from geodsl.scene import Node
from perturb.paper.pins import Pins, held

__all__ = ["loops", "shelves"]

_ROOMS = {"point": "points", "circle": "circles", "degrees": "degrees"}


def shelves(types: Mapping[str, str], pins: Pins, k: int = 0) -> dict[str, Any]:
    """Where everything is in the k-th figure: lines and rays by a point and a direction, arcs by radians.

    Args:
        types: of the names that are told.
    """
    out: dict[str, Any] = {
        "points": {},
        "circles": {},
        "lines": {},
        "numbers": {},
        "degrees": {},
        "curves": {},
    }
    for name, kind in types.items():
        if name not in pins:
            continue
        numbers = pins[name][:, k : k + 1]
        told = numbers[:, 0].tolist()
        value = held(Node(name, kind, Ref(name, kind)), numbers)
        if kind in ("line", "ray"):
            parts = (value.origin.real, value.origin.imag, value.direction.real, value.direction.imag)
            place = [float(x[0]) for x in parts]
            if kind == "line":
                out["lines"][name] = place
            else:
                out["curves"][name] = {"type": "ray", "numbers": place}
        elif kind == "arc":
            arc = (value.center.real, value.center.imag, value.radius, value.start, value.sweep)
            out["curves"][name] = {"type": "arc", "numbers": [float(x[0]) for x in arc]}
        elif kind == "segment":
            out["curves"][name] = {"type": "segment", "numbers": told}
        elif kind in ("point", "circle"):
            out[_ROOMS[kind]][name] = told
        else:
            out[_ROOMS.get(kind, "numbers")][name] = told[0]
    return out


def loops(region: plane.Region) -> list[list[dict[str, Any]]]:
    """What runs round the region of one figure, then what runs round its holes: pieces end to end."""
    return [[_piece(piece) for piece in loop] for loop in (region.boundary, *region.holes)]


def _piece(piece: plane.Segment | plane.Arc) -> dict[str, Any]:
    numbers: tuple[Any, ...]
    if isinstance(piece, plane.Segment):
        kind, numbers = "segment", (piece.a.real, piece.a.imag, piece.b.real, piece.b.imag)
    else:
        kind = "arc"
        numbers = (piece.center.real, piece.center.imag, piece.radius, piece.start, piece.sweep)
    return {"type": kind, "numbers": [float(np.ravel(x)[0]) for x in numbers]}
