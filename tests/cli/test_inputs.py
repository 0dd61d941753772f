"""FILE arguments: files, folders, standard input, and what can't be read."""

import os
import sys

import click
import pytest

from geodsl.cli.inputs import Input, expand


def names(*paths: str) -> list[str]:
    return [i.name for i in expand(paths)]


def test_a_folder_stands_for_its_programs_sorted(folder):
    for name in ("b/z.geo", "b/a.geo", "b/c/m.geo", "b/.git/no.geo", "b/notes.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("")
    assert names("b") == ["b/a.geo", "b/z.geo", "b/c/m.geo"]
    assert names("b/c/m.geo", "b") == ["b/c/m.geo", "b/a.geo", "b/z.geo"]  # each once
    assert names(".")[0] == "bytes.geo"


def test_a_file_may_end_otherwise(folder):
    (folder / "notes.txt").write_text("triangle ABC")
    assert expand(["notes.txt"])[0].text() == "triangle ABC"


def test_a_folder_without_programs(geodsl):
    done = geodsl("check", "bare", "fine.geo")
    assert done.exit_code == 2
    assert "geodsl: bare: it is a folder without *.geo files\n" in done.stderr
    assert "fine.geo: fine" in done.stdout


def test_standard_input_only_once(geodsl):
    with pytest.raises(click.UsageError):
        expand(["-", "-"])
    done = geodsl("check", "-", "-", input="")
    assert done.exit_code == 2 and "only once" in done.stderr


@pytest.mark.parametrize("path", ["missing.geo", "fine.geo/x.geo", "", "a\0b.geo", "x" * 5000])
@pytest.mark.parametrize("command", [("check",), ("fmt",), ("facts",), ("render", "-o", "out.png")])
def test_paths_that_lead_nowhere(geodsl, contents, command, path):
    before = contents()
    done = geodsl(*command, path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert contents() == before


@pytest.mark.parametrize("data", [b"\xff", b"triangle ABC\n\xc3", "triangle ABC".encode("utf-16")])
@pytest.mark.parametrize("command", [("check",), ("fmt",), ("facts",), ("render", "-o", "out.png")])
def test_bytes_that_are_no_text(geodsl, folder, command, data):
    (folder / "odd.geo").write_bytes(data)
    for done in (geodsl(*command, "odd.geo"), geodsl(*command, "-", input=data)):
        assert (done.exit_code, done.stdout) == (2, "")
        assert "it is not UTF-8 text" in done.stderr
    assert (folder / "odd.geo").read_bytes() == data


@pytest.mark.parametrize(
    "text", ["", "\n\n", "\0", "\x1b[31mtriangle", "(" * 10_000, "# only a comment", "x = " + "9" * 5_000]
)
def test_odd_texts(geodsl, text):
    for command in (("check",), ("fmt",), ("facts",), ("render", "-o", "out.png")):
        done = geodsl(*command, "-", input=text)
        assert done.exit_code in (0, 1)
        assert "\x1b" not in done.output and "\0" not in done.stderr


def test_no_more_is_read_than_a_program_may_have(geodsl, folder):
    (folder / "long.geo").write_text("# " + "x" * 500_000)
    done = geodsl("check", "long.geo")
    assert done.exit_code == 2 and "it is longer than 400,000 bytes" in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
@pytest.mark.parametrize("command", [("check",), ("fmt",), ("facts",), ("render", "-o", "out.png")])
def test_what_is_no_plain_file_is_not_waited_for(geodsl, folder, command):
    os.mkfifo(folder / "pipe.geo")
    for path in ("pipe.geo", "/dev/zero", "/dev/null"):
        done = geodsl(*command, path)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "it isn't a plain file" in done.stderr
    (folder / "user.geo").write_text('use "pipe.geo"\ntriangle ABC\n')
    if command != ("fmt",):
        done = geodsl(*command, "user.geo")
        assert done.exit_code == 1 and "pipe.geo isn't a plain file" in done.output


def test_a_byte_order_mark_is_no_part_of_the_text(folder):
    (folder / "bom.geo").write_bytes(b"\xef\xbb\xbftriangle ABC")
    assert Input("bom.geo").text() == "triangle ABC"


def test_names_that_would_steer_a_terminal_do_not(geodsl):
    done = geodsl("check", "\x1b[31mred.geo")
    assert "\x1b" not in done.stderr and "red.geo" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_names_that_are_not_text(spawn, folder):
    path = os.fsencode(folder) + b"/caf\xe9.geo"
    with open(path, "w") as file:
        file.write("triangle ABC\n")
    for options in ((), ("--json",)):
        done = spawn("check", ".", *options)
        assert done.returncode == 2  # bytes.geo
        assert b"caf" in done.stdout and b"Traceback" not in done.stderr
