"""Random batches for tests of losses: features or inputs, masks, truth, all in double precision."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch

from train.losses import Features

torch.set_num_threads(1)  # small tensors gain nothing from more

KINDS = 3
# Every loss, with every option that changes what is computed.
CONFIGS = {
    "softmax": {"softmax": 1.0},
    "softmax in chunks": {"softmax": {"chunk": 2}},
    "sigmoid": {"sigmoid": 1.0},
    "sigmoid in chunks": {"sigmoid": {"chunk": 4}},
    "negclip": {"negclip": 1.0},
    "list of images": {"list_images": 1.0},
    "list of images, sigmoid": {"list_images": {"form": "sigmoid"}},
    "list of texts": {"list_texts": 1.0},
    "list of texts, sigmoid": {"list_texts": {"form": "sigmoid"}},
    "siblings": {"siblings": 1.0},
    "siblings, sigmoid": {"siblings": {"form": "sigmoid", "chunk": 5}},
    "hard negatives": {"hard_negatives": 1.0},
    "hard negatives, moved off the sphere": {"hard_negatives": {"unit": False}},
    "hard negatives as released": {"hard_negatives": {"as_released": True}},
    "dynamic margin": {"dynamic_margin": {"kinds": KINDS}},
    "positive margin": {"positive_margin": {"alpha": 1.0}},
    "severity margin": {"severity_margin": {"margin": 4.0, "half": 2.0}},
    "all": {
        "softmax": 1.0,
        "list_images": 0.5,
        "siblings": 0.25,
        "dynamic_margin": 0.2,
        "positive_margin": 0.2,
    },
}


@dataclass(frozen=True)
class Batch:
    """Rows of numpy: `image` (B, D), `images` (B, N, D) and their `captions`, `texts` (B, M, D), masks, truth."""

    image: np.ndarray
    text: np.ndarray
    images: np.ndarray
    image_valid: np.ndarray
    captions: np.ndarray
    severity: np.ndarray
    texts: np.ndarray
    text_valid: np.ndarray
    kinds: np.ndarray
    truth: np.ndarray
    negative_truth: np.ndarray
    sibling_truth: np.ndarray

    def part(self, rows: slice, n: int, m: int) -> Batch:
        """What the rank that has these rows sees, with as many negatives as it needs."""
        second = {"images": n, "image_valid": n, "captions": n, "severity": n, "sibling_truth": 1 + n}
        second |= {"texts": m, "text_valid": m, "kinds": m}
        cut = {name: value[rows] for name, value in vars(self).items()}
        return Batch(**{k: v[:, : second[k]] if k in second else v for k, v in cut.items()})

    def tensor(self, name: str) -> torch.Tensor:
        return torch.from_numpy(np.ascontiguousarray(getattr(self, name)))


def batch(seed: int, *, widths: list[tuple[int, int]], d: int = 5) -> Batch:
    """Row i has at most `widths[i]` valid negatives, of image and of text, scattered; all rows unit vectors."""
    random = np.random.default_rng(seed)
    b, n, m = len(widths), max(w[0] for w in widths), max(w[1] for w in widths)

    def unit(*shape: int) -> np.ndarray:
        x = random.normal(size=(*shape, d))
        return x / np.linalg.norm(x, axis=-1, keepdims=True)

    def valid(most: int, which: int) -> np.ndarray:
        wide = np.array([w[which] for w in widths])
        return (random.random((b, most)) < 0.7) & (np.arange(most) < wide[:, None])

    def truth(*shape: int) -> np.ndarray:
        return random.choice([0, 0, 0, 1, -1], size=shape).astype(np.int8)

    pairs, groups = truth(b, b), truth(b, 1 + n, b, 1 + n)
    np.fill_diagonal(pairs, 1)
    for i in range(b):
        np.fill_diagonal(groups[i, :, i], 1)
    return Batch(
        image=unit(b),
        text=unit(b),
        images=unit(b, n),
        image_valid=valid(n, 0),
        captions=unit(b, n),
        severity=random.uniform(1, 9, (b, n)),
        texts=unit(b, m),
        text_valid=valid(m, 1),
        kinds=random.integers(0, KINDS, (b, m)),
        truth=pairs,
        negative_truth=truth(b, b, m),
        sibling_truth=groups,
    )


def features(
    whole: Batch, *, scale: object = 4.0, bias: object = -1.5, learns: bool = False, **given: torch.Tensor
) -> Features:
    """The batch as it stands; `given` takes the place of its tensors."""
    names = {"image": "image", "text": "text", "negative_images": "images", "negative_texts": "texts"}
    names |= {"sibling_texts": "captions"}
    fields = {name: whole.tensor(column) for name, column in names.items()}
    if learns:
        fields = {name: x.requires_grad_() for name, x in fields.items()}
    rest = ("image_valid", "text_valid", "severity", "kinds", "truth", "negative_truth", "sibling_truth")
    fields |= {name: whole.tensor(name) for name in rest}
    fields |= {"scale": torch.as_tensor(scale, dtype=torch.float64)}
    fields |= {"bias": torch.as_tensor(bias, dtype=torch.float64)}
    return Features(**{**fields, **given})
