"""Marks as a table of a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from train.exams.marks import Mark, Marks
from train.exams.pictures import BLANK, OTHER, OWN

__all__ = ["lines"]

_WORDS = {
    OWN: "with its own picture",
    BLANK: "with a blank picture",
    OTHER: "with another question's picture",
    f"{OWN} - {BLANK}": "own less blank",
    f"{OWN} - {OTHER}": "own less another's",
}
_HEAD = f"  {'':<44}{'marks':>9}  {'95 %':<17}{'chance':>8}{'constant':>10}{'n':>8}"


def lines(found: Marks, *, most: int = 20) -> Iterator[str]:
    """The lines.

    Args:
        most: rows of a topic, the most frequent ones.
    """
    yield f"{found.about.get('task', 'exam')}: {found.about.get('examinee', '')}".rstrip(": ")
    yield _HEAD
    for name, mark in found.scores.items():
        yield _row(_WORDS[name], mark)
    for name, mark in found.gains.items():
        yield _row(_WORDS[name], mark, share=False)
    for topic, parts in found.by.items():
        yield from _topic(topic, parts, most)
    for pictures, told in found.counts.items():
        odd = [f"{told[name]:,} {name}" for name in ("cut off", "no answer") if told[name]]
        missing = told["asked"] - told["answered"]
        odd += [f"{missing:,} not asked yet"] if missing else []
        if odd:
            yield f"  note: {_WORDS[pictures]}, {', '.join(odd)}, of {told['asked']:,}"


def _topic(topic: str, parts: Mapping[str, Mapping[str, Mark]], most: int) -> Iterator[str]:
    some = {name: marks for name, marks in parts.items() if OWN in marks}
    kept = sorted(some, key=lambda name: -some[name][OWN].count)[:most]
    if some:
        yield f"  by {topic}, with its own picture; {BLANK} and {OTHER} behind"
    for name, marks in some.items():
        if name in kept:
            beside = "".join(f"  {p} {100 * marks[p].value:.1f} %" for p in (BLANK, OTHER) if p in marks)
            yield _row(f"  {name}", marks[OWN]) + beside
    if len(some) > most:
        yield f"    … and {len(some) - most} more: see --json"


def _row(name: str, mark: Mark, *, share: bool = True) -> str:
    sign = "" if share else "+"
    bounds = (
        ""
        if mark.low is None or mark.high is None
        else f"[{100 * mark.low:{sign}.1f}, {100 * mark.high:{sign}.1f}]"
    )
    beside = "".join(
        f"{'' if x is None else f'{100 * x:.1f} %':>{width}}"
        for x, width in ((mark.chance, 8), (mark.constant, 10))
    )
    value = f"{100 * mark.value:{sign}.1f} %"
    return f"  {name[:44]:<44}{value:>9}  {bounds:<17}{beside}{mark.count:>8,}"
