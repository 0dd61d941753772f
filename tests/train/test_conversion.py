"""Models of Hugging Face's that were made from ours do what ours do, and what can't be made is refused by name."""

from __future__ import annotations

import sys

import numpy as np
import pytest
import timm
import torch
from PIL import Image
from timm.models.vision_transformer import vit_base_patch16_siglip_224

from train.conversion import convert
from train.towers import TowerError, adapt, features, load

torch.set_num_threads(1)

TEXT = {"context_length": 20, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 2}
VIT = {"image_size": 48, "layers": 3, "width": 48, "head_width": 16, "patch_size": 16}
CLIP = {"embed_dim": 24, "vision_cfg": VIT, "text_cfg": TEXT}
BOTH_WAYS = {"no_causal_mask": True, "pool_type": "last", "proj_bias": True, "norm_kwargs": {"eps": 1e-6}}
CAPTIONS = ["triangle ABC with AB = AC", "AB = 3.5, B' on w; angle a", "a circle"]


SMALL = {"img_size": 48, "patch_size": 16, "embed_dim": 32, "depth": 3, "num_heads": 2}


@pytest.fixture
def siglip(monkeypatch):
    """Builds a SigLIP whose picture tower is timm's, made small, under a name that timm knows for a while."""

    def build(*, act="gelu", text=None, **more):
        def entry(**given):
            return vit_base_patch16_siglip_224(**{**given, **SMALL, "act_layer": act, **more})

        monkeypatch.setitem(timm.models._registry._model_entrypoints, "small_siglip", entry)
        vision = {
            "timm_model_name": "small_siglip",
            "timm_pool": "map",
            "timm_proj": "none",
            "image_size": 48,
        }
        config = {"embed_dim": 32, "vision_cfg": vision, "text_cfg": {**TEXT, **BOTH_WAYS, **(text or {})}}
        return load({**config, "custom_text": True, "init_logit_bias": -10.0, "init_logit_scale": 2.3})

    return build


def shaken(towers, by=0.1):
    """Every weight moved, so that one which is left out, or is another's, shows."""
    random = torch.Generator().manual_seed(5)
    with torch.no_grad():
        for parameter in towers.model.parameters():
            parameter.add_(by * torch.randn(parameter.shape, generator=random))
    towers.model.eval()
    return towers


@torch.no_grad()
def check(towers, folder):
    """All that a user reads off the model, against ours."""
    from transformers import AutoModel

    made = AutoModel.from_pretrained(str(folder)).eval()
    images = torch.randn((2, 3, 48, 48), generator=torch.Generator().manual_seed(0))
    ids = towers.ids(CAPTIONS)
    out = made(pixel_values=images, input_ids=ids)
    seen = made.vision_model(pixel_values=images, output_hidden_states=True).hidden_states
    for layer in (-1, -2):
        ours = features(towers.model, images, layer=layer)
        assert ours.shape == seen[layer].shape
        assert (ours - seen[layer]).abs().max() < 1e-5
    mine, words = towers.encode_images(images), towers.encode_texts(ids)
    assert (out.image_embeds - mine).abs().max() < 1e-5
    assert (out.text_embeds - words).abs().max() < 1e-5
    logits = towers.scale * mine @ words.T + (0.0 if towers.bias is None else towers.bias)
    assert (out.logits_per_image - logits).abs().max() < 1e-4
    return made


@pytest.mark.parametrize("quick", [False, True])
@pytest.mark.parametrize("custom", [False, True])
def test_clip_becomes_their_clip(quick, custom, tmp_path):
    towers = shaken(load({**CLIP, "quick_gelu": quick, "custom_text": custom}))
    made = check(towers, convert(towers, tmp_path / "made"))
    assert type(made).__name__ == "CLIPModel"
    assert made.config.vision_config.hidden_act == ("quick_gelu" if quick else "gelu")
    assert not list(tmp_path.glob("*.partial")) and not list((tmp_path / "made").glob("*.bin"))


@pytest.mark.parametrize("act", ["gelu", "gelu_tanh"])
@pytest.mark.parametrize("text", [{}, {"proj_bias": False}])
def test_siglip_becomes_their_siglip(act, text, siglip, tmp_path):
    towers = shaken(siglip(act=act, text=text))
    made = check(towers, convert(towers, tmp_path / "made"))
    assert type(made).__name__ == "SiglipModel"
    assert made.logit_bias.item() == towers.bias.item()
    assert made.config.vision_config.hidden_act == {"gelu": "gelu", "gelu_tanh": "gelu_pytorch_tanh"}[act]


def test_adapters_are_converted_merged(tmp_path):
    towers = load(CLIP)
    adapt(towers.model, rank=2, alpha=2.0)
    shaken(towers, by=0.05)
    check(towers, convert(towers, tmp_path / "made"))


@pytest.mark.parametrize("clean", ["lower", "whitespace"])
def test_the_tokenizer_comes_along(clean, tmp_path):
    from transformers import AutoTokenizer

    towers = shaken(load({**CLIP, "text_cfg": {**TEXT, "tokenizer_kwargs": {"clean": clean}}}))
    folder = convert(towers, tmp_path / "made")
    tokenizer = AutoTokenizer.from_pretrained(str(folder))
    texts = [*CAPTIONS, "Point A on line a", "∠ABC = 30°, " * 9]
    theirs = tokenizer(
        texts, padding="max_length", truncation=True, max_length=20, return_tensors="pt"
    ).input_ids
    ours = towers.ids(texts)
    assert torch.equal(theirs * (ours != 0), ours)  # ours pads with 0
    made = check(towers, folder)
    with torch.no_grad():
        found = made.text_projection(made.text_model(input_ids=theirs).pooler_output)
        assert torch.allclose(
            torch.nn.functional.normalize(found, dim=-1), towers.encode_texts(ours), atol=1e-5
        )


@pytest.mark.parametrize("name", ["clip", "siglip"])
def test_their_processor_prepares_square_pictures_as_ours(name, siglip, tmp_path):
    from transformers import AutoImageProcessor

    towers = load(CLIP) if name == "clip" else siglip()
    folder = convert(towers, tmp_path / "made")
    random = np.random.default_rng(0)
    picture = Image.fromarray(random.integers(0, 256, (96, 96, 3), dtype=np.uint8))
    theirs = AutoImageProcessor.from_pretrained(str(folder))(picture, return_tensors="pt")["pixel_values"][0]
    ours = towers.eval_transform(picture)
    assert theirs.shape == ours.shape
    # Two libraries round a resized byte each in its way: at most one of 255 steps apart.
    assert (theirs - ours).abs().max() < 1.01 / 255 / min(towers.model.visual.preprocess_cfg["std"])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"vision_cfg": {"layers": [1, 1, 1, 1], "width": 8, "image_size": 64}}, "ModifiedResNet"),
        (
            {"vision_cfg": {"timm_model_name": "test_convnext2", "timm_pool": "", "image_size": 64}},
            "ConvNeXt",
        ),
        ({"init_logit_bias": -10.0}, "has a logit bias"),
        ({"vision_cfg": {**VIT, "pool_type": "avg"}}, "class token"),
        ({"vision_cfg": {**VIT, "no_ln_pre": True}}, "no norm before its blocks"),
        ({"vision_cfg": {**VIT, "ls_init_value": 0.1}}, "a scale of its own"),
        ({"vision_cfg": {**VIT, "block_type": "custom"}}, "CustomResidualAttentionBlock"),
        ({"vision_cfg": {**VIT, "attentional_pool": True}}, "class token"),
        ({"text_cfg": {**TEXT, "no_causal_mask": True}}, "from left to right"),
        ({"text_cfg": {**TEXT, "proj_bias": True}, "custom_text": True}, "no plain projection"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_other_models_are_refused_by_name(change, told, tmp_path):
    with pytest.raises(TowerError, match=f"{told}.*; supported are CLIP with open_clip's own ViT"):
        convert(load({**CLIP, **change}), tmp_path / "made")
    assert list(tmp_path.iterdir()) == []


def test_coca_is_refused_by_name(tmp_path):
    many = {"context_length": 20, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 1}
    config = {**CLIP, "multimodal_cfg": many, "custom_text": True}
    config["vision_cfg"] = {**VIT, "attentional_pool": True, "attn_pooler_heads": 2, "output_tokens": True}
    config["text_cfg"] = {**TEXT, "embed_cls": True, "output_tokens": True}
    with pytest.raises(TowerError, match="CoCa"):
        convert(load(config), tmp_path / "made")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"class_token": True}, "tokens beside its patches"),
        ({"init_values": 1e-3}, "norms or scales"),
        ({"qk_norm": True}, "norms or scales"),
    ],
)
def test_other_towers_of_timm_are_refused_by_name(more, told, siglip, tmp_path):
    with pytest.raises(TowerError, match=f"VisionTransformer.*{told}|{told}"):
        convert(siglip(**more), tmp_path / "made")


def test_a_conversion_that_came_out_wrong_is_not_written(tmp_path, monkeypatch):
    module = sys.modules["train.conversion.convert"]
    towers = shaken(load(CLIP))
    right = module.clip

    def wrong(model, state):
        config, weights = right(model, state)
        name = "vision_model.encoder.layers.1.self_attn.q_proj.weight"
        return config, {**weights, name: weights[name].T}

    monkeypatch.setattr(module, "clip", wrong)
    with pytest.raises(TowerError, match="features are off by"):
        convert(towers, tmp_path / "made")
    assert list(tmp_path.iterdir()) == []
