"""Colours: how bright they are, how far apart, and what lies between them."""

from __future__ import annotations

from geodsl.picture.display import BLACK, WHITE, Color

__all__ = ["apart", "contrast", "luminance", "mixed"]


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(color: Color) -> float:
    """The relative luminance of an sRGB colour, as WCAG 2 defines it: 0 is black, 1 is white."""
    red, green, blue = map(_linear, color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21; text wants 4.5."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(one: Color, other: Color, share: float) -> Color:
    """A colour on the way from one to another: the first at 0, the second at 1."""
    red, green, blue = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return red, green, blue


def apart(color: Color, paper: Color, ratio: float) -> Color:
    """The colour nearest to the given one, on its way to black or white, that has this contrast to the paper.

    Colours go to white on dark paper and to black on light paper. Where even those have less contrast, they are
    the answer.
    """
    end = BLACK if contrast(BLACK, paper) >= contrast(WHITE, paper) else WHITE
    if contrast(color, paper) >= ratio:
        return color
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (low, middle) if contrast(mixed(color, end, middle), paper) >= ratio else (middle, high)
    return mixed(color, end, high)
