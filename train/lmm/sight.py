"""What a model sees after a stage: held-out questions put to it, beside a blank picture and another one; and, where
its tower learned, too, what the encoder that the tower was part of makes of it now."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torch import Tensor

from train.gather import whole
from train.lmm.assembly import Lmm, place_of
from train.lmm.config import LmmConfig
from train.lmm.errors import AssemblyError, LmmError
from train.lmm.parts import TOWER, part_of
from train.lmm.vision import pair_of, with_vision

if TYPE_CHECKING:
    from geodsl.dataset import Record

__all__ = ["Sight", "encoder_of", "line_of", "sight_of"]

_LONGEST_CHAIN = 16  # of runs that began with the one before
_HITS = ("caption", "texts", "picture")


def sight_of(config: LmmConfig, model: Any) -> Sight | None:
    """What measures the models of a run; None where none is asked for."""
    return Sight(config, model) if config.perception else None


class Sight:
    """Measures models of a run: `sight(lmm)` is plain data for the run's journal.

    Args:
        model: the model that the stage begins with.

    Raises:
        LmmError: if its dataset has no such split.
        AssemblyError: if the config names an encoder that this model's tower was no part of.
    """

    def __init__(self, config: LmmConfig, model: Any) -> None:
        from geodsl.dataset import Dataset

        assert config.perception is not None
        self.config, self.dataset = config, Dataset(config.perception)
        if config.perception_split not in self.dataset.splits:  # said now, not when all is done
            there = ", ".join(self.dataset.splits)
            raise LmmError(
                f"perception_split: {self.dataset.name} has no `{config.perception_split}`; there is {there}"
            )
        self.encoder, self.why = encoder_of(config), ""
        if not config.train_tower:
            self.encoder, self.why = None, "the tower doesn't learn"
        elif self.encoder is None:
            self.why = "it isn't known which CLIP or SigLIP the tower was of: say it as `encoder`"
        else:
            try:
                with_vision(pair_of(place_of(self.encoder)), _vision(model))
            except AssemblyError as error:
                if config.encoder is not None:
                    raise
                self.encoder, self.why = None, str(error)

    def __call__(self, lmm: Lmm) -> dict[str, Any]:
        from train.exams import PICTURES, perception

        marks = perception(
            lmm,
            self.dataset.records(self.config.perception_split),
            limit=self.config.perception_questions,
            longest=self.config.answer_longest,
            pictures=tuple(PICTURES),
            seed=self.config.seed,
        )
        told: dict[str, Any] = json.loads(json.dumps(marks.to_json()))
        return {**told, "encoder": self.probed(lmm.model)}

    def probed(self, model: Any) -> dict[str, Any]:
        """Held-out groups put to the encoder, with the tower as it was and as it is; or why they aren't."""
        from train.evaluate import EvaluateError, scores

        if self.encoder is None:
            return {"not_measured": self.why}
        pair, groups = pair_of(place_of(self.encoder)), list(self._groups())
        pair.model.to(next(model.parameters()).device)
        try:
            before = scores(pair, groups, seed=self.config.seed, parts=False).brief()
            with_vision(pair, _vision(model))
            now = scores(pair, groups, seed=self.config.seed, parts=False).brief()
        except EvaluateError as error:
            return {"not_measured": str(error)}
        return {"of": self.encoder, "before": before, "now": now}

    def _groups(self) -> Iterator[Record]:
        """As many groups as questions, spread over the split, star groups left out: they don't count."""
        split, most = self.config.perception_split, self.config.perception_questions
        every = max(1, self.dataset.plan.groups[split] // most)
        records = islice(self.dataset.records(split), 0, None, every)
        return islice((record for record in records if not record.star), most)


def line_of(told: Mapping[str, Any]) -> str:
    """A measure in a line."""
    seen = ", ".join(f"{name} pictures {mark['value']:.3f}" for name, mark in told["scores"].items())
    skills = told.get("by", {}).get("skill", {})
    seen += "".join(f"; {name} {marks['own']['value']:.3f}" for name, marks in skills.items())
    encoder = told["encoder"]
    if "now" not in encoder:
        return seen
    now, before = encoder["now"], encoder["before"]
    probed = ", ".join(
        f"{name} {now[name]:.3f} (before {before[name]:.3f}, chance {now['chance'][name]:.3f})"
        for name in _HITS
        if name in now
    )
    return f"{seen}; its encoder: {probed}"


def encoder_of(config: LmmConfig) -> str | None:
    """The CLIP or SigLIP that a model's tower was of: as it is told, or as the runs before this one tell it."""
    told: Mapping[str, Any] = config.to_json()
    for _ in range(_LONGEST_CHAIN):
        if isinstance(found := told.get("encoder") or told.get("tower"), str) and found:
            return found
        try:
            told = json.loads(Path(str(told["model"]), "config.json").read_text("utf-8"))
        except (KeyError, OSError, ValueError):
            return None
    return None


def _vision(model: Any) -> dict[str, Tensor]:
    """The weights of what sees, by the names that they have within it; every rank must ask."""
    found = {n: whole(x).cpu().float() for n, x in model.state_dict().items() if part_of(n) == TOWER}
    return {name.split("vision_tower.", 1)[-1]: value for name, value in found.items()}
