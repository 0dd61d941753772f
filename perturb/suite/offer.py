"""What one diagram offers to suites: its names, its terms, and where each operator can be tried."""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import permutations
from typing import Any

from geodsl.elaborate.corners import AmbiguousCorner, Corners
from geodsl.language.matcher import Matcher
from geodsl.language.reading import Reading, TooComplex
from geodsl.language.term import Fact, Term
from geodsl.language.vocabulary import standard
from geodsl.objects import Line, Ray, Ref, Segment
from perturb.craft.operator import Operator, Target
from perturb.craft.places import places
from perturb.operators import operators
from perturb.site import Site
from perturb.solving.aim import Aim

__all__ = ["AmbiguousCorner", "Offer", "offer", "verb"]

_LOOSE = ((), ("line", "curve", "ray", "drawable", "bounded"), ("line", "curve", "drawable"))
_STEPS = 20_000  # spans that are looked at in one phrase


class Offer:
    """A site as suites see it; each piece found out once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.names = site.scene.by_name
        self._targets: dict[type[Operator], tuple[Target, ...]] = {}
        self._loose: dict[tuple[str, int], str] = {}

    # -- reading -----------------------------------------------------------------------------

    def type_of(self, name: str) -> str | None:
        node = self.names.get(name)
        return None if node is None else node.type

    def matcher(self) -> Matcher:
        return Matcher(standard(), self.type_of, limit=_STEPS)

    def read(self, items: tuple[Any, ...], kind: str) -> list[Reading]:
        """The cheapest readings as a thing of one type, in the diagram's own names.

        Raises:
            AmbiguousCorner: for `angle A` where that may be several.
        """
        try:
            found = self.matcher().read_items(items, kind)
        except TooComplex:
            return []
        return [r._replace(term=self.named(r.term)) for r in found]

    def named(self, term: Any) -> Any:
        """A term with its parts called as the diagram calls them: `midpoint of BC` is M."""
        if isinstance(term, tuple):
            return tuple(map(self.named, term))
        if not isinstance(term, Term):
            return term
        term = self._corners.resolve(term)
        return term.map(lambda part: self._named.get(part.key, part))

    @cached_property
    def _corners(self) -> Corners:
        return Corners(self.site.inventory.polygons)

    @cached_property
    def _named(self) -> dict[str, Ref]:
        return {n.term.key: n.ref for n in self.site.scene.nodes if not isinstance(n.term, Ref)}

    # -- targets -----------------------------------------------------------------------------

    def targets(self, operator: type[Operator]) -> tuple[Target, ...]:
        found = self._targets.get(operator)
        if found is None:
            found = self._targets[operator] = tuple(operator.targets(self.site))
        return found

    def better(self, target: Target) -> Target:
        """The same change by the operator that knows most of it: `break AB parallel CD` before `break {f: fact}`."""
        change = target.change
        if not isinstance(change, Aim) or not _general(target.operator):
            return target
        return self._better.get((verb(target.operator), change.kind, change.fact.key), target)

    @cached_property
    def _better(self) -> dict[tuple[str, str, str], Target]:
        found: dict[tuple[str, str, str], Target] = {}
        for operator in operators():
            for target in self.targets(operator) if not _general(operator) else ():
                change = target.change
                if isinstance(change, Aim) and tuple(target.args) == change.fact.fields:
                    found.setdefault((verb(operator), change.kind, change.fact.key), target)
        return found

    # -- what means the same --------------------------------------------------------------------

    def key(self, value: Any, kind: str, level: int) -> str:
        """A value as it is compared.

        Args:
            kind: the type of the slot that it stands in.
            level: 0 as it is said; 1 where a line, a ray and a segment through the same points are the same; 2 where
                all points of a line call it. What has a length is only ever what it is said to be.
        """
        if isinstance(value, tuple):
            keys = [self.key(v, kind[:-1], level) for v in value]
            return f"({','.join(sorted(keys) if level else keys)})"
        if not isinstance(value, Term):
            return str(value)
        if level == 0 or not (isinstance(value, Fact) or kind in _LOOSE[level]):
            return value.key
        stored = self._loose.get((value.key, level))
        if stored is None:
            stored = self._loose[value.key, level] = self._loosely(value, level)
        return stored

    def _loosely(self, value: Term, level: int) -> str:
        if isinstance(value, Line | Ray | Segment):
            if level == 2 and isinstance(value.A, Ref) and isinstance(value.B, Ref):
                row = places(self.site).row(Segment(value.A, value.B))
                if row is not None:
                    return f"row {row.term.key}"
            return f"through {sorted((value.A.key, value.B.key))}"
        if level == 2 and isinstance(value, Ref) and value.type in ("line", "segment", "ray"):
            row = next((r for r in places(self.site).rows if r.term.key == value.key), None)
            return value.key if row is None else f"row {row.term.key}"
        if isinstance(value, Fact):
            keys = [self.key(a, s.type, level) for a, s in zip(value.args, value.slots, strict=True)]
            return f"{type(value).__name__}{min(_orders(value.fields, value.symmetric, keys))}"
        return value.key


def verb(operator: type[Operator]) -> str:
    """The first word of an operator's phrase."""
    return operator.phrases[0].split()[0]


def _general(operator: type[Operator]) -> bool:
    """Whether it takes facts of any kind."""
    return not operator.kinds and "{f: fact}" in operator.phrases[0]


def _orders(
    fields: tuple[str, ...], symmetric: bool | tuple[str, ...], keys: list[str]
) -> list[tuple[str, ...]]:
    swapped = (
        list(range(len(fields)))
        if symmetric is True
        else [i for i, f in enumerate(fields) if f in (symmetric or ())]
    )
    out = []
    for order in permutations(swapped) if len(swapped) < 5 else [tuple(swapped)]:
        row = list(keys)
        for place, source in zip(swapped, order, strict=True):
            row[place] = keys[source]
        out.append(tuple(row))
    return out


@lru_cache(maxsize=8)
def offer(site: Site) -> Offer:
    """What a site offers, looked up once."""
    return Offer(site)
