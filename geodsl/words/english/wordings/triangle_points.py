"""Centers of triangles and polygons."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "CentroidOf": """
        {G} is the centroid of {p}
        the centroid of {p} is {G!}
        {p} has centroid {G!}
        the medians of {p} meet at {G}
        {G} is the point of intersection of the medians of {p}
        all three medians of {p} pass through {G}
        terse: {G} centroid of {p}
        terse: {G!} = centroid of {p}
        textbook: {G!} denotes the centroid of {p}
        textbook: the medians of {p} intersect at {G}
        descriptive: {G} is the center of gravity of {p}
        descriptive: {p} would balance at {G}
    """,
    "OrthocenterOf": """
        {H} is the orthocenter of {p}
        the orthocenter of {p} is {H!}
        {p} has orthocenter {H!}
        the altitudes of {p} meet at {H}
        {H} is the point of intersection of the altitudes of {p}
        terse: {H} orthocenter of {p}
        terse: {H!} = orthocenter of {p}
        textbook: {H!} denotes the orthocenter of {p}
        textbook: the lines of the altitudes of {p} intersect at {H}
        descriptive: all three altitudes of {p} run through {H}
        descriptive: the perpendiculars from the corners of {p} to the opposite sides meet at {H}
    """,
    "IncenterOf": """
        {I} is the incenter of {p}
        the incenter of {p} is {I!}
        {p} has incenter {I!}
        the angle bisectors of {p} meet at {I}
        {I} is the point of intersection of the angle bisectors of {p}
        terse: {I} incenter of {p}
        terse: {I!} = incenter of {p}
        textbook: {I!} denotes the incenter of {p}
        textbook: the internal angle bisectors of {p} intersect at {I}
        descriptive: {I} lies inside {p} at the same distance from all three sides
        descriptive: the circle inscribed in {p} has its center at {I}
    """,
    "ExcenterOf": """
        {J} is the excenter of {p} opposite {A}
        the excenter of {p} opposite {A} is {J!}
        {p} has excenter {J!} opposite {A}
        {J} is that excenter of {p} which lies opposite {A}
        terse: {J} excenter of {p} opposite {A}
        terse: {J!} = excenter of {p} opposite {A}
        textbook: {J!} denotes the excenter of {p} opposite {A}
        textbook: {J} is the center of the escribed circle of {p} opposite {A}
        textbook: the escribed circle of {p} opposite {A} has its center at {J}
        descriptive: {J} is the excenter of {p} on the far side from {A}
        descriptive: the excenter of {p} across from {A} is at {J}
    """,
    "CircumcenterOf": """
        {O} is the circumcenter of {p}
        the circumcenter of {p} is {O!}
        {p} has circumcenter {O!}
        {O} is equidistant from all vertices of {p}
        {O} has the same distance from every corner of {p}
        the corners of {p} are all equally far from {O}
        terse: {O} circumcenter of {p}
        terse: {O!} = circumcenter of {p}
        textbook: {O!} denotes the circumcenter of {p}
        textbook: some circle with center {O!} passes through all vertices of {p}
        descriptive: {O} is equally far from all corners of {p}
        descriptive: the circle through the corners of {p} has its center at {O}
    """,
    "CenterOfPolygon": """
        {O} is the center of {p}
        the center of {p} is {O!}
        {p} has center {O!}
        {p} has its center at {O}
        {p} is centered at {O}
        the center of {p} is at {O}
        terse: {O} center of {p}
        terse: {O!} = center of {p}
        textbook: {O!} denotes the center of {p}
        descriptive: {O} marks the center of {p}
        descriptive: {O} sits at the center of {p}
    """,
    "VertexCentroidOf": """
        {G} is the vertex centroid of {p}
        {G} is the centroid of the vertices of {p}
        the vertex centroid of {p} is {G!}
        {p} has vertex centroid {G!}
        {G} is the mean of the vertices of {p}
        terse: {G} vertex centroid of {p}
        terse: {G!} = vertex centroid of {p}
        textbook: {G!} denotes the vertex centroid of {p}
        textbook: {G} is the center of mass of the vertices of {p}
        descriptive: equal weights at the corners of {p} would balance at {G}
        descriptive: {G} is at the average position of the corners of {p}
    """,
}
