"""Suites: what their text means for a diagram."""

from __future__ import annotations

from pathlib import Path

import pytest

from perturb import suite
from perturb.suite import SuiteError
from perturb.text import TextLine
from tests.perturb.sites import GRID, resolved, site_of

# -- groups and parts ----------------------------------------------------------------------------------


def test_weights_of_a_group_make_up_one() -> None:
    text = "4 of { break any parallel weight 3, { break any midpoint, 2 of mirror figure weight 1 } }"
    [line] = resolved(text).lines
    assert line.count == 4
    assert [round(o.weight, 9) for o in line.options] == pytest.approx([0.75, 0.25 / 3, 0.5 / 3])


def test_what_a_group_finds_nothing_for_is_noted() -> None:
    found = resolved("2 of { break any right angle, break any parallel }")
    assert [len(line.options) for line in found.lines] == [1]
    assert found.notes == ("<text>:1: `break any right angle` finds nothing in this diagram",)


def test_parts_stand_for_their_lines() -> None:
    text = "define lines { break any parallel, break any midpoint weight 3 }\n2 of lines\nlines then mirror figure"
    group, then = resolved(text).lines
    assert (group.count, [o.weight for o in group.options]) == (2, [0.25, 0.75])
    assert [len(o.steps) for o in then.options] == [2, 2]
    assert [o.weight for o in then.options] == [0.25, 0.75]


def test_steps_one_after_the_other() -> None:
    [line] = resolved("break AB parallel CD by 6°..9° then mirror figure then swap labels of A, B").lines
    [option] = line.options
    assert [step.range for step in option.steps] == [(6.0, 9.0), None, None]


# -- amounts ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("break any parallel by 6°..20°", (6.0, 20.0)),
        ("break any parallel by 4°", (4.0, 4.0)),
        ("break AB = CD by 8%..20%", (0.08, 0.2)),
        ("break AB = CD by 4 percent", (0.04, 0.04)),
        ("break AB = CD", None),
    ],
)
def test_amounts(text: str, wanted: tuple[float, float] | None) -> None:
    [line] = resolved(text).lines
    assert line.options[0].steps[0].range == (wanted and pytest.approx(wanted))


def test_an_amount_chooses_what_it_measures() -> None:
    for unit, kind in (("6°..20°", "°"), ("6%..16%", "size")):
        [line] = resolved(f"break any fact by {unit}").lines
        [step] = line.options[0].steps
        assert {t.operator.scale_of(t).unit for t in step.targets} == {kind}


# -- what stays --------------------------------------------------------------------------------------


def test_what_is_kept_and_let_go() -> None:
    text = "keep all stated\nkeep AB = CD, A, B in place, size\nallow AC ⟂ BD\npositives 2\nbreak any"
    found = resolved(text)
    assert [str(f) for f in found.kept] == ["AB = CD"]
    assert found.keep == tuple(f.key for f in found.kept)
    assert found.hold == ("A", "B", "size")
    assert len(found.allow) == 1 and found.positives == 2 and not found.strictly
    assert not {"break AB = CD"} & {str(t) for t in found.lines[0].options[0].steps[0].targets}


@pytest.mark.parametrize(
    ("text", "strictly", "keep", "hold"),
    [
        ("keep strictly", True, 0, ()),
        ("keep all stated strictly", True, 0, ()),
        ("keep points A, B", False, 0, ("A", "B")),
        ("keep M fixed", False, 0, ("M",)),
        ("keep all points in place", False, 0, ("A", "C", "B", "D", "M")),
        ("keep A, M, C collinear", False, 1, ()),
        ("keep all parallels", False, 2, ()),
        ("keep M midpoint of AC, AB = CD, strictly", True, 2, ()),
        ("keep M is the midpoint of AC", False, 1, ()),
        ("keep AB = 2 CD - AB", False, 1, ()),
    ],
)
def test_keep(text: str, strictly: bool, keep: int, hold: tuple[str, ...]) -> None:
    found = resolved(f"{text}\nmirror figure")
    assert (found.strictly, len(found.keep), found.hold) == (strictly, keep, hold)


# -- captions ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("text swap letters", TextLine(("letters",), 1)),
        ("text 6 nearest captions", TextLine(("nearest",), 6)),
        ("text 6 of nearest captions", TextLine(("nearest",), 6)),
        ("text 2 of change number edits 1..3", TextLine(("number",), 2, (1, 3))),
        ("text change relation edits 2", TextLine(("relation",), 1, (2, 2))),
        ("text 4 of { swap letters, change shape weight 2 }", TextLine(("letters", "shape"), 4, weights=(1.0, 2.0))),
        (
            "define slips { change number, swap letters weight 3 }\ntext 3 of slips",
            TextLine(("number", "letters"), 3, weights=(1.0, 3.0)),
        ),
        ("define slips { text change number }\n2 of slips", TextLine(("number",), 2)),
        (
            "text 2 of { { swap letters, change shape }, change number }",
            TextLine(("letters", "shape", "number"), 2, weights=(0.5, 0.5, 1.0)),
        ),
    ],
)  # fmt: skip
def test_lines_of_text(text: str, line: TextLine) -> None:
    found = resolved(text)
    assert found.texts == (line,) and not found.lines


# -- files -----------------------------------------------------------------------------------------


def test_a_suite_uses_another(tmp_path: Path) -> None:
    (tmp_path / "parts.perturb").write_text("define lines { break any parallel }\n", encoding="utf-8")
    (tmp_path / "whole.perturb").write_text(
        'suite "whole"\nuse "parts.perturb"\n2 of lines\nkeep AB = CD\npositives 3\n', encoding="utf-8"
    )
    top = tmp_path / "top.perturb"
    top.write_text('suite "top"\nuse "whole.perturb"\nuse "parts.perturb"\nlines\n', encoding="utf-8")
    found = suite.load(top)
    got = found.resolve(site_of(GRID))
    assert found.title == "top"
    assert [line.count for line in got.lines] == [2, 1]
    assert len(got.keep) == 1 and got.positives == 0


def test_files_use_one_another_so_deep_only(tmp_path: Path) -> None:
    for k in range(12):
        (tmp_path / f"s{k}.perturb").write_text(f'use "s{k + 1}.perturb"\n', encoding="utf-8")
    (tmp_path / "s12.perturb").write_text("mirror figure\n", encoding="utf-8")
    suite.load(tmp_path / "s5.perturb")
    with pytest.raises(SuiteError, match="deep"):
        suite.load(tmp_path / "s0.perturb")
    (tmp_path / "a.perturb").write_text('use "b.perturb"\n', encoding="utf-8")
    (tmp_path / "b.perturb").write_text('use "a.perturb"\n', encoding="utf-8")
    with pytest.raises(SuiteError, match=r"a\.perturb uses b\.perturb uses a\.perturb"):
        suite.load(tmp_path / "a.perturb")


def test_only_files_of_the_same_folder_are_used(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "other.perturb").write_text("mirror figure\n", encoding="utf-8")
    for name in ("../other.perturb", str(tmp_path / "other.perturb"), ".hidden", "inner"):
        with pytest.raises(SuiteError) as caught:
            suite.parse(f'use "{name}"', folder=tmp_path / "inner" if ".." in name else tmp_path)
        assert [d.code for d in caught.value.diagnostics] == ["E215"]


# -- the suite itself ----------------------------------------------------------------------------------


def test_a_suite_never_changes_and_formats() -> None:
    text = 'suite  "x"\nbreak  any parallel by 6 deg'
    found = suite.parse(text, name="x.perturb")
    assert found.format() == 'suite "x"\nbreak any parallel by 6°\n'
    assert (found.title, found.source.name, found.text) == ("x", "x.perturb", text)
    assert found == suite.parse(found.format(), name="x.perturb")
    with pytest.raises(AttributeError):
        found.tree = found.tree  # type: ignore[misc]
    with pytest.raises(TypeError):
        suite.parse(3)  # type: ignore[arg-type]


def test_all_that_is_wrong_is_said_at_once() -> None:
    lines = (
        "break any paralel",
        "move Q off w",
        "5 of break any parallel",
        "keep AB = BC",
        "text swap leters",
    )
    text = "\n".join((*lines, "break AB = CD by 8°"))
    with pytest.raises(SuiteError) as caught:
        resolved(text)
    found = caught.value.diagnostics
    assert [d.code for d in found] == ["E401", "E402", "E407", "E409", "E401", "E405"]
    assert isinstance(caught.value, ValueError)
    assert all(d.to_json()["code"] == d.code for d in found)
    assert "did you mean `parallel`?" in str(caught.value)


def test_the_same_for_the_same() -> None:
    one = [suite.standard().resolve(site_of(GRID)) for _ in range(2)]
    assert one[0].lines == one[1].lines and one[0].notes == one[1].notes
