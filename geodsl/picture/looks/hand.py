"""A steady hand without a ruler: strokes waver a little, and still say the same.

A stroke strays by at most `wobble` pixels and is back in place at its ends, at its corners and wherever a dot
lies on it. So a point on a circle stays on the circle, and nothing bends that a reader would call straight.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.display import ArcPath, CirclePath, DisplayList, GlyphFill, Item, PolylinePath
from geodsl.picture.letters.extent import reletter
from geodsl.picture.looks.chance import words

__all__ = ["by_hand"]

Numbers = NDArray[np.float64]
Points = NDArray[np.complex128]

SLOW, QUICK = 0.2, 0.055  # how long the waves of a stroke are, as shares of the canvas
STEP = 0.014  # from one point of a stroke to the next
PIN = 0.035  # how far from a dot a stroke is still held back by it
ON = 0.3  # a dot lies on a stroke if it is within so many pixels
SHORT = 0.06  # short strokes stray less: by this share of their length, or of their radius
CORNER = math.radians(25)
GLYPH_TURN = math.radians(1.5)


def by_hand(display: DisplayList, wobble: float, seed: int) -> DisplayList:
    """The same picture with strokes that stray by up to `wobble` pixels.

    How an item strays depends on the seed, on the part that it is ink of and on which of the part's items it is,
    never on the others: what two pictures have in common wavers alike.
    """
    if wobble <= 0:
        return display
    hand = _Hand(display, wobble, seed)
    items: list[Item] = []
    glyphs: list[GlyphFill] = []
    count: Counter[tuple[str, str]] = Counter()
    for item in display.items:
        key = item.part.kind, item.part.name
        count[key] += 1
        purpose = f"hand {key[0]} {key[1]} {count[key]}"
        match item:
            case PolylinePath():
                items.append(hand.polyline(item, purpose))
            case ArcPath():
                items.append(hand.arc(item, purpose))
            case CirclePath():
                items.append(hand.circle(item, purpose))
            case GlyphFill():
                glyphs.append(hand.glyph(item, purpose))
                items.append(glyphs[-1])
            case _:
                items.append(item)
    return reletter(display, tuple(items), glyphs)


def _smooth(x: Numbers) -> Numbers:
    """From 0 at 0 to 1 at 1 and beyond, level at both ends."""
    x = np.minimum(x, 1.0)
    return x * x * (3 - 2 * x)


def _waves(at: Numbers, knots: Numbers) -> Numbers:
    """A smooth curve through the knots, which are 1 apart; never outside their range."""
    left = np.minimum(at.astype(np.intp), len(knots) - 2)
    return knots[left] + (knots[left + 1] - knots[left]) * _smooth(at - left)


def _ahead(points: Points) -> Points:
    """The direction of a stroke at each of its points."""
    ways = np.diff(points)
    ways = ways / np.maximum(np.abs(ways), 1e-9)
    both = np.concatenate([ways[:1], ways[:-1] + ways[1:], ways[-1:]])
    ahead: Points = both / np.maximum(np.abs(both), 1e-9)
    return ahead


def _merged(these: Numbers, others: Numbers, gap: float) -> Numbers:
    """These numbers, and those of the others that are farther than the gap from all of them."""
    if not len(these):
        return others
    return np.concatenate([these, others[np.abs(others[:, None] - these).min(axis=1) > gap]])


def _corners(corners: Points, starts: Numbers) -> Numbers:
    """How far along a stroke its ends are, and the corners at which it turns sharply."""
    sides = np.diff(corners)
    turns = np.abs(np.angle(sides[1:] * np.conj(sides[:-1])))
    return np.concatenate([starts[1:-1][turns > CORNER], starts[[0, -1]]])


class _Hand:
    def __init__(self, display: DisplayList, wobble: float, seed: int) -> None:
        self.wobble, self.seed = wobble, seed
        size = max(display.width, display.height)
        self.lengths = SLOW * size, QUICK * size
        self.step, self.pin = max(2.0, STEP * size), PIN * size
        self.dots = np.array(list(display.points.values()), complex)

    def glyph(self, glyph: GlyphFill, purpose: str) -> GlyphFill:
        """Turned a little about its middle."""
        turn = GLYPH_TURN * float(words(self.seed, purpose, 1)[0])
        if not glyph.outline.box:
            return glyph
        left, bottom, right, top = glyph.outline.box
        middle = complex((left + right) / 2, -(bottom + top) / 2) * glyph.size
        was, now = (complex(math.cos(a), math.sin(a)) for a in (glyph.turn, glyph.turn + turn))
        return glyph._replace(at=glyph.at + middle * (was - now), turn=glyph.turn + turn)

    def circle(self, item: CirclePath, purpose: str) -> PolylinePath:
        pins = self._on_circle(item.center, item.radius)
        ways = self._ways(item.radius, 2 * math.pi, pins)
        ways = ways[ways < 2 * math.pi - 1e-6]
        spokes = np.exp(1j * ways)
        amplitude = min(self.wobble, SHORT * item.radius)
        stray = amplitude * self._stray(ways * item.radius, pins * item.radius, purpose, around=item.radius)
        points = item.center + (item.radius + stray) * spokes
        return PolylinePath(tuple(points.tolist()), item.width, item.dash, item.color, item.part, closed=True)

    def arc(self, item: ArcPath, purpose: str) -> PolylinePath:
        radius, sign = item.radius, math.copysign(1.0, item.sweep)
        ends = np.array([0.0, abs(item.sweep)])
        dots = (sign * (self._on_circle(item.center, radius) - item.start)) % (2 * math.pi)
        pins = _merged(ends, dots[dots < ends[1]], 1e-6)
        ways = self._ways(radius, abs(item.sweep), pins)
        amplitude = min(self.wobble, SHORT * radius)
        stray = amplitude * self._stray(ways * radius, pins * radius, purpose)
        points = item.center + (radius + stray) * np.exp(1j * (item.start + sign * ways))
        return PolylinePath(tuple(points.tolist()), item.width, item.dash, item.color, item.part)

    def polyline(self, item: PolylinePath, purpose: str) -> PolylinePath:
        if len(item.points) == 2:
            return item._replace(points=self._straight(*item.points, purpose))
        corners = np.array([*item.points, item.points[0]] if item.closed else item.points)
        lengths = np.abs(np.diff(corners))
        starts = np.concatenate([[0.0], lengths.cumsum()])
        total = float(starts[-1])
        if total < 1.0:
            return item
        pieces = [
            np.linspace(a, b, max(1, math.ceil((b - a) / self.step)), endpoint=False)
            for a, b in pairwise(starts.tolist())
            if b > a
        ]
        pins = _merged(_corners(corners, starts), self._on_sides(corners, starts), 1e-6)
        s = np.sort(_merged(pins, np.concatenate(pieces), 0.3 * self.step))
        points = np.interp(s, starts, corners.real) + 1j * np.interp(s, starts, corners.imag)
        stray = min(self.wobble, SHORT * total) * self._stray(s, pins, purpose)
        points = points + 1j * _ahead(points) * stray
        if item.closed:
            points = points[:-1]
        return item._replace(points=tuple(points.tolist()))

    def _straight(self, a: complex, b: complex, purpose: str) -> tuple[complex, ...]:
        """The usual stroke, from point to point, at a third of the work."""
        total = abs(b - a)
        if total < 1.0:
            return a, b
        way = (b - a) / total
        if total < 2 * self.pin:
            # A tick is too short for waves: it bends.
            bend = min(self.wobble, SHORT * total) * float(words(self.seed, purpose, 1)[0])
            return a, (a + b) / 2 + 1j * way * bend, b
        rest = (self.dots - a) * way.conjugate()
        x = rest.real
        pins = np.concatenate([[0.0, total], x[(np.abs(rest.imag) < ON) & (x > ON) & (x < total - ON)]])
        n = math.ceil(total / self.step)
        steps: Numbers = np.arange(1.0, n) * (total / n)
        s = np.sort(_merged(pins, steps, 0.3 * self.step))
        stray = min(self.wobble, SHORT * total) * self._stray(s, pins, purpose)
        points: list[complex] = (a + way * (s + 1j * stray)).tolist()
        return (*points[:-1], b)

    def _ways(self, radius: float, sweep: float, pins: Numbers) -> Numbers:
        """Angles along an arc, close enough together for a smooth stroke, the pins among them."""
        step = min(self.step, math.sqrt(0.4 * radius)) / max(radius, 1e-9)
        ways = np.linspace(0.0, sweep, 1 + max(8, math.ceil(sweep / step)))
        return np.sort(_merged(pins, ways, 0.3 * step))

    def _on_circle(self, center: complex, radius: float) -> Numbers:
        """The angles at which dots lie on a circle."""
        spokes = self.dots - center
        angles: Numbers = np.angle(spokes[np.abs(np.abs(spokes) - radius) < ON]) % (2 * math.pi)
        return angles

    def _on_sides(self, corners: Points, starts: Numbers) -> Numbers:
        """How far along straight pieces dots lie on them."""
        sides = np.diff(corners)
        lengths = np.maximum(np.abs(sides), 1e-9)
        rest = (self.dots[:, None] - corners[:-1]) * np.conj(sides / lengths)
        on = (np.abs(rest.imag) < ON) & (rest.real > -ON) & (rest.real < lengths + ON)
        pins: Numbers = (starts[:-1] + rest.real)[on]
        return pins

    def _stray(self, s: Numbers, pins: Numbers, purpose: str, around: float = 0.0) -> Numbers:
        """How far the stroke is off at `s`, from -1 to 1: slow waves and quick ones, none at the pins.

        `around` is the radius of a whole circle, on which the waves close.
        """
        total = 2 * math.pi * around or float(s[-1])
        counts = [max(3 if around else 1, round(total / length)) for length in self.lengths]
        knots = words(self.seed, purpose, sum(counts) + 2)
        slow, quick = knots[: counts[0] + 1], knots[counts[0] + 1 :]
        if around:
            slow[-1], quick[-1] = slow[0], quick[0]
        x = s / total
        wave = 0.75 * _waves(x * counts[0], slow) + 0.25 * _waves(x * counts[1], quick)
        if len(pins):
            away = np.abs(s[:, None] - pins)
            if around:
                away = np.minimum(away, total - away)
            wave *= _smooth(away / self.pin).prod(axis=1)
        return wave
