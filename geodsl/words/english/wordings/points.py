"""Where points lie on lines and in a row."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "MidpointOf": """
        {M} is the midpoint of {s}
        {M} bisects {s}
        {s} has midpoint {M!}
        {s} has its midpoint at {M}
        the midpoint of {s} is {M!}
        {M} divides {s} into two equal parts
        {s} is bisected by {M}
        terse: {M} midpoint of {s}
        terse: {M!} = midpoint of {s}
        textbook: {M!} denotes the midpoint of {s}
        textbook: {s} is bisected at {M}
        descriptive: {M} lies halfway along {s}
        descriptive: {M} sits in the middle of {s}
        descriptive: {M} splits {s} in half
    """,
    "Divides": """
        {P} divides {s} in the ratio {p}
        {s} is divided by {P} in the ratio {p}
        {s} is divided at {P} in the ratio {p}
        {P} cuts {s} in the ratio {p}
        the ratio in which {P} divides {s} is {p}
        terse: {P} divides {s} as {p}
        terse: {P} on {s} in ratio {p}
        textbook: {P!} is the point that divides {s} in the ratio {p}
        textbook: {P} divides {s} internally in the ratio {p}
        descriptive: {P} splits {s} into two parts in the ratio {p}
        descriptive: {s} is split at {P} into pieces in the ratio {p}
    """,
    "Between": """
        {B} lies between {A!} and {C!}
        {B} is between {A!} and {C!}
        {B!} is a point strictly between {A!} and {C!}
        the straight path from {A} to {C} passes through {B}
        {A!} and {C!} lie in line with {B} on opposite sides of it
        {A!} and {C!} have {B} between them
        terse: {B} between {A!} and {C!}
        terse: {A!}, {B!}, {C!} in line in this order
        textbook: {A!}, {B!} and {C!} lie on a line in this order
        textbook: {B} separates {A} from {C} on the line through all three
        descriptive: {B} sits somewhere between {A!} and {C!}
        descriptive: going straight from {A} to {C} one meets {B}
        descriptive: {A!}, {B!} and {C!} come in this order in a straight row
    """,
    "OnSegment": """
        {P} lies on {s+}
        {P} is on {s+}
        {P!} is a point of {s+}
        {s+} contains {P}
        {P} belongs to {s+}
        {P!} is a point on {s+}
        terse: {P} on {s+}
        terse: {s+} contains point {P!}
        textbook: {P!} is a point taken on {s+}
        textbook: {P!} is one of the points of {s+}
        descriptive: {P} can be found on {s+}
        descriptive: {P} sits on {s+}
        descriptive: {s+} has {P} on it
    """,
    "OnLine": """
        {P} lies on {l+}
        {P} is on {l+}
        {l+} passes through {P}
        {P!} is a point of {l+}
        {l+} contains {P}
        {l+} goes through {P}
        terse: {P} on {l+}
        terse: {l+} through {P}
        textbook: {P!} is a point on {l+}
        textbook: {P!} is one of the points of {l+}
        descriptive: {l+} runs through {P}
        descriptive: {l+} has {P} on it
        descriptive: {P} lies somewhere along {l+}
    """,
    "OnRay": """
        {P} lies on {r+}
        {P} is on {r+}
        {r+} passes through {P}
        {P!} is a point of {r+}
        {r+} contains {P}
        {r+} goes through {P}
        terse: {P} on {r+}
        terse: {r+} through {P}
        textbook: {P!} is a point on {r+}
        textbook: {P!} is one of the points of {r+}
        descriptive: {r+} runs through {P}
        descriptive: {r+} has {P} on it
    """,
    "Collinear": """
        {points} are collinear
        {points} lie on one line
        {points} lie on a common line
        {points} lie on the same line
        there is a line through {points}
        one line passes through {points}
        terse: {points} collinear
        terse: {points} on one line
        textbook: {points} are collinear points
        textbook: {points} all lie on a single line
        descriptive: {points} lie in a straight row
        descriptive: one straight line runs through {points}
        descriptive: {points} are in a straight line
    """,
    "SameSide": """
        {P!} and {Q!} lie on the same side of {l}
        {P!} and {Q!} are on the same side of {l}
        {P} lies on the same side of {l} as {Q}
        {P} is on the same side of {l} as {Q}
        {l} has {P!} and {Q!} on one side
        terse: {P!} and {Q!} on same side of {l}
        terse: {P} on same side of {l} as {Q}
        textbook: {P!} and {Q!} lie in the same half-plane of {l}
        textbook: {P!} and {Q!} are points on one and the same side of {l}
        descriptive: seen from {l} both {P!} and {Q!} lie to one side
        descriptive: {l} leaves {P!} and {Q!} together on one side
    """,
    "OppositeSides": """
        {P!} and {Q!} lie on opposite sides of {l}
        {P!} and {Q!} are on opposite sides of {l}
        {P} lies on the other side of {l} from {Q}
        {l} separates {P} from {Q}
        {l} passes between {P!} and {Q!}
        terse: {P!} and {Q!} on opposite sides of {l}
        terse: {P} across {l} from {Q}
        textbook: {P!} and {Q!} lie in different half-planes of {l}
        textbook: {P!} and {Q!} are separated by {l}
        descriptive: {l} runs between {P!} and {Q!}
        descriptive: {P} lies across {l} from {Q}
    """,
    "InsidePolygon": """
        {P} lies inside {p}
        {P} is inside {p}
        {P!} is a point inside {p}
        {P!} is an interior point of {p}
        {p} contains {P} in its interior
        {P} lies in the interior of {p}
        terse: {P} inside {p}
        terse: {P} in the interior of {p}
        textbook: {P!} is a point in the interior of {p}
        descriptive: {p} encloses {P}
        descriptive: {P} sits within {p}
        descriptive: {p} has {P} inside it
    """,
    "OutsidePolygon": """
        {P} lies outside {p}
        {P} is outside {p}
        {P!} is a point outside {p}
        {P!} is an exterior point of {p}
        {P} lies in the exterior of {p}
        {p} has {P} outside it
        terse: {P} outside {p}
        terse: {P} exterior to {p}
        textbook: {P!} is a point in the exterior of {p}
        textbook: {P!} is a point of the plane outside {p}
        descriptive: {P} sits beyond the outline of {p}
        descriptive: {p} leaves {P} outside
    """,
}
