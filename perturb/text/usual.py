"""What captions usually speak of: how many of a thousand of their facts are of which kind.

Measured over the members of groups of the examples and of sampled programs, with one negative and with ten. Edits that
lead from usual kinds to rare ones oftener than back would tell an edited caption from a true one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geodsl.language.term import Fact

__all__ = ["Usual"]

_TABLE: Mapping[str, float] = {
    "OnLine": 89.2,
    "MidpointOf": 75.1,
    "EqualLengths": 73.5,
    "OnCircle": 49.0,
    "Less": 43.1,
    "LongerThan": 40.6,
    "Solid": 38.1,
    "LengthValue": 25.9,
    "EqualAngles": 25.7,
    "Simple": 24.8,
    "RightAngle": 24.5,
    "Unshaded": 23.6,
    "Perpendicular": 21.6,
    "SegmentsDrawn": 19.9,
    "Parallel": 19.0,
    "Between": 18.6,
    "Equilateral": 17.6,
    "CenterOf": 17.0,
    "AcuteAngle": 15.6,
    "Bisects": 15.1,
    "PerpendicularBisectorOf": 14.3,
    "Concyclic": 13.6,
    "Dashed": 13.1,
    "Divides": 12.7,
    "Shaded": 12.3,
    "AngleValue": 12.2,
    "OnSegment": 11.7,
    "DiameterOf": 10.9,
    "Scalene": 9.7,
    "Counterclockwise": 9.5,
    "Isosceles": 9.5,
    "OnRay": 9.1,
    "TangentTo": 9.0,
    "ObtuseAngle": 8.7,
    "Square": 8.2,
    "AcuteTriangle": 7.8,
    "Unmarked": 7.8,
    "Collinear": 7.4,
    "SameRatio": 6.8,
    "RightTriangle": 6.7,
    "Rectangle": 6.1,
    "Circumscribed": 6.0,
    "Clockwise": 5.9,
    "ArrowDrawn": 5.7,
    "Dotted": 5.6,
    "RaysMeet": 5.4,
    "Regular": 4.6,
    "SameSide": 4.5,
    "OppositeSides": 4.4,
    "OutsideCircle": 4.4,
    "Tangential": 4.4,
    "MarkedEqualLengths": 3.6,
    "OnArc": 3.5,
    "ArrowsDrawn": 3.3,
    "Kite": 3.3,
    "RegularInscribed": 3.3,
    "InsideCircle": 3.2,
    "Equidiagonal": 3.1,
    "Parallelogram": 2.9,
    "CentroidOf": 2.6,
    "Cyclic": 2.6,
    "Inscribed": 2.2,
    "IncenterOf": 2.0,
    "Rhombus": 2.0,
    "AltitudeOf": 1.9,
    "CirclesCross": 1.9,
    "FirstBrocardPointOf": 1.9,
    "CircumcenterOf": 1.8,
    "MarkedEqualAngles": 1.8,
    "ObtuseTriangle": 1.8,
    "InsidePolygon": 1.7,
    "OutsidePolygon": 1.5,
    "Hatched": 1.3,
    "Trapezium": 1.3,
    "Misses": 1.2,
    "IsoscelesTrapezium": 1.1,
    "PerimeterValue": 0.9,
    "RightIsosceles": 0.9,
    "Congruent": 0.7,
    "MarkedRight": 0.7,
    "RightTrapezium": 0.7,
    "SizeShown": 0.7,
    "Crosses": 0.6,
    "ExternallyTangent": 0.6,
    "BisectorOf": 0.3,
    "InternallyTangent": 0.3,
    "OrthocenterOf": 0.3,
    "RadiusOf": 0.3,
    "CirclesApart": 0.2,
}
_SELDOM = 0.1
# Into some of these more edits lead than out of them, and out of the others more than into them: what says more than
# the anchor does is false of it oftener than what says less.
_LEAN: Mapping[str, float] = {
    "AcuteAngle": 1.4,
    "CenterOf": 0.8,
    "Divides": 0.5,
    "InsideCircle": 0.3,
    "LongerThan": 0.75,
    "OnArc": 2.0,
    "OnCircle": 1.3,
    "OnSegment": 0.8,
    "PerpendicularBisectorOf": 1.2,
    "RaysMeet": 1.4,
    "RightTriangle": 0.75,
    "Simple": 1.2,
    "Solid": 2.0,
    "Unmarked": 1.6,
}
_HERE = 0.5  # how much the captions of the same group count beside all others


class Usual:
    """How usual kinds are in a group.

    Args:
        said: what the captions of its members say.
    """

    def __init__(self, said: Sequence[Fact]) -> None:
        self._here = {type(f).__name__: 0.0 for f in said}
        for fact in said:
            self._here[type(fact).__name__] += 1000.0 / len(said)

    def __call__(self, fact: Fact) -> float:
        name = type(fact).__name__
        share = (1.0 - _HERE) * _TABLE.get(name, _SELDOM) + _HERE * self._here.get(name, 0.0)
        return _LEAN.get(name, 1.0) * share
