"""A mirror: what becomes of a plate and its pins where left and right change places."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from geodsl.constructions.arcs import ArcFrom, Semicircle
from geodsl.constructions.circle_points import PointClockwise, PointCounterclockwise
from geodsl.constructions.circular_segments import HalfDisc
from geodsl.constructions.rotation import ClockwiseRotation, Rotation
from geodsl.constructions.sectors import SectorFrom
from geodsl.directives.mark import LabelAt, LetterAt
from geodsl.instances import Instances
from geodsl.language.term import Directive, Term
from geodsl.numeric import plane
from geodsl.objects import Segment
from perturb.paper.page import Page
from perturb.paper.pins import Pins, pins_of, values
from perturb.paper.plate import Plate

__all__ = ["mirrored", "mirrored_pins", "mirrors"]

_CORNERS = {
    f"{up}{here}": f"{up}{there}"
    for up in ("", "above ", "below ")
    for here, there in (("left", "right"), ("right", "left"))
}
_OTHER_WAY: dict[type[Term], type[Term]] = {
    Rotation: ClockwiseRotation,
    ClockwiseRotation: Rotation,
    PointCounterclockwise: PointClockwise,
    PointClockwise: PointCounterclockwise,
}
_PLACED = ("point", "line", "ray", "segment", "circle", "arc", "region")
_SAME = 1e-7  # a share of the figure within which two places are one


def mirrored(plate: Plate) -> Plate:
    """What is drawn of a figure in the mirror, letters being upright."""
    image = plate.renamed(_reversed)
    return replace(image, orders=tuple(map(_cornered, image.orders)))


def mirrored_pins(pins: Pins) -> Pins:
    """Where everything is in a mirror that stands upright in the middle of the figure."""
    twice = 2.0 * _middle(pins)
    return {name: _image(numbers, twice) for name, numbers in pins.items()}


def _middle(pins: Pins) -> Any:
    """Where the mirror stands."""
    ends = [numbers[0] for numbers in pins.values() if len(numbers) == 2]
    ends += [n[0] + side * n[2] for n in pins.values() if len(n) == 3 for side in (-1, 1)]
    return (np.min(ends, axis=0) + np.max(ends, axis=0)) / 2.0 if ends else 0.0


def _image(numbers: np.ndarray, twice: Any) -> np.ndarray:
    """The pins of one object, mirrored where x is half of `twice`: how many there are says of what kind it is."""
    out = numbers.copy()
    match len(numbers):
        case 2 | 3:  # a point, a circle
            out[0] = twice - numbers[0]
        case 4:  # a line, a ray, a segment
            out[[0, 2]] = twice - numbers[[0, 2]]
        case 5:  # an arc: the mirror reverses its sense, so the old end becomes the start
            out[0] = twice - numbers[0]
            out[3], out[4] = 180.0 - numbers[4], 180.0 - numbers[3]
    return out + 0.0  # no -0


def _reversed(term: Term) -> Any:
    """A part of a phrase that says left, or which way round: the same phrase for the other way."""
    match term:
        case ArcFrom() | SectorFrom():
            return type(term)(term.B, term.A, term.w, tag=term.tag)
        case Semicircle() | HalfDisc() if isinstance(term.s, Segment):
            return type(term)(Segment(term.s.B, term.s.A), tag=term.tag)
    other = _OTHER_WAY.get(type(term))
    return term if other is None else other(*term.args, tag=term.tag)


def _cornered(order: Directive) -> Directive:
    if isinstance(order, LabelAt):
        return LabelAt(order.P, order.text, _CORNERS.get(order.corner, order.corner))
    if isinstance(order, LetterAt):
        return LetterAt(order.items, _CORNERS.get(order.corner, order.corner))
    return order


# -- whether that is all ----------------------------------------------------------------------------


def mirrors(page: Page) -> bool:
    """Whether everything on a page comes out as its mirror image: what only left-handed words say doesn't."""
    known = page.at
    image = mirrored(page.plate)
    before = pins_of(page.site.scene, known)
    pins, middle = mirrored_pins(before), _middle(before)
    at = Instances(known.n, size=known.size, values=values(image.scene, pins))
    try:
        for node in image.scene.nodes:
            if node.name not in pins:
                at.put(node.ref, at.value(node.term))
        pairs = zip(_drawn(page.plate), _drawn(image), strict=True)
        return all(_faces(known.value(a), at.value(b), middle, known.size) for a, b in pairs)
    except KeyError:  # it takes a number that is drawn anew
        return False


def _drawn(plate: Plate) -> list[Term]:
    """What has a place on the page."""
    named = [n.ref for n in plate.scene.nodes if n.type in _PLACED]
    ordered = [t for o in plate.orders for t in o.children() if t.makes in _PLACED]
    return [*named, *(s.term for s in plate.strokes), *ordered]


def _faces(one: Any, other: Any, middle: Any, size: np.ndarray) -> bool:
    """Whether a value is another's mirror image: each of its landmarks faces one of the other's."""
    a, b = np.stack(_landmarks(one, middle)), np.stack(_landmarks(other, middle))
    a = 2.0 * middle - np.conjugate(a)
    if a.shape != b.shape:
        return False
    apart = np.absolute(a[:, None] - b[None, :])
    return bool((apart.min(0) < _SAME * size).all() and (apart.min(1) < _SAME * size).all())


def _landmarks(value: Any, middle: Any) -> list[Any]:
    """Places by which a value is known, in whatever order."""
    match value:
        case plane.Segment(a, b):
            return [a, b]
        case plane.Ray(origin, way):
            return [origin, origin + way]
        case plane.Line(origin, way):
            nearest = plane.foot(middle + 0.0j, value)  # the same wherever the line is said to start
            return [nearest + way, nearest - way]
        case plane.Circle(center, radius):
            return [center + radius, center - radius]
        case plane.Arc(center, radius, start, sweep):
            return [center + radius * plane.turn(start + share * sweep) for share in (0.0, 0.5, 1.0)]
        case plane.Region(boundary, holes):
            pieces = boundary + sum(holes, ())
            return [z for piece in pieces for z in _landmarks(piece, middle)]
    return [value]
