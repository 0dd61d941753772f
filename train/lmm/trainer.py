"""transformers' trainer, told to do what a run wants, and to tell what it does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from transformers import PrinterCallback, ProgressCallback, Trainer, TrainerCallback, TrainingArguments

from train.lmm.batches import Batcher
from train.lmm.config import LmmConfig
from train.lmm.errors import LmmError
from train.lmm.order import Order
from train.lmm.runs import CHECKPOINTS, RunFolder
from train.towers.saving import write_tensors

__all__ = ["KeepsLearned", "StageTrainer", "arguments"]

LEARNED = "learned.safetensors"  # in a checkpoint: the weights that learn


def arguments(config: LmmConfig, out: Path, *, device: str | None = None) -> TrainingArguments:
    """What the trainer is told, but for the number of steps.

    Raises:
        LmmError: for a device that it can't be sent to.
    """
    if device not in (None, "cpu", "cuda"):
        raise LmmError(
            f"device {device!r}: expected cpu or cuda; which of several GPUs is seen says CUDA_VISIBLE_DEVICES"
        )
    made = TrainingArguments(
        output_dir=str(out / CHECKPOINTS),
        per_device_train_batch_size=config.batch,
        gradient_accumulation_steps=config.accumulate,
        learning_rate=config.rate,
        lr_scheduler_type="cosine",
        weight_decay=config.weight_decay,
        adam_beta2=config.beta2,
        max_grad_norm=config.clip,
        bf16=config.precision == "bf16",
        **_recomputing(config),
        fsdp=True if config.fsdp else None,  # type: ignore[arg-type]
        fsdp_config={"activation_checkpointing": config.checkpointing} if config.fsdp else None,
        logging_steps=config.log_every,
        logging_nan_inf_filter=False,
        save_strategy="steps",
        save_steps=config.save_every,
        seed=config.seed,
        data_seed=config.seed,
        dataloader_num_workers=config.workers,
        dataloader_drop_last=True,
        dataloader_pin_memory=device != "cpu" and torch.cuda.is_available(),
        train_sampling_strategy="sequential",  # the order is laid out already
        remove_unused_columns=False,
        use_cpu=device == "cpu",
        report_to="none",
        disable_tqdm=True,
    )
    if made.n_gpu > 1:
        made._n_gpu = 1  # several devices are several processes, under torchrun
    return made


def _recomputing(config: LmmConfig) -> dict[str, Any]:
    """Whether activations are computed again, by the name that this release of transformers has for it."""
    names = {field.name for field in fields(TrainingArguments)}
    name = "activation_checkpointing" if "activation_checkpointing" in names else "gradient_checkpointing"
    return {name: config.checkpointing and not config.fsdp, f"{name}_kwargs": {"use_reentrant": False}}


class KeepsLearned:
    """A trainer of transformers' whose checkpoints hold the weights that learn, by their own names.

    The trainer's own way writes a LLaVA's under other names than it looks for when it goes on, and goes on with the
    first weights without a word. What is shared out among devices is kept by accelerate.
    """

    args: Any
    model: Any
    is_fsdp_enabled: bool

    def _save(self, output_dir: str | None = None, state_dict: Any = None) -> None:
        if self.args.should_save and not self.is_fsdp_enabled:
            folder = Path(output_dir or str(self.args.output_dir))
            folder.mkdir(parents=True, exist_ok=True)
            write_tensors(folder / LEARNED, _learned(self.model))

    def _load_from_checkpoint(self, resume_from_checkpoint: str, model: Any = None) -> None:
        if self.is_fsdp_enabled:
            super()._load_from_checkpoint(resume_from_checkpoint, model)  # type: ignore[misc]
            return
        mine, path = _learned(self.model), Path(resume_from_checkpoint) / LEARNED
        found = load_file(str(path))
        if {n: t.shape for n, t in found.items()} != {n: t.shape for n, t in mine.items()}:
            raise LmmError(f"{path} is of another model, or of other parts of it; take another folder")
        with torch.no_grad():
            for name, tensor in found.items():
                mine[name].copy_(tensor)


class StageTrainer(KeepsLearned, Trainer):
    """The trainer of a stage."""

    run: RunFolder
    waited: float = 0.0
    tokens: int = 0

    @classmethod
    def of(
        cls,
        model: Any,
        args: TrainingArguments,
        order: Order,
        batcher: Batcher,
        run: RunFolder,
        *,
        steps: int,
        config: LmmConfig,
    ) -> StageTrainer:
        args.max_steps = steps
        args.warmup_steps = round(config.warmup * steps)
        made = cls(model=model, args=args, train_dataset=order, data_collator=batcher)
        made.run = run
        made.remove_callback(PrinterCallback)
        made.remove_callback(ProgressCallback)
        made.add_callback(_Told(made))
        return made

    def get_batch_samples(self, epoch_iterator: Iterator[Any], num_batches: int, device: torch.device) -> Any:
        began = time.perf_counter()
        found = super().get_batch_samples(epoch_iterator, num_batches, device)
        self.waited += time.perf_counter() - began
        self.tokens += sum(int(batch["attention_mask"].sum()) for batch in found[0])
        return found

    def training_step(self, model: Any, inputs: Any, num_items_in_batch: Any = None) -> torch.Tensor:
        with self.run.explained():
            loss = super().training_step(model, inputs, num_items_in_batch)
        if not torch.isfinite(loss):
            raise LmmError(
                f"the loss isn't a number at step {self.state.global_step + 1}; the last good checkpoint is "
                f"{self.run.latest() or 'none'}. Try a lower lr, clip = 1, or precision fp32"
            )
        return loss


def _learned(model: Any) -> dict[str, torch.Tensor]:
    return {name: p for name, p in model.named_parameters() if p.requires_grad}


class _Told(TrainerCallback):
    """Tells the run's journal what the trainer logs, and vouches for its checkpoints."""

    def __init__(self, trainer: StageTrainer) -> None:
        self.trainer, self.began = trainer, time.perf_counter()

    def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        self._again()

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        control.should_log |= state.global_step >= state.max_steps

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
        if not logs or "loss" not in logs:
            return
        past = max(1e-9, time.perf_counter() - self.began)
        told = {
            "loss": logs["loss"],
            "lr": logs["learning_rate"],
            "gradient": logs.get("grad_norm"),
            "tokens_a_second": round(self.trainer.tokens / past, 1),  # of this device
            "waiting": round(self.trainer.waited / past, 4),
        }
        line = (
            f"step {state.global_step:,} of {state.max_steps:,}: loss {logs['loss']:.4f}, "
            f"{told['tokens_a_second']:,.0f} tokens/s, {told['waiting']:.0%} waiting"
        )
        self.trainer.run.tell(state.global_step, told, line)
        self._again()

    def on_save(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        self.trainer.accelerator.wait_for_everyone()
        if self.trainer.run.writes:
            self.trainer.run.saved(state.global_step)
        self.trainer.accelerator.wait_for_everyone()

    def _again(self) -> None:
        self.began, self.trainer.waited, self.trainer.tokens = time.perf_counter(), 0.0, 0
