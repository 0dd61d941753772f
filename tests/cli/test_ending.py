"""Every way of ending: an exit code, a sentence, no traceback."""

import os
import signal
import subprocess
import sys
import time

import pytest

import geodsl as engine
from geodsl.cli import main

FULL = "/dev/full"
LARGE_PICTURE = ("render", "fine.geo", "-o", "-", "--size", "4096")


@pytest.mark.parametrize("command", [(), *((name,) for name in main.commands)])
def test_help_ends_with_an_example(geodsl, command):
    for flag in ("--help", "-h"):
        done = geodsl(*command, flag)
        assert done.exit_code == 0
        _, _, example = done.stdout.partition("Example:\n")
        assert all(line.startswith("    geodsl ") for line in example.rstrip().splitlines()) and example


def test_version(geodsl):
    done = geodsl("--version")
    assert (done.exit_code, done.stdout) == (0, f"geodsl {engine.__version__}\n")


def test_usage(geodsl):
    assert geodsl().exit_code == 2
    done = geodsl("chekc", "fine.geo")
    assert done.exit_code == 2 and "check" in done.stderr
    assert geodsl("check").exit_code == 2
    assert geodsl("check", "--nope", "fine.geo").exit_code == 2


def test_exit_codes_of_a_real_process(spawn):
    assert spawn("check", "fine.geo").returncode == 0
    assert spawn("check", "faulty.geo").returncode == 1
    assert spawn("check", "missing.geo").returncode == 2
    assert spawn("nope").returncode == 2


def test_an_error_that_nobody_foresaw_is_one_line(geodsl, monkeypatch):
    def fail(*_, **__):
        raise ZeroDivisionError("by\nzero \x1b[31m")

    monkeypatch.setattr(engine, "vocabulary", fail)
    done = geodsl("list", "facts")
    assert done.exit_code == 2
    assert done.stderr == (
        "geodsl: internal error (ZeroDivisionError: by zero �[31m); please report it, "
        "with what GEODSL_TRACEBACK=1 shows\n"
    )
    monkeypatch.setenv("GEODSL_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        geodsl("list", "facts")


def test_it_stops_no_other_file(geodsl, monkeypatch):
    parse = engine.parse

    def fail(text, *, name, **kwargs):
        if name == "untidy.geo":
            raise RecursionError
        return parse(text, name=name, **kwargs)

    monkeypatch.setattr(engine, "parse", fail)
    done = geodsl("check", "untidy.geo", "fine.geo")
    assert done.exit_code == 2
    assert "geodsl: untidy.geo: internal error (RecursionError); please report it" in done.stderr
    assert "fine.geo: fine" in done.stdout


def test_a_scene_that_cannot_be_realised_is_a_finding(geodsl, monkeypatch, contents):
    def refuse(*_, **__):
        raise engine.RealizeError("0 of 1 instances")

    monkeypatch.setattr(engine.Diagram, "pictures", refuse)
    before = contents()
    done = geodsl("render", "fine.geo", "-o", "out.png")
    assert (done.exit_code, done.stderr) == (1, "fine.geo: error: 0 of 1 instances\n")
    assert contents() == before


def test_without_cairo_there_is_one_plain_error(geodsl, monkeypatch):
    from geodsl.picture import CairoMissing

    def refuse(*_, **__):
        raise CairoMissing("libcairo is missing; install it with: apt-get install libcairo2")

    monkeypatch.setattr(engine.Diagram, "pictures", refuse)
    done = geodsl("render", "fine.geo", "untidy.geo", "-o", "out")
    assert done.exit_code == 2
    assert done.stderr == "geodsl: libcairo is missing; install it with: apt-get install libcairo2\n"


def test_interrupted(geodsl, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(engine, "parse", interrupt)
    done = geodsl("check", "fine.geo")
    assert done.exit_code == 130 and done.output.strip() == ""


@pytest.mark.skipif(os.name == "nt", reason="signals are other there")
def test_control_c_while_waiting_for_input(folder, surroundings):
    process = subprocess.Popen(
        [sys.executable, "-m", "geodsl", "check", "fine.geo", "-"],
        cwd=folder, env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout.readline().startswith(b"fine.geo")  # each file's facts as soon as there are any
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130 and b"Traceback" not in stderr


@pytest.mark.parametrize("command", [("list", "facts"), ("--help",), ("check", "."), LARGE_PICTURE])
def test_a_reader_that_is_gone(spawn, command):
    read, write = os.pipe()
    os.close(read)
    try:
        done = spawn(*command, stdout=write, stderr=subprocess.PIPE)
    finally:
        os.close(write)
    assert done.returncode == 141
    for word in (b"Broken", b"Traceback", b"Exception", b"internal"):
        assert word not in done.stderr


@pytest.mark.skipif(not os.path.exists(FULL), reason="there is no full disk to try")
@pytest.mark.parametrize(
    "command", [("list", "facts"), ("--help",), ("check", "fine.geo"), ("fmt", "-"), LARGE_PICTURE]
)
def test_an_output_that_takes_no_more(spawn, command):
    with open(FULL, "wb") as full:
        done = spawn(*command, stdout=full, stderr=subprocess.PIPE, input=b"triangle ABC\n")
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1 and b"No space left on device" in done.stderr


def test_closed_streams(folder, surroundings):
    for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        script = f'"{sys.executable}" -m geodsl check fine.geo faulty.geo - {closed}'
        done = subprocess.run(
            ["sh", "-c", script], cwd=folder, env=surroundings, capture_output=True, input=b"", timeout=120
        )
        assert done.returncode == (2 if "<&-" in closed else 1)
        assert b"Traceback" not in done.stderr


def test_streams_that_cannot_say_everything(spawn, folder):
    (folder / "degrees.geo").write_text("triangle ABC with angle A = 40°\n", "utf-8")
    for options in ((), ("--json",)):
        done = spawn("check", "degrees.geo", *options, env={"PYTHONIOENCODING": "ascii"})
        assert done.returncode == 0, done.stderr


def test_optimised_python(spawn):
    for command in (("--help",), ("check", "fine.geo"), ("list", "facts"), ("render", "fine.geo", "-o", "-")):
        done = spawn(*command, python=("-OO",))
        assert done.returncode == 0, done.stderr


def test_the_command_line_itself_imports_nothing_heavy():
    script = (
        "import sys, geodsl; before = set(sys.modules); import geodsl.cli; "
        "print(*sorted({m.partition('.')[0] for m in set(sys.modules) - before}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"numpy", "lark", "shapely", "cairocffi", "tqdm", "fontTools"} & set(done.stdout.split())
