"""Suites: lines to trees and back, commas and braces, recovery, limits."""

from __future__ import annotations

import pytest

from grammar import Limits, format_suite, parse_suite, tree
from grammar.suite_tree import Allow, Amount, Block, Keep, Line, Part, Positives, Step, Suite, Title

TEXT = """suite   "circle facts"   # a title
use "letters.perturb"


move P off w by 8 % .. 20 percent weight 3
2 of break any parallel by 6°..20 deg
break AB=AC by 5%..15% then swap labels of A,B
make PA⟂PB
break AB : BC = 1 : 2 by ratio 1.2..1.5
3 of { # first

    move any point off its circle by 8%..25%

    # alone
    swap labels of any two points,   # a comment
    break any right angle by 6°..20°
}# behind
3 of { move any point off its circle by 8%..25%
       swap labels of any two points
       break any right angle by 6°..20° }
2 of { break any parallel, break any perpendicular weight 2 }
define circles { move any point off its circle }
2 of circles
{ 2 of { swap letters } weight 2, change ∠ABC by 10° }
keep all stated
keep AB = AC, P on w
allow AC perpendicular BD
positives 2
text 4 of { swap letters, change number, change relation, change shape }
text 6 nearest captions
text 2 of change number edits 1..3
"""

FORMATTED = """suite "circle facts"  # a title
use "letters.perturb"

move P off w by 8%..20% weight 3
2 of break any parallel by 6°..20°
break AB = AC by 5%..15% then swap labels of A, B
make PA perpendicular PB
break AB : BC = 1 : 2 by ratio 1.2..1.5
3 of {
    # first

    move any point off its circle by 8%..25%

    # alone
    swap labels of any two points  # a comment
    break any right angle by 6°..20°
}  # behind
3 of {
    move any point off its circle by 8%..25%
    swap labels of any two points
    break any right angle by 6°..20°
}
2 of { break any parallel, break any perpendicular weight 2 }
define circles {
    move any point off its circle
}
2 of circles
{
    2 of { swap letters } weight 2
    change angle ABC by 10°
}
keep all stated
keep AB = AC, P on w
allow AC perpendicular BD
positives 2
text 4 of { swap letters, change number, change relation, change shape }
text 6 nearest captions
text 2 of change number edits 1..3
"""


def read(text: str) -> Suite:
    suite, found = parse_suite(text)
    assert not found, "\n".join(d.render() for d in found)
    return suite


def only(text: str) -> Line:
    [entry] = read(text).entries
    assert isinstance(entry.body, Line)
    return entry.body


def step(text: str) -> Step:
    line = only(text)
    assert isinstance(line.of, tuple)
    [found] = line.of
    return found


def phrases(line: Line) -> list[str]:
    """The lines of a group, each as a suite of its own would have it."""
    assert isinstance(line.of, Block)
    return [format_suite(Suite((entry,))).rstrip() for entry in line.of.entries]


def words(*texts: str) -> tree.List:
    return tree.List((tree.Run(tuple(map(tree.Word, texts))),))


def test_the_canonical_form() -> None:
    assert format_suite(read(TEXT)) == FORMATTED
    assert format_suite(read(FORMATTED)) == FORMATTED
    assert read(FORMATTED) == read(TEXT)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_of_other_systems(ending: str) -> None:
    assert format_suite(read(TEXT.replace("\n", ending))) == FORMATTED


@pytest.mark.parametrize("text", ["", "\n\n", "  \n\t\n"])
def test_nothing_stays_nothing(text: str) -> None:
    assert format_suite(read(text)) == ""


def test_a_line_has_steps_a_count_and_a_weight() -> None:
    line = only("text 2 of swap letters by 5% then change number weight 1.5")
    five = Amount(tree.Number("5"), tree.Number("5"), "percent")
    assert line == Line(
        (Step(words("swap", "letters"), five), Step(words("change", "number"))),
        tree.Number("2"),
        True,
        tree.Number("1.5"),
    )


def test_a_group_is_a_line_with_lines() -> None:
    line = only("2 of { swap letters, 3 of { change number } weight 2 }")
    assert isinstance(line.of, Block)
    letters, inner = line.of.lines
    assert letters == Line((Step(words("swap", "letters")),))
    assert (inner.count, inner.weight) == (tree.Number("3"), tree.Number("2"))
    assert isinstance(inner.of, Block) and len(inner.of.lines) == 1


def test_what_is_said_of_the_whole_suite() -> None:
    text = 'suite "a"\nuse "b.perturb"\nkeep all stated\nallow P on w\npositives 0\ndefine two words { swap letters }'
    bodies = [entry.body for entry in read(text).entries]
    block = Block(read("swap letters").entries)
    assert bodies == [
        Title("a"),
        tree.Use("b.perturb"),
        Keep(words("all", "stated")),
        Allow(tree.List((tree.Run((tree.Points(("P",)), tree.Word("on"), tree.Name("w"))),))),
        Positives(tree.Number("0")),
        Part(tree.Run((tree.Word("two"), tree.Word("words"))), block),
    ]


@pytest.mark.parametrize(
    ("written", "low", "high", "unit"),
    [
        ("8%", 8, 8, "percent"),
        ("8 % .. 20 percent", 8, 20, "percent"),
        ("6°..20 deg", 6, 20, "degrees"),
        ("0.5 degrees", 0.5, 0.5, "degrees"),
        ("ratio 1.2..1.5", 1.2, 1.5, "ratio"),
        ("ratio 2", 2, 2, "ratio"),
    ],
)
def test_amounts(written: str, low: float, high: float, unit: str) -> None:
    amount = step(f"break AB = 2 CD by {written}").amount
    assert amount is not None
    assert (*amount.ends, amount.unit) == (low, high, unit)


@pytest.mark.parametrize(
    "phrase",
    [
        "AB : BC = 1 : 2",
        "angle ABC = 30°",
        "AB + BC = 2 CD",
        "A, B, C, D concyclic",
        "AB marked by ticks",
        "radius of w = 1/2 AB",
        "any two of A, B, C",
        "(lines AB, CD) parallel",
        'label "a, b # c"',
    ],
)
def test_a_fact_in_a_step_is_read_as_in_a_diagram(phrase: str) -> None:
    from grammar import parse_program

    program, found = parse_program(f"break {phrase}")
    assert not found
    body = program.statements[0].body
    assert isinstance(body, tree.Phrase)
    assert step(f"break {phrase} by 5%").phrase == body.body


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "{ break A, B, C collinear, swap labels of A, B }",
            ["break A, B, C collinear", "swap labels of A, B"],
        ),
        ("{ swap letters, 2 of change number, { change shape } }", None),
        ("{ swap A, B, 2 of change number }", ["swap A, B", "2 of change number"]),
        ("{ swap A, B, 2 r }", ["swap A, B, 2 r"]),
        ("{ swap (A, label), text swap letters }", ["swap (A, label)", "text swap letters"]),
        ("{ break angle ABC, angle DEF, ∠GHI equal }", ["break angle ABC, angle DEF, angle GHI equal"]),
        ("{ break △ABC, △DEF similar }", ["break triangle ABC", "triangle DEF similar"]),
        ("{ swap A, B, and C, or D }", ["swap A, B, and C, or D"]),
        ("{ swap A, B,\n\n# c\nchange number, }", None),
        ("{ change number,\n}", ["change number"]),
        ('{ label A "x, swap letters" }', ['label A "x, swap letters"']),
    ],
)
def test_a_comma_parts_lines_where_one_starts(text: str, lines: list[str] | None) -> None:
    if lines is None:
        assert len(phrases(only(text))) == 3
    else:
        assert phrases(only(text)) == lines


def test_a_comma_parts_lines_outside_groups_too() -> None:
    assert format_suite(read("swap A, B, change number # c")) == "swap A, B\nchange number  # c\n"


def test_facts_that_are_kept_are_parted_by_commas() -> None:
    [entry] = read("keep AB = AC, midpoint M of BC, strictly").entries
    assert isinstance(entry.body, Keep)
    assert len(entry.body.what.elements) == 3


def test_a_brace_in_a_comment_or_text_is_none() -> None:
    assert phrases(only('2 of { # }\n label A "}" # }\n }')) == ["# }", 'label A "}"  # }']


def test_a_group_stands_on_one_line_where_it_fits() -> None:
    short = "{ swap letters }\n"
    assert format_suite(read("{\n\n  swap letters\n}")) == short
    long = ", ".join(["change number"] * 6)
    assert format_suite(read(f"{{ {long} }}")) == "{\n" + "    change number\n" * 6 + "}\n"
    # Behind a comma the second line would be more of the first.
    apart = "{\n    swap A\n    B to C\n}\n"
    assert format_suite(read(apart)) == apart


def test_spans_point_into_the_text() -> None:
    text = "\n2 of {\n  swap labels of A, B\n  break AB = AC by 5%..8% then swap letters weight 2 }"
    line = only(text)
    assert isinstance(line.of, Block)
    first, second = line.of.lines
    assert isinstance(second.of, tuple)
    amount = second.of[0].amount
    assert amount is not None and line.count is not None
    spans = [
        line.span,
        line.of.span,
        line.count.span,
        first.span,
        second.span,
        second.of[1].span,
        amount.span,
    ]
    assert [text[s.start : s.end] for s in spans] == [
        text[1:],
        text[6:],
        "2",
        "swap labels of A, B",
        "break AB = AC by 5%..8% then swap letters weight 2",
        "swap letters",
        "5%..8%",
    ]


@pytest.mark.parametrize(
    ("text", "code", "where", "fix"),
    [
        ("move P off w by 8", "E108", "8", None),
        ("move P off w by 5%-10%", "E108", "-", "move P off w by 5%..10%"),
        ("move P off w by 5-10%", "E108", "-", "move P off w by 5%..10%"),
        ("move P off w by 20%..5%", "E109", "20%..5%", "move P off w by 5%..20%"),
        ("2 of { swap A by }", "E108", "by", None),
        ("3 break any parallel", "E110", "3", "3 of break any parallel"),
        ("3 AB = CD", "E110", "3", "3 of AB = CD"),
        ("text 2 { swap letters }", "E101", "{", "text 2 of { swap letters }"),
        ("three of { swap letters }", "E101", "{", "3 of { swap letters }"),
        ("{ { } }", "E111", "{ }", None),
        ("define it { use \"a\"\n swap letters }", "E112", "use", None),
        ("define w { swap letters }", "E106", "w", None),
        ("{ swap letters", "E103", "{", None),
        ("{ swap (A, change number }", "E103", "(", None),
        ("{ swap A), change number } weight 2", "E103", ")", None),
        ('{ swap "A, change number }', "E102", '"A, change number', None),
        ("swap letters }", "E103", "}", None),
        ("swap letters,, change number", "E101", ",", "swap letters, change number"),
        ("{ swap letters } { change number }", "E101", "{", None),
        ("{ swap letters } change number", "E101", "change", None),
        ("{ swap letters } then change number", "E101", "then", None),
    ],
)  # fmt: skip
def test_one_fault_gives_one_diagnostic(text: str, code: str, where: str, fix: str | None) -> None:
    around = f"keep all stated\n{text}\nswap labels of A, B"
    suite, found = parse_suite(around)
    [d] = found
    assert (d.code, around[d.span.start : d.span.end]) == (code, where)
    assert (d.fixed_line() if d.fix else None) == fix
    assert suite.lost.some
    kept = [e.body for e in suite.entries]
    assert isinstance(kept[0], Keep) and kept[-1] == only("swap labels of A, B")
    if fix:
        assert not parse_suite(fix)[1]


def test_many_faults_give_as_many_diagnostics() -> None:
    text = "swap = = A\n2 of {\n  move P by 8\n  swap letters\n  @\n}\n3 of { {}\n0 of swap letters\nkeep"
    suite, found = parse_suite(text)
    assert [d.code for d in found] == ["E101", "E108", "E107", "E103", "E110", "E101"]
    assert format_suite(suite) == "2 of { swap letters }\n"


def test_what_can_not_be_read_may_have_been_a_part() -> None:
    assert parse_suite("define circle slips = swap letters")[0].lost.words == {frozenset(("circle", "slips"))}
    assert parse_suite("use letters")[0].lost.phrases
    assert not parse_suite("move P by 8")[0].lost.words


@pytest.mark.parametrize(
    ("text", "limits", "code"),
    [
        ("swap letters\n" * 5, Limits(statements=4), "E105"),
        ("{ swap letters, change number, change shape }", Limits(statements=3), "E105"),
        ("#" * 101, Limits(characters=100), "E105"),
        ("swap " + "9" * 31, Limits(), "E105"),
        ("9" * 31 + " of swap letters", Limits(), "E105"),
        ("9" * 5000 + " of swap letters by " + "9" * 5000 + "%", Limits(digits=9000), "E110"),
        ("{" * 40 + " swap letters " + "}" * 40, Limits(), "E104"),
        ("{\n" * 40 + "swap letters" + "\n}" * 40, Limits(), "E104"),
        ("swap " + "(" * 40 + "A" + ")" * 40, Limits(), "E104"),
        ("swap " + " ".join(["AB"] * 500), Limits(), "E105"),
    ],
)
def test_every_limit_is_a_diagnostic(text: str, limits: Limits, code: str) -> None:
    _, found = parse_suite(text, limits=limits)
    assert [d.code for d in found] == [code]


def test_a_limit_is_not_reached_just_below_it() -> None:
    assert not parse_suite("{" * 32 + " swap letters " + "}" * 32)[1]
    assert not parse_suite("10000 of swap letters by " + "9" * 30 + "%")[1]
    assert not parse_suite("{ swap letters, change number }", limits=Limits(statements=3))[1]


@pytest.mark.parametrize(
    "piece",
    [
        "{",
        "{\n",
        "}",
        "{}",
        "{ aa, ",
        "{ aa\n",
        "{ aa (",
        '{ "x }',
        "aa,",
        ",",
        "((\n",
        "2 of ",
        '"',
        "# }\n",
        "{)}",
    ],
)
def test_long_hostile_texts_come_to_an_end(piece: str) -> None:
    suite, _ = parse_suite((piece * 100_000)[:100_000])
    assert format_suite(suite) is not None
    suite, found = parse_suite(piece * 400)
    for d in found:
        assert d.render() and d.to_json()
    format_suite(suite)
