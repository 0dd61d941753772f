"""Of what kind a triangle or a quadrilateral is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from geodsl.facts.acute_triangle import AcuteTriangle
from geodsl.facts.equilateral import Equilateral
from geodsl.facts.isosceles import Isosceles
from geodsl.facts.isosceles_trapezium import IsoscelesTrapezium
from geodsl.facts.kite import Kite
from geodsl.facts.obtuse_triangle import ObtuseTriangle
from geodsl.facts.parallelogram import Parallelogram
from geodsl.facts.rectangle import Rectangle
from geodsl.facts.rhombus import Rhombus
from geodsl.facts.right_isosceles import RightIsosceles
from geodsl.facts.right_trapezium import RightTrapezium
from geodsl.facts.right_triangle import RightTriangle
from geodsl.facts.scalene import Scalene
from geodsl.facts.square import Square
from geodsl.facts.trapezium import Trapezium
from geodsl.language.term import Fact
from geodsl.objects import Polygon
from geodsl.words.questions.ground import Ground
from geodsl.words.questions.matter import Matter, Named, Sort, claim

__all__ = ["KINDS", "SHAPES", "matters"]

KINDS = ("triangle", "quadrilateral")
_ANGLES = {"acute": AcuteTriangle, "right": RightTriangle, "obtuse": ObtuseTriangle}
_SIDES = {"equilateral": Equilateral, "isosceles": Isosceles, "scalene": Scalene}
_SPECIAL = {"equilateral": Equilateral, "right-isosceles": RightIsosceles}
# The most special first: of those that hold, the first is what one calls it.
_FOUR = {
    "square": Square,
    "rectangle": Rectangle,
    "rhombus": Rhombus,
    "parallelogram": Parallelogram,
    "isosceles-trapezium": IsoscelesTrapezium,
    "right-trapezium": RightTrapezium,
    "kite": Kite,
    "trapezium": Trapezium,
}
SHAPES = {**_ANGLES, **_SIDES, **_SPECIAL, **_FOUR}
# Names neither of which follows from the other, so that neither is the safer guess.
_RIVALS = {
    "rectangle": ("rhombus", "kite"),
    "rhombus": ("rectangle", "isosceles-trapezium", "right-trapezium"),
    "parallelogram": ("kite", "isosceles-trapezium", "right-trapezium"),
    "isosceles-trapezium": ("rhombus", "kite", "parallelogram", "right-trapezium"),
    "right-trapezium": ("rhombus", "kite", "parallelogram", "isosceles-trapezium"),
    "kite": ("rectangle", "parallelogram", "isosceles-trapezium", "right-trapezium"),
}


def matters(ground: Ground) -> Iterator[Matter]:
    for p in ground.triangles:
        told = _told(ground, p, {**_ANGLES, **_SIDES, **_SPECIAL})
        angles = {name: told[name] for name in _ANGLES if name in told}
        sides = {name: told[name] for name in _SIDES if name in told}
        clear = len(angles) == len(_ANGLES), len(sides) == len(_SIDES)
        if clear[0] and sum(angles.values()) == 1:
            yield _sort(p, "triangle/angles", angles, (), tuple(n for n, holds in sides.items() if holds))
            yield from _rivals(p, KINDS[0], angles, {x: tuple(_ANGLES) for x in _ANGLES})
        if clear[1] and any(sides.values()):
            yield _sort(p, "triangle/sides", sides, (), tuple(n for n, holds in angles.items() if holds))
            # What is equilateral is isosceles, too: these two are no rivals.
            rivals = {"isosceles": ("scalene",), "scalene": ("isosceles",)}
            yield from _rivals(p, KINDS[0], sides, rivals)
        if all(clear) and len(told) == len(_ANGLES) + len(_SIDES) + 1:
            order = ("equilateral", "right-isosceles", "right", "isosceles")
            names = {name: told[name] for name in order}
            if any(names.values()):
                both = {**angles, **sides}
                yield _sort(p, "triangle", names, (), tuple(n for n, holds in both.items() if holds))
    for p in ground.quadrilaterals:
        told = _told(ground, p, _FOUR)
        if len(told) == len(_FOUR):
            if any(told.values()):
                yield _sort(p, "quadrilateral", told, ())
                yield _sort(p, "quadrilateral/any", told, tuple(name for name in _FOUR if told[name]))
            yield from _rivals(p, KINDS[1], told, _RIVALS)


def _told(ground: Ground, p: Polygon, names: dict[str, type[Fact]]) -> dict[str, bool]:
    found = {f.key: holds for f, holds in ground.clear(cls(p) for cls in names.values())}
    keys = {name: cls(p).key for name, cls in names.items()}
    return {name: found[key] for name, key in keys.items() if key in found}


def _sort(
    p: Polygon, ask: str, told: dict[str, bool], also: tuple[str, ...], beside: tuple[str, ...] = ()
) -> Sort:
    right = next(name for name in told if told[name])
    return Sort(
        ask.partition("/")[0],
        ask,
        {"p": p},
        tuple(SHAPES[name](p) for name, holds in told.items() if holds),
        tuple(SHAPES[name](p) for name, holds in told.items() if not holds),
        answer=right,
        also=tuple(name for name in also if name != right),
        beside=tuple(name for name in beside if name != right and name not in right.split("-")),
    )


def _rivals(
    p: Polygon, kind: str, told: Mapping[str, bool], rivals: Mapping[str, tuple[str, ...]]
) -> Iterator[Matter]:
    """What it is, and what it might be taken for: each name is asked as often where it holds as where it fails."""
    for name, others in rivals.items():
        for other in others:
            if name == other or not (told[name] and not told[other]):
                continue
            for said, holds in ((name, True), (other, False)):
                group = f"{kind} {p.key} {min(name, other)} {max(name, other)}"
                yield claim(kind, f"{kind}/is", {"p": p, "sort": Named(said)}, SHAPES[said](p), holds, group)
