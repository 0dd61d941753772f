"""Weighted sums of losses from a config: what they add up to, what they keep, what they refuse."""

from __future__ import annotations

import copy

import pytest
import torch

from tests.train.losses_batches import CONFIGS, KINDS, batch, features
from train.losses import PARTS, Features, LossError, Mix

WHOLE = [(3, 2), (1, 3), (2, 1)]


def test_the_total_is_the_weighted_sum_of_the_parts():
    b = batch(1, widths=WHOLE)
    whole = features(b, learns=True)
    config = {
        "softmax": 1.0,
        "list_texts": {"weight": 0.5, "form": "sigmoid"},
        "severity_margin": {"weight": 2},
    }
    total, parts = Mix(config)(whole)
    alone = [Mix({"softmax": 1}), Mix({"list_texts": {"form": "sigmoid"}}), Mix({"severity_margin": 1.0})]
    losses = [mix(whole)[0] for mix in alone]
    assert [parts[name].item() for name in config] == pytest.approx(
        [loss.item() for loss in losses], abs=1e-12
    )
    assert not any(part.requires_grad for part in parts.values())
    expected = sum(w * loss for w, loss in zip((1.0, 0.5, 2.0), losses, strict=True))
    found = torch.autograd.grad(total, whole.image, retain_graph=True)[0]
    torch.testing.assert_close(found, torch.autograd.grad(expected, whole.image)[0], rtol=1e-12, atol=1e-14)


def test_every_name_is_tried_in_these_tests():
    assert {name for config in CONFIGS.values() for name in config} == set(PARTS)


def test_a_part_of_weight_0_is_measured_and_not_trained():
    whole = features(batch(2, widths=WHOLE), learns=True)
    total, parts = Mix({"softmax": 1.0, "list_images": 0})(whole)
    assert parts["list_images"] > 0
    assert torch.equal(total, Mix({"softmax": 1.0})(whole)[0])
    assert torch.autograd.grad(total, whole.negative_images, allow_unused=True)[0] is None


def test_needs_say_what_must_be_encoded():
    assert Mix({"softmax": 1.0}).needs == frozenset()
    assert Mix({"siblings": {"form": "sigmoid"}}).needs == {
        "negative_images",
        "image_valid",
        "sibling_texts",
        "bias",
    }
    mix = Mix({"softmax": 1.0, "list_images": 1.0, "severity_margin": 1.0})
    x = torch.eye(2)
    with pytest.raises(LossError, match="`image_valid`, `negative_images`, `severity`"):
        mix(Features(image=x, text=x, scale=torch.ones(())))
    with pytest.raises(LossError, match="`bias`"):
        Mix({"sigmoid": 1.0})(Features(image=x, text=x, scale=torch.ones(())))


def test_margins_are_handed_from_step_to_step():
    whole = features(batch(3, widths=WHOLE), scale=3.0)
    mix = Mix({"dynamic_margin": {"kinds": KINDS}}).double()
    first = mix(whole)[0].item()
    margins = mix.state_dict()["kept.dynamic_margin.margins"].clone()
    assert margins.any()
    second = mix(whole)[0].item()
    assert second != first
    resumed = Mix({"dynamic_margin": {"kinds": KINDS}}).double()
    resumed.load_state_dict({"kept.dynamic_margin.margins": margins})
    assert resumed(whole)[0].item() == second
    mix.eval()
    before = copy.deepcopy(mix.state_dict())
    mix(features(batch(4, widths=WHOLE), scale=3.0))
    assert torch.equal(mix.state_dict()["kept.dynamic_margin.margins"], before["kept.dynamic_margin.margins"])


def test_alpha_is_a_parameter():
    mix = Mix({"positive_margin": {"alpha": 3.5}})
    assert [(name, p.item()) for name, p in mix.named_parameters()] == [("kept.positive_margin.alpha", 3.5)]
    assert not list(Mix({"softmax": 1.0}).parameters())


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(LossError) as caught:
        Mix(
            {
                "softmx": 1.0,
                "zebra": 1.0,
                "siblings": {"weight": -1, "from": "sigmoid", "chunk": 0},
                "list_images": {"form": "hinge"},
                "hard_negatives": {"as_released": 1},
                "severity_margin": {"margin": "5", "half": float("inf")},
                "negclip": True,
                "dynamic_margin": {"kinds": 2.0},
                3: 1.0,
            }
        )
    told = str(caught.value).split("\n")
    assert told[:1] == ["no loss is called `softmx`; did you mean `softmax`?"]
    assert told[1].startswith("no loss is called `zebra`; there are dynamic_margin, hard_negatives, ")
    assert told[2:-1] == [
        "siblings: weight is a number from 0 on, not -1",
        "siblings: no option is called `from`; did you mean `form`?",
        "siblings: chunk is a whole number from 1 on, not 0",
        "list_images: form is softmax or sigmoid, not 'hinge'",
        "hard_negatives: as_released is true or false, not 1",
        "severity_margin: margin is a number from 0 on, not '5'",
        "severity_margin: half is a number from 0 on, not inf",
        "negclip: weight is a number from 0 on, not True",
        "dynamic_margin: kinds is a whole number from 1 on, not 2.0",
    ]
    assert told[-1].startswith("no loss is called `3`; there are ")


@pytest.mark.parametrize(
    "config", [{}, [], "softmax", {"softmax": 0.0}, {"softmax": float("nan")}, {"softmax": None}]
)
def test_nothing_to_train_is_refused(config: object):
    with pytest.raises(LossError):
        Mix(config)


def test_chunk_may_be_none():
    assert Mix({"softmax": {"chunk": None}}).weights == {"softmax": 1.0}
