"""TikZ: a picture to `\\input` into a LaTeX document.

It needs `\\usepackage{tikz}` in the preamble and nothing else. Labels are text nodes in math mode, so they take on
the document's font; strokes are in the picture's pixels, each 0.75 big points long, and y goes up.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from geodsl.picture.backends import tex
from geodsl.picture.backends.pdf import POINTS_A_PIXEL
from geodsl.picture.backends.svg import number
from geodsl.picture.display import (
    BLACK,
    NO_PART,
    WHITE,
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
    Words,
)

__all__ = ["tikz"]

FONT = 10.0  # the usual size of letters in a document, in points


def tikz(display: DisplayList) -> str:
    """Write a picture."""
    height = display.height
    unit = f"{POINTS_A_PIXEL}bp"
    lines = [
        "% \\usepackage{tikz} in the preamble is all that this needs.",
        f"\\begin{{tikzpicture}}[x={unit}, y={unit}, line join=round, line cap=butt]",
        f"\\useasboundingbox (0,0) rectangle ({display.width},{height});",
    ]
    if display.paper != WHITE:
        lines.append(f"\\fill[{_dye('fill', display.paper)}] (0,0) rectangle ({display.width},{height});")
    said = {words.part for words in display.words if words.part != NO_PART}
    last: Part | None = None
    for item in display.items:
        part = getattr(item, "part", NO_PART)
        if isinstance(item, GlyphFill) and part in said:
            continue
        if part not in (last, NO_PART):
            lines.append(f"% {_comment(part)}")
        last = part
        lines.append(_item(item, height))
    lines += [_node(words, display) for words in display.words if words.part in said]
    lines.append("\\end{tikzpicture}")
    return "\n".join(lines) + "\n"


def _item(item: Item, height: int) -> str:
    match item:
        case PolylinePath():
            return f"\\draw[{_pen(item)}] {_ring(item.points, height, closed=item.closed)};"
        case CirclePath():
            return f"\\draw[{_pen(item)}] {_round(item, height)};"
        case ArcPath():
            sweep = max(-2 * math.pi, min(2 * math.pi, item.sweep))
            start = item.center + item.radius * complex(math.cos(item.start), math.sin(item.start))
            first, last = (number(-math.degrees(angle)) for angle in (item.start, item.start + sweep))
            return (
                f"\\draw[{_pen(item)}] {_at(start, height)} "
                f"arc[start angle={first}, end angle={last}, radius={number(item.radius)}];"
            )
        case DiscFill():
            return f"\\fill[{_dye('fill', item.color)}] {_round(item, height)};"
        case RegionFill():
            rings = " ".join(_ring(ring, height, closed=True) for ring in item.rings if ring)
            return f"\\fill[{_dye('fill', item.color)}, even odd rule] {rings};" if rings else "% nothing"
        case GlyphFill():
            return f"\\fill[{_dye('fill', item.color)}] {_outline(item, height)};"
        case _:
            raise TypeError(f"TikZ has no word for {type(item).__name__}")


def _node(words: Words, display: DisplayList) -> str:
    """A label, in the middle of its box and about as large as its outlines would be."""
    glyphs = [item for item in display.items if isinstance(item, GlyphFill) and item.part == words.part]
    largest = max(glyphs, key=lambda glyph: glyph.size, default=None)
    settings = ["inner sep=0pt"]
    if largest is not None:
        settings.append(f"scale={number(largest.size * POINTS_A_PIXEL / FONT)}")
        if largest.turn:
            settings.append(f"rotate={number(-math.degrees(largest.turn))}")
        if largest.color != BLACK:
            settings.append(_dye("text", largest.color))
    box = words.box
    middle = complex((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    return f"\\node[{', '.join(settings)}] at {_at(middle, display.height)} {{${tex.math(words.text)}$}};"


def _pen(item: PolylinePath | CirclePath | ArcPath) -> str:
    settings = [_dye("draw", item.color), f"line width={_length(item.width)}"]
    if item.dash:
        # A pattern of an odd number of lengths is gone through twice.
        lengths = item.dash * (1 + len(item.dash) % 2)
        pattern = " ".join(f"{'off' if i % 2 else 'on'} {_length(part)}" for i, part in enumerate(lengths))
        settings.append(f"dash pattern={pattern}")
    return ", ".join(settings)


def _length(pixels: float) -> str:
    return f"{number(pixels * POINTS_A_PIXEL)}bp"


def _dye(kind: str, color: Color) -> str:
    if color == BLACK:
        return f"{kind}=black"
    red, green, blue = map(number, color)
    return f"{kind}={{rgb,1:red,{red};green,{green};blue,{blue}}}"


def _at(point: complex, height: int) -> str:
    return f"({number(point.real)},{number(height - point.imag)})"


def _round(item: CirclePath | DiscFill, height: int) -> str:
    return f"{_at(item.center, height)} circle[radius={number(item.radius)}]"


def _ring(points: Sequence[complex], height: int, *, closed: bool) -> str:
    return " -- ".join([_at(point, height) for point in points] + ["cycle"] * closed)


def _outline(item: GlyphFill, height: int) -> str:
    pieces = []
    for verb, numbers in item.commands():
        points = [_at(complex(x, y), height) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        match verb:
            case "M":
                pieces.append(points[0])
            case "L":
                pieces.append(f"-- {points[0]}")
            case "C":
                pieces.append(f".. controls {points[0]} and {points[1]} .. {points[2]}")
            case _:
                pieces.append("-- cycle")
    return " ".join(pieces)


def _comment(part: Part) -> str:
    return "".join(char if char.isprintable() else " " for char in f"{part.kind}: {part.name}")
