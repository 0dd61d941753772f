"""Diagnostics of words, names and types."""

from __future__ import annotations

from geodsl.explain.entry import Explanation

__all__ = ["NAMES"]

_TEN = "define ten dots {\n  points A, B, C, D, E, F, G, H, I, J\n}\n"

NAMES = (
    Explanation(
        code="E201",
        title="not a phrase of the language",
        meaning="Every statement is made of phrases with places for points, lines, numbers and so on. The words here "
        "aren't those of any phrase, in this order. The phrases that come nearest are shown; `geodsl list` shows all. "
        "Words are written in lowercase.",
        example="triangle ABC\nM = midpiont of AB\ndraw CM",
        mend="triangle ABC\nM = midpoint of AB\ndraw CM",
    ),
    Explanation(
        code="E202",
        title="a thing of another type is wanted here",
        meaning="The words are those of a phrase, and one of its places is filled with something that doesn't go "
        "there: a circle where a line is wanted, three points where four are, a plain number where an angle's size is. "
        "An angle's size has a degree sign.",
        example="triangle ABC with angle A = 40",
        mend="triangle ABC with angle A = 40°",
    ),
    Explanation(
        code="E203",
        title="more than one way to read it",
        meaning="Two phrases fit, they mean different things, and none is the nearer one. This happens most easily "
        "between definitions of one's own with the same words. All readings are shown.",
        example="define end of {s: segment} {\n  draw s\n}\ndefine end of {l: line} {\n  draw dashed l\n}\n"
        "triangle ABC\nend of AB",
        mend="define end of {s: segment} {\n  draw s\n}\ndefine axis of {l: line} {\n  draw dashed l\n}\n"
        "triangle ABC\nend of AB",
    ),
    Explanation(
        code="E204",
        title="a name that nothing has",
        meaning="A name is used and no statement defines or introduces it. Points may be introduced by what is stated of "
        "them (`D on AB`), never by being drawn, marked or used in a definition: a slip of the pen makes no new point.",
        example="triangle ABC\ndraw AD",
        mend="triangle ABC\nD = midpoint of BC\ndraw AD",
    ),
    Explanation(
        code="E205",
        title="defined twice",
        meaning="A name or a phrase has a meaning already. To state something more of a thing, state it as a fact: "
        "`M on AB` instead of `M = …`. A definition can't change a phrase of the language.",
        example="triangle ABC\nM = midpoint of AB\nM = midpoint of BC",
        mend="triangle ABC\nM = midpoint of AB\nN = midpoint of BC",
    ),
    Explanation(
        code="E206",
        title="defined by itself",
        meaning="The order of statements is free, so each thing is made when what it needs is there. Here things need "
        "one another in a circle, and none can be the first. The message names them all, in order.",
        example="point C\nA = midpoint of BC\nB = midpoint of AC",
        mend="points B, C\nA = midpoint of BC",
    ),
    Explanation(
        code="E207",
        title="which angle?",
        meaning="An angle is named by one letter only where exactly one polygon has a corner there. Elsewhere it takes "
        "three letters, with the corner in the middle.",
        example="triangle ABC\ntriangle ADE\nangle A = 40°",
        mend="triangle ABC\ntriangle ADE\nangle BAC = 40°",
    ),
    Explanation(
        code="E208",
        title="names that don't go with what they name",
        meaning="What makes two points takes two names, and so on. Points are called by capital letters, everything else "
        "by lowercase ones.",
        example="triangle ABC\nM, N = midpoint of AB",
        mend="triangle ABC\nM = midpoint of AB",
    ),
    Explanation(
        code="E209",
        title="named, but nothing said",
        meaning="The phrase stands for a thing, and a statement does something with a thing: gives it a name, says what "
        "holds of it, draws it, marks it.",
        example="triangle ABC\nmidpoint of AB",
        mend="triangle ABC\nM = midpoint of AB",
    ),
    Explanation(
        code="E210",
        title="too many steps to understand",
        meaning="How long the engine tries to understand a statement, and how many statements definitions may unfold to, "
        "is limited. A very long product or list comes to it, and definitions that use others many times over.",
        example="let x = " + " ".join("2" * 50),
        mend="let x = 2^50",
    ),
    Explanation(
        code="E211",
        title="too many objects",
        meaning="A diagram may have so many points, lines, circles and numbers and no more. The place is that of the "
        "first object that is too much.",
        example=_TEN + "define fifty dots {\n" + "  ten dots\n" * 5 + "}\n" + "fifty dots\n" * 9,
        mend=_TEN + "ten dots",
    ),
    Explanation(
        code="E212",
        title="one point twice",
        meaning="A line, a segment, an angle or a polygon is given by points that differ. With one of them twice it has "
        "no direction, no corner or no area.",
        example="triangle ABC\nclaim angle ABA = 0°",
        mend="triangle ABC\nclaim angle ABC < 180°",
    ),
    Explanation(
        code="E213",
        title="the head of a definition can't be read",
        meaning="A definition starts with words and, between them, places for things, each with a name and a type: "
        "`{P: point}`, `{l: line}`, `{ABC: triangle}`. At least one word is needed, and no name may stand twice.",
        example="define halfway of {s: segmnt} = midpoint of s\ntriangle ABC\nM = halfway of AB",
        mend="define halfway of {s: segment} = midpoint of s\ntriangle ABC\nM = halfway of AB",
    ),
    Explanation(
        code="E214",
        title="definitions within definitions, too deep",
        meaning="A definition may use others. Where one stands for itself, directly or by way of others, it would unfold "
        "without end.",
        example="define cross {P: point} {\n  cross P\n}\ntriangle ABC\ncross A",
        mend="define cross {P: point} {\n  circle w center P radius 1\n}\ntriangle ABC\ncross A",
    ),
    Explanation(
        code="E215",
        title="a file can't be used",
        meaning='`use "file.geo"` brings in the definitions of a file that lies in the same folder as the program. Files '
        "elsewhere, links, and files that can't be read as text are refused; a program that isn't a file has no folder.",
        example='use "missing.geo"\ntriangle ABC',
        mend="triangle ABC",
    ),
    Explanation(
        code="E216",
        title="another version of the language",
        meaning="A first line may say for which version of the language the program is written. This engine speaks "
        "version 1.",
        example="language 2\ntriangle ABC",
        mend="language 1\ntriangle ABC",
    ),
    Explanation(
        code="E217",
        title="a second title",
        meaning="A diagram has one title at most.",
        example='diagram "One"\ndiagram "Two"\ntriangle ABC',
        mend='diagram "One"\ntriangle ABC',
    ),
    Explanation(
        code="E218",
        title="a range whose ends don't go together",
        meaning="Both ends of a range measure the same: two angles' sizes, two lengths, two numbers. A degree sign at one "
        "end only is the usual slip. The smaller end comes first.",
        example="let a in 20..40°\ntriangle ABC with angle A = a",
        mend="let a in 20°..40°\ntriangle ABC with angle A = a",
    ),
    Explanation(
        code="E219",
        title="a label that can't be drawn",
        meaning="Labels are drawn with the letters, digits and signs of one font, so that they look the same "
        "everywhere. This one holds a character that the font doesn't have or that can't be seen, or is longer than "
        "60 characters.",
        example='triangle ABC\nlabel A "☃"',
        mend='triangle ABC\nlabel A "top"',
    ),
    Explanation(
        code="W401",
        title="a point that is never used",
        meaning="A statement introduces a point, and nothing else speaks of it. Most often a letter is mistyped. The "
        "diagram is drawn all the same; `point D` says that the point is meant to be there.",
        example="triangle ABC\nD on segment BC",
        mend="triangle ABC\nD on segment BC\ndraw AD",
    ),
)
