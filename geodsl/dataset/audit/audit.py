"""An audit: what gives anchors away, what leaks, and how even a dataset is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from geodsl.dataset.audit.balance import EVEN, FEW, LARGEST, ODDS, Balance, Topic, Truth
from geodsl.dataset.audit.budget import Budget, Cut
from geodsl.dataset.audit.chance import generator
from geodsl.dataset.audit.leaks import Leak, Leaks
from geodsl.dataset.audit.pictures import PictureError
from geodsl.dataset.audit.probes import Network, Seen, probe, seen_of
from geodsl.dataset.audit.verdict import FALSE_ALARMS, ITEMS, LIMIT, OPEN, WINS, Finding
from geodsl.dataset.record import Record
from geodsl.errors import GeodslError

__all__ = ["Audit", "AuditError", "audit"]


class AuditError(GeodslError, ValueError):
    """Raised when there is nothing to audit, or a record isn't as records are."""


@dataclass(frozen=True)
class Audit:
    """What was found.

    Attributes:
        probed: groups that probes have seen, without stars.
        probes: of groups that are scored.
        stars: of star groups, which aren't.
        cuts: by a tokenizer's budget; empty where none was asked for.
    """

    groups: int
    pictures: int
    star_groups: int
    probed: int
    seed: int
    probes: tuple[Finding, ...]
    stars: tuple[Finding, ...]
    leaks: tuple[Leak, ...]
    topics: tuple[Topic, ...]
    truths: tuple[Truth, ...]
    budget: str | None
    cuts: tuple[Cut, ...]

    @property
    def faults(self) -> list[str]:
        """Why the dataset doesn't pass; empty where it does."""
        won = [f"a probe wins: {f.probe}, {100 * f.auc:.1f} %" for f in self.probes if f.verdict == WINS]
        return won + [f"a leak: {k.count:,} {k.kind}" for k in self.leaks if k.grave and k.count]

    @property
    def open(self) -> int:
        """How many probes neither win nor are shown to be blind."""
        return sum(f.verdict == OPEN for f in self.probes)

    @property
    def warnings(self) -> list[str]:
        out = [f"{t.name}: {t.warning}" for t in self.topics if t.warning]
        out += [f"{t.kind} in {t.where}: {t.warning}" for t in self.truths if t.warning]
        out += [f"{k.count:,} {k.kind}" for k in self.leaks if not k.grave and k.count]
        out += [
            f"{c.same:,} of {c.total:,} {c.kind} aren't told from the anchor's" for c in self.cuts if c.same
        ]
        return out

    def to_json(self) -> dict[str, Any]:
        return {
            "groups": self.groups,
            "pictures": self.pictures,
            "star_groups": self.star_groups,
            "probed_groups": self.probed,
            "seed": self.seed,
            "bounds": {
                "auc": LIMIT,
                "items": ITEMS,
                "false_alarms": FALSE_ALARMS,
                "largest_share": LARGEST,
                "least_of_two": EVEN,
                "odds_of_truth": ODDS,
                "counted_at_least": FEW,
            },
            "passes": not self.faults,
            "open_probes": self.open,
            "faults": self.faults,
            "warnings": self.warnings,
            "probes": [f.to_json() for f in self.probes],
            "stars": [f.to_json() for f in self.stars],
            "leaks": [k.to_json() for k in self.leaks],
            "balance": [t.to_json() for t in self.topics],
            "truth": [t.to_json() for t in self.truths],
            "budget": None
            if self.budget is None
            else {"tokenizer": self.budget, "found": [c.to_json() for c in self.cuts]},
        }


def audit(
    records: Callable[[], Iterator[Record]],
    *,
    total: int,
    items: int = 20_000,
    seed: int = 0,
    network: Network | None = None,
    budget: Budget | None = None,
    told: Callable[[int], None] | None = None,
) -> Audit:
    """Audit the records of a dataset.

    Args:
        records: the records, from the first on whenever it is called.
        total: how many there are.
        items: how many pictures, at least, probes are to see, if there are as many: of groups drawn by chance.
        network: a further probe of pictures, trained elsewhere.
        budget: compares what a tokenizer leaves of captions.
        told: is told how many records have been read since it was told last.

    Raises:
        AuditError: where there is no record, or one that isn't as records are.
    """
    rank = generator(seed, "groups").permutation(total)
    chosen: set[int] | None = None
    leaks, balance = Leaks(), Balance()
    seen: list[Seen] = []
    groups = pictures = stars = 0
    for k, record in enumerate(records()):
        try:
            if chosen is None:
                each = 1 + len(record.negatives)
                chosen = set(np.flatnonzero(rank < -(-items // each)).tolist())
            leaks.add(record)
            balance.add(record)
            if budget is not None:
                budget.add(record)
            if k in chosen:
                seen.append(seen_of(record, network=network is not None))
            groups, stars, pictures = groups + 1, stars + record.star, pictures + len(record.members)
        except PictureError as error:
            raise AuditError(f"record {_name(record, k)}: {error}") from None
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
            raise AuditError(
                f"record {_name(record, k)} isn't as records are: {type(error).__name__}: {str(error)[:80]}"
            ) from None
        if told is not None:
            told(1)
    if not groups:
        raise AuditError("there is no record to audit: is the dataset made?")
    scored, unfit = [s for s in seen if not s.star], [s for s in seen if s.star]
    return Audit(
        groups,
        pictures,
        stars,
        len(scored),
        seed,
        tuple(probe(scored, seed, stars=False, network=network)),
        tuple(probe(unfit, seed, stars=True, network=network)),
        tuple(leaks.found(records)),
        tuple(balance.topics()),
        tuple(balance.truths()),
        None if budget is None else budget.name,
        () if budget is None else tuple(budget.found()),
    )


def _name(record: Record, number: int) -> str:
    try:
        return record.key
    except (KeyError, TypeError):
        return f"number {number}"
