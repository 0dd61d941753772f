"""What a run of contrastive training is made by: read from TOML and from options, refused all at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from geodsl.settings import Settings, SettingsError, checks, setting

__all__ = ["ClipConfig", "ConfigError", "Stage"]

_STAGE = ("losses", "steps", "negatives", "texts")


class ConfigError(SettingsError):
    """Raised when a run can't be as it is asked for; `problems` lists all that is wrong."""


@dataclass(frozen=True)
class Stage:
    """A part of a run: from its first step on, these losses.

    Attributes:
        negatives: pictures of a group that a step looks at; 0 for all.
        texts: captions of a group that a step looks at; 0 for all.
    """

    losses: Mapping[str, Any]
    steps: int
    negatives: int
    texts: int


def _precisions() -> tuple[str, ...]:
    from train.towers import PRECISIONS

    return PRECISIONS


def _table(x: Any) -> str | None:
    good = isinstance(x, Mapping) and all(isinstance(k, str) for k in x)
    return None if good else "a table of losses, such as { softmax = 1.0, list_images = 0.5 }"


def _stages(x: Any) -> str | None:
    if not isinstance(x, tuple):
        return "a list of tables [[stages]]"
    for stage in x:
        if not isinstance(stage, Mapping) or not {"losses", "steps"} <= set(stage):
            return "tables [[stages]], each with `losses` and `steps`"
        for name in stage:
            if name not in _STAGE:
                return f"tables [[stages]] of {', '.join(_STAGE)}{checks.nearest(name, _STAGE)}"
        if (wrong := _table(stage["losses"])) or (wrong := checks.whole(1, 10**9)(stage["steps"])):
            return f"tables [[stages]], each with {wrong}"
    return None


_count = checks.whole(0, 10**6)
_some = checks.whole(1, 10**9)
_optional = checks.optional(checks.text)
_factor = partial(checks.number, 0.0)


@dataclass(frozen=True, kw_only=True)
class ClipConfig(Settings):
    """A run. Each field is a key of its file and an option of `geodsl train clip`."""

    error: ClassVar[type[SettingsError]] = ConfigError
    paths: ClassVar[tuple[str, ...]] = ("probe",)

    # -- what is learned from
    data: str = setting("", checks.text, "A dataset's folder, or `stream:RECIPE.toml`.")
    split: str = setting("train", checks.text, "The split that is learned from.")
    batch: int = setting(32, _some, "Groups of a step on each device.")
    steps: int = setting(0, _count, "Steps; 0 for as many as `epochs` have.")
    epochs: float = setting(1.0, _factor(1000), "How often every group is seen, where `steps` is 0.")
    negatives: int = setting(0, _count, "Pictures of a group that a step looks at, drawn by seed; 0 for all.")
    texts: int = setting(0, _count, "False captions of a group that a step looks at; 0 for all.")
    anchors: str = setting(
        "own",
        checks.one_of(lambda: ("own", "any")),
        "Which member stands for its group: its own, or any, drawn by seed.",
    )
    truth: bool = setting(True, checks.yes_or_no, "Use what is known to be true of what, beyond pairs.")
    curriculum: Mapping[str, Any] = setting(
        {}, checks.table, "Severity from easy to hard; see docs/training.md."
    )
    # -- what learns
    model: str = setting(
        "ViT-B-32", checks.text, "An architecture of open_clip's, hf-hub:, local-dir:, or a run."
    )
    pretrained: str | None = setting(None, _optional, "Its weights: a name that open_clip knows, or a file.")
    image_size: int | None = setting(
        None, checks.optional(checks.whole(16, 2048)), "Other pictures than it was made for."
    )
    precision: str = setting("fp32", checks.one_of(_precisions), "What is computed in.")
    lock_image: bool = setting(False, checks.yes_or_no, "Leave the picture tower as it is.")
    lock_text: bool = setting(False, checks.yes_or_no, "Leave the text tower as it is.")
    image_unlocked: int = setting(0, _count, "Last layers of a locked picture tower that learn all the same.")
    text_unlocked: int = setting(0, _count, "Last layers of a locked text tower that learn all the same.")
    lora: int = setting(
        0, checks.whole(0, 4096), "The rank of adapters that learn in place of the weights; 0 for none."
    )
    # -- how
    losses: Mapping[str, Any] = setting(
        {}, _table, "Losses with their weights; by default siblings in one batch."
    )
    stages: tuple[Mapping[str, Any], ...] = setting(
        (), _stages, "Stages one after the other, each with its losses and steps."
    )
    lr: float = setting(2e-5, _factor(10), "The rate at which is learned.")
    warmup: float = setting(0.03, checks.share, "The share of steps in which the rate rises.")
    weight_decay: float = setting(0.0, _factor(10), "Decay of weights.")
    layer_decay: float = setting(
        1.0, _factor(1), "The rate of each layer, as a part of that of the layer above."
    )
    beta2: float = setting(0.98, _factor(1), "How long the second moment is remembered.")
    clip: float = setting(1.0, _factor(1e6), "The longest gradient; 0 for any.")
    ema: float = setting(0.0, _factor(1), "How long an average of the weights remembers; 0 for none.")
    interpolate: float = setting(1.0, checks.share, "How much of the way from the start the result has gone.")
    # -- at what cost
    cache: int = setting(
        0, _count, "Rows that are encoded at a time, with cached gradients; 0 for all at once."
    )
    checkpointing: bool = setting(False, checks.yes_or_no, "Compute activations again rather than keep them.")
    compile: bool = setting(False, checks.yes_or_no, "Compile the towers first.")
    workers: int = setting(
        2, checks.whole(0, 256), "Processes that read and decode, on each device.", how=True
    )
    # -- what is told and kept
    probe: str | None = setting(None, _optional, "A dataset by whose groups the encoder is probed.")
    probe_split: str = setting("test", checks.text, "Its split.")
    probe_every: int = setting(500, _some, "Steps between two probes.")
    probe_groups: int = setting(500, _some, "Groups of a probe.")
    log_every: int = setting(10, _some, "Steps between two lines of metrics.")
    save_every: int = setting(1000, _some, "Steps between two checkpoints.")
    keep: int = setting(2, _some, "Checkpoints that are kept, beside the best.")
    seed: int = setting(0, checks.whole(0, 2**31 - 1), "Another seed, another run.")

    def together(self) -> list[str]:
        out = []
        if not self.data:
            out.append("data: expected a dataset's folder or stream:RECIPE.toml; found nothing")
        if self.data.startswith("stream:") and not (self.steps or self.stages):
            out.append("steps: a stream has no end; say how many steps to take")
        if self.stages and (self.losses or self.steps):
            out.append("stages: each tells its own losses and steps; leave `losses` and `steps` out")
        if self.lora and (self.lock_image or self.lock_text):
            out.append("lora: adapters leave all weights as they are; leave the locks out")
        return out

    def laid_out(self, steps: int, kind: str) -> list[Stage]:
        """The stages of a run.

        Args:
            steps: of the whole run, where there are no stages.
            kind: "clip" or "siglip": what the usual loss is for.
        """
        if self.stages:
            return [
                Stage(s["losses"], s["steps"], s.get("negatives", self.negatives), s.get("texts", self.texts))
                for s in self.stages
            ]
        usual = {"siblings": {"form": "sigmoid" if kind == "siglip" else "softmax"}}
        return [Stage(self.losses or usual, steps, self.negatives, self.texts)]
