"""A case: pictures and captions of which one pair belongs together, or several do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from geodsl.dataset import Record
from geodsl.dataset.record import Member
from geodsl.dataset.tally import bin_of
from train.evaluate.errors import EvaluateError
from train.evaluate.pictures import Picture

__all__ = ["Case", "case_of", "cases_of"]

Labels = Mapping[str, frozenset[str]]


@dataclass(frozen=True, kw_only=True)
class Case:
    """What a model is asked about. The right picture and the right caption come first.

    Attributes:
        family: cases of one family share their luck: intervals resample families.
        pictures: 1 + N, or the one alone where a test has no wrong pictures.
        captions: 1 + N, each of them true of the picture at its place, where pictures are 1 + N; else one.
        texts: the right caption, then M that are false of the right picture.
        labels: of each of the N, by topic ("operator", "fact", "severity").
        text_labels: the same of each of the M.
        case_labels: the same of the whole.
        hardness: of each of the N, in least visible gaps, where it is known.
        star: whether the others surround the right one: such a case is never counted.
    """

    key: str
    family: str
    pictures: Sequence[Picture]
    captions: Sequence[str]
    texts: Sequence[str] = ()
    labels: Sequence[Labels] = ()
    text_labels: Sequence[Labels] = ()
    case_labels: Labels = field(default_factory=dict)
    hardness: Sequence[float] = ()
    star: bool = False

    def __post_init__(self) -> None:
        if not self.pictures or len(self.captions) != len(self.pictures):
            raise EvaluateError(
                f"{self.key}: {len(self.captions)} captions of {len(self.pictures)} pictures; expected one of each"
            )
        texts = tuple(self.texts) or (self.captions[0],)
        object.__setattr__(self, "texts", texts)
        if texts[0] != self.captions[0]:
            raise EvaluateError(f"{self.key}: the first of its texts must be the right caption")
        for name, given, of in (
            ("labels", self.labels, self.pictures),
            ("text_labels", self.text_labels, texts),
        ):
            object.__setattr__(self, name, tuple(given) or ({},) * (len(of) - 1))
            if len(getattr(self, name)) != len(of) - 1:
                raise EvaluateError(f"{self.key}: {len(given)} {name} for {len(of) - 1} wrong ones")


def case_of(record: Record) -> Case:
    """The case that a record makes. A negative whose caption is true of the anchor, too, is left out."""
    anchor = record.anchor
    holds = {*anchor.data["facts"], *anchor.data["ink"]}
    negatives = [m for m in record.negatives if not holds.issuperset(m.data["caption"]["facts"])]
    members = [anchor, *negatives]
    return Case(
        key=record.key,
        family=record.family,
        pictures=[Picture(m.image) for m in members],
        captions=[m.caption for m in members],
        texts=[anchor.caption, *(str(t["text"]) for t in record.texts)],
        labels=[_labels(record, m) for m in negatives],
        text_labels=[{"text class": frozenset((str(t["class"]),))} for t in record.texts],
        hardness=[m.hardness for m in negatives],
        star=record.star,
    )


def cases_of(records: Iterable[Record]) -> list[Case]:
    """The cases of records that have anything wrong in them to be told from what is right."""
    cases = (case_of(record) for record in records)
    return [case for case in cases if len(case.captions) > 1 or len(case.texts) > 1]


def _labels(record: Record, member: Member) -> Labels:
    facts = [s["fact"] for s in member.steps if s["fact"] is not None]
    return {
        "operator": frozenset(str(s["operator"]) for s in member.steps),
        "fact": frozenset(str(fact["kind"]) for fact in record.facts(facts)),
        "severity": frozenset((bin_of(member.hardness),)),
    }
