"""Weights between two models, averages of one, and what stands inside a tower."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from train.towers import Average, TowerError, features, interpolated, load, save

torch.set_num_threads(1)

TEXT = {"context_length": 16, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 1}
VIT = {"image_size": 32, "layers": 3, "width": 32, "head_width": 16, "patch_size": 16}
RESNET = {"image_size": 64, "layers": [1, 1, 1, 1], "width": 8, "head_width": 8, "patch_size": None}


def model(vision=VIT, seed=0):
    return load({"embed_dim": 32, "vision_cfg": vision, "text_cfg": TEXT}, seed=seed)


@pytest.mark.parametrize("vision", [VIT, RESNET])
def test_interpolation_lies_between_and_ends_to_the_bit(vision, tmp_path):
    start, end = model(vision, 1), model(vision, 2)
    a, b = start.model.state_dict(), end.model.state_dict()
    for alpha, wanted in ((0.0, a), (1.0, b)):
        made = interpolated(a, b, alpha)
        assert all(torch.equal(made[name], wanted[name]) for name in b if b[name].is_floating_point())
    made = interpolated(a, b, 0.3)
    for name in b:
        if b[name].is_floating_point():
            by_hand = 0.7 * a[name].double().numpy() + 0.3 * b[name].double().numpy()
            np.testing.assert_allclose(made[name].numpy(), by_hand, atol=1e-6)
    again = load(save(end, tmp_path / "mixed", weights=made))
    assert all(torch.equal(made[name], value) for name, value in again.model.state_dict().items())


def test_interpolation_wants_one_architecture_and_a_share():
    a, b = model().model.state_dict(), model(RESNET).model.state_dict()
    with pytest.raises(TowerError, match="aren't of one architecture"):
        interpolated(a, b, 0.5)
    with pytest.raises(TowerError, match=r"alpha=1\.5"):
        interpolated(a, a, 1.5)


def test_an_average_follows_its_formula():
    towers = model()
    average = Average(towers.model, decay=0.9)
    parameter = towers.model.ln_final.bias
    expected = parameter.detach().double().numpy().copy()
    rng = np.random.default_rng(0)
    for step in range(120):
        with torch.no_grad():
            parameter.copy_(torch.from_numpy(rng.normal(size=parameter.shape)))
        average.update(towers.model, step=step)
        keep = min(0.9, (1 + step) / (10 + step))
        expected = keep * expected + (1 - keep) * parameter.detach().double().numpy()
    np.testing.assert_allclose(average.values["ln_final.bias"].numpy(), expected, atol=1e-6)


def test_a_model_takes_the_average_for_a_while():
    towers = model()
    average = Average(towers.model, decay=0.5)
    with torch.no_grad():
        towers.model.visual.proj.add_(1.0)
    average.update(towers.model, step=100)
    now = towers.model.visual.proj.detach().clone()
    with average.inside(towers.model):
        assert torch.allclose(towers.model.visual.proj, now - 0.5, atol=1e-6)
    assert torch.equal(towers.model.visual.proj, now)
    other = Average(model(seed=5).model)
    other.load(average.values)
    assert all(torch.equal(other.values[name], value) for name, value in average.values.items())
    with pytest.raises(TowerError, match="of other parameters"):
        other.load({"x": now})


def test_features_are_the_tokens_behind_a_block():
    towers = model()
    visual = towers.model.visual.eval()
    images = torch.randn((2, 3, 32, 32), generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        states = [visual._embeds(images)]
        for block in visual.transformer.resblocks:
            states.append(block(states[-1]))
        final = visual.ln_post(states[-1])[:, 0] @ visual.proj
    for layer in (-1, -2, -3):
        assert torch.equal(features(towers.model, images, layer=layer), states[layer])
    assert torch.allclose(
        torch.nn.functional.normalize(final, dim=-1), towers.encode_images(images), atol=1e-6
    )
    with pytest.raises(TowerError, match=r"expected -1 \(the last\) to -3"):
        features(towers.model, images, layer=0)


@pytest.mark.parametrize(
    ("vision", "shapes"),
    [
        (RESNET, [(2, 4, 256), (2, 16, 128)]),
        (
            {"timm_model_name": "test_convnext2", "timm_pool": "", "image_size": 64},
            [(2, 4, 128), (2, 16, 96)],
        ),
        (
            {"timm_model_name": "test_efficientnet_gn", "timm_pool": "", "image_size": 64},
            [(2, 4, 64), (2, 16, 48)],
        ),
        ({"timm_model_name": "test_vit3", "timm_pool": "map", "image_size": 160}, [(2, 101, 96)] * 2),
    ],
)
def test_features_of_other_towers(vision, shapes):
    towers = model(vision)
    towers.model.train()
    images = torch.randn(
        (2, 3, towers.image_size, towers.image_size), generator=torch.Generator().manual_seed(0)
    )
    before = {name: value.clone() for name, value in towers.model.state_dict().items()}
    assert [tuple(features(towers.model, images, layer=layer).shape) for layer in (-1, -2)] == shapes
    assert towers.model.training
    # Looking inside leaves no trace, in statistics of batches least of all.
    assert all(torch.equal(before[name], value) for name, value in towers.model.state_dict().items())
