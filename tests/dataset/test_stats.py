"""Figures of a dataset: against records counted one by one, and as the command shows them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from geodsl.cli import main
from geodsl.dataset import Dataset
from geodsl.dataset.stats import on_disk, stats
from tests.dataset.again import again


@pytest.fixture(scope="module")
def folder(small: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return again(small, tmp_path_factory.mktemp("stats") / "dataset", "coco")


def test_the_figures_are_those_of_the_records(small: Dataset) -> None:
    found, records = stats(small), list(small.records())
    steps = [s for r in records for m in r.members[1:] for s in m.data["certificate"]["steps"]]
    assert found["operators"] == Counter(s["operator"] for s in steps)
    assert found["text_classes"] == Counter(t["class"] for r in records for t in r.texts)
    assert found["question_kinds"] == Counter(q["kind"] for r in records for q in r.questions)
    assert found["question_forms"] == Counter(q["form"] for r in records for q in r.questions)
    assert found["chapters"] == Counter(r.data["dataset"]["chapter"] or "none" for r in records)
    facts = [
        r.data["facts"][s["fact"]]["kind"]
        for r in records for m in r.members[1:] for s in m.data["certificate"]["steps"] if s["fact"] is not None
    ]  # fmt: skip
    assert found["facts"] == Counter(facts)
    assert sum(found["severities"].values()) == sum(len(r.negatives) for r in records)
    assert found["families"]["count"] == len({r.family for r in records})
    assert found["families"]["largest"] == Counter(r.family for r in records)
    for split in small.splits:
        mine = [r for r in records if r.split == split]
        assert found["splits"][split]["groups"] == len(mine)
        assert found["splits"][split]["families"] == len({r.family for r in mine})
        assert found["splits"][split]["pictures"] == sum(len(r.images) for r in mine)
    receipts = list(small.receipts())
    assert found["acceptance"]["tried"] == sum(r["tried"] for r in receipts)
    assert sum(found["rejected"].values()) == sum(sum(r["rejected"].values()) for r in receipts)


def test_the_most_frequent_comes_first_and_severities_in_their_order(small: Dataset) -> None:
    found = stats(small)
    counts = list(found["operators"].values())
    assert counts == sorted(counts, reverse=True)
    lows = [float(name.partition("–")[0].split()[0]) for name in found["severities"]]
    assert lows == sorted(lows)


def test_bytes_are_those_on_the_disk(folder: Dataset) -> None:
    found = on_disk(folder)
    assert list(found) == ["webdataset", "imagefolder", "coco"]
    for name, size in found.items():
        assert size == sum(p.stat().st_size for p in (folder.root / name).rglob("*") if p.is_file())
    shards = stats(folder)["bytes"]
    assert shards["webdataset"] == found["webdataset"] and shards["imagefolder"] == found["imagefolder"]
    assert 0 < shards["coco"] < found["coco"]  # the joined files


def test_the_command_shows_tables_and_the_same_as_json(folder: Dataset) -> None:
    receipt = folder.root / "receipts" / f"{next(iter(folder.shards)).name}.json"
    told = json.loads(receipt.read_text("utf-8"))
    receipt.write_text(json.dumps({**told, "tried": 9, "kept": 3, "rejected": {"it hides": 6}}), "utf-8")
    shown = CliRunner().invoke(main, ["stats", str(folder.root)], prog_name="geodsl")
    assert shown.exit_code == 0
    found = stats(folder)
    counts = found["counts"]
    assert (
        f"{counts['groups']} groups, {counts['pictures']} pictures, {counts['anchors']} anchors"
        in shown.output
    )
    assert "3 of 9 proposed changes became negatives (33.3%)" in shown.output
    for name in ("changes, by operator", "  it hides", "imagefolder", "groups, by family: "):
        assert name in shown.output
    most, count = next(iter(found["operators"].items()))
    (line,) = [line for line in shown.output.splitlines() if line.startswith(f"  {most}  ")]
    assert line.split()[-2] == str(count)
    assert max(map(len, shown.output.splitlines())) <= 100
    as_json = CliRunner().invoke(main, ["stats", str(folder.root), "--json"], prog_name="geodsl")
    assert json.loads(as_json.output) == {**found, "bytes_on_disk": on_disk(folder)}


def test_what_is_no_dataset_is_said_in_a_sentence(tmp_path: Path) -> None:
    shown = CliRunner().invoke(main, ["stats", str(tmp_path)], prog_name="geodsl")
    assert shown.exit_code == 2
    assert "is" in shown.output and "a dataset?" in shown.output and "Traceback" not in shown.output


def test_a_dataset_that_is_only_begun_has_figures_of_what_is_there(small: Dataset, tmp_path: Path) -> None:
    dataset = again(small, tmp_path / "dataset")
    for shard in list(dataset.shards)[1:]:
        (dataset.root / "receipts" / f"{shard.name}.json").unlink()
    shown = CliRunner().invoke(main, ["stats", str(dataset.root)], prog_name="geodsl")
    assert shown.exit_code == 0
    assert f"1 of {len(small.plan)} shards are there" in shown.output
