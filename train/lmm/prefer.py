"""Preferences: a picture's own caption over that of another picture, by direct preference optimisation (trl's).

Each pair comes twice with the roles exchanged, so the words alone never decide: what is chosen of one picture is
rejected of the other. Lengths are counted before anything is learned: trl would cut what is too long in silence.

A run that was stopped goes on from its last checkpoint as if it hadn't been. The trainer's optimiser is a torch file,
read with `weights_only`, so nothing in it is executed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

from train.data.dataset_source import DatasetSource
from train.data.pictures import decoded
from train.lmm.assembly import FINAL, Lmm
from train.lmm.config import STREAM, LmmConfig
from train.lmm.conversations import Preference
from train.lmm.conversations import prefer as preferences
from train.lmm.errors import LmmError
from train.lmm.measure import Measure, context_of, too_long
from train.lmm.quiet import quiet
from train.lmm.runs import CHECKPOINTS, RunFolder
from train.lmm.sight import sight_of
from train.lmm.supervised import finish, learner_of, model_of
from train.lmm.trainer import KeepsLearned

__all__ = ["Pairs", "prefer", "preferred"]

_KNOWN = 64  # groups that are kept in memory, since several pairs are of one
_TOLD = {
    "loss": "loss",
    "learning_rate": "lr",
    "grad_norm": "gradient",
    "rewards/accuracies": "preferred",
    "rewards/margins": "margin",
}


def prefer(config: LmmConfig, out: str | Path, *, device: str | None = None, quiet_run: bool = False) -> Path:
    """The stage `prefer`, from its last checkpoint on; the folder of the result, which transformers reads.

    Args:
        out: the run's folder; a run that lies there is gone on with.

    Raises:
        LmmError, AssemblyError, DataError, LengthError: with a sentence that says what to do.
    """
    if config.data.startswith(STREAM) or Path(config.data).is_file():
        raise LmmError(
            "preferences are between pictures of one group, and are counted before they are learned: `prefer` reads a "
            f"dataset's folder, not {config.data}; `geodsl export` makes one of a recipe"
        )
    lmm = model_of(config)
    sight = sight_of(config, lmm.model)
    room = context_of(lmm.model)
    if config.longest > room:
        raise LmmError(f"longest = {config.longest:,}, and {lmm.name} has room for {room:,} tokens")
    source = DatasetSource(config.data, split=config.split, batch=1, seed=config.seed)
    pairs = Pairs(
        source, lmm.processor, longest=config.longest or room, leave_out=config.too_long == "leave out"
    )
    with quiet():
        trainer = _trainer(lmm, pairs, config, Path(out), device)
        run = RunFolder(
            Path(out),
            config,
            world=trainer.args.world_size,
            writes=trainer.is_world_process_zero(),
            quiet=quiet_run,
        )
        if run.finished:
            return Path(out) / FINAL
        trainer.add_callback(_callback(trainer, run))
        run.begin({**pairs.told, "steps": _steps(config, len(pairs), trainer.args.world_size)})
        try:
            with run.explained():
                trainer.train(resume_from_checkpoint=str(last) if (last := run.latest()) else None)
            finish(trainer, lmm, config, run, sight)
        finally:
            run.close()
    return Path(out) / FINAL


class Pairs:
    """The preferences of a dataset's split, read as they are wanted.

    Attributes:
        places: of each pair, its group and which of the group's it is.
        told: how many there are, and how long.

    Raises:
        LengthError: if some are too long and aren't to be left out; all are counted first.
        LmmError: if there is none, or one whose roles aren't exchanged in another.
    """

    def __init__(
        self, source: DatasetSource, processor: Any, *, longest: int, leave_out: bool = False
    ) -> None:
        self.source = source
        self._of = lru_cache(_KNOWN)(self._read)
        measure = Measure(processor)
        self.places: list[tuple[int, int]] = []
        lengths: dict[str, int] = {}
        for k in range(source.groups):
            found = self._of(k)
            _balanced(found, source.record(k).key)
            of = [max(map(measure.tokens, pair.both)) for pair in found]
            lengths |= {pair.question.key: n for pair, n in zip(found, of, strict=True)}
            # Both of a pair or none: what is left must not tell by its words.
            over = {_names(found[p]) for p in range(len(found)) if of[p] > longest}
            self.places += [(k, p) for p in range(len(found)) if _names(found[p]) not in over]
        error = too_long(lengths, longest)
        if error and (not leave_out or not self.places):
            raise error
        if not self.places:
            raise LmmError(
                f"the split {source.split} has no negative picture to prefer another to; export with `negatives = 4`"
            )
        self.told = {
            "pairs": len(self.places),
            "left_out": len(lengths) - len(self.places),
            "tokens": {"most": max(lengths.values()), "room": longest},
        }

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, number: int) -> Preference:
        k, p = self.places[number]
        return self._of(k)[p]

    def rows(self) -> Any:
        """The pairs as trl takes them: a set of `datasets`', whose pictures are read when a row is wanted."""
        from datasets import Dataset  # type: ignore[import-untyped]

        numbers = Dataset.from_dict({"number": list(range(len(self)))})
        return numbers.with_transform(self._told)

    def _read(self, k: int) -> list[Preference]:
        return list(preferences(self.source.record(k)))

    def _told(self, batch: Mapping[str, Sequence[int]]) -> dict[str, list[Any]]:
        found = [self[n] for n in batch["number"]]
        return {
            "prompt": [pair.question.messages for pair in found],
            "chosen": [_said(pair.chosen) for pair in found],
            "rejected": [_said(pair.rejected) for pair in found],
            "images": [
                [decoded(i, f"of {pair.question.key}") for i in pair.question.images] for pair in found
            ],
        }


def _said(text: str) -> list[dict[str, Any]]:
    return [{"role": "assistant", "content": [{"type": "text", "text": text}]}]


def _names(pair: Preference) -> frozenset[str]:
    """What a pair and its exchanged one have in common."""
    return frozenset((pair.chosen, pair.rejected))


def _balanced(pairs: Sequence[Preference], key: str) -> None:
    """See that what is chosen once is rejected as often."""
    told = [(pair.chosen, pair.rejected) for pair in pairs]
    if sorted(told) != sorted((b, a) for a, b in told):
        raise LmmError(
            f"{key} has a pair that doesn't come again with its roles exchanged: the words alone would tell"
        )


def _steps(config: LmmConfig, pairs: int, world: int) -> int:
    share = config.batch * config.accumulate * world
    found = config.steps or int(pairs * config.epochs / share)
    if not found:
        raise LmmError(
            f"{pairs:,} pairs, {config.epochs:g} times, are less than one step of {share:,}; take a smaller batch"
        )
    return found


def _trainer(lmm: Lmm, pairs: Pairs, config: LmmConfig, out: Path, device: str | None) -> Any:
    """trl's trainer of preferences; what the policy is compared with is the start."""
    import torch
    from transformers import PrinterCallback, ProgressCallback
    from trl import DPOConfig, DPOTrainer

    class Preferring(KeepsLearned, DPOTrainer):
        pass

    world = max(1, torch.distributed.get_world_size() if torch.distributed.is_initialized() else _launched())
    steps = _steps(config, len(pairs), world)
    # Of adapters, trl keeps the first ones beside; of whole weights it would look for them on the hub.
    start = None if config.lora else deepcopy(lmm.model)
    options: dict[str, Any] = {
        "output_dir": str(out / CHECKPOINTS),
        "beta": config.beta,
        "max_length": None,  # nothing is cut: what is too long was refused or left out
        "learning_rate": config.rate,
        "lr_scheduler_type": "cosine",
        "warmup_steps": round(config.warmup * steps),
        "weight_decay": config.weight_decay,
        "adam_beta2": config.beta2,
        "max_grad_norm": config.clip,
        "max_steps": steps,
        "per_device_train_batch_size": config.batch,
        "gradient_accumulation_steps": config.accumulate,
        "gradient_checkpointing": config.checkpointing and not config.fsdp,
        "gradient_checkpointing_kwargs": {"use_reentrant": False},
        "fsdp": True if config.fsdp else None,
        "fsdp_config": {"activation_checkpointing": config.checkpointing} if config.fsdp else None,
        "bf16": config.precision == "bf16",
        "logging_steps": config.log_every,
        "save_strategy": "steps",
        "save_steps": config.save_every,
        "seed": config.seed,
        "data_seed": config.seed,
        "dataloader_num_workers": 0,
        "dataloader_drop_last": True,
        "remove_unused_columns": False,  # a row's columns come of its number
        "use_cpu": device == "cpu",
        "report_to": "none",
        "disable_tqdm": True,
    }
    made = Preferring(
        learner_of(lmm.model, config),
        start,
        args=DPOConfig(**options),
        train_dataset=pairs.rows(),
        processing_class=lmm.processor,
    )
    made.remove_callback(PrinterCallback)
    made.remove_callback(ProgressCallback)
    return made


def _launched() -> int:
    import os

    return int(os.environ.get("WORLD_SIZE", "1"))


def preferred(lmm: Lmm, pairs: Sequence[Preference], *, batch: int = 8) -> float:
    """The share of pairs of which a model holds the chosen answer the likelier."""
    import torch

    from train.lmm.batches import UNLEARNED, Batcher

    batcher = Batcher(lmm.processor, longest=context_of(lmm.model))
    device = next(lmm.model.parameters()).device
    better = 0.0
    for some in _by(pairs, batch):
        told = []
        for side in (0, 1):
            inputs = {n: x.to(device) for n, x in batcher([pair.both[side] for pair in some]).items()}
            labels = inputs.pop("labels")[:, 1:]
            with torch.no_grad():
                likely = lmm.model(**inputs).logits[:, :-1].float().log_softmax(dim=-1)
            there = labels != UNLEARNED
            said = likely.gather(-1, labels.clamp(min=0)[..., None]).squeeze(-1)
            told.append((said * there).sum(dim=1))
        better += float((told[0] > told[1]).sum()) + 0.5 * float((told[0] == told[1]).sum())
    return better / len(pairs) if pairs else math.nan


def _by(pairs: Sequence[Preference], size: int) -> Iterator[Sequence[Preference]]:
    for k in range(0, len(pairs), size):
        yield pairs[k : k + size]


def _callback(trainer: Any, run: RunFolder) -> Any:
    from transformers import TrainerCallback

    class Told(TrainerCallback):
        """What trl says of its steps, in our words; and which of its checkpoints are whole."""

        def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
            told = {name: float(logs[key]) for key, name in _TOLD.items() if key in (logs or {})}
            if "loss" in told:
                shown = ", ".join(f"{name} {value:.4g}" for name, value in told.items())
                run.tell(
                    state.global_step, told, f"step {state.global_step:,} of {state.max_steps:,}: {shown}"
                )

        def on_save(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            trainer.accelerator.wait_for_everyone()
            if run.writes:
                run.saved(state.global_step)
            trainer.accelerator.wait_for_everyone()

    return Told()
