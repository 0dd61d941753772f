"""Formulas set in type: where each glyph of a label goes, as a textbook would put it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from geodsl.picture.letters.fonts import Outline, outline, polygon
from geodsl.picture.letters.nodes import Fraction, Group, Node, Root, Row, Scripts, Sign

__all__ = ["Placed", "Setter"]

# All in ems of what they belong to.
SCRIPT, FRACTION = 0.66, 0.8  # sizes of scripts, and of what stands over and under a bar
SMALLEST = 0.5  # scripts of scripts don't get smaller than this share of the whole
DROP, RAISE = 0.16, 0.36  # how far scripts leave the base line
AXIS = 0.31  # the height of minus signs, and of bars
BAR, BOLD_BAR = 0.05, 0.07
GAP = 0.13  # between a bar and what is next to it
SPACE, THIN = 0.22, 0.16
AROUND = {"binary": 0.19, "relation": 0.26}
PRIME = "′"


@dataclass(frozen=True, slots=True)
class Placed:
    """A glyph within a run: its origin and its size, relative to the run's."""

    outline: Outline
    x: float
    y: float
    size: float


class Piece(NamedTuple):
    """Glyphs set together: how far the pen goes on, how far their ink reaches up and to the right."""

    glyphs: tuple[Placed, ...]
    advance: float

    def moved(self, x: float, y: float) -> Iterable[Placed]:
        return (Placed(p.outline, p.x + x, p.y + y, p.size) for p in self.glyphs)

    def reach(self) -> tuple[float, float, float, float]:
        """The box of the ink: left, bottom, right, top; a point where there is none."""
        boxes = [
            (p.x + box[0] * p.size, p.y + box[1] * p.size, p.x + box[2] * p.size, p.y + box[3] * p.size)
            for p in self.glyphs
            if (box := p.outline.box)
        ]
        if not boxes:
            return 0.0, 0.0, 0.0, 0.0
        left, bottom, right, top = zip(*boxes, strict=True)
        return min(left), min(bottom), max(right), max(top)


@lru_cache(maxsize=1024)
def _bar(width: float, thickness: float) -> Outline:
    return polygon(
        "rule", f"{width:.4f} {thickness:.4f}", [((0, 0), (width, 0), (width, thickness), (0, thickness))]
    )


@lru_cache(maxsize=1024)
def _radical(width: float, bottom: float, top: float, size: float, bar: float) -> Outline:
    """A radical sign with its bar: a hook, a thick stroke down, a thin one up, and a bar `width` long at `top`."""
    tall = top - bottom
    thin, thick = bar, 2 * bar
    across = min(0.34 * size + 0.1 * tall, 0.62 * size)
    knee = bottom + 0.58 * tall
    # Where the two long strokes meet, and where the thin one meets the bar.
    low, high = 0.2 * size + 0.12 * (across - 0.34 * size), across
    ring = (
        (0.0, knee - 0.05 * size),
        (0.1 * size, knee),
        (low + thin * 0.55, bottom + 1.9 * thick),
        (high, top),
        (high + width, top),
        (high + width, top - thin),
        (high + 0.8 * thin, top - thin),
        (low + 0.75 * thin, bottom),
        (low - 0.35 * thin, bottom),
        (0.1 * size - thick * 0.75, knee - 0.075 * size),
        (0.015 * size, knee - 0.09 * size),
    )
    return polygon("radical", f"{width:.4f} {bottom:.4f} {top:.4f} {size:.4f} {bar:.4f}", [ring])


class Setter:
    """Sets formulas in one face."""

    def __init__(self, font: str, slanted: bool) -> None:
        self.font = font
        self.slanted = slanted
        self.bar = BOLD_BAR if font.endswith("bold") else BAR

    def row(self, row: Row, size: float = 1.0) -> Piece:
        """Nodes side by side, with room around operators."""
        glyphs: list[Placed] = []
        pen = 0.0
        for i, node in enumerate(row):
            kind = node.kind if isinstance(node, Sign) else ""
            around = self._around(row, i, kind, size)
            bracketed = isinstance(node, Group) and node.opened
            if glyphs and (around or bracketed):
                # What leans to the right needs its room there.
                pen = max(pen, Piece(tuple(glyphs[-1:]), 0).reach()[2] + 0.03 * size)
            piece = self.node(node, size)
            glyphs += piece.moved(pen + around, 0)
            pen += piece.advance + 2 * around
            if kind == "comma":
                pen += SPACE * size
        return Piece(tuple(glyphs), pen)

    def _around(self, row: Row, i: int, kind: str, size: float) -> float:
        """The room on either side of an operator: none in scripts, none around a sign such as that of -3."""
        if kind not in AROUND or size <= SCRIPT:
            return 0.0
        if row[i] == Sign(":", "relation"):
            return 0.1 * size
        before = row[i - 1] if i else None
        single = before is None or (
            isinstance(before, Sign) and before.kind in ("binary", "relation", "comma")
        )
        if (kind == "binary" and single) or i + 1 == len(row):
            return 0.0
        return AROUND[kind] * size * (1 if size == 1 else 0.7)

    def node(self, node: Node, size: float) -> Piece:
        if isinstance(node, Sign):
            return self._sign(node, size)
        if isinstance(node, Scripts):
            return self._scripts(node, size)
        if isinstance(node, Fraction):
            return self._fraction(node, size)
        if isinstance(node, Root):
            return self._root(node, size)
        return self._group(node, size)

    def _sign(self, sign: Sign, size: float) -> Piece:
        if sign.kind in ("space", "thin"):
            return Piece((), (SPACE if sign.kind == "space" else THIN) * size)
        slanted = self.slanted and sign.kind == "letter"
        glyphs = []
        pen = 0.0
        for char in sign.text:
            glyph = outline(char, self.font, slanted)
            glyphs.append(Placed(glyph, pen, 0.0, size))
            pen += glyph.advance * size
        return Piece(tuple(glyphs), pen)

    def _scripts(self, node: Scripts, size: float) -> Piece:
        base = self.node(node.base, size)
        _, low, right, high = base.reach()
        small = max(SMALLEST, size * SCRIPT)
        glyphs = list(base.glyphs)
        pen = end = base.advance
        # What leans to the right leans into its exponent.
        lean = max(pen, right + 0.02 * size)
        tall = max(0.0, high - 0.75 * size)
        if node.primes:
            prime = outline(PRIME, self.font, False)
            for _ in range(node.primes):
                glyphs.append(Placed(prime, lean, tall, size))
                lean += prime.advance * size * 0.86
            end = max(end, lean)
        if node.sup:
            sup = self.row(node.sup, small)
            glyphs += sup.moved(lean + 0.02 * size, RAISE * size + tall)
            end = max(end, lean + 0.02 * size + sup.advance)
        if node.sub:
            sub = self.row(node.sub, small)
            deep = max(0.0, -low - 0.25 * size)
            glyphs += sub.moved(pen, -DROP * size - deep)
            end = max(end, pen + sub.advance)
        return Piece(tuple(glyphs), end)

    def _fraction(self, node: Fraction, size: float) -> Piece:
        small = max(SMALLEST, size * FRACTION)
        over, under = self.row(node.over, small), self.row(node.under, small)
        (l1, b1, r1, _), (l2, _, r2, t2) = over.reach(), under.reach()
        side = 0.06 * size
        width = max(r1 - l1, r2 - l2) + 2 * side
        bar, gap = self.bar * size, GAP * size
        start = side
        glyphs = [Placed(_bar(round(width, 4), round(bar, 4)), start, AXIS * size - bar / 2, 1.0)]
        # Digits stand on one line whatever is under them; only ink that would touch the bar moves away.
        glyphs += over.moved(start + (width - (l1 + r1)) / 2, AXIS * size + bar / 2 + gap - b1)
        glyphs += under.moved(start + (width - (l2 + r2)) / 2, AXIS * size - bar / 2 - gap - t2)
        return Piece(tuple(glyphs), width + 2 * side)

    def _root(self, node: Root, size: float) -> Piece:
        inner = self.row(node.row, size)
        left, bottom, right, top = inner.reach()
        # Roots of letters and digits all look alike.
        top = max(top, 0.62 * size) + (0.13 + self.bar) * size
        bottom = min(bottom, -0.02 * size) - 0.04 * size
        width = right - min(left, 0.0) + 0.1 * size
        numbers = (round(number, 4) for number in (width, bottom, top, size, self.bar * size))
        sign = _radical(*numbers)
        start = sign.advance - width + 0.04 * size - min(left, 0.0)
        return Piece((Placed(sign, 0.0, 0.0, 1.0), *inner.moved(start, 0)), sign.advance + 0.06 * size)

    def _group(self, node: Group, size: float) -> Piece:
        inner = self.row(node.row, size)
        if not node.opened:
            return inner
        _, bottom, _, top = inner.reach()
        # Brackets grow with what is in them, about the axis.
        axis = AXIS * size
        need = max(top - axis, axis - bottom) + 0.03 * size
        glyphs: list[Placed] = []
        pen = 0.0
        for sign, piece in ((node.opened, inner), (node.closed, None)):
            glyph = outline(sign, self.font, False)
            low, high = (glyph.box or (0, 0, 0, 1))[1::2]
            grown = max(size, 2 * need / (high - low)) if need > 0.55 * size else size
            lift = axis - grown * (low + high) / 2 if grown > size else 0.0
            glyphs.append(Placed(glyph, pen, lift, grown))
            pen += glyph.advance * grown
            if piece is not None:
                glyphs += piece.moved(pen, 0)
                pen += piece.advance
        return Piece(tuple(glyphs), pen)
