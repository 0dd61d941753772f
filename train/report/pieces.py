"""The pieces of a page: rows of dots, keys, tables, and what an evaluation tells by the way to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from train.report.plots import Row, dots
from train.report.runs import Run

__all__ = [
    "MARGINS",
    "SCORES",
    "bounds",
    "dotted",
    "key",
    "listed",
    "names_of",
    "rows_of",
    "share",
    "table",
    "told",
]

_HITS = {
    "caption": "caption of the picture",
    "picture": "picture of the caption",
    "texts": "caption among false texts",
}
_PAIRS = {
    "pair": "strict pairs",
    "text": "text score",
    "image": "image score",
    "group": "group score",
}
SCORES = _HITS | _PAIRS
MARGINS = {
    "caption margin": "margin of the caption",
    "picture margin": "margin of the picture",
    "texts margin": "margin over false texts",
}


def rows_of(pairs: Iterable[tuple[str, Sequence[Any]]], runs: Sequence[Run]) -> list[Row]:
    return [
        Row(name, {k: f for k, f in enumerate(some) if isinstance(f, Mapping) and f.get("value") is not None})
        for name, some in pairs
    ]


def dotted(rows: Sequence[Row], runs: Sequence[Run], *, share: bool = True) -> str:
    drawn = dots(rows, runs=range(len(runs)), share=share)
    return f'<div class="wide">{drawn}</div>' if drawn else ""


def key(runs: Sequence[Run], *, signs: bool = True) -> str:
    told = "".join(f'<span class="run{k}"><i></i>{escape(run.name)}</span>' for k, run in enumerate(runs))
    if signs:
        told += (
            '<span><svg viewBox="0 0 14 14"><line class="tick" x1="7" x2="7" y1="1" y2="13"/></svg>chance</span>'
            '<span><svg viewBox="0 0 14 14"><circle class="base" cx="7" cy="7" r="3"/></svg>fresh weights</span>'
            '<span><svg viewBox="0 0 14 14"><path class="base" d="M4 4l6 6m0 -6l-6 6"/></svg>the most central</span>'
            "<span>* the most central wins: no proof of sight</span>"
        )
    return f'<div class="key">{told}</div>'


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    top = "".join(f"<th>{escape(h)}</th>" for h in head)
    told = "".join(f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in row)}</tr>" for row in rows)
    return f'<div class="wide"><table><tr>{top}</tr>{told}</table></div>'


def bounds(f: Any) -> str:
    if not isinstance(f, Mapping):
        return ""
    low, high = f.get("low"), f.get("high")
    return share(f["value"]) + (
        "" if low is None or high is None else f" [{100 * low:.0f}, {100 * high:.0f}]"
    )


def share(x: float) -> str:
    return f"{100 * x:.1f} %"


def names_of(runs: Sequence[Run], field: str) -> list[str]:
    return list(dict.fromkeys(str(name) for run in runs for name in told(run, field)))


def told(run: Run, *way: str) -> Mapping[str, Any]:
    found: Any = run.evaluation
    for name in way:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def listed(x: Any) -> Sequence[Any]:
    return x if isinstance(x, list) else ()
