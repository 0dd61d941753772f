"""What a record tells beside pictures and captions: where points are, how many there are of what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from geodsl.dataset.audit.sight import Feature, Floats

__all__ = ["SIDE", "from_usual_places", "side_of"]

SIDE: tuple[Feature, ...] = (
    *(
        Feature(f"{what} told", "more", "fewer")
        for what in (
            "points",
            "circles",
            "lines",
            "numbers",
            "degrees",
            "curves",
            "regions",
            "facts",
            "facts of ink",
        )
    ),
    Feature("facts in its caption", "more", "fewer"),
    Feature("program", "longer", "shorter"),
    Feature("lines of its program", "more", "fewer"),
    Feature("digits of its coordinates", "more", "fewer"),
    Feature("size of the figure", "larger", "smaller"),
    Feature("middle of its points", "further right a", "further left a"),
    Feature("middle of its points", "lower", "higher"),
    Feature("distance of its points' middle from the page's", "larger", "smaller"),
    Feature("spread of its points", "wider", "narrower"),
    Feature("least distance of two points", "larger", "smaller"),
    Feature("greatest distance of two points", "larger", "smaller"),
    Feature("first point", "further right a", "further left a"),
    Feature("first point", "lower", "higher"),
    Feature("labels' distance from their points", "larger", "smaller"),
)


def side_of(member: Mapping[str, Any], size: float) -> list[float]:
    """One number for each of `SIDE`.

    Args:
        size: pixels a side of the picture.
    """
    at = np.array([[float(x), float(y)] for x, y in member["pixels"].values()]).reshape(-1, 2) / max(
        size, 1.0
    )
    middle = at.mean(0) if len(at) else np.full(2, 0.5)
    first = at[0] if len(at) else middle
    gaps = np.hypot(*(at[:, None] - at[None]).transpose(2, 0, 1))[np.triu_indices(len(at), 1)]
    labels = [float(np.hypot(*xy)) for xy in member["look"]["places"].values() if len(xy) == 2]
    kinds = ("points", "circles", "lines", "numbers", "degrees", "curves", "regions", "facts", "ink")
    return [
        *(len(member[k]) for k in kinds),
        len(member["caption"]["facts"]),
        len(member["program"]),
        member["program"].count("\n"),
        sum(len(repr(x)) for xy in member["points"].values() for x in xy),
        float(member["size"]),
        float(middle[0]),
        float(middle[1]),
        float(np.hypot(*(middle - 0.5))),
        float(at.std()) if len(at) else 0.0,
        float(gaps.min(initial=2.0)),
        float(gaps.max(initial=0.0)),
        float(first[0]),
        float(first[1]),
        float(np.mean(labels)) if labels else 0.0,
    ]


def from_usual_places(members: Sequence[Mapping[str, Any]]) -> Floats:
    """How far each member's points are, on average, from where they are on average in its group."""
    names = [n for n in members[0]["pixels"] if all(n in m["pixels"] for m in members)]
    if not names:
        return np.zeros(len(members))
    at = np.array([[[float(c) for c in m["pixels"][n]] for n in names] for m in members])
    return np.asarray(np.linalg.norm(at - at.mean(0), axis=2).mean(1), np.float64)
