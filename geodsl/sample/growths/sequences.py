"""What free sequences start from, and steps that are only taken in them."""

from __future__ import annotations

from geodsl.sample.growth import Growth

__all__ = ["STARTS", "STEPS"]

STARTS = """
motif triangle: Triangle
  triangle ABC [with angle A in 50°..80°, angle B in 45°..75°|with AB = AC, angle A in 40°..100°|with AB longer than AC]
  [BC horizontal|AB horizontal|]

motif right-triangle: Right triangle
  triangle ABC with angle C = 90°, angle A in 30°..55°
  [BC horizontal|AB horizontal|]

motif equilateral: Equilateral triangle
  equilateral triangle ABC
  [BC horizontal|]

motif quadrilateral: Quadrilateral
  convex quadrilateral ABCD with AB in 5..7, BC in 4..6, angle B in 75°..110°, angle A in 70°..105°, AD in 4..6
  [AB horizontal|]

motif parallelogram: Parallelogram
  parallelogram ABCD with AB in 5..7, AD in 3.5..5, angle A in 50°..75°
  [AB horizontal|]

motif rectangle: Rectangle
  rectangle ABCD with AB = 6, AD in 3..5
  [AB horizontal|]

motif square: Square
  square ABCD
  [AB horizontal|]

motif trapezium: Trapezium
  [trapezium|isosceles trapezium|right trapezium] ABCD
  [AB horizontal|]

motif rhombus: Rhombus
  rhombus ABCD with angle A in 50°..80°
  [AC horizontal|AB horizontal|]

motif kite: Kite
  kite ABCD
  [AC vertical|]

motif chord: Circle and chord
  circle w center O radius 3
  A, B on w with angle AOB in 80°..140°
  draw AB
  [AB horizontal|]

motif diameter: Circle and diameter
  circle w center O radius 3
  A on w
  B = antipode of A on w
  draw AB
  [AB horizontal|]

motif circle-and-point: Circle and point
  circle w center O radius 3
  point P with OP in 5..7
  draw OP
  [OP horizontal|]

motif circle-and-triangle: Triangle in a circle
  circle w center O radius 3
  A on w
  B = rotation of A about O by [100°|110°|125°]
  C = rotation of B about O by [105°|130°|140°]
  draw triangle ABC
  [AB horizontal|BC horizontal|]

motif two-circles: Two circles
  circle w center O radius 3
  point Q with OQ in 3.6..4.4
  circle v center Q radius 2.4
  A, B = intersections of w and v
  draw AB
  [OQ horizontal|]

motif angle: Angle
  points A, B, C with angle ABC in 45°..80°, AB in 5..6, BC in 5..7
  draw AB, BC
  [BC horizontal|AB horizontal|]

motif segment-and-point: Segment and point
  points A, B, P with AB = 6, angle PAB in 45°..75°, PA in 4..5
  draw AB, PA
  [AB horizontal|]

motif parallels: Parallels
  points A, B with AB = 6
  C = rotation of B about A by [60°|70°|80°]
  line l through C parallel AB
  draw AB, AC
  AB horizontal

motif pentagon: Regular pentagon
  regular pentagon ABCDE
  [AB horizontal|]

motif hexagon: Regular hexagon
  regular hexagon ABCDEF
  [AB horizontal|]
"""

STEPS: tuple[Growth, ...] = (
    Growth("join", "point P; point Q; no PQ", "", "PQ", weight=1.2, free=True),
    Growth("middle-of-two", "point P; point Q; no PQ", "M = midpoint of PQ", "PQ", "mark PM = MQ", free=True),
    Growth(
        "parallel-across",
        "segment AB; segment CD; point P; P off AB; AB slants CD; P off CD",
        "Q = intersection of (parallel to AB through P) and segment CD",
        "PQ",
        "mark PQ parallel AB",
        weight=1.5,
        free=True,
    ),
    Growth(
        "perpendicular-across",
        "segment AB; segment CD; point P; AB slants CD; P off CD",
        "Q = intersection of (perpendicular to AB through P) and segment CD",
        "PQ",
        "mark PQ perpendicular AB",
        free=True,
    ),
    Growth(
        "line-across",
        "segment CD; point P; point Q; P off CD; Q off CD; segment QD",
        "S = intersection of line PQ and segment CD",
        "PS",
        free=True,
    ),
    Growth(
        "image",
        "segment AB; point P; P off AB",
        "Q = reflection of P in AB",
        "PQ, AQ, AP",
        "mark AP = AQ; mark AB perpendicular PQ",
        weight=0.7,
        free=True,
    ),
    Growth(
        "point-image",
        "point P; point O; segment PO",
        "Q = reflection of P in O",
        "OQ",
        "mark PO = OQ",
        weight=0.7,
        free=True,
    ),
    Growth(
        "turned",
        "point P; point O; segment OP",
        "Q = rotation of P about O by [60°|90°|120°]",
        "OQ, PQ",
        "mark OP = OQ",
        weight=0.7,
        free=True,
    ),
    Growth(
        "fourth-corner",
        "segment AB; segment BC; no AC",
        "D = parallelogram on ABC",
        "AD, CD",
        "mark AB parallel CD",
        free=True,
    ),
    Growth("circle-about", "segment AB", "circle w center A through B", weight=0.7, free=True),
    Growth("circle-on", "segment AB", "circle w diameter AB", weight=0.7, free=True),
    Growth(
        "line-meets-circle",
        "P off w; A on w; no PA",
        "B = intersection of line PA and w other than A",
        "PA, PB",
        weight=1.2,
        free=True,
    ),
    Growth(
        "bisector-across",
        "angle ABC; segment CD",
        "E = intersection of (bisector of angle ABC) and segment CD",
        "BE",
        "mark angle ABE = angle EBC",
        free=True,
    ),
    Growth(
        "bisecting-perpendicular-across",
        "segment AB; segment CD",
        "E = intersection of (perpendicular bisector of AB) and segment CD; M = midpoint of AB",
        "ME",
        "mark AM = MB; mark angle AME right",
        weight=0.7,
        free=True,
    ),
    Growth("meeting", "AB crosses CD", "E = intersection of AB and CD", weight=3.0, free=True),
)
