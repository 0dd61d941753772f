"""Polygons of whatever number of corners."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "Simple": """
        {p+} is given
        there is {p+}
        one of the shapes in the figure is {p+}
        terse: given {p+}
        terse: shape: {p+}
        textbook: we are given {p+}
        textbook: we have {p+}
        textbook: the figure is about {p+}
        descriptive: there is {p+} to be seen
        descriptive: we can see {p+}
        descriptive: the figure contains {p+}
    """,
    "Convex": """
        {p} is convex
        {p!} is a convex polygon
        all interior angles of {p} are smaller than a straight angle
        {p} has a convex outline
        {p} forms a convex polygon
        terse: {p} convex
        terse: {p!}: convex polygon
        textbook: {p!} is a polygon whose interior angles are all below 180°
        textbook: every interior angle of {p} is below 180°
        descriptive: every corner of {p} points outward
        descriptive: the outline of {p} is convex
    """,
    "Regular": """
        {p} is regular
        {p!} is a regular polygon
        {p} has equal sides and equal angles
        all sides of {p} are equal and so are all its angles
        {p} forms a regular polygon
        terse: {p} regular
        terse: {p!}: regular polygon
        textbook: {p!} is a polygon with equal sides and equal angles
        textbook: {p} is both equilateral and equiangular
        descriptive: {p} is perfectly regular
        descriptive: the sides of {p} are all equally long and its angles all equally large
    """,
    "Cyclic": """
        {p} is cyclic
        {p!} is a cyclic polygon
        {p} has a circumcircle
        {p} has a circumscribed circle
        the corners of {p} lie on one circle
        all vertices of {p} lie on a common circle
        terse: {p} cyclic
        terse: {p} has circumcircle
        textbook: the vertices of {p} are concyclic
        textbook: {p} can be inscribed in a circle
        descriptive: there is a circle through all the corners of {p}
        descriptive: one circle runs through every corner of {p}
    """,
    "Congruent": """
        {p} is congruent to {q}
        {p!} and {q!} are congruent
        {p!} and {q!} are of the same shape and size
        {p} has the same shape and size as {q}
        {p} fits onto {q} corner by corner
        terse: {p!} ≅ {q!}
        terse: {p} congruent to {q}
        textbook: we have {p!} ≅ {q!}
        textbook: {p!} and {q!} are congruent to each other
        textbook: corresponding sides and angles of {p!} and {q!} are equal
        descriptive: {p!} and {q!} would cover each other corner by corner
        descriptive: {p} is a copy of {q} in the same size
    """,
    "Similar": """
        {p} is similar to {q}
        {p!} and {q!} are similar
        {p!} and {q!} are of the same shape
        {p} has the same shape as {q}
        terse: {p!} ∼ {q!}
        terse: {p} similar to {q}
        textbook: we have {p!} ∼ {q!}
        textbook: {p!} and {q!} are similar to each other
        textbook: corresponding sides of {p!} and {q!} are in one ratio and corresponding angles are equal
        descriptive: {p} is a scaled copy of {q}
        descriptive: {p} looks like {q} drawn to some scale
    """,
    "Clockwise": """
        {p} is lettered clockwise
        {p} runs clockwise
        the corners of {p} are lettered clockwise
        the vertices of {p} are in clockwise order
        the corners of {p} follow one another clockwise
        terse: {p} clockwise
        terse: {p}: clockwise order
        textbook: {p} has clockwise orientation
        textbook: the vertices of {p} are named in clockwise order
        descriptive: the letters of {p} run clockwise around it
        descriptive: the letters of {p} go round with the hands of a clock
    """,
    "Counterclockwise": """
        {p} is lettered counterclockwise
        {p} runs counterclockwise
        the corners of {p} are lettered counterclockwise
        the vertices of {p} are in counterclockwise order
        the corners of {p} follow one another counterclockwise
        terse: {p} counterclockwise
        terse: {p}: counterclockwise order
        textbook: {p} has counterclockwise orientation
        textbook: the vertices of {p} are named in counterclockwise order
        descriptive: the letters of {p} run counterclockwise around it
        descriptive: the letters of {p} go round against the hands of a clock
    """,
}
