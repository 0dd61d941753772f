"""Diagnostics of suites and the diagrams that they are for: what is to be changed, by how much, what is kept."""

from __future__ import annotations

from geodsl.explain.entry import SuiteExplanation

__all__ = ["CHANGES"]

_KITE = "triangle ABC with AB = AC\ncircle w center A through B\ndraw w"
_GRID = "parallelogram ABCD\nM = intersection of AC and BD\ndraw AC, BD"

CHANGES = (
    SuiteExplanation(
        code="E401",
        title="not a change that can be made",
        meaning="Every step is a phrase of an operator: a verb, then what it is done to, named or left open with `any`, "
        "`each` or `all` and a noun. The words here aren't those of any operator, in this order; the nearest are shown.",
        example="break any paralel",
        mend="break any parallel",
        diagram=_GRID,
    ),
    SuiteExplanation(
        code="E402",
        title="something that the diagram hasn't",
        meaning="A step, or what is kept, speaks of a point, a line or a circle that isn't in the diagram. A suite for "
        "many diagrams leaves the choice open: `any point`.",
        example="move P off w",
        mend="move B off w",
        diagram=_KITE,
    ),
    SuiteExplanation(
        code="E403",
        title="a change that can't be made there",
        meaning="What is named is in the diagram, and the operator can't touch it: a point isn't on the circle that it is "
        "to leave, a fact that is to be broken doesn't hold, or one that is to be made holds already. What comes "
        "nearest is shown.",
        example="break AB parallel BC",
        mend="break AB parallel CD",
        diagram=_GRID,
    ),
    SuiteExplanation(
        code="E404",
        title="nothing to choose from",
        meaning="A step leaves the choice open, and the diagram has nothing of that kind. On a line of its own that is an "
        "error; in a group it is one as soon as nothing else of the group can be done either.",
        example="break any right angle",
        mend="{ break any right angle, break any midpoint }",
        diagram=_GRID,
    ),
    SuiteExplanation(
        code="E405",
        title="an amount of the wrong kind",
        meaning="Turns are told in degrees, distances and lengths as a share of the figure's size. Letters, marks and "
        "strokes change or don't, and captions change in a number of places: they have no amount.",
        example="break any parallel by 8%",
        mend="break any parallel by 8°",
        diagram=_GRID,
    ),
    SuiteExplanation(
        code="E406",
        title="an amount that nobody sees, or that leaves no figure",
        meaning="A reader doesn't see a turn of less than 4°, nor a shift of less than 4 % of the figure's size: a picture "
        "so changed would seem to say what it doesn't. With 90°, or all of its size, nothing is left of a figure.",
        example="break any parallel by 1°..3°",
        mend="break any parallel by 4°..8°",
        diagram=_GRID,
    ),
    SuiteExplanation(
        code="E407",
        title="more than there is",
        meaning="So many negatives are asked for, or things at once, and the diagram has fewer of them. Each negative "
        "breaks another one. `each` takes as many as there are.",
        example="5 of break any parallel",
        mend="2 of break any parallel",
        diagram=_GRID,
    ),
    SuiteExplanation(
        code="E408",
        title="kept and broken",
        meaning="What is kept stays true in every negative, so no line may break it, and it can't be allowed to fall. Lines "
        "that leave the choice open choose something else, where there is something.",
        example="keep AB parallel CD\nbreak AB parallel CD",
        mend="keep AB parallel CD\nbreak BC parallel AD",
        diagram=_GRID,
    ),
    SuiteExplanation(
        code="E409",
        title="kept, and not true",
        meaning="Only what holds in every figure of a diagram can be kept. What holds of the same kind is shown. To make "
        "something true is a change: `make AB = BC`.",
        example="keep AB = BC\nbreak any midpoint",
        mend="keep AB = CD\nbreak any midpoint",
        diagram=_GRID,
    ),
    SuiteExplanation(
        code="E410",
        title="which one?",
        meaning="`the` speaks of the only one of its kind, and the diagram has several. `any` leaves the choice open; a "
        "name settles it.",
        example="break the parallel",
        mend="break any parallel",
        diagram=_GRID,
    ),
    SuiteExplanation(
        code="E411",
        title="`each` where it has no meaning",
        meaning="`each` makes one negative of every target. In a group one thing is chosen, so there is no each; and in "
        "steps that are done one after the other only one can say how many negatives there are.",
        example="2 of { break each parallel, break any midpoint }",
        mend="2 of { break any parallel, break any midpoint }",
        diagram=_GRID,
    ),
    SuiteExplanation(
        code="E412",
        title="figures and captions mixed up",
        meaning="A line changes the figure, or, behind `text`, a caption. The lines of a group are all of one kind, and "
        "captions aren't changed one step after the other: `edits` says in how many places.",
        example="2 of { text swap letters, break any parallel }",
        mend="break any parallel\ntext swap letters",
        diagram=_GRID,
    ),
    SuiteExplanation(
        code="E413",
        title="a weight beside nothing",
        meaning="A weight says how often a line is chosen beside the other lines of its group. A line of its own isn't "
        "chosen: how many negatives it gives is said by a count.",
        example="break any parallel weight 2",
        mend="2 of break any parallel",
        diagram=_GRID,
    ),
    SuiteExplanation(
        code="E414",
        title="said twice",
        meaning="A suite has one title, and says once how many positives it wants. A suite that is used keeps both to "
        "itself.",
        example="positives 1\npositives 2\nbreak any parallel",
        mend="positives 2\nbreak any parallel",
        diagram=_GRID,
    ),
    SuiteExplanation(
        code="E415",
        title="edits that can't be",
        meaning="`edits 1..3` says in how many places of a caption a rule changes something: a whole number or a range, up "
        "to 20, the same for all rules of a group.",
        example="text 2 of { swap letters edits 1..2, change number edits 3 }",
        mend="text 2 of { swap letters edits 1..2, change number edits 1..2 }",
        diagram=_GRID,
    ),
)
