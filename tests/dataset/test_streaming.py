"""Records without end: the readers share them, none is read twice, and a reader goes on where it was."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from geodsl.dataset import Record
from perturb.groups import GroupMaker, Recipe, stream
from perturb.groups.export import Export
from perturb.groups.programs import listed, split_of

DIAGRAMS = Path(__file__).parents[2] / "examples" / "diagrams"
PROGRAMS = ("circles/thales", "triangles/centroid", "triangles/isosceles-triangle")

RECIPE = Recipe(
    groups=8,
    shard_size=2,
    per_program=2,
    folders=tuple(str(DIAGRAMS / f"{name}.geo") for name in PROGRAMS),
    fewer=True,
    negatives=1,
    texts=1,
    sizes=(64,),
)


@pytest.fixture(scope="module")
def maker() -> GroupMaker:
    return GroupMaker(RECIPE, listed(RECIPE.folders))


@pytest.fixture(scope="module")
def first(maker: GroupMaker) -> list[Record]:
    """The first records of one reader who has all."""
    return list(islice(stream(RECIPE, maker=maker), 8))


def keys(records: list[Record]) -> list[str]:
    return [r.key for r in records]


def test_it_gives_what_an_export_writes(first: list[Record], tmp_path: Path) -> None:
    export = Export(RECIPE)
    dataset = export.begin(tmp_path)
    assert export.make(dataset)
    written = list(dataset.records("train"))
    assert [(r.data, r.images) for r in written] == [(r.data, r.images) for r in first]


@pytest.mark.parametrize(("world_size", "workers"), [(2, 2), (3, 1)])
def test_readers_are_disjoint_and_together_read_all(
    maker: GroupMaker, first: list[Record], world_size: int, workers: int
) -> None:
    readers = [
        stream(RECIPE, rank=r, world_size=world_size, worker=w, workers=workers, maker=maker)
        for r in range(world_size)
        for w in range(workers)
    ]
    read = [list(islice(reader, 2 * (1 + (k == 0)))) for k, reader in enumerate(readers)]
    found = {record.key: record for some in read for record in some}
    assert len(found) == sum(map(len, read))
    expected = {r.key: r for r in first}
    both = expected.keys() & found.keys()
    assert len(both) >= 6
    assert all(found[key].data == expected[key].data for key in both)
    # The reader of the first shard goes on with the one after those of all others.
    assert read[0][2].key.startswith(f"train-{len(readers):05d}-")


@pytest.mark.parametrize("start", [1, 2, 3, 5])
def test_a_reader_goes_on_where_it_was(maker: GroupMaker, first: list[Record], start: int) -> None:
    found = list(islice(stream(RECIPE, start=start, maker=maker), 2))
    assert [(r.data, r.images) for r in found] == [(r.data, r.images) for r in first[start : start + 2]]


def test_one_of_several_goes_on(maker: GroupMaker) -> None:
    told: dict[str, Any] = {"rank": 1, "world_size": 2, "maker": maker}
    assert keys(list(islice(stream(RECIPE, **told), 4)))[3:] == keys(
        list(islice(stream(RECIPE, start=3, **told), 1))
    )


def test_splits_have_records_of_their_own(maker: GroupMaker) -> None:
    families = [program.family for program in maker.pool]
    seed = next(
        s for s in range(99) if len({split_of(f, {"train": 0.5, "test": 0.5}, s) for f in families}) == 2
    )
    recipe = replace(RECIPE, split={"train": 0.5, "test": 0.5}, seed=seed, per_program=1)
    mine = GroupMaker(recipe, maker.pool)
    train, test = (list(islice(stream(recipe, split=s, maker=mine), 2)) for s in ("train", "test"))
    assert {r.split for r in train} == {"train"}
    assert {r.split for r in test} == {"test"}
    assert not {r.family for r in train} & {r.family for r in test}


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"split": "val"}, "has no split 'val': there is train"),
        ({"rank": 2, "world_size": 2}, "rank 2 of 2"),
        ({"rank": -1}, "rank -1 of 1"),
        ({"worker": 1}, "worker 1 of 1"),
        ({"start": -1}, "start -1"),
    ],
)
def test_numbers_that_are_none(told: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        stream(RECIPE, **told)
