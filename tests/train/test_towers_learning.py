"""What of a model learns, and how fast: locks, groups of parameters, adapters."""

from __future__ import annotations

import open_clip
import pytest
import torch

from train.towers import (
    TowerError,
    adapt,
    adapters,
    load,
    load_adapters,
    lock,
    merge,
    merged,
    parameter_groups,
    save,
)

torch.set_num_threads(1)

TEXT = {"context_length": 16, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 2}
VISION = {
    "vit": {"image_size": 32, "layers": 3, "width": 32, "head_width": 16, "patch_size": 16},
    "resnet": {"image_size": 64, "layers": [1, 1, 1, 1], "width": 8, "head_width": 8, "patch_size": None},
    "convnext": {
        "timm_model_name": "test_convnext2",
        "timm_pool": "",
        "timm_proj": "linear",
        "image_size": 32,
    },
    "efficientnet": {"timm_model_name": "test_efficientnet_gn", "timm_pool": "", "image_size": 64},
    "nfnet": {"timm_model_name": "test_nfnet", "timm_pool": "", "image_size": 64},
    "timm vit": {
        "timm_model_name": "test_vit3",
        "timm_pool": "map",
        "timm_proj": "linear",
        "image_size": 160,
    },
}
towers_of_all_kinds = pytest.mark.parametrize("kind", VISION)


def model(kind="vit", **more):
    return load({"embed_dim": 32, "vision_cfg": VISION[kind], "text_cfg": TEXT, **more})


def train(towers, steps=2, weight_decay=0.1):
    """A few steps on noise, all of the model put into training, as trainers do."""
    random = torch.Generator().manual_seed(1)
    learning = [p for p in towers.model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(learning, lr=1e-2, weight_decay=weight_decay)
    for _ in range(steps):
        towers.model.train()
        images = torch.randn((4, 3, towers.image_size, towers.image_size), generator=random)
        ids = towers.ids(["triangle ABC", "a circle", "AB = AC", "a square"])
        logits = towers.scale * towers.encode_images(images) @ towers.encode_texts(ids).T
        if towers.bias is not None:
            logits = logits + towers.bias
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(logits, torch.arange(4)).backward()
        optimizer.step()


def changed(towers, steps=2):
    """The names in the state that a few steps change."""
    before = {name: value.clone() for name, value in towers.model.state_dict().items()}
    train(towers, steps)
    after = towers.model.state_dict()
    assert before.keys() == after.keys()
    return {name for name in before if not torch.equal(before[name], after[name])}


@towers_of_all_kinds
def test_a_locked_picture_tower_stays_to_the_bit(kind):
    towers = model(kind)
    lock(towers.model, image=True)
    moved = changed(towers)
    assert moved and not any(name.startswith("visual.") for name in moved)
    assert "logit_scale" in moved


def test_a_locked_text_tower_stays_to_the_bit():
    towers = model()
    lock(towers.model, text=True)
    moved = changed(towers)
    assert all(name.startswith("visual.") or name == "logit_scale" for name in moved)
    assert any(name.startswith("visual.") for name in moved)


@pytest.mark.parametrize("custom", [False, True])
def test_the_last_layers_can_be_left_unlocked(custom):
    towers = model(custom_text=custom)
    text = "text." if custom else ""
    lock(towers.model, image=True, text=True, image_unlocked=2, text_unlocked=1)
    moved = changed(towers)
    assert {n.split(".resblocks.")[1][0] for n in moved if n.startswith("visual.transformer")} == {"2"}
    assert {
        "visual.proj",
        "visual.ln_post.weight",
        f"{text}ln_final.weight",
        f"{text}text_projection",
    } <= moved
    assert not any(n.startswith(f"{text}transformer") or n.startswith("visual.conv1") for n in moved)


def test_unlocking_every_layer_is_no_lock():
    towers = model()
    lock(towers.model, image=True, image_unlocked=5)
    assert all(p.requires_grad for p in towers.model.parameters())
    with pytest.raises(TowerError, match="expected 0 to 5"):
        lock(towers.model, image=True, image_unlocked=6)
    with pytest.raises(TowerError, match="says nothing where text=False"):
        lock(towers.model, text_unlocked=1)


def test_batch_normalisation_of_unlocked_layers_goes_on():
    towers = model("resnet")
    lock(towers.model, image=True, image_unlocked=2)
    moved = changed(towers)
    running = {name.split(".")[1] for name in moved if "running_mean" in name}
    assert running == {"layer4"}


@towers_of_all_kinds
def test_every_parameter_is_in_one_group(kind):
    towers = model(kind, init_logit_bias=-10.0)
    groups = parameter_groups(towers.model, lr=1e-3, weight_decay=0.2, layer_decay=0.5)
    listed = [name for group in groups for name in group["names"]]
    assert sorted(listed) == sorted(name for name, _ in towers.model.named_parameters())
    for group in groups:
        for name, parameter in zip(group["names"], group["params"], strict=True):
            assert parameter is towers.model.get_parameter(name)
            gain_or_bias = parameter.ndim < 2
            assert group["weight_decay"] == (0.0 if gain_or_bias else 0.2), name
    by_name = {name: group for group in groups for name in group["names"]}
    for name in ("logit_scale", "logit_bias"):
        assert (by_name[name]["lr"], by_name[name]["weight_decay"]) == (1e-3, 0.0)


def test_the_rate_falls_by_a_factor_a_layer():
    groups = parameter_groups(model().model, lr=1.0, layer_decay=0.5)
    rate = {name: group["lr"] for group in groups for name in group["names"]}
    assert rate["visual.proj"] == rate["visual.ln_post.weight"] == 1.0
    assert rate["visual.transformer.resblocks.2.mlp.c_fc.weight"] == 0.5
    assert rate["visual.transformer.resblocks.0.attn.in_proj_weight"] == 0.125
    assert (
        rate["visual.conv1.weight"] == rate["visual.class_embedding"] == rate["visual.ln_pre.bias"] == 0.0625
    )
    assert rate["text_projection"] == rate["ln_final.bias"] == 1.0
    assert rate["transformer.resblocks.0.ln_1.weight"] == 0.25
    assert rate["token_embedding.weight"] == rate["positional_embedding"] == 0.125


@pytest.mark.parametrize(
    ("kind", "first", "last", "depth"),
    [
        ("convnext", "trunk.stem.0.weight", "trunk.stages.3.blocks.0.conv_dw.weight", 5),
        ("efficientnet", "trunk.conv_stem.weight", "trunk.blocks.4.0.conv_dw.weight", 6),
        ("nfnet", "trunk.stem.conv1.weight", "trunk.stages.3.0.conv1.weight", 5),
        ("resnet", "conv1.weight", "layer4.0.conv1.weight", 5),
        ("timm vit", "trunk.pos_embed", "trunk.blocks.8.mlp.fc1.weight", 10),
    ],
)
def test_the_rate_of_other_towers_falls_by_stages_or_blocks(kind, first, last, depth):
    towers = model(kind)
    groups = parameter_groups(towers.model, lr=1.0, layer_decay=0.5)
    rate = {name: group["lr"] for group in groups for name in group["names"]}
    assert rate[f"visual.{last}"] == 0.5
    assert rate[f"visual.{first}"] == 0.5**depth
    head = [name for name in rate if name.startswith(("visual.head", "visual.attnpool"))]
    assert head and {rate[name] for name in head} == {1.0}


def test_without_decay_of_layers_a_tower_has_two_groups():
    groups = parameter_groups(model().model, lr=1.0, weight_decay=0.1)
    assert sorted(group["name"] for group in groups) == [
        "image",
        "image, no decay",
        "logits, no decay",
        "text",
        "text, no decay",
    ]


def test_locked_parameters_are_in_no_group():
    towers = model()
    lock(towers.model, image=True, text=True, image_unlocked=1)
    names = {name for group in parameter_groups(towers.model, lr=1.0) for name in group["names"]}
    assert names == {"visual.ln_post.weight", "visual.ln_post.bias", "visual.proj", "logit_scale"}
    towers.model.requires_grad_(False)
    with pytest.raises(TowerError, match="nothing of the model learns"):
        parameter_groups(towers.model, lr=1.0)


def batch(towers):
    images = torch.randn(
        (2, 3, towers.image_size, towers.image_size), generator=torch.Generator().manual_seed(3)
    )
    return images, towers.ids(["triangle ABC", "a circle"])


@torch.no_grad()
def outcome(towers):
    """The features, in 32 bits and without training; torch takes another way through attention then."""
    towers.model.eval()
    images, ids = batch(towers)
    return torch.cat([towers.encode_images(images), towers.encode_texts(ids)])


with_linear_weights = pytest.mark.parametrize("kind", ["vit", "convnext", "timm vit"])


@with_linear_weights
def test_new_adapters_change_nothing_and_learn_alone(kind):
    towers = model(kind)
    before = outcome(towers)
    start = {name: value.clone() for name, value in towers.model.state_dict().items()}
    names = adapt(towers.model, rank=4)
    weights = merged(towers.model)
    assert weights.keys() == start.keys() and all(
        torch.equal(start[n], value) for n, value in weights.items()
    )
    # A weight that is made anew lies elsewhere in memory, and the last bit of a product depends on that.
    assert torch.allclose(outcome(towers), before, atol=1e-6)
    assert {name.startswith("visual.") for name in names} == {True, False}
    moved = changed(towers)
    assert all(name.endswith((".A", ".B")) or name == "logit_scale" for name in moved)
    assert len([name for name in moved if name.endswith((".A", ".B"))]) == 2 * len(names)
    assert (outcome(towers) - before).abs().max() > 1e-3


@with_linear_weights
def test_merged_weights_do_what_the_adapters_did(kind, tmp_path):
    towers = model(kind)
    adapt(towers.model, rank=4)
    train(towers, steps=3)
    wanted = outcome(towers)
    folder = save(towers, tmp_path / "model")
    plain = load(folder)
    assert torch.allclose(outcome(plain), wanted, atol=1e-6)
    opened = open_clip.create_model(f"local-dir:{folder}")
    assert opened.state_dict().keys() == plain.model.state_dict().keys()
    weights = merged(towers.model)
    merge(towers.model)
    assert weights.keys() == towers.model.state_dict().keys()
    assert all(torch.equal(weights[n], v) for n, v in towers.model.state_dict().items())
    assert torch.allclose(outcome(towers), wanted, atol=1e-6)
    assert adapters(towers.model) == {}


def test_an_adapter_of_attention_is_one_of_each_projection():
    towers = model()
    adapt(towers.model, rank=2, alpha=6.0, targets=("attention",))
    train(towers)
    name = "visual.transformer.resblocks.1.attn.in_proj_weight"
    found = adapters(towers.model)
    a, b = found[f"{name}.A"].double(), found[f"{name}.B"].double()
    assert a.shape == (3, 2, 32) and b.shape == (3, 32, 2)
    start = towers.model.state_dict()[
        "visual.transformer.resblocks.1.attn.parametrizations.in_proj_weight.original"
    ].double()
    by_hand = torch.cat([start[32 * i : 32 * (i + 1)] + 3.0 * b[i] @ a[i] for i in range(3)])
    assert torch.allclose(merged(towers.model)[name].double(), by_hand, atol=1e-7)
    assert torch.linalg.matrix_rank(by_hand[:32] - start[:32], rtol=1e-4) == 2
    assert not any("mlp" in key for key in found)


def test_adapters_are_saved_and_set_alone():
    first, second = model(), model()
    for towers in (first, second):
        adapt(towers.model, rank=2, seed=1)
    train(first)
    assert (outcome(first) - outcome(second)).abs().max() > 1e-3
    load_adapters(second.model, {name: value.clone() for name, value in adapters(first.model).items()})
    with torch.no_grad():
        second.model.logit_scale.copy_(first.model.logit_scale)
    assert torch.allclose(outcome(first), outcome(second), atol=1e-6)
    other = model()
    adapt(other.model, rank=3)
    with pytest.raises(TowerError, match="the adapters are others"):
        load_adapters(other.model, adapters(first.model))


def test_adapters_of_one_tower_leave_the_other_still():
    towers = model()
    adapt(towers.model, image=False)
    assert not any(name.startswith("visual.") for name in changed(towers))


def test_adapters_that_find_no_place_are_refused():
    with pytest.raises(TowerError, match="the image tower has no linear weight of attention"):
        adapt(model("convnext").model, targets=("attention",))
    towers = model()
    with pytest.raises(TowerError, match="expected some of attention, mlp"):
        adapt(towers.model, targets=("heads",))
    adapt(towers.model)
    with pytest.raises(TowerError, match="adapters already"):
        adapt(towers.model)
