"""Each loss against slow loops written from the papers' formulas, and the constants that the papers name."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode

from tests.train import losses_slowly as slow
from tests.train.losses_batches import CONFIGS, KINDS, Batch, batch, features
from train.losses import (
    Mix,
    in_batch_sigmoid,
    in_batch_softmax,
    list_sigmoid,
    list_softmax,
    next_margins,
    siblings,
    visual_perturbation,
)

WIDTHS = [(4, 3), (0, 5), (2, 0), (4, 4), (3, 1)]
SCALE, BIAS = 4.0, -1.5


def valid_images(b: Batch) -> list[np.ndarray]:
    return [b.images[i][b.image_valid[i]] for i in range(len(b.image))]


def valid_texts(b: Batch) -> list[np.ndarray]:
    return [b.texts[i][b.text_valid[i]] for i in range(len(b.image))]


def numbered(values: np.ndarray, rows: np.ndarray, valid: np.ndarray) -> list[list[tuple]]:
    """Pairs of a number and a negative, sample by sample, of those that are valid."""
    return [
        [(v, x) for v, x, there in zip(values[i], rows[i], valid[i], strict=True) if there]
        for i in range(len(rows))
    ]


def of_siblings(b: Batch, bias: float | None) -> float:
    places = np.tile(np.arange(1, 1 + b.images.shape[1]), (len(b.image), 1))
    pictures = numbered(places, b.images, b.image_valid)
    captions = [b.captions[i][b.image_valid[i]] for i in range(len(b.image))]
    for group in pictures:
        group[:] = [(k - 1, picture) for k, picture in group]
    return slow.siblings(
        b.image, b.text, pictures, captions, SCALE, bias, lambda i, k, j, m: b.sibling_truth[i, k, j, m]
    )


def released(b: Batch) -> float:
    """Each row's target is the column of its own number; a target that isn't there is left out."""
    m = b.texts.shape[1]
    sums = []
    for anchors, made in (
        (b.text, lambda j, k: b.texts[j, k]),
        (b.image, lambda j, k: b.image[j] + b.texts[j, k] - b.text[j]),
    ):
        losses = []
        for i, anchor in enumerate(anchors):
            if not b.text_valid.reshape(-1)[i]:
                continue
            scores = {
                j * m + k: SCALE * float(anchor @ made(j, k))
                for j in range(len(b.image))
                for k in range(m)
                if b.text_valid[j, k]
            }
            losses.append(slow.nll(scores[i], [s for column, s in scores.items() if column != i]))
        sums.append(np.mean(losses))
    return sum(sums)


EXPECTED = {
    "softmax": lambda b: slow.in_batch_softmax(b.image, b.text, SCALE, b.truth),
    "softmax in chunks": lambda b: slow.in_batch_softmax(b.image, b.text, SCALE, b.truth),
    "sigmoid": lambda b: slow.in_batch_sigmoid(b.image, b.text, SCALE, BIAS, b.truth),
    "sigmoid in chunks": lambda b: slow.in_batch_sigmoid(b.image, b.text, SCALE, BIAS, b.truth),
    "negclip": lambda b: slow.negclip(
        b.image,
        b.text,
        numbered(np.tile(np.arange(b.texts.shape[1]), (len(b.image), 1)), b.texts, b.text_valid),
        SCALE,
        b.truth,
        lambda i, j, k: b.negative_truth[i, j, k] == 0,
    ),
    "list of images": lambda b: slow.list_softmax(b.text, b.image, valid_images(b), SCALE),
    "list of images, sigmoid": lambda b: slow.list_sigmoid(b.text, b.image, valid_images(b), SCALE, BIAS),
    "list of texts": lambda b: slow.list_softmax(b.image, b.text, valid_texts(b), SCALE),
    "list of texts, sigmoid": lambda b: slow.list_sigmoid(b.image, b.text, valid_texts(b), SCALE, BIAS),
    "siblings": lambda b: of_siblings(b, None),
    "siblings, sigmoid": lambda b: of_siblings(b, BIAS),
    "hard negatives": lambda b: slow.hard_negatives(b.image, b.text, valid_texts(b), SCALE),
    "hard negatives as released": released,
    "dynamic margin": lambda b: slow.dynamic_margin(
        b.image, b.text, numbered(b.kinds, b.texts, b.text_valid), SCALE, [0.0] * KINDS
    ),
    "positive margin": lambda b: slow.positive_margin(b.image, b.text, SCALE, 1.0),
    "severity margin": lambda b: slow.severity_margin(
        b.text, b.image, numbered(b.severity, b.images, b.image_valid), SCALE, 4.0, 2.0
    ),
}


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_loss_is_what_its_formula_says(name: str, seed: int):
    b = batch(seed, widths=WIDTHS)
    total, _ = Mix(CONFIGS[name])(features(b, scale=SCALE, bias=BIAS))
    assert total.item() == pytest.approx(EXPECTED[name](b), abs=1e-10)


@pytest.mark.parametrize("name", CONFIGS)
def test_gradients_are_those_of_finite_differences(name: str):
    b = batch(3, widths=[(2, 2), (0, 1), (2, 0)], d=3)
    mix = Mix(CONFIGS[name]).double().eval()
    whole = features(b)
    fields = ("image", "text", "negative_images", "negative_texts", "sibling_texts", "scale", "bias")
    inputs = [getattr(whole, field).clone().requires_grad_() for field in fields]

    def loss(*tensors: torch.Tensor) -> torch.Tensor:
        return mix(features(b, **dict(zip(fields, tensors, strict=True))))[0]

    if name.startswith("hard negatives"):  # what is held constant in the perturbation is so for autograd only
        inputs = [x if i in (0, 5) else x.detach() for i, x in enumerate(inputs)]
    assert torch.autograd.gradcheck(loss, inputs, eps=1e-6, atol=1e-7, rtol=1e-5, fast_mode=True)


@pytest.mark.parametrize("name", ["softmax", "sigmoid"])
@pytest.mark.parametrize("chunk", [1, 3, 4, 100])
def test_chunks_change_neither_loss_nor_gradients(name: str, chunk: int):
    b = batch(4, widths=[(1, 1)] * 7)
    found = []
    for options in ({}, {"chunk": chunk}):
        whole = features(b, learns=True)
        total, _ = Mix({name: options})(whole)
        found.append((total, *torch.autograd.grad(total, [whole.image, whole.text])))
    for dense, chunked in zip(*found, strict=True):
        torch.testing.assert_close(chunked, dense, rtol=1e-13, atol=1e-14)


class Sizes(TorchDispatchMode):
    """Counts the numbers of the largest tensor of floats that is made."""

    largest = 0

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        made = func(*args, **(kwargs or {}))
        for x in made if isinstance(made, tuple | list) else [made]:
            if isinstance(x, torch.Tensor) and x.is_floating_point():
                self.largest = max(self.largest, x.numel())
        return made


def noted(sizes: list[int], x: torch.Tensor) -> torch.Tensor:
    sizes.append(x.numel())
    return x


@pytest.mark.parametrize("name", ["softmax", "sigmoid"])
def test_chunks_bound_what_is_made_and_keep_no_scores(name: str):
    b = batch(8, widths=[(1, 1)] * 64, d=4)
    kept, largest = {}, {}
    for chunk in (None, 8):
        whole = features(b, learns=True)
        mix, sizes = Mix({name: {"chunk": chunk}}), []
        with Sizes() as made:
            with torch.autograd.graph.saved_tensors_hooks(partial(noted, sizes), lambda x: x):
                total, _ = mix(whole)
            total.backward()
        kept[chunk], largest[chunk] = sum(sizes), made.largest
    assert largest == {None: 64 * 64, 8: 64 * 8}
    assert kept[None] >= 64 * 64
    assert kept[8] <= 64 * 8


@pytest.mark.parametrize("n", [1, 4, 10])
def test_at_equal_scores_a_list_costs_what_the_papers_say(n: int):
    ones = torch.ones(3, 1, dtype=torch.float64)
    negatives, valid = torch.ones(3, n, 1, dtype=torch.float64), torch.ones(3, n, dtype=torch.bool)
    scale, bias = torch.tensor(5.0), torch.tensor(-5.0)
    softmax = list_softmax(ones, ones, negatives, valid, scale=scale)
    sigmoid = list_sigmoid(ones, ones, negatives, valid, scale=scale, bias=bias)
    assert float(softmax) == pytest.approx(math.log(n + 1), abs=1e-12)
    assert float(sigmoid) == pytest.approx((n + 1) * math.log(2), abs=1e-12)


def test_equal_scores_with_lists_of_several_lengths():
    ones = torch.ones(3, 1, dtype=torch.float64)
    valid = torch.tensor([[True, True, False], [False, True, False], [False, False, False]])
    loss = list_softmax(ones, ones, torch.ones(3, 3, 1, dtype=torch.float64), valid, scale=torch.tensor(7.0))
    assert float(loss) == pytest.approx((math.log(3) + math.log(2)) / 2, abs=1e-12)


def test_without_truth_only_own_pairs_are_true():
    b = batch(5, widths=[(2, 2)] * 4)
    f = features(b)
    own = torch.eye(4, dtype=torch.int8)
    for loss, more in ((in_batch_softmax, {}), (in_batch_sigmoid, {"bias": f.bias})):
        told = loss(f.image, f.text, scale=f.scale, truth=own, **more)
        assert torch.equal(loss(f.image, f.text, scale=f.scale, **more), told)
    expected = slow.siblings(
        b.image,
        b.text,
        [[(k, p) for k, p in enumerate(b.images[i]) if b.image_valid[i, k]] for i in range(4)],
        [b.captions[i][b.image_valid[i]] for i in range(4)],
        SCALE,
    )
    found = siblings(f.image, f.text, f.negative_images, f.sibling_texts, f.image_valid, scale=f.scale)
    assert float(found) == pytest.approx(expected, abs=1e-10)


def test_a_true_caption_of_another_picture_is_no_negative():
    """Two pictures with the same caption: the plain loss can't get below ln 2, the one that knows gets to 0."""
    v = torch.eye(3, dtype=torch.float64)[[0, 0, 1]]
    truth = torch.tensor([[1, 1, 0], [1, 1, 0], [0, 0, 1]], dtype=torch.int8)
    scale = torch.tensor(50.0)
    assert float(in_batch_softmax(v, v, scale=scale)) > math.log(2) * 2 / 3 - 1e-9
    assert float(in_batch_softmax(v, v, scale=scale, truth=truth)) < 1e-9
    bias = torch.tensor(-25.0)
    assert float(in_batch_sigmoid(v, v, scale=scale, bias=bias)) > 16
    assert float(in_batch_sigmoid(v, v, scale=scale, bias=bias, truth=truth)) < 1e-9


def test_margins_of_the_next_step():
    b = batch(6, widths=WIDTHS)
    f = features(b, scale=20.0)
    before = torch.tensor([1.0, 2.0, 3.0, 4.0], dtype=torch.float64)
    found = next_margins(
        f.image, f.text, f.negative_texts, f.text_valid, f.kinds, before, scale=f.scale.requires_grad_()
    )
    expected = slow.next_margins(
        b.image, b.text, numbered(b.kinds, b.texts, b.text_valid), 20.0, before.tolist()
    )
    assert found.tolist() == pytest.approx(expected, abs=1e-10)
    assert expected[3] == 4.0  # no negative of this kind
    assert not found.requires_grad


def test_perturbed_pictures():
    b = batch(7, widths=[(1, 3)] * 3)
    f = features(b, learns=True)
    for unit in (True, False):
        found = visual_perturbation(f.image, f.text, f.negative_texts, unit=unit)
        expected = [[slow.moved(b.image[i], b.text[i], n, unit) for n in b.texts[i]] for i in range(3)]
        np.testing.assert_allclose(found.detach().numpy(), expected, atol=1e-12)
    found.sum().backward()
    assert f.image.grad is not None
    assert f.text.grad is None and f.negative_texts.grad is None
