"""How lines lie to each other: parallel, perpendicular, or neither."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from geodsl.facts.parallel import Parallel
from geodsl.facts.perpendicular import Perpendicular
from geodsl.objects import Line, names
from geodsl.words.questions.ground import Ground
from geodsl.words.questions.matter import Matter, Sort, Which, claim

__all__ = ["KINDS", "matters"]

KINDS = ("parallel", "perpendicular", "direction")
_KINDS = {"parallel": Parallel, "perpendicular": Perpendicular}


def matters(ground: Ground) -> Iterator[Matter]:
    pairs = [
        (a.term, b.term)
        for a, b in combinations(ground.carriers, 2)
        if not (set(a.all) & set(b.all)) or set(names(a.term)) & set(names(b.term))
    ]
    told = {
        kind: {f.key: holds for f, holds in ground.clear(cls(l, m) for l, m in pairs)}
        for kind, cls in _KINDS.items()
    }
    for kind, cls in _KINDS.items():
        for l, m in pairs:
            fact = cls(l, m)
            if fact.key in told[kind]:
                holds = told[kind][fact.key]
                shared = len(set(names(l)) & set(names(m)))
                if kind == "parallel" and shared:
                    continue  # lines with a common letter meet there
                yield claim(kind, kind, {"l": l, "m": m}, fact, holds, f"{kind} {shared}")
        yield from _which(ground, kind, told[kind])
    for l, m in pairs:
        found = {kind: told[kind].get(cls(l, m).key) for kind, cls in _KINDS.items()}
        if None in found.values():
            continue
        right = next((kind for kind, holds in found.items() if holds), "neither")
        facts = tuple(cls(l, m) for kind, cls in _KINDS.items() if found[kind])
        fails = tuple(cls(l, m) for kind, cls in _KINDS.items() if not found[kind])
        yield Sort("direction", "direction", {"l": l, "m": m}, facts, fails, answer=right)


def _which(ground: Ground, kind: str, told: dict[str, bool]) -> Iterator[Matter]:
    """Which of the drawn lines is so to one of them, where exactly one is and of all others it is clear."""
    cls = _KINDS[kind]
    for carrier in ground.carriers:
        l = carrier.term
        others = [c for c in ground.carriers if c is not carrier]
        facts = [cls(l, c.term) for c in others]
        found = {f.key: holds for f, holds in ground.clear(facts)}
        if len(found) < len(facts) or sum(found.values()) != 1 or not isinstance(l, Line):
            continue
        (right,) = (c for c, f in zip(others, facts, strict=True) if found[f.key])
        yield Which(
            kind,
            f"which/{kind}",
            {"l": l},
            tuple(f for f in facts if found[f.key]),
            tuple(f for f in facts if not found[f.key]),
            among=tuple(c.term for c in others),
            answer=(right.term,),
            aliases=right.names,
        )
