"""The press: pictures of whole groups, each group in one frame, one style and one set of letter places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geodsl.defaults import SIZE, STYLE
from geodsl.instances import Instances
from geodsl.picture.display import Frame
from geodsl.picture.looks.style import Style
from geodsl.picture.looks.styles import resolve
from geodsl.picture.page.layout import common_ends, common_frames, layouts
from geodsl.picture.picture import Picture, finished
from geodsl.realize.evaluate import take
from perturb.mould import Mould

__all__ = ["Impression", "press"]


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
        places: dict[int, dict[str, tuple[float, float]]] = {}
        for part, sketch, own, rows in zip(parts, sketches, owners, lists, strict=True):
            mine: list[Frame] = [frames[g] for g in own]
            known = [places[g] for g in part.owners] if places else None
            displays = layouts(
                sketch, size=size, style=look, frames=mine, places=known, ends=[ends[g] for g in own]
            )
            if not places:
                places = {g: dict(d.places) for g, d in zip(part.owners, displays, strict=True)}
            which = next(k for k, c in enumerate(chosen) if c is rows)
            title = part.mould.plate.scene.title or ""
            for row, g, display in zip(rows, part.owners, displays, strict=True):
                out[which][row] = finished(display, look, seed=seeds[g], title=title)
    return out  # type: ignore[return-value]


def _some(impression: Impression, rows: list[int]) -> Impression:
    at = take(impression.at, np.array(rows))
    fresh = impression.mould.completed(at)
    return Impression(impression.mould, fresh, tuple(impression.owners[k] for k in rows))
