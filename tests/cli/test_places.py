"""Where pictures go is settled before any is drawn."""

import click
import pytest

from geodsl.cli.inputs import Input
from geodsl.cli.places import Places
from geodsl.cli.work import PlainError


def place(out: str, *names: str, n: int = 1, several: bool | None = None, **more) -> list[list[str]]:
    inputs = [Input(x) for x in names]
    found = Places(out, inputs, n=n, several=len(names) > 1 if several is None else several, **more)
    return [found.of(item) for item in inputs]


def test_names(folder):
    assert place("a.png", "x.geo") == [["a.png"]]
    assert place("a.PNG", "x.geo") == [["a.PNG"]]
    assert place("a.png", "x.geo", n=2) == [["a_00.png", "a_01.png"]]
    assert place("a.png", "x.geo", n=101)[0][100] == "a_100.png"
    assert place("bare", "q/x.geo") == [["bare/x.png"]]
    assert place("out/", "q/x.y.geo") == [["out/x.y.png"]]
    assert place("out", "x.geo", n=2) == [["out/x_00.png", "out/x_01.png"]]
    assert place("out", "x.geo", "y") == [["out/x.png"], ["out/y.png"]]
    assert place("out", "x.geo", several=True) == [["out/x.png"]]
    assert place("-", "x.geo") == [["-"]]
    assert (folder / "out").is_dir()


@pytest.mark.parametrize("out", ["a.gif", "a.bmp", "a", "a.", ".png", "a.png.gz"])
def test_other_endings_are_refused_naming_those_there_are(folder, out):
    with pytest.raises(click.UsageError, match=r"there is \.png"):
        place(out, "x.geo")


def test_several_files_need_a_folder(folder):
    with pytest.raises(click.UsageError, match="need a folder"):
        place("a.png", "x.geo", "y.geo")
    with pytest.raises(click.UsageError, match=r"slash at its end"):
        place("a.v2", "x.geo", "y.geo")
    assert place("a.v2/", "x.geo", "y.geo") == [["a.v2/x.png"], ["a.v2/y.png"]]


def test_two_pictures_in_one_place_are_refused_before_anything_is_made(geodsl, folder, contents):
    with pytest.raises(PlainError, match=r"p/x\.geo and q/x\.geo would both be written to out/x\.png"):
        place("out", "p/x.geo", "q/x.geo")
    assert not (folder / "out").exists()
    (folder / "bare" / "fine.geo").write_text("triangle ABC\n")
    before = contents()
    done = geodsl("render", "fine.geo", "bare", "-o", "out")
    assert done.exit_code == 2
    assert done.stderr == "geodsl: fine.geo and bare/fine.geo would both be written to out/fine.png\n"
    assert contents() == before


def test_a_program_is_not_overwritten(folder):
    with pytest.raises(PlainError, match="itself a file to read"):
        place("a.png", "a.png")


def test_a_folder_that_cannot_be_made(geodsl):
    done = geodsl("render", "fine.geo", "untidy.geo", "-o", "fine.geo/out")
    assert done.exit_code == 2
    assert done.stderr.startswith("geodsl: the folder fine.geo/out can't be made: ")


@pytest.mark.parametrize("ending", ["jpg", "jpeg", "webp", "svg", "pdf", "tikz", "tex", "SVG"])
def test_the_ending_says_which_format(folder, ending):
    assert place(f"a.{ending}", "x.geo") == [[f"a.{ending}"]]
    assert place("out/", "x.geo", ending=ending) == [[f"out/x.{ending}"]]
    with pytest.raises(click.UsageError, match="--format gif"):
        place("out/", "x.geo", ending="gif")


def test_a_sheet_is_one_file_of_pixels(folder):
    inputs = [Input("x.geo"), Input("y.geo")]
    assert Places("a.png", inputs, n=3, several=True, sheet=True).sheet == "a.png"
    for out, more in {"a.svg": {}, "a/": {}, "-": {}, "b.png": {"beside": True}}.items():
        with pytest.raises(click.UsageError):
            Places(out, inputs, n=1, several=True, sheet=True, **more)
    with pytest.raises(PlainError, match="itself a file to read"):
        Places("x.png", [Input("x.png")], n=1, several=False, sheet=True)


def test_what_stands_beside_a_picture_takes_no_other_place(folder):
    with pytest.raises(PlainError, match="itself a file to read"):
        place("x.png", "x.json", beside=True)
