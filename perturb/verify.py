"""Verification: a recorded group judged from its programs alone, with nothing of how it was made.

Each member's program is read, its one figure measured, its picture drawn again; what the certificate says is
compared with what comes out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from geodsl.errors import GeodslError
from geodsl.figures import Figure
from geodsl.ink import ink
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.serial import term_from_json
from perturb.judging.ledger import FALSE, TRUE, UNCLEAR, Ledger
from perturb.recording.record import FORMAT, VERSION
from perturb.recording.redraw import redraw, reread

__all__ = ["Complaint", "verify"]

_NEAR = 1e-6
_LARGEST = 64 * 2**20  # bytes of a file that is read


@dataclass(frozen=True)
class Complaint:
    """One thing that isn't as it is certified: of which member, and what."""

    member: int | None
    what: str

    def __str__(self) -> str:
        where = (
            "the group"
            if self.member is None
            else "the positive"
            if not self.member
            else f"negative {self.member}"
        )
        return f"{where}: {self.what}"


def verify(folder: str | Path) -> list[Complaint]:
    """Everything that is wrong with the group in a folder; nothing where all is as certified."""
    folder = Path(folder)
    path = folder / "group.json"
    try:
        if path.stat().st_size > _LARGEST:
            return [Complaint(None, "group.json is too large")]
        record = json.loads(path.read_text("utf-8"))
        if not isinstance(record, dict):
            return [Complaint(None, "group.json holds no group")]
        if (record.get("format"), record.get("version")) != (FORMAT, VERSION):
            return [Complaint(None, f"it isn't a {FORMAT} of version {VERSION}")]
        return list(_Check(folder, record).complaints())
    except (OSError, ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        return [Complaint(None, f"it can't be read: {type(error).__name__}: {error}")]


class _Check:
    def __init__(self, folder: Path, record: Mapping[str, Any]) -> None:
        self.folder, self.record = folder, record
        self.members: Sequence[Mapping[str, Any]] = record["members"]

    def complaints(self) -> Iterator[Complaint]:
        figures: list[Figure | None] = []
        pixels: dict[str, int] = {}
        for k, member in enumerate(self.members):
            figure = None
            try:
                _, figure = reread(member)
                yield from self._picture(k, member, pixels)
            except GeodslError as error:
                yield Complaint(k, f"its program is refused: {str(error).splitlines()[0]}")
            figures.append(figure)
        anchor = figures[0] if figures else None
        for k, figure in enumerate(figures):
            if figure is None:
                continue
            yield from self._truth(k, figure)
            if k and anchor is not None:
                yield from self._certificate(k, anchor, figure)
        yield from self._captions(figures)

    # -- pixels --------------------------------------------------------------------------------

    def _picture(self, k: int, member: Mapping[str, Any], seen: dict[str, int]) -> Iterator[Complaint]:
        name = str(member["image"])
        if "/" in name or "\\" in name or name.startswith("."):
            yield Complaint(k, "its picture lies elsewhere")
            return
        path = self.folder / name
        if not path.is_file() or path.stat().st_size > _LARGEST:
            yield Complaint(k, f"there is no picture {name}")
            return
        if hashlib.sha256(path.read_bytes()).hexdigest() != member["sha256"]:
            yield Complaint(k, "its file isn't the one that was certified")
        drawn = hashlib.sha256(redraw(self.record, k).pixels.tobytes()).hexdigest()
        if drawn != member["pixels_sha256"]:
            yield Complaint(k, "its program gives another picture")
        if drawn in seen:
            yield Complaint(k, f"it looks like member {seen[drawn]}")
        seen.setdefault(drawn, k)

    # -- facts -----------------------------------------------------------------------------------

    def _truth(self, k: int, figure: Figure) -> Iterator[Complaint]:
        member = self.members[k]
        for where in ("facts", "ink"):
            yield from self._hold(k, figure, _facts(member[where]), where)
        yield from self._hold(k, figure, _facts(member["caption"]["facts"]), "the caption")
        points = {n.name: complex(figure.at.value(n.ref)[0]) for n in figure.scene.nodes if n.type == "point"}
        for name, (x, y) in member["points"].items():
            if name not in points or abs(points[name] - complex(x, y)) > _NEAR * float(figure.at.size[0]):
                yield Complaint(k, f"{name} isn't where it is said to be")

    def _hold(self, k: int, figure: Figure, facts: Sequence[Fact], where: str) -> Iterator[Complaint]:
        for fact, verdict in zip(facts, verdicts(figure, facts), strict=True):
            if verdict != TRUE:
                yield Complaint(k, f"{where} say that {fact}, which doesn't hold")

    def _certificate(self, k: int, anchor: Figure, figure: Figure) -> Iterator[Complaint]:
        told = self.members[k]["certificate"]
        lists = {
            name: {f.key: f for f in _facts(told[name])}
            for name in ("broken", "kept", "newly_true", "unclear")
        }
        mine = {f.key: f for f in _facts([*self.members[0]["facts"], *self.members[0]["ink"]])}
        theirs = {f.key: f for f in _facts([*self.members[k]["facts"], *self.members[k]["ink"]])}
        facts = list({**mine, **theirs}.values())
        (a, _), (x, holds) = judged(anchor, facts), judged(figure, facts)
        found: dict[str, set[str]] = {name: set() for name in lists}
        for fact, before, after, still in zip(facts, a, x, holds, strict=True):
            if before == TRUE:
                found["kept" if still else "broken"].add(fact.key)
                if after == UNCLEAR and not still:
                    found["unclear"].add(fact.key)
            elif before == FALSE and after == TRUE:
                found["newly_true"].add(fact.key)
        for name, keys in found.items():
            for key in sorted(keys ^ set(lists[name])):
                fact = lists[name].get(key) or {**mine, **theirs}[key]
                is_ = "isn't" if key in lists[name] else "is"
                yield Complaint(k, f"{fact} {is_} {name.replace('_', ' ')}")
        yield from self._moved(k, anchor, figure, told["moved"])

    def _moved(
        self, k: int, anchor: Figure, figure: Figure, told: Mapping[str, float]
    ) -> Iterator[Complaint]:
        before, after = anchor.points, figure.points
        size = float(anchor.at.size[0])
        for name in sorted(set(before) & set(after)):
            far = abs(after[name] - before[name]) / size
            if abs(far - told.get(name, 0.0)) > _NEAR:
                yield Complaint(
                    k, f"{name} moves by {far:.4f} of the figure, not by {told.get(name, 0.0):.4f}"
                )

    # -- words ---------------------------------------------------------------------------------------

    def _captions(self, figures: Sequence[Figure | None]) -> Iterator[Complaint]:
        said = _facts(self.members[0]["caption"]["facts"])
        texts: dict[str, int] = {}
        for k, figure in enumerate(figures):
            text = str(self.members[k]["caption"]["text"])
            if text in texts:
                yield Complaint(k, f"its caption is that of member {texts[text]}")
            texts.setdefault(text, k)
            positive = self.members[k]["role"] == "hard positive"
            if positive and figure is not None and not (verdicts(figure, said) == TRUE).all():
                yield Complaint(k, "it doesn't say what the anchor's caption says")
            if k and not positive and figure is not None and not (verdicts(figure, said) == FALSE).any():
                yield Complaint(k, "nothing that the anchor's caption says is false of it")


def _facts(data: Any) -> list[Fact]:
    found = [term_from_json(entry["term"]) for entry in data]
    if not all(isinstance(f, Fact) for f in found):
        raise ValueError("what is listed as a fact is none")
    return found


def verdicts(figure: Figure, facts: Sequence[Fact]) -> np.ndarray:
    """What is true, false or unclear of one figure."""
    return judged(figure, facts)[0]


def judged(figure: Figure, facts: Sequence[Fact]) -> tuple[np.ndarray, np.ndarray]:
    """The same, and what holds be it clear or not."""
    at: Instances = figure.at
    inked = Instances(
        1, size=at.size, values=at.known(), free=at._free, picks=at._picks, ink=ink(figure.scene)
    )
    verdict, holds = Ledger(facts).judge(inked)
    return verdict[:, 0], holds[:, 0]
