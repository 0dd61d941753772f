"""Gathering: of the cast of one figure those that are different, legible, and can be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from geodsl.facts.ink.ink_fact import InkFact
from geodsl.language.term import OpenFact
from geodsl.ledger import TRUE, Ledger
from geodsl.realize.attempts import Refused
from perturb.blocks.cast import Cast
from perturb.blocks.groups import Group, Member
from perturb.blocks.told import padded
from perturb.judging.topics import choose
from perturb.paper.difference import difference
from perturb.site import Site

__all__ = ["Gathering"]


class Gathering:
    """Gathers the groups of one block.

    Args:
        rank: how much each fact of the ledger is worth saying; None for what isn't said.
        anchor: "random", or "base" for groups in which all others surround the anchor.
        most: negatives in a group at most.
        alone: whether a figure of which nothing is asked is a group by itself.
    """

    def __init__(
        self,
        site: Site,
        ledger: Ledger,
        rank: Sequence[int | None],
        *,
        anchor: str,
        most: int | None,
        alone: bool,
    ) -> None:
        self.site, self.ledger, self.rank = site, ledger, rank
        self.most, self.alone = most, alone
        self.star = anchor == "base"
        told = {f.key for f in site.ledger}
        # A fact that isn't told of the diagram is worth telling of a group where it holds of some of its members.
        self._told = np.array([f.key in told for f in ledger.facts], dtype=bool)
        self._inked = np.array([isinstance(f, InkFact) for f in ledger.facts], dtype=bool)
        self._closed = np.array([not isinstance(f, InkFact | OpenFact) for f in ledger.facts], dtype=bool)

    def group(
        self, cast: Sequence[Cast], order: np.ndarray, place: tuple[int, int, int]
    ) -> tuple[Group | None, list[Cast], Refused]:
        """The group of one figure, all its certified variants, and why others aren't among them.

        Args:
            order: numbers in 0..1 that decide who is the anchor, and in which order the others come.
            place: the seed, the block and the number of the group.
        """
        refused = Refused()
        base = next(c for c in cast if c.variant.pick is None)
        if base.picture is None or base.picture.misses:
            refused["no good place for a letter"] += 1
            return None, [], refused
        stay, topics = self._told_apart([base, *self._seen(base, cast, refused)], refused)
        others = stay[1:]
        if not others and not self.alone:
            return None, [], refused
        if self.most is not None and len(others) > self.most:
            # Those that are left over go by chance, so that no kind of change comes last always.
            lot = np.argsort(order[1 : len(stay)], kind="stable")[: self.most]
            stay = [base, *(others[j] for j in sorted(lot.tolist()))]
            topics, _ = self._topics(stay)
        members = [
            Member(c.variant, c.mould, (c.at, c.row), c.verdict, c.holds, c.picture)  # type: ignore[arg-type]
            for c in stay
        ]
        anchor = members.pop(0 if self.star else int(order[0] * len(members)))
        mixed = [members[j] for j in np.argsort(order[len(order) - len(members) :], kind="stable")]
        verdict = np.stack([m.verdict for m in (anchor, *mixed)], axis=1)
        said = padded(self.site, self.ledger, self.rank, topics, verdict)
        return self._entered((anchor, *mixed), said, place, refused), others, refused

    @staticmethod
    def _seen(base: Cast, cast: Sequence[Cast], refused: Refused) -> list[Cast]:
        """Those whose pictures are legible, and are seen to be different."""
        assert base.picture is not None
        found: list[Cast] = []
        pixels = _Pictures()
        pixels.add(base.picture.pixels)
        for c in cast:
            if c is base:
                continue
            assert c.picture is not None
            if c.picture.misses:
                refused["no good place for a letter"] += 1
            elif set(c.picture.display.apart) - set(base.picture.display.apart):
                refused["a text stands apart from what it tells"] += 1
            elif c.picture.pixels in pixels:
                refused["it looks like another"] += 1
            elif not (change := difference(base.picture, c.picture)).seen:
                refused[change.trouble] += 1
            else:
                pixels.add(c.picture.pixels)
                found.append(c)
        return found

    def _told_apart(self, stay: list[Cast], refused: Refused) -> tuple[list[Cast], list[int]]:
        """Those that what is said tells from all others, and what is said."""
        topics: list[int] = []
        while len(stay) > 1:
            topics, open_ = self._topics(stay)
            if not open_.any():
                break
            # Whoever can be told apart from fewest goes; the figure that all were made from never does.
            worst = 1 + int((open_.sum(0) + open_.sum(1))[1:].argmax())
            refused["nothing that is said tells it from another"] += 1
            del stay[worst]
        return stay, topics

    def _topics(self, cast: Sequence[Cast]) -> tuple[list[int], np.ndarray]:
        table = np.stack([c.verdict for c in cast], axis=1)
        return choose(table, self.rank, anchor=0 if self.star else None)

    def _entered(
        self, members: tuple[Member, ...], topics: list[int], place: tuple[int, int, int], refused: Refused
    ) -> Group:
        """A group with its own part of the ledger: what holds of a member, and what captions speak of."""
        ledger = self.ledger
        true = np.stack([m.verdict for m in members], axis=1) == TRUE
        some, all_ = true.any(1), true.all(1)
        telling = self._told | (self._inked & some) | (self._closed & some & ~all_)
        telling[topics] = True
        rows = np.flatnonzero(telling).tolist()
        row = {k: j for j, k in enumerate(rows)}
        cut = tuple(replace(m, verdict=m.verdict[rows], holds=m.holds[rows]) for m in members)
        facts = tuple(ledger.facts[k] for k in rows)
        return Group(self.site, facts, cut, tuple(row[k] for k in topics), *place, refused)


class _Pictures:
    """Pictures that have been seen, found by their checksums."""

    def __init__(self) -> None:
        self._known: dict[int, list[np.ndarray]] = {}

    def __contains__(self, pixels: np.ndarray) -> bool:
        return any(np.array_equal(pixels, other) for other in self._known.get(_sum(pixels), ()))

    def add(self, pixels: np.ndarray) -> None:
        self._known.setdefault(_sum(pixels), []).append(pixels)


def _sum(pixels: np.ndarray) -> int:
    from isal import isal_zlib

    return int(isal_zlib.crc32(np.ascontiguousarray(pixels)))
