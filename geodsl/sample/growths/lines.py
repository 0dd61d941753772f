"""What grows on lines, segments and angles: middles, feet, images, parallels, bisectors, circles upon them."""

from __future__ import annotations

from geodsl.sample.growth import Growth

__all__ = ["LINES"]

LINES: tuple[Growth, ...] = (
    Growth(
        "midpoint", "segment AB; point P; P off AB", "M = midpoint of AB", "PM", "mark AM = MB", weight=1.2
    ),
    Growth(
        "foot",
        "segment AB; point P; P off AB; P over AB; no PA",
        "H = foot of P on AB",
        "PH",
        "mark angle PHA right",
        weight=1.2,
    ),
    Growth(
        "crossing",
        "AB crosses CD",
        "E = intersection of AB and CD",
        weight=2.0,
    ),
    Growth(
        "angle-bisector",
        "angle ABC; segment AC",
        "D = intersection of (bisector of angle ABC) and segment AC",
        "BD",
        "mark angle ABD = angle DBC",
        weight=0.8,
    ),
    Growth(
        "joined",
        "point P; point Q; no PQ; segment QA; segment PA",
        "",
        "PQ",
        weight=0.5,
    ),
    Growth(
        "parallel-to-a-segment",
        "angle ABC; segment AC",
        "D = point dividing BA in ratio 2 : 1; E = intersection of (parallel to AC through D) and segment BC",
        "DE",
        "mark DE parallel AC",
        weight=0.8,
    ),
    Growth(
        "parallel-to-an-arm",
        "angle ABC; segment AC",
        "M = midpoint of AC; N = intersection of (parallel to AB through M) and segment BC",
        "MN",
        "mark MN parallel AB; mark AM = MC",
        weight=0.8,
    ),
    Growth(
        "parallelogram-in-an-angle",
        "angle ABC; segment AC",
        "D = point dividing AC in ratio 3 : 2; E = intersection of (parallel to AB through D) and segment BC; "
        "F = intersection of (parallel to BC through D) and segment AB",
        "DE, DF",
        "mark DE parallel AB; mark DF parallel BC",
        weight=0.7,
    ),
    Growth(
        "perpendiculars-to-the-arms",
        "angle ABC; segment AC; B over AC",
        "M = midpoint of AC; D = foot of M on AB; E = foot of M on BC",
        "MD, ME",
        "mark angle MDB right; mark angle MEB right; mark AM = MC",
        weight=0.6,
    ),
    Growth(
        "equilateral-upon",
        "segment AB; point P; P off AB; P over AB",
        "C = equilateral triangle on AB away from P",
        "AC, BC",
        "mark AB = AC; mark AB = BC",
        weight=0.5,
    ),
    Growth(
        "circle-upon",
        "segment AB; point P; P off AB",
        "circle w diameter AB",
        weight=0.5,
    ),
    Growth(
        "image-in-a-line",
        "segment AB; point P; P off AB; P over AB",
        "Q = reflection of P in AB",
        "PQ, AQ",
        "mark AB perpendicular PQ; mark AP = AQ",
        dashed=0.4,
        weight=0.6,
    ),
    Growth(
        "image-in-a-point",
        "segment PM; point A; A off PM",
        "Q = reflection of P in M",
        "MQ, AQ",
        "mark PM = MQ",
        weight=0.6,
    ),
    Growth(
        "perpendicular-at-an-end",
        "angle ABC; segment AC; B over AC",
        "D = intersection of (perpendicular to AB at A) and line BC",
        "AD, CD",
        "mark angle BAD right",
        weight=0.4,
    ),
    Growth(
        "thirds",
        "segment AB; point P; P off AB",
        "C, D = trisection points of AB",
        "PC, PD",
        "mark AC = CD = DB",
        weight=0.6,
    ),
    Growth(
        "quarter-turn",
        "segment AB; point P; P off AB",
        "C = rotation of B about A by 90°",
        "AC, BC",
        "mark angle BAC right; mark AB = AC",
        weight=0.3,
    ),
    Growth(
        "translated-triangle",
        "triangle ABC; point P; segment BP; P off AB; P off BC",
        "D = translation of A from B to P",
        "PD, AD",
        "mark AB parallel PD; mark AD parallel BP",
        weight=0.4,
    ),
    Growth(
        "median-to-the-hypotenuse",
        "angle ABC; segment AC",
        "D = foot of A on BC; M = midpoint of AC; D between B and C",
        "AD, DM",
        "mark AM = MC; mark angle ADC right; mark DM = MC",
        weight=0.5,
    ),
    Growth(
        "perpendicular-bisector",
        "segment AB; point P; P off AB",
        "M = midpoint of AB; perpendicular bisector l of AB",
        "",
        "mark AM = MB; mark l perpendicular AB",
        weight=0.4,
    ),
    Growth(
        "circle-about-an-end",
        "segment AB; angle BAC",
        "circle w center A through B",
        weight=0.3,
    ),
    Growth(
        "circle-through-three",
        "point A; point B; point C; segment AB; segment BC; no AC",
        "circle w through A, B, C",
        weight=0.4,
    ),
    Growth(
        "point-on-a-segment",
        "segment AB; point P; P off AB",
        "D = point dividing AB in ratio [2 : 3|1 : 2|3 : 4]",
        "PD",
        weight=0.6,
    ),
)
