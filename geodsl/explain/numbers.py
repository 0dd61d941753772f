"""Diagnostics of numbers: what can't hold, what can't be made, what is claimed and false."""

from __future__ import annotations

from geodsl.explain.entry import Explanation

__all__ = ["NUMBERS"]

NUMBERS = (
    Explanation(
        code="E301",
        title="statements that clash",
        meaning="What is stated can't hold all at once in a proper figure: none was found from many random starts. The "
        "statements that are named are a smallest set: without any one of them the others can hold. Beside each stands how "
        "far off it is where all come closest; or it is said what becomes of the figure where they do hold.",
        example="triangle ABC\nAB = 3\nAB = 4",
        mend="triangle ABC\nAB = 3\nAC = 4",
    ),
    Explanation(
        code="E302",
        title="something can't be made",
        meaning="In every attempt something doesn't come about: lines that don't meet, a number without a value, two "
        "points that fall together, a way up that no figure has. What refused the attempts is listed with how "
        "often.",
        example="points O, P\ncircle w center O radius 1\ncircle v center P radius 1\nOP = 5\n"
        "A, B = intersections of w and v",
        mend="points O, P\ncircle w center O radius 3\ncircle v center P radius 3\nOP = 5\n"
        "A, B = intersections of w and v",
    ),
    Explanation(
        code="E303",
        title="a claim that is false",
        meaning="A claim is checked on every instance and isn't used to make the figure. This one holds in none. Either "
        "it is a mistake, or something that would make it true isn't stated.",
        example="triangle ABC\nclaim AB = AC",
        mend="triangle ABC with AB = AC\nclaim AB = AC",
    ),
    Explanation(
        code="E304",
        title="a claim that holds by chance only",
        meaning="The claim holds in some instances of the diagram and not in others. A claim must hold in all.",
        example="triangle ABC\nclaim AB < AC",
        mend="triangle ABC with AB < AC\nclaim AB < AC",
    ),
    Explanation(
        code="E305",
        title="nothing clear enough to draw",
        meaning="Figures exist, and in each something almost looks like what it isn't: an angle near 90°, two lengths "
        "that nearly agree. Such pictures mislead, so none is drawn. A wider range gives room; what is meant to be equal "
        "should be stated.",
        example="triangle ABC with angle A = 89°",
        mend="triangle ABC with angle A = 70°",
    ),
    Explanation(
        code="E307",
        title="an inequality that holds in no attempt",
        meaning="Figures are drawn at random and those that break an inequality are thrown away. Here nothing is left of "
        "all that were tried: the inequality contradicts what else is stated, or other inequalities, or leaves so little "
        "room that chance doesn't find it.",
        example="triangle ABC\nAB > AC\nAC > AB",
        mend="triangle ABC\nAB > AC\nAC > BC",
    ),
)
