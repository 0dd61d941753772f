"""Real towers, small ones: what goes into them, what stands beside them, and the command line on a dataset."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner
from PIL import Image

from geodsl.cli import main
from geodsl.dataset import Dataset, Record, Shard
from geodsl.dataset.making import make
from tests.dataset import planted
from tests.train.evaluated import Planted, cases
from train.evaluate import (
    CHANGES,
    EvaluateError,
    Known,
    Picture,
    TowerEncoder,
    cases_of,
    features_of,
    fresh,
    scores,
)
from train.evaluate.encoders import Features
from train.evaluate.evaluation import evaluate
from train.evaluate.layers import layers, read_out
from train.evaluate.models import found, model
from train.evaluate.probe import probe_features
from train.evaluate.table import lines
from train.report.runs import read_run
from train.towers import load, save

SMALL = {
    "embed_dim": 32,
    "vision_cfg": {"image_size": 32, "layers": 2, "width": 32, "head_width": 16, "patch_size": 16},
    "text_cfg": {"context_length": 12, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 1},
}


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def towers():
    return load(SMALL)


def records(groups: int = 24, **more) -> list[Record]:
    def texts(caption: str, random: np.random.Generator) -> list[str]:
        return [caption.replace("A", "Z") + " no", caption + " never"]

    return planted.records(planted.Plan(groups=groups, families=6, members=4, texts=texts, **more))


# -- encoders -----------------------------------------------------------------------------------------------


def test_features_are_the_towers_own_whatever_the_batch(towers):
    some = cases_of(records(3))
    seen = features_of(some, TowerEncoder(towers, batch=2))
    for case, features in zip(some, seen, strict=True):
        images = torch.stack(
            [towers.eval_transform(Image.open(BytesIO(p.file)).convert("RGB")) for p in case.pictures]
        )
        with torch.no_grad():
            wanted = towers.model.eval().encode_image(images, normalize=True).numpy()
            words = towers.model.encode_text(towers.ids(case.captions), normalize=True).numpy()
        assert np.allclose(features.pictures, wanted, atol=1e-5)
        assert np.allclose(features.captions, words, atol=1e-5)
        assert np.array_equal(features.captions[0], features.texts[0])


def test_texts_that_are_alike_once_cut_have_the_same_features_to_the_bit(towers):
    long = "one two three four five six seven eight nine ten eleven"
    read = TowerEncoder(towers, batch=1).texts([f"{long} parallel", "short", f"{long} perpendicular"])
    assert np.array_equal(read[0], read[2]) and not np.allclose(read[0], read[1])


def test_a_fresh_tower_has_the_same_architecture_and_other_weights(towers):
    one, again, other = fresh(towers, 1), fresh(towers, 1), fresh(towers, 2)
    mine = towers.model.state_dict()
    assert {k: v.shape for k, v in one.model.state_dict().items()} == {k: v.shape for k, v in mine.items()}
    name = "visual.conv1.weight"
    assert torch.equal(one.model.state_dict()[name], again.model.state_dict()[name])
    assert not torch.equal(one.model.state_dict()[name], other.model.state_dict()[name])
    assert not torch.equal(one.model.state_dict()[name], mine[name])
    assert one.tokenizer is towers.tokenizer and one.eval_transform is towers.eval_transform


def test_the_model_is_left_in_training_where_it_was(towers):
    towers.model.train()
    TowerEncoder(towers).texts(["a circle"])
    assert towers.model.training
    towers.model.eval()


def test_pictures_are_read_on_white_and_refused_with_a_sentence(tmp_path):
    clear = BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(clear, "PNG")
    assert Picture(clear.getvalue()).open().getpixel((0, 0)) == (255, 255, 255)
    (tmp_path / "broken.png").write_bytes(clear.getvalue()[:20])
    with pytest.raises(EvaluateError, match="can't be read as a picture"):
        Picture(tmp_path / "broken.png").open()
    with pytest.raises(EvaluateError, match="there is no picture"):
        Picture(tmp_path / "none.png").open()
    wide = BytesIO()
    Image.new("1", (70_000, 1_000)).save(wide, "PNG")
    with pytest.raises(EvaluateError, match="pixels"):
        Picture(wide.getvalue()).open()


def test_changes_do_what_they_say_and_noise_is_the_pictures_own():
    dark = Image.new("RGB", (40, 40), (255, 255, 255))
    dark.paste((0, 0, 0), (18, 2, 22, 38))
    random = lambda: np.random.Generator(np.random.Philox(3))  # noqa: E731
    turned = CHANGES["turned by 30°"](dark, random())
    assert turned.width > 40  # nothing is cut off
    ink = lambda i: (255.0 - np.asarray(i.convert("L"), float)).sum()  # noqa: E731
    assert ink(turned) == pytest.approx(ink(dark), rel=0.02)
    y, x = np.nonzero(np.asarray(turned.convert("L")) < 128)
    angle = np.degrees(np.arctan2(*np.linalg.eigh(np.cov(x, -y))[1][::-1, 1]))
    assert abs((angle - 120 + 90) % 180 - 90) < 2  # what stood upright leans to the left
    halved = CHANGES["half size"](dark, random())
    assert halved.size == dark.size and np.asarray(halved).std() < np.asarray(dark).std()
    noisy, again = (np.asarray(CHANGES["noise"](dark, random())) for _ in range(2))
    assert np.array_equal(noisy, again) and not np.array_equal(noisy, np.asarray(dark))


def test_noise_does_not_depend_on_what_else_is_looked_at(towers):
    one, two = [c.pictures[0] for c in cases_of(records(2))]
    noise = CHANGES["noise"]
    both = TowerEncoder(towers, seed=4).pictures([one, two], noise)
    assert np.allclose(TowerEncoder(towers, seed=4).pictures([two], noise)[0], both[1], atol=1e-6)
    assert not np.allclose(TowerEncoder(towers, seed=5).pictures([two], noise)[0], both[1], atol=1e-4)


# -- the whole ----------------------------------------------------------------------------------------------


def test_the_probe_of_a_loop_is_the_same_again_and_leaves_star_groups_out(towers):
    some = [*records(12), *records(6, star=True)]
    one, two = (scores(towers, some, batch=8, device="cpu", seed=1) for _ in range(2))
    assert one.to_json() == two.to_json() and one.counts and one.cases == 12
    brief = json.loads(json.dumps(one.brief(), allow_nan=False))
    assert brief["score"] == pytest.approx((brief["caption"] + brief["picture"]) / 2)
    assert {"operator", "severity", "rate", "count"} == set(brief["rates"][0])
    with pytest.raises(EvaluateError, match="nothing to measure"):
        scores(towers, records(2, star=True))


def test_a_curriculum_hears_the_rates_of_a_probe(towers):
    from train.data.curriculum import Curriculum

    curriculum = Curriculum("adaptive")
    curriculum.hear(scores(towers, records(12)).brief())
    assert {key.split("|")[0] for key in curriculum.state(0)["weights"]} == {"move 0", "move 1", "move 2"}


def test_all_that_is_measured_is_told_as_json_and_as_a_table(towers):
    some = [*records(12), *records(4, star=True)]
    known = Known(frozenset({"family 0"}), frozenset({"move 1"}))
    pictures = [
        (p, c) for case in cases_of(records(6)) for p, c in zip(case.pictures, case.captions, strict=True)
    ]
    found = evaluate(
        towers, some, about={"model": "small"}, known=known, general=pictures, random=1, seed=2,
        benchmarks={"captions:x": cases_of(records(3))},
    )  # fmt: skip
    told = json.loads(json.dumps(found.to_json(), allow_nan=False))
    assert told["format"] == "geodsl-evaluation" and told["probe"]["counts"] and not told["stars"]["counts"]
    assert set(told["robustness"]) == set(CHANGES) and set(told["layers"]) == {
        "last layer",
        "layer before it",
    }
    figure = told["probe"]["scores"]["caption"]
    assert {"value", "low", "high", "chance", "random", "centroid", "count"} <= set(figure)
    assert set(told["probe"]["by"]) == {"operator", "fact", "severity", "families", "operators", "text class"}
    text = "\n".join(lines(found))
    assert "do NOT count" in text and "recall@10" in text and "turned by 30°" in text and "captions:x" in text


def test_layers_of_an_unknown_tower_are_left_out_with_a_note(towers, monkeypatch):
    monkeypatch.setattr(sys.modules["train.towers.features"], "image_blocks", lambda visual: [])
    found = evaluate(towers, records(4), random=0, robustness=False)
    assert not found.layers and any("layers weren't read out" in note for note in found.notes)


def test_a_layer_from_which_captions_follow_is_read_out_on_other_families():
    some = cases(120, 4)
    told = features_of(some, Planted())
    mix = np.random.Generator(np.random.Philox(2)).normal(size=(16, 24))
    pooled = [f.captions @ mix for f in told]
    sees = probe_features(some, read_out(some, told, pooled, seed=0), parts=False)
    assert sees.scores["caption"].value > 0.95 and sees.scores["picture"].value > 0.95
    # A map of each family's own can't be had from others: what is read must not come from the family itself.
    own = {
        c.family: np.random.Generator(np.random.Philox(k)).normal(size=(16, 24)) for k, c in enumerate(some)
    }
    apart = [f.captions @ own[c.family] for f, c in zip(told, some, strict=True)]
    blind = probe_features(some, read_out(some, told, apart, seed=0), parts=False)
    assert blind.scores["caption"].low <= 0.2 <= blind.scores["caption"].high
    assert isinstance(told[0], Features)


def test_layers_need_two_families(towers):
    with pytest.raises(EvaluateError, match="two at least"):
        layers(cases(3, families=1), TowerEncoder(towers))


# -- models and the command ---------------------------------------------------------------------------------


def test_a_model_is_a_run_a_folder_or_first_weights(tmp_path, towers):
    (tmp_path / "run").mkdir()
    save(towers, tmp_path / "run" / "final")
    loaded = model(str(tmp_path / "run"), device="cpu")
    assert all(torch.equal(a, b) for a, b in zip(loaded.model.state_dict().values(), towers.model.state_dict().values(),
                                                 strict=True))  # fmt: skip
    assert found(str(tmp_path / "run" / "final")) == str(tmp_path / "run" / "final")
    assert found("ViT-B-32") == "ViT-B-32"
    one, two = (model("random:tiny", device="cpu", seed=s) for s in (0, 1))
    assert one.name == "tiny" and not torch.equal(one.model.text_projection, two.model.text_projection)
    (tmp_path / "begun" / "checkpoints").mkdir(parents=True)
    with pytest.raises(EvaluateError, match="without a result"):
        found(str(tmp_path / "begun"))
    with pytest.raises(EvaluateError, match="leave `pretrained` out"):
        model("random:tiny", "openai")


@dataclass
class Hand:
    """Makes shards of records made by hand."""

    def __call__(self, shard: Shard) -> Hand:
        self.shard, self.rejected, self.tried, self.kept = shard, Counter(), 0, 0
        return self

    def __iter__(self) -> Iterator[Record]:
        for k, record in enumerate(records(self.shard.count, splits=(self.shard.split,))):
            about = {**record.data["dataset"], "key": self.shard.key(k)}
            yield Record({**record.data, "dataset": about}, record.images)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hand") / "data"
    about = {"name": "hand", "stamp": "hand", "formats": ["webdataset"]}
    made = Dataset.begin(root, {**about, "plan": {"groups": {"train": 4, "test": 8}, "size": 8}})
    for shard in made.shards:
        make(root, shard, Hand(), ("webdataset",), stamp="hand")
    return root


def run(*args: str | Path):
    return CliRunner().invoke(main, [str(a) for a in args], prog_name="geodsl")


def test_the_command_measures_and_writes_what_a_report_reads(tmp_path, dataset, towers):
    save(towers, tmp_path / "run" / "final")
    out = tmp_path / "run" / "evaluation.json"
    result = run(
        "evaluate", "clip", "--model", tmp_path / "run", "--data", dataset, "--split", "test", "--random", "1",
        "--train-data", dataset, "--limit", "6", "--no-layers", "--no-robustness", "--json", out, "--device", "cpu",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert "6 groups" in result.output and "centroid" in result.output
    told = json.loads(out.read_text("utf-8"))
    assert told["data"] == "hand" and told["probe"]["cases"] == 6
    assert set(told["probe"]["by"]["families"]) == {"seen", "unseen"}
    assert read_run(tmp_path / "run").scores["caption"] == told["probe"]["scores"]["caption"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((), "Say what to measure on"),
        (("--data", "nowhere"), "is nowhere a dataset?"),
        (("--benchmark", "sugarcrape:x"), "did you mean sugarcrepe:PATH?"),
        (("--retention", "nowhere.csv"), "there is no nowhere.csv"),
    ],
)
def test_what_cannot_be_measured_is_said_in_a_sentence(asked, said):
    result = run("evaluate", "clip", "--model", "random:tiny", *asked)
    assert result.exit_code == 2 and said in result.output


def test_an_unknown_model_and_split_are_said(dataset):
    result = run("evaluate", "clip", "--model", "random:tinny", "--data", dataset)
    assert result.exit_code == 2 and "tiny" in result.output
    result = run("evaluate", "clip", "--model", "random:tiny", "--data", dataset, "--split", "val")
    assert result.exit_code == 2 and "no split 'val'" in result.output


def test_without_torch_it_says_what_to_install():
    code = (
        "import sys; sys.modules['torch'] = None; sys.argv = ['geodsl', 'evaluate', 'clip', '--model', 'x', "
        "'--data', 'y']; from geodsl.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (
        done.returncode == 2
        and "pip install 'geodsl[train]'" in done.stderr
        and "Traceback" not in done.stderr
    )
