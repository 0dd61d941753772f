"""What grows in a quadrilateral: diagonals, midlines, circles, bisectors and heights."""

from __future__ import annotations

from geodsl.sample.growth import Growth

__all__ = ["QUADRILATERALS"]

QUADRILATERALS: tuple[Growth, ...] = (
    Growth("diagonal", "quadrilateral ABCD; no AC", "", "AC", weight=1.0),
    Growth(
        "diagonals",
        "quadrilateral ABCD; no AC; no BD",
        "E = intersection of AC and BD",
        "AC, BD",
        weight=2.0,
    ),
    Growth(
        "other-diagonal",
        "quadrilateral ABCD; no BD; segment AC",
        "E = intersection of AC and BD",
        "BD",
        weight=1.5,
    ),
    Growth(
        "varignon",
        "quadrilateral ABCD",
        "K, L, M, N = midpoint polygon of ABCD",
        "quadrilateral KLMN",
        "mark KL parallel MN; mark LM parallel KN",
        weight=1.0,
    ),
    Growth(
        "midline",
        "quadrilateral ABCD",
        "M = midpoint of AB; N = midpoint of CD",
        "MN",
        "mark AM = MB; mark CN = ND",
        weight=1.2,
    ),
    Growth(
        "both-midlines",
        "quadrilateral ABCD",
        "K, L, M, N = midpoint polygon of ABCD; P = intersection of KM and LN",
        "KM, LN",
        "mark KP = PM; mark LP = PN",
        weight=0.8,
    ),
    Growth(
        "height",
        "quadrilateral ABCD; A over CD",
        "H = foot of A on CD",
        "AH",
        "mark angle AHC right",
    ),
    Growth(
        "distance-to-the-diagonal",
        "quadrilateral ABCD; segment AC; B over AC",
        "H = foot of B on AC",
        "BH",
        "mark angle BHA right",
    ),
    Growth(
        "circle-round",
        "quadrilateral ABCD; cyclic ABCD",
        "circumcircle w of ABC",
        weight=2.0,
    ),
    Growth(
        "circle-within",
        "quadrilateral ABCD; tangential ABCD",
        "incircle w of ABCD",
        weight=2.0,
    ),
    Growth(
        "corner-bisector",
        "quadrilateral ABCD",
        "E = intersection of (bisector of angle DAB) and segment BC",
        "AE",
        "mark angle DAE = angle EAB",
        weight=0.7,
    ),
    Growth(
        "midpoint-and-corners",
        "quadrilateral ABCD",
        "M = midpoint of AB",
        "CM, DM",
        "mark AM = MB",
        weight=1.0,
    ),
    Growth(
        "midpoint-of-a-diagonal",
        "quadrilateral ABCD; segment AC",
        "M = midpoint of AC",
        "BM, DM",
        "mark AM = MC",
        weight=0.6,
    ),
    Growth(
        "middles-of-the-diagonals",
        "quadrilateral ABCD; segment AC; segment BD",
        "M = midpoint of AC; N = midpoint of BD",
        "MN",
        "mark AM = MC; mark BN = ND",
        weight=0.4,
    ),
    Growth(
        "equilateral-outside",
        "quadrilateral ABCD",
        "E = equilateral triangle on AB away from C",
        "AE, BE",
        "mark AE = AB; mark BE = AB",
        weight=0.5,
    ),
    Growth(
        "parallel-through-the-crossing",
        "quadrilateral ABCD; AC crosses BD",
        "E = intersection of AC and BD; P = intersection of (parallel to AB through E) and segment AD; "
        "Q = intersection of (parallel to AB through E) and segment BC",
        "PQ",
        "mark PQ parallel AB",
        weight=0.6,
    ),
    Growth(
        "parallel-to-a-diagonal",
        "quadrilateral ABCD; segment AC",
        "M = midpoint of AB; E = intersection of (parallel to AC through M) and segment BC",
        "ME",
        "mark ME parallel AC; mark AM = MB",
        weight=0.6,
    ),
)
