"""What isn't valid has no say, whatever stands there; and losses that have nothing to work on."""

from __future__ import annotations

import pytest
import torch

from tests.train.losses_batches import CONFIGS, batch, features
from train.losses import Features, LossError, Mix, in_batch_sigmoid, in_batch_softmax, negclip, siblings

WIDTHS = [(3, 3), (0, 2), (3, 0), (2, 3)]
MASKED = {
    "negative_images": "image_valid",
    "sibling_texts": "image_valid",
    "severity": "image_valid",
    "negative_texts": "text_valid",
}
LEARNING = ("image", "text", "negative_images", "negative_texts", "sibling_texts")
ONLY_POSITIVES = {"softmax", "softmax in chunks", "sigmoid", "sigmoid in chunks", "positive margin"}


def spoiled(name: str, value: float, whole: Features) -> torch.Tensor:
    x = getattr(whole, name).detach().clone()
    x[~getattr(whole, MASKED[name])] = value
    return x


@pytest.mark.parametrize("name", CONFIGS)
@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1e300])
def test_what_is_masked_changes_nothing_and_learns_nothing(name: str, value: float):
    b = batch(1, widths=WIDTHS)
    plain, found = features(b), []
    for change in (False, True):
        given = {key: spoiled(key, value, plain) for key in MASKED} if change else {}
        given["kinds"] = plain.kinds.masked_fill(~plain.text_valid, 10**6 if change else 0)
        whole = features(b, **given)
        inputs = [getattr(whole, field).requires_grad_() for field in LEARNING]
        total, _ = Mix(CONFIGS[name])(whole)
        gradients = torch.autograd.grad(total, inputs, allow_unused=True)
        found.append((total.detach(), *gradients))
    for before, after in zip(*found, strict=True):
        assert (before is None and after is None) or torch.equal(before, after)
    for field, gradient in zip(LEARNING, found[1][1:], strict=True):
        if field in MASKED and gradient is not None:
            assert not gradient[~getattr(plain, MASKED[field])].any()


@pytest.mark.parametrize("name", sorted(set(CONFIGS) - ONLY_POSITIVES))
@pytest.mark.parametrize("empty", ["nowhere valid", "of width 0"])
def test_nothing_to_work_on_gives_an_exact_0_with_gradient(name: str, empty: str):
    b = batch(2, widths=WIDTHS)
    if empty == "of width 0":
        b = b.part(slice(None), 0, 0)
        given = {
            "negative_truth": b.tensor("negative_truth")[:, :, :0],
            "sibling_truth": b.tensor("sibling_truth")[..., :1],
        }
    else:
        given = {
            "image_valid": torch.zeros_like(b.tensor("image_valid")),
            "text_valid": torch.zeros_like(b.tensor("text_valid")),
        }
    whole = features(b, learns=True, **given)
    total, parts = Mix(CONFIGS[name])(whole)
    gradient = torch.autograd.grad(total, whole.image)[0]
    if name in ("negclip", "siblings", "siblings, sigmoid"):  # what is left of these is the in-batch loss
        options = {"scale": whole.scale} | ({"bias": whole.bias} if "sigmoid" in name else {})
        truth = whole.truth if name == "negclip" else whole.sibling_truth[:, 0, :, 0]
        loss = in_batch_sigmoid if "sigmoid" in name else in_batch_softmax
        expected = loss(whole.image, whole.text, truth=truth, **options)
        torch.testing.assert_close(total, expected, rtol=1e-14, atol=0)
        torch.testing.assert_close(
            gradient, torch.autograd.grad(expected, whole.image)[0], rtol=1e-12, atol=1e-15
        )
    elif name == "all":
        assert parts["list_images"] == parts["dynamic_margin"] == 0
        assert torch.isfinite(total) and torch.isfinite(gradient).all()
    else:
        assert total.item() == 0
        assert not gradient.any()


def test_rows_without_a_true_caption_of_their_own_are_not_counted():
    b = batch(3, widths=[(1, 1)] * 4)
    f = features(b)
    truth = torch.eye(4, dtype=torch.int8)
    truth[3], truth[:, 3] = -1, -1
    masked = in_batch_softmax(f.image, f.text, scale=f.scale, truth=truth)
    torch.testing.assert_close(masked, in_batch_softmax(f.image[:3], f.text[:3], scale=f.scale))
    masked = in_batch_sigmoid(f.image, f.text, scale=f.scale, bias=f.bias, truth=truth)
    torch.testing.assert_close(masked, in_batch_sigmoid(f.image[:3], f.text[:3], scale=f.scale, bias=f.bias))


def test_half_precision_is_widened_before_it_is_scored():
    b = batch(4, widths=[(2, 2)] * 4)
    half = {name: getattr(features(b), name).bfloat16() for name in LEARNING}
    single = {name: x.float() for name, x in half.items()}
    for name in sorted(CONFIGS):
        found = []
        for given in (half, single):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found.append(Mix(CONFIGS[name])(features(b, scale=torch.tensor(100.0).float(), **given))[0])
        assert torch.equal(*found)


def test_shapes_that_do_not_fit_are_told_all_at_once():
    b = batch(5, widths=[(2, 2)] * 3)
    with pytest.raises(LossError) as caught:
        features(
            b,
            text=torch.zeros(2, 5),
            image_valid=torch.ones(3, 2),
            truth=torch.ones(3, 3),
            severity=torch.ones(3),
            scale=torch.ones(2),
        )
    assert str(caught.value).split("; ") == [
        "text is (3, 5), not (2, 5)",
        "image_valid is torch.bool, not torch.float32",
        "severity is (3, 2), not (3,)",
        "truth is torch.int8, not torch.float32",
        "scale is one number, not (2,)",
    ]
    assert isinstance(caught.value, ValueError)
    with pytest.raises(LossError, match=r"image is \(B, D\)"):
        features(b, image=torch.zeros(3))
    with pytest.raises(LossError, match=r"negative_images is \(3, any, 5\), not \(3,\)"):
        Features(
            image=torch.zeros(3, 5),
            text=torch.zeros(3, 5),
            scale=torch.ones(()),
            negative_images=torch.zeros(3),
        )


def test_truth_of_the_wrong_shape_is_refused():
    b = batch(6, widths=[(2, 2)] * 3)
    f = features(b)
    wrong = torch.ones(3, 4, dtype=torch.int8)
    with pytest.raises(LossError, match=r"truth is \(3, 3\)"):
        in_batch_softmax(f.image, f.text, scale=f.scale, truth=wrong)
    with pytest.raises(LossError, match=r"negative_truth is \(3, 3, 2\)"):
        negclip(f.image, f.text, f.negative_texts, f.text_valid, scale=f.scale, negative_truth=wrong)
    with pytest.raises(LossError, match="truth of siblings"):
        siblings(
            f.image, f.text, f.negative_images, f.sibling_texts, f.image_valid, scale=f.scale, truth=wrong
        )


def test_kinds_out_of_range_are_refused():
    f = features(
        batch(7, widths=[(2, 2)] * 3),
        kinds=torch.full((3, 2), 3),
        text_valid=torch.ones(3, 2, dtype=torch.bool),
    )
    with pytest.raises(LossError, match="from 0 to 2, not 3 to 3"):
        Mix({"dynamic_margin": {"kinds": 3}})(f)
