"""The types of the language: what a slot accepts, and how types are called in messages."""

from __future__ import annotations

from geodsl.language.kinds import CENTERS, SHAPES
from geodsl.language.looks import CORNERS, LINES, LOOKS, PATTERNS

__all__ = [
    "ACCEPTS",
    "LISTS",
    "NOUNS",
    "PAIRS",
    "PLURALS",
    "QUANTITIES",
    "WORDED",
    "accepts",
    "described",
    "polygon_size",
]

QUANTITIES = ("number", "length", "area", "degrees")

# Slot type -> what may stand there, with the cost of the reading: cheaper readings win.
ACCEPTS: dict[str, dict[str, int]] = {
    "point": {"point": 0, "choice": 1},
    "choice": {"choice": 0},
    "line": {"line": 0, "segment": 1, "ray": 1},
    "ray": {"ray": 0},
    "segment": {"segment": 0},
    "bounded": {"segment": 0},  # a segment that was called so: a bare AB is a line here
    "halfline": {"ray": 0},  # a ray that was called so
    "circle": {"circle": 0},
    "arc": {"arc": 0},
    "round": {"circle": 0, "arc": 0},
    "region": {"region": 0},
    "curve": {"line": 0, "ray": 0, "segment": 0, "circle": 0, "arc": 0},
    "angle": {"angle": 0},
    "polygon": {"polygon": 0},
    "triangle": {"polygon": 0},
    "quadrilateral": {"polygon": 0},
    "pentagon": {"polygon": 0},
    "hexagon": {"polygon": 0},
    "heptagon": {"polygon": 0},
    "octagon": {"polygon": 0},
    "number": {"number": 0},
    "length": {"length": 0, "number": 0, "segment": 1},
    "area": {"area": 0, "number": 0},
    "degrees": {"degrees": 0, "angle": 1},
    "quantity": {"number": 0, "length": 0, "area": 0, "degrees": 0, "segment": 1, "angle": 1},
    "proportion": {"proportion": 0},
    "range": {"range": 0},
    "position": {"position": 0},
    "text": {"text": 0},
    "fact": {"fact": 0},
    "drawable": {
        "polygon": 0,
        "segment": 0,
        "line": 0,
        "ray": 0,
        "circle": 0,
        "arc": 0,
        "region": 0,
        "point": 0,
        "angle": 1,
    },
    "surface": {"polygon": 0, "circle": 0, "region": 0},
    "directive": {"directive": 0},
    "pose": {"pose": 0},
    "several": {},  # constructions that make several things at once
}

# Types of slots that take several things, parted by commas.
LISTS = {
    "points": "point",
    "lines": "line",
    "segments": "segment",
    "circles": "circle",
    "angles": "angle",
    "drawables": "drawable",
    "quantities": "quantity",
    "numbers": "number",
    "polygons": "polygon",
    "surfaces": "surface",
}

# Words that may stand before a name and say what it is.
NOUNS = {
    "point": "point",
    "line": "line",
    "segment": "segment",
    "side": "segment",
    "diagonal": "segment",
    "ray": "ray",
    "circle": "circle",
    "arc": "arc",
    "region": "region",
    "angle": "angle",
    "triangle": "triangle",
    "quadrilateral": "quadrilateral",
    "pentagon": "pentagon",
    "hexagon": "hexagon",
    "heptagon": "heptagon",
    "octagon": "octagon",
    "polygon": "polygon",
}
PLURALS = {noun + "s": noun for noun in NOUNS}

# Slots that take words of the language itself, one or two of them.
WORDED: dict[str, tuple[str, ...]] = {
    "style": LINES,
    "pattern": tuple(PATTERNS),
    "look": tuple(LOOKS),
    "corner": tuple(CORNERS),
    "shape": SHAPES,
    "center": CENTERS,
}

# What two capital letters mean in a slot: (class of objects, cost).
PAIRS = {
    "line": ("Line", 0),
    "ray": ("Ray", 1),
    "segment": ("Segment", 0),
    "length": ("Segment", 1),
    "quantity": ("Segment", 1),
    "curve": ("Line", 0),
    "drawable": ("Segment", 0),
}

_SIZES = {"triangle": 3, "quadrilateral": 4, "pentagon": 5, "hexagon": 6, "heptagon": 7, "octagon": 8}

_DESCRIBED = {
    "bounded": "a segment, such as `segment AB`",
    "halfline": "a ray, such as `ray AB`",
    "choice": "one of several points (an intersection, a touch point)",
    "round": "a circle or an arc",
    "curve": "a line, ray, segment, circle or arc",
    "number": "a number",
    "length": "a length (a number or two points)",
    "degrees": "an angle's size, such as 30°",
    "quantity": "a number, a length or an angle's size",
    "proportion": "a proportion, such as 1 : 2",
    "range": "a range, such as 2..4",
    "position": "a position, such as (1, 2)",
    "text": 'a text in "quotes"',
    "fact": "a fact",
    "drawable": "something that can be drawn",
    "drawables": "things that can be drawn, parted by commas",
    "surface": "a polygon, a circle or a region",
    "surfaces": "polygons, circles or regions, parted by commas",
    "points": "points, such as ABC or A, B, C",
}


def accepts(slot: str, made: str) -> int | None:
    """The cost of putting a thing of type `made` into a slot, None where it doesn't go."""
    return ACCEPTS.get(slot, {}).get(made)


def polygon_size(slot: str) -> int | None:
    """How many corners a slot's polygon must have, where that matters."""
    return _SIZES.get(slot)


def described(name: str) -> str:
    """A type as a reader would call it."""
    if name in _DESCRIBED:
        return _DESCRIBED[name]
    if name in LISTS:
        return f"{name}, parted by commas"
    return ("an " if name[0] in "aeio" else "a ") + name
