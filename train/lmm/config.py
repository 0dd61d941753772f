"""What a stage of a model of pictures and words is made by: read from TOML and from options, refused all at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import partial
from typing import Any, ClassVar

from geodsl.settings import Settings, SettingsError, checks, setting

__all__ = ["STAGES", "SUPERVISED", "LmmConfig", "LmmConfigError"]

SUPERVISED = ("align", "instruct", "coldstart")
STAGES = (*SUPERVISED, "prefer", "rl")
_RATES = {"align": 1e-3, "instruct": 2e-5, "coldstart": 2e-5, "prefer": 5e-7}
_USUALLY = ", ".join(f"{rate:.0e} for `{stage}`" for stage, rate in _RATES.items()).replace("e-0", "e-")
# `rl` has its own of these, in its table, or none.
_NOT_OF_RL = (
    "lr",
    "batch",
    "accumulate",
    "steps",
    "epochs",
    "warmup",
    "weight_decay",
    "beta2",
    "clip",
    "longest",
    "too_long",
    "checkpointing",
    "log_every",
    "save_every",
    "keep",
)
STREAM = "stream:"


class LmmConfigError(SettingsError):
    """Raised when a stage can't be as it is asked for; `problems` lists all that is wrong."""


def _rl(x: Any) -> str | None:
    if wrong := checks.table(x):
        return wrong
    from train.lmm.rl.settings import RlSettings

    try:
        RlSettings.of(x)
    except SettingsError as error:
        return "settings of learning from reward (" + "; ".join(error.problems) + ")"
    return None


_count = checks.whole(0, 10**9)
_some = checks.whole(1, 10**9)
_optional = checks.optional(checks.text)
_factor = partial(checks.number, 0.0)


@dataclass(frozen=True, kw_only=True)
class LmmConfig(Settings):
    """A stage. Each field is a key of its file and an option of `geodsl train lmm`."""

    error: ClassVar[type[SettingsError]] = LmmConfigError
    paths: ClassVar[tuple[str, ...]] = ("pictures", "perception")

    stage: str = setting(
        "instruct", checks.one_of(lambda: STAGES), "`align`, `instruct`, `coldstart`, `prefer` or `rl`."
    )
    # -- what learns
    model: str = setting(
        "", checks.text, "A model of pictures and words: a run, a folder, or a name on the hub."
    )
    tower: str = setting(
        "", checks.text, "Instead of a model: what sees, a run of `geodsl train clip`, or a CLIP or SigLIP."
    )
    language: str = setting("", checks.text, "With a tower: what speaks, a causal language model.")
    layer: int = setting(-2, checks.whole(-256, 256), "With a tower: the layer whose features are looked at.")
    train_tower: bool = setting(
        False, checks.yes_or_no, "Whether what sees learns, too, in `instruct`, `prefer` and `rl`."
    )
    lora: int = setting(
        0,
        checks.whole(0, 4096),
        "The rank of adapters that learn in place of the language model; 0 for none.",
    )
    precision: str = setting(
        "fp32",
        checks.one_of(lambda: ("fp32", "bf16", "pure_bf16")),
        "What is computed in; `pure_bf16` keeps weights in it, too.",
    )
    # -- what is learned from
    data: str = setting(
        "", checks.text, "A dataset's folder, `stream:RECIPE.toml`, or a LLaVA file of conversations."
    )
    pictures: str | None = setting(None, _optional, "The folder from which a LLaVA file tells its pictures.")
    split: str = setting("train", checks.text, "The split that is learned from.")
    boxes: str = setting(
        "numbers",
        checks.one_of(lambda: ("numbers", "all")),
        "Which answers stand in a box: `numbers`, or `all`.",
    )
    captions: bool = setting(False, checks.yes_or_no, "Captions among the questions of `instruct`.")
    grouped: bool = setting(
        False, checks.yes_or_no, "In `instruct`: all questions about a picture in one conversation."
    )
    longest: int = setting(0, _count, "Tokens of a conversation at most; 0 for what the model has room for.")
    too_long: str = setting(
        "refuse",
        checks.one_of(lambda: ("refuse", "leave out")),
        "What becomes of longer ones: `refuse` or `leave out`; none is ever cut.",
    )
    batch: int = setting(8, _some, "Conversations of a step on each device.")
    accumulate: int = setting(1, _some, "Batches whose gradients make one step.")
    steps: int = setting(0, _count, "Steps; 0 for as many as `epochs` have.")
    epochs: float = setting(1.0, _factor(1000), "How often every conversation is seen, where `steps` is 0.")
    # -- how
    lr: float | None = setting(
        None,
        checks.optional(_factor(10)),
        f"The rate; by default {_USUALLY}.",
    )
    warmup: float = setting(0.03, checks.share, "The share of steps in which the rate rises.")
    weight_decay: float = setting(0.0, _factor(10), "Decay of weights.")
    beta2: float = setting(0.999, _factor(1), "How long the second moment is remembered.")
    clip: float = setting(1.0, _factor(1e6), "The longest gradient; 0 for any.")
    beta: float = setting(0.1, _factor(100), "In `prefer`: how dear it is to leave the first model.")
    rl: Mapping[str, Any] = setting({}, _rl, "In `rl`: how is learned from reward.")
    # -- at what cost
    checkpointing: bool = setting(False, checks.yes_or_no, "Compute activations again rather than keep them.")
    fsdp: bool = setting(
        False, checks.yes_or_no, "Share weights and the optimiser's state out among devices."
    )
    workers: int = setting(
        2, checks.whole(0, 256), "Processes that read and decode, on each device.", how=True
    )
    # -- what is told and kept
    perception: str | None = setting(
        None, _optional, "A dataset by whose questions sight is measured afterwards."
    )
    perception_split: str = setting("test", checks.text, "Its split.")
    perception_questions: int = setting(500, _some, "How many questions.")
    encoder: str | None = setting(
        None,
        _optional,
        "With `train_tower`: the CLIP or SigLIP that the tower was of, whose probe is asked, too; by default `tower`, "
        "or what the runs before this one name.",
    )
    answer_longest: int = setting(64, _some, "Tokens of an answer to them at most.")
    log_every: int = setting(10, _some, "Steps between two lines of metrics.")
    save_every: int = setting(500, _some, "Steps between two checkpoints.")
    keep: int = setting(2, _some, "Checkpoints that are kept.")
    seed: int = setting(0, checks.whole(0, 2**31 - 1), "Another seed, another run.")

    def together(self) -> list[str]:
        out = []
        if not self.data:
            out.append("data: expected a dataset's folder, stream:RECIPE.toml or a LLaVA file; found nothing")
        if not self.model and not (self.tower and self.language):
            out.append("model: expected a model, or a tower and a language model to make one of")
        if self.model and (self.tower or self.language):
            out.append(
                "model: it has a tower and a language model of its own; leave `tower` and `language` out"
            )
        if self.data.startswith(STREAM) and not self.steps and self.stage != "rl":
            out.append("steps: a stream has no end; say how many steps to take")
        if self.lora and self.stage == "align":
            out.append("lora: `align` leaves the language model as it is; leave it out")
        if self.train_tower and self.stage in ("align", "coldstart"):
            out.append(f"train_tower: `{self.stage}` leaves what sees as it is; leave it out")
        if self.encoder is not None and not (self.train_tower and self.perception):
            out.append("encoder: it is asked by `perception` where the tower learns; leave it out")
        if self.stage != "instruct" and (self.captions or self.grouped):
            out.append(f"captions, grouped: these are of the stage `instruct`, and this is `{self.stage}`")
        if self.stage == "rl":
            usual = {f.name: f.default for f in fields(self)}
            if told := [name for name in _NOT_OF_RL if getattr(self, name) != usual[name]]:
                out.append(
                    f"{', '.join(told)}: these are of the other stages; `rl` has settings of its own in [rl]"
                )
        if self.rl and self.stage != "rl":
            out.append(f"rl: these are settings of the stage `rl`, and this is `{self.stage}`")
        return out

    @property
    def rate(self) -> float:
        """The rate at which is learned."""
        return _RATES[self.stage] if self.lr is None else self.lr

    @property
    def dtype(self) -> str:
        """What weights are kept in."""
        return "bfloat16" if self.precision == "pure_bf16" else "float32"
