"""Diagnostics of the text: characters, brackets, statements that break off, limits."""

from __future__ import annotations

from geodsl.explain.entry import Explanation

__all__ = ["SYNTAX"]

SYNTAX = (
    Explanation(
        code="E101",
        title="a part of a statement doesn't fit where it stands",
        meaning="The statement can't be read from the marked place on. Either something is missing before it, or "
        "the statement breaks off at the end of its line. A statement may go on behind its line only inside "
        "parentheses. The statements around it are read as usual.",
        example="triangle ABC\nM = = midpoint of AB\ndraw CM",
        mend="triangle ABC\nM = midpoint of AB\ndraw CM",
    ),
    Explanation(
        code="E102",
        title="a quoted text doesn't end",
        meaning="A text in quotes ends on the line on which it begins. A quote inside a text is written with a "
        "backslash before it.",
        example='triangle ABC\nlabel A "top',
        mend='triangle ABC\nlabel A "top"',
    ),
    Explanation(
        code="E103",
        title="a bracket without its partner",
        meaning="Every parenthesis and every brace that is opened must be closed, and nothing else may be closed. "
        "Reading goes on with the line behind the one that is at fault.",
        example="triangle ABC\nlet r = 2 * (1 + 2\ncircle w center A radius r",
        mend="triangle ABC\nlet r = 2 * (1 + 2)\ncircle w center A radius r",
    ),
    Explanation(
        code="E104",
        title="brackets nested too deep",
        meaning="Parentheses and blocks may stand inside one another, but not without end. Whoever needs more depth "
        "reads more easily what is said in several statements, each with a name for a part.",
        example="let r = " + "(" * 33 + "1" + ")" * 33,
        mend="let r = (1)",
    ),
    Explanation(
        code="E105",
        title="the text is longer than is allowed",
        meaning="Characters, statements, the words of one statement and the digits of one number are limited, so that "
        "no text can keep the engine busy for long. The message says which limit it was, and what is allowed.",
        example="let r = 1000000000000000000000000000000000",
        mend="let r = 1000",
    ),
    Explanation(
        code="E106",
        title="a definition that doesn't say what it defines",
        meaning="A definition is a phrase, then `=` and the phrase that it stands for, or a block in braces with "
        "statements on lines of their own. In a suite it is a name in words, then lines in braces.",
        example="define middle of {s: segment}\ntriangle ABC",
        mend="define halfway of {s: segment} = midpoint of s\ntriangle ABC",
    ),
    Explanation(
        code="E107",
        title="a character without a meaning",
        meaning="The language is written with letters, digits, a few signs such as `=`, `:`, `∥`, `⟂`, `∠` and `°`, and "
        "brackets. Points are letters from A to Z, other names from a to z or from α to ω. Outside texts in quotes and "
        "comments no other character is used.",
        example="triangle ABC;",
        mend="triangle ABC",
    ),
)
