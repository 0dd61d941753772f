"""Sources: batch i is the same whatever was asked before, and ranks share an epoch."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from geodsl.dataset.dataset import Dataset
from perturb.groups import stream
from tests.train.conftest import recipe
from train.data import DataError, open_source
from train.data.asked import suite_for, window_for
from train.data.dataset_source import DatasetSource
from train.data.draws import generator
from train.data.stream_source import StreamSource


def keys(source: DatasetSource | StreamSource, i: int, **state: object) -> list[str]:
    return [r.key for r in source.batch(i, state)]


def test_records_are_those_of_the_dataset(dataset: Path) -> None:
    source = DatasetSource(dataset, split="train", batch=4)
    for k, wanted in enumerate(Dataset(dataset).records("train")):
        found = source.record(k)
        assert found.data == wanted.data
        assert found.images == wanted.images


def test_a_batch_is_the_same_whatever_was_asked_before(dataset: Path) -> None:
    forwards = DatasetSource(dataset, split="train", batch=3, seed=5)
    wanted = [keys(forwards, i) for i in range(12)]
    assert len(forwards) == 5  # of 16 groups one is left over
    backwards = DatasetSource(dataset, split="train", batch=3, seed=5)
    assert [keys(backwards, i) for i in reversed(range(12))] == wanted[::-1]
    late = DatasetSource(dataset, split="train", batch=3, seed=5)
    assert keys(late, 11) == wanted[11]


def test_epochs_have_orders_of_their_own(dataset: Path) -> None:
    source = DatasetSource(dataset, split="train", batch=4)
    first, second = ([k for i in range(4) for k in keys(source, 4 * epoch + i)] for epoch in (0, 1))
    assert sorted(first) == sorted(second) == sorted(r.key for r in Dataset(dataset).records("train"))
    assert first != second
    other = DatasetSource(dataset, split="train", batch=4, seed=1)
    assert [k for i in range(4) for k in keys(other, i)] != first


def test_ranks_share_what_one_sees(dataset: Path) -> None:
    one = DatasetSource(dataset, split="train", batch=8)
    two = [DatasetSource(dataset, split="train", batch=4, rank=r, world=2) for r in (0, 1)]
    assert len(one) == len(two[0]) == 2
    seen = [[keys(s, i) for s in two] for i in range(4)]
    for i, (a, b) in enumerate(seen):
        assert not {*a} & {*b}
        assert a + b == keys(one, i)
    assert len({k for parts in seen[:2] for part in parts for k in part}) == 16


def test_a_shard_that_cannot_be_read_is_named(dataset: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(dataset, copy)
    shard = copy / "webdataset" / "train-00001.tar"
    data = bytearray(shard.read_bytes())
    data[10] ^= 1  # a name, so that the header's checksum is wrong
    shard.write_bytes(data)
    source = DatasetSource(copy, split="train", batch=4)
    assert source.record(0).key == "train-00000-00000"
    with pytest.raises(DataError, match=r"shard train-00001 can't be read: the checksum"):
        source.record(8)


def test_a_shard_that_is_cut_off_is_named(dataset: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(dataset, copy)
    source, late = (DatasetSource(copy, split="train", batch=4) for _ in range(2))
    source.record(0)
    shard = copy / "webdataset" / "train-00000.tar"
    shard.write_bytes(shard.read_bytes()[: shard.stat().st_size // 2])
    with pytest.raises(DataError, match="shard train-00000 can't be read: the archive is cut off"):
        late.record(0)
    with pytest.raises(DataError, match="shard train-00000 can't be read: the archive is cut off"):
        source.record(7)  # also where its places were known before


def test_what_is_not_whole_is_refused_at_once(dataset: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(dataset, copy)
    (copy / "receipts" / "train-00001.json").unlink()
    with pytest.raises(DataError, match=r"1 shards aren't there or aren't finished \(train-00001\)"):
        open_source(copy, batch=4)
    with pytest.raises(DataError, match=r"no .*dataset\.json: is"):
        open_source(tmp_path, batch=4)
    with pytest.raises(DataError, match="no groups in a split 'tset': there is train"):
        open_source(dataset, split="tset", batch=4)
    with pytest.raises(DataError, match="less than one batch of 10 on 2 ranks"):
        open_source(dataset, batch=10, rank=1, world=2)
    with pytest.raises(DataError, match="rank 2"):
        open_source(dataset, batch=4, rank=2, world=2)


def test_losses_that_need_what_no_group_has_are_refused(dataset: Path) -> None:
    source = StreamSource(recipe(texts=0), split="train", batch=2)
    source.check({"negative_images"})
    with pytest.raises(DataError, match="false captions; export with `texts"):
        source.check({"negative_texts", "kinds"})
    open_source(dataset, batch=4).check({"negative_images", "negative_texts"})


def test_a_stream_gives_what_perturb_streams(tmp_path: Path) -> None:
    streamed = recipe(per_program=2, negatives=2, texts=1)
    source = StreamSource(streamed, split="train", batch=2, rank=1, world=2)
    wanted = list(islice(stream(replace(streamed, shard_size=2), rank=1, world_size=2), 4))
    second, first = source.batch(1, {}), source.batch(0, {})
    for a, b in zip([*first, *second], wanted, strict=True):
        assert a.data == b.data
        assert a.images == b.images
    assert not source.finite
    with pytest.raises(DataError, match="no end"):
        len(source)


def test_a_stream_is_opened_by_its_recipe(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text("groups = 4\nnegatives = 2\ntexts = 0\nsplit = { train = 1.0 }\nsampler = {}\n")
    source = open_source(f"stream:{path}", batch=3)
    assert isinstance(source, StreamSource)
    assert source.recipe.shard_size == 3
    path.write_text("negativs = 2\n")
    with pytest.raises(DataError, match="negatives"):
        open_source(f"stream:{path}", batch=3)


def test_a_stream_is_asked_for_what_is_known_worst() -> None:
    state = {
        "weights": {"break right angle|3": 0.9, "swap labels|1": 0.8, "mirror figure|": 0.1},
        "usual": 0.6,
    }
    suite = suite_for(state)
    assert suite is not None
    lines = [line.split(" weight ")[0].strip() for line in suite.text.splitlines() if " weight " in line]
    assert lines[:3] == ["break any right", "swap labels of any two points", "mirror figure"]
    windows = [window_for(state, generator(0, str(k))) for k in range(400)]
    assert {*windows} == {(1.0, 1.5), (3.0, 4.0)}
    assert 0.45 < windows.count((3.0, 4.0)) / 400 < 0.61  # 0.9 of 1.7
    assert window_for({"severity": [2, 4], **state}, generator(0, "x")) == (2.0, 4.0)
    assert suite_for({}) is None
    assert window_for({}, generator(0, "x")) is None


def test_a_stream_makes_the_severities_that_it_is_asked_for() -> None:
    source = StreamSource(recipe(negatives=4, texts=0, fewer=True, anchor="base"), split="train", batch=2)
    for low, high in ((1.0, 1.5), (3.0, 5.0)):
        found = [
            s["severity"]["perceptible"]
            for r in source.batch(0, {"severity": [low, high]})
            for m in r.negatives
            for s in m.steps
            if s["severity"]["unit"] and s["aim"] == "break"
        ]
        assert found
        assert all(low - 1e-6 <= x <= high + 1e-6 for x in found)
