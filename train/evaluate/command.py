"""What `geodsl evaluate clip` does: finds the model and the data, and measures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from geodsl.dataset import Dataset, Record
from geodsl.dataset.audit.chance import generator
from train.evaluate.errors import EvaluateError
from train.evaluate.evaluation import Evaluation, evaluate
from train.evaluate.models import model as found_model
from train.evaluate.slices import Known
from train.readers import captioned, read

__all__ = ["run"]


def run(
    *,
    model: str,
    pretrained: str | None = None,
    data: str | None = None,
    split: str | None = None,
    train_data: str | None = None,
    train_split: str = "train",
    benchmarks: Sequence[str] = (),
    retention: str | None = None,
    limit: int | None = None,
    random: int = 3,
    robustness: bool = True,
    layers: bool = True,
    batch: int = 64,
    precision: str = "fp32",
    device: str | None = None,
    seed: int = 0,
    told: Callable[[str], None] = lambda what: None,
) -> Evaluation:
    """Measure a model as it is asked for; the files are looked at before the model is loaded.

    Raises:
        GeodslError: with a sentence that says what to do.
    """
    tests = {name: read(name) for name in benchmarks}
    general = captioned(retention) if retention else []
    known = Known.of(Dataset(train_data), train_split) if train_data else None
    records: Iterator[Record] = iter(())
    about: dict[str, object] = {"model": model, "pretrained": pretrained, "precision": precision}
    if data is not None:
        dataset = Dataset(data)
        if split is not None and split not in dataset.splits:
            raise EvaluateError(
                f"{dataset.name} has no split {split!r}: there is {', '.join(dataset.splits)}"
            )
        records = _some(dataset, split, limit, seed)
        about |= {"data": dataset.name, "stamp": dataset.stamp, "split": split, "train_data": train_data}
    told(f"loading {model}")
    towers = found_model(model, pretrained, precision=precision, device=device, seed=seed)
    return evaluate(
        towers,
        records,
        about=about,
        benchmarks=tests,
        general=general,
        known=known,
        random=random,
        robustness=robustness,
        inside=layers,
        batch=batch,
        seed=seed,
        told=told,
    )


def _some(dataset: Dataset, split: str | None, limit: int | None, seed: int) -> Iterator[Record]:
    """The records of a split; of too many those that are drawn by chance, in order."""
    records = dataset.records(split)
    total = sum(int(r["groups"]) for r in dataset.receipts() if split in (None, r["split"]))
    if limit is None or total <= limit:
        yield from records
        return
    chosen = set(np.sort(generator(seed, "groups of an evaluation").permutation(total)[:limit]).tolist())
    yield from (record for k, record in enumerate(records) if k in chosen)
