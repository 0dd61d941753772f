"""Units: what a number is measured in, and how one is turned into another."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from geodsl.words.questions.reading import wide

__all__ = ["ANY", "DEGREE", "PERCENT", "Unit", "cut", "factor", "unit_of"]


class Unit(NamedTuple):
    """A unit.

    Attributes:
        kind: of what it measures; what an unknown word counts has the word as its kind.
        power: 2 of areas, 3 of volumes.
        size: how many of the kind's first unit it is.
    """

    kind: str
    power: int = 1
    size: float = 1.0


ANY = "any length"
DEGREE = Unit("angle")
PERCENT = Unit("percent")
_RADIAN = Unit("angle", 1, math.degrees(1.0))

_LENGTHS = {
    "mm": 0.001, "millimetre": 0.001, "millimeter": 0.001, "毫米": 0.001,
    "cm": 0.01, "centimetre": 0.01, "centimeter": 0.01, "厘米": 0.01, "公分": 0.01,
    "dm": 0.1, "decimetre": 0.1, "decimeter": 0.1, "分米": 0.1,
    "m": 1.0, "metre": 1.0, "meter": 1.0, "米": 1.0,
    "km": 1000.0, "kilometre": 1000.0, "kilometer": 1000.0, "千米": 1000.0, "公里": 1000.0,
    "inch": 0.0254, "inches": 0.0254, "foot": 0.3048, "feet": 0.3048, "ft": 0.3048, "mile": 1609.344,
}  # fmt: skip
_TIMES = {
    "s": 1.0, "sec": 1.0, "second": 1.0, "秒": 1.0, "min": 60.0, "minute": 60.0, "分钟": 60.0,
    "h": 3600.0, "hour": 3600.0, "小时": 3600.0,
}  # fmt: skip
_MASSES = {"g": 0.001, "gram": 0.001, "克": 0.001, "kg": 1.0, "kilogram": 1.0, "千克": 1.0, "公斤": 1.0}
_ANGLES = {"°": DEGREE, "deg": DEGREE, "degree": DEGREE, "度": DEGREE}
_TURNS = dict.fromkeys(("rad", "radian", "弧度"), _RADIAN)
_COUNTED = ("个", "条", "种", "只", "对", "处", "次", "倍", "times")  # tell nothing of what a number measures


def _several(name: str) -> tuple[str, ...]:
    return (name, f"{name}s") if name.isascii() and len(name) > 2 else (name,)


def _made() -> Iterator[tuple[str, Unit | None]]:
    for name, size in _LENGTHS.items():
        for said in _several(name):
            yield said, Unit("length", 1, size)
            for power, ways in ((2, ("square ", "sq ", "sq. ", "平方")), (3, ("cubic ", "立方"))):
                for way in ways:
                    if way.isascii() == name.isascii():
                        yield way + said, Unit("length", power, size**power)
            for power in (2, 3):
                marks = (f"^{power}", f"^{{{power}}}", *((str(power),) if said.isascii() else ()))
                yield from ((said + mark, Unit("length", power, size**power)) for mark in marks)
    for kind, table in (("time", _TIMES), ("mass", _MASSES)):
        yield from ((said, Unit(kind, 1, size)) for name, size in table.items() for said in _several(name))
    for length in ("mm", "cm", "m", "km", "厘米", "米", "千米"):
        for time in ("s", "min", "h", "秒", "分钟", "小时"):
            if length.isascii() == time.isascii():
                yield f"{length}/{time}", Unit("speed", 1, _LENGTHS[length] / _TIMES[time])
    yield from ((said, unit) for name, unit in (_ANGLES | _TURNS).items() for said in _several(name))
    for said, power in (("unit", 1), ("单位", 1), ("个单位", 1), ("长度单位", 1), ("个单位长度", 1)):
        yield from ((way, Unit(ANY, power)) for way in _several(said))
    for said in (
        "square unit",
        "square units",
        "sq units",
        "unit^2",
        "units^2",
        "平方单位",
        "个平方单位",
        "面积单位",
    ):
        yield said, Unit(ANY, 2)
    for said in ("cubic unit", "cubic units", "unit^3", "units^3", "立方单位"):
        yield said, Unit(ANY, 3)
    yield from (
        ("L", Unit("length", 3, 1e-3)),
        ("升", Unit("length", 3, 1e-3)),
        ("mL", Unit("length", 3, 1e-6)),
    )
    yield from (("毫升", Unit("length", 3, 1e-6)), ("%", PERCENT), ("percent", PERCENT))
    yield from ((said, None) for said in _COUNTED)


_UNITS = dict(_made())
_LETTER = r"(?<![A-Za-zα-ωΑ-Ω'])"  # 5m and (a + b) m have a unit, 2am is a product
_AT_END = re.compile(
    "(?:"
    + "|".join(
        f"(?:{_LETTER}{re.escape(said)})" if said[0].isascii() and said[0].isalpha() else re.escape(said)
        for said in sorted(_UNITS, key=len, reverse=True)
    )
    + r")\.?\s*$"
)
_NOUN = re.compile(r"(?<=[\d)}\s])\s*((?:[A-Za-z-]{3,}\s*){1,4}|[\u4e00-\u9fff]{1,6})$")


def unit_of(said: str) -> Unit | None:
    """The unit of a name, None of none.

    Raises:
        ValueError: where there is none of that name.
    """
    name = " ".join(wide(said).split())
    if not name:
        return None
    if name not in _UNITS:
        raise ValueError(
            f"no unit is called {said!r}; known are °, rad, cm, cm², m, 厘米, %, units and the like"
        )
    return _UNITS[name]


def cut(text: str) -> tuple[str, Unit | None]:
    """A text without the unit at its end, and the unit."""
    if match := _AT_END.search(text):
        said = " ".join(match[0].rstrip(". ").split())
        return text[: match.start()].strip(), _UNITS.get(said, _UNITS.get(match[0].strip()))
    if match := _NOUN.search(text):
        noun = match[1].strip().lower()
        return text[: match.start()].strip(), Unit(noun.removesuffix("s"))
    return text.strip(), None


def factor(said: Unit | None, right: Unit | None) -> float | None:
    """By what a right number is multiplied to be in the unit of one that is said; None where it can't be.

    A unit that isn't told is the right one, and a bare “unit” is one of lengths, areas or volumes.
    """
    if said is None or right is None:
        return 1.0
    if said.power != right.power:
        return None
    if said.kind != right.kind:
        return 1.0 if {said.kind, right.kind} == {ANY, "length"} else None
    return right.size / said.size
