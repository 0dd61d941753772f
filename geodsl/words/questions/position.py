"""Where a point lies: inside, on or outside a circle."""

from __future__ import annotations

from collections.abc import Iterator

from geodsl.facts.inside_circle import InsideCircle
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.outside_circle import OutsideCircle
from geodsl.words.questions.ground import Ground
from geodsl.words.questions.matter import Matter, Sort

__all__ = ["KIND", "matters"]

KIND = "position"
_PLACES = {"inside": InsideCircle, "on": OnCircle, "outside": OutsideCircle}


def matters(ground: Ground) -> Iterator[Matter]:
    for w in ground.circles:
        for P in ground.points:
            if (w.key, P.key) in ground.centers:
                continue
            facts = [cls(P, w) for cls in _PLACES.values()]
            found = {f.key: holds for f, holds in ground.clear(facts)}
            if len(found) == len(facts) and sum(found.values()) == 1:
                right = next(name for name, cls in _PLACES.items() if found[cls(P, w).key])
                yield Sort(
                    KIND,
                    KIND,
                    {"P": P, "c": w},
                    tuple(f for f in facts if found[f.key]),
                    tuple(f for f in facts if not found[f.key]),
                    answer=right,
                )
