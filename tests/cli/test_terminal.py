"""On a terminal: colour and a progress bar; nowhere else."""

import errno
import os
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty", reason="terminals are other there")
termios = pytest.importorskip("termios", reason="terminals are other there")


@pytest.fixture
def on_terminal(folder, surroundings):
    """Runs the command line with its streams on a terminal; everything that it shows."""

    def run(*args: str, env: dict[str, str] | None = None) -> tuple[int, str]:
        here, there = pty.openpty()
        termios.tcsetwinsize(there, (24, 80))
        process = subprocess.Popen(
            [sys.executable, "-m", "geodsl", *args],
            cwd=folder, env=surroundings | (env or {}), stdin=there, stdout=there, stderr=there,
        )  # fmt: skip
        os.close(there)
        shown = b""
        while True:
            try:
                more = os.read(here, 65_536)
            except OSError as error:  # how Linux says that the other end is closed
                if error.errno != errno.EIO:
                    raise
                break
            if not more:
                break
            shown += more
        os.close(here)
        return process.wait(timeout=60), shown.decode()

    return run


def test_findings_are_coloured(on_terminal):
    code, shown = on_terminal("check", "faulty.geo")
    assert code == 1
    assert "\x1b[31m\x1b[1merror E" in shown


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colour_can_be_refused(on_terminal, env):
    for command in (("check", "faulty.geo"), ("list", "facts"), ("facts", "fine.geo"), ("--help",)):
        assert "\x1b[" not in on_terminal(*command, env=env)[1]


def test_an_empty_no_color_refuses_nothing(on_terminal):
    assert "\x1b[" in on_terminal("check", "faulty.geo", env={"NO_COLOR": ""})[1]


def test_no_colour_and_no_bar_elsewhere(spawn):
    done = spawn("check", "fine.geo", "faulty.geo", "warned.geo")
    for stream in (done.stdout, done.stderr):
        assert b"\x1b" not in stream and b"\r" not in stream and b"file/s" not in stream


def test_several_files_have_a_progress_bar(on_terminal):
    code, shown = on_terminal("check", "--quiet", "fine.geo", "untidy.geo", "warned.geo")
    assert code == 0
    assert "/3 [" in shown
    assert shown.splitlines()[-1].strip().endswith("3 files: 3 fine")


def test_one_file_has_none(on_terminal):
    assert "/1 [" not in on_terminal("check", "fine.geo")[1]
