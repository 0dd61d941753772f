"""Models put together of parts, and read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from geodsl.dataset.record import Record
from train.lmm.assembly import Lmm, assemble, load, save
from train.lmm.batches import Batcher
from train.lmm.conversations import instruct
from train.lmm.errors import AssemblyError
from train.lmm.parts import LANGUAGE, PROJECTOR, TOWER, learn, part_of
from train.lmm.tiny import tiny_language, tiny_tower, tokenizer_of

SMALL = {"hidden_size": 32, "intermediate_size": 64, "num_attention_heads": 4}


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    root = tmp_path_factory.mktemp("parts")
    tower = tiny_tower(root / "tower", size=48, patch=12, num_hidden_layers=3, **SMALL)
    return tower, tiny_language(root / "language", ["triangle ABC"] * 3, num_key_value_heads=4, **SMALL)


def inputs(lmm: Lmm, record: Record) -> dict[str, torch.Tensor]:
    return Batcher(lmm.processor, longest=512)([next(instruct(record))])


def test_parts_are_taken_as_they_are(parts: tuple[Path, Path]):
    from transformers import AutoModelForCausalLM, CLIPVisionModel

    tower, language = parts
    lmm = assemble(tower, language)
    sees, speaks = CLIPVisionModel.from_pretrained(tower), AutoModelForCausalLM.from_pretrained(language)
    mine = lmm.model.model.vision_tower.state_dict()
    assert all(torch.equal(mine[name], x) for name, x in sees.state_dict().items())
    assert torch.equal(lmm.model.get_input_embeddings().weight, speaks.get_input_embeddings().weight)
    projector = lmm.model.model.multi_modal_projector
    assert [type(m).__name__ for m in projector.children()] == ["Linear", "GELUActivation", "Linear"]


@pytest.mark.parametrize("layer", [-1, -2, 1])
def test_what_is_looked_at_is_the_chosen_layer(parts: tuple[Path, Path], layer: int):
    lmm = assemble(*parts, layer=layer)
    picture = torch.randn(1, 3, 48, 48, generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        seen = lmm.model.model.vision_tower(pixel_values=picture, output_hidden_states=True).hidden_states[
            layer
        ]
        wanted = lmm.model.model.multi_modal_projector(seen[:, 1:])  # without the class token
        found = lmm.model.get_image_features(
            pixel_values=picture,
            vision_feature_layer=lmm.model.config.vision_feature_layer,
            vision_feature_select_strategy=lmm.model.config.vision_feature_select_strategy,
        ).pooler_output[0]
    torch.testing.assert_close(found, wanted[0])
    assert found.shape[0] == 16


def test_what_is_saved_is_read_again_by_us_and_by_transformers(
    parts: tuple[Path, Path], tmp_path: Path, groups: list[Record]
):
    from transformers import AutoModelForImageTextToText, AutoProcessor

    lmm = assemble(*parts)
    save(lmm, tmp_path / "run" / "final")
    for again in (
        load(tmp_path / "run"),
        Lmm(
            AutoModelForImageTextToText.from_pretrained(tmp_path / "run" / "final"),
            AutoProcessor.from_pretrained(tmp_path / "run" / "final"),
            "theirs",
        ),
    ):
        with torch.no_grad():
            first, second = lmm.model(**inputs(lmm, groups[0])), again.model(**inputs(again, groups[0]))
        torch.testing.assert_close(first.logits, second.logits)
    assert not any(p.suffix in (".bin", ".pt", ".pkl") for p in (tmp_path / "run" / "final").iterdir())


def test_it_answers(lmm: Lmm, groups: list[Record]):
    question = Batcher(lmm.processor, longest=512)([next(instruct(groups[0])).question])
    assert (question["labels"] == -100).all()
    del question["labels"]
    written = lmm.model.generate(**question, max_new_tokens=3, do_sample=False)
    assert question["input_ids"].shape[1] < written.shape[1] <= question["input_ids"].shape[1] + 3


@pytest.mark.parametrize("model", ["tiny-vit", "tiny-vit-siglip"])
def test_a_tower_of_ours_sees_as_it_did(
    model: str, parts: tuple[Path, Path], tmp_path: Path, groups: list[Record]
):
    from train.towers import load as towers
    from train.towers import save as save_towers

    ours = towers(model)
    save_towers(ours, tmp_path / "clip" / "final")
    lmm = assemble(tmp_path / "clip", parts[1], layer=-1)
    made = inputs(lmm, groups[0])
    assert int((made["input_ids"] == lmm.model.config.image_token_id).sum()) == 36
    blocks: list[torch.Tensor] = []
    ours.model.visual.transformer.register_forward_hook(lambda _m, _i, out: blocks.append(out))
    with torch.no_grad():
        ours.model.encode_image(made["pixel_values"])
        seen = lmm.model.model.vision_tower(pixel_values=made["pixel_values"], output_hidden_states=True)
    torch.testing.assert_close(seen.hidden_states[-1], blocks[0], rtol=1e-4, atol=1e-4)
    assert torch.isfinite(lmm.model(**made).loss)


def test_a_siglip_without_a_class_token_is_taken(
    parts: tuple[Path, Path], tmp_path: Path, groups: list[Record]
):
    from transformers import SiglipImageProcessor, SiglipVisionConfig, SiglipVisionModel

    config = SiglipVisionConfig(image_size=48, patch_size=16, num_hidden_layers=2, **SMALL)
    SiglipVisionModel(config).save_pretrained(tmp_path)
    SiglipImageProcessor(size={"height": 48, "width": 48}).save_pretrained(tmp_path)
    lmm = assemble(tmp_path, parts[1])
    made = inputs(lmm, groups[0])
    assert int((made["input_ids"] == lmm.model.config.image_token_id).sum()) == 9
    assert torch.isfinite(lmm.model(**made).loss)


def test_a_picture_that_is_not_square_is_padded_whole(parts: tuple[Path, Path]):
    from PIL import Image

    looks = assemble(*parts).processor.image_processor
    wide = Image.new("RGB", (96, 48), (0, 0, 0))
    made = looks(images=[wide], return_tensors="pt")["pixel_values"][0].mean(0)
    assert made.shape == (48, 48)
    # Ink from side to side, paper above and below.
    assert (made[24] < -2).all() and (made[:10].abs() < 0.1).all() and (made[-10:].abs() < 0.1).all()


def test_a_language_models_own_template_is_kept(parts: tuple[Path, Path], tmp_path: Path):
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(parts[1])
    said = [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "there"}]
    theirs = tokenizer.apply_chat_template(said, tokenize=False)
    processor = assemble(*parts).processor
    in_parts = [{**turn, "content": [{"type": "text", "text": turn["content"]}]} for turn in said]
    assert processor.apply_chat_template(said) == theirs == processor.apply_chat_template(in_parts)


def test_a_language_model_without_a_template_is_given_a_plain_one(parts: tuple[Path, Path], tmp_path: Path):
    language = tiny_language(tmp_path / "bare", num_key_value_heads=4, **SMALL)
    (language / "chat_template.jinja").unlink(missing_ok=True)
    config = json.loads((language / "tokenizer_config.json").read_text("utf-8"))
    config.pop("chat_template", None)
    (language / "tokenizer_config.json").write_text(json.dumps(config), "utf-8")
    processor = assemble(parts[0], language).processor
    content = [{"type": "image"}, {"type": "text", "text": "Hi"}]
    asked = processor.apply_chat_template([{"role": "user", "content": content}], add_generation_prompt=True)
    assert asked == "USER: <image>\nHi\nASSISTANT: "


def test_what_can_not_be_put_together_is_said(parts: tuple[Path, Path], tmp_path: Path):
    from train.towers import load as towers
    from train.towers import save as save_towers

    save_towers(towers("tiny"), tmp_path / "cnn")
    for tower, layer, said in (
        (tmp_path / "nothing", -2, "can't be read"),
        (tmp_path / "cnn", -2, "can't be taken: .*picture tower"),
        ("tiny-vit", -2, "has no weights"),
        (parts[1], -2, "is a qwen2; expected a CLIP or a SigLIP"),
        (parts[0], 9, "layer 9: .* has 3; expected -4 to 3"),
    ):
        with pytest.raises(AssemblyError, match=said):
            assemble(tower, parts[1], layer=layer)
    with pytest.raises(AssemblyError, match=r"the language model .* can't be read"):
        assemble(parts[0], tmp_path / "nothing")
    with pytest.raises(AssemblyError, match="can't be read as a model of pictures and words"):
        load(parts[1])


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("model.vision_tower.encoder.layers.0.mlp.fc1.weight", TOWER),
        ("model.multi_modal_projector.linear_1.weight", PROJECTOR),
        ("model.language_model.layers.0.mlp.up_proj.weight", LANGUAGE),
        ("lm_head.weight", LANGUAGE),
        ("model.visual.blocks.0.attn.qkv.weight", TOWER),
        ("model.visual.merger.mlp.0.weight", PROJECTOR),
        ("model.visual.deepstack_merger_list.0.norm.weight", PROJECTOR),
        ("model.connector.modality_projection.proj.weight", PROJECTOR),
    ],
)
def test_parts_are_told_by_name(name: str, part: str):
    assert part_of(name) == part


def test_a_qwen_vl_has_its_own_parts_and_makes_its_own_inputs(groups: list[Record]):
    from transformers import Qwen2_5_VLConfig, Qwen2_5_VLForConditionalGeneration

    model = Qwen2_5_VLForConditionalGeneration(
        Qwen2_5_VLConfig(
            text_config={
                **SMALL,
                "num_hidden_layers": 2,
                "num_key_value_heads": 4,
                "vocab_size": 400,
                "rope_scaling": {"type": "mrope", "mrope_section": [1, 1, 2]},
                "bos_token_id": None,
                "eos_token_id": 2,
                "pad_token_id": 0,
            },
            vision_config={
                "hidden_size": 32,
                "out_hidden_size": 32,
                "depth": 2,
                "num_heads": 4,
                "intermediate_size": 64,
            },
            image_token_id=398,
            video_token_id=399,
            vision_start_token_id=396,
            vision_end_token_id=397,
        )
    )
    learn(model, [LANGUAGE])
    seen = {part_of(name): p.requires_grad for name, p in model.named_parameters()}
    assert seen == {TOWER: False, PROJECTOR: False, LANGUAGE: True}


def test_a_model_whose_parts_are_not_known_is_refused():
    from torch import nn

    with pytest.raises(
        AssemblyError, match="of a Linear it isn't known which weights are its projector and its tower"
    ):
        learn(nn.Linear(2, 2), [LANGUAGE])


def test_letters_and_digits_are_tokens_of_their_own_and_texts_come_back():
    tokenizer = tokenizer_of(["triangle ABC with AB = AC"] * 5)
    text = "∠ABC is 120°: Triangle PQ' 是 \\boxed{42}"
    ids = tokenizer(text, add_special_tokens=False)["input_ids"]
    assert tokenizer.decode(ids) == text
    tokens = [tokenizer.decode([i]) for i in ids]
    assert all(x in tokens for x in "ABCPQ1204")
