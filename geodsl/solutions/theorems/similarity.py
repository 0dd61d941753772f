"""Similar triangles."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations

from geodsl.solutions.claim import Claim, Rule, Size, equal
from geodsl.solutions.sight import Sight
from geodsl.solutions.theorems.theorem import Theorem, product

__all__ = ["THEOREMS", "matching"]

_MANY = 40  # triangles beyond which pairs aren't looked at

Triple = tuple[str, str, str]


def matching(kind: str, p: Triple, q: Triple) -> Claim:
    """A correspondence of two triangles, the same from whichever corner and triangle it is read."""
    orders = list(permutations(range(3)))
    return Claim(
        kind,
        min((tuple(x[i] for i in o), tuple(y[i] for i in o)) for x, y in ((p, q), (q, p)) for o in orders),
    )


def alike(sight: Sight) -> Iterator[tuple[Triple, Triple, float]]:
    """Pairs of triangles that are similar in the figure, corner by corner, and their ratio."""
    found = sight.__dict__.get("_alike")
    if found is None:
        found = sight.__dict__["_alike"] = list(_alike(sight))
    yield from found


def _alike(sight: Sight) -> Iterator[tuple[Triple, Triple, float]]:
    if len(sight.triangles) > _MANY:
        return
    for t, u in combinations(sight.triangles, 2):
        s = [sight.distance(t[1], t[2]), sight.distance(t[2], t[0]), sight.distance(t[0], t[1])]
        for v in permutations(u):
            r = [sight.distance(v[1], v[2]), sight.distance(v[2], v[0]), sight.distance(v[0], v[1])]
            k = s[0] / r[0]
            if all(abs(x - k * y) < 1e-9 * sight.size for x, y in zip(s, r, strict=True)):
                yield t, (v[0], v[1], v[2]), k


def _angles(sight: Sight, t: Triple) -> list[Size | None]:
    return [sight.angle(t[k - 1], t[k], t[k - 2]) for k in range(3)]


def _two_angles(sight: Sight) -> Iterator[Rule]:
    """Triangles with two equal angles are similar."""
    for t, u, _ in alike(sight):
        claim = matching("similar", t, u)
        pairs = list(zip(_angles(sight, t), _angles(sight, u), strict=True))
        for (a, b), (c, d) in combinations(pairs, 2):
            if not (a and b and c and d):
                continue
            needs = tuple(equal(x, y) for x, y in ((a, b), (c, d)) if x != y)
            yield Rule("similar by two angles", needs, claim, {"p": t, "q": u})


def _proportions(sight: Sight) -> Iterator[Rule]:
    """Sides of similar triangles are in proportion, and their angles are equal."""
    for t, u, _ in alike(sight):
        claim = matching("similar", t, u)
        for a, b in zip(_angles(sight, t), _angles(sight, u), strict=True):
            if a and b and a != b:
                yield Rule("angles of similar triangles", (claim,), equal(a, b), {"p": t, "q": u})
        for i, j in combinations(range(3), 2):
            (a, b), (c, d) = (
                (sight.length(t[k - 1], t[k - 2]), sight.length(u[k - 1], u[k - 2])) for k in (i, j)
            )
            yield from product(
                "sides of similar triangles", (a, d), (b, c), needs=(claim,), p=t, q=u, a=a, b=b, c=c, d=d
            )


THEOREMS = (
    Theorem("similar by two angles", _two_angles),
    Theorem("sides of similar triangles", _proportions),
)
