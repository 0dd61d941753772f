"""What `geodsl render` can be asked for besides a picture."""

import io
import json
import os
import xml.etree.ElementTree as ElementTree

import pytest
from PIL import Image

from geodsl.cli.inputs import Input
from geodsl.cli.watching import watch
from geodsl.cli.work import Outcome


@pytest.mark.parametrize("ending", ["png", "jpg", "webp"])
def test_pixels_of_every_kind(geodsl, folder, ending):
    assert geodsl("render", "fine.geo", "-o", f"out.{ending}", "--size", "96").exit_code == 0
    with Image.open(folder / f"out.{ending}") as image:
        assert image.size == (96, 96)
        assert image.convert("L").getextrema()[0] < 60  # there is ink on it


def test_vectors(geodsl, folder):
    assert geodsl("render", "fine.geo", "-o", "out/", "--format", "svg").stdout == "out/fine.svg\n"
    assert ElementTree.parse(folder / "out" / "fine.svg").getroot().tag.endswith("svg")
    assert geodsl("render", "fine.geo", "-o", "out.pdf").exit_code == 0
    assert (folder / "out.pdf").read_bytes().startswith(b"%PDF-")
    assert geodsl("render", "fine.geo", "-o", "out.tikz").exit_code == 0
    assert r"\begin{tikzpicture}" in (folder / "out.tikz").read_text()


def test_styles_differ_and_unknown_ones_are_refused(geodsl, folder):
    for style in ("textbook", "blueprint", "random"):
        assert geodsl("render", "fine.geo", "-o", f"{style}.png", "--style", style).exit_code == 0
    assert len({(folder / f"{style}.png").read_bytes() for style in ("textbook", "blueprint", "random")}) == 3
    done = geodsl("render", "fine.geo", "-o", "no.png", "--style", "blueprnt")
    assert done.exit_code == 2 and "blueprint" in done.stderr and not (folder / "no.png").exists()


def test_a_sheet_shows_all(geodsl, folder):
    done = geodsl("render", "fine.geo", "untidy.geo", "-o", "page.png", "--sheet", "--n", "2", "--size", "64")
    assert (done.exit_code, done.stdout) == (0, "page.png\n")
    with Image.open(folder / "page.png") as page:
        assert page.width * page.height >= 4 * 64 * 64
    assert geodsl("render", "fine.geo", "-o", "page.svg", "--sheet").exit_code == 2


def test_pixels_say_where_everything_is(geodsl, folder):
    done = geodsl("render", "fine.geo", "-o", "out.png", "--pixels", "--size", "200")
    assert done.stdout.split() == ["out.png", "out.json"]
    found = json.loads((folder / "out.json").read_text())
    with Image.open(io.BytesIO((folder / "out.png").read_bytes())) as image:
        for x, y in found["points"].values():
            assert image.convert("L").getpixel((int(x), int(y))) < 100  # there is a dot


def test_crowded_labels_are_told(geodsl, folder):
    names = "".join(f"{a} = midpoint of {b}{c}\n" for a, b, c in ("DBC", "EAC", "FAB", "GEF", "HFD", "IDE"))
    (folder / "crowd.geo").write_text("triangle ABC\n" + names)
    done = geodsl("render", "crowd.geo", "-o", "out.png", "--size", "48")
    assert done.exit_code == 0 and "larger --size" in done.stderr
    done = geodsl("render", "crowd.geo", "-o", "out.png", "--size", "448")
    assert done.exit_code == 0 and done.stderr == ""


def test_watching_draws_again_what_changed(folder):
    (folder / "a.geo").write_text("one")
    (folder / "b.geo").write_text("one")
    drawn = []
    changes = iter([("a.geo", "two!"), ("b.geo", "three"), None])

    def do(item: Input, outcome: Outcome) -> None:
        drawn.append((item.path, (folder / item.path).read_text()))

    def pause() -> None:
        change = next(changes)
        if change is None:
            raise KeyboardInterrupt
        (folder / change[0]).write_text(change[1])

    os.chdir(folder)
    with pytest.raises(KeyboardInterrupt):
        watch([Input("a.geo"), Input("b.geo")], do, lambda outcome: None, pause=pause)
    assert drawn == [("a.geo", "one"), ("b.geo", "one"), ("a.geo", "two!"), ("b.geo", "three")]


def test_watching_needs_files(geodsl):
    for more in (("--json",), ("--sheet",)):
        assert geodsl("render", "fine.geo", "-o", "out.png", "--watch", *more).exit_code == 2
    assert geodsl("render", "-", "-o", "out.png", "--watch", input="triangle ABC").exit_code == 2
