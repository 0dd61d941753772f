"""`geodsl describe` and `geodsl ask`."""

from __future__ import annotations

import json

import click
import pytest

from geodsl.words import read

TANGENTS = (
    "circle w center O radius 2\npoint P with OP = 5\nA, B = tangents from P to w\ndraw OA, OB, PA, PB\n"
)


@pytest.fixture
def figure(folder):
    (folder / "figure.geo").write_text(TANGENTS, "utf-8")
    return "figure.geo"


def test_captions_a_line_each(geodsl, figure):
    result = geodsl("describe", figure, "-n", "4", "--seed", "2")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert len(lines) == len(set(lines)) == 4
    assert all(read(line) for line in lines)
    assert geodsl("describe", figure, "-n", "4", "--seed", "2").stdout == result.stdout


def test_json_says_what_is_said(geodsl, figure):
    result = geodsl("describe", figure, "-n", "3", "--register", "terse", "--lang", "zh", "--json")
    found = json.loads(result.stdout)
    assert len(found) == 3
    for one in found:
        assert (one["lang"], one["register"]) == ("zh", "terse")
        assert len(read(one["text"], lang="zh")) == len(one["facts"])


def test_a_budget_is_kept(geodsl, figure):
    found = json.loads(geodsl("describe", figure, "--budget", "12", "--json").stdout)
    assert found and all(one["tokens"] <= 12 for one in found)


def test_too_few_is_said(geodsl, figure):
    result = geodsl("describe", figure, "-n", "400", "--budget", "6", "--facts", "1", "--register", "terse")
    assert result.exit_code == 0
    assert "captions of that kind, not 400" in result.stderr
    assert geodsl("describe", figure, "--budget", "4", "--tokenizer", "siglip").exit_code == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--lang", "xx"), "languages are en, zh"),
        (("--tokenizer", "nothing"), "words, clip, siglip"),
        (("--register", "poem"), "terse"),
    ],
)
def test_wrong_options_are_answered(geodsl, figure, options, said):
    result = geodsl("describe", figure, *options)
    assert result.exit_code == 2
    assert said in result.stderr


def test_questions_have_answers(geodsl, figure):
    result = geodsl("ask", figure, "-n", "4", "--seed", "1")
    assert result.exit_code == 0
    assert result.stdout.count("→") == 4
    found = json.loads(geodsl("ask", figure, "-n", "4", "--seed", "1", "--json").stdout)
    assert len(found) == 4
    assert all(q["text"] in result.stdout for q in found)


def test_a_form_is_kept_to(geodsl, figure):
    found = json.loads(geodsl("ask", figure, "-n", "5", "--form", "choice", "--lang", "zh", "--json").stdout)
    assert all(q["form"] == "choice" and len(q["choices"]) == 4 for q in found)


def test_fewer_questions_come_where_there_are_no_more(geodsl, figure):
    result = geodsl("ask", figure, "-n", "4000", "--kind", "position", "--form", "open")
    assert result.exit_code == 0
    told = [line for line in result.stdout.splitlines() if line.startswith("[")]
    assert 0 < len(told) == len(set(told)) < 4000
    assert f"there are {len(told)} different questions, not 4000" in result.stderr
    assert geodsl("ask", figure, "-n", "3", "--kind", "position").stderr == ""


def test_languages_are_told_alike(geodsl, figure):
    asked, described = (geodsl(name, figure, "--lang", "xx") for name in ("ask", "describe"))
    assert asked.exit_code == described.exit_code == 2
    assert asked.stderr.splitlines()[-1] == described.stderr.splitlines()[-1]
    assert "languages are en, zh" in asked.stderr
    assert geodsl("ask", figure, "--lang", "ZH").stdout == geodsl("ask", figure, "--lang", "zh").stdout


def test_the_command_line_knows_the_forms_and_registers_that_there_are():
    from geodsl.cli.ask import _FORMS
    from geodsl.cli.options import words
    from geodsl.words.questions import FORMS
    from geodsl.words.wording import REGISTERS

    assert set(_FORMS) == set(FORMS)
    command = words(click.Command("any"))
    (option,) = (p for p in command.params if p.name == "register")
    assert set(option.type.choices) == {"any", *REGISTERS}


def test_codes_of_languages_may_be_in_capitals(geodsl, figure):
    for command in ("describe", "ask"):
        assert (
            geodsl(command, figure, "--lang", "ZH").stdout == geodsl(command, figure, "--lang", "zh").stdout
        )
