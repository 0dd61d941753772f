"""SVG files: a text of paths, written here.

The ink of one part of the figure stands in one group: `<g class="stroke" data-name="segment AB">`, with its name as a
tooltip. Letters are outlines, so no font is asked for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import groupby

from geodsl.picture.display import (
    BLACK,
    NO_PART,
    ArcPath,
    CirclePath,
    Color,
    DiscFill,
    DisplayList,
    GlyphFill,
    Item,
    Part,
    PolylinePath,
    RegionFill,
)

__all__ = ["svg"]


def svg(display: DisplayList, *, title: str = "") -> str:
    """Write a picture."""
    width, height = display.width, display.height
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" fill="none" stroke-linejoin="round">'
    ]
    if title:
        lines.append(f"<title>{_escaped(title)}</title>")
    lines.append(f'<rect width="{width}" height="{height}" fill="{_hex(display.paper)}"/>')
    for part, items in groupby(display.items, key=_part):
        lines += _group(part, list(items))
    lines.append("</svg>\n")
    return "\n".join(lines)


def _part(item: Item) -> Part:
    return getattr(item, "part", NO_PART)


def _group(part: Part, items: Sequence[Item]) -> list[str]:
    ink: list[str] = []
    # The letters of one label are one path.
    for color, run in groupby(items, key=lambda item: item.color if isinstance(item, GlyphFill) else None):
        together = list(run)
        ink += map(_item, together) if color is None else [_letters(together, color)]
    if not part.name:
        return ink
    head = f'<g class="{_escaped(part.kind)}" data-name="{_escaped(part.name)}">'
    return [f"{head}<title>{_escaped(part.name)}</title>", *ink, "</g>"]


def _item(item: Item) -> str:
    match item:
        case PolylinePath():
            return f'<path d="{_ring(item.points, closed=item.closed)}"{_pen(item)}/>'
        case CirclePath():
            return f"<circle {_round(item)}{_pen(item)}/>"
        case ArcPath():
            return f'<path d="{_arc(item)}"{_pen(item)}/>'
        case DiscFill():
            return f'<circle {_round(item)} fill="{_hex(item.color)}"/>'
        case RegionFill():
            rings = "".join(_ring(ring, closed=True) for ring in item.rings)
            return f'<path d="{rings}" fill="{_hex(item.color)}" fill-rule="evenodd"/>'
        case _:
            raise TypeError(f"an SVG can't hold {type(item).__name__}")


def _pen(item: PolylinePath | CirclePath | ArcPath) -> str:
    dash = f' stroke-dasharray="{_numbers(item.dash)}"' if item.dash else ""
    return f' stroke="{_hex(item.color)}" stroke-width="{number(item.width)}"{dash}'


def _round(item: CirclePath | DiscFill) -> str:
    center = item.center
    return f'cx="{number(center.real)}" cy="{number(center.imag)}" r="{number(item.radius)}"'


def _ring(points: Sequence[complex], *, closed: bool) -> str:
    if not points:
        return ""
    first, *rest = (f"{number(point.real)} {number(point.imag)}" for point in points)
    return f"M{first}" + (f"L{' '.join(rest)}" if rest else "") + "Z" * closed


def _arc(item: ArcPath) -> str:
    sweep = max(-2 * math.pi, min(2 * math.pi, item.sweep))
    # One arc of the format is less than a turn.
    steps = 2 if abs(sweep) > 1.5 * math.pi else 1
    ends = [
        item.center + item.radius * complex(math.cos(angle), math.sin(angle))
        for angle in (item.start + sweep * i / steps for i in range(steps + 1))
    ]
    large, way = int(abs(sweep) / steps > math.pi), int(sweep > 0)
    radius = number(item.radius)
    start, *others = (f"{number(end.real)} {number(end.imag)}" for end in ends)
    return f"M{start}" + "".join(f"A{radius} {radius} 0 {large} {way} {end}" for end in others)


def _letters(glyphs: Sequence[Item], color: Color) -> str:
    path = "".join(
        verb + _numbers(numbers)
        for glyph in glyphs
        if isinstance(glyph, GlyphFill)
        for verb, numbers in glyph.commands()
    )
    return f'<path d="{path}" fill="{_hex(color)}"/>'


def number(value: float) -> str:
    """At most three decimals: a thousandth of a pixel. Nothing that isn't finite gets into a file."""
    if not math.isfinite(value):
        raise ValueError(f"a picture can't hold the number {value!r}")
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _numbers(values: Iterable[float]) -> str:
    return " ".join(map(number, values))


def _hex(color: Color) -> str:
    if color == BLACK:
        return "#000"
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, part))):02x}" for part in color)


def _escaped(text: str) -> str:
    # What XML 1.0 has no place for, in whatever form, becomes a replacement character.
    seen = "".join(char if char.isprintable() or char in "\t\n" else "\ufffd" for char in text)
    return seen.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
