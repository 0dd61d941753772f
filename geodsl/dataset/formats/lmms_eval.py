"""A task of lmms-eval: a YAML file a split, the questions as parquet with their pictures, and a scorer.

`lmms-eval --include_path DIR/lmms-eval --tasks NAME_SPLIT` runs it without a network. Groups that may not score are
left out.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from geodsl.dataset.beside import Beside, settle
from geodsl.dataset.formats.asked import asked, prompt_boxed, task_name
from geodsl.dataset.formats.base import Format, Writer
from geodsl.dataset.formats.columns import IMAGE, Rows, picture
from geodsl.dataset.record import Record
from geodsl.dataset.shard import Shard

__all__ = ["COLUMNS", "LmmsEval"]

COLUMNS: dict[str, Any] = {
    "key": "string",
    "member": "int32",
    "family": "string",
    "image": IMAGE,
    "question": "string",
    "form": "string",
    "kind": "string",
    "lang": "string",
    "choices": ["string"],
    "answer": "string",
    "accepted": ["string"],
    "decimal": "float64",
    "unit": "string",
}
"""What is told of a question."""

_METRICS = ("accuracy", "yes_no", "choice", "open")

# `!function` is read by lmms-eval alone, so no writer of YAML is asked.
_TASK = """\
task: {task}
dataset_path: parquet
dataset_kwargs:
  data_files: {files}
test_split: {split}
output_type: generate_until
doc_to_visual: !function utils.doc_to_visual
doc_to_text: !function utils.doc_to_text
doc_to_target: !function utils.doc_to_target
process_results: !function utils.process_results
generation_kwargs:
  max_new_tokens: 1024
  temperature: 0
  do_sample: false
lmms_eval_specific_kwargs:
  default:
    pre_prompt: ""
    post_prompt: ""
metric_list:
{metrics}
cluster_key: key
metadata:
  version: 1.0
"""
_METRIC = """\
  - metric: {}
    aggregation: !function utils.aggregate
    higher_is_better: true"""


class LmmsEval(Format):
    name = "lmms-eval"
    title = "lmms-eval: a task with its questions, pictures and scorer"
    package = "pyarrow"
    questions = True
    scores = True

    def path(self, shard: Shard) -> str:
        """Where a shard lies in the dataset."""
        return f"{self.name}/{self._data(shard)}"

    def _data(self, shard: Shard) -> str:
        return f"data/{shard.split}-{shard.number:05d}-of-{shard.of:05d}.parquet"

    def writer(self, shard: Shard, files: Beside) -> Writer:
        self.ready()
        return _Questions(Rows(files.path(self.path(shard)), COLUMNS))

    def finish(self, dataset: Any) -> None:
        folder = dataset.root / self.name
        settle(folder / "utils.py", Path(__file__).with_name("scorer.py").read_bytes())
        metrics = "\n".join(map(_METRIC.format, _METRICS))
        for split in dataset.splits:
            task = task_name(dataset.name, split)
            files = json.dumps({split: [self._data(s) for s in dataset.shards if s.split == split]})
            text = _TASK.format(task=task, files=files, split=split, metrics=metrics)
            settle(folder / f"{task}.yaml", text.encode())


class _Questions(Writer):
    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def add(self, record: Record) -> None:
        if record.star:
            return
        for _, member, question in asked(record):
            told = {name: question[name] for name in COLUMNS if name in question}
            self.rows.add(
                {
                    **told,
                    "key": record.key,
                    "member": member.number,
                    "family": record.family,
                    "image": picture(record.key, member),
                    "question": prompt_boxed(question),
                }
            )

    def close(self) -> None:
        self.rows.close()
