"""`geodsl render`."""

import json
import os
import struct

import pytest

PNG = b"\x89PNG\r\n\x1a\n"


def size(data: bytes) -> tuple[int, int]:
    assert data.startswith(PNG) and data.endswith(b"IEND\xaeB`\x82")
    return struct.unpack(">II", data[16:24])


def test_one_picture_goes_exactly_where_it_is_asked_for(geodsl, folder):
    done = geodsl("render", "fine.geo", "-o", "out.png")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "out.png\n", "")
    assert size((folder / "out.png").read_bytes()) == (336, 336)


def test_size_and_seed(geodsl, folder):
    for name, options in {"a": (), "b": (), "c": ("--seed", "5"), "d": ("--size", "128")}.items():
        assert geodsl("render", "fine.geo", "-o", f"{name}.png", *options).exit_code == 0
    a, b, c, d = ((folder / f"{n}.png").read_bytes() for n in "abcd")
    assert a == b != c
    assert size(d) == (128, 128)


def test_several_figures_are_numbered(geodsl, folder):
    done = geodsl("render", "fine.geo", "-o", "out.png", "--n", "3")
    assert done.stdout.split() == ["out_00.png", "out_01.png", "out_02.png"]
    pictures = [(folder / f"out_0{k}.png").read_bytes() for k in range(3)]
    assert len(set(pictures)) == 3
    assert not (folder / "out.png").exists()


def test_several_files_go_into_a_folder(geodsl, folder):
    done = geodsl("render", "fine.geo", "untidy.geo", "-o", "deep/out", "--n", "2")
    assert done.exit_code == 0
    assert sorted(p.name for p in (folder / "deep" / "out").iterdir()) == [
        "fine_00.png", "fine_01.png", "untidy_00.png", "untidy_01.png",
    ]  # fmt: skip


def test_the_good_ones_are_done_and_the_bad_ones_named(geodsl, folder):
    done = geodsl("render", ".", "missing.geo", "-o", "out")
    assert done.exit_code == 2
    assert sorted(p.name for p in (folder / "out").iterdir()) == ["fine.png", "untidy.png", "warned.png"]
    assert done.stderr.splitlines()[-1] == (
        "8 files: 3 drawn; 3 with findings (claim.geo, clash.geo, faulty.geo); "
        "2 failed (bytes.geo, missing.geo)"
    )


@pytest.mark.parametrize("name", ["faulty.geo", "clash.geo", "claim.geo"])
def test_what_is_wrong_is_never_drawn(geodsl, contents, name):
    before = contents()
    done = geodsl("render", name, "-o", "out.png")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{name}:")
    assert contents() == before


def test_standard_input_and_output(geodsl, spawn):
    done = spawn("render", "-", "-o", "-", "--size", "64", input=b"triangle ABC\n")
    assert done.returncode == 0 and size(done.stdout) == (64, 64) and done.stderr == b""
    assert geodsl("render", "-", "-o", "bare/", input="triangle ABC").stdout == "bare/stdin.png\n"


def test_standard_output_takes_one_picture(geodsl):
    for more in (("untidy.geo",), ("--n", "2"), ("--json",)):
        done = geodsl("render", "fine.geo", "-o", "-", *more)
        assert done.exit_code == 2 and done.stderr.splitlines()[-1].startswith("Error: Standard output")


def test_json(geodsl):
    done = geodsl("render", "fine.geo", "faulty.geo", "-o", "out", "--json")
    assert done.exit_code == 1
    fine, faulty = json.loads(done.stdout)["files"]
    assert fine["written"] == ["out/fine.png"]
    assert faulty["written"] == [] and faulty["diagnostics"]


@pytest.mark.parametrize(
    "options",
    [("--size", "15"), ("--size", "4097"), ("--size", "9" * 5000), ("--size", "nan"), ("--n", "0"),
     ("--n", "1e3"), ("--seed", "-1"), ("--seed", "x"), ("--nope",)],
)  # fmt: skip
def test_options_out_of_range(geodsl, contents, options):
    before = contents()
    done = geodsl("render", "fine.geo", "-o", "out.png", *options)
    assert done.exit_code == 2 and "Error: " in done.stderr
    assert contents() == before


def test_a_huge_seed_is_a_seed(geodsl):
    assert geodsl("render", "fine.geo", "-o", "out.png", "--seed", str(2**200)).exit_code == 0


def test_out_is_needed(geodsl):
    assert geodsl("render", "fine.geo").exit_code == 2


@pytest.mark.parametrize("out", ["fine.geo/out.png", "no/such/folder/out.png", "x" * 300 + ".png"])
def test_an_output_that_cannot_be_written(geodsl, contents, out):
    before = contents()
    done = geodsl("render", "fine.geo", "-o", out)
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1 and "can't be written" in done.stderr
    assert contents() == before


@pytest.mark.parametrize("call", ["replace", "open"])
def test_a_disk_that_refuses_leaves_nothing_half_written(geodsl, contents, monkeypatch, call):
    geodsl("render", "fine.geo", "-o", "out.png")
    before = contents()

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, refuse)
    done = geodsl("render", "fine.geo", "-o", "out.png", "--seed", "1")
    monkeypatch.undo()
    assert done.exit_code == 2
    assert done.stderr == "geodsl: fine.geo: out.png can't be written: No space left on device\n"
    assert contents() == before
