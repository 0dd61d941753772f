"""What can be read out of a picture tower's last layers, the last and the one before it.

Language models are given a layer's tokens, not what the losses compare. So a linear map from a layer's tokens, pooled,
to the features of captions is fitted on some families, by least squares with a ridge, and asked about the others.
Within groups alone: both sides are taken from the mean of their group, since siblings are what is to be told apart. A
tower that has learned nothing is read out in the same way, against the same captions.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from train.evaluate.cases import Case
from train.evaluate.encoders import Features, TowerEncoder, features_of
from train.evaluate.errors import EvaluateError
from train.evaluate.findings import Probe
from train.evaluate.probe import probe_features

__all__ = ["LAYERS", "layers", "read_out"]

LAYERS = {"last layer": -1, "layer before it": -2}
_FOLDS = 5
_RIDGE = 0.1  # of the number of pictures, columns having a spread of 1

Floats = NDArray[np.float64]


def layers(
    cases: Sequence[Case], encoder: TowerEncoder, *, random: Sequence[TowerEncoder] = (), seed: int = 0
) -> dict[str, Probe]:
    """What is read out of each layer.

    Raises:
        EvaluateError: with fewer than two families, of which none could be held out.
        TowerError: if the tower's layers aren't known.
    """
    if len({case.family for case in cases}) < 2:
        raise EvaluateError(
            "layers are read out on other families than they were fitted on: expected two at least"
        )
    told = features_of(cases, encoder)
    out = {}
    for name, layer in LAYERS.items():
        mine, *others = (
            read_out(cases, told, _pooled(cases, tower, layer), seed=seed) for tower in (encoder, *random)
        )
        out[name] = probe_features(cases, mine, random=others, seed=seed, parts=False)
    return out


def read_out(
    cases: Sequence[Case], told: Sequence[Features], pooled: Sequence[Floats], *, seed: int
) -> list[Features]:
    """The features of pictures that linear maps make, each fitted without its family.

    Args:
        told: what captions have for features.
        pooled: what each case's pictures have, (1 + N, width).
    """
    families = sorted({case.family for case in cases})
    random = np.random.Generator(
        np.random.Philox(np.random.SeedSequence(seed, spawn_key=(crc32(b"folds of layers"),)))
    )
    order = random.permutation(len(families))
    fold = {families[k]: place % _FOLDS for place, k in enumerate(order)}
    spread = np.concatenate([x - x.mean(0) for x in pooled]).std(0) + 1e-9
    scaled = [x / spread for x in pooled]
    out: list[Features] = list(told)
    for held in sorted(set(fold.values())):
        seen = [k for k, case in enumerate(cases) if fold[case.family] != held]
        weights = _fitted([scaled[k] for k in seen], [told[k].captions for k in seen])
        middle = np.concatenate([scaled[k] for k in seen]).mean(0)
        for k, case in enumerate(cases):
            if fold[case.family] == held:
                made = (scaled[k] - middle) @ weights
                made /= np.linalg.norm(made, axis=1, keepdims=True) + 1e-12
                out[k] = Features(made, told[k].captions, told[k].texts)
    return out


def _fitted(pictures: Sequence[Floats], captions: Sequence[Floats]) -> Floats:
    x = np.concatenate([p - p.mean(0) for p in pictures])
    y = np.concatenate([c - c.mean(0) for c in captions])
    return np.linalg.solve(x.T @ x + _RIDGE * len(x) * np.eye(x.shape[1]), x.T @ y)


def _pooled(cases: Sequence[Case], encoder: TowerEncoder, layer: int) -> list[Floats]:
    """Of each case's pictures the mean and the largest of its tokens, column by column."""
    from train.towers import features

    pictures = {p.key: p for case in cases for p in case.pictures}
    some, rows = list(pictures.values()), []
    for start in range(0, len(some), encoder.batch):
        images = encoder.stacked(some[start : start + encoder.batch])
        with encoder.towers.autocast():
            tokens = features(encoder.towers.model, images, layer=layer).double().cpu().numpy()
        rows.append(np.concatenate((tokens.mean(1), tokens.max(1)), 1))
    table = np.concatenate(rows)
    where = {key: k for k, key in enumerate(pictures)}
    return [table[[where[p.key] for p in case.pictures]] for case in cases]
