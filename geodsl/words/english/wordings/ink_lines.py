"""What is drawn, and in what line."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "Drawn": """
        {x} is drawn
        {x} is shown
        {x} has been drawn
        {x} is on the page
        the page shows {x}
        the drawing contains {x}
        terse: {x} drawn
        terse: {x} shown
        textbook: {x} is part of the drawing
        textbook: {x} has been included in the drawing
        descriptive: {x} can be seen on the page
        descriptive: {x} is visible
    """,
    "Solid": """
        {x} is drawn solid
        {x} is solid
        {x} is drawn with a solid line
        {x} is drawn in an unbroken stroke
        {x} is drawn in a solid stroke
        terse: {x} solid
        terse: {x}: solid line
        textbook: {x} has been drawn with a solid line
        textbook: {x} is shown with a solid line
        descriptive: {x} appears as an unbroken stroke
        descriptive: the stroke of {x} runs through unbroken
    """,
    "Dashed": """
        {x} is dashed
        {x} is drawn dashed
        {x} is drawn with a dashed line
        {x} is drawn in dashes
        {x} is drawn in a dashed stroke
        terse: {x} dashed
        terse: {x}: dashed line
        textbook: {x} has been drawn with a dashed line
        textbook: {x} is shown with a dashed line
        descriptive: {x} is made up of short dashes
        descriptive: the stroke of {x} is broken into dashes
    """,
    "Dotted": """
        {x} is dotted
        {x} is drawn dotted
        {x} is drawn with a dotted line
        {x} is drawn as a row of dots
        {x} is drawn in a dotted stroke
        terse: {x} dotted
        terse: {x}: dotted line
        textbook: {x} has been drawn with a dotted line
        textbook: {x} is shown with a dotted line
        descriptive: {x} is made up of small dots in a row
        descriptive: the stroke of {x} is broken into dots
    """,
    "ArrowDrawn": """
        an arrow runs from {A} to {B}
        an arrow points from {A} to {B}
        there is an arrow from {A} to {B}
        an arrow is drawn from {A} to {B}
        {B} is at the head of an arrow from {A}
        an arrow starts at {A} and ends at {B}
        terse: arrow from {A} to {B}
        terse: arrow {A!} → {B!}
        textbook: {A} is joined to {B} by an arrow pointing to the latter
        textbook: an arrow with its tail at {A} has its head at {B}
        descriptive: an arrow leads from {A} to {B}
        descriptive: the arrow that leaves {A} has its tip at {B}
    """,
    "DrawnAs": """
        {P} is drawn {look}
        {P} is shown {look}
        {P} appears {look}
        {P} is plotted {look}
        {P} has been drawn {look}
        terse: {P} drawn {look}
        terse: {P}: {look}
        textbook: {P} is depicted {look}
        textbook: {P} has been plotted {look}
        descriptive: {P} looks {look}
        descriptive: {P} can be seen drawn {look}
    """,
    "SegmentsDrawn": """
        the number of segments drawn is {n}
        the segment count of the drawing is {n}
        the count of the drawn segments is {n}
        the number of line segments in the drawing is {n}
        the segments in the drawing number {n}
        terse: segments drawn: {n}
        terse: number of segments: {n}
        textbook: the total number of segments drawn is {n}
        textbook: the number of segments that have been drawn equals {n}
        descriptive: counting all the drawn segments gives {n}
        descriptive: the drawn segments come to {n} in all
    """,
    "ArrowsDrawn": """
        the number of arrows drawn is {n}
        the arrow count of the drawing is {n}
        the count of the drawn arrows is {n}
        the number of arrows in the drawing is {n}
        the arrows in the drawing number {n}
        terse: arrows drawn: {n}
        terse: number of arrows: {n}
        textbook: the total number of arrows drawn is {n}
        textbook: the number of arrows that have been drawn equals {n}
        descriptive: counting all the drawn arrows gives {n}
        descriptive: the drawn arrows come to {n} in all
    """,
}
