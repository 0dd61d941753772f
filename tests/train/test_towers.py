"""Models are found by name, folder, hub or configuration, and what is saved loads again, here and in open_clip."""

from __future__ import annotations

import json
import math

import huggingface_hub.constants
import numpy as np
import open_clip
import pytest
import torch
from PIL import Image, ImageDraw

from geodsl.errors import GeodslError
from train.towers import TowerError, load, parameter_groups, save, tiny
from train.towers.sources import CONFIG, WEIGHTS, with_activation

torch.set_num_threads(1)

TEXTS = ["triangle ABC with AB = AC", "a circle through A and B", "point a on line A", "point A on line a"]
SMALL = {
    "embed_dim": 32,
    "vision_cfg": {"image_size": 32, "layers": 2, "width": 32, "head_width": 16, "patch_size": 16},
    "text_cfg": {"context_length": 16, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 1},
}
SIGMOID = {**SMALL, "init_logit_scale": 2.0, "init_logit_bias": -10.0}


def images(towers, n=3):
    random = torch.Generator().manual_seed(7)
    return torch.randn((n, 3, towers.image_size, towers.image_size), generator=random)


@torch.no_grad()
def outcome(towers):
    towers.model.eval()
    return torch.cat([towers.encode_images(images(towers)), towers.encode_texts(towers.ids(TEXTS))])


def same_weights(a, b):
    a, b = a.state_dict(), b.state_dict()
    return a.keys() == b.keys() and all(torch.equal(a[name], b[name]) for name in a)


@pytest.mark.parametrize("name", tiny.names())
def test_a_small_model_tells_what_it_is(name):
    towers = load(name)
    assert towers.kind == ("siglip" if name.endswith("siglip") else "clip")
    size = 64 if name.endswith("-64") else 72
    assert (towers.embed_dim, towers.context_length, towers.image_size) == (128, 64, size)
    features = outcome(towers)
    assert features.shape == (3 + len(TEXTS), 128)
    assert torch.allclose(features.norm(dim=-1), torch.ones(len(features)))
    assert (towers.bias is None) == (towers.kind == "clip")
    if towers.bias is not None:
        assert towers.bias.item() == -5.5
        assert towers.scale.item() == pytest.approx(10.0)


@pytest.mark.parametrize("name", tiny.names())
def test_small_models_have_no_batch_normalisation(name):
    assert not any("BatchNorm" in type(m).__name__ for m in load(name).model.modules())


def test_small_models_tell_a_from_A():
    ids = load("tiny").ids(TEXTS)
    assert not torch.equal(ids[2], ids[3])
    # CLIP's own cleaning doesn't, which is why the small ones have another.
    plain = open_clip.get_tokenizer("ViT-B-32")(TEXTS)
    assert torch.equal(plain[2], plain[3])


def test_a_seed_gives_the_same_weights_and_leaves_the_stream_of_others_alone():
    torch.manual_seed(5)
    expected = torch.rand(3)
    torch.manual_seed(5)
    first, again, other = load(SMALL, seed=1), load(SMALL, seed=1), load(SMALL, seed=2)
    assert torch.equal(torch.rand(3), expected)
    assert same_weights(first.model, again.model)
    assert not same_weights(first.model, other.model)


@pytest.mark.parametrize(
    ("name", "near"), [("VIT-B32", "ViT-B-32"), ("vit b 16 siglip", "ViT-B-16-SigLIP"), ("tyni", "tiny")]
)
def test_an_unknown_name_is_answered_with_the_nearest(name, near):
    with pytest.raises(TowerError, match=near) as caught:
        load(name)
    assert isinstance(caught.value, ValueError) and isinstance(caught.value, GeodslError)


def test_an_unknown_name_of_weights_is_answered_with_the_nearest():
    with pytest.raises(TowerError, match="laion2b_s34b_b79k"):
        load("ViT-B-32", "laion2b_s34b")


def test_a_wrong_precision_is_refused():
    with pytest.raises(TowerError, match="did you mean 'bf16'"):
        load(SMALL, precision="bf_16")


def test_a_configuration_that_lacks_a_tower_is_refused():
    with pytest.raises(TowerError, match="lacks text_cfg"):
        load({"embed_dim": 3, "vision_cfg": {}})


def test_weights_keep_the_activation_that_they_were_trained_with():
    config = with_activation(dict(SMALL), {"quick_gelu": True}, name="ViT-B-32", tag="openai")
    assert config["quick_gelu"] is True
    kinds = {type(m).__name__ for m in load(config).model.modules()}
    assert "QuickGELU" in kinds and "GELU" not in kinds
    with pytest.raises(TowerError, match="take 'ViT-B-32'"):
        with_activation({**SMALL, "quick_gelu": True}, {}, name="ViT-B-32-quickgelu", tag="laion400m_e32")


def test_weights_by_name_bring_their_activation_and_their_pictures(tmp_path, monkeypatch):
    file = save(load({**SMALL, "quick_gelu": True}, seed=3), tmp_path / "model") / WEIGHTS
    monkeypatch.setattr(open_clip, "get_model_config", lambda name: json.loads(json.dumps(SMALL)))
    asked = []
    monkeypatch.setattr(
        open_clip.pretrained,
        "download_pretrained",
        lambda found, cache_dir: asked.append(cache_dir) or str(file),
    )
    towers = load("ViT-B-32", "openai", cache=tmp_path)
    assert asked == [str(tmp_path)]
    assert same_weights(towers.model, load({**SMALL, "quick_gelu": True}, file).model)
    assert "QuickGELU" in {type(m).__name__ for m in towers.model.modules()}
    assert towers.model.visual.preprocess_cfg["mean"] == pytest.approx(open_clip.OPENAI_DATASET_MEAN)
    again = load(save(towers, tmp_path / "again"))
    assert torch.equal(outcome(again), outcome(towers))


@pytest.mark.parametrize("model", ["tiny", "tiny-vit-siglip", SMALL, SIGMOID])
def test_what_is_saved_loads_here_and_in_plain_open_clip(model, tmp_path):
    towers = load(model, seed=3)
    with torch.no_grad():
        for parameter in towers.model.parameters():
            parameter.add_(0.01)
    folder = save(towers, tmp_path / "run" / "model")
    assert sorted(p.name for p in folder.iterdir()) == [CONFIG, WEIGHTS]
    assert [p.name for p in folder.parent.iterdir()] == ["model"]
    for name in (str(folder), folder, f"local-dir:{folder}"):
        again = load(name, seed=99)
        assert again.kind == towers.kind
        assert same_weights(towers.model, again.model)
    plain, _, val = open_clip.create_model_and_transforms(f"local-dir:{folder}")
    assert same_weights(towers.model, plain)
    picture = Image.new("L", (50, 90), 255)
    picture.putpixel((3, 4), 0)
    assert torch.equal(val(picture), towers.eval_transform(picture))
    ids = open_clip.get_tokenizer(f"local-dir:{folder}")(TEXTS)
    assert torch.equal(ids, towers.ids(TEXTS))


def test_a_saved_file_loads_in_plain_open_clip_as_pretrained(tmp_path):
    towers = load("ViT-S-32-alt", seed=3)
    folder = save(towers, tmp_path / "model")
    plain = open_clip.create_model("ViT-S-32-alt", pretrained=str(folder / WEIGHTS))
    assert same_weights(towers.model, plain)


def test_the_bias_comes_with_the_weights(tmp_path):
    towers = load(SIGMOID)
    with torch.no_grad():
        towers.model.logit_bias.fill_(-3.25)
    folder = save(towers, tmp_path / "model")
    assert load(folder).bias.item() == -3.25
    assert load(SIGMOID, folder / WEIGHTS).bias.item() == -3.25


def test_saving_twice_gives_the_same_bytes(tmp_path):
    first, second = (save(load(SMALL, seed=3), tmp_path / name) for name in "ab")
    for name in (CONFIG, WEIGHTS):
        assert (first / name).read_bytes() == (second / name).read_bytes()


def test_a_weight_that_is_not_finite_is_not_saved(tmp_path):
    towers = load(SMALL)
    save(towers, tmp_path / "model")
    before = (tmp_path / "model" / WEIGHTS).read_bytes()
    with torch.no_grad():
        towers.model.text_projection[0, 0] = float("nan")
    with pytest.raises(TowerError, match="text_projection has a number that isn't finite"):
        save(towers, tmp_path / "model")
    assert (tmp_path / "model" / WEIGHTS).read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["model"]


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(TowerError, match=r"holds no model: expected open_clip_config\.json"):
        load(tmp_path)
    (tmp_path / CONFIG).write_text("{")
    with pytest.raises(TowerError, match="can't be read as JSON"):
        load(tmp_path)
    (tmp_path / CONFIG).write_text(json.dumps({"model_cfg": SMALL}))
    with pytest.raises(TowerError, match="no weights"):
        load(tmp_path)


def test_weights_that_are_cut_short_or_of_another_model_are_refused(tmp_path):
    folder = save(load(SMALL), tmp_path / "model")
    whole = (folder / WEIGHTS).read_bytes()
    (folder / WEIGHTS).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(TowerError, match=r"open_clip_model\.safetensors doesn't hold the weights"):
        load(folder)
    (folder / WEIGHTS).write_bytes(whole)
    with pytest.raises(TowerError, match="doesn't hold the weights of tiny-vit"):
        load("tiny-vit", folder / WEIGHTS)
    with pytest.raises(TowerError, match="brings its own weights"):
        load(folder, folder / WEIGHTS)


def test_a_model_of_the_hub_is_read_from_the_cache(tmp_path, monkeypatch):
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    towers = load(SIGMOID, seed=3)
    cached = tmp_path / "models--someone--small"
    save(towers, cached / "snapshots" / "0123456789abcdef")
    (cached / "refs").mkdir()
    (cached / "refs" / "main").write_text("0123456789abcdef")
    again = load("hf-hub:someone/small", cache=tmp_path)
    assert same_weights(towers.model, again.model)
    with pytest.raises(TowerError, match="could not be had from the hub"):
        load("hf-hub:someone/other", cache=tmp_path)


def test_a_tokenizer_of_its_own_goes_with_the_model(tmp_path):
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    words = {word: i for i, word in enumerate(["<pad>", "<unk>", "triangle", "circle", "AB", "="])}
    made = Tokenizer(models.WordLevel(words, unk_token="<unk>"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(tokenizer_object=made, pad_token="<pad>", unk_token="<unk>").save_pretrained(
        tmp_path / "words"
    )
    text = {
        **SMALL["text_cfg"],
        "vocab_size": 6,
        "hf_tokenizer_name": str(tmp_path / "words"),
        "pool_type": "last",
    }
    towers = load({**SIGMOID, "text_cfg": text})
    assert towers.ids(["triangle AB"])[0, :4].tolist() == [2, 4, 0, 0]
    assert towers.cut(["AB " * 16, "AB " * 17]).tolist() == [False, True]
    folder = save(towers, tmp_path / "model")
    (tmp_path / "words").rename(tmp_path / "gone")
    assert torch.equal(load(folder).ids(["AB = circle"]), towers.ids(["AB = circle"]))
    assert torch.equal(open_clip.get_tokenizer(f"local-dir:{folder}")(["AB"]), towers.ids(["AB"]))


def test_texts_that_lose_their_end_are_found():
    towers = load("tiny")
    assert towers.cut(["A " * 62, "A " * 63, ""]).tolist() == [False, True, False]


def test_a_picture_is_fitted_in_whole():
    wide = Image.new("L", (400, 100), 255)
    wide.paste(0, (0, 20, 40, 80))  # ink at the very left
    whole = load(SMALL).eval_transform(wide)
    cropped = load(SMALL, fit="published").eval_transform(wide)
    darkest = [t.amin().item() for t in (whole, cropped)]
    assert darkest[0] < -1.0 < 1.0 < darkest[1]
    corner = load(SMALL).eval_transform(Image.new("L", (100, 100), 255))[:, 0, 0]
    assert torch.allclose(whole[:, 0, 0], corner)  # the border is as white as the paper


def test_another_size_and_a_longer_context_are_saved_with_the_model(tmp_path):
    start = save(load(SMALL), tmp_path / "start")
    grown = load(start, image_size=48, context_length=24)
    assert (grown.image_size, grown.context_length) == (48, 24)
    assert outcome(grown).shape == (3 + len(TEXTS), 32)
    again = load(save(grown, tmp_path / "grown"))
    assert (again.image_size, again.context_length) == (48, 24)
    assert torch.equal(outcome(again), outcome(grown))


def test_a_size_that_a_timm_tower_cannot_keep_is_refused():
    vision = {"timm_model_name": "vit_base_patch32_siglip_256", "timm_pool": "map", "timm_proj": "none"}
    config = {**SIGMOID, "embed_dim": 768, "vision_cfg": {**vision, "image_size": 224}}
    with pytest.raises(TowerError, match="made for pictures of 256 px"):
        load(config)


def test_half_precision_is_of_the_arithmetic_or_of_the_weights():
    full, mixed, half = (load(SMALL, precision=p) for p in ("fp32", "bf16", "pure_bf16"))
    assert same_weights(full.model, mixed.model)
    assert {p.dtype for p in half.model.parameters()} == {torch.bfloat16}
    a, b, c = (outcome(t) for t in (full, mixed, half))
    assert a.dtype == b.dtype == c.dtype == torch.float32
    assert 0 < (a - b).abs().max() < 0.05 and 0 < (a - c).abs().max() < 0.05
    assert torch.allclose(c.norm(dim=-1), torch.ones(len(c)), atol=1e-6)


@pytest.mark.parametrize("model", ["tiny", SMALL])
def test_checkpointed_activations_give_the_same_gradients(model):
    gradients = []
    for enable in (False, True):
        towers = load(model)
        towers.model.train()
        towers.checkpoint_activations(enable)
        (towers.encode_images(images(towers)).sum() + towers.encode_texts(towers.ids(TEXTS)).sum()).backward()
        gradients.append([p.grad for p in towers.model.parameters() if p.grad is not None])
    assert len(gradients[0]) == len(gradients[1]) > 10
    assert all(torch.allclose(a, b, atol=1e-7) for a, b in zip(*gradients, strict=True))


def test_a_tower_that_cannot_checkpoint_is_refused():
    resnet = {"image_size": 64, "layers": [1, 1, 1, 1], "width": 8, "head_width": 8, "patch_size": None}
    towers = load({**SMALL, "vision_cfg": resnet})
    with pytest.raises(TowerError, match="ModifiedResNet can't compute its activations anew"):
        towers.checkpoint_activations()


def test_the_list_of_small_models_cannot_be_changed_from_outside():
    tiny.config("tiny")["vision_cfg"]["image_size"] = 1
    assert load("tiny").image_size == 72


SHAPES = ["a circle", "a square", "a triangle", "a cross"]


def drawn(kind, rng):
    picture = Image.new("L", (72, 72), 255)
    draw = ImageDraw.Draw(picture)
    (x, y), r = (int(v) for v in rng.integers(22, 50, 2)), int(rng.integers(10, 18))
    if kind == 0:
        draw.ellipse((x - r, y - r, x + r, y + r), outline=0, width=2)
    elif kind == 1:
        draw.rectangle((x - r, y - r, x + r, y + r), outline=0, width=2)
    elif kind == 2:
        draw.polygon([(x, y - r), (x - r, y + r), (x + r, y + r)], outline=0, width=2)
    else:
        draw.line((x - r, y, x + r, y), fill=0, width=2)
        draw.line((x, y - r, x, y + r), fill=0, width=2)
    return picture


@pytest.mark.slow
@pytest.mark.parametrize("name", ["tiny", "tiny-siglip", "tiny-nfnet"])
def test_a_small_model_learns_to_name_shapes(name):
    towers, rng = load(name), np.random.default_rng(0)
    optimizer = torch.optim.AdamW(
        parameter_groups(towers.model, lr=1e-3, weight_decay=0.1), betas=(0.9, 0.98)
    )
    if towers.bias is not None:
        towers.bias.data.fill_(-math.log(3))  # the log odds of one caption in four
    ids, right = towers.ids(SHAPES), []
    towers.model.train()
    for step in range(160):
        for group in optimizer.param_groups:
            group["lr"] = 1e-3 * min(1.0, (step + 1) / 20)
        kinds = torch.from_numpy(rng.integers(0, 4, 32))
        images = torch.stack([towers.train_transform(drawn(int(kind), rng)) for kind in kinds])
        logits = towers.scale * towers.encode_images(images) @ towers.encode_texts(ids).T
        right.append((logits.argmax(1) == kinds).float().mean().item())
        if towers.bias is None:
            loss = torch.nn.functional.cross_entropy(logits, kinds)
        else:
            signs = 2 * torch.nn.functional.one_hot(kinds, 4) - 1
            loss = -torch.nn.functional.logsigmoid(signs * (logits + towers.bias)).sum(1).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert right[0] < 0.5  # before any step; chance is 0.25
    assert np.mean(right[-20:]) > 0.8
