"""The task for lmms-eval: what is in it, and the evaluator itself reading and scoring it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geodsl.dataset import Dataset
from geodsl.dataset.formats.lmms_eval import COLUMNS
from tests.dataset.again import again, changed, single

# The evaluator reaches into a module of filelock that version 4 hasn't.
PACKAGES = ("lmms-eval==0.7.3", "filelock<4")

TASK = "geodsl_small_test"

# A model that looks at the picture and reads the answer from the question's row.
KNOWING = """
import json, sys
from lmms_eval.evaluator import simple_evaluate
from lmms_eval.models.simple.dummy import Dummy
from lmms_eval.tasks import TaskManager

folder, task, out = sys.argv[1:]

class Knowing(Dummy):
    def generate_until(self, requests):
        said = []
        for context, _, look, number, name, split in (r.args for r in requests):
            row = self.task_dict[name][split][number]
            (picture,) = look(row)
            assert picture.mode == "RGB" and picture.size == (112, 112), picture
            said.append(f"I looked: {picture.size}. \\\\boxed{{{row['answer']}}}")
        return said

found = simple_evaluate(
    Knowing(), tasks=[task], task_manager=TaskManager(include_path=folder), batch_size=1, bootstrap_iters=0
)
with open(out, "w") as file:
    json.dump(found["results"], file)
"""


@pytest.fixture(scope="module")
def written(small: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return again(small, tmp_path_factory.mktemp("lmms-eval") / "dataset", "lmms-eval")


def rows(dataset: Dataset, split: str) -> list[dict[str, Any]]:
    parquet = pytest.importorskip("pyarrow.parquet")
    files = sorted((dataset.root / "lmms-eval" / "data").glob(f"{split}-*.parquet"))
    return [row for file in files for row in parquet.read_table(file).to_pylist()]


def test_every_question_is_there_with_its_picture(small: Dataset, written: Dataset) -> None:
    for split in small.splits:
        wanted = [(r, q) for r in small.records(split) for q in r.questions]
        for row, (record, question) in zip(rows(written, split), wanted, strict=True):
            assert set(row) == set(COLUMNS)
            assert row["image"]["bytes"] == record.members[question["member"]].image
            assert question["text"] in row["question"] and "\\boxed" in row["question"]
            assert all(choice in row["question"] for choice in question["choices"])
            same = ("form", "kind", "choices", "answer", "accepted", "decimal", "unit", "lang")
            assert {name: row[name] for name in same} == {name: question[name] for name in same}


def test_star_groups_are_left_out(small: Dataset, tmp_path: Path) -> None:
    one, two, *_ = small.records("train")
    star = changed(two, dataset={**two.data["dataset"], "star": True})
    dataset = single(small, tmp_path / "star", [one, star], "lmms-eval")
    assert {row["key"] for row in rows(dataset, "train")} == {"train-00000-00000"}


def test_the_scorer_needs_nothing_but_the_standard_library(written: Dataset, tmp_path: Path) -> None:
    told = "import utils; print(utils.right(dict(choices=['1', '2'], answer='B'), 'It is (B).'))"
    # -S and -I: no package that is installed can be found, nor this project.
    code = f"import sys; sys.path.insert(0, {str(written.root / 'lmms-eval')!r}); {told}"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-B", "-c", code], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.stdout == "True\n", done.stderr


def test_the_same_records_give_the_same_bytes(small: Dataset, written: Dataset, tmp_path: Path) -> None:
    other = again(small, tmp_path / "other", "lmms-eval")
    names = sorted(
        p.relative_to(written.root) for p in (written.root / "lmms-eval").rglob("*") if p.is_file()
    )
    assert len(names) == len(small.plan) + len(small.splits) + 1
    assert all((other.root / n).read_bytes() == (written.root / n).read_bytes() for n in names)


# -- the evaluator itself -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def evaluator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The Python of an environment that has the evaluator and nothing of ours."""
    folder = tmp_path_factory.mktemp("evaluator")
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    done = subprocess.run(
        [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *PACKAGES],
        capture_output=True,
        text=True,
    )
    if f"No matching distribution found for {PACKAGES[0]}" in done.stderr:
        pytest.skip("pip reaches no index that has lmms-eval")
    assert done.returncode == 0, done.stderr
    yield python
    shutil.rmtree(folder)  # it is of several gigabytes


def run(python: Path, folder: Path, *arguments: str | Path) -> None:
    offline = {
        "HF_HUB_OFFLINE": "1",
        "HF_DATASETS_OFFLINE": "1",
        "TRANSFORMERS_OFFLINE": "1",
        "HF_HOME": str(folder),
    }
    done = subprocess.run(
        [python, *arguments], cwd=folder, env={**os.environ, **offline}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-4000:]


@pytest.mark.slow
def test_its_command_line_scores_a_model_that_always_says_yes(
    written: Dataset, evaluator: Path, tmp_path: Path
) -> None:
    told = ["--model", "dummy", "--model_args", "response=\\boxed{yes}", "--tasks", TASK, "--batch_size", "1"]
    where = ["--include_path", written.root / "lmms-eval", "--output_path", "out"]
    run(evaluator, tmp_path, "-m", "lmms_eval", *told, *where)
    (result,) = (tmp_path / "out").rglob("*results.json")
    found = json.loads(result.read_text())["results"][TASK]
    answers = [r["answer"] for r in rows(written, "test") if r["form"] == "yes-no"]
    assert found["yes_no,none"] == pytest.approx(np.mean([a == "yes" for a in answers]))
    assert 0 < found["yes_no,none"] < 1
    assert found["choice,none"] == found["open,none"] == 0
    assert found["accuracy,none"] == pytest.approx(answers.count("yes") / len(rows(written, "test")))


@pytest.mark.slow
def test_a_model_that_knows_gets_everything_right(written: Dataset, evaluator: Path, tmp_path: Path) -> None:
    (tmp_path / "knowing.py").write_text(KNOWING)
    run(evaluator, tmp_path, "knowing.py", written.root / "lmms-eval", TASK, "out.json")
    found = json.loads((tmp_path / "out.json").read_text())[TASK]
    assert {found[f"{metric},none"] for metric in ("accuracy", "yes_no", "choice", "open")} == {1.0}
