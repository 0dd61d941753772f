"""The stages that learn from answers: `align`, `instruct`, `coldstart`, by transformers' own trainer.

    geodsl train lmm --stage align --tower runs/clip --language Qwen/Qwen2.5-7B-Instruct --data out/ --out runs/align
    geodsl train lmm --stage instruct --model runs/align --data out/ --out runs/instruct
    torchrun --no-python --nproc-per-node 8 geodsl train lmm run.toml --fsdp --out runs/instruct

What the trainer lacks is done here: lengths are counted before anything is cut, the order of the whole run is laid
out, so that a run that was stopped goes on as if it hadn't been, parts are left as they are, and the result is a plain
model.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from train.lmm.assembly import FINAL, Lmm, assemble, load, save
from train.lmm.batches import Batcher
from train.lmm.config import SUPERVISED, LmmConfig
from train.lmm.errors import LmmError
from train.lmm.measure import Measure, context_of
from train.lmm.order import Order, fitting, steps_of
from train.lmm.parts import adapted, learn, learning
from train.lmm.quiet import quiet
from train.lmm.runs import RunFolder
from train.lmm.sight import Sight, line_of, sight_of
from train.lmm.sources import Source, source_of
from train.lmm.trainer import StageTrainer, arguments

__all__ = ["supervised"]


def supervised(
    config: LmmConfig,
    out: str | Path,
    *,
    device: str | None = None,
    source: Source | None = None,
    quiet_run: bool = False,
) -> Path:
    """A stage, from its last checkpoint on; the folder of the result, which transformers reads.

    Args:
        out: the run's folder; a run that lies there is gone on with.
        source: conversations from elsewhere than the config's data.

    Raises:
        LmmConfigError, LmmError, AssemblyError, DataError, ConversationError, LengthError: with a sentence that says
            what to do.
    """
    if config.stage not in SUPERVISED:
        raise LmmError(f"the stage {config.stage} isn't one of {', '.join(SUPERVISED)}")
    with quiet():
        args = arguments(config, Path(out), device=device)
    run = RunFolder(Path(out), config, world=args.world_size, writes=args.process_index == 0, quiet=quiet_run)
    if run.finished:
        return Path(out) / FINAL
    lmm = model_of(config)
    sight = sight_of(config, lmm.model)
    data = source_of(config) if source is None else source
    room = context_of(lmm.model)
    longest = min(config.longest or room, room)
    if config.longest > room:
        raise LmmError(f"longest = {config.longest:,}, and {lmm.name} has room for {room:,} tokens")
    share = config.batch * config.accumulate * args.world_size
    kept, told = None, dict[str, Any]()
    if data.finite:
        kept, told = fitting(
            data, Measure(lmm.processor), longest=longest, leave_out=config.too_long == "leave out"
        )
    steps = steps_of(0 if kept is None else len(kept), steps=config.steps, epochs=config.epochs, batch=share)
    order = Order(data, length=steps * share, seed=config.seed, kept=kept)
    with quiet():
        model = learner_of(lmm.model, config)
        trainer = StageTrainer.of(
            model, args, order, Batcher(lmm.processor, longest=longest), run, steps=steps, config=config
        )
        run.begin({**told, "steps": steps, "learning": counted(model)})
        try:
            last = run.latest()
            trainer.train(resume_from_checkpoint=None if last is None else str(last))
            finish(trainer, lmm, config, run, sight)
        finally:
            run.close()
    return Path(out) / FINAL


def model_of(config: LmmConfig) -> Lmm:
    """The model that a stage begins with: read, or put together."""
    if config.model:
        return load(config.model, dtype=config.dtype)
    return assemble(config.tower, config.language, layer=config.layer, seed=config.seed, dtype=config.dtype)


def learner_of(model: Any, config: LmmConfig) -> Any:
    """The model, of which the stage's parts learn: whole, or by adapters."""
    parts = learning(config.stage, tower=config.train_tower)
    learn(model, parts)
    model.config.use_cache = False
    if not config.lora:
        return model
    return adapted(model, parts, rank=config.lora, seed=config.seed)


def counted(model: Any) -> dict[str, int]:
    """How many weights learn, of how many."""
    every = [p for _, p in model.named_parameters()]
    return {
        "weights": sum(p.numel() for p in every if p.requires_grad),
        "of": sum(p.numel() for p in every),
    }


def finish(trainer: Any, lmm: Lmm, config: LmmConfig, run: RunFolder, sight: Sight | None) -> None:
    """The result: a plain model, adapters merged, and what it sees."""
    weights = trainer.accelerator.get_state_dict(trainer.model)  # whole on the first rank, however shared out
    if run.writes:
        if config.lora:
            # Adapters that another trainer keeps beside, to compare with, are no part of the result.
            lmm = merged(config, {name: x for name, x in weights.items() if ".ref." not in name})
            weights = None
        lmm.model.config.use_cache = True
        save(lmm, run.folder / FINAL, weights=weights)
    trainer.accelerator.wait_for_everyone()
    if sight is not None and run.writes:
        measured(sight, config, run)
    run.tell(run.steps, {"finished": True})
    trainer.accelerator.wait_for_everyone()


def merged(config: LmmConfig, weights: Any) -> Lmm:
    """The first model with what the adapters learned."""
    lmm = model_of(config)
    model = learner_of(lmm.model, config)
    model.load_state_dict(weights)
    return lmm._replace(model=model.merge_and_unload())


def measured(sight: Sight, config: LmmConfig, run: RunFolder) -> None:
    """What the result sees, told in the run's metrics."""
    result = load(run.folder / FINAL, dtype=config.dtype)
    if torch.cuda.is_available():
        result = result._replace(model=result.model.cuda())
    told = sight(result)
    run.tell(run.steps, {"perception": told}, f"sight, of {config.perception}: {line_of(told)}")
