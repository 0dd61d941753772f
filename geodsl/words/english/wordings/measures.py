"""Lengths, angles and areas: how large they are, and compared."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "EqualLengths": """
        {s!} and {t!} are equal in length
        {s} is as long as {t}
        {s} has the same length as {t}
        {s!} and {t!} have the same length
        {s!} and {t!} have equal lengths
        {s!} and {t!} are equal
        {s} is equal in length to {t}
        the lengths of {s!} and {t!} are equal
        terse: {s!} = {t!}
        terse: {s!} and {t!} equal
        textbook: we have {s!} = {t!}
        textbook: {s} is congruent to {t}
        textbook: {s!} and {t!} are congruent
        descriptive: {s!} and {t!} are equally long
        descriptive: {s} is just as long as {t}
    """,
    "EqualAngles": """
        {a!} and {b!} are equal
        {a} is equal to {b}
        {a} is as large as {b}
        {a} has the same size as {b}
        {a!} and {b!} have the same size
        {a!} and {b!} have equal measures
        {a!} and {b!} are equal angles
        terse: {a!} = {b!}
        terse: {a!} and {b!} equal
        textbook: we have {a!} = {b!}
        textbook: {a} is congruent to {b}
        textbook: {a!} and {b!} are congruent
        descriptive: {a!} and {b!} are equally large
        descriptive: {a} opens as wide as {b}
    """,
    "LengthValue": """
        {s} has length {v}
        the length of {s} is {v}
        {s} is {v} long
        {s} has a length of {v}
        {s} measures {v}
        the endpoints of {s} are {v} apart
        terse: {s!} = {v}
        terse: length of {s}: {v}
        textbook: we have {s!} = {v}
        textbook: {s} is of length {v}
        textbook: the distance between the endpoints of {s} is {v}
        descriptive: {s} is {v} in length
        descriptive: {s} spans {v} from end to end
    """,
    "AngleValue": """
        {a} measures {v}
        {a} is {v}
        the size of {a} is {v}
        {a} has a measure of {v}
        {a} has measure {v}
        the measure of {a} is {v}
        {a!} is an angle of {v}
        terse: {a!} = {v}
        terse: size of {a}: {v}
        textbook: we have {a!} = {v}
        textbook: the arms of {a} enclose an angle of {v}
        descriptive: {a} opens to {v}
        descriptive: {a} is {v} wide
    """,
    "AreaValue": """
        {p} has area {v}
        the area of {p} is {v}
        {p} has an area of {v}
        {p} covers an area of {v}
        {p} encloses an area of {v}
        terse: area of {p} = {v}
        terse: {p}: area {v}
        terse: [{p!}] = {v}
        textbook: {p} is of area {v}
        textbook: {p} has {v} as its area
        descriptive: {p} takes up an area of {v}
        descriptive: the sides of {p} enclose an area of {v}
    """,
    "PerimeterValue": """
        {p} has perimeter {v}
        the perimeter of {p} is {v}
        {p} has a perimeter of {v}
        the sides of {p} add up to {v}
        the side lengths of {p} have the sum {v}
        terse: perimeter of {p} = {v}
        terse: {p}: perimeter {v}
        textbook: {p} is of perimeter {v}
        textbook: {p} has {v} as its perimeter
        descriptive: {p} measures {v} all the way around
        descriptive: all the sides of {p} together are {v} long
    """,
    "LongerThan": """
        {s} is longer than {t}
        {t} is shorter than {s}
        {s} has a greater length than {t}
        {t} has a smaller length than {s}
        {s} is greater in length than {t}
        {s} exceeds {t} in length
        terse: {s} longer than {t}
        terse: length {s!} > length {t!}
        textbook: the length of {s} exceeds that of {t}
        textbook: the length of {t} is smaller than that of {s}
        descriptive: {s} is a longer segment than {t}
        descriptive: {t} is a shorter segment than {s}
    """,
    "Equation": """
        {x} equals {y}
        {x} is equal to {y}
        {x} has the value {y}
        {x} is {y}
        the value of {x} is {y}
        terse: {x} = {y}
        terse: {x} equal to {y}
        textbook: we have {x} = {y}
        textbook: the value of {x} equals {y}
        descriptive: {x} has the same value as {y}
        descriptive: {x} amounts to {y}
    """,
    "Less": """
        {x} is less than {y}
        {y} is greater than {x}
        {x} is smaller than {y}
        {y} is larger than {x}
        {y} exceeds {x}
        {x} is below {y}
        terse: {x} < {y}
        terse: {y} > {x}
        textbook: we have {x} < {y}
        textbook: the value of {x} is less than {y}
        descriptive: {x} falls short of {y}
        descriptive: the value of {x} is below {y}
    """,
    "AtMost": """
        {x} is at most {y}
        {y} is at least {x}
        {x} is less than or equal to {y}
        {y} is greater than or equal to {x}
        {y} is an upper bound for {x}
        {x} is a lower bound for {y}
        terse: {x} ≤ {y}
        terse: {y} ≥ {x}
        textbook: we have {x} ≤ {y}
        textbook: the value of {x} is at most {y}
        descriptive: {x} is {y} at the most
        descriptive: {y} is {x} at the least
    """,
    "InRange": """
        {x} lies in the range {r}
        {x} is in the range {r}
        {x} falls in the range {r}
        the range {r} contains {x}
        the value of {x} lies in the range {r}
        terse: {x} in {r}
        terse: {x}: range {r}
        textbook: {x} belongs to the range {r}
        textbook: {x} takes a value in the range {r}
        descriptive: the value of {x} is somewhere in the range {r}
        descriptive: {x} is somewhere in the range {r}
    """,
    "SameRatio": """
        {p} is the same ratio as {q}
        the ratio {p} is equal to {q}
        the ratio {p} is the same as {q}
        {p!} and {q!} are equal ratios
        the ratio {p} equals the ratio {q}
        the ratios {p!} and {q!} are equal
        terse: {p} = {q}
        terse: ratio {p} equal to {q}
        textbook: we have {p} = {q}
        textbook: we have the proportion {p} = {q}
        descriptive: the ratio {p} has the same value as {q}
        descriptive: the ratios {p!} and {q!} agree
    """,
}
