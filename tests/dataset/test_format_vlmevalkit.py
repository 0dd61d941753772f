"""VLMEvalKit's tables: read by the csv module, and as the kit itself does by pandas."""

from __future__ import annotations

import csv
import io
import sys
from base64 import b64decode
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from geodsl.dataset import Dataset, Record
from geodsl.dataset.formats.vlmevalkit import COLUMNS
from tests.dataset.again import again, changed, single


@pytest.fixture(scope="module")
def written(small: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return again(small, tmp_path_factory.mktemp("vlmevalkit") / "dataset", "vlmevalkit")


def table(dataset: Dataset, split: str) -> Path:
    return dataset.root / "vlmevalkit" / f"geodsl_small_{split}.tsv"


def read(dataset: Dataset, split: str) -> list[dict[str, str]]:
    csv.field_size_limit(sys.maxsize)
    with open(table(dataset, split), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def askable(record: Record) -> list[dict]:
    return [dict(q) for q in record.questions if q["form"] in ("yes-no", "choice")]


def test_every_row_is_its_question(small: Dataset, written: Dataset) -> None:
    for split in small.splits:
        wanted = [(r, q) for r in small.records(split) for q in askable(r)]
        rows = read(written, split)
        assert tuple(rows[0]) == COLUMNS
        assert [row["index"] for row in rows] == [str(k) for k in range(len(wanted))]
        for row, (record, question) in zip(rows, wanted, strict=True):
            assert (row["question"], row["category"]) == (question["text"], question["kind"])
            assert (row["l2-category"], row["split"]) == (question["form"], split)
            said = row[row["answer"]]
            if question["form"] == "yes-no":
                assert said.lower() == question["answer"]
                assert (row["A"], row["B"], row["C"], row["D"]) == ("Yes", "No", "", "")
            else:
                assert said == question["choices"][question["right"]]
                assert [row[c] for c in "ABCD" if row[c]] == question["choices"]
            drawn = np.asarray(Image.open(io.BytesIO(b64decode(row["image"], validate=True))))
            stored = record.members[question["member"]].image
            assert np.array_equal(drawn, np.asarray(Image.open(io.BytesIO(stored))))


def test_nothing_is_lost_where_pandas_reads(small: Dataset, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    from pandas._libs.parsers import STR_NA_VALUES

    (record, *_) = small.records("train")
    question = next(q for r in small.records() for q in r.questions if q["choices"])
    odd = [
        {**question, "choices": ['say "NA"\tor\nnot', *some], "member": 0, "answer": "B", "right": 1}
        for some in zip(*[iter(sorted(STR_NA_VALUES - {""}))] * 3, strict=False)
    ]
    assert len(odd) >= 5
    dataset = single(small, tmp_path / "odd", [changed(record, questions=odd)], "vlmevalkit")
    found = pandas.read_csv(table(dataset, "train"), sep="\t")
    assert len(found) == len(odd)
    for told, (_, row) in zip(odd, found.iterrows(), strict=True):
        assert [str(row[c]).removesuffix(".") for c in "ABCD"] == told["choices"]


def test_star_groups_are_left_out(small: Dataset, tmp_path: Path) -> None:
    one, two, *_ = small.records("train")
    star = changed(two, dataset={**two.data["dataset"], "star": True})
    dataset = single(small, tmp_path / "star", [one, star], "vlmevalkit")
    assert len(read(dataset, "train")) == len(askable(one)) > 0


def test_the_same_records_give_the_same_bytes(small: Dataset, written: Dataset, tmp_path: Path) -> None:
    other = again(small, tmp_path / "other", "vlmevalkit")
    for split in small.splits:
        assert table(other, split).read_bytes() == table(written, split).read_bytes()
