"""`geodsl evaluate lmm`, from the command line to the files that it leaves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from click.testing import CliRunner, Result

from geodsl.cli.entry import main
from geodsl.dataset import Dataset
from tests.dataset.tiny import tiny_llava
from tests.train.exams.api_bench import KEY, prepared
from tests.train.exams.chat_server import Chatted, Error


@pytest.fixture(scope="module")
def model(questions: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model that has learned nothing."""
    torch.set_num_threads(1)
    said = "".join(q["text"] + "".join(q["choices"]) for r in questions.records() for q in r.questions)
    folder = tmp_path_factory.mktemp("model") / "tiny"
    for part in tiny_llava(said + "Put the final answer in \\boxed{}.\n()ABCD: user assistant"):
        part.save_pretrained(folder)
    return folder


def run(*arguments: Any) -> Result:
    return CliRunner().invoke(main, ["evaluate", "lmm", *map(str, arguments)])


def test_a_model_is_examined_and_a_second_run_only_marks(
    model: Path, questions: Dataset, tmp_path: Path
) -> None:
    asked = ["--model", model, "--task", f"geodsl:{questions.root}", "--split", "test", "--out", tmp_path]
    asked += ["--longest", 4, "--device", "cpu", "--precision", "fp32"]
    first = run(*asked)
    assert first.exit_code == 0, first.output
    folder = tmp_path / "geodsl-asked-test"
    marks = json.loads((folder / "marks.json").read_text())
    assert marks["complete"] and set(marks["scores"]) == {"own", "blank", "other"}
    assert set(marks["gains"]) == {"own - blank", "own - other"} and marks["by"]["kind"]
    for part in ("with a blank picture", "by kind", "chance", f"loading {model}"):
        assert part in first.output
    before = (folder / "answers.jsonl").read_bytes()
    again = run(*asked, "--json")
    assert again.exit_code == 0 and "loading" not in again.output
    assert json.loads(again.output) == [marks] and (folder / "answers.jsonl").read_bytes() == before


def test_another_checkpoint_in_the_same_folder_is_told_from_the_first(
    model: Path, questions: Dataset, tmp_path: Path
) -> None:
    asked = ["--task", f"geodsl:{questions.root}", "--split", "test", "--out", tmp_path / "out", "--limit", 3]
    asked += ["--longest", 2, "--device", "cpu", "--pictures", "own", "--model", tmp_path / "run"]
    (tmp_path / "run").mkdir()
    for file in model.iterdir():
        (tmp_path / "run" / file.name).write_bytes(file.read_bytes())
    assert run(*asked).exit_code == 0
    config = json.loads((tmp_path / "run" / "config.json").read_text())
    (tmp_path / "run" / "config.json").write_text(json.dumps({**config, "vision_feature_layer": -1}))
    refused = run(*asked)
    assert refused.exit_code == 2 and "holds another sitting: settings is" in refused.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--task", "geoqua:x"), "did you mean geoqa:PATH?"),
        (("--task", "mathverse:x"), "lmms-eval"),
        (("--task", "geoqa:/nowhere"), "there is no /nowhere"),
        (("--task", "geodsl:DATA", "--split", "dev"), "has no split 'dev': there is train, test"),
        (("--task", "geodsl:DATA", "--task", "geodsl:DATA"), "two tasks are called geodsl-asked"),
        (("--task", "geodsl:DATA", "--pictures", "own,none"), "pictures are own, blank, other, not 'none'"),
        (("--task", "geodsl:DATA", "--workers", "3"), "workers: said of"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    model: Path, questions: Dataset, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    told = [a.replace("DATA", str(questions.root)) for a in arguments]
    found = run("--model", model, "--out", tmp_path, *told)
    assert found.exit_code == 2 and said in found.output and "Traceback" not in found.output


def test_what_is_no_model_is_said_before_any_file_is_read(tmp_path: Path) -> None:
    found = run("--model", tmp_path, "--task", "geoqa:/nowhere", "--out", tmp_path / "out")
    assert found.exit_code == 2 and "holds no model" in found.output


def test_a_model_behind_an_address_is_examined_and_the_key_gets_nowhere(
    questions: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = prepared(monkeypatch, tmp_path)
    bench = next(made)
    try:
        server = bench.chat(lambda body: Chatted("\\boxed{yes}"))
        asked = ["--model", "openai:gpt-x", "--task", f"geodsl:{questions.root}", "--split", "test"]
        asked += ["--out", tmp_path / "out", "--pictures", "own,blank"]
        where = ["--address", server.url, "--cache", "none"]
        found = run(*asked, *where)
        assert found.exit_code == 0, found.output
        marks = json.loads((tmp_path / "out" / "geodsl-asked-test" / "marks.json").read_text())
        assert marks["examinee"] == "openai:gpt-x" and marks["settings"] == {"address": server.url}
        assert marks["gains"]["own - blank"]["value"] == 0.0 < marks["by"]["form"]["yes-no"]["own"]["value"]
        other = run(*asked, "--address", "http://127.0.0.1:9/v1")
        assert other.exit_code == 2 and "holds another sitting: settings is" in other.output
        server.model = lambda body: Error(401, f"not with {KEY}")
        denied = run(*asked[:-4], "--out", tmp_path / "denied", *where)
        assert denied.exit_code == 2 and KEY not in found.output + denied.output
        assert not any(KEY.encode() in p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    finally:
        assert next(made, None) is None  # its servers are gone
