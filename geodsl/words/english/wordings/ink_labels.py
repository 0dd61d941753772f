"""Letters, texts and sizes that are printed at things."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "Lettered": """
        {P} is lettered {text}
        {P} carries the letter {text}
        the letter at {P} is {text}
        {P} is named by the letter {text}
        the letter {text} stands at {P}
        terse: {P} lettered {text}
        terse: letter at {P}: {text}
        textbook: {P} is denoted by the letter {text}
        textbook: the letter {text} names {P}
        descriptive: the letter {text} is printed next to {P}
        descriptive: {P} has the letter {text} beside it
    """,
    "Labelled": """
        {x} is labeled {text}
        {x} carries the label {text}
        the label of {x} is {text}
        the label {text} stands at {x}
        the label at {x} reads {text}
        {x} bears the label {text}
        terse: {x} labeled {text}
        terse: label at {x}: {text}
        textbook: {x} has been labeled {text}
        textbook: {x} has the label {text}
        descriptive: the text {text} is printed at {x}
        descriptive: {x} has {text} written beside it
    """,
    "SizeShown": """
        {x} is labeled with its size
        {x} carries its size as a label
        the size of {x} is printed next to it
        the label at {x} gives its size
        {x} is labeled with its value
        terse: {x} labeled with its size
        terse: {x}: size printed
        textbook: {x} has been labeled with its size
        textbook: the size of {x} is given in the drawing
        descriptive: the size of {x} is written beside it
        descriptive: {x} has its size printed next to it
    """,
    "Dimensioned": """
        {s} is dimensioned
        {s} has a dimension line
        {s} is given a dimension line
        there is a dimension line beside {s}
        {s} is accompanied by a dimension line
        terse: {s} dimensioned
        terse: {s}: dimension line
        textbook: {s} has been dimensioned
        textbook: {s} is provided with a dimension line
        descriptive: there is a dimension line alongside {s}
        descriptive: {s} has a dimension line running beside it
    """,
}
