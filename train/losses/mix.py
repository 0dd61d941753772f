"""A weighted sum of losses, from a config."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, get_args, get_type_hints

import torch
from torch import Tensor, nn

from grammar.diagnostics import nearest
from train.losses.features import Features, LossError
from train.losses.parts import PARTS

__all__ = ["Mix", "options_of"]


class Mix(nn.Module):
    """The weighted sum of the losses that a config names.

    A config such as `{"softmax": 1.0, "list_images": {"weight": 0.5, "form": "sigmoid"}}` gives each a weight, or a
    weight and options. Called with `Features`, it gives the total, with gradient, and the parts before weighting,
    without: the same numbers on every rank. A part of weight 0 is measured and not trained. What has a state (running
    margins) or a parameter (α) keeps it here, for checkpoint and optimiser, and needs no DDP; margins move on once a
    call, in training mode only.

    Attributes:
        weights: of each loss, by name.
        needs: the fields of `Features` that must be given.

    Raises:
        LossError: all that is wrong with the config at once, with the nearest known name for an unknown one.
    """

    def __init__(self, config: Mapping[str, object]) -> None:
        super().__init__()
        self.weights, options = _read(config)
        self.needs = frozenset(field for name in options for field in PARTS[name].needs)
        if any(chosen.get("form") == "sigmoid" for chosen in options.values()):
            self.needs |= {"bias"}
        self.kept = nn.ModuleDict()
        self._run: dict[str, Callable[..., Tensor]] = {}
        for name, chosen in options.items():
            make = PARTS[name].make
            if isinstance(make, type):
                self.kept[name] = make(**chosen)
            else:
                self._run[name] = partial(make, **chosen)

    def forward(self, features: Features) -> tuple[Tensor, dict[str, Tensor]]:
        features.given(*sorted(self.needs))
        parts, weighted = {}, []
        for name, weight in self.weights.items():
            run = self._run[name] if name in self._run else self.kept[name]
            with torch.set_grad_enabled(weight > 0 and torch.is_grad_enabled()):
                part = run(features, *features.given(*PARTS[name].needs))
            parts[name] = part.detach()
            if weight > 0:
                weighted.append(weight * part)
        return torch.stack(weighted).sum(), parts


def _read(config: Mapping[str, object]) -> tuple[dict[str, float], dict[str, dict[str, Any]]]:
    """Weights and options by name."""
    if not isinstance(config, Mapping) or not config:
        raise LossError(
            f"losses are a mapping of names to weights such as {{'softmax': 1.0}}, not {config!r}"
        )
    weights: dict[str, float] = {}
    options: dict[str, dict[str, Any]] = {}
    wrong = []
    for name, value in config.items():
        if name not in PARTS:
            wrong.append(_unknown("loss", name, PARTS))
            continue
        chosen: dict[str, Any] = dict(value) if isinstance(value, Mapping) else {"weight": value}
        known = {"weight": float, **options_of(PARTS[name].make)}
        for option, given in chosen.items():
            if option not in known:
                wrong.append(f"{name}: {_unknown('option', option, known)}")
            elif fault := _fault(given, known[option]):
                wrong.append(f"{name}: {option} is {fault}, not {given!r}")
        weights[name], options[name] = chosen.pop("weight", 1.0), chosen
    if not wrong and not any(weights.values()):
        wrong.append("all weights are 0: there is nothing to train; give one loss more")
    if wrong:
        raise LossError("\n".join(wrong))
    return weights, options


def options_of(make: Callable[..., Any]) -> dict[str, Any]:
    """The keyword-only arguments with the types that they take."""
    function = vars(make)["__init__"] if isinstance(make, type) else make
    hints = get_type_hints(function)
    found = inspect.signature(function).parameters.values()
    return {p.name: hints[p.name] for p in found if p.kind is p.KEYWORD_ONLY}


def _fault(value: object, hint: Any) -> str | None:
    """What an option should have been, if it isn't."""
    choices = get_args(hint)
    if hint is bool:
        return None if isinstance(value, bool) else "true or false"
    if hint is float:
        fits = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < math.inf
        return None if fits else "a number from 0 on"
    if choices and all(isinstance(choice, str) for choice in choices):
        return None if value in choices else " or ".join(choices)
    if value is None and type(None) in choices:
        return None
    return None if type(value) is int and value > 0 else "a whole number from 1 on"


def _unknown(what: str, name: object, known: Iterable[str]) -> str:
    near = nearest(str(name), known, n=1, cutoff=0.5)
    hint = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(sorted(known))}"
    return f"no {what} is called `{name}`; {hint}"
