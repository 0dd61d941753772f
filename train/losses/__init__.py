"""Contrastive losses with hard negatives: pure functions of features and masks.

Features are unit rows; a score s is τ times a cosine. Every loss is that of the whole batch, however many ranks it
lies on (`train.gather`), is a mean over what is valid on all of them, and is 0 where that is nothing. What isn't valid
has no say, whatever stands there, and gets a gradient of exactly 0. `Mix` makes a weighted sum of them from a config.
"""

from train.losses.ahnpl import (
    dynamic_margin,
    hard_negatives,
    next_margins,
    positive_margin,
    visual_perturbation,
)
from train.losses.features import Features, LossError
from train.losses.in_batch import in_batch_sigmoid, in_batch_softmax, negclip
from train.losses.lists import list_sigmoid, list_softmax
from train.losses.mix import Mix
from train.losses.parts import PARTS, Part
from train.losses.severity import severity_margin
from train.losses.siblings import siblings

__all__ = [
    "PARTS",
    "Features",
    "LossError",
    "Mix",
    "Part",
    "dynamic_margin",
    "hard_negatives",
    "in_batch_sigmoid",
    "in_batch_softmax",
    "list_sigmoid",
    "list_softmax",
    "negclip",
    "next_margins",
    "positive_margin",
    "severity_margin",
    "siblings",
    "visual_perturbation",
]
