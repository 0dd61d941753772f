"""Looks by name, from the textbook to the photograph of a board, and the one that a seed draws."""

from __future__ import annotations

from difflib import get_close_matches

from geodsl.picture.display import Color
from geodsl.picture.looks.random_style import BOOK, PALETTE, SERIF, random_style
from geodsl.picture.looks.style import Style

__all__ = ["RANDOM", "STYLES", "UnknownStyle", "named", "names", "random_style", "resolve"]

SERIF_BOLD, BOOK_BOLD = f"{SERIF} bold", f"{BOOK} bold"
CHALK: Color = (0.95, 0.95, 0.90)
BOARD: Color = (0.11, 0.22, 0.18)
MARKER: Color = (0.07, 0.16, 0.42)
PEN: Color = (0.06, 0.12, 0.44)
SEPIA: Color = (0.20, 0.13, 0.08)

_STYLES = (
    Style(name="textbook", doc="Black ink on white paper, as schoolbooks print it."),
    Style(
        name="exam",
        doc="Firm black lines with hatched regions, for paper that may be copied.",
        line=1.15,
        fine=0.8,
        letters=1.08,
        font=BOOK,
        dot_size=0.9,
        dash=(5.0, 3.2),
        fill="hatch",
    ),
    Style(
        name="worksheet",
        doc="A copy of a copy that lies slightly askew, with thin toner and dust.",
        paper=(0.98, 0.98, 0.98),
        line=1.2,
        letters=1.05,
        font=BOOK,
        shade=(0.80, 0.80, 0.80),
        fill="hatch",
        tilt=1.2,
        effects=(("blur", 0.35), ("photocopy", 0.6), ("paper", 0.2), ("noise", 0.1)),
    ),
    Style(
        name="blackboard",
        doc="White chalk on a green board.",
        ink=CHALK,
        paper=BOARD,
        mark=(0.98, 0.88, 0.55),
        shade=(0.22, 0.36, 0.31),
        line=1.7,
        fine=0.8,
        letters=1.15,
        dot_size=1.25,
        fill="hatch",
        wobble=3.2,
        effects=(("chalk", 0.75), ("blur", 0.25)),
    ),
    Style(
        name="whiteboard",
        doc="A felt pen on a white board, with red marks.",
        ink=MARKER,
        paper=(0.97, 0.98, 0.98),
        mark=(0.72, 0.07, 0.12),
        shade=(0.80, 0.87, 0.96),
        line=1.9,
        letters=1.12,
        dot_size=1.3,
        dash=(3.6, 2.6),
        fill="hatch",
        wobble=3.0,
        effects=(("grain", 0.12), ("shade", 0.22), ("blur", 0.2)),
    ),
    Style(
        name="hand-drawn",
        doc="Drawn without a ruler in blue pen on lined paper.",
        ink=PEN,
        paper=(0.99, 0.99, 0.97),
        shade=(0.82, 0.86, 0.95),
        line=1.15,
        fine=0.85,
        letters=1.08,
        fill="hatch",
        wobble=4.0,
        tilt=1.5,
        effects=(("lines", 0.8), ("grain", 0.2), ("paper", 0.15)),
    ),
    Style(
        name="notebook",
        doc="Drawn with a ruler in dark pen on squared paper.",
        ink=(0.09, 0.09, 0.16),
        paper=(0.99, 0.99, 0.98),
        shade=(0.84, 0.86, 0.90),
        line=1.05,
        fill="hatch",
        wobble=0.8,
        effects=(("grid", 0.9), ("grain", 0.15), ("paper", 0.15)),
    ),
    Style(
        name="pencil",
        doc="Soft pencil on the rough paper of a sketchbook.",
        ink=(0.16, 0.16, 0.17),
        paper=(0.97, 0.95, 0.91),
        shade=(0.80, 0.79, 0.77),
        line=1.35,
        fine=0.75,
        fill="hatch",
        wobble=2.6,
        tilt=1.0,
        effects=(("grain", 0.6), ("paper", 0.5), ("blur", 0.2)),
    ),
    Style(
        name="thin",
        doc="Hairlines and small letters.",
        line=0.8,
        fine=0.85,
        letters=0.92,
        dot_size=0.85,
        marks=0.9,
        dash=(6.0, 4.0),
    ),
    Style(
        name="bold",
        doc="Thick lines and bold letters, to be read from afar.",
        line=2.1,
        fine=0.65,
        letters=1.15,
        font=SERIF_BOLD,
        dot_size=1.7,
        marks=1.15,
        dash=(3.4, 2.2),
        dotted=(1.0, 1.8),
    ),
    Style(
        name="blueprint",
        doc="White lines on blue squared paper.",
        ink=(0.94, 0.97, 1.0),
        paper=(0.10, 0.27, 0.53),
        shade=(0.20, 0.37, 0.62),
        line=1.1,
        font=BOOK,
        dot="ring",
        fill="hatch",
        effects=(("grid", 0.6), ("paper", 0.35)),
    ),
    Style(
        name="colour-coded",
        doc="Each class of marks and each shaded region in a colour of its own, apart for the colour-blind, too.",
        ink=(0.13, 0.13, 0.15),
        palette=PALETTE,
        line=1.2,
        fine=1.0,
        dot_size=1.1,
        marks=1.1,
    ),
    Style(
        name="olympiad",
        doc="Fine lines, small dots and upright sizes, as in a problem collection set in TeX.",
        line=0.85,
        fine=0.8,
        letters=0.98,
        dot_size=0.95,
        marks=0.85,
        shade=(0.86, 0.90, 0.98),
        dash=(4.0, 4.0),
        dotted=(1.0, 3.0),
    ),
    Style(
        name="screen",
        doc="Flat colours of a geometry app: dark strokes, blue points, upright letters.",
        ink=(0.20, 0.22, 0.27),
        paper=(0.98, 0.985, 0.99),
        letter=(0.10, 0.24, 0.48),
        point=(0.13, 0.37, 0.75),
        mark=(0.70, 0.24, 0.08),
        shade=(0.84, 0.90, 0.98),
        line=1.35,
        font=BOOK,
        slanted=False,
        dot_size=1.6,
        dash=(4.0, 2.6),
    ),
    Style(
        name="newspaper",
        doc="Black ink that bleeds into grey paper; regions are screens of dots.",
        ink=(0.10, 0.10, 0.10),
        paper=(0.90, 0.89, 0.86),
        shade=(0.74, 0.73, 0.71),
        line=1.15,
        font=BOOK_BOLD,
        effects=(("halftone", 0.9), ("bleed", 0.5), ("paper", 0.45), ("speckle", 0.15)),
    ),
    Style(
        name="old-print",
        doc="Sepia ink on the yellowed page of an old book.",
        ink=SEPIA,
        paper=(0.93, 0.87, 0.74),
        shade=(0.81, 0.74, 0.60),
        line=1.05,
        letters=1.05,
        dot_size=0.9,
        dash=(3.4, 3.0),
        fill="hatch",
        tilt=0.8,
        effects=(("bleed", 0.45), ("fade", 0.35), ("paper", 0.75), ("vignette", 0.35), ("speckle", 0.25)),
    ),
    Style(
        name="photo",
        doc="A page photographed by a phone: askew, unevenly lit, slightly blurred, noisy.",
        paper=(0.93, 0.91, 0.87),
        ink=(0.08, 0.08, 0.10),
        shade=(0.77, 0.75, 0.72),
        line=1.15,
        tilt=3.0,
        effects=(
            ("paper", 0.25),
            ("shade", 0.75),
            ("vignette", 0.3),
            ("blur", 0.6),
            ("noise", 0.16),
            ("jpeg", 0.25),
        ),
    ),
    Style(
        name="fax",
        doc="Black or white and nothing between, slightly askew.",
        line=1.25,
        letters=1.15,
        font=BOOK,
        shade=(0.78, 0.78, 0.78),
        fill="hatch",
        tilt=0.8,
        effects=(("blur", 0.3), ("noise", 0.2), ("bit", 0.5), ("speckle", 0.2)),
    ),
    Style(
        name="low-ink",
        doc="The last pages of a cartridge: pale grey, in places paler.",
        ink=(0.22, 0.22, 0.22),
        shade=(0.86, 0.86, 0.86),
        fill="hatch",
        effects=(("fade", 0.6), ("grain", 0.35)),
    ),
)

STYLES = {style.name: style for style in _STYLES}
"""Every fixed style, by its name."""

RANDOM = "random"
_RANDOM = Style(name=RANDOM, doc="A look of its own for every seed.")


class UnknownStyle(ValueError):
    """A style that isn't there was asked for."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.near = tuple(get_close_matches(name, names(), n=3, cutoff=0.5))
        said = (
            f"did you mean {' or '.join(map(repr, self.near))}?"
            if self.near
            else "there are " + ", ".join(names())
        )
        super().__init__(f"there is no style {name!r}; {said}")

    def __reduce__(self) -> tuple[type[UnknownStyle], tuple[str]]:
        return UnknownStyle, (self.name,)


def names() -> tuple[str, ...]:
    """What styles are called; the last one is `random`."""
    return (*STYLES, RANDOM)


def named(name: str) -> Style:
    """A style by its name, also that of one that a seed has drawn (`random 17`).

    `random` alone stands for all of those: `resolve` makes one of it.
    """
    if name == RANDOM:
        return _RANDOM
    kind, _, number = name.partition(" ")
    if kind == RANDOM and number.isascii() and number.isdigit():
        return random_style(int(number))
    if name not in STYLES:
        raise UnknownStyle(name)
    return STYLES[name]


def resolve(style: str | Style, seed: int) -> Style:
    """The style that is meant, given as it is or by its name; `random` is the one of this seed."""
    if not isinstance(style, str | Style):
        raise TypeError(f"a style is a name or a Style, not {style!r}")
    found = named(style) if isinstance(style, str) else style
    return random_style(seed) if found.name == RANDOM else found
