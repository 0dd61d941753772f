"""The card: a head that is YAML, the figures that are there, the same on every try."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geodsl.dataset import Dataset, card
from geodsl.dataset.beside import json_bytes, settle
from tests.dataset.again import again, written


def _parts(text: str) -> tuple[dict[str, Any], str]:
    yaml = pytest.importorskip("yaml")
    before, head, body = text.split("---\n", 2)
    assert before == ""
    return yaml.safe_load(head), body


def test_the_head_says_what_hubs_ask_for(small: Dataset, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    dataset = again(small, tmp_path / "dataset", "parquet", "coco")
    head, _ = _parts(card.card(dataset))
    assert head["license"] == "cc-by-4.0"
    assert head["language"] == ["en"]
    assert head["size_categories"] == ["n<1K"]
    assert {"visual-question-answering", "object-detection"} <= set(head["task_categories"])
    (config,) = head["configs"]
    for part in config["data_files"]:
        assert len(list(dataset.root.glob(part["path"]))) == sum(
            s.split == part["split"] for s in dataset.shards
        )
    inner, _ = _parts((dataset.root / "parquet" / "README.md").read_text("utf-8"))
    for part in inner["configs"][0]["data_files"]:
        assert list((dataset.root / "parquet").glob(part["path"]))


def test_the_body_has_the_figures_and_the_versions(small: Dataset) -> None:
    _, body = _parts(card.card(small))
    for split in small.splits:
        records = list(small.records(split))
        pictures, texts = sum(len(r.members) for r in records), sum(len(r.texts) for r in records)
        questions, families = sum(len(r.questions) for r in records), len({r.family for r in records})
        assert f"| {split} | {len(records)} | {pictures} | {texts} | {questions} | {families} |" in body
    assert small.stamp in body
    assert f"numpy {small.about['made_by']['numpy']}" in body
    assert f'"per_program": {small.about["recipe"]["per_program"]}' in body
    assert "unfit for scoring" not in body


def test_the_same_dataset_has_the_same_card(small: Dataset, tmp_path: Path) -> None:
    one, other = again(small, tmp_path / "one"), again(small, tmp_path / "other")
    assert card.card(one) == card.card(other)
    card.write(one)
    assert (one.root / card.CARD).read_text("utf-8") == card.card(other)


def test_stars_are_said_to_be_unfit_for_scoring(small: Dataset, tmp_path: Path) -> None:
    from dataclasses import replace

    records = {
        shard: [
            replace(r, data={**r.data, "dataset": {**r.data["dataset"], "star": True}})
            for r in small.read(shard)
        ]
        for shard in small.shards
    }
    dataset = written(tmp_path / "stars", small.about, records, ())
    assert f"**{small.plan.total} of the groups are stars: unfit for scoring.**" in card.card(dataset)


def test_names_and_licences_cant_break_the_head_or_the_page(small: Dataset, tmp_path: Path) -> None:
    name, licence = 'x: "y"\n---\n# <b>|', "none: [of them] # at all"
    about = {**small.about, "name": name, "recipe": {**small.about["recipe"], "licence": licence}}
    settle(tmp_path / "dataset.json", json_bytes(about))
    yaml = pytest.importorskip("yaml")
    text = card.card(Dataset(tmp_path))
    lines = text.splitlines()
    end = lines.index("---", 1)
    head = yaml.safe_load("\n".join(lines[1:end]))
    assert (head["pretty_name"], head["license"]) == (name, licence)
    assert lines[end + 2] == '# x: "y" --- \\# \\<b\\>\\|'
