"""Points, lines and polygons at circles, and circles with one another."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "OnCircle": """
        {P} lies on {w+}
        {P} is on {w+}
        {w+} passes through {P}
        {P!} is a point of {w+}
        {w+} goes through {P}
        {P} lies on the circumference of {w}
        {P!} is a point on the circumference of {w}
        {P} is one radius away from the center of {w}
        terse: {P} on {w+}
        terse: {w+} through {P}
        textbook: {P!} is a point on {w+}
        textbook: the distance from {P} to the center of {w} is the radius
        descriptive: {w+} runs through {P}
        descriptive: {P} sits on the rim of {w}
        descriptive: {w+} has {P} on it
    """,
    "OnArc": """
        {P} lies on {a+}
        {P} is on {a+}
        {a+} passes through {P}
        {P!} is a point of {a+}
        {a+} contains {P}
        {a+} goes through {P}
        terse: {P} on {a+}
        terse: {a+} through {P}
        textbook: {P!} is a point on {a+}
        textbook: {P!} is one of the points of {a+}
        descriptive: {a+} runs through {P}
        descriptive: {a+} has {P} on it
    """,
    "InsideCircle": """
        {P} lies inside {w}
        {P} is inside {w}
        {P!} is a point inside {w}
        {P!} is an interior point of {w}
        {w} contains {P} in its interior
        {P} is nearer than one radius to the center of {w}
        terse: {P} inside {w}
        terse: {P} in the interior of {w}
        textbook: {P} lies in the interior of {w}
        textbook: the distance from {P} to the center of {w} is smaller than the radius
        descriptive: {w} encloses {P}
        descriptive: {w} has {P} inside it
    """,
    "OutsideCircle": """
        {P} lies outside {w}
        {P} is outside {w}
        {P!} is a point outside {w}
        {P!} is an exterior point of {w}
        {P} is farther than one radius from the center of {w}
        terse: {P} outside {w}
        terse: {P} exterior to {w}
        textbook: {P} lies in the exterior of {w}
        textbook: the distance from {P} to the center of {w} is greater than the radius
        descriptive: {w} leaves {P} outside
        descriptive: {w} has {P} outside it
    """,
    "CenterOf": """
        {O} is the center of {w}
        the center of {w} is {O!}
        {w} has center {O!}
        {w} has its center at {O}
        {w} is centered at {O}
        {w} is drawn with {O} as its center
        all points of {w} are equally far from {O}
        terse: {O} center of {w}
        terse: {O!} = center of {w}
        textbook: {O!} denotes the center of {w}
        textbook: all points of {w} are equidistant from {O}
        descriptive: {O} marks the center of {w}
        descriptive: {O} is right at the center of {w}
        descriptive: {O} sits at the center of {w}
    """,
    "ChordOf": """
        {s!} is a chord of {w}
        {w} has {s!} as a chord
        {s!} joins two points of {w}
        both ends of {s!} lie on {w}
        the endpoints of {s!} are on {w}
        terse: {s!} chord of {w}
        terse: {s!}: chord of {w}
        textbook: the segment {s!} is a chord of {w}
        textbook: both endpoints of {s!} lie on {w}
        descriptive: {s!} runs from one point of {w} to another
        descriptive: {s!} has both of its ends on {w}
    """,
    "DiameterOf": """
        {s!} is a diameter of {w}
        {w} has {s!} as a diameter
        {s!} is a chord of {w} through its center
        the center of {w} bisects the chord {s!}
        {s!} forms a diameter of {w}
        terse: {s!} diameter of {w}
        terse: {s!}: diameter of {w}
        textbook: the segment {s!} is a diameter of {w}
        textbook: {s!} joins two diametrically opposite points of {w}
        descriptive: {s!} runs through the center of {w} with both ends on it
        descriptive: {s!} goes straight across {w} through its center
    """,
    "RadiusOf": """
        {s!} is a radius of {w}
        {w} has {s!} as a radius
        {s!} joins the center of {w} to a point on it
        {s!} connects the center of {w} with one of its points
        {s!} forms a radius of {w}
        terse: {s!} radius of {w}
        terse: {s!}: radius of {w}
        textbook: the segment {s!} is a radius of {w}
        textbook: one endpoint of {s!} is the center of {w} and the other lies on it
        descriptive: {s!} runs between the center of {w} and a point on it
        descriptive: {s!} has one end at the center of {w} and the other on it
    """,
    "TangentTo": """
        {l} is tangent to {w}
        {l} touches {w}
        {l} is a tangent of {w}
        {l} is a tangent to {w}
        {l} meets {w} in a single point
        {w} has {l} as a tangent
        the center of {w} is one radius away from {l}
        terse: {l} touching {w}
        terse: {l}: tangent to {w}
        textbook: {l!} and {w!} have a single point in common
        textbook: the distance from the center of {w} to {l} is the radius
        descriptive: {l} just touches {w}
        descriptive: {l} touches {w} at one point
        descriptive: {l} runs along {w} and touches it at one point
    """,
    "Crosses": """
        {l} cuts {w}
        {l} is a secant of {w}
        {l} cuts {w} at two points
        {l} meets {w} in two points
        {l} passes through the interior of {w}
        {w} has {l} as a secant
        terse: {l} cutting {w}
        terse: {l}: secant of {w}
        textbook: {l} intersects {w} at two points
        textbook: the distance from the center of {w} to {l} is smaller than the radius
        descriptive: {l} cuts through {w}
        descriptive: {l} enters {w} and leaves it again
        descriptive: {l} runs through the inside of {w}
    """,
    "Misses": """
        {l} misses {w}
        {l} passes outside {w}
        {l} stays clear of {w}
        {l} keeps clear of {w}
        {w} lies entirely on one side of {l}
        {l} keeps more than one radius away from the center of {w}
        terse: {l} clear of {w}
        terse: {l+} outside {w}
        textbook: the distance from the center of {w} to {l} is greater than the radius
        textbook: all of {l} lies in the exterior of {w}
        descriptive: {l} goes past {w} at a distance
        descriptive: there is a gap between {l!} and {w!}
    """,
    "CircleWithin": """
        {w} lies entirely inside {v}
        {w} lies wholly within {v}
        {v} contains {w} in its interior
        all of {w} lies inside {v}
        terse: {w} wholly inside {v}
        terse: {v} enclosing {w}
        textbook: {w} is contained in the interior of {v}
        textbook: all points of {w} are inside {v}
        descriptive: {v} encloses {w}
        descriptive: {v} surrounds {w}
        descriptive: {v} has {w} inside it
    """,
    "CirclesApart": """
        {w!} and {v!} lie outside each other
        {w} lies entirely outside {v}
        {w!} and {v!} lie apart
        {w!} and {v!} are separate from each other
        {w!} and {v!} lie side by side with a gap between them
        terse: {w!} and {v!} apart
        terse: {w} wholly outside {v}
        textbook: {w!} and {v!} are disjoint circles outside each other
        textbook: the distance between the centers of {w!} and {v!} is greater than the sum of their radii
        descriptive: {w} lies apart from {v}
        descriptive: {w!} and {v!} stand clear of each other side by side
        descriptive: {w!} and {v!} have room for a straight line between them
    """,
    "CirclesCross": """
        {w!} and {v!} cross each other
        {w!} and {v!} intersect at two points
        {w!} and {v!} have two points in common
        {w!} and {v!} meet at two points
        {w!} and {v!} are intersecting circles
        terse: {w!} and {v!} crossing
        terse: {w!} and {v!} meeting twice
        textbook: {w!} and {v!} intersect in two points
        textbook: {w!} and {v!} have two points of intersection
        descriptive: {w!} and {v!} cross at two points
        descriptive: {w!} and {v!} partly overlap
    """,
    "ExternallyTangent": """
        {w!} and {v!} are externally tangent
        {w} is externally tangent to {v}
        {w} touches {v} externally
        {w!} and {v!} touch externally
        {w} touches {v} from outside
        terse: {w!} and {v!} externally tangent
        terse: {w} externally tangent to {v}
        textbook: {w!} and {v!} are tangent to each other externally
        textbook: {w!} and {v!} are circles in external contact
        descriptive: {w!} and {v!} lie side by side and touch
        descriptive: {w!} and {v!} touch each other from outside
    """,
    "InternallyTangent": """
        {w!} and {v!} are internally tangent
        {w} is internally tangent to {v}
        {w} touches {v} internally
        {w!} and {v!} touch internally
        {w!} and {v!} touch with one inside the other
        terse: {w!} and {v!} internally tangent
        terse: {w} internally tangent to {v}
        textbook: {w!} and {v!} are tangent to each other internally
        textbook: {w!} and {v!} are circles in internal contact
        descriptive: {w!} and {v!} lie one inside the other and touch
        descriptive: one of {w!} and {v!} touches the other from inside
    """,
    "Concyclic": """
        {points} are concyclic
        {points} lie on one circle
        {points} lie on a common circle
        {points} lie on the same circle
        there is a circle through {points}
        one circle passes through {points}
        terse: {points} concyclic
        terse: {points} on one circle
        textbook: {points} are concyclic points
        textbook: {points} all lie on a single circle
        descriptive: one circle runs through {points}
        descriptive: {points} are spread around one circle
    """,
    "Inscribed": """
        {p} is inscribed in {w}
        {w} is circumscribed about {p}
        {w} passes through all corners of {p}
        all vertices of {p} lie on {w}
        the corners of {p} lie on {w}
        {w} is the circumcircle of {p}
        terse: {p} inscribed in {w}
        terse: {w}: circumcircle of {p}
        textbook: {p} has {w} as its circumcircle
        textbook: {p} has {w} as its circumscribed circle
        descriptive: {p} has all its corners on {w}
        descriptive: {w} runs through every corner of {p}
    """,
    "RegularInscribed": """
        {p!} is a regular polygon inscribed in {w}
        the regular polygon {p!} is inscribed in {w}
        {w} is circumscribed about the regular polygon {p!}
        {p} is regular with all vertices on {w}
        {p!} is a regular polygon with its corners on {w}
        terse: regular {p!} inscribed in {w}
        terse: {p} regular and inscribed in {w}
        textbook: the polygon {p!} is regular and inscribed in {w}
        textbook: {w} is the circumcircle of the regular polygon {p!}
        descriptive: the corners of {p} follow one another evenly spaced around {w}
        descriptive: the vertices of {p} in their order divide {w} into equal arcs
    """,
    "Circumscribed": """
        {p} is circumscribed about {w}
        {w} is inscribed in {p}
        {w} touches all sides of {p} from inside
        {w} lies inside {p} and is tangent to all its sides
        {w} is the incircle of {p}
        terse: {p} circumscribed about {w}
        terse: {w}: incircle of {p}
        textbook: {p} has {w} as its incircle
        textbook: {p} has {w} as its inscribed circle
        descriptive: {w} sits inside {p} and touches every side
        descriptive: every side of {p} touches {w} from outside
    """,
}
