"""Same seed, same bytes: whoever makes the shards, how many at a time, in whatever order."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from geodsl.dataset import Shard
from geodsl.dataset.engines import EngineError, Job, run
from perturb.groups import GroupMaker, Recipe
from perturb.groups.corpora import corpus_of_split
from perturb.groups.export import Export
from perturb.groups.programs import listed
from tests.dataset.toys import Toys, begun, job, tree

ROOT = Path(__file__).parents[2]
DIAGRAMS = ROOT / "examples" / "diagrams"
PROGRAMS = (
    "circles/thales",
    "circles/two-tangents",
    "triangles/centroid",
    "triangles/half-a-square",
    "triangles/isosceles-triangle",
)

RECIPE = Recipe(
    name="same",
    groups=12,
    shard_size=2,
    per_program=2,
    split={"train": 0.7, "test": 0.3},
    folders=tuple(str(DIAGRAMS / f"{name}.geo") for name in PROGRAMS),
    sampler={},
    sampled=0.3,
    fewer=True,
    negatives=2,
    texts=2,
    nearest=1,
    pool=2,
    positives=1,
    questions=2,
    pixels=True,
    sizes=(96, 128),
    styles=("textbook", "random"),
    langs=("en", "zh"),
    formats=("webdataset", "imagefolder"),
)


# -- toys: all engines in a few seconds --------------------------------------------------------------------


@pytest.fixture(scope="module")
def toys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    dataset = begun(tmp_path_factory.mktemp("toys"))
    list(run(job(dataset), dataset.missing()))
    return tree(dataset.root)


@pytest.mark.parametrize(
    ("workers", "start"), [(2, "spawn"), (7, "fork"), (3, "forkserver"), (0, "fork"), (50, "fork")]
)
def test_processes(tmp_path: Path, toys: dict[str, str], workers: int, start: str) -> None:
    dataset, told = begun(tmp_path), list[int]()
    shards = dataset.missing()
    receipts = list(run(job(dataset), shards, workers=workers, start=start, progress=told.append))
    assert tree(tmp_path) == toys
    assert sum(told) == dataset.plan.total
    assert sorted(r["shard"] for r in receipts) == sorted(s.name for s in shards)
    assert not dataset.missing()


@pytest.mark.parametrize("workers", [1, 2])
def test_ranks(tmp_path: Path, toys: dict[str, str], workers: int) -> None:
    for rank in (2, 0, 1):
        dataset = begun(tmp_path)
        mine = [s for s in dataset.missing() if s.index % 3 == rank][::-1]
        list(run(job(dataset), mine, workers=workers, start="fork"))
    assert tree(tmp_path) == toys


def test_nothing_to_do(tmp_path: Path) -> None:
    for engine in ("local", "ray"):
        assert list(run(job(begun(tmp_path)), [], engine=engine, workers=2)) == []


def test_an_engine_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="an engine is local or ray, not 'slurm'"):
        run(job(begun(tmp_path)), [], engine="slurm")


def test_a_worker_that_never_began(tmp_path: Path) -> None:
    dataset = begun(tmp_path)
    gone = job(dataset, Toys(fault="exit", at="train-00000-00000"))
    with pytest.raises(EngineError, match=r'exit code 3.*needs `if __name__ == "__main__":`'):
        list(run(gone, dataset.missing(), workers=2, start="fork"))


def test_workers_calculate_in_one_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    dataset = begun(tmp_path)
    seen = job(dataset, Toys(fault="environment", at="train-00000-00000"))
    with pytest.raises(EngineError, match="OPENBLAS_NUM_THREADS is 1"):
        list(run(seen, dataset.missing(), workers=2, start="spawn"))
    assert "OPENBLAS_NUM_THREADS" not in os.environ


def test_ray_where_it_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = begun(tmp_path)
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(
        EngineError, match=r"^the engine `ray` needs the package ray: install geodsl\[scale\]$"
    ):
        list(run(job(dataset), dataset.missing(), engine="ray"))


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("127.0.0.1:1", "there is no Ray cluster at 127.0.0.1:1: Connection refused"),
        ("ray://127.0.0.1:1", "there is no Ray cluster at ray://127.0.0.1:1: Connection refused"),
        ("somewhere", "the address of a Ray cluster is HOST:PORT, ray://HOST:PORT or auto, not 'somewhere'"),
        (
            "host:99999",
            "the address of a Ray cluster is HOST:PORT, ray://HOST:PORT or auto, not 'host:99999'",
        ),
    ],
)
def test_ray_where_nobody_listens(tmp_path: Path, address: str, told: str) -> None:
    pytest.importorskip("ray")
    dataset = begun(tmp_path)
    with pytest.raises(EngineError) as caught:
        list(run(job(dataset), dataset.missing(), engine="ray", address=address))
    assert str(caught.value) == told


# -- what a process remembers -----------------------------------------------------------------------------


def test_a_corpus_is_its_recipes_own() -> None:
    """An equal recipe has it, another one has another, even where it lies in the same place in memory."""
    recipe = replace(RECIPE, sampler=None, pool=2)
    pool = listed(recipe.folders)
    first = corpus_of_split(recipe, pool, "train", "en")
    assert corpus_of_split(replace(recipe), listed(recipe.folders), "train", "en") is first
    for k in range(3):
        other = corpus_of_split(replace(recipe, pool=1, seed=k), pool, "train", "en")
        assert len(other.programs) == 1
    assert corpus_of_split(recipe, pool[:3], "train", "en") is not first


# -- groups, by every engine ------------------------------------------------------------------------------

MADE = """
import sys
from pathlib import Path
from perturb.groups.export import Export
from tests.dataset.test_engines import RECIPE
if __name__ == "__main__":
    out, workers, start, rank, world = sys.argv[1:]
    export = Export(RECIPE)
    export.make(export.begin(out), workers=int(workers), start=start, rank=int(rank), world_size=int(world))
"""


def made(root: Path, script: Path, *options: object, **environment: str) -> dict[str, str]:
    """The files of an export in a process of its own."""
    script.write_text(MADE)
    command = [sys.executable, str(script), str(root), *map(str, options)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(command, cwd=ROOT, env=env, text=True, capture_output=True)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return tree(root)


@pytest.fixture(scope="module")
def groups(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The files of the recipe's dataset, made here, one shard after the other, the last one first."""
    root = tmp_path_factory.mktemp("groups")
    export = Export(RECIPE)
    dataset = export.begin(root)
    maker = GroupMaker(RECIPE, export.pool)
    list(run(Job(str(root), maker, RECIPE.formats, dataset.stamp), dataset.missing()[::-1]))
    assert export.make(dataset)
    return tree(root)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("workers", "start", "environment"),
    [
        (1, "spawn", {"PYTHONHASHSEED": "0"}),
        (2, "spawn", {"PYTHONHASHSEED": "1"}),
        (7, "fork", {"PYTHONHASHSEED": "2"}),
        (2, "forkserver", {"PYTHONHASHSEED": "random"}),
        (1, "spawn", {"OPENBLAS_NUM_THREADS": "2"}),
    ],
)
def test_groups_by_processes(
    tmp_path: Path, groups: dict[str, str], workers: int, start: str, environment: dict[str, str]
) -> None:
    assert made(tmp_path / "out", tmp_path / "made.py", workers, start, 0, 1, **environment) == groups


@pytest.mark.slow
def test_groups_by_ranks(tmp_path: Path, groups: dict[str, str]) -> None:
    for rank in (1, 2, 0):
        found = made(tmp_path / "out", tmp_path / "made.py", 1, "spawn", rank, 3)
    assert found == groups


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two nodes of Ray."""
    pytest.importorskip("ray")
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    cluster.add_node(num_cpus=1)
    cluster.wait_for_nodes()
    yield cluster
    cluster.shutdown()


@pytest.mark.slow
def test_groups_by_ray(tmp_path: Path, groups: dict[str, str], cluster: Any) -> None:
    export = Export(replace(RECIPE, engine="ray", address=cluster.address))
    assert export.make(export.begin(tmp_path), workers=0)
    assert tree(tmp_path) == groups


@pytest.mark.slow
def test_ray_replaces_a_lost_worker(tmp_path: Path, toys: dict[str, str], cluster: Any) -> None:
    dataset = begun(tmp_path / "data")
    once = tmp_path / "once"
    fallen = job(dataset, Toys(fault="kill", at="train-00005-00002", once=str(once)))
    receipts = list(run(fallen, dataset.missing(), engine="ray", address=cluster.address))
    assert once.exists()
    assert len(receipts) == 11
    assert tree(dataset.root) == toys


@pytest.mark.slow
def test_ray_tells_of_a_fault(tmp_path: Path, cluster: Any) -> None:
    dataset = begun(tmp_path)
    fallen = job(dataset, Toys(fault="error", at="train-00002-00001"))
    with pytest.raises(EngineError, match=r"shard train-00002 .*ZeroDivisionError: a toy fell down"):
        list(run(fallen, dataset.missing(), engine="ray", address=cluster.address))


def test_a_shard_depends_on_nothing_but_itself(tmp_path: Path) -> None:
    """Made first in a process, and after others that have filled every memory."""
    recipe = replace(
        RECIPE, sampler=None, negatives=2, texts=2, nearest=0, questions=1, formats=("webdataset",)
    )
    maker = GroupMaker(recipe, listed(recipe.folders))
    shard = Shard("train", 1, 4, 1, 2)
    first = [r.data for r in maker(shard)]
    list(maker(Shard("train", 2, 4, 2, 4)))
    assert [r.data for r in maker(shard)] == first
