"""Files are written whole or not at all."""

import os
import stat

import pytest

from geodsl.cli.writing import rewrite, write


def test_a_new_file_has_the_mode_that_the_mask_gives(tmp_path):
    old = os.umask(0o027)
    try:
        write(str(tmp_path / "new"), b"x")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["new"]


def test_a_file_in_the_current_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("new", b"x")
    assert (tmp_path / "new").read_bytes() == b"x"


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to("target")
    for change in (write, rewrite):
        change(str(tmp_path / "link"), change.__name__.encode())
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "target").read_bytes() == change.__name__.encode()


def test_what_an_earlier_run_left_behind_does_no_harm(tmp_path):
    left = tmp_path / f".geodsl-{os.getpid()}-0.tmp"
    left.write_bytes(b"another's")
    write(str(tmp_path / "new"), b"x")
    assert left.read_bytes() == b"another's" and (tmp_path / "new").read_bytes() == b"x"


@pytest.mark.parametrize("stop", [OSError(28, "full"), KeyboardInterrupt()])
@pytest.mark.parametrize("change", [write, rewrite])
def test_stopped_halfway(tmp_path, monkeypatch, stop, change):
    (tmp_path / "file").write_bytes(b"old")

    def refuse(*_):
        raise stop

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(type(stop)):
        change(str(tmp_path / "file"), b"new")
    assert os.listdir(tmp_path) == ["file"] and (tmp_path / "file").read_bytes() == b"old"


def test_devices_pipes_and_folders_are_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "null").symlink_to(os.devnull)
    for place in ("pipe", "null", "."):
        with pytest.raises(OSError, match="it is "):
            write(str(tmp_path / place), b"x")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    assert not os.path.isfile(os.devnull)
