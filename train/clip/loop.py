"""Contrastive training of a picture tower and a text tower, read from top to bottom.

    geodsl train clip --data out/ --model ViT-B-32 --pretrained openai --out runs/a             # one device, or a CPU
    geodsl train clip run.toml --out runs/a                                                     # the same from a file
    torchrun --no-python --nproc-per-node 4 geodsl train clip run.toml --out runs/a             # four devices
    torchrun --no-python --nnodes 2 --nproc-per-node 8 --rdzv-endpoint HOST:29500 \
        --rdzv-backend c10d geodsl train clip run.toml --out runs/a                             # two machines

Stopped at any moment, the same command goes on from the last checkpoint, as if it had never stopped: batch i is a
function of seed, i, rank and the curriculum's state alone, and what is drawn by chance within a step is drawn from
seed, step and rank.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn

from geodsl.errors import GeodslError
from train.checkpoints import Checkpoints
from train.clip.config import ClipConfig, Stage
from train.clip.encoding import Encoding
from train.clip.equipment import Equipment, set_up
from train.clip.journal import Journal
from train.clip.meter import Meter
from train.clip.ranks import average_gradients, everywhere, ranks
from train.clip.rates import factor
from train.data import Batch, Loader
from train.gather import rank, world
from train.memory import explained
from train.towers import Towers, interpolated, load, merged, save

__all__ = ["TrainError", "train"]

FINAL = "final"  # the folder of the result
_KNOBS = (  # where memory runs out
    "precision bf16, checkpointing, cache = 64 (rows at a time, the same gradients), negatives = 4 (of each group, "
    "drawn anew at every step), a smaller batch"
)


class TrainError(GeodslError, RuntimeError):
    """Raised when a run can't go on; what was saved before stays."""


Probe = Callable[[Towers], Mapping[str, Any]]
"""Looks at the model; what it answers has a `score`, the higher the better."""


def train(
    config: ClipConfig,
    out: str | Path,
    *,
    device: str | None = None,
    probe: Probe | None = None,
    quiet: bool = False,
) -> Path:
    """Train; the folder of the result, which plain open_clip loads.

    Args:
        out: the run's folder; a run that lies there is gone on with.
        probe: is asked every so often, and in the end.

    Raises:
        ConfigError, TrainError, TowerError, DataError: with a sentence that says what to do.
    """
    with ranks(device) as place:
        return _Run(set_up(config, place), Path(out), place, probe, quiet).whole()


class _Run:
    """A run: what `set_up` made, taken through all steps."""

    def __init__(
        self, run: Equipment, out: Path, device: torch.device, probe: Probe | None, quiet: bool
    ) -> None:
        self.run, self.out, self.device, self.probe, self.quiet = run, out, device, probe, quiet
        self.config, self.towers, self.curriculum = run.config, run.towers, run.curriculum
        self.steps = sum(stage.steps for stage in run.stages)
        self.learning = [p for p in run.towers.model.parameters() if p.requires_grad]
        self.rates = [group["lr"] for group in run.optimizer.param_groups]
        self.checkpoints = Checkpoints(out / "checkpoints", keep=run.config.keep)
        self.score: float | None = None  # what the last probe said

    def whole(self) -> Path:
        """All steps, from the last checkpoint on."""
        done = self._resumed()
        self.journal = Journal(self.out, step=done, writes=rank() == 0, quiet=self.quiet)
        self._written()
        try:
            for number, (first, stage) in enumerate(_laid_out(self.run.stages)):
                if done < first + stage.steps:
                    self._stage(number, stage, max(done, first), first + stage.steps)
            return self._finished()
        finally:
            self.journal.close()

    # -- one stage: the loop ------------------------------------------------------------------------------

    def _stage(self, number: int, stage: Stage, begin: int, end: int) -> None:
        config, mix = self.config, self.run.mixes[number]
        encoding = Encoding(self.towers, mix, cache=config.cache)
        loader = Loader(
            self.run.source,
            towers=self.towers,
            needs=mix.needs,
            negatives=stage.negatives,
            texts=stage.texts,
            seed=config.seed,
            workers=config.workers,
            curriculum=self.curriculum,
            truth=config.truth,
            anchors=config.anchors,
        )
        self.towers.model.train()
        mix.train()
        meter = Meter(self.towers, self.device)
        for step, batch in zip(range(begin, end), loader.batches(begin), strict=False):
            meter.waited()
            batch = batch.to(self.device)
            torch.manual_seed(
                _seed(config.seed, step)
            )  # dropout: the same, whether or not the run was stopped
            with self._explained(step, batch):
                total, parts = encoding.backward(batch)
                average_gradients(self.learning)
                norm = nn.utils.clip_grad_norm_(self.learning, config.clip or math.inf)
                self._sound(step, batch, total, norm)
                self._moved(step)
            meter.stepped(batch, encoding.encoded)
            if (step + 1) % config.log_every == 0 or step + 1 == end:
                self._tell(step + 1, total, parts, norm, meter)
            if self.probe is not None and (step + 1) % config.probe_every == 0:
                self._probed(step + 1)
            if (step + 1) % config.save_every == 0 or step + 1 == end:
                self._saved(step + 1)

    def _moved(self, step: int) -> None:
        """One step of the optimiser, at this step's rate."""
        share = factor(step, self.steps, self.config.warmup)
        for group, rate in zip(self.run.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * share
        self.run.optimizer.step()
        self.run.optimizer.zero_grad(set_to_none=True)
        with torch.no_grad():  # as CLIP's makers did: a scale beyond 100 helps nobody
            scale: Any = self.towers.model.logit_scale
            scale.clamp_(0, math.log(100))
        if self.run.average is not None:
            self.run.average.update(self.towers.model, step=step)

    def _sound(self, step: int, batch: Batch, total: Tensor, norm: Tensor) -> None:
        """Stop at a loss that isn't a number, on every rank, before it reaches the weights."""
        bad = float(not (torch.isfinite(total) and torch.isfinite(norm)))
        if everywhere(bad, self.device):
            last = self.checkpoints.latest()
            raise TrainError(
                f"the loss or its gradient isn't a number at step {step + 1} (groups {', '.join(batch.keys[:4])}, …); "
                f"the last good checkpoint is {last or 'none'}. Try a lower lr, clip = 1, or precision fp32"
            )

    def _explained(self, step: int, batch: Batch) -> AbstractContextManager[None]:
        """Say which knob makes room, where memory runs out."""
        seen = len(batch) * (1 if batch.negative_images is None else 1 + batch.negative_images.shape[1])
        return explained(TrainError, f"at step {step + 1}, with {seen} pictures on a device", _KNOBS)

    # -- told and kept --------------------------------------------------------------------------------------

    def _tell(
        self, step: int, total: Tensor, parts: Mapping[str, Tensor], norm: Tensor, meter: Meter
    ) -> None:
        read = meter.read(self.device)
        loss = float(total)
        told = {
            "loss": loss,
            "parts": {name: float(part) for name, part in parts.items()},
            "lr": self.run.optimizer.param_groups[0]["lr"],
            "scale": float(self.towers.scale.detach()),
            "gradient": float(norm),
            **read,
        }
        shown = " ".join(f"{name} {float(part):.4f}" for name, part in parts.items())
        busy = "" if read["mfu"] is None else f", {read['mfu']:.0%} of peak"
        self.journal.tell(
            step,
            told,
            f"step {step:,} of {self.steps:,}: loss {loss:.4f} ({shown}), "
            f"{read['rate']:.1f} groups/s{busy}, {read['waiting']:.0%} waiting",
        )

    def _probed(self, step: int) -> None:
        """What the probe says; the curriculum hears of it. Every rank probes, so that all know the same."""
        assert self.probe is not None
        self.towers.model.eval()
        found = self.probe(self.towers)
        self.towers.model.train()
        self.curriculum.hear(found)
        self.score = float(found["score"])
        self.journal.tell(step, {"probe": found}, f"step {step:,}: probe {self.score:.3f}")

    def _saved(self, step: int) -> None:
        if rank() == 0:
            tensors = {
                f"mix{k}.{n}": v for k, mix in enumerate(self.run.mixes) for n, v in mix.state_dict().items()
            }
            tensors |= {
                f"ema.{n}": v for n, v in (self.run.average.values if self.run.average else {}).items()
            }
            run = {"curriculum": self.curriculum.to_json(), "config": self.config.to_json(), "world": world()}
            self.checkpoints.save(
                step,
                towers=self.towers,
                optimizer=self.run.optimizer,
                run=run,
                tensors=tensors,
                score=self.score,
            )
        if world() > 1:
            dist.barrier()

    def _resumed(self) -> int:
        """Go on from the last checkpoint, where there is one; the steps that are done."""
        if self.checkpoints.latest() is None:
            return 0
        found = self.checkpoints.load(towers=self.towers, optimizer=self.run.optimizer)
        differ = sorted(k for k, v in self.config.to_json().items() if found.run["config"].get(k) != v)
        if differ or found.run["world"] != world():
            raise TrainError(
                f"{self.out} holds a run of other settings ({', '.join(differ) or 'another number of ranks'}); "
                "take another folder"
            )
        for k, mix in enumerate(self.run.mixes):
            mine = {
                n.removeprefix(f"mix{k}."): v for n, v in found.tensors.items() if n.startswith(f"mix{k}.")
            }
            mix.load_state_dict(mine)
        if self.run.average is not None:
            self.run.average.load(
                {n.removeprefix("ema."): v for n, v in found.tensors.items() if n.startswith("ema.")}
            )
        self.curriculum.restore(found.run["curriculum"])
        return found.step

    def _finished(self) -> Path:
        """The result: averaged and interpolated as asked, probed once more."""
        model = self.towers.model
        with self.run.average.inside(model) if self.run.average is not None else nullcontext():
            weights = merged(model)
            if self.run.start:
                weights = interpolated(
                    {k: v.to(self.device) for k, v in self.run.start.items()},
                    weights,
                    self.config.interpolate,
                )
            if rank() == 0:
                save(self.towers, self.out / FINAL, weights=weights)
        if world() > 1:
            dist.barrier()
        if self.probe is not None:
            result = load(self.out / FINAL, precision=self.config.precision, device=self.device)
            found = self.probe(result)
            self.journal.tell(self.steps, {"final": found}, f"the result: probe {float(found['score']):.3f}")
        return self.out / FINAL

    def _written(self) -> None:
        if rank() == 0:
            told = {**self.config.to_json(), "world": world(), "steps_in_all": self.steps}
            (self.out / "config.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def _seed(seed: int, step: int) -> int:
    return (seed * 1_000_003 + step) * 65_537 + rank() & (1 << 63) - 1


def _laid_out(stages: Sequence[Stage]) -> Iterator[tuple[int, Stage]]:
    """The stages, each with its first step."""
    first = 0
    for stage in stages:
        yield first, stage
        first += stage.steps
