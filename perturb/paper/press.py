"""The press: pictures of whole groups, each group in one frame, one style and one set of letter places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from geodsl.defaults import SIZE, STYLE
from geodsl.instances import Instances
from geodsl.picture.display import Frame
from geodsl.picture.looks.style import Style
from geodsl.picture.looks.styles import resolve
from geodsl.picture.page.layout import common_frames, layouts, text_names
from geodsl.picture.page.trace import common_ends
from geodsl.picture.picture import Picture, finished
from geodsl.picture.sketch import Dimension, Sketch, Text
from geodsl.realize.evaluate import take
from perturb.paper.mould import Mould

__all__ = ["Impression", "press"]

_DIGITS = 4  # of a pixel, to which two places are the same


@dataclass(frozen=True)
class Impression:
    """Figures that are printed with one mould, each for a group."""

    mould: Mould
    at: Instances
    owners: tuple[int, ...]


def press(
    leads: Impression,
    others: Sequence[Impression],
    *,
    seeds: Sequence[int],
    size: int = SIZE,
    style: str | Style = STYLE,
) -> list[list[Picture]]:
    """The pictures of all impressions, in their order; `leads` has one figure of each group, in order.

    Letters stand where they stand in the group's lead, wherever that is still good, and a line that stays where
    it is ends where it ends in all others.

    Args:
        seeds: of what chance does to the look of each group.
    """
    looks = [resolve(style, seed) for seed in seeds]
    whole = [leads, *others]
    out: list[list[Picture | None]] = [[None] * i.at.n for i in whole]
    for look in dict.fromkeys(looks):
        groups = [g for g, l in enumerate(looks) if l == look]
        place = {g: k for k, g in enumerate(groups)}
        chosen = [[k for k, g in enumerate(i.owners) if g in place] for i in whole]
        parts = [
            i if len(rows) == i.at.n else _some(i, rows)
            for i, rows in zip(whole, chosen, strict=True)
            if rows
        ]
        lists = [rows for rows in chosen if rows]
        sketches = [p.mould.sketch(p.at) for p in parts]
        owners = [[place[g] for g in p.owners] for p in parts]
        ends = common_ends(sketches, owners)
        frames = common_frames(sketches, owners, size=size, style=look, ends=ends)
        places: dict[int, _Seats] = {}
        for part, sketch, own, rows in zip(parts, sketches, owners, lists, strict=True):
            mine: list[Frame] = [frames[g] for g in own]
            seats = _seats(sketch, np.array([f.scale for f in mine]))
            known = [places[g].known(seats[k]) for k, g in enumerate(part.owners)] if places else None
            displays = layouts(
                sketch, size=size, style=look, frames=mine, places=known, ends=[ends[g] for g in own]
            )
            if not places:
                places = {
                    g: _Seats(seats[k], d.places)
                    for k, (g, d) in enumerate(zip(part.owners, displays, strict=True))
                }
            which = next(k for k, c in enumerate(chosen) if c is rows)
            title = part.mould.plate.scene.title or ""
            for row, g, display in zip(rows, part.owners, displays, strict=True):
                out[which][row] = finished(display, look, seed=seeds[g], title=title)
    return out  # type: ignore[return-value]


class _Seats:
    """Where the texts of a group's lead stand: for a text at the same place, whatever is written there, or else for
    one that is called the same."""

    def __init__(self, seats: Mapping[str, Any], places: Mapping[str, tuple[float, float]]) -> None:
        self._by_name = places
        self._by_seat = {seat: places[name] for name, seat in seats.items()}

    def known(self, seats: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
        """The places for the texts of another figure."""
        found = {name: self._by_seat.get(seat, self._by_name.get(name)) for name, seat in seats.items()}
        return {name: place for name, place in found.items() if place is not None}


def _seats(sketch: Sketch, scale: np.ndarray) -> list[dict[str, Any]]:
    """What the texts of each figure stand at, by their names: numbers that are the same where that is in the same
    place, to parts of a pixel."""
    seats: dict[str, tuple[Any, ...]] = {d.name: (d.at,) for d in sketch.dots if d.label is not None}
    parts: tuple[Text | Dimension, ...] = (*sketch.texts, *sketch.dimensions)
    for name, part in zip(text_names(sketch), parts, strict=True):
        seats[name] = _corners(part)
    told = {
        name: [(np.round(np.broadcast_to(z, (sketch.n,)) * scale, _DIGITS) + 0.0).tolist() for z in corners]
        for name, corners in seats.items()
    }
    return [{name: tuple(z[k] for z in some) for name, some in told.items()} for k in range(sketch.n)]


def _corners(part: Text | Dimension) -> tuple[Any, ...]:
    """The points that a text stands at; the ends of a segment, and the arms of an angle, in any order."""
    if isinstance(part, Dimension):
        return (1j, *_pair(part.a, part.b))
    if part.at_segment is not None:
        return _pair(*part.at_segment)
    if part.at_angle is not None:
        vertex, a, b = part.at_angle
        return (vertex, *_pair(a, b))
    if part.at_round is not None:
        return (part.at_round.center, part.at_round.radius)
    return (np.nan,) if part.at is None else (1, part.at)  # a stroke's name tells it


def _pair(a: Any, b: Any) -> tuple[Any, Any]:
    way = b - a
    return a + b, np.where((way.real > 0) | ((way.real == 0) & (way.imag > 0)), way, -way)


def _some(impression: Impression, rows: list[int]) -> Impression:
    at = take(impression.at, np.array(rows))
    fresh = impression.mould.completed(at)
    return Impression(impression.mould, fresh, tuple(impression.owners[k] for k in rows))
