"""Diagnostics of what is drawn and looked at: marks without a sign, ink that is stated, what can't be overlooked."""

from __future__ import annotations

from geodsl.explain.entry import Explanation

__all__ = ["DRAWING"]

_MIDDLES = (("P", "AB"), ("Q", "BC"), ("R", "CD"), ("S", "DE"), ("T", "EA"))

DRAWING = (
    Explanation(
        code="E220",
        title="a mark without a sign",
        meaning="A mark shows a fact by its sign: ticks on equal lengths, arcs in equal angles, a small square in a "
        "right angle, arrow heads on parallels. This fact has no sign that readers know, or it takes a point that "
        "has no name. What it is made of may be marked, or a text may say it.",
        example="triangle ABC with AB = 2 AC\nmark AB = 2 AC",
        mend='triangle ABC with AB = 2 AC\nlabel AC "a"\nlabel AB "2a"',
    ),
    Explanation(
        code="E221",
        title="more classes of equals than signs",
        meaning="All that is equal carries the same sign, and what is equal to something else another one. A reader tells "
        "apart one to four ticks, one to three arcs without and with a tick across, and one to three arrow heads. Here "
        "are more classes than that.",
        example="pentagon ABCDE\n"
        + ", ".join(f"{m} midpoint of {s}" for m, s in _MIDDLES)
        + "".join(f"\nmark {m} midpoint of {s}" for m, s in _MIDDLES),
        mend="pentagon ABCDE\nP = midpoint of AB\nmark P midpoint of AB",
    ),
    Explanation(
        code="E222",
        title="ink that is stated",
        meaning="That a segment is dashed or an angle marked is true of the drawing, not of the figure: nothing can be "
        "solved for it. An order draws it so (`dash AB`), and a claim says that it is so.",
        example="triangle ABC\nAB dashed",
        mend="triangle ABC\ndash AB\nclaim AB dashed",
    ),
    Explanation(
        code="E223",
        title="a fact that is said and overlooked",
        meaning="A reader isn't asked about what is overlooked, so it may be neither clearly true nor clearly false. What "
        "is stated, marked, claimed or asked for, and what follows from one such fact, must be clear to see: it can't "
        "be overlooked as well.",
        example="square ABCD\nclaim AC = BD\noverlook AC = BD",
        mend="square ABCD\nclaim AC = BD",
    ),
    Explanation(
        code="E224",
        title="one sign for two classes of equals",
        meaning="`as sign 2` says which sign a mark has: two ticks, two arcs, two arrow heads. Things with one sign are "
        "equal to a reader, so two classes of which nobody says that they are equal can't share one.",
        example="M midpoint of AB\nN midpoint of BC\ntriangle ABC\n"
        "mark M midpoint of AB as sign 2\nmark N midpoint of BC as sign 2",
        mend="M midpoint of AB\nN midpoint of BC\ntriangle ABC\n"
        "mark M midpoint of AB as sign 2\nmark N midpoint of BC as sign 1",
    ),
    Explanation(
        code="E225",
        title="no such sign",
        meaning="A reader tells apart one to four ticks, one to three arcs without and with a tick across, and one to three "
        "arrow heads; `as sign` takes the number of one of these, written out. An angle in which a text stands has the "
        "plain arc, so other angles begin with sign 2.",
        example="M midpoint of AB\ntriangle ABC\nmark M midpoint of AB as sign 9",
        mend="M midpoint of AB\ntriangle ABC\nmark M midpoint of AB as sign 3",
    ),
)
