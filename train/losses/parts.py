"""The losses by name, as a config asks for them: what each reads of `Features`, and its options."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

import torch
from torch import Tensor, nn

from train.losses.ahnpl import dynamic_margin, hard_negatives, next_margins, positive_margin
from train.losses.features import Features
from train.losses.in_batch import in_batch_sigmoid, in_batch_softmax, negclip
from train.losses.lists import list_sigmoid, list_softmax
from train.losses.severity import severity_margin
from train.losses.siblings import siblings

__all__ = ["PARTS", "Form", "Part"]

Form = Literal["softmax", "sigmoid"]


class Part(NamedTuple):
    """A loss by name.

    Attributes:
        make: a function of features and what it needs of them, or a module that is called so and keeps a state. The
            keyword-only arguments, of the function or of making the module, are the options.
        needs: fields of `Features` that it can't do without, in the order in which it takes them.
    """

    make: Callable[..., Any]
    needs: tuple[str, ...] = ()


def _softmax(f: Features, *, chunk: int | None = None) -> Tensor:
    return in_batch_softmax(f.image, f.text, scale=f.scale, truth=f.truth, chunk=chunk)


def _sigmoid(f: Features, bias: Tensor, *, chunk: int | None = None) -> Tensor:
    return in_batch_sigmoid(f.image, f.text, scale=f.scale, bias=bias, truth=f.truth, chunk=chunk)


def _negclip(f: Features, texts: Tensor, valid: Tensor, *, chunk: int | None = None) -> Tensor:
    truths = {"truth": f.truth, "negative_truth": f.negative_truth}
    return negclip(f.image, f.text, texts, valid, scale=f.scale, chunk=chunk, **truths)


def _list_images(f: Features, images: Tensor, valid: Tensor, *, form: Form = "softmax") -> Tensor:
    return _list(f, form, f.text, f.image, images, valid)


def _list_texts(f: Features, texts: Tensor, valid: Tensor, *, form: Form = "softmax") -> Tensor:
    return _list(f, form, f.image, f.text, texts, valid)


def _list(f: Features, form: Form, *lists: Tensor) -> Tensor:
    if form == "softmax":
        return list_softmax(*lists, scale=f.scale)
    return list_sigmoid(*lists, scale=f.scale, bias=f.given("bias")[0])


def _siblings(
    f: Features,
    images: Tensor,
    texts: Tensor,
    valid: Tensor,
    *,
    form: Form = "softmax",
    chunk: int | None = None,
) -> Tensor:
    bias = None if form == "softmax" else f.given("bias")[0]
    every = (f.image, f.text, images, texts, valid)
    return siblings(*every, scale=f.scale, bias=bias, truth=f.sibling_truth, chunk=chunk)


def _hard_negatives(
    f: Features, texts: Tensor, valid: Tensor, *, unit: bool = True, as_released: bool = False
) -> Tensor:
    return hard_negatives(f.image, f.text, texts, valid, scale=f.scale, unit=unit, as_released=as_released)


def _severity_margin(
    f: Features, images: Tensor, valid: Tensor, severity: Tensor, *, margin: float = 5.0, half: float = 3.0
) -> Tensor:
    lists = (f.text, f.image, images, valid, severity)
    return severity_margin(*lists, scale=f.scale, margin=margin, half=half)


class _DynamicMargin(nn.Module):
    margins: Tensor

    def __init__(self, *, kinds: int = 64) -> None:
        super().__init__()
        self.register_buffer("margins", torch.zeros(kinds))

    def forward(self, f: Features, texts: Tensor, valid: Tensor, kinds: Tensor) -> Tensor:
        given = (f.image, f.text, texts, valid, kinds, self.margins)
        loss = dynamic_margin(*given, scale=f.scale)
        if self.training:
            self.margins = next_margins(*given, scale=f.scale)
        return loss


class _PositiveMargin(nn.Module):
    def __init__(self, *, alpha: float = 10.0) -> None:
        super().__init__()
        self.alpha = nn.Parameter(torch.tensor(float(alpha)))

    def forward(self, f: Features) -> Tensor:
        return positive_margin(f.image, f.text, self.alpha, scale=f.scale)


PARTS: Mapping[str, Part] = {
    "softmax": Part(_softmax),
    "sigmoid": Part(_sigmoid, ("bias",)),
    "negclip": Part(_negclip, ("negative_texts", "text_valid")),
    "list_images": Part(_list_images, ("negative_images", "image_valid")),
    "list_texts": Part(_list_texts, ("negative_texts", "text_valid")),
    "siblings": Part(_siblings, ("negative_images", "sibling_texts", "image_valid")),
    "hard_negatives": Part(_hard_negatives, ("negative_texts", "text_valid")),
    "dynamic_margin": Part(_DynamicMargin, ("negative_texts", "text_valid", "kinds")),
    "positive_margin": Part(_PositiveMargin),
    "severity_margin": Part(_severity_margin, ("negative_images", "image_valid", "severity")),
}
