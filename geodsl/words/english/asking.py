"""How questions are asked in English."""

# By what is asked: one way a line. `{x!}` is by letters alone, `{x+}` with its noun.
ASKED = {
    # -- yes or no -------------------------------------------------------------------------------------
    "lies-on": """
        Does {P} lie on {c+}?
        Is {P} on {c+}?
        Is {P} a point of {c+}?
        Looking at the figure, does {P} lie on {c+}?
        Does {c+} contain {P}?
        Can {P} be found on {c+}?
        Is {P+} one of the points on {c+}?
    """,
    "parallel": """
        Is {l} parallel to {m}?
        Are {l} and {m} parallel?
        Does {l} run parallel to {m}?
        In the figure, is {l!} ∥ {m!}?
        Are {l+} and {m+} parallel to each other?
        Do {l} and {m} have the same direction?
    """,
    "perpendicular": """
        Is {l} perpendicular to {m}?
        Are {l} and {m} perpendicular?
        Is there a right angle between {l} and {m}?
        In the figure, is {l!} ⟂ {m!}?
        Are {l+} and {m+} at right angles to each other?
        Do {l} and {m} stand perpendicular to each other?
    """,
    "equal": """
        Are {s} and {t} equally long?
        Is {s} as long as {t}?
        Do {s+} and {t+} have the same length?
        In the figure, is {s!} = {t!}?
        Are the lengths of {s} and {t} equal?
        Is {s} equal in length to {t}?
    """,
    "equal-angles": """
        Are {a+} and {b+} equal?
        Is {a+} as large as {b+}?
        Do {a+} and {b+} have the same size?
        Is {a} equal to {b}?
        Are {a} and {b} of equal measure?
        In the figure, is {a!} = {b!}?
    """,
    "longer": """
        Is {s} longer than {t}?
        Is {s+} longer than {t+}?
        Of {s} and {t}, is {s} the longer one?
        In the figure, is {s!} > {t!}?
        Does {s} exceed {t} in length?
        Comparing {s} with {t}, is {s} longer?
    """,
    "larger": """
        Is {a+} larger than {b+}?
        Is {a} greater than {b}?
        Of {a+} and {b+}, is {a+} the larger one?
        Does {a} open wider than {b}?
        Comparing {a} with {b}, is {a} larger?
        Does {a+} exceed {b+} in size?
    """,
    "triangle/is": """
        Is {p!} {sort}?
        Is {p+} {sort}?
        Does the figure show that {p!} is {sort}?
        Is it right to call {p!} {sort}?
        In the figure, is {p!} {sort}?
        Would you say that {p!} is {sort}?
    """,
    "quadrilateral/is": """
        Is {p!} {sort}?
        Is {p+} {sort}?
        Does the figure show that {p!} is {sort}?
        Is it right to call {p!} {sort}?
        In the figure, is {p!} {sort}?
        Would you say that {p!} is {sort}?
    """,
    "statement": """
        True or false? {said}
        Is this statement about the figure true? {said}
        Judge the statement: {said} Is it true of the figure?
        Look at the figure. {said} Is that right?
        Someone says: “{said}” Does the figure agree?
        Decide whether the following holds in the figure. {said}
    """,
    # -- which -----------------------------------------------------------------------------------------
    "points-on/circle": """
        Which labelled points lie on {c+}?
        Name all labelled points on {c+}.
        List the labelled points that lie on {c+}.
        Which of the points with letters are on {c+}?
        Through which labelled points does {c+} pass?
        What labelled points does {c+} go through?
    """,
    "points-in/circle": """
        Which labelled points lie inside {c+}?
        Name all labelled points inside {c+}.
        List the labelled points in the interior of {c+}.
        Which of the points with letters are inside {c+}?
        What labelled points does {c+} enclose?
        Which labelled points are surrounded by {c+}?
    """,
    "points-on/line": """
        Besides {A} and {B}, which labelled points lie on {c+}?
        Which labelled points other than {A} and {B} are on {c+}?
        Name all further labelled points on {c+}.
        {c+} goes through {A} and {B}. Through which other labelled points does it pass?
        List the labelled points that lie on {c+}, apart from {A} and {B}.
        What labelled points does {c+} contain beside {A} and {B}?
    """,
    "points-on/segment": """
        Which labelled points lie on {c+} between its ends?
        Apart from {A} and {B}, which labelled points lie on {c+}?
        Name all labelled points between {A} and {B} on {c+}.
        List the labelled points on {c+} other than its ends.
        Going from {A} to {B} along {c+}, which labelled points does one pass?
        What labelled points divide {c+}?
    """,
    "which/parallel": """
        Which drawn line is parallel to {l+}?
        Name the drawn line that is parallel to {l+}.
        To which of the other drawn lines is {l+} parallel?
        One of the lines in the figure runs parallel to {l+}. Which one?
        Which line in the figure has the same direction as {l+}?
        Give two points of the drawn line that is parallel to {l+}.
    """,
    "which/perpendicular": """
        Which drawn line is perpendicular to {l+}?
        Name the drawn line that is perpendicular to {l+}.
        To which of the other drawn lines is {l+} perpendicular?
        One of the lines in the figure is at right angles to {l+}. Which one?
        Which line in the figure makes a right angle with {l+}?
        Give two points of the drawn line that is perpendicular to {l+}.
    """,
    "which/equal": """
        Which drawn segment is as long as {s+}?
        Name the drawn segment that has the same length as {s+}.
        One other segment in the figure is exactly as long as {s+}. Which one?
        Which segment is equal in length to {s+}?
        To which other drawn segment is {s+} equal?
        What segment in the figure equals {s+}?
    """,
    "which/longer": """
        Which is longer, {s} or {t}?
        Which of {s} and {t} is the longer one?
        Of {s+} and {t+}, which is longer?
        Compare {s} and {t}: which is longer?
        Name the longer of {s} and {t}.
        In the figure, which of the two is longer: {s!} or {t!}?
    """,
    "which/larger": """
        Which is larger, {a} or {b}?
        Which of {a+} and {b+} is the larger one?
        Of {a+} and {b+}, which opens wider?
        Compare {a} and {b}: which is larger?
        Name the larger of {a} and {b}.
        In the figure, which of the two angles is greater: {a} or {b}?
    """,
    # -- of what sort ----------------------------------------------------------------------------------
    "direction": """
        How do {l+} and {m+} lie to each other: parallel, perpendicular, or neither?
        Are {l} and {m} parallel, perpendicular, or neither?
        Say how {l+} runs with respect to {m+}: parallel, perpendicular, or neither.
        What is the relation between {l+} and {m+}: parallel, perpendicular, or neither?
        Is {l} parallel to {m}, perpendicular to it, or neither?
        Describe the directions of {l} and {m}: parallel, perpendicular, or neither.
    """,
    "position": """
        Where does {P} lie with respect to {c+}: inside, on it, or outside?
        Is {P} inside, on or outside {c+}?
        Say whether {P} lies inside, on or outside {c+}.
        What is the position of {P} relative to {c+}: inside, on, or outside?
        Does {P} lie inside {c+}, on it, or outside?
        How does {P+} lie to {c+}: inside, on, or outside?
    """,
    "triangle": """
        What special kind of triangle is {p!}?
        What kind of triangle is {p!}? Give the most special name that fits.
        By its sides and angles, what special triangle is {p!}?
        {p+} is of a special kind. Which?
        Which name fits {p+} best?
        Give the most exact name for the kind of triangle that {p!} is.
    """,
    "triangle/angles": """
        By its angles, what kind of triangle is {p!}?
        Is {p+} acute, right or obtuse?
        Classify {p+} by its angles.
        Looking at its largest angle, is {p!} an acute, a right or an obtuse triangle?
        What kind of triangle is {p!} with regard to its angles?
        Say of {p+} whether it is acute, right or obtuse.
    """,
    "triangle/sides": """
        By its sides, what kind of triangle is {p!}?
        Is {p+} equilateral, isosceles or scalene?
        Classify {p+} by its sides.
        Comparing its sides, is {p!} an equilateral, an isosceles or a scalene triangle?
        What kind of triangle is {p!} with regard to its sides?
        Say of {p+} whether it is equilateral, isosceles or scalene.
    """,
    "quadrilateral": """
        What kind of quadrilateral is {p!}? Give the most special name that fits.
        Which is the most special name for {p+}?
        What is the most exact name for the shape {p!}?
        {p+} is of a special kind. Which name says most about it?
        Which name fits {p+} best?
        As exactly as possible, what kind of quadrilateral is {p!}?
    """,
    "quadrilateral/any": """
        Name a special kind of quadrilateral that {p!} is.
        Give one name of a special quadrilateral that fits {p!}.
        Of what special kind is {p+}? Any name that is true will do.
        {p+} is of a special kind. Give a name that fits.
        Find a name of a special quadrilateral that is right for {p!}.
    """,
    # -- how many --------------------------------------------------------------------------------------
    "count/points": """
        How many points are labelled with a letter?
        How many labelled points does the figure show?
        Count the labelled points.
        What is the number of labelled points in the figure?
        How many points carry a letter?
        In the figure, how many points have a name?
    """,
    "count/circles": """
        How many circles are drawn?
        How many circles does the figure show?
        Count the circles in the figure.
        What is the number of circles in the figure?
        In the figure, how many circles can be seen?
        How many circles does the drawing have?
    """,
    "count/segments": """
        How many straight strokes are drawn, each counted as a whole, not by its parts?
        How many segments are drawn, if a segment with points on it counts once?
        Count the drawn segments; parts of a longer one don't count.
        Not counting parts of longer ones, how many segments does the figure show?
        What is the number of drawn segments, each taken at full length?
        How many segments does the drawing consist of, pieces of a longer segment not counted?
    """,
    "count/right": """
        How many right-angle signs are drawn?
        How many angles carry the small square of a right angle?
        Count the right-angle marks in the figure.
        What is the number of right-angle signs?
        How many right angles are marked by a small square?
        In the figure, how many small squares mark right angles?
    """,
    "count/ticks": """
        How many segments are marked with {ticks}?
        How many segments carry {ticks}?
        Count the segments that have {ticks}.
        How many segments show {ticks}?
        What is the number of segments marked by {ticks}?
        In the figure, how many segments bear {ticks}?
    """,
    "count/on": """
        How many labelled points lie on {c+}?
        How many of the labelled points are on {c+}?
        Count the labelled points on {c+}.
        Through how many labelled points does {c+} pass?
        What is the number of labelled points on {c+}?
        In the figure, how many points with letters does {c+} go through?
    """,
    "count/tangents": """
        How many of the drawn lines are tangent to {c+}?
        How many drawn lines touch {c+}?
        Count the straight lines in the figure that touch {c+}.
        What is the number of drawn tangents to {c+}?
        How many tangents of {c+} are drawn?
        In the figure, how many straight strokes touch {c+} without crossing it?
    """,
    # -- how large -------------------------------------------------------------------------------------
    "find/angle": """
        Find {x}.
        How large is {x}?
        What is the size of {x} in degrees?
        Determine {x}.
        Calculate the measure of {x}.
        How many degrees does {x} measure?
        Work out {x}.
    """,
    "find/length": """
        Find the length of {x}.
        How long is {x}?
        What is the length of {x}?
        Determine the length of {x}.
        Calculate {x!}.
        Work out how long {x} is.
    """,
    "find/area": """
        Find the area of {x}.
        What is the area of {x}?
        Determine the area of {x}.
        Calculate the area of {x}.
        How large is the area of {x}?
        Work out the area of {x}.
    """,
    "find/perimeter": """
        Find the perimeter of {x}.
        What is the perimeter of {x}?
        Determine the perimeter of {x}.
        Calculate the perimeter of {x}.
        How long is the perimeter of {x}?
        Work out the perimeter of {x}.
    """,
    "find/ratio": """
        Find the ratio {x!} : {y!}.
        What is the ratio of {x!} to {y!}?
        Determine {x!} : {y!}.
        Calculate the ratio of {x!} to {y!}.
        How many times as long as {y!} is {x!}?
        Work out {x!} : {y!}.
    """,
    # -- choices ---------------------------------------------------------------------------------------
    "choose/statement": """
        Which of these descriptions is wholly true of the figure?
        Which statement is right in every part?
        Only one of the following is entirely correct. Which?
        Choose the statement that agrees with the figure.
        What can be said of the figure? Choose what is true throughout.
        Which of the following holds in the figure?
    """,
    "choose/caption": """
        Which caption fits the figure?
        Which of these captions belongs to the picture?
        Choose the caption that describes the figure correctly.
        Only one of these captions is true of the picture. Which?
        Which description matches the figure?
        What is the right caption for this diagram?
    """,
    "choose/picture": """
        Which picture fits this caption? {said}
        To which of the four pictures does this caption belong? {said}
        Choose the picture that the caption describes: {said}
        Only one of the pictures agrees with this description. Which? {said}
        Which diagram matches the description? {said}
        {said} In which of the pictures is that so?
    """,
}

# What is asked for besides, by form; an empty line stands for nothing.
TAILS = {
    "open": ("",),
    "yes-no": ("", "", "Answer yes or no.", "Yes or no?", "Reply with “yes” or “no”."),
    "names": ("", "", "Answer with the names only.", "Give the letters.", "Answer by letters."),
    "choice": ("", "", "Answer with the letter.", "Choose A, B, C or D.", "Give the letter of your choice."),
    "boxed": (
        "Put your answer in \\boxed{}.",
        "Give the final answer in \\boxed{}.",
        "Write the answer as \\boxed{…}.",
        "Answer with a number in \\boxed{}.",
        "State the result in \\boxed{}.",
    ),
}

# What is told before a size is asked for, where the figure doesn't show it.
GIVEN = (
    "{said} ",
    "Given: {said} ",
    "Let the following be known: {said} ",
    "Suppose this: {said} ",
    "It is known: {said} ",
)

ANSWERS = ("yes", "no")
# What is accepted. YES and NO answer by themselves; BARE does where it is a whole clause; TRUE may be denied, by NOT.
YES = ("yes", "yep", "yeah", "yup", "affirmative", "indeed")
NO = ("no", "nope", "nah", "negative")
BARE = (
    "it is", "it's", "it does", "they are", "they do", "it can", "that is so", "that's so", "so it is", "it is so",
    "right",
    "that is right", "that's right", "it is right", "quite right", "sure", "certainly", "of course", "agreed", "y",
)  # fmt: skip
BARE_NO = ("n",)
ECHO = ()
TRUE = ("true", "correct", "holds", "the case")
NOT = ("not", "never", "none", "nor", "false", "incorrect", "wrong", "untrue", "without", "except")
# What leaves an answer open.
MOOT = (
    "not sure", "unsure", "uncertain", "maybe", "perhaps", "possibly", "probably", "might", "may", "could", "depends",
    "depending", "unclear", "undetermined", "can not tell", "can not say", "can not be determined", "can not determine",
    "can not know", "do not know", "no idea", "no way", "nothing", "nobody", "sometimes", "either", "hard to say",
    "impossible to", "unknown", "if", "whether",
)  # fmt: skip
OR = ("or", "versus", "vs")
# What makes a number a bound.
BOUNDS = (
    "less", "more", "fewer", "greater", "between", "at least", "at most", "above", "below", "under", "over", "up to",
    "smaller", "larger", "exceeds", "range", "minimum", "maximum", "<", ">", "≤", "≥", "±",
)  # fmt: skip
MORE_THAN = (
    "longer than", "larger than", "greater than", "bigger than", "wider than", "more than", "exceeds",
    "opens wider than",
)  # fmt: skip
LESS_THAN = ("shorter than", "smaller than", "less than", "narrower than")
# What the smaller one is.
SMALLER = ("shorter", "smaller", "less", "narrower", "shortest", "smallest", "equal", "equally", "same")

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _said(n: int) -> str:
    if n >= 100:
        return f"one hundred{f' {_said(n - 100)}' if n > 100 else ''}"
    if n < 20:
        return _ONES[n]
    return f"{_TENS[n // 10 - 2]}{f' {_ONES[n % 10]}' if n % 10 else ''}"


NUMBERS = tuple(map(_said, range(181)))
RIGHT_ANGLE = ("right angle",)
RADIANS = ("rad", "rads", "radian", "radians")
UNITS = ("degrees", "degree", "deg", "units", "unit", "cm", "mm", "m", "square", "squared", "times")
AND = " and "

# What sorts are called: first as an answer, then in other ways.
SORTS = {
    "acute": ("an acute triangle", "acute", "acute-angled", "an acute-angled triangle"),
    "right": ("a right triangle", "right", "right-angled", "a right-angled triangle", "rectangular triangle"),
    "obtuse": ("an obtuse triangle", "obtuse", "obtuse-angled", "an obtuse-angled triangle"),
    "equilateral": ("an equilateral triangle", "equilateral", "a regular triangle", "equiangular"),
    "isosceles": ("an isosceles triangle", "isosceles"),
    "scalene": ("a scalene triangle", "scalene"),
    "right-isosceles": (
        "a right isosceles triangle",
        "right isosceles",
        "isosceles right",
        "an isosceles right triangle",
        "isosceles right-angled",
        "right-angled isosceles",
        "right and isosceles",
        "isosceles and right",
        "an isosceles right-angled triangle",
    ),
    "square": ("a square", "square", "a regular quadrilateral"),
    "rectangle": ("a rectangle", "rectangle"),
    "rhombus": ("a rhombus", "rhombus"),
    "parallelogram": ("a parallelogram", "parallelogram"),
    "isosceles-trapezium": (
        "an isosceles trapezium",
        "isosceles trapezium",
        "isosceles trapezoid",
        "an isosceles trapezoid",
    ),
    "right-trapezium": (
        "a right trapezium",
        "right trapezium",
        "right trapezoid",
        "right-angled trapezium",
        "right-angled trapezoid",
    ),
    "kite": ("a kite", "kite"),
    "trapezium": ("a trapezium", "trapezium", "trapezoid", "a trapezoid"),
    "parallel": ("parallel", "they are parallel", "∥", "//", "||"),
    "perpendicular": (
        "perpendicular",
        "they are perpendicular",
        "at right angles",
        "at a right angle",
        "orthogonal",
        "⟂",
        "⊥",
    ),
    "neither": (
        "neither",
        "neither parallel nor perpendicular",
        "neither perpendicular nor parallel",
        "not parallel and not perpendicular",
        "not parallel or perpendicular",
        "not perpendicular and not parallel",
        "neither of the two",
        "oblique",
    ),
    "inside": ("inside", "in the interior", "within", "interior"),
    "on": ("on it", "on the circle", "on the circumference", "on"),
    "outside": ("outside", "in the exterior", "exterior"),
    "1": ("one tick", "a single tick"),
    "2": ("two ticks", "a double tick"),
    "3": ("three ticks", "a triple tick"),
    "4": ("four ticks",),
}
