"""Statements to trees: precedence, recovery, limits."""

from __future__ import annotations

import pytest

from grammar import Limits, format_program, parse_program, tree


def body(text: str) -> tree.Phrase:
    program, found = parse_program(text)
    assert not found, [d.render() for d in found]
    assert len(program.statements) == 1
    phrase = program.statements[0].body
    assert isinstance(phrase, tree.Phrase)
    return phrase


def first(text: str) -> tree.Node:
    return body(text).body.elements[0]


def test_letters_are_points_and_short_lowercase_names() -> None:
    run = first("AB1C' l1 k' w")
    assert isinstance(run, tree.Run)
    assert run.items == (tree.Points(("A", "B1", "C'")), tree.Name("l1"), tree.Name("k'"), tree.Name("w"))


def test_longer_lowercase_runs_are_words_and_may_have_hyphens() -> None:
    assert first("midpoint nine-point") == tree.Run((tree.Word("midpoint"), tree.Word("nine-point")))


@pytest.mark.parametrize(
    ("symbols", "words"),
    [
        ("AB ∥ CD", "AB parallel CD"),
        ("AB || CD", "AB parallel CD"),
        ("AB ⟂ CD", "AB perpendicular CD"),
        ("∠ABC = 30°", "angle ABC = 30 deg"),
        ("△ABC ~ △DEF", "triangle ABC similar triangle DEF"),
        ("AB ≤ CD", "AB <= CD"),
        ("A′B′ = CD", "A'B' = CD"),
    ],
)
def test_symbols_and_words_are_equal(symbols: str, words: str) -> None:
    assert body(symbols) == body(words)


def test_ratio_and_range_bind_tighter_than_juxtaposition() -> None:
    run = first("angle A in 30°..80°")
    assert isinstance(run, tree.Run)
    thirty, eighty = (tree.Degrees(tree.Number(n)) for n in ("30", "80"))
    assert run.items[-1] == tree.Range(thirty, eighty)
    relation = first("BD : DC = 1 : 2")
    assert isinstance(relation, tree.Relation)
    assert relation.operands[0] == tree.Run((tree.Ratio((tree.Points(("B", "D")), tree.Points(("D", "C")))),))


def test_precedence_from_powers_to_relations() -> None:
    relation = first("x = -2 r + a * b^2 / 3")
    assert isinstance(relation, tree.Relation)
    total = relation.operands[1]
    assert isinstance(total, tree.Sum)
    assert [sign for sign, _ in total.terms] == ["-", "+"]
    product = total.terms[1][1]
    assert isinstance(product, tree.Product)
    assert [sign for sign, _ in product.rest] == ["*", "/"]
    assert product.rest[0][1] == tree.Run((tree.Power(tree.Name("b"), tree.Number("2")),))


def test_with_parts_a_statement_from_its_conditions() -> None:
    phrase = body("triangle ABC with AB = AC, angle A in 30°..80°")
    assert phrase.conditions is not None
    assert len(phrase.conditions.elements) == 2


def test_a_leading_keyword_is_one_only_where_a_statement_starts() -> None:
    assert body("draw segments AB, CD").lead == "draw"
    assert body("drawing AB").lead is None


def test_four_faults_give_four_diagnostics() -> None:
    text = 'A = = B\nM = midpoint of AB\n@\nx = (1\ny = 2)\nN = midpoint of AC\nlabel A "open\nz = 3 +'
    program, found = parse_program(text)
    # The open parenthesis swallows what follows: it can't be known where it was meant to close.
    assert [d.code for d in parse_program("A = = B\n@\ny = 2)\nz = 3 +")[1]] == [
        "E101",
        "E107",
        "E103",
        "E101",
    ]
    assert program.statements
    assert found


def test_a_block_holds_statements_of_its_own() -> None:
    program, found = parse_program("define foo {ABC: triangle} {\n  D = midpoint of BC # hi\n}\npoint P")
    assert not found
    define = program.statements[0].body
    assert isinstance(define, tree.Define)
    assert isinstance(define.body, tuple)
    assert define.body[0].comment == "hi"
    assert define.head.items[-1] == tree.Slot(("A", "B", "C"), "triangle")


def test_a_brace_in_a_comment_closes_no_block() -> None:
    _, found = parse_program("define foo {ABC: triangle} {\n  D = midpoint of BC\n# }")
    assert [d.code for d in found] == ["E103"]


def test_behind_a_block_that_is_too_deep_reading_goes_on() -> None:
    deep = "define foo {\n" * 33 + "}\n" * 33
    program, found = parse_program(deep + "A = = B\npoint P")
    assert [d.code for d in found if d.code != "E106"] == ["E104", "E101"]
    assert format_program(program).endswith("point P\n")


def test_spans_point_into_the_text() -> None:
    text = "point P\n\n  M = midpoint of AB"
    program, _ = parse_program(text)
    phrase = program.statements[1].body
    assert isinstance(phrase, tree.Phrase)
    relation = phrase.body.elements[0]
    assert isinstance(relation, tree.Relation)
    run = relation.operands[1]
    assert isinstance(run, tree.Run)
    assert [text[i.span.start : i.span.end] for i in run.items] == ["midpoint", "of", "AB"]


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("point A\n" * 5, Limits(statements=4)),
        ("#" * 101, Limits(characters=100)),
        ("x = " + "9" * 31, Limits()),
        ("(" * 40 + "A" + ")" * 40, Limits()),
        ("define foo {\n" * 40, Limits()),
        ("x = " + " ".join(["AB"] * 500), Limits()),
    ],
)
def test_every_limit_is_a_diagnostic(text: str, limits: Limits) -> None:
    _, found = parse_program(text, limits=limits)
    assert found
    assert all(d.code in ("E103", "E104", "E105") for d in found), [d.code for d in found]


def test_a_limit_is_not_reached_just_below_it() -> None:
    assert not parse_program("x = " + "9" * 30)[1]
    assert not parse_program("x = " + "(" * 32 + "1" + ")" * 32)[1]
    assert not parse_program("point A\n" * 4, limits=Limits(statements=4))[1]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("let r = (2 + 1\nM = midpoint of AB)\npoints A, B", [(1, "("), (2, ")")]),
        ("draw (AB, CD\ntriangle DEF\nM = midpoint of AB)", [(1, "("), (3, ")")]),
        ("let k = (2 +\n  3)", []),
        ("draw (AB,\n  CD)", []),
        ("let k = (2\n  + 3)", []),
    ],
)
def test_a_parenthesis_that_a_stray_one_far_below_closes(text: str, lines: list[tuple[int, str]]) -> None:
    _, found = parse_program(text)
    assert [(d.source.place(d.span.start)[0], d.source.slice(d.span)) for d in found] == lines
    assert all(d.code == "E103" for d in found)
    for d in found:
        if d.fix:
            mended = text[: d.fix.span.start] + d.fix.text + text[d.fix.span.end :]
            assert len(parse_program(mended)[1]) == len(found) - 1


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("x = 1/2 r", "x = (1 / 2) r"),
        ("x = 2 * 1/2 r", "x = 2 * (1 / 2) r"),
        ("x = sqrt 3/2 r", "x = (sqrt 3 / 2) r"),
        ("x = a/2 r", "x = a / 2 r"),
        ("x = 1/2", "x = 1 / 2"),
        ("circle center O radius 3/2", "circle center O radius (3 / 2)"),
        ("angle A : ∠B = 1 : 2", "angle A : angle B = 1 : 2"),
        ("x in 30°..angle ABC", "x in 30°..angle ABC"),
    ],
)
def test_what_holds_together(text: str, means: str) -> None:
    assert format_program(parse_program(text)[0]) == means + "\n"


def test_both_spellings_are_one_word() -> None:
    for british, american in (
        ("centre", "center"),
        ("circumcentre", "circumcenter"),
        ("incentres", "incenters"),
    ):
        one, other = (parse_program(f"O = {word} of ABC") for word in (british, american))
        assert one == other and not one[1]
    concentric, found = parse_program("w concentric to v")
    assert "concentric" in repr(concentric) and not found
