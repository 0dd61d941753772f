"""Folders of many files, told as one: vouched for by one line, put in place at once, missed when anything is gone."""

from __future__ import annotations

import hashlib
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from geodsl.dataset.beside import Beside, BesideError, is_there, told_of

FILES = {"b.png": b"two", "a.png": b"one", "metadata.jsonl": b"{}\n"}


def _settled(root: Path, files: dict[str, bytes] = FILES) -> dict[str, dict]:
    with Beside(root, "train-00000") as beside:
        folder = beside.folder_of("pictures/train/00000")
        for name, data in files.items():
            (folder / name).write_bytes(data)
        beside.path("tars/train-00000.tar").write_bytes(b"tar")
        told = beside.files()
        beside.settle(told)
    return told


def test_a_folder_is_one_entry_with_the_hash_of_what_sha256sum_prints(tmp_path: Path) -> None:
    told = _settled(tmp_path)
    assert list(told) == ["pictures/train/00000/", "tars/train-00000.tar"]
    lines = "".join(f"{hashlib.sha256(FILES[n]).hexdigest()}  {n}\n" for n in sorted(FILES))
    expected = {"files": 3, "bytes": 9, "sha256": hashlib.sha256(lines.encode()).hexdigest()}
    assert told["pictures/train/00000/"] == expected
    assert {p.name: p.read_bytes() for p in (tmp_path / "pictures/train/00000").iterdir()} == FILES
    assert told_of(tmp_path, "pictures/train/00000/") == expected


def test_a_folder_is_missed_when_a_file_is_gone_added_or_cut(tmp_path: Path) -> None:
    name = "pictures/train/00000/"
    told = _settled(tmp_path)[name]
    assert is_there(tmp_path, name, told)
    (tmp_path / name / "c.png").write_bytes(b"")
    assert not is_there(tmp_path, name, told)
    (tmp_path / name / "c.png").unlink()
    (tmp_path / name / "a.png").write_bytes(b"on")
    assert not is_there(tmp_path, name, told)
    (tmp_path / name / "a.png").unlink()
    assert not is_there(tmp_path, name, told)
    assert not is_there(tmp_path, "pictures/train/00001/", told)


def test_what_another_try_left_is_replaced_whole(tmp_path: Path) -> None:
    left = tmp_path / "pictures/train/00000"
    left.mkdir(parents=True)
    (left / "z.png").write_bytes(b"of a try that was killed")
    _settled(tmp_path)
    assert sorted(os.listdir(left)) == sorted(FILES)


def test_a_folder_that_is_there_and_the_same_stays(tmp_path: Path) -> None:
    _settled(tmp_path)
    before = (tmp_path / "pictures/train/00000").stat().st_ino
    _settled(tmp_path)
    assert (tmp_path / "pictures/train/00000").stat().st_ino == before
    assert not list((tmp_path / ".making").glob("*.try"))


def test_two_that_settle_the_same_folder_at_a_time_do_each_other_no_harm(tmp_path: Path) -> None:
    gate = threading.Barrier(4)

    def settle(number: int) -> dict[str, dict]:
        with Beside(tmp_path, "train-00000", alone=False) as beside:
            folder = beside.folder_of("pictures/train/00000")
            for name, data in FILES.items():
                (folder / name).write_bytes(data)
            told = beside.files()
            gate.wait()
            beside.settle(told)
        return told

    with ThreadPoolExecutor(4) as pool:
        for _ in range(10):
            (told, *others) = pool.map(settle, range(4))
            assert others == [told] * 3
            assert told_of(tmp_path, "pictures/train/00000/") == told["pictures/train/00000/"]


def test_folders_within_and_links_are_refused(tmp_path: Path) -> None:
    _settled(tmp_path)
    os.symlink("a.png", tmp_path / "pictures/train/00000/link.png")
    with pytest.raises(BesideError, match="no plain file"):
        told_of(tmp_path, "pictures/train/00000/")
