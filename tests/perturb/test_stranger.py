"""What somebody meets who tries `geodsl perturb`, and Python's `negatives`, without having read anything."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import geodsl
import perturb
from geodsl.cli import main
from perturb.blocks.groups import Group
from perturb.exhibits import Exhibit, Negative
from perturb.negatives import Negatives
from perturb.recording.save import outdated
from perturb.suite import SuiteError, parse, standard
from perturb.suite.errors import NothingThere
from tests.perturb.sites import GRID, resolved, site_of

MID = "triangle ABC\nM = midpoint of AB\n"
SMALL = ("-n", "1", "--size", "64")
ONE = "break any midpoint\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """The command line in a folder with `mid.geo` and `one.perturb`."""
    monkeypatch.chdir(tmp_path)
    Path("mid.geo").write_text(MID, encoding="utf-8")
    Path("one.perturb").write_text(ONE, encoding="utf-8")
    return lambda *args: CliRunner().invoke(main, args, prog_name="geodsl")


def written(name: str, text: str) -> str:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    return name


# -- the command line --------------------------------------------------------------------------------


def test_two_programs_of_one_name_are_refused_before_any_work(run: Callable[..., Result]) -> None:
    names = [written(f"{folder}/x.geo", MID) for folder in "ab"]
    done = run("perturb", *names, "-o", "out")
    assert done.exit_code == 2 and not Path("out").exists()
    assert all(name in done.stderr for name in (*names, "out/x"))
    assert "same name" in " ".join(run("perturb", "--help").stdout.split())


def test_what_an_earlier_group_left_goes(run: Callable[..., Result]) -> None:
    arguments = ("perturb", "mid.geo", "--suite", "one.perturb", *SMALL, "-o", "out")
    assert run(*arguments, "--positives", "1").exit_code == 0
    path = Path("out/group.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    for name in ("negative_07.png", "../away.png", "notes.png", "negative_08.png"):
        data["members"].append({"image": name})
    path.write_text(json.dumps(data), encoding="utf-8")
    for name in ("out/negative_07.png", "out/notes.png", "out/negative_09.png", "away.png"):
        written(name, "")
    assert run(*arguments).exit_code == 0
    assert {p.name for p in Path("out").iterdir()} == {
        *("positive.png", "negative_00.png", "group.json", "index.html"),
        *("notes.png", "negative_09.png"),  # no picture's name, and not on the list
    }
    assert Path("away.png").exists()


@pytest.mark.parametrize(
    "record",
    ['{"format": "another", "members": [{"image": "negative_01.png"}]}', "[]", "{", '{"format": "geodsl-group"}',
     '{"format": "geodsl-group", "members": [3]}', "[" * 100_000],
)  # fmt: skip
def test_another_record_lists_nothing(record: str) -> None:
    assert outdated(record.encode(), ()) == []


def test_an_operator_that_there_is_not_is_wrong_usage(run: Callable[..., Result]) -> None:
    done = run("targets", "mid.geo", "--operator", "unicorn")
    assert done.exit_code == 2 and "geodsl list operators" in done.stderr
    assert "'parallel'" in run("targets", "mid.geo", "--operator", "paralel").stderr
    done = run("targets", "mid.geo", "--operator", "tangent")
    assert (done.exit_code, done.stdout) == (0, "") and "'tangent'" in done.stderr


def test_a_suite_without_lines_is_to_blame_itself(run: Callable[..., Result]) -> None:
    for text in ("", "# nothing\n", "keep all stated\n"):
        done = run("perturb", "mid.geo", "--suite", written("none.perturb", text), "-o", "out")
        assert done.exit_code == 1 and not Path("out").exists()
        assert "the suite has no lines" in done.stderr and "mid.geo" not in done.stderr


def test_a_diagram_without_anything(run: Callable[..., Result]) -> None:
    done = run("perturb", written("empty.geo", "# nothing\n"), "-o", "out")
    assert done.exit_code == 1
    assert done.stderr == "empty.geo: error: the diagram has nothing to perturb: it is empty\n"


def test_captions_from_a_corpus_are_missed_only_where_they_are_asked_for(run: Callable[..., Result]) -> None:
    asked = written("asked.perturb", ONE + "text nearest captions\n")
    arguments = ("perturb", "mid.geo", *SMALL, "--fewer", "-o", "out")
    assert "--corpus" not in run(*arguments).stderr
    assert "--corpus" in run(*arguments, "--suite", asked).stderr


def test_how_to_take_fewer_is_told(run: Callable[..., Result]) -> None:
    done = run("perturb", "mid.geo", "--suite", "one.perturb", "--size", "64", "-o", "out")
    assert done.exit_code == 1 and "no reason" not in done.stderr
    assert "there are no more different targets" in done.stderr and "--fewer" in done.stderr


# -- suites ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["-2 of break any parallel", "0 of break any parallel", "text -2 of swap letters"]
)
def test_a_count_that_is_none_has_no_fix(text: str) -> None:
    with pytest.raises(SuiteError, match="from 1 to 10,000") as caught:
        parse(text)
    assert [d.fix for d in caught.value.diagnostics] == [None]


@pytest.mark.parametrize("text", ["change rectangle ABCD to circle", "change any rectangle to circle"])
def test_a_rectangle_is_not_made_a_rectangle(text: str) -> None:
    with pytest.raises(SuiteError) as caught:
        resolved(text, "rectangle ABCD")
    [found] = caught.value.diagnostics
    assert found.fix is None and found.hint is not None
    assert "to square`" in found.hint and "to rectangle`" not in found.hint


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("rename A to Q", "it can be renamed to `E`"),
        ("rename A to B", "it can be renamed to `E`"),
        ("make AB parallel BC", "`AB` and `BC` meet in `B`"),
        ("make AC parallel BM", "`AC` and `BM` meet in `M`"),
        ("make AM parallel CM", "`AM` and `CM` are the same"),
        ("swap labels of A, A", "`A` is named twice"),
        ("make A, A, B collinear", "`A` is named twice"),
    ],
)
def test_a_reason_is_given(text: str, reason: str) -> None:
    with pytest.raises(SuiteError) as caught:
        resolved(text)
    [found] = caught.value.diagnostics
    assert (found.code, found.message) == ("E403", f"`{text}` can't be done here: {reason}")


def test_nothing_there_is_a_fault_of_the_suite_for_one_diagram() -> None:
    with pytest.raises(NothingThere, match=r"^the diagram has nothing to perturb") as caught:
        standard().resolve(site_of("# nothing"))
    assert {d.code for d in caught.value.diagnostics} == {"E404"}


# -- Python ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made() -> Negatives:
    return perturb.negatives(geodsl.parse(GRID, name="grid"), suite="break any parallel", n=2, size=64)


def test_negatives_are_a_row(made: Negatives) -> None:
    fresh = perturb.negatives(geodsl.parse(GRID, name="grid"), n=2)
    assert repr(fresh) == "<Negatives: 2 of 'grid', not made yet>"
    some = made[:1]
    assert isinstance(some, list) and [type(x) for x in some] == [Negative]
    assert some[0].member is made[0].member and made[-1].member is made[1].member
    assert repr(made) == "<Negatives: 2 of 'grid'>"
    assert repr(made.group) == "<Group: 2 negatives of 'grid'>"
    assert isinstance(made.group, Group)


def test_the_positive_is_looked_at_like_a_negative(made: Negatives) -> None:
    positive = made.positive
    assert type(positive) is Exhibit and positive.member is made.group.anchor
    assert positive.caption and positive.program.startswith("point A at (") and positive.picture.size == 64


@pytest.mark.parametrize(
    ("asked", "error", "says"),
    [
        ({"size": 3}, ValueError, "from 16 to 4096"),
        ({"size": 99.5}, ValueError, "from 16 to 4096"),
        ({"style": "texbook"}, ValueError, "textbook"),
        ({"style": 3}, TypeError, "a name or a Style"),
        ({"seed": -1}, ValueError, "from 0 on, not -1"),
        ({"seed": 0.5}, TypeError, "seed is a whole number"),
        ({"n": 0}, ValueError, "from 1 to 1,000, not 0"),
        ({"n": "2"}, TypeError, "n is a whole number"),
        ({"suite": 3}, TypeError, "the text of one"),
        ({"suite": ""}, SuiteError, "has no lines"),
    ],
)  # fmt: skip
def test_an_impossible_wish_is_told_at_once(asked: dict, error: type[Exception], says: str) -> None:
    diagram = geodsl.parse(GRID)
    for made in (perturb.negatives, perturb.groups):
        with pytest.raises(error, match=says):
            made(diagram, **asked)


def test_a_text_is_no_diagram() -> None:
    for made in (perturb.negatives, perturb.groups, perturb.Stream):
        with pytest.raises(TypeError, match=r"not str; geodsl\.parse makes one"):
            made("square ABCD")  # type: ignore[operator]
