"""The page: it stands alone, loads nothing and runs nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from typing import Any

from train.report import pieces
from train.report.plots import Curve, curves
from train.report.runs import ReportError, Run, unlike

__all__ = ["page"]

_COLOURS = 8
_MOST = 32  # rows of a topic
_TOPICS = {
    "families": "Families of programs, met in training or not",
    "operators": "Operators, met in training or not",
    "severity": "By severity, in least visible gaps",
    "operator": "By operator",
    "fact": "By kind of fact",
    "text class": "By class of false text",
}
_SPEEDS = {
    "rate": ("groups a second", False),
    "waiting": ("share of time waiting for data", True),
    "mfu": ("share of peak arithmetic", True),
    "lr": ("learning rate", False),
    "scale": ("scale of the cosines", False),
    "gradient": ("length of the gradient", False),
}


def page(runs: Sequence[Run]) -> str:
    """A report of some runs, in the order that they are given in.

    Raises:
        ReportError: without a run, or with more than there are colours.
    """
    if not 1 <= len(runs) <= _COLOURS:
        raise ReportError(f"a report is of 1 to {_COLOURS} runs, not {len(runs)}")
    body = [
        f"<h1>{'What a model sees' if len(runs) == 1 else 'What models see'} of geometry</h1>",
        '<p class="lead">Curves of training, the held-out probe, and what is seen in the end, beside chance, the same '
        "architecture with fresh weights, and a guess that takes the most central of a group.</p>",
        _cards(runs),
        _differences(runs),
        *_final(runs),
        *_over_time(runs),
        *_training(runs),
        *_parts(runs),
        *_changed(runs),
        *_general(runs),
        *_benchmarks(runs),
        *_stars(runs),
        *_notes(runs),
    ]
    style = files("train.report").joinpath("report.css").read_text("utf-8")
    title = escape(", ".join(run.name for run in runs))
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>\n{style}</style></head>\n<body>\n{chr(10).join(part for part in body if part)}\n</body></html>\n"
    )


# -- the head ---------------------------------------------------------------------------------------------


def _cards(runs: Sequence[Run]) -> str:
    told = []
    for k, run in enumerate(runs):
        scores = run.scores
        big = next((m for m in ("caption", "texts") if m in scores), None)
        shown = (
            f'<span class="big">{pieces.share(scores[big]["value"])}</span><small>{pieces.SCORES[big]}</small>'
            if big
            else ""
        )
        about = [str(x) for x in (_asked(run, "model"), _asked(run, "data")) if x]
        if run.steps:
            about.append(f"{int(run.steps[-1]['step']):,} steps, loss {float(run.steps[-1]['loss']):.3f}")
        lines = "".join(f"<small>{escape(x)}</small>" for x in about)
        told.append(f'<div class="run run{k}"><b>{escape(run.name)}</b>{shown}{lines}</div>')
    return f'<div class="runs">{"".join(told)}</div>'


def _asked(run: Run, name: str) -> Any:
    return run.config.get(name) or (run.evaluation or {}).get(name)


def _differences(runs: Sequence[Run]) -> str:
    found = unlike(runs)
    if not found:
        return ""
    rows = [(key, *(str(v) for v in values)) for key, values in found.items()]
    told = pieces.table(("", *(r.name for r in runs)), rows)
    return f"<details><summary>what the settings differ in</summary>{told}</details>"


# -- what is seen in the end --------------------------------------------------------------------------------


def _final(runs: Sequence[Run]) -> Iterator[str]:
    rows = pieces.rows_of(
        ((label, [r.scores.get(m) for r in runs]) for m, label in pieces.SCORES.items()), runs
    )
    if not any(r.figures for r in rows):
        return
    yield "<h2>In the end</h2>"
    yield (
        "<p>Hit@1 is asked within groups of an anchor and its negatives, whose anchor was drawn at random; ties count "
        "as chance. Bars are 95 % of resamplings of families of programs.</p>"
    )
    yield pieces.key(runs)
    yield pieces.dotted(rows, runs)
    margins = pieces.rows_of(
        ((label, [r.scores.get(m) for r in runs]) for m, label in pieces.MARGINS.items()), runs
    )
    if any(r.figures for r in margins):
        yield f"<details><summary>margins, in cosines</summary>{pieces.dotted(margins, runs, share=False)}</details>"


def _over_time(runs: Sequence[Run]) -> Iterator[str]:
    plots = []
    for name, label in {"score": "score", **pieces.SCORES}.items():
        some = [Curve(k, _metric(run, name), _band(run, name)) for k, run in enumerate(runs)]
        if any(len(c.points) > 1 for c in some):
            guides = {v for run in runs for _, v in run.probed("chance", name)} if name != "score" else set()
            plots.append(
                curves(some, title=label, share=True, guide=min(guides) if len(guides) == 1 else None)
            )
    if plots:
        yield "<h2>The probe over time</h2>"
        yield f'{pieces.key(runs, signs=False)}<div class="many">{"".join(plots)}</div>'


def _metric(run: Run, name: str) -> list[tuple[float, float]]:
    return run.probed(name) or run.probed("scores", name, "value")


def _band(run: Run, name: str) -> list[tuple[float, float, float]]:
    low = dict(run.probed("low", name) or run.probed("scores", name, "low"))
    high = dict(run.probed("high", name) or run.probed("scores", name, "high"))
    return [(s, low[s], high[s]) for s in low if s in high]


# -- training -----------------------------------------------------------------------------------------------


def _training(runs: Sequence[Run]) -> Iterator[str]:
    if not any(run.steps for run in runs):
        return
    yield "<h2>Training</h2>"
    yield pieces.key(runs, signs=False)
    plots = [_curves(runs, "the loss as a whole", ("loss",), log=True)]
    names = list(dict.fromkeys(name for run in runs for name in run.parts))
    if len(names) > 1 or any(run.parts != names for run in runs):
        plots += [_curves(runs, f"part: {name}", ("parts", name), log=True) for name in names]
    plots += [_curves(runs, label, (name,), share=share) for name, (label, share) in _SPEEDS.items()]
    yield f'<div class="many">{"".join(plots)}</div>'


def _curves(
    runs: Sequence[Run], title: str, way: Sequence[str], *, share: bool = False, log: bool = False
) -> str:
    some = [Curve(k, run.series(*way), smooth=True) for k, run in enumerate(runs)]
    return curves(some, title=title, share=share, log=log)


# -- parts --------------------------------------------------------------------------------------------------


def _parts(runs: Sequence[Run]) -> Iterator[str]:
    first = True
    for topic, title in _TOPICS.items():
        metric = "texts" if topic == "text class" else "pair"
        told = _topic(runs, [run.parted(topic) for run in runs], metric)
        if told:
            if first:
                yield "<h2>Where it is seen, and where not</h2>"
                yield (
                    "<p>Strict pairs of the anchor and one negative: the picture prefers its caption, and the caption "
                    "its picture. The numbers at the end of a row count them.</p>"
                )
                yield pieces.key(runs)
                first = False
            yield f"<h3>{title}{'' if metric == 'pair' else ': Hit@1'}</h3>{told}"


def _topic(runs: Sequence[Run], found: Sequence[Mapping[str, Mapping[str, Any]]], metric: str) -> str:
    names = list(dict.fromkeys(name for parts in found for name, f in parts.items() if metric in f))
    if not names:
        return ""
    sizes = {n: max(int(p[n][metric]["count"]) for p in found if metric in p.get(n, {})) for n in names}
    kept = set(sorted(names, key=lambda n: -sizes[n])[:_MOST])
    rows = pieces.rows_of(((n, [p.get(n, {}).get(metric) for p in found]) for n in names if n in kept), runs)
    more = (
        f"<p class=faint>… and {len(names) - _MOST} rarer ones, in the table</p>"
        if len(names) > _MOST
        else ""
    )
    columns = [m for m in pieces.SCORES if any(m in f for parts in found for f in parts.values())]
    lines = [
        (name, run.name, str(sizes[name]), *(pieces.bounds(parts.get(name, {}).get(m)) for m in columns))
        for name in names
        for run, parts in zip(runs, found, strict=True)
        if name in parts
    ]
    told = pieces.table(("", "run", "n", *(pieces.SCORES[m] for m in columns)), lines)
    return f"{pieces.dotted(rows, runs)}{more}<details><summary>all figures</summary>{told}</details>"


# -- the rest -----------------------------------------------------------------------------------------------


def _changed(runs: Sequence[Run]) -> Iterator[str]:
    for field, title, words in (
        (
            "robustness",
            "Changed pictures",
            "The same groups with pictures turned, halved and enlarged again, or noisy.",
        ),
        (
            "layers",
            "Inside the picture tower",
            "What a linear map, fitted on other families, reads out of a layer.",
        ),
    ):
        names = pieces.names_of(runs, field)
        if not names:
            continue
        yield f"<h2>{title}</h2><p>{words}</p>{pieces.key(runs)}"
        for metric in ("caption", "picture", "pair"):
            pairs = [
                (name, [pieces.told(r, field, name, "scores").get(metric) for r in runs]) for name in names
            ]
            if field == "robustness":
                pairs.insert(0, ("as they are", [r.scores.get(metric) for r in runs]))
            if drawn := pieces.dotted(pieces.rows_of(pairs, runs), runs):
                yield f"<h3>{pieces.SCORES[metric].capitalize()}</h3>{drawn}"


def _general(runs: Sequence[Run]) -> Iterator[str]:
    ways = pieces.names_of(runs, "retention")
    if ways:
        depths = list(
            dict.fromkeys(d for run in runs for way in ways for d in pieces.told(run, "retention", way))
        )
        pairs = (
            (f"{way}, {d}", [pieces.told(r, "retention", way).get(d) for r in runs])
            for way in ways
            for d in depths
        )
        yield "<h2>General pictures</h2><p>What is left of general sight: recall over the whole set that was given.</p>"
        yield pieces.key(runs)
        yield pieces.dotted(pieces.rows_of(pairs, runs), runs)


def _benchmarks(runs: Sequence[Run]) -> Iterator[str]:
    for name in pieces.names_of(runs, "benchmarks"):
        scores = [pieces.told(r, "benchmarks", name, "scores") for r in runs]
        rows = pieces.rows_of(
            ((label, [s.get(m) for s in scores]) for m, label in pieces.SCORES.items()), runs
        )
        yield f"<h2>{escape(name.partition(':')[0])}</h2>{pieces.key(runs)}{pieces.dotted(rows, runs)}"
        by = [pieces.told(r, "benchmarks", name, "by", "category") for r in runs]
        for metric in ("texts", "group"):
            if told := _topic(runs, by, metric):
                yield f"<h3>By category: {pieces.SCORES[metric]}</h3>{told}"


def _stars(runs: Sequence[Run]) -> Iterator[str]:
    scores = [pieces.told(r, "stars", "scores") for r in runs]
    if any(scores):
        rows = pieces.rows_of(
            ((label, [s.get(m) for s in scores]) for m, label in pieces.SCORES.items()), runs
        )
        yield (
            '<h2>Star groups</h2><div class="void"><p class="warn">These don\'t count: every negative is one step from '
            "the anchor, so the anchor is the centre of its group, and the guess that takes the most central finds it "
            f"without looking.</p>{pieces.dotted(rows, runs)}</div>"
        )


def _notes(runs: Sequence[Run]) -> Iterator[str]:
    told = [
        f"<li>{escape(run.name)}: {escape(str(note))}</li>"
        for run in runs
        for note in (
            *pieces.listed(pieces.told(run, "probe").get("notes")),
            *pieces.listed((run.evaluation or {}).get("notes")),
        )
    ]
    if told:
        yield f"<h2>Notes</h2><ul>{''.join(told)}</ul>"
