"""A stage by its name: learning from answers, from preferences, or from reward."""

from __future__ import annotations

from pathlib import Path

from train.lmm.config import SUPERVISED, LmmConfig

__all__ = ["stage"]


def stage(config: LmmConfig, out: str | Path, *, device: str | None = None, quiet: bool = False) -> Path:
    """A stage, from its last checkpoint on; the folder of the result, which transformers reads."""
    if config.stage in SUPERVISED:
        from train.lmm.supervised import supervised

        return supervised(config, out, device=device, quiet_run=quiet)
    if config.stage == "prefer":
        from train.lmm.prefer import prefer

        return Path(prefer(config, out, device=device, quiet_run=quiet))
    from train.lmm.rl import learn

    return Path(learn(config, out, device=device, quiet_run=quiet))
