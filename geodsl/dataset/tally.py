"""A tally: how often what is in some records, for balances and cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from geodsl.dataset.record import HARD_POSITIVE, NEGATIVE, Record

__all__ = ["SEVERITIES", "Tally"]

SEVERITIES = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0)
"""The bounds between bins of severity, in least visible gaps."""


class Tally:
    """Counts by topic: `counts["operator"]["move off circle"]`."""

    def __init__(self, counts: Mapping[str, Mapping[str, int]] | None = None) -> None:
        self.counts: dict[str, Counter[str]] = {k: Counter(v) for k, v in (counts or {}).items()}

    def add(self, record: Record) -> None:
        one = self._one
        one("count", "groups")
        one("count", "star groups", int(record.star))
        one("split", record.split)
        one("family", record.family)
        one("chapter", str(record.data["dataset"]["chapter"] or "none"))
        one("source", str(record.data["dataset"]["source"]))
        for member in record.members:
            one("count", "pictures")
            one("count", {NEGATIVE: "negatives", HARD_POSITIVE: "hard positives"}.get(member.role, "anchors"))
            for step in member.steps:
                one("operator", step["operator"])
                one("aim", ("undone " if step["undone"] else "") + step["aim"])
                if step["fact"] is not None:
                    (fact,) = record.facts([step["fact"]])
                    one("fact", fact["kind"])
            if member.role == NEGATIVE:
                one("severity", bin_of(member.hardness))
        for text in record.texts:
            one("count", "texts")
            one("text class", text["class"])
        for question in record.questions:
            one("count", "questions")
            one("question", question["kind"])
            one("form", question["form"])
            if question["form"] == "yes-no":
                one("yes or no", question["answer"])

    def _one(self, topic: str, what: str, count: int = 1) -> None:
        if count:
            self.counts.setdefault(topic, Counter())[what] += count

    def update(self, other: Tally) -> None:
        for topic, counts in other.counts.items():
            self.counts.setdefault(topic, Counter()).update(counts)

    def to_json(self) -> dict[str, Any]:
        return {topic: dict(sorted(counts.items())) for topic, counts in sorted(self.counts.items())}

    @classmethod
    def sum(cls, tallies: Iterable[Tally]) -> Tally:
        out = cls()
        for tally in tallies:
            out.update(tally)
        return out


def bin_of(severity: float) -> str:
    """The bin of a severity."""
    low, high = 0.0, None
    for bound in SEVERITIES:
        if severity < bound:
            high = bound
            break
        low = bound
    return f"{low:g}–{high:g}" if high is not None else f"{low:g} and more"
