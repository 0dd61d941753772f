"""Ticks, arcs, arrowheads and small squares that mark things."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "Ticked": """
        {s} is marked with one or more ticks
        {s} carries one or more tick marks
        {s} bears at least one tick mark
        at least one tick mark crosses {s}
        {s} is ticked
        terse: {s} ticked
        terse: {s} marked by ticks
        textbook: {s} is marked by ticks
        textbook: {s} has been given at least one tick mark
        descriptive: there is at least one tick across {s}
        descriptive: {s} is crossed by one or more short ticks
    """,
    "ArcMarked": """
        {a} is marked with one or more arcs
        {a} carries at least one arc
        at least one arc marks {a}
        one or more arcs are drawn in {a}
        {a} is marked by arcs
        terse: {a} marked by arcs
        terse: {a}: arc-marked
        textbook: {a} has been given at least one arc
        textbook: {a} is indicated by one or more arcs
        descriptive: there is at least one small arc in {a}
        descriptive: one or more small arcs sit between the arms of {a}
    """,
    "ArrowMarked": """
        {l} is marked with one or more arrowheads
        {l} carries at least one arrowhead
        at least one arrowhead marks {l}
        one or more arrowheads are drawn on {l}
        {l} is marked by arrowheads
        terse: {l} marked by arrowheads
        terse: {l}: arrowhead marks
        textbook: {l} has been given at least one arrowhead
        textbook: {l} bears one or more arrowheads
        descriptive: there is at least one arrowhead on {l}
        descriptive: one or more arrowheads sit on {l}
    """,
    "MarkedEqualLengths": """
        {s!} and {t!} are marked as equal
        {s!} and {t!} carry the same tick marks
        {s!} and {t!} bear matching tick marks
        {s} is marked as equal to {t}
        {s} has the same tick marks as {t}
        tick marks show {s!} and {t!} as equal
        terse: {s!} and {t!} marked equal
        terse: {s!} and {t!}: same ticks
        textbook: {s!} and {t!} are marked as equal in length
        textbook: {s!} and {t!} are marked as congruent
        descriptive: the ticks across {s} are the same as those across {t}
        descriptive: {s!} and {t!} are crossed by matching ticks
    """,
    "MarkedEqualAngles": """
        {a!} and {b!} are marked as equal
        {a!} and {b!} carry the same arcs
        {a!} and {b!} bear matching arcs
        {a} is marked as equal to {b}
        {a} has the same arc marks as {b}
        arc marks show {a!} and {b!} as equal
        terse: {a!} and {b!} marked equal
        terse: {a!} and {b!}: same arcs
        textbook: {a!} and {b!} are marked as equal angles
        textbook: {a!} and {b!} are marked as congruent
        descriptive: the arcs in {a} are the same as those in {b}
        descriptive: matching arcs sit in {a!} and {b!}
    """,
    "MarkedParallel": """
        {l!} and {m!} are marked as parallel
        {l!} and {m!} carry the same arrowheads
        {l!} and {m!} bear matching arrowheads
        {l} is marked as parallel to {m}
        {l} has the same arrowheads as {m}
        arrowheads show {l!} and {m!} as parallel
        terse: {l!} and {m!} marked parallel
        terse: {l!} and {m!}: same arrowheads
        textbook: {l!} and {m!} are marked as parallels
        textbook: matching arrowheads mark {l!} and {m!} as parallel
        descriptive: the arrowheads on {l} are the same as those on {m}
        descriptive: matching arrowheads sit on {l!} and {m!}
    """,
    "MarkedRight": """
        {a} is marked as a right angle
        {a} is marked as right
        {a} is marked with a small square
        {a} carries a right-angle sign
        the right-angle sign is drawn in {a}
        there is a right-angle mark in {a}
        terse: {a} marked right
        terse: {a}: right-angle sign
        textbook: {a} has been marked as a right angle
        textbook: {a} bears the right-angle symbol
        descriptive: there is a small square in the corner of {a}
        descriptive: {a} has a little square drawn in it
    """,
    "MarkedPerpendicular": """
        {l!} and {m!} are marked as perpendicular
        {l} is marked as perpendicular to {m}
        the right-angle sign stands between {l!} and {m!}
        there is a right-angle mark between {l!} and {m!}
        {l!} and {m!} carry a right-angle sign where they meet
        terse: {l!} and {m!} marked perpendicular
        terse: right-angle sign between {l!} and {m!}
        textbook: {l!} and {m!} are marked as perpendicular to each other
        textbook: {l!} and {m!} have been marked as perpendicular
        descriptive: there is a small square where {l!} and {m!} meet
        descriptive: {l!} and {m!} meet at a little square
    """,
    "Unmarked": """
        {x} is unmarked
        {x} is left unmarked
        {x} is free of marks and labels
        {x} is drawn without marks or labels
        {x} is left plain
        terse: {x} unmarked
        terse: {x}: free of marks
        textbook: {x} has been left without marks and labels
        textbook: {x} has been left unmarked
        descriptive: {x} is bare of signs and text
        descriptive: {x} is clear of any sign or text
    """,
}
