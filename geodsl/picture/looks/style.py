"""How a picture looks: one frozen value, and its measures at a given size.

A style says nothing of what is drawn, only how: colours, widths, letters, dots, dashes, and what time and
paper did to the picture. Measures are shares of the size, so a style looks the same at 224 and at 1024 px.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from geodsl.picture.display import BLACK, WHITE, Color

__all__ = ["Measures", "Style"]

GREY: Color = (0.85, 0.85, 0.85)
DotShape = Literal["disc", "ring", "square", "cross", "none"]
Fill = Literal["tone", "hatch", "crosshatch", "dots"]


@dataclass(frozen=True, slots=True)
class Measures:
    """A style at one size, in pixels."""

    line: float
    fine: float
    dot: float
    font: float
    dash: tuple[float, ...]
    dotted: tuple[float, ...]
    tick: float  # half the length of a tick
    tick_gap: float
    arrow: float
    square: float
    arc: float
    arc_gap: float
    hatch: float  # from one hatching line to the next
    wobble: float  # how far a hand-drawn stroke strays


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A look.

    Attributes
    ----------
    name, doc : what it is called, and one sentence for lists.
    ink, paper : colours of strokes and of what is under them.
    letter, point, mark : colours of letters, dots and marks; the ink's where None.
    shade : the colour of shaded regions (and of their hatching).
    palette : where there are any, classes of marks and shaded regions take these colours in turn.
    line : width of strokes, as a multiple of the usual one; `fine` is that of marks, as a share of `line`.
    letters : size of letters, as a multiple of the usual one.
    font : the name of a type face, as `glyphs` knows them; `slanted` sets letters in italics.
    dot, dot_size : the shape of points, and their size as a multiple of the usual one.
    dash, dotted : patterns, on and off in turn, in line widths.
    marks : size of ticks, arcs, squares and arrows, as a multiple of the usual one.
    fill : how a region is shaded unless the program says so.
    wobble : how far hand-drawn strokes stray, in thousandths of the size; 0 draws with a ruler.
    tilt : the most by which the page lies askew, in degrees; the seed says by how much.
    effects : what happened to the pixels afterwards, by name and strength (see `effects`).
    """

    name: str
    doc: str
    ink: Color = BLACK
    paper: Color = WHITE
    letter: Color | None = None
    point: Color | None = None
    mark: Color | None = None
    shade: Color = GREY
    palette: tuple[Color, ...] = ()
    line: float = 1.0
    fine: float = 0.75
    letters: float = 1.0
    font: str = "serif"
    slanted: bool = True
    dot: DotShape = "disc"
    dot_size: float = 1.0
    dash: tuple[float, ...] = (4.2, 3.0)
    dotted: tuple[float, ...] = (1.0, 2.2)
    marks: float = 1.0
    fill: Fill = "tone"
    wobble: float = 0.0
    tilt: float = 0.0
    effects: tuple[tuple[str, float], ...] = field(default=())

    def measures(self, size: int) -> Measures:
        """Everything in pixels. Small pictures keep what an eye, or a model, needs to see."""
        line = max(0.8, self.line * max(1.0, size / 220))
        fine = max(0.7, self.fine * line)
        marks = self.marks
        return Measures(
            line=line,
            fine=fine,
            dot=max(1.5, self.dot_size * max(1.7, 1.6 * size / 220)),
            font=max(10.0, self.letters * max(11.0, 0.058 * size)),
            dash=tuple(part * line for part in self.dash),
            dotted=tuple(part * line for part in self.dotted),
            tick=marks * max(2.5, 0.016 * size),
            tick_gap=max(2.5, 0.013 * size, 2.2 * fine),
            arrow=marks * max(3.0, 0.02 * size),
            square=marks * max(5.0, 0.036 * size),
            arc=marks * max(7.0, 0.062 * size),
            arc_gap=max(2.5, 0.012 * size, 2.2 * fine),
            hatch=max(4.0, 0.024 * size),
            wobble=self.wobble * size / 1000,
        )
