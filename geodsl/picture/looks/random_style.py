"""A look that a seed draws: everything that may vary does, and all of it stays legible."""

from __future__ import annotations

from colorsys import hsv_to_rgb
from typing import TypeVar

import numpy as np

from geodsl.picture.display import BLACK, WHITE, Color
from geodsl.picture.looks.chance import generator
from geodsl.picture.looks.colors import apart, contrast, mixed
from geodsl.picture.looks.style import DotShape, Fill, Style

__all__ = ["BOOK", "PALETTE", "SERIF", "random_style"]

SERIF = "serif"
BOOK = "book"
FONTS = (SERIF, BOOK, f"{SERIF} bold", f"{BOOK} bold")
LEGIBLE = 4.5  # the contrast that WCAG asks for text
FINE = 5.5  # for coloured ink, of which fine marks show little
# Far apart in hue and, so that the colour-blind tell them apart, in brightness too; all legible on white.
PALETTE: tuple[Color, ...] = (
    (0.08, 0.20, 0.88),
    (0.78, 0.04, 0.62),
    (0.04, 0.48, 0.38),
    (0.46, 0.41, 0.06),
    (0.34, 0.02, 0.40),
)

T = TypeVar("T")


def random_style(seed: int) -> Style:
    """The style of a seed; its name says the seed."""
    return _Draw(generator(seed, "style")).style(f"random {seed}")


class _Draw:
    def __init__(self, random: np.random.Generator) -> None:
        self.random = random

    def style(self, name: str) -> Style:
        dark = self.chance(0.18)
        paper = self.dark_paper() if dark else self.light_paper()
        ink = self.ink(paper, dark)
        by_hand = self.chance(0.28)
        effects = self.effects(dark) if self.chance(0.6) else ()
        return Style(
            name=name,
            doc="A look drawn from a seed.",
            ink=ink,
            paper=paper,
            letter=self.other(paper, 0.2),
            point=self.other(paper, 0.2),
            mark=self.other(paper, 0.3),
            shade=self.shade(paper, ink),
            palette=self.palette(paper) if self.chance(0.2) else (),
            line=self.spread(0.8, 2.0),
            fine=self.between(0.6, 1.0),
            letters=self.spread(0.88, 1.25),
            font=self.one(FONTS, (0.42, 0.38, 0.1, 0.1)),
            slanted=self.chance(0.8),
            dot=self.one(_SHAPES, (0.76, 0.12, 0.07, 0.05)),
            dot_size=self.spread(0.8, 1.6),
            dash=(self.between(3.2, 6.0), self.between(2.2, 3.8)),
            dotted=(1.0, self.between(1.7, 3.0)),
            marks=self.spread(0.85, 1.25),
            fill=self.one(_FILLS, (0.5, 0.25, 0.1, 0.15)),
            wobble=self.between(0.8, 4.0) if by_hand else 0.0,
            tilt=self.between(0.3, 3.0) if self.chance(0.3) else 0.0,
            effects=effects,
        )

    def chance(self, share: float) -> bool:
        return float(self.random.random()) < share

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * float(self.random.random())

    def spread(self, low: float, high: float) -> float:
        """Between two sizes; the smaller ones are as likely as the larger ones."""
        share = self.between(0, 1)
        return low + (high - low) * share * (share + 1) / 2

    def one(self, things: tuple[T, ...], weights: tuple[float, ...]) -> T:
        at = self.between(0, 1)
        for thing, weight in zip(things, weights, strict=True):
            at -= weight
            if at < 0:
                return thing
        return things[0]

    def color(self, saturation: tuple[float, float], value: tuple[float, float]) -> Color:
        return hsv_to_rgb(self.between(0, 1), self.between(*saturation), self.between(*value))

    def light_paper(self) -> Color:
        if self.chance(0.45):
            return WHITE
        # Paper yellows; only screens are tinted otherwise.
        if self.chance(0.6):
            return hsv_to_rgb(self.between(0.08, 0.16), self.between(0.0, 0.2), self.between(0.88, 1.0))
        return self.color((0.0, 0.06), (0.88, 1.0))

    def dark_paper(self) -> Color:
        if self.chance(0.5):
            return hsv_to_rgb(self.between(0.36, 0.46), self.between(0.2, 0.6), self.between(0.12, 0.28))
        if self.chance(0.5):
            return hsv_to_rgb(self.between(0.57, 0.64), self.between(0.5, 0.9), self.between(0.2, 0.5))
        return self.color((0.0, 0.3), (0.0, 0.22))

    def ink(self, paper: Color, dark: bool) -> Color:
        if dark:
            return apart(self.color((0.0, 0.15), (0.88, 1.0)), paper, self.between(6, 9))
        color = BLACK if self.chance(0.5) else self.color((0.0, 0.9), (0.0, 0.5))
        return apart(color, paper, self.between(6, 14))

    def other(self, paper: Color, share: float) -> Color | None:
        """A colour of its own for letters, points or marks, now and then."""
        color = self.color((0.5, 1.0), (0.5, 1.0))
        return apart(color, paper, FINE) if self.chance(share) else None

    def shade(self, paper: Color, ink: Color) -> Color:
        """A tone between paper and ink that all ink stands out from."""
        color = mixed(paper, mixed(ink, self.color((0.3, 0.9), (0.3, 1.0)), self.between(0, 0.8)), 0.5)
        share = self.between(0.35, 0.6)
        tone = mixed(paper, color, share)
        while contrast(ink, tone) < LEGIBLE and share > 0.1:
            share *= 0.85
            tone = mixed(paper, color, share)
        return tone

    def palette(self, paper: Color) -> tuple[Color, ...]:
        order = self.random.permutation(len(PALETTE)).tolist()
        return tuple(apart(PALETTE[i], paper, FINE) for i in order)

    def effects(self, dark: bool) -> tuple[tuple[str, float], ...]:
        """A few effects in the order in which they befall a page."""
        found = []
        for choices in _EFFECTS:
            name, share, low, high, on_dark = choices[int(self.random.integers(len(choices)))]
            strength = round(self.between(low, high), 3)
            if self.chance(share) and (on_dark or not dark):
                found.append((name, strength))
        return tuple(found)


_SHAPES: tuple[DotShape, ...] = ("disc", "ring", "square", "cross")
_FILLS: tuple[Fill, ...] = ("tone", "hatch", "crosshatch", "dots")
# What can befall a page, step by step, one thing of each: its name, how often, how strongly, and whether also on
# dark paper.
_EFFECTS: tuple[tuple[tuple[str, float, float, float, bool], ...], ...] = (
    (("grid", 0.3, 0.3, 1.0, True), ("lines", 0.3, 0.3, 1.0, True)),
    (
        ("grain", 0.5, 0.1, 0.7, True),
        ("bleed", 0.5, 0.1, 0.6, True),
        ("fade", 0.5, 0.1, 0.7, True),
        ("halftone", 0.5, 0.4, 1.0, False),
    ),
    (("paper", 0.6, 0.1, 0.8, True), ("chalk", 0.2, 0.2, 0.7, True)),
    (("shade", 0.4, 0.1, 0.8, True), ("vignette", 0.3, 0.1, 0.7, True)),
    (("blur", 0.4, 0.1, 0.6, True),),
    (("photocopy", 0.2, 0.2, 0.7, False), ("noise", 0.6, 0.03, 0.25, True)),
    (("speckle", 0.3, 0.05, 0.5, True), ("bit", 0.15, 0.2, 0.8, False), ("jpeg", 0.5, 0.05, 0.5, True)),
)
