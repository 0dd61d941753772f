"""Plots as SVG: curves over steps, and dots with their intervals. Colours are classes that the page's style knows."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

__all__ = ["Curve", "Row", "curves", "dots", "ticks"]

_WIDE, _TALL = 360, 190  # of a plot of curves
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 22, 12, 26
_POINTS = 400  # of a curve, at most
_NAMES, _FIELD, _VALUES = 250, 440, 215  # of dots: the widths of names, of the field, of values
_LINE, _GAP = 17, 9  # heights: of one run's line, and between rows


@dataclass(frozen=True)
class Curve:
    """A curve of one run.

    Attributes:
        run: its number, which says its colour.
        band: the bounds at each point, where there are any.
    """

    run: int
    points: Sequence[tuple[float, float]]
    band: Sequence[tuple[float, float, float]] = ()
    smooth: bool = False


@dataclass(frozen=True)
class Row:
    """A row of dots: what it is called, and the figure of each run by its number."""

    name: str
    figures: Mapping[int, Mapping[str, Any]]


# -- curves -------------------------------------------------------------------------------------------------


def curves(
    some: Sequence[Curve], *, title: str, share: bool = False, guide: float | None = None, log: bool = False
) -> str:
    """A plot of curves over steps.

    Args:
        share: numbers are shares of one, shown in per cent.
        guide: where a dashed line lies, such as chance.
        log: whether heights are logarithms, where all are above 0.
    """
    some = [c for c in some if c.points]
    if not some:
        return ""
    xs = [x for c in some for x, _ in c.points]
    ys = [y for c in some for _, y in c.points] + [y for c in some for _, *b in c.band for y in b]
    ys += [] if guide is None else [guide]
    log = log and min(ys) > 0
    low, high = _range(ys, log)
    left, right = min(xs), max(xs) if max(xs) > min(xs) else min(xs) + 1

    def x(v: float) -> float:
        return _LEFT + (_WIDE - _LEFT - _RIGHT) * (v - left) / (right - left)

    def y(v: float) -> float:
        a, b, c = (math.log10(w) if log else w for w in (v, low, high))
        return _TALL - _BOTTOM - (_TALL - _TOP - _BOTTOM) * (a - b) / (c - b)

    marks = [t for t in (_decades(low, high) if log else ticks(low, high, 5)) if low <= t <= high]
    parts = [
        f'<g class="grid">{"".join(_guide(y(t)) for t in marks)}</g>',
        *(
            f'<text x="{_LEFT - 7}" y="{y(t) + 4:.1f}" text-anchor="end">{_mark(t, share)}</text>'
            for t in marks
        ),
        *(
            f'<text x="{x(t):.1f}" y="{_TALL - 8}" text-anchor="middle">{_short(t)}</text>'
            for t in ticks(left, right, 4)
            if left <= t <= right
        ),
    ]
    if guide is not None:
        parts.append(
            f'<line class="chance" x1="{_LEFT}" x2="{_WIDE - _RIGHT}" y1="{y(guide):.1f}" y2="{y(guide):.1f}"/>'
            f'<text class="over" x="{_WIDE - _RIGHT}" y="{y(guide) - 5:.1f}" text-anchor="end">chance</text>'
        )
    for c in some:
        if c.band:
            there = [f"{x(s):.1f},{y(b):.1f}" for s, _, b in c.band]
            back = [f"{x(s):.1f},{y(a):.1f}" for s, a, _ in reversed(c.band)]
            parts.append(f'<polygon class="band run{c.run}" points="{" ".join(there + back)}"/>')
        points = _thinned(c.points)
        if c.smooth and len(points) > 20:
            parts.append(f'<polyline class="raw run{c.run}" points="{_path(points, x, y)}"/>')
            points = _smoothed(points)
        parts.append(f'<polyline class="curve run{c.run}" points="{_path(points, x, y)}"/>')
        if len(c.points) <= 40:
            parts += [
                f'<circle class="dot run{c.run}" cx="{x(s):.1f}" cy="{y(v):.1f}" r="2.6">'
                f"<title>step {s:,.0f}: {_told(v, share)}</title></circle>"
                for s, v in c.points
            ]
    return (
        f'<figure><figcaption>{escape(title)}</figcaption><svg viewBox="0 0 {_WIDE} {_TALL}" role="img" '
        f'aria-label="{escape(title)}">{"".join(parts)}</svg></figure>'
    )


def _guide(y: float) -> str:
    return f'<line x1="{_LEFT}" x2="{_WIDE - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'


def _path(points: Sequence[tuple[float, float]], x: Any, y: Any) -> str:
    return " ".join(f"{x(s):.1f},{y(v):.1f}" for s, v in points)


def _range(ys: Sequence[float], log: bool) -> tuple[float, float]:
    low, high = min(ys), max(ys)
    if log:
        return low / 1.05, high * 1.05 if high > low else low * 2
    room = 0.06 * (high - low) or abs(high) * 0.1 or 1.0
    return (low - room if low < 0 or low > room else 0.0), high + room


def _thinned(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Means of neighbours, where there are more than can be seen."""
    if len(points) <= _POINTS:
        return list(points)
    size = -(-len(points) // _POINTS)
    parts = [points[k : k + size] for k in range(0, len(points), size)]
    return [(p[len(p) // 2][0], sum(v for _, v in p) / len(p)) for p in parts]


def _smoothed(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Means over a window of a twentieth, shorter at both ends."""
    half = max(1, len(points) // 40)
    out = []
    for k, (s, _) in enumerate(points):
        reach = min(half, k, len(points) - 1 - k)
        window = points[k - reach : k + reach + 1]
        out.append((s, sum(v for _, v in window) / len(window)))
    return out


# -- dots ---------------------------------------------------------------------------------------------------


def dots(rows: Sequence[Row], *, runs: Sequence[int], share: bool = True) -> str:
    """Dots with their intervals, a line for each run, and small signs for chance, fresh weights and the centre."""
    rows = [r for r in rows if r.figures]
    if not rows:
        return ""
    found = [v for r in rows for f in r.figures.values() for v in _values(f)]
    low, high = (0.0, 1.0) if share and max(found) > 0.6 else (min(0.0, *found), max(found) * 1.08 or 1.0)

    def x(v: float) -> float:
        return _NAMES + _FIELD * (v - low) / (high - low)

    marks = [t for t in ticks(low, high, 6) if low <= t <= high]
    each = [[k for k in runs if k in r.figures] for r in rows]
    heights = [_GAP + _LINE * len(some) for some in each]
    tall = 22 + sum(heights)
    lines = "".join(f'<line x1="{x(t):.1f}" x2="{x(t):.1f}" y1="18" y2="{tall}"/>' for t in marks)
    parts = [f'<g class="grid">{lines}</g>']
    parts += [
        f'<text class="faint" x="{x(t):.1f}" y="12" text-anchor="middle">{_mark(t, share)}</text>'
        for t in marks
    ]
    top = 22.0
    for row, some, height in zip(rows, each, heights, strict=True):
        middle = top + (height - _GAP) / 2 + 4
        parts.append(
            f'<text x="{_NAMES - 12}" y="{middle:.1f}" text-anchor="end">{escape(_cut(row.name))}</text>'
        )
        for j, k in enumerate(some):
            parts += _dot(row.figures[k], k, top + _LINE * (j + 0.5), x, share)
        top += height
    wide = _NAMES + _FIELD + _VALUES
    size = f'viewBox="0 0 {wide} {tall:.0f}" style="max-width:{wide}px"'
    return f'<svg class="dots" {size} role="img">{"".join(parts)}</svg>'


def _dot(f: Mapping[str, Any], run: int, y: float, x: Any, share: bool) -> Iterator[str]:
    value, low, high = f["value"], f.get("low"), f.get("high")
    chance, random, centroid = f.get("chance"), f.get("random"), f.get("centroid")
    told = _told(value, share) + (
        "" if low is None or high is None else f" [{_bare(low, share)}, {_bare(high, share)}]"
    )
    if chance is not None:
        yield f'<line class="tick" x1="{x(chance):.1f}" x2="{x(chance):.1f}" y1="{y - 7:.1f}" y2="{y + 7:.1f}"/>'
    if random is not None:
        yield (
            f'<circle class="base" cx="{x(random):.1f}" cy="{y:.1f}" r="3"><title>fresh weights: '
            f"{_told(random, share)}</title></circle>"
        )
    if centroid is not None:
        a = x(centroid)
        yield (
            f'<path class="base" d="M{a - 3:.1f} {y - 3:.1f}l6 6m0 -6l-6 6"><title>the most central: '
            f"{_told(centroid, share)}</title></path>"
        )
    if low is not None and high is not None:
        yield f'<line class="bar run{run}" x1="{x(low):.1f}" x2="{x(high):.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
    yield f'<circle class="dot run{run}" cx="{x(value):.1f}" cy="{y:.1f}" r="4.5"><title>{told}</title></circle>'
    count = f" · {f['count']:,}" if isinstance(f.get("count"), int) else ""
    sign = " *" if f.get("given_away") else ""
    yield (
        f'<text class="value" x="{_NAMES + _FIELD + 14}" y="{y + 4:.1f}">{told}{sign}<tspan class="faint">{count}'
        "</tspan></text>"
    )


def _values(f: Mapping[str, Any]) -> Iterator[float]:
    for name in ("value", "low", "high", "chance", "random", "centroid"):
        if f.get(name) is not None:
            yield float(f[name])


# -- numbers ------------------------------------------------------------------------------------------------


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round numbers between two, at most so many or one more."""
    span = high - low
    if span <= 0 or not math.isfinite(span):
        return [low]
    rough = span / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough * (1 - 1e-9))
    first = math.ceil(low / step - 1e-9)
    return [round(k * step, 12) for k in range(first, math.floor(high / step + 1e-9) + 1)]


def _decades(low: float, high: float) -> list[float]:
    """Round numbers of a scale of logarithms."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    few = (1, 2, 5) if last - first <= 3 else (1,)
    found = [m * 10.0**k for k in range(first, last + 1) for m in few]
    return found if sum(low <= t <= high for t in found) >= 2 else ticks(low, high, 4)


def _told(x: float, share: bool) -> str:
    return f"{_bare(x, share)} %" if share else _short(x)


def _mark(x: float, share: bool) -> str:
    """A number at an axis: no more figures than it needs."""
    return f"{100 * x:.3g} %" if share else _short(x)


def _bare(x: float, share: bool) -> str:
    return f"{100 * x:.1f}" if share else _short(x)


def _short(x: float) -> str:
    for size, sign in ((1e9, "G"), (1e6, "M"), (1e4, "k")):
        if abs(x) >= size:
            return f"{x / (1e3 if sign == 'k' else size):g}{sign}"
    return f"{x:,.0f}" if abs(x) >= 100 else f"{x:.3g}"


def _cut(name: str) -> str:
    return name if len(name) <= 36 else f"{name[:35]}…"
