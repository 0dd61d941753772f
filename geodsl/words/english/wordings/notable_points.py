"""The rarer notable points of triangles."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "GergonnePointOf": """
        {P} is the Gergonne point of {p}
        the Gergonne point of {p} is {P!}
        {p} has Gergonne point {P!}
        {p} has its Gergonne point at {P}
        the lines from the corners of {p} to the opposite touch points of its incircle meet at {P}
        terse: {P} Gergonne point of {p}
        terse: {P!} = Gergonne point of {p}
        textbook: {P!} denotes the Gergonne point of {p}
        descriptive: {P} marks the Gergonne point of {p}
        descriptive: the Gergonne point of {p} is at {P}
    """,
    "NagelPointOf": """
        {P} is the Nagel point of {p}
        the Nagel point of {p} is {P!}
        {p} has Nagel point {P!}
        {p} has its Nagel point at {P}
        the lines from the corners of {p} to the touch points of the excircles on the opposite sides meet at {P}
        terse: {P} Nagel point of {p}
        terse: {P!} = Nagel point of {p}
        textbook: {P!} denotes the Nagel point of {p}
        descriptive: {P} marks the Nagel point of {p}
        descriptive: the Nagel point of {p} is at {P}
    """,
    "FermatPointOf": """
        {P} is the Fermat point of {p}
        the Fermat point of {p} is {P!}
        {p} has Fermat point {P!}
        {p} has its Fermat point at {P}
        each side of {p} is seen from {P} at an angle of 120°
        terse: {P} Fermat point of {p}
        terse: {P!} = Fermat point of {p}
        textbook: {P!} denotes the Fermat point of {p}
        textbook: each side of {p} subtends an angle of 120° at {P}
        descriptive: {P} marks the Fermat point of {p}
        descriptive: the Fermat point of {p} is at {P}
    """,
    "SymmedianPointOf": """
        {P} is the symmedian point of {p}
        the symmedian point of {p} is {P!}
        {p} has symmedian point {P!}
        the symmedians of {p} meet at {P}
        {P} is the point of intersection of the symmedians of {p}
        terse: {P} symmedian point of {p}
        terse: {P!} = symmedian point of {p}
        textbook: {P!} denotes the symmedian point of {p}
        textbook: {P} is the Lemoine point of {p}
        descriptive: the medians of {p} mirrored in the angle bisectors meet at {P}
        descriptive: the symmedian point of {p} is at {P}
    """,
    "SpiekerCenterOf": """
        {P} is the Spieker center of {p}
        the Spieker center of {p} is {P!}
        {p} has Spieker center {P!}
        {p} has its Spieker center at {P}
        {P} is the incenter of the medial triangle of {p}
        terse: {P} Spieker center of {p}
        terse: {P!} = Spieker center of {p}
        textbook: {P!} denotes the Spieker center of {p}
        descriptive: the triangle of the midpoints of the sides of {p} has its incenter at {P}
        descriptive: the Spieker center of {p} is at {P}
    """,
    "MittenpunktOf": """
        {P} is the mittenpunkt of {p}
        the mittenpunkt of {p} is {P!}
        {p} has mittenpunkt {P!}
        {p} has its mittenpunkt at {P}
        the lines from the excenters of {p} through the midpoints of its sides meet at {P}
        terse: {P} mittenpunkt of {p}
        terse: {P!} = mittenpunkt of {p}
        textbook: {P!} denotes the mittenpunkt of {p}
        textbook: {P} is the symmedian point of the excentral triangle of {p}
        descriptive: {P} marks the mittenpunkt of {p}
        descriptive: the mittenpunkt of {p} is at {P}
    """,
    "NinePointCenterOf": """
        {P} is the nine-point center of {p}
        the nine-point center of {p} is {P!}
        {p} has nine-point center {P!}
        {p} has its nine-point center at {P}
        {P} is equidistant from the midpoints of the sides of {p}
        terse: {P} nine-point center of {p}
        terse: {P!} = nine-point center of {p}
        textbook: {P!} denotes the nine-point center of {p}
        textbook: {P} is the circumcenter of the medial triangle of {p}
        descriptive: the midpoints of the sides of {p} are all equally far from {P}
        descriptive: the nine-point center of {p} is at {P}
    """,
    "DeLongchampsPointOf": """
        {P} is the de Longchamps point of {p}
        the de Longchamps point of {p} is {P!}
        {p} has de Longchamps point {P!}
        {p} has its de Longchamps point at {P}
        {P} is the reflection of the orthocenter of {p} in its circumcenter
        terse: {P} de Longchamps point of {p}
        terse: {P!} = de Longchamps point of {p}
        textbook: {P!} denotes the de Longchamps point of {p}
        descriptive: {P} marks the de Longchamps point of {p}
        descriptive: the de Longchamps point of {p} is at {P}
    """,
    "BevanPointOf": """
        {P} is the Bevan point of {p}
        the Bevan point of {p} is {P!}
        {p} has Bevan point {P!}
        {p} has its Bevan point at {P}
        {P} is equidistant from the three excenters of {p}
        terse: {P} Bevan point of {p}
        terse: {P!} = Bevan point of {p}
        textbook: {P!} denotes the Bevan point of {p}
        textbook: {P} is the circumcenter of the excentral triangle of {p}
        descriptive: the circle through the three excenters of {p} has its center at {P}
        descriptive: the Bevan point of {p} is at {P}
    """,
    "FirstBrocardPointOf": """
        {P} is the first Brocard point of {p}
        the first Brocard point of {p} is {P!}
        {p} has first Brocard point {P!}
        {p} has its first Brocard point at {P}
        terse: {P} first Brocard point of {p}
        terse: {P!} = first Brocard point of {p}
        textbook: {P!} denotes the first Brocard point of {p}
        textbook: the lines from the corners of {p} to {P} make equal angles with the sides next in letter order
        descriptive: {P} marks the first Brocard point of {p}
        descriptive: the first Brocard point of {p} is at {P}
    """,
    "SecondBrocardPointOf": """
        {P} is the second Brocard point of {p}
        the second Brocard point of {p} is {P!}
        {p} has second Brocard point {P!}
        {p} has its second Brocard point at {P}
        terse: {P} second Brocard point of {p}
        terse: {P!} = second Brocard point of {p}
        textbook: {P!} denotes the second Brocard point of {p}
        textbook: the lines from the corners of {p} to {P} make equal angles with the sides previous in letter order
        descriptive: {P} marks the second Brocard point of {p}
        descriptive: the second Brocard point of {p} is at {P}
    """,
}
