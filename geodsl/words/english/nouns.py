"""What things are called in English."""

# By name: the first way is by letters alone. `{}` is the name.
NAMED = {
    "point": ("{}", "point {}"),
    "line": ("{}", "line {}", "the line {}"),
    "segment": ("{}", "segment {}", "the segment {}"),
    "ray": ("ray {}", "the ray {}"),
    "circle": ("{}", "circle {}", "the circle {}"),
    "arc": ("{}", "arc {}", "the arc {}"),
    "region": ("{}", "region {}", "the region {}"),
    "angle": ("∠{}", "angle {}", "the angle {}"),
    "triangle": ("{}", "triangle {}", "the triangle {}"),
    "quadrilateral": ("{}", "quadrilateral {}", "the quadrilateral {}"),
    "pentagon": ("{}", "pentagon {}", "the pentagon {}"),
    "hexagon": ("{}", "hexagon {}", "the hexagon {}"),
    "heptagon": ("{}", "heptagon {}", "the heptagon {}"),
    "octagon": ("{}", "octagon {}", "the octagon {}"),
    "polygon": ("{}", "polygon {}", "the polygon {}"),
    "number": ("{}",),
    "length": ("{}",),
    "area": ("{}",),
    "degrees": ("{}",),
}

# The only one of its kind, at which no letter stands.
ONLY = {
    "circle": "the circle",
    "line": "the line",
    "segment": "the segment",
    "ray": "the ray",
    "arc": "the arc",
    "region": "the region",
}

# What a segment is to a figure of which it has been said.
ROLES = {
    "side": "side {}",
    "diagonal": "diagonal {}",
    "hypotenuse": "the hypotenuse {}",
    "chord": "chord {}",
    "radius": "radius {}",
    "diameter": "diameter {}",
    "median": "the median {}",
    "altitude": "the altitude {}",
}

# What is made of others, by the name of its class.
TERMS = {
    "Radius": "the radius of {w}",
    "Circumference": "the circumference of {w}",
    "CenterPoint": "the center of {w}",
    "Center": "the center of {w}",
    "DistanceToLine": "the distance from {P} to {l}",
    "AngleBetween": "the angle between {l} and {m}",
    "Area": "the area of {p}",
    "Perimeter": "the perimeter of {p}",
    "Midpoint": "the midpoint of {s}",
    "Foot": "the foot of the perpendicular from {P} to {l}",
    "Circumcircle": "the circumcircle of {p}",
    "Incircle": "the incircle of {p}",
    "Circumcenter": "the circumcenter of {p}",
    "Incenter": "the incenter of {p}",
    "Centroid": "the centroid of {p}",
    "Orthocenter": "the orthocenter of {p}",
    "HalfDisc": "the half-disc on {s}",
    "CircleByPoint": "the circle about {O} through {A}",
    "ArcFrom": "the arc from {A} to {B} of {w}",
    "PerpendicularThrough": "the perpendicular to {l} through {P}",
    "ParallelThrough": "the parallel to {l} through {P}",
    "Tangent": "the tangent to {w} at {A}",
    "RadicalAxis": "the radical axis of {w} and {v}",
    "RayFrom": "the ray from {A} through {B}",
}

LOOKS = {look: look for look in ("filled", "hollow", "boxed", "crossed", "bare")}
