"""What became of the encoder that a tower was part of: measured after stages in which it learned."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from geodsl.dataset.record import Record
from train.evaluate import TowerEncoder, cases_of, features_of
from train.lmm.assembly import assemble, load
from train.lmm.config import LmmConfig, LmmConfigError
from train.lmm.errors import AssemblyError, LmmError
from train.lmm.rl.run import learn
from train.lmm.sight import Sight, encoder_of, line_of
from train.lmm.supervised import supervised
from train.lmm.tiny import tiny_language, tiny_tower
from train.lmm.vision import pair_of, with_vision
from train.towers import load as towers
from train.towers import save as save_towers

SMALL = {"hidden_size": 32, "intermediate_size": 64, "num_attention_heads": 4, "num_key_value_heads": 4}
RL = {"iterations": 1, "algorithm": "grpo", "prompts": 2, "answers": 2, "lengths": [[0, 8]]}


@pytest.fixture(scope="module")
def language(tmp_path_factory: pytest.TempPathFactory, groups: list[Record]) -> Path:
    captions = [member.caption for record in groups for member in record.members]
    return tiny_language(tmp_path_factory.mktemp("language"), captions, **SMALL)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of `geodsl train clip`, as far as what reads it knows."""
    folder = tmp_path_factory.mktemp("clip")
    save_towers(towers("tiny-vit"), folder / "final")
    return folder


def stage(data: Path, **more) -> LmmConfig:
    usual = {
        "data": str(data),
        "perception": str(data),
        "perception_split": "train",
        "perception_questions": 4,
    }
    return LmmConfig.of({**usual, **more})


def quick(**more) -> dict:
    return {"batch": 2, "steps": 2, "lr": 3e-2, "workers": 0, **more}


def measured(out: Path) -> dict:
    lines = [json.loads(line) for line in (out / "metrics.jsonl").read_text("utf-8").splitlines()]
    (told,) = [line["perception"] for line in lines if "perception" in line]
    return told


@pytest.mark.parametrize("name", ["tiny-vit", "tiny-vit-siglip"])
def test_a_pair_has_the_features_of_the_encoder_that_it_was(name: str, tmp_path: Path, groups: list[Record]):
    ours = towers(name, seed=3)
    save_towers(ours, tmp_path / "clip")
    pair, cases = pair_of(tmp_path / "clip"), cases_of(groups)
    noise = torch.randn((2, 3, ours.image_size, ours.image_size), generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        torch.testing.assert_close(pair.encode_images(noise), ours.encode_images(noise), atol=1e-5, rtol=0)
    there = features_of(cases, TowerEncoder(ours))
    found = features_of(cases, TowerEncoder(pair))
    assert len(there) == len(found) > 0
    for mine, its in zip(there, found, strict=True):
        np.testing.assert_allclose(its.captions, mine.captions, atol=1e-5)
        np.testing.assert_allclose(its.pictures, mine.pictures, atol=1e-3)  # two libraries resize


def test_a_picture_that_is_not_square_is_whole_and_on_white(clip: Path):
    from PIL import Image

    wide = Image.new("RGB", (120, 60), "black")
    square = Image.new("RGB", (120, 120), "white")
    square.paste(wide, (0, 30))
    pair, ours = pair_of(clip / "final"), towers(str(clip / "final"))
    assert torch.equal(pair.eval_transform(wide), pair.eval_transform(square))
    off = (pair.eval_transform(wide) - ours.eval_transform(wide)).abs()
    assert float(off.mean()) < 0.02  # one pads before it resizes, and edges are a little otherwise


def test_a_tower_that_learned_is_put_back_into_its_encoder(
    clip: Path, language: Path, asked: Path, tmp_path: Path
):
    begun = stage(asked, **quick(stage="align", tower=str(clip), language=str(language)))
    supervised(begun, tmp_path / "align", device="cpu", quiet_run=True)
    assert measured(tmp_path / "align")["encoder"] == {"not_measured": "the tower doesn't learn"}

    more = stage(asked, **quick(stage="instruct", model=str(tmp_path / "align"), train_tower=True))
    assert encoder_of(more) == str(clip)  # as the run before tells
    supervised(more, tmp_path / "instruct", device="cpu", quiet_run=True)
    told = measured(tmp_path / "instruct")["encoder"]
    assert told["of"] == str(clip)

    # The same by hand: the encoder, and the encoder with the result's tower in it.
    from train.evaluate import scores

    groups = Sight(more, load(tmp_path / "instruct").model)._groups
    pair = pair_of(clip / "final")
    assert told["before"] == json.loads(json.dumps(scores(pair, groups(), parts=False).brief()))
    tower = load(tmp_path / "instruct").model.model.vision_tower.state_dict()
    with_vision(pair, tower)
    assert told["now"] == json.loads(json.dumps(scores(pair, groups(), parts=False).brief()))
    assert told["now"]["caption margin"] != told["before"]["caption margin"]

    reward = stage(
        asked, stage="rl", model=str(tmp_path / "instruct"), train_tower=True, rl=RL, answer_longest=8
    )
    assert encoder_of(reward) == str(clip)
    learn(reward, tmp_path / "rl", device="cpu", quiet_run=True)
    assert measured(tmp_path / "rl")["encoder"]["now"].keys() == told["now"].keys()


def test_an_untouched_tower_scores_as_before(clip: Path, language: Path, asked: Path):
    config = stage(asked, tower=str(clip), language=str(language), train_tower=True, steps=1)
    lmm = assemble(clip, language)
    told = Sight(config, lmm.model).probed(lmm.model)
    assert told["before"] == told["now"]
    shown = line_of({"scores": {}, "encoder": told})
    caption = told["now"]["caption"]
    assert f"caption {caption:.3f} (before {caption:.3f}, chance 0.500)" in shown


def test_what_has_no_known_encoder_is_told_so(folder: Path, asked: Path):
    model = load(folder).model
    told = Sight(stage(asked, model=str(folder), train_tower=True), model).probed(model)
    assert "say it as `encoder`" in told["not_measured"]
    assert line_of({"scores": {"own": {"value": 0.5}}, "encoder": told}) == "own pictures 0.500"


def test_a_split_that_is_not_there_is_said_before_anything_is_learned(folder: Path, asked: Path):
    with pytest.raises(LmmError, match=r"perception_split: .* has no `dev`; there is train"):
        Sight(stage(asked, model=str(folder), perception_split="dev"), load(folder).model)


def test_another_models_encoder_is_refused(folder: Path, clip: Path, asked: Path, tmp_path: Path):
    model = load(folder).model
    with pytest.raises(AssemblyError, match="what sees isn't the picture half"):
        Sight(stage(asked, model=str(folder), train_tower=True, encoder=str(clip)), model)
    with pytest.raises(AssemblyError, match="has no half for texts"):
        pair_of(tiny_tower(tmp_path / "half"))
    with pytest.raises(LmmConfigError, match="encoder: it is asked by `perception` where the tower learns"):
        stage(asked, model=str(folder), encoder=str(clip))
