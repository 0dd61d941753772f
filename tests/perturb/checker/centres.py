"""The notable points of a triangle, each by the construction that defines it."""

from __future__ import annotations

from collections.abc import Callable

from tests.perturb.checker.plane import (
    NOWHERE,
    Round,
    angle,
    area,
    bisector,
    foot,
    halfway,
    meet,
    mirrored,
    outer_bisector,
    round_through,
    through,
    unit,
    upright,
)

Triangle = tuple[complex, complex, complex]


def centroid(a: complex, b: complex, c: complex) -> complex:
    """Two medians meet."""
    return meet(through(a, halfway(b, c)), through(b, halfway(c, a)))


def circumcenter(a: complex, b: complex, c: complex) -> complex:
    return round_through(a, b, c).o


def orthocenter(a: complex, b: complex, c: complex) -> complex:
    """Two altitudes meet."""
    return meet(upright(a, unit(c - b)), upright(b, unit(a - c)))


def incenter(a: complex, b: complex, c: complex) -> complex:
    """Two bisectors meet."""
    return meet(bisector(c, a, b), bisector(a, b, c))


def excenter(a: complex, b: complex, c: complex) -> complex:
    """Opposite a: the outer bisectors at b and c meet."""
    return meet(outer_bisector(a, b, c), outer_bisector(b, c, a))


def excenters(a: complex, b: complex, c: complex) -> Triangle:
    return excenter(a, b, c), excenter(b, c, a), excenter(c, a, b)


def incircle(a: complex, b: complex, c: complex) -> Round:
    i = incenter(a, b, c)
    return Round(i, abs(i - foot(i, through(a, b))))


def excircle(a: complex, b: complex, c: complex) -> Round:
    j = excenter(a, b, c)
    return Round(j, abs(j - foot(j, through(b, c))))


def gergonne(a: complex, b: complex, c: complex) -> complex:
    i = incenter(a, b, c)
    return meet(through(a, foot(i, through(b, c))), through(b, foot(i, through(c, a))))


def nagel(a: complex, b: complex, c: complex) -> complex:
    first, second = (
        foot(excenter(a, b, c), through(b, c)),
        foot(excenter(b, c, a), through(c, a)),
    )
    return meet(through(a, first), through(b, second))


def fermat(a: complex, b: complex, c: complex) -> complex:
    """From where all sides are seen at 120°; no such point where an angle is that large."""
    if max(angle(c, a, b), angle(a, b, c), angle(b, c, a)) >= 120:
        return NOWHERE
    # The third corner of the equilateral triangle outside: the side turned by 60° away from the triangle.
    out = complex(0.5, -(0.75**0.5) if area((a, b, c)) > 0 else 0.75**0.5)
    return meet(through(a, b + (c - b) * out), through(b, c + (a - c) * out))


def symmedian(a: complex, b: complex, c: complex) -> complex:
    """The medians are mirrored in the bisectors."""
    first = mirrored(halfway(b, c), bisector(c, a, b))
    second = mirrored(halfway(c, a), bisector(a, b, c))
    return meet(through(a, first), through(b, second))


def medial(a: complex, b: complex, c: complex) -> Triangle:
    return halfway(b, c), halfway(c, a), halfway(a, b)


def spieker(a: complex, b: complex, c: complex) -> complex:
    return incenter(*medial(a, b, c))


def mittenpunkt(a: complex, b: complex, c: complex) -> complex:
    first, second, _ = (through(j, m) for j, m in zip(excenters(a, b, c), medial(a, b, c), strict=True))
    return meet(first, second)


def nine_point(a: complex, b: complex, c: complex) -> complex:
    return circumcenter(*medial(a, b, c))


def de_longchamps(a: complex, b: complex, c: complex) -> complex:
    """The orthocentre turned by 180° about the circumcentre."""
    return 2 * circumcenter(a, b, c) - orthocenter(a, b, c)


def bevan(a: complex, b: complex, c: complex) -> complex:
    return circumcenter(*excenters(a, b, c))


def first_brocard(a: complex, b: complex, c: complex) -> complex:
    """The circles through A and B touching BC, and through B and C touching CA, meet again."""
    at_b = meet(upright(b, unit(c - b)), upright(halfway(a, b), unit(b - a)))
    at_c = meet(upright(c, unit(a - c)), upright(halfway(b, c), unit(c - b)))
    return mirrored(b, through(at_b, at_c))


def second_brocard(a: complex, b: complex, c: complex) -> complex:
    """The first one of the triangle read the other way round."""
    return first_brocard(a, c, b)


SPOTS: dict[str, Callable[[complex, complex, complex], complex]] = {
    "Centroid": centroid,
    "Orthocenter": orthocenter,
    "Incenter": incenter,
    "BevanPoint": bevan,
    "DeLongchampsPoint": de_longchamps,
    "FermatPoint": fermat,
    "FirstBrocardPoint": first_brocard,
    "GergonnePoint": gergonne,
    "Mittenpunkt": mittenpunkt,
    "NagelPoint": nagel,
    "NinePointCenter": nine_point,
    "SecondBrocardPoint": second_brocard,
    "SpiekerCenter": spieker,
    "SymmedianPoint": symmedian,
}
"""By the name of the construction; the kind of fact has the same name with `Of` behind it."""
