"""Witnesses of texts: figures that are told by their coordinates alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.ledger import TRUE, Ledger
from geodsl.numeric import plane
from geodsl.objects import Ref
from geodsl.realize.attempts import SPACING
from perturb.text.claims import asked, upright
from perturb.text.terms import refs
from perturb.verifying.places import NEAR

__all__ = ["wrong"]


def wrong(told: Mapping[str, Any], facts: Sequence[Fact]) -> Iterator[str]:
    """What is wrong with the witness of some facts."""
    values = _values(told, facts)
    size = _extent(values)
    if not abs(told["size"] - size) <= NEAR * size:
        yield f"its witness is of size {size:g}, not {told['size']:g}"
    dots = [v for v in values.values() if isinstance(v, np.ndarray) and np.iscomplexobj(v)]
    if any(not abs(a - b)[0] >= SPACING * size for a, b in combinations(dots, 2)):
        yield "points of its witness are too close"
    claims = asked(facts)
    claims = (*claims, *upright(claims))
    at = Instances(1, size=np.array([size]), values=values)
    verdicts, _ = Ledger(claims).judge(at)
    for fact, verdict in zip(claims, verdicts[:, 0], strict=True):
        if verdict != TRUE:
            yield f"{fact} isn't true of its witness"


def _values(told: Mapping[str, Any], facts: Sequence[Fact]) -> dict[Any, Any]:
    """The value of each name, in each type that it is taken for."""
    named = dict(_named(told))
    values = {ref: named[ref.name] for fact in facts for ref in refs(fact) if ref.name in named}
    kinds = {"points": "point", "circles": "circle", "lines": "line", "degrees": "degrees"}
    seen = {ref.name for ref in values}
    for shelf, kind in kinds.items():
        values.update({Ref(n, kind): named[n] for n in told[shelf] if n not in seen})
    return values


def _named(told: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, (x, y) in told["points"].items():
        yield name, _place(x, y)
    for name, (x, y, r) in told["circles"].items():
        yield name, plane.Circle(_place(x, y), np.array([float(r)]))
    for name, (x, y, u, v) in told["lines"].items():
        yield name, plane.Line(_place(x, y), _place(u, v))
    for name, x in told["numbers"].items():
        yield name, np.array([float(x)])
    for name, x in told["degrees"].items():
        yield name, np.radians(np.array([float(x)]))
    for name, curve in told["curves"].items():
        yield name, _curve(curve["type"], curve["numbers"])


def _place(x: float, y: float) -> np.ndarray:
    return np.array([complex(x, y)])


def _curve(kind: str, numbers: Sequence[float]) -> Any:
    x, y, *rest = numbers
    if kind == "arc":
        radius, start, sweep = (np.array([float(v)]) for v in rest)
        return plane.Arc(_place(x, y), radius, start, sweep)
    u, v = rest
    made = {"ray": plane.Ray, "segment": plane.Segment}[kind]
    return made(_place(x, y), _place(u, v))


def _extent(values: Mapping[Any, Any]) -> float:
    """The longer side of the box around points and circles; 1 where that is nothing."""
    boxes = []
    for value in values.values():
        if isinstance(value, plane.Circle):
            boxes.append((value.center[0], abs(value.radius[0])))
        elif isinstance(value, np.ndarray) and np.iscomplexobj(value):
            boxes.append((value[0], 0.0))
    if not boxes:
        return 1.0
    wide = max(z.real + r for z, r in boxes) - min(z.real - r for z, r in boxes)
    high = max(z.imag + r for z, r in boxes) - min(z.imag - r for z, r in boxes)
    return float(max(wide, high)) or 1.0
