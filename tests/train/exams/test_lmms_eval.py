"""Our checkpoints under lmms-eval, in an environment of its own: what it is answered is what is answered here."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from geodsl.dataset import Dataset
from geodsl.dataset.formats.asked import task_name
from tests.dataset.again import again
from tests.dataset.test_format_lmms_eval import evaluator, run
from tests.dataset.tiny import tiny_llava
from train.exams import LocalExaminee, items_of

__all__ = ["evaluator"]  # a fixture

LONGEST = 6


@pytest.mark.slow
def test_a_checkpoint_answers_a_dummy_task_there_as_it_does_here(
    questions: Dataset, evaluator: Path, tmp_path: Path
) -> None:
    import torch

    command = [evaluator, "-m", "pip", "install", "-q", "--disable-pip-version-check", "decord"]
    assert subprocess.run(command).returncode == 0
    written = again(questions, tmp_path / "dataset", "lmms-eval")
    items = list(items_of(written.records("test")))
    model, processor = tiny_llava("".join(item.question for item in items) + "user: assistant")
    with torch.no_grad():
        for weight in model.parameters():
            weight.mul_(6)  # what learned nothing says the same to everything, if its weights are small
    for part in (model, processor):
        part.save_pretrained(tmp_path / "model")
    task = task_name(written.name, "test")
    told = ["--model", "llava_hf", "--batch_size", "1", "--gen_kwargs", f"max_new_tokens={LONGEST}"]
    told += ["--model_args", f"pretrained={tmp_path / 'model'},device=cpu,device_map=cpu,dtype=float32"]
    told += ["--tasks", task, "--output_path", "out", "--log_samples"]
    run(evaluator, tmp_path, "-m", "lmms_eval", *told, "--include_path", written.root / "lmms-eval")
    (samples,) = (tmp_path / "out").rglob(f"*samples_{task}.jsonl")
    there = {
        row["doc_id"]: row["filtered_resps"] for row in map(json.loads, samples.read_text().splitlines())
    }
    here = dict(LocalExaminee(model, processor, name="tiny").answers(items, longest=LONGEST))
    assert len(there) == len(items) and len(set(there.values())) > 1
    for number, item in enumerate(items):
        said = there[number] if isinstance(there[number], str) else there[number][0]
        assert said.strip() == here[item.key].text
