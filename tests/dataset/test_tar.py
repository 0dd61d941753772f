"""Tar archives: others read what is written, and nothing odd is read."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from geodsl.dataset.tar import TarError, TarWriter, members

FILES = {"a.json": b"{}", "a.png": b"\x89PNG" * 300, "empty.txt": b"", "b.png": b"x" * 512}


def written(path: Path, files: dict[str, bytes] = FILES) -> Path:
    tar = TarWriter(path)
    for name, data in files.items():
        tar.add(name, data)
    tar.close()
    return path


def by_tarfile(path: Path, *infos: tuple[tarfile.TarInfo, bytes], format: int = tarfile.USTAR_FORMAT) -> Path:
    with tarfile.open(path, "w", format=format) as tar:
        for info, data in infos:
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


def info(name: str, **more) -> tarfile.TarInfo:
    found = tarfile.TarInfo(name)
    for key, value in more.items():
        setattr(found, key, value)
    return found


def test_pythons_own_reader_finds_the_same(tmp_path: Path):
    path = written(tmp_path / "x.tar")
    with tarfile.open(path) as tar:
        found = {m.name: (tar.extractfile(m) or io.BytesIO()).read() for m in tar}
        assert found == FILES
        assert {(m.mtime, m.uid, m.gid, m.uname, m.mode, m.type) for m in tar.getmembers()} == {
            (0, 0, 0, "", 0o644, tarfile.REGTYPE)
        }
    assert path.stat().st_size % 10_240 == 0
    assert dict(members(path)) == FILES
    assert path.read_bytes() == written(tmp_path / "y.tar").read_bytes()


def test_what_pythons_own_writer_makes_is_read(tmp_path: Path):
    path = by_tarfile(tmp_path / "x.tar", *((info(n), d) for n, d in FILES.items()))
    assert dict(members(path)) == FILES


def test_an_archive_that_is_cut_off_anywhere(tmp_path: Path):
    whole = written(tmp_path / "x.tar").read_bytes()
    cut = tmp_path / "cut.tar"
    for at in (
        0,
        100,
        511,
        512,
        513,
        1500,
        2000,
        4000,
        4700,
        len(whole) - 4000,
        len(whole) - 512,
        len(whole) - 1,
    ):
        cut.write_bytes(whole[:at])
        with pytest.raises(TarError):
            list(members(cut))


def test_any_flipped_byte_of_a_header_is_found(tmp_path: Path):
    whole = bytearray(written(tmp_path / "x.tar").read_bytes())
    path = tmp_path / "y.tar"
    for at in range(0, 512, 3):
        flipped = bytearray(whole)
        flipped[at] ^= 0x41
        path.write_bytes(flipped)
        with pytest.raises(TarError):
            list(members(path))


@pytest.mark.parametrize(
    "entry",
    [
        info("/etc/passwd"),
        info("../up.txt"),
        info("a/../../b"),
        info("deep/inside.txt"),
        info(".hidden"),
        info("link", type=tarfile.SYMTYPE, linkname="/etc/passwd"),
        info("hard", type=tarfile.LNKTYPE, linkname="a.json"),
        info("folder", type=tarfile.DIRTYPE),
        info("pipe", type=tarfile.FIFOTYPE),
        info("device", type=tarfile.CHRTYPE),
        info("back\\slash"),
        info("nul\x01name"),
    ],
    ids=lambda i: repr(i.name),
)
def test_what_is_no_plain_file_is_refused(tmp_path: Path, entry: tarfile.TarInfo):
    path = by_tarfile(tmp_path / "x.tar", (entry, b""))
    with pytest.raises(TarError, match="refused"):
        list(members(path))


def test_extended_headers_are_refused(tmp_path: Path):
    path = by_tarfile(tmp_path / "x.tar", (info("ü" * 80), b"1"), format=tarfile.PAX_FORMAT)
    with pytest.raises(TarError):
        list(members(path))
    path = by_tarfile(tmp_path / "y.tar", (info("n" * 200), b"1"), format=tarfile.GNU_FORMAT)
    with pytest.raises(TarError):
        list(members(path))


def test_a_member_that_says_it_is_enormous(tmp_path: Path):
    path = written(tmp_path / "x.tar")
    data = bytearray(path.read_bytes())
    data[124:136] = b"77777777777\0"
    data[148:156] = b" " * 8
    data[148:156] = b"%06o\0 " % sum(data[:512])
    path.write_bytes(data)
    with pytest.raises(TarError, match="at most"):
        list(members(path))


def test_two_of_one_name_and_something_after_the_end(tmp_path: Path):
    with pytest.raises(TarError, match="two members"):
        list(members(by_tarfile(tmp_path / "x.tar", (info("a"), b"1"), (info("a"), b"2"))))
    path = written(tmp_path / "y.tar")
    path.write_bytes(path.read_bytes() + b"more")
    with pytest.raises(TarError, match="after the end"):
        list(members(path))


def test_odd_names_are_not_written(tmp_path: Path):
    tar = TarWriter(tmp_path / "x.tar")
    for name in ("", "/a", "../a", "a/b", ".a", "a" * 100, "ü", "a\n"):
        with pytest.raises(TarError, match="plain name"):
            tar.add(name, b"")
    tar.add("a", b"")
    with pytest.raises(TarError, match="plain name of its own"):
        tar.add("a", b"")
    tar.close()
