"""How clauses become sentences in English, and sentences a caption."""

# Between two clauses of one sentence, by register.
JOINERS = {
    "terse": ("; ", ", "),
    "textbook": (", and ", "; "),
    "descriptive": (", and ", "; ", ", and also "),
}

# Before the first clause.
FRAMES = {
    "terse": ("",),
    "textbook": ("", "", "", "In the figure, ", "As shown, ", "In the diagram, "),
    "descriptive": (
        "",
        "",
        "In the picture, ",
        "The figure shows that ",
        "In this drawing, ",
        "We see that ",
        "Here, ",
    ),
}

STOP, SPACE, PAUSE = ".", " ", "; "
IT = "it"  # what the clause before begins with
LIST, LAST = ", ", " and "

# Several facts of a kind in one clause: the slot that is a list.
TOGETHER = {
    "OnCircle": (
        "P",
        """
        {P} lie on {w+}
        {P} are points of {w+}
        {P} are on {w+}
        {w+} passes through {P}
        textbook: points {P} lie on {w+}
        descriptive: {w+} goes through the points {P}
        terse: {P} on {w+}
        """,
    ),
    "OnLine": (
        "P",
        """
        {P} lie on {l+}
        {P} are points of {l+}
        textbook: points {P} lie on {l+}
        descriptive: {l+} runs through the points {P}
        terse: {P} on {l+}
        """,
    ),
    "TangentTo": (
        "l",
        """
        {l} are tangent to {w+}
        {l} touch {w+}
        {l} are tangents of {w+}
        terse: {l} tangent to {w+}
        """,
    ),
    "ChordOf": (
        "s",
        """
        {s} are chords of {w+}
        textbook: the chords {s} belong to {w+}
        terse: {s}: chords of {w+}
        """,
    ),
    "RadiusOf": (
        "s",
        """
        {s} are radii of {w+}
        textbook: the radii of {w+} include {s}
        terse: {s}: radii of {w+}
        """,
    ),
    "RightAngle": (
        "a",
        """
        {a} are right angles
        {a} are 90° each
        {a} each measure 90°
        terse: {a} right
        """,
    ),
}
