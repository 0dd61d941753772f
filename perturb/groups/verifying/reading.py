"""Records read by two readers that have to agree: our own, and one that shares nothing with whoever wrote them."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from geodsl.dataset import Dataset, Record, Shard
from geodsl.dataset import tar as ours
from perturb.groups.verifying.finding import NotThere
from perturb.groups.verifying.untrusted import object_of

__all__ = ["LARGEST_RECORD", "read_twice"]

LARGEST_RECORD = 32 * 2**20  # bytes of a record's JSON
_LARGEST_SAMPLE = 256 * 2**20  # of a record with its pictures
_MOST_PICTURES = 512

Sample = dict[str, bytes]


def read_twice(dataset: Dataset, shard: Shard, path: Path) -> Iterator[Record]:
    """The records of a shard's archive, as an independent reader has them; our own reads the same.

    Raises:
        NotThere: where one can't read on, or they don't agree.
    """
    name = dataset.archive.name
    other = _of_tar(path) if name == "webdataset" else _of_parquet(path)
    mine = dataset.archive.read(path)
    k = -1
    for k, (key, data, images) in enumerate(other):
        record = next(mine, None)
        if record is None or record.data != data or dict(record.images) != images or record.key != key:
            raise NotThere(f"{path.name}: two readers of its record {k} ({key[:80]!r}) don't agree")
        yield record
    if next(mine, None) is not None:
        raise NotThere(f"{path.name}: two readers don't agree how many records there are: {k + 1}, or more")


def _record(key: str, json: bytes, files: Mapping[str, bytes]) -> tuple[str, dict[str, Any], Sample]:
    """Data and pictures of a record; exactly the pictures that its members are said to have."""
    data = object_of(json, LARGEST_RECORD, f"the record {key[:80]}")
    members = data.get("members")
    if not isinstance(members, list) or not 0 < len(members) <= _MOST_PICTURES:
        raise NotThere(f"the record {key[:80]} has no list of members")
    images: Sample = {}
    for member in members:
        name = member.get("image") if isinstance(member, dict) else None
        if not isinstance(name, str) or name not in files or name in images:
            raise NotThere(f"the record {key[:80]} has no picture {str(name)[:80]!r} of its own")
        images[name] = files[name]
    if len(images) != len(files):
        raise NotThere(f"the record {key[:80]} has pictures that no member has")
    return key, data, images


# -- tar ----------------------------------------------------------------------------------------------------


def _of_tar(path: Path) -> Iterator[tuple[str, dict[str, Any], Sample]]:
    key, sample, size = "", Sample(), 0
    for name, data in _members(path):
        head, _, rest = name.partition(".")
        if head != key and sample:
            yield _sample(key, sample)
            sample, size = Sample(), 0
        key = head
        sample[rest] = data
        size += len(data)
        if size > _LARGEST_SAMPLE or len(sample) > _MOST_PICTURES + 2:
            raise NotThere(f"the sample {key[:80]} is too large to be read")
    if sample:
        yield _sample(key, sample)


def _members(path: Path) -> Iterator[tuple[str, bytes]]:
    """The files of an archive as `tarfile` reads them; each header has passed our own reader before."""
    mine = ours.members(path)
    first = next(mine, None)
    if first is None:
        return
    with tarfile.open(path, "r:", format=tarfile.USTAR_FORMAT) as archive:
        for name, data in chain([first], mine):
            info = archive.next()
            if info is None or not info.isreg() or info.issparse() or info.pax_headers:
                raise NotThere(f"{path.name}: {name} is no plain file to another reader")
            file = archive.extractfile(info)
            if info.name != name or info.size != len(data) or file is None or file.read() != data:
                raise NotThere(f"{path.name}: {name} is another file to another reader")
            archive.members = []  # type: ignore[attr-defined]  # it would remember all of them
            yield name, data
        if archive.next() is not None:
            raise NotThere(f"{path.name}: another reader finds more in it")


def _sample(key: str, sample: Sample) -> tuple[str, dict[str, Any], Sample]:
    text = sample.pop("txt", None)
    data = sample.pop("json", None)
    if data is None or text is None:
        raise NotThere(f"the sample {key[:80]} has no data, or no caption")
    # The anchor's picture has nothing but an ending, so that plain readers of pictures take it.
    files = {name if "." in name else f"positive.{name}": content for name, content in sample.items()}
    if len(files) != len(sample):
        raise NotThere(f"the sample {key[:80]} has two pictures of one name")
    key, told, images = _record(key, data, files)
    try:
        caption = told["members"][0]["caption"]["text"].encode()
    except (KeyError, TypeError, AttributeError, UnicodeEncodeError):
        caption = None
    if text != caption:
        raise NotThere(f"the sample {key[:80]}: its caption beside the picture isn't that of its data")
    return key, told, images


# -- parquet ------------------------------------------------------------------------------------------------


def _of_parquet(path: Path) -> Iterator[tuple[str, dict[str, Any], Sample]]:
    """The rows of a file as pyarrow has them, with nothing but the columns that make a record."""
    import pyarrow
    import pyarrow.parquet

    wanted = ["key", "record", "image", "negative_images", "positive_images"]
    try:
        with pyarrow.parquet.ParquetFile(
            path,
            thrift_string_size_limit=1 << 24,
            thrift_container_size_limit=1 << 20,
            page_checksum_verification=True,
        ) as file:
            for k in range(file.metadata.num_row_groups):
                size = file.metadata.row_group(k).total_byte_size
                if size > _LARGEST_SAMPLE:
                    raise NotThere(f"{path.name}: a row group has {size:,} bytes")
                for row in file.read_row_group(k, columns=wanted, use_threads=False).to_pylist():
                    yield _row(row)
    except pyarrow.ArrowException as error:
        raise NotThere(f"{path.name} can't be read: {str(error).splitlines()[0][:200]}") from None


def _row(row: Mapping[str, Any]) -> tuple[str, dict[str, Any], Sample]:
    key = str(row["key"])
    pictures = [row["image"], *(row["negative_images"] or ()), *(row["positive_images"] or ())]
    files: Sample = {}
    for picture in pictures:
        name = str((picture or {}).get("path"))
        content = (picture or {}).get("bytes")
        if not name.startswith(f"{key}.") or not isinstance(content, bytes):
            raise NotThere(f"the row {key[:80]} has a picture {name[:80]!r} that isn't its own")
        files[name.removeprefix(f"{key}.")] = content
    if len(files) != len(pictures):
        raise NotThere(f"the row {key[:80]} has two pictures of one name")
    return _record(key, str(row["record"]).encode(), files)
