"""An evaluation as a table of a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from train.evaluate.evaluation import Evaluation
from train.evaluate.findings import METRICS, Figure, Probe

__all__ = ["WORDS", "lines"]

WORDS = {
    "caption": "Hit@1: caption of the picture, among the group's",
    "texts": "Hit@1: caption of the picture, among false texts",
    "picture": "Hit@1: picture of the caption",
    "pair": "strict pairs: both ways right for the anchor",
    "text": "text score: both pictures find their captions",
    "image": "image score: both captions find their pictures",
    "group": "group score: both of these",
    "caption margin": "margin of the caption, in cosines",
    "texts margin": "margin over false texts, in cosines",
    "picture margin": "margin of the picture, in cosines",
}
_TOPICS = {
    "families": "families of programs, met in training or not",
    "operators": "operators, met in training or not",
    "operator": "by operator",
    "fact": "by kind of fact",
    "severity": "by severity, in least visible gaps",
    "text class": "by class of false text",
    "category": "by category",
}
_HEAD = f"  {'':<50}{'model':>9}  {'95 %':<17}{'chance':>8}{'random':>9}{'centroid':>10}{'n':>9}"


def lines(found: Evaluation, *, most: int = 15) -> Iterator[str]:
    """The lines.

    Args:
        most: rows of a topic, the most frequent ones.
    """
    if found.probe is not None:
        yield from _probe(found.probe, _size(found.probe), most)
    if found.stars is not None:
        if found.probe is not None:
            yield ""
        yield from _probe(found.stars, f"star groups, which do NOT count: {_size(found.stars)}", most)
    for name, probe in found.robustness.items():
        yield ""
        yield from _probe(probe, f"pictures changed: {name}", most, short=True)
    for name, probe in found.layers.items():
        yield ""
        yield from _probe(
            probe, f"read out of the {name}, by a linear map fitted on other families", most, short=True
        )
    if found.retention:
        yield ""
        yield "general pictures"
        yield _HEAD
        for way, figures in found.retention.items():
            yield from (_row(f"{way}, {name}", f) for name, f in figures.items())
    for name, probe in found.benchmarks.items():
        yield ""
        yield from _probe(probe, f"{name}: {probe.cases:,} cases", most)
    for note in found.notes:
        yield ""
        yield note


def _size(probe: Probe) -> str:
    return f"{probe.cases:,} groups, {probe.negatives:,} negatives, {probe.families:,} families"


def _probe(probe: Probe, title: str, most: int, *, short: bool = False) -> Iterator[str]:
    yield title
    yield _HEAD
    for name in METRICS:
        if name in probe.scores and not (short and name.endswith("margin")):
            yield _row(WORDS[name], probe.scores[name], share=not name.endswith("margin"))
    if not short:
        for note in probe.notes:
            yield f"  note: {note}"
    order = [*(t for t in _TOPICS if t in probe.by), *(t for t in probe.by if t not in _TOPICS)]
    for topic in order:
        yield from _topic(topic, probe.by[topic], most)


def _topic(topic: str, parts: Mapping[str, Mapping[str, Figure]], most: int) -> Iterator[str]:
    shown = next((m for m in ("pair", "texts") if any(m in figures for figures in parts.values())), None)
    if shown is None:
        return
    some = {name: figures[shown] for name, figures in parts.items() if shown in figures}
    kept = sorted(some, key=lambda name: -some[name].count)[:most]
    yield f"  {_TOPICS.get(topic, f'by {topic}')} ({'strict pairs' if shown == 'pair' else 'Hit@1 among false texts'})"
    yield from (_row(f"  {name}", figure) for name, figure in some.items() if name in kept)
    if len(some) > most:
        yield f"    … and {len(some) - most} more: see --json"


def _row(name: str, f: Figure, *, share: bool = True) -> str:
    def told(x: float | None) -> str:
        return "" if x is None else f"{100 * x:.1f} %" if share else f"{x:+.4f}"

    def bare(x: float) -> str:
        return f"{100 * x:.1f}" if share else f"{x:+.4f}"

    bounds = "" if f.low is None or f.high is None else f"[{bare(f.low)}, {bare(f.high)}]"
    mark = " *" if f.given_away else ""
    return (
        f"  {name[:50]:<50}{told(f.value):>9}  {bounds:<17}{told(f.chance):>8}{told(f.random):>9}"
        f"{told(f.centroid):>10}{f.count:>9,}{mark}"
    )
