"""An audit as a page that needs nothing beside itself."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from geodsl.dataset.audit.audit import Audit
from geodsl.dataset.audit.balance import ALL, Topic, Truth
from geodsl.dataset.audit.verdict import BLIND, ITEMS, LIMIT, OPEN, UNFIT, WINS, Finding

__all__ = ["page"]

_BAR, _WIDE, _NAMES = 16, 420, 390  # pixels: the height of a bar, the widths of plots and of their names
_MOST = 40  # bars of a plot
_COLOURS = {BLIND: "#2e7d4f", WINS: "#b3261e", OPEN: "#8a8f98", UNFIT: "#c08a2b"}


def page(found: Audit, name: str) -> str:
    """The page.

    Args:
        name: what the dataset is called.
    """
    faults, warnings = found.faults, found.warnings
    verdict = f"It doesn't pass: {len(faults):,} faults." if faults else "No probe wins, and nothing leaks."
    if found.open:
        verdict += f" {found.open:,} of {len(found.probes):,} probes are open: their bound isn't established."
    head = [
        ("groups", f"{found.groups:,}"),
        ("pictures", f"{found.pictures:,}"),
        ("groups that probes have seen", f"{found.probed:,}"),
        ("star groups, not scored", f"{found.star_groups:,}"),
    ]
    parts = [
        f"<p class={'bad' if faults else 'open' if found.open else 'good'}>{verdict}</p>",
        _list(faults),
        _table(head),
        "<h2>Probes: one side alone guesses the anchor within its group</h2>",
        f"<p>The dot is the AUC, the line ends at its upper bound. 50 % is chance; the bound should stay within "
        f"{100 * LIMIT:.0f} %, on {ITEMS:,} items at least.</p>",
        _probes(found.probes),
        _why(found.probes),
        *(("<h2>Star groups: unfit for scoring</h2>", _probes(found.stars)) if found.stars else ()),
        "<h2>Leaks</h2>",
        _rows(
            ("looked for", "found", "where"),
            ((k.kind, f"{k.count:,}", "; ".join(k.examples) or k.note) for k in found.leaks),
            bad=[k.grave and k.count > 0 for k in found.leaks],
        ),
        *_budget(found),
        "<h2>Warnings</h2>",
        _list(warnings) or "<p>None.</p>",
        *(_topic(t) for t in found.topics),
        *_truths(found.truths),
    ]
    return _PAGE.replace("{name}", html.escape(name)).replace("{body}", "\n".join(parts))


def _probes(findings: Sequence[Finding]) -> str:
    if not findings:
        return "<p>There are too few groups or families for any.</p>"
    low, high = min(0.4, *(f.auc for f in findings)), max(0.6, *(f.upper for f in findings))

    def x(share: float) -> float:
        return _NAMES + 10 + (_WIDE - 20) * (share - low) / (high - low)

    rows, step = [], 22
    for k, f in enumerate(findings):
        y = 28 + k * step
        colour = _COLOURS[f.verdict]
        rows.append(
            f'<text x="{_NAMES}" y="{y + 4}" text-anchor="end">{html.escape(f.probe)}</text>'
            f'<line x1="{x(f.auc):.1f}" x2="{x(f.upper):.1f}" y1="{y}" y2="{y}" stroke="{colour}" stroke-width="3"/>'
            f'<circle cx="{x(f.auc):.1f}" cy="{y}" r="4.5" fill="{colour}"/>'
            f'<text x="{_NAMES + _WIDE}" y="{y + 4}">{100 * f.auc:.1f} % (≤ {100 * f.upper:.1f} %), {f.verdict}</text>'
        )
    tall = 28 + len(findings) * step
    guides = "".join(
        f'<line x1="{x(v):.1f}" x2="{x(v):.1f}" y1="16" y2="{tall - 8}" class="{c}"/>'
        f'<text x="{x(v):.1f}" y="12" text-anchor="{anchor}">{100 * v:.0f} %</text>'
        for v, c, anchor in ((0.5, "chance", "end"), (LIMIT, "limit", "start"))
    )
    return f'<svg width="{_NAMES + _WIDE + 190}" height="{tall}">{guides}{"".join(rows)}</svg>'


def _why(findings: Iterable[Finding]) -> str:
    won = [f for f in findings if f.verdict == WINS]
    notes = sorted({f.note for f in findings if f.note and f.verdict == OPEN})
    told = "".join(
        f"<p>What gives anchors away, <b>{html.escape(f.probe)}</b>:</p>{_list(f.why or ('it names no feature',))}"
        for f in won
    )
    return told + ("<p>Open, because:</p>" + _list(notes) if notes else "")


def _budget(found: Audit) -> list[str]:
    if found.budget is None:
        return []
    rows = ((c.kind, f"{c.same:,} of {c.total:,}", "; ".join(c.examples)) for c in found.cuts)
    return [
        f"<h2>Not told from the anchor's caption by {html.escape(found.budget)}</h2>",
        _rows(("captions", "same ids", "such as"), rows, bad=[c.same > 0 for c in found.cuts]),
    ]


def _topic(topic: Topic) -> str:
    name, share = topic.largest
    told = f"entropy {topic.entropy:.2f}, largest: {name} with {100 * share:.1f} %"
    warning = f"<p class=bad>{html.escape(topic.warning)}</p>" if topic.warning else ""
    counts = dict(sorted(topic.counts.items(), key=lambda x: (-x[1], x[0])))
    if topic.name == "severity":
        counts = dict(sorted(counts.items(), key=lambda x: float(x[0].replace("–", " ").split()[0])))
    title = topic.name[0].upper() + topic.name[1:]
    return f"<h2>{html.escape(title)}</h2><p>{html.escape(told)}</p>{warning}{_plot(counts)}"


def _plot(counts: Mapping[str, int]) -> str:
    """Bars, one below the other."""
    most, total = max(counts.values(), default=1), max(1, sum(counts.values()))
    bars = []
    for k, (name, count) in enumerate(list(counts.items())[:_MOST]):
        y, length = k * (_BAR + 4), _WIDE * count / most
        bars.append(
            f'<text x="{_NAMES}" y="{y + 12}" text-anchor="end">{html.escape(name[:52])}</text>'
            f'<rect x="{_NAMES + 6}" y="{y}" width="{length:.1f}" height="{_BAR}"/>'
            f'<text x="{_NAMES + length + 11:.1f}" y="{y + 12}">{count:,} ({100 * count / total:.1f} %)</text>'
        )
    more = f"<p>… and {len(counts) - _MOST} more</p>" if len(counts) > _MOST else ""
    tall = min(_MOST, len(counts)) * (_BAR + 4)
    return f'<svg width="{_NAMES + _WIDE + 130}" height="{tall}">{"".join(bars)}</svg>{more}'


def _truths(truths: Sequence[Truth]) -> list[str]:
    """Of each kind the share that is true, beside the share of all kinds of its place."""
    out = []
    for where in sorted({t.where for t in truths}):
        here = [t for t in truths if t.where == where]
        usual = next(t.share for t in here if t.kind == ALL)
        bars = []
        for k, t in enumerate(here):
            y, length = k * (_BAR + 4), _WIDE * t.share
            colour = _COLOURS[WINS] if t.warning else "#4a6fa5"
            bars.append(
                f'<text x="{_NAMES}" y="{y + 12}" text-anchor="end">{html.escape(t.kind)}</text>'
                f'<rect x="{_NAMES + 6}" y="{y}" width="{_WIDE}" height="{_BAR}" style="fill:#e8ebf0"/>'
                f'<rect x="{_NAMES + 6}" y="{y}" width="{length:.1f}" height="{_BAR}" style="fill:{colour}"/>'
                f'<text x="{_NAMES + _WIDE + 11}" y="{y + 12}">{100 * t.share:.0f} % of {t.true + t.false:,}</text>'
            )
        at = _NAMES + 6 + _WIDE * usual
        mean = f'<line x1="{at:.1f}" x2="{at:.1f}" y1="0" y2="{len(here) * (_BAR + 4)}" class="limit"/>'
        size = f'width="{_NAMES + _WIDE + 130}" height="{len(here) * (_BAR + 4)}"'
        out.append(f"<h2>How often what is said is true: {where}</h2><svg {size}>{''.join(bars)}{mean}</svg>")
    return out


def _list(lines: Iterable[str]) -> str:
    told = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return f"<ul>{told}</ul>" if told else ""


def _table(rows: Iterable[tuple[str, str]]) -> str:
    told = "".join(f"<tr><td>{html.escape(a)}</td><td>{html.escape(b)}</td></tr>" for a, b in rows)
    return f"<table>{told}</table>"


def _rows(heads: Sequence[str], rows: Iterable[Sequence[Any]], *, bad: Sequence[bool]) -> str:
    top = "".join(f"<th>{html.escape(h)}</th>" for h in heads)
    told = "".join(
        f"<tr{' class=bad' if wrong else ''}>{''.join(f'<td>{html.escape(str(c))}</td>' for c in row)}</tr>"
        for row, wrong in zip(rows, bad, strict=True)
    )
    return f"<table><tr>{top}</tr>{told}</table>"


_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Audit of {name}</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
svg { max-width: 100%; font: 12px system-ui, sans-serif; } rect { fill: #4a6fa5; }
h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; } td, th { padding: .1rem 1.2rem .1rem 0; text-align: left; }
td { vertical-align: top; overflow-wrap: anywhere; }
.bad { color: #b3261e; } .good { color: #2e7d4f; } .open { color: #8a5a00; }
.chance { stroke: #999; stroke-dasharray: 3 3; } .limit { stroke: #222; stroke-dasharray: 2 2; }
</style>
<h1>Audit of {name}</h1>
{body}
</html>
"""
