"""From records to a batch: which negatives, what of them is decoded, ids, and what is true of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from geodsl.dataset.record import Member, Record
from train.data.batch import TEXT_KINDS, Batch
from train.data.draws import drawn, generator, number
from train.data.errors import DataError
from train.data.known import Said, Table, hashed
from train.data.pictures import Look, decoded, prepared
from train.data.truth import Sights, Words

__all__ = ["Collate"]

_OF_OWN = {"negative_texts", "text_valid", "kinds", "severity"}
_OTHER = len(TEXT_KINDS)  # the kind of a text that is none of ours


@dataclass(frozen=True, kw_only=True)
class Collate:
    """Makes batches of records. A batch depends on the records, its number, the seed and the curriculum's state alone.

    Attributes:
        ids: texts to ids (T, L).
        look: what is made of a picture. What it draws by chance is the same for all of a group.
        needs: fields of `Features` that losses need; what nobody needs is neither decoded nor read.
        negatives: how many negative pictures of a group, drawn by seed; 0 for all.
        texts: how many false captions of a group, drawn by seed; 0 for all.
        truth: whether what is true of what goes with the batch.
        anchors: "own" for the groups' own; with "any" each step draws a member to stand for its group, and all others
            are negatives of it. False captions and severities are told of the own anchor alone.
    """

    ids: Callable[[Sequence[str]], Tensor]
    look: Look
    needs: Collection[str] = frozenset()
    negatives: int = 0
    texts: int = 0
    seed: int = 0
    truth: bool = True
    anchors: str = "own"

    def __post_init__(self) -> None:
        if self.anchors != "own" and (told := sorted(_OF_OWN & set(self.needs))):
            raise DataError(
                f"the losses need {', '.join(told)}, which groups tell of their own anchors alone; take "
                '`anchors = "own"`, or losses that look at pictures and their own captions'
            )

    def __call__(self, records: Sequence[Record], i: int, state: Mapping[str, Any] | None = None) -> Batch:
        """Batch i.

        Raises:
            DataError: for what can't be read.
        """
        if state and self.anchors != "own":
            raise DataError(
                'a curriculum asks how severe changes of the own anchor are; take `anchors = "own"`'
            )
        parts = [_readable(self._part, record, i, state or {}) for record in records]
        read = self._read(parts)
        warnings = Counter[str]()
        for part in parts:
            warnings.update(part.warnings)
        images = torch.stack([self._picture(p.anchor, p) for p in parts])
        captions = torch.stack([read[p.anchor.caption] for p in parts])
        out: dict[str, Any] = {"images": images, "captions": captions}
        if self.look.mean is not None:
            out["look"] = self.look.mean, self.look.std
        if self._pictures:
            out |= self._negatives(parts, read, warnings)
        if "negative_images" in self.needs:
            out["negative_images"] = self._others(parts, images)
        if self._texts:
            out |= self._false(parts, read, warnings)
        if self.truth:
            out |= self._known(parts, read)
        return Batch(keys=tuple(p.record.key for p in parts), warnings=dict(warnings), **out)

    @property
    def _pictures(self) -> bool:
        return not {"negative_images", "sibling_texts", "severity", "image_valid"}.isdisjoint(self.needs)

    @property
    def _texts(self) -> bool:
        return not {"negative_texts", "text_valid", "kinds"}.isdisjoint(self.needs)

    def _part(self, record: Record, i: int, state: Mapping[str, Any]) -> _Part:
        """What of a record goes into the batch."""
        part = _Part(record, number(self.seed, f"picture {i} {record.key}"), record.anchor)
        found = record.negatives
        if self.anchors == "any":
            chosen = generator(self.seed, f"anchor {i} {record.key}").integers(len(found) + 1)
            found = [part.anchor, *found]
            part.anchor = found.pop(int(chosen))
        if self._pictures:
            part.warnings["groups without negative pictures"] += not found
            random = generator(self.seed, f"negatives {i} {record.key}")
            part.negatives = [found[k] for k in drawn(found, self.negatives, random, state)]
        if self._texts:
            some = record.texts
            part.warnings["groups without false captions"] += not some
            random = generator(self.seed, f"texts {i} {record.key}")
            keep = self.texts if 0 < self.texts < len(some) else len(some)
            part.texts = [some[k] for k in sorted(random.permutation(len(some))[:keep].tolist())]
        return part

    def _read(self, parts: Sequence[_Part]) -> dict[str, Tensor]:
        """The ids of every text of the batch, each read once."""
        texts = [text for part in parts for text in part.said()]
        unique = list(dict.fromkeys(texts))
        return dict(zip(unique, self.ids(unique), strict=True))

    # -- negatives ---------------------------------------------------------------------------------------

    def _negatives(
        self, parts: Sequence[_Part], read: Mapping[str, Tensor], warnings: Counter[str]
    ) -> dict[str, Any]:
        n = max(len(p.negatives) for p in parts)
        captions = torch.zeros(len(parts), n, *_shape(read), dtype=torch.int64)
        valid = torch.zeros(len(parts), n, dtype=torch.bool)
        severity = torch.zeros(len(parts), n)
        for b, part in enumerate(parts):
            own = read[part.anchor.caption]
            for k, member in enumerate(part.negatives):
                captions[b, k] = read[member.caption]
                severity[b, k] = member.hardness
                # What the model reads is cut: where the change lies behind the cut, it can't be learned.
                valid[b, k] = not torch.equal(own, captions[b, k])
                warnings["negatives cut off"] += not valid[b, k]
                warnings["negatives"] += 1
        out: dict[str, Any] = {
            "image_valid": valid,
            "severity": severity,
            "operators": tuple(tuple(map(_operator, p.negatives)) for p in parts),
        }
        if "sibling_texts" in self.needs:
            out["negative_captions"] = captions
        return out

    def _others(self, parts: Sequence[_Part], images: Tensor) -> Tensor:
        """The pictures of the negatives, zeros where a group has fewer."""
        n = max(len(p.negatives) for p in parts)
        out = images.new_zeros(len(parts), n, *images.shape[1:])
        for b, part in enumerate(parts):
            for k, member in enumerate(part.negatives):
                out[b, k] = self._picture(member, part)
        return out

    def _false(
        self, parts: Sequence[_Part], read: Mapping[str, Tensor], warnings: Counter[str]
    ) -> dict[str, Any]:
        m = max(len(p.texts) for p in parts)
        texts = torch.zeros(len(parts), m, *_shape(read), dtype=torch.int64)
        valid = torch.zeros(len(parts), m, dtype=torch.bool)
        kinds = torch.zeros(len(parts), m, dtype=torch.int64)
        for b, part in enumerate(parts):
            own = read[part.anchor.caption]
            for k, text in enumerate(part.texts):
                texts[b, k] = read[text["text"]]
                kinds[b, k] = TEXT_KINDS.index(text["class"]) if text["class"] in TEXT_KINDS else _OTHER
                valid[b, k] = not torch.equal(own, texts[b, k])
                warnings["false captions cut off"] += not valid[b, k]
                warnings["false captions"] += 1
        return {"texts": texts, "text_valid": valid, "kinds": kinds}

    # -- what is true ------------------------------------------------------------------------------------

    def _known(self, parts: Sequence[_Part], read: Mapping[str, Tensor]) -> dict[str, Any]:
        siblings = "sibling_texts" in self.needs
        tables = [Table(part.record) for part in parts]
        anchors = [[p.anchor.data["caption"]] for p in parts]
        others = [[m.data["caption"] for m in p.negatives] if siblings else [] for p in parts]
        texts = [p.texts for p in parts]
        words = tuple(_words(tables, some, read) for some in (anchors, others, texts))
        seen = [[p.anchor.number, *(m.number for m in p.negatives if siblings)] for p in parts]
        s = max(map(len, seen))
        known = [t.known(k) for t, some in zip(tables, seen, strict=True) for k in some]
        places = [b * s + k for b, some in enumerate(seen) for k in range(len(some))]
        return {"words": words, "sights": Sights.of(known, places, (len(parts), s))}

    def _picture(self, member: Member, part: _Part) -> Tensor:
        picture = decoded(member.image, f"{member.name} of {part.record.key}")
        return prepared(picture, self.look.make, part.seed)


@dataclass
class _Part:
    """What of a record goes into a batch."""

    record: Record
    seed: int
    anchor: Member
    negatives: list[Member] = field(default_factory=list)
    texts: list[Mapping[str, Any]] = field(default_factory=list)
    warnings: Counter[str] = field(default_factory=Counter)

    def said(self) -> list[str]:
        return [
            self.anchor.caption,
            *(m.caption for m in self.negatives),
            *(t["text"] for t in self.texts),
        ]


def _readable(make: Callable[..., _Part], record: Record, *given: Any) -> _Part:
    """A part, or an error that says which group hasn't what a group has."""
    try:
        return make(record, *given)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise DataError(
            f"the group {record.key} is incomplete ({type(error).__name__}: {error}); "
            "`geodsl verify` says what is wrong with the dataset"
        ) from None


def _operator(member: Member) -> str:
    return " then ".join(str(step["operator"]) for step in member.steps)


def _words(
    tables: Sequence[Table], told: Sequence[Sequence[Mapping[str, Any]]], read: Mapping[str, Tensor]
) -> Words:
    t = max(map(len, told))
    said, codes = [], []
    for table, some in zip(tables, told, strict=True):
        nothing = t - len(some)
        said += [table.said(x) for x in some] + [Said((), ())] * nothing
        codes += [hashed(str(read[x["text"]].tolist())) for x in some] + [0] * nothing
    return Words.of(said, codes, (len(tables), t))


def _shape(read: Mapping[str, Tensor]) -> tuple[int, ...]:
    return tuple(next(iter(read.values())).shape)
