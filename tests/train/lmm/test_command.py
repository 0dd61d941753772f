"""`geodsl train lmm` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from geodsl.cli.train import train


def test_a_stage_from_options(folder: Path, asked: Path, tmp_path: Path):
    told = ["--model", str(folder), "--data", str(asked), "--stage", "align", "--steps", "2", "--batch", "2"]
    told += ["--workers", "0", "--device", "cpu", "--out", str(tmp_path / "run"), "--json"]
    found = CliRunner().invoke(train, ["lmm", *told])
    assert found.exit_code == 0, found.output
    assert json.loads(found.stdout)["result"].endswith("final")
    assert (tmp_path / "run" / "final" / "model.safetensors").exists()
    lines = (tmp_path / "run" / "metrics.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["step"] for line in lines] == [2, 2] and "loss" in json.loads(lines[0])
    about = json.loads((tmp_path / "run" / "config.json").read_text("utf-8"))
    assert about["stage"] == "align" and about["about"]["steps"] == 2
    assert about["about"]["learning"]["weights"] < about["about"]["learning"]["of"]


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path):
    found = CliRunner().invoke(train, ["lmm", "--stage", "instrct", "--batch", "0", "--out", str(tmp_path)])
    said = str(found.exception) + found.output
    assert found.exit_code != 0
    assert "did you mean `instruct`" in said and "batch: expected a whole number from 1" in said


def test_a_model_that_is_not_there_is_said(asked: Path, tmp_path: Path):
    told = [
        "--model",
        str(tmp_path / "none"),
        "--data",
        str(asked),
        "--device",
        "cpu",
        "--out",
        str(tmp_path / "r"),
    ]
    found = CliRunner().invoke(train, ["lmm", *told])
    assert found.exit_code != 0
    assert "can't be read as a model of pictures and words" in str(found.exception) + found.output
