"""Segments of triangles, and lines that halve."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "AltitudeOf": """
        {s!} is an altitude of {p}
        {s!} is a height of {p}
        one of the altitudes of {p} is {s!}
        {p} has {s!} as an altitude
        {s!} is the perpendicular from a corner of {p} to the line of the opposite side
        terse: {s!} altitude of {p}
        terse: {s!}: height of {p}
        textbook: the segment {s!} is an altitude of {p}
        textbook: {s!} is one of the altitudes of {p}
        descriptive: {s!} drops at right angles from a corner of {p} to the line of the opposite side
        descriptive: {s!} shows a height of {p}
    """,
    "MedianOf": """
        {s!} is a median of {p}
        one of the medians of {p} is {s!}
        {p} has {s!} as a median
        {s!} joins a corner of {p} to the midpoint of the opposite side
        {s!} connects a vertex of {p} with the midpoint of the opposite side
        terse: {s!} median of {p}
        terse: {s!}: median of {p}
        textbook: the segment {s!} is a median of {p}
        textbook: {s!} is one of the medians of {p}
        descriptive: {s!} runs from a corner of {p} to the middle of the opposite side
        descriptive: {s!} leads from a corner of {p} to the point that halves the opposite side
    """,
    "BisectorOf": """
        {s} is an angle bisector of {p}
        {s} is a bisector of {p}
        one of the angle bisectors of {p} is {s}
        {p} has {s} as an angle bisector
        {s} bisects an angle of {p} and ends on the opposite side
        terse: {s} angle bisector of {p}
        terse: {s}: bisector of {p}
        textbook: the segment {s!} is an internal angle bisector of {p}
        textbook: {s} is one of the angle bisectors of {p}
        descriptive: {s} halves an angle of {p} and runs to the opposite side
        descriptive: {s} runs from a corner of {p} to the opposite side and splits the angle in half
    """,
    "MidsegmentOf": """
        {s} is a midsegment of {p}
        {s} is a midline of {p}
        one of the midsegments of {p} is {s}
        {p} has {s} as a midsegment
        {p} has {s} as one of its midlines
        terse: {s} midsegment of {p}
        terse: {s}: midline of {p}
        textbook: {s!} is one of the midlines of {p}
        textbook: {s} is one of the midsegments of {p}
        descriptive: {s} runs as a midline through {p}
        descriptive: one of the midlines of {p} is {s}
    """,
    "PerpendicularBisectorOf": """
        {l} is the perpendicular bisector of {s}
        {l} bisects {s} at right angles
        {l} perpendicularly bisects {s}
        the perpendicular bisector of {s} is {l}
        {l} is the perpendicular to {s} through its midpoint
        {s} is bisected at right angles by {l}
        terse: {l} perpendicular bisector of {s}
        terse: {l!} = perpendicular bisector of {s}
        textbook: {l} is perpendicular to {s} at its midpoint
        textbook: {s} has {l} as its perpendicular bisector
        descriptive: {l} crosses {s} in its middle at a right angle
        descriptive: the ends of {s} are mirror images of each other in {l}
    """,
    "Bisects": """
        {l} bisects {a}
        {l} is the bisector of {a}
        {l} is the angle bisector of {a}
        the bisector of {a} is {l}
        {a} is bisected by {l}
        {l} divides {a} into two equal angles
        {l} halves {a}
        terse: {l}: bisector of {a}
        terse: {l} bisector of {a}
        textbook: {a} has {l} as its bisector
        textbook: {l} is the internal bisector of {a}
        descriptive: {l} cuts {a} in half
        descriptive: {l} splits {a} into two equal halves
        descriptive: {l} runs right through the middle of {a}
    """,
}
