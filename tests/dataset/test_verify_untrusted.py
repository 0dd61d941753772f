"""Verification reads what anyone may have written: it refuses with a sentence, and nothing is unpacked in vain."""

from __future__ import annotations

import io
import json
import struct
import tarfile
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from geodsl.dataset import Dataset
from geodsl.picture.backends import jpeg, webp
from geodsl.picture.backends.png import encode
from perturb.groups.verifying import verify_dataset
from perturb.groups.verifying.finding import NotThere
from perturb.groups.verifying.untrusted import DEEPEST, object_of
from perturb.verifying.codecs import decoded, shows
from tests.dataset.faults import receipt_redone, rewritten

TAR = "webdataset/train-00000.tar"
KEY = "train-00000-00000"


@pytest.fixture
def alone(small: Dataset, tmp_path: Path) -> Dataset:
    return rewritten(small, tmp_path / "alone", groups={"train": 1, "test": 0})


def told(dataset: Dataset, **how: Any) -> list[str]:
    """What is found once the receipt says that the files are as they are now."""
    receipt_redone(dataset)
    return [str(f) for f in verify_dataset(dataset.root, sample=0.0, **how).findings]


Members = list[tuple[tarfile.TarInfo, bytes]]


def tar_again(dataset: Dataset, edit: Callable[[Members], None], format: int = tarfile.USTAR_FORMAT) -> None:
    """The archive written anew by another writer."""
    path = dataset.root / TAR
    with tarfile.open(path) as archive:
        members: Members = [(i, archive.extractfile(i).read()) for i in archive]  # type: ignore[union-attr]
    edit(members)
    with tarfile.open(path, "w", format=format) as archive:
        for info, data in members:
            if info.isreg():
                info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


def named(name: str, kind: bytes = tarfile.REGTYPE, to: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, to
    return info


def txt_of(members: Members) -> None:
    k = next(k for k, (i, _) in enumerate(members) if i.name.endswith(".txt"))
    members[k] = (members[k][0], b"Something else.")


def rewritten_json(change: Callable[[str], str]) -> Callable[[Members], None]:
    def edit(members: Members) -> None:
        k = next(k for k, (i, _) in enumerate(members) if i.name.endswith(".json"))
        members[k] = (members[k][0], change(members[k][1].decode()).encode())

    return edit


TARS: dict[str, tuple[Callable[[Members], None], str]] = {
    "link": (lambda m: m.append((named(f"{KEY}.a", tarfile.SYMTYPE, "/etc/passwd"), b"")), "no regular file"),
    "hard link": (
        lambda m: m.append((named(f"{KEY}.a", tarfile.LNKTYPE, m[0][0].name), b"")),
        "no regular file",
    ),
    "fifo": (lambda m: m.append((named(f"{KEY}.a", tarfile.FIFOTYPE), b"")), "no regular file"),
    "absolute": (lambda m: m.append((named("/tmp/x.txt"), b"x")), "absolute names and .. are refused"),
    "above": (lambda m: m.append((named("../x.txt"), b"x")), "absolute names and .. are refused"),
    "twice": (lambda m: m.append(m[0]), "two members called"),
    "one more": (lambda m: m.append((named(f"{KEY}.more.png"), b"x")), "pictures that no member has"),
    "one less": (lambda m: m.remove(m[-1]), "has no picture"),
    "caption": (txt_of, "its caption beside the picture isn't that of its data"),
    "nan": (rewritten_json(lambda s: s.replace('"size":112', '"size":NaN', 1)), "NaN is no number"),
    "huge": (rewritten_json(lambda s: s.replace('"size":112', '"size":1e999', 1)), "too large a number"),
    "digits": (
        rewritten_json(lambda s: s.replace('"size":112', f'"size":{"9" * 5000}', 1)),
        "too large a number",
    ),
    "deep": (rewritten_json(lambda s: '{"a":' + "[" * 200_000 + "]" * 200_000 + "," + s[1:]), "no JSON"),
    "rather deep": (rewritten_json(lambda s: '{"a":' + "[" * 90 + "]" * 90 + "," + s[1:]), "nested deeper"),
    "key twice": (rewritten_json(lambda s: '{"texts":[],' + s[1:]), "a key twice"),
    "list": (rewritten_json(lambda s: f"[{s}]"), "holds no object"),
    "no members": (
        rewritten_json(lambda s: json.dumps(json.loads(s) | {"members": 3})),
        "no list of members",
    ),
}


@pytest.mark.parametrize("which", TARS)
def test_a_strange_tar_is_refused_with_a_sentence(alone: Dataset, which: str) -> None:
    edit, what = TARS[which]
    tar_again(alone, edit)
    found = told(alone)
    assert any(what in f and f.startswith("train-00000: ") for f in found), found


def test_headers_that_go_on_elsewhere_are_refused(alone: Dataset) -> None:
    def edit(members: Members) -> None:
        members[0][0].pax_headers = {"comment": "x" * 600}

    tar_again(alone, edit, tarfile.PAX_FORMAT)
    assert any("no regular file" in f for f in told(alone))


def test_a_member_larger_than_its_archive_is_refused(alone: Dataset) -> None:
    path = alone.root / TAR
    data = bytearray(path.read_bytes())
    data[124:136] = b"77777777777\0"  # eight gigabytes
    data[148:156] = b"%06o\0 " % (sum(data[:148]) + sum(data[156:512]) + 8 * ord(" "))
    path.write_bytes(data)
    tracemalloc.start()
    found = told(alone)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert any("at most" in f and "are read" in f for f in found), found
    assert most < 200 * 2**20


# -- pictures ----------------------------------------------------------------------------------------------


def bomb(side: int) -> bytes:
    """A small file that says it has a great many pixels, and has them."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(side + 1)) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_bomb_is_not_unpacked() -> None:
    data = bomb(12_000)  # 144 million pixels in 140 kB
    assert len(data) < 200_000
    tracemalloc.start()
    assert decoded(data, (112, 112)) is None
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 4 * 2**20


@pytest.mark.parametrize("data", [b"", b"GIF89a", bomb(8)[:-24], b"\x89PNG\r\n\x1a\n" + b"\0" * 64])
def test_what_is_no_picture_is_none(data: bytes) -> None:
    assert decoded(data, (8, 8)) is None


def test_a_moving_picture_is_none() -> None:
    frames = [Image.fromarray(np.full((8, 8), v, np.uint8)).convert("RGB") for v in (0, 255)]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    assert decoded(out.getvalue(), (8, 8)) is None


def drawing() -> np.ndarray:
    """A few strokes on paper, some of them faint."""
    y, x = np.mgrid[:96, :96]
    out = np.full((96, 96, 3), (250, 246, 235), np.uint8)
    out[np.abs(x - y) < 2] = (20, 30, 60)
    out[np.abs(np.hypot(x - 60, y - 40) - 20) < 1.2] = (150, 150, 160)
    out[80:83, 10:40] = (210, 205, 196)
    return out


def changed() -> list[np.ndarray]:
    """What is another drawing to a reader."""
    moved, gone, faint, dot = (drawing() for _ in range(4))
    moved[:, :] = np.roll(moved, 2, axis=1)
    gone[80:83, 10:40] = (250, 246, 235)
    faint[80:83, 50:80] = (210, 205, 196)
    dot[10:14, 60:64] = (20, 30, 60)
    return [moved, gone, faint, dot]


CODECS: dict[str, tuple[Callable[[np.ndarray], bytes], int | None]] = {
    "png": (encode, None),
    "webp": (webp.encode, None),
    "webp-80": (lambda p: webp.encode(p, quality=80), 80),
    "webp-30": (lambda p: webp.encode(p, quality=30), 30),
    "jpeg": (jpeg.encode, None),
    "jpeg-75": (lambda p: jpeg.encode(p, quality=75), 75),
}


@pytest.mark.parametrize("name", CODECS)
def test_a_file_shows_what_it_was_made_of_and_nothing_else(name: str) -> None:
    write, quality = CODECS[name]
    assert shows(write(drawing()), drawing(), quality)
    grey = drawing()[..., 0].copy()
    assert shows(write(grey), grey, quality)
    for other in changed():
        assert not shows(write(other), drawing(), quality)


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_another_encoder_of_the_same_quality_is_near_enough(kind: str) -> None:
    """Not the same bytes, and not the same pixels either."""
    out = io.BytesIO()
    more = {"quality": 90, "subsampling": 0} if kind == "JPEG" else {"quality": 82, "method": 0}
    Image.fromarray(drawing()).save(out, kind, **more)
    quality = 92 if kind == "JPEG" else 80
    ours = jpeg.encode(drawing()) if kind == "JPEG" else webp.encode(drawing(), quality=quality)
    assert out.getvalue() != ours
    assert shows(out.getvalue(), drawing(), quality)


# -- JSON --------------------------------------------------------------------------------------------------


def test_json_is_read_up_to_a_depth_and_a_size() -> None:
    def nested(levels: int) -> bytes:
        return b'{"a":' * levels + b"1" + b"}" * levels

    assert object_of(nested(DEEPEST), 10_000, "it")
    with pytest.raises(NotThere, match="nested deeper"):
        object_of(nested(DEEPEST + 1), 10_000, "it")
    with pytest.raises(NotThere, match="at most 10"):
        object_of(nested(9), 10, "it")
    with pytest.raises(NotThere, match="no JSON"):
        object_of(b'{"a": "\xff"}', 100, "it")
