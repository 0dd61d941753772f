"""Balance: how evenly what is in a dataset is spread, and whether what is said is as often true as false."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from typing import Any

from geodsl.dataset.record import NEGATIVE, Record
from geodsl.dataset.tally import Tally

__all__ = ["ALL", "EVEN", "FEW", "LARGEST", "ODDS", "Balance", "Topic", "Truth"]

LARGEST = 0.5  # the most that one of many may have
EVEN = 0.4  # the least that each of two has to have
ODDS = 4.0  # by which a kind may be truer or falser than all kinds of its place together
ALL = "all kinds"
FEW = 200  # with fewer nothing is said of how they are spread

_MANY = {"operator": "operator", "fact": "fact", "severity": "severity", "chapter": "chapter"}


@dataclass(frozen=True)
class Topic:
    """One thing that is counted.

    Attributes:
        entropy: from 0, all the same, to 1, all as often.
        warning: what is uneven, with the bound that it crosses.
    """

    name: str
    counts: Mapping[str, int]
    warning: str = ""

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def largest(self) -> tuple[str, float]:
        if not self.total:
            return "", 0.0
        name = max(sorted(self.counts), key=lambda k: self.counts[k])
        return name, self.counts[name] / self.total

    @property
    def entropy(self) -> float:
        shares = [n / self.total for n in self.counts.values() if n]
        return sum(-p * log(p) for p in shares) / log(len(shares)) if len(shares) > 1 else 0.0

    def to_json(self) -> dict[str, Any]:
        name, share = self.largest
        return {
            "topic": self.name,
            "counts": dict(sorted(self.counts.items(), key=lambda x: (-x[1], x[0]))),
            "entropy": round(self.entropy, 4),
            "largest": name,
            "largest_share": round(share, 4),
            "warning": self.warning,
        }


@dataclass(frozen=True)
class Truth:
    """How often facts of a kind are true of the pictures that they are asked of."""

    where: str
    kind: str
    true: int
    false: int
    warning: str = ""

    @property
    def share(self) -> float:
        return self.true / max(1, self.true + self.false)

    def to_json(self) -> dict[str, Any]:
        return {
            "where": self.where,
            "kind": self.kind,
            "true": self.true,
            "false": self.false,
            "share_true": round(self.share, 4),
            "warning": self.warning,
        }


class Balance:
    """Counts, record by record."""

    def __init__(self) -> None:
        self._tally = Tally()
        self._more: dict[str, Counter[str]] = {}
        self._truths: dict[tuple[str, str], list[int]] = {}

    def add(self, record: Record) -> None:
        self._tally.add(record)
        for member in record.members:
            if member.role == NEGATIVE:
                for step in member.steps:
                    self._one("break or make", step["aim"], step["aim"] in ("break", "make"))
                    self._one("undone or not", "undone" if step["undone"] else "done")
            words = member.data["caption"]["words"]
            self._one("language", str(words["lang"]))
            self._one("register", str(words["register"]))
        for question in record.questions:
            if question["form"] == "choice" and question["right"] is not None:
                count = len(question["choices"])
                self._one(f"letter of {count} choices", chr(ord("A") + int(question["right"])))
        self._said_of_pictures(record)
        self._said_in_texts(record)

    def _said_of_pictures(self, record: Record) -> None:
        """Whatever a caption of the group says, asked of every picture of it."""
        members = [record.anchor, *record.negatives]
        said = sorted({int(n) for m in members for n in m.data["caption"]["facts"]})
        for member in members:
            true = {*member.data["facts"], *member.data["ink"]}
            for number, fact in zip(said, record.facts(said), strict=True):
                self._truth("captions", str(fact["kind"]), number in true)

    def _said_in_texts(self, record: Record) -> None:
        """Whatever a text says, asked of the anchor's picture."""
        for text in record.texts:
            numbers = [int(n) for n in text["facts"]]
            false = {numbers[int(k)] for k in text["false"]}
            for number, fact in zip(numbers, record.facts(numbers), strict=True):
                where = "nearest texts" if text["class"] == "nearest" else "texts made by rule"
                self._truth(where, str(fact["kind"]), number not in false)

    def _truth(self, where: str, kind: str, true: bool) -> None:
        self._truths.setdefault((where, kind), [0, 0])[not true] += 1

    def _one(self, topic: str, what: str, when: bool = True) -> None:
        if when:
            self._more.setdefault(topic, Counter())[what] += 1

    def topics(self) -> list[Topic]:
        counts = self._tally.counts
        found = [Topic(name, counts[of], _crowded(counts[of])) for name, of in _MANY.items() if of in counts]
        for name in ("break or make", "undone or not"):
            if name in self._more:
                found.append(Topic(name, self._more[name], _uneven(self._more[name], 2)))
        if "yes or no" in counts:
            found.append(Topic("yes or no", counts["yes or no"], _uneven(counts["yes or no"], 2)))
        for name in sorted(n for n in self._more if n.startswith("letter of ")):
            found.append(Topic(name, self._more[name], _uneven(self._more[name], int(name.split()[2]))))
        found += [Topic(name, self._more[name]) for name in ("language", "register") if name in self._more]
        found += [Topic(n, counts[n]) for n in ("split", "source", "text class", "form") if n in counts]
        return found

    def truths(self) -> list[Truth]:
        """Of each kind how often it is true, the place's mean first: by it alone nothing should be guessed."""
        out = []
        for where in sorted({where for where, _ in self._truths}):
            kinds = {kind: (t, f) for (w, kind), (t, f) in sorted(self._truths.items()) if w == where}
            true, false = (sum(v[k] for v in kinds.values()) for k in (0, 1))
            usual = (true + 0.5) / (false + 0.5)
            out.append(Truth(where, ALL, true, false))
            out += [Truth(where, kind, t, f, _odd(t, f, usual)) for kind, (t, f) in kinds.items()]
        return out


def _odd(true: int, false: int, usual: float) -> str:
    """What is wrong with a kind whose truth can be guessed."""
    odds = (true + 0.5) / (false + 0.5) / usual
    if true + false < FEW or 1 / ODDS <= odds <= ODDS:
        return ""
    than = f"{'truer' if odds > 1 else 'falser'} than others by odds of {max(odds, 1 / odds):.1f}"
    return f"{100 * true / (true + false):.0f} % true, {than}, more than {ODDS:g}"


def _uneven(counts: Mapping[str, int], ways: int) -> str:
    """What is wrong with things that should come about equally often."""
    total, bound = sum(counts.values()), 2 * EVEN / ways
    if total < FEW:
        return ""
    name, least = min(counts.items(), key=lambda x: (x[1], x[0]))
    if len(counts) < ways:
        return f"only {', '.join(sorted(counts))} of {ways} ways"
    return (
        f"{name} has {100 * least / total:.0f} %, less than {100 * bound:.0f} %"
        if least < bound * total
        else ""
    )


def _crowded(counts: Mapping[str, int]) -> str:
    name, share = Topic("", counts).largest
    if sum(counts.values()) < FEW or share <= LARGEST:
        return ""
    return f"{name} has {100 * share:.0f} %, more than {100 * LARGEST:.0f} %"
