"""examples/experiments: arms match where they have to, a run is gone on with, and figures are what they say."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

from geodsl.dataset import Dataset
from geodsl.settings import load
from perturb.groups import load as recipe
from train.clip.config import ClipConfig
from train.evaluate import cases_of
from train.evaluate.encoders import Features
from train.lmm.config import LmmConfig

HERE = Path(__file__).parents[2] / "examples" / "experiments"
DIFFER = {"batch", "negatives", "losses", "anchors"}


def module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    assert spec is not None and spec.loader is not None
    made = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


sys.path.insert(0, str(HERE))  # they import one another as scripts do
compare, run = module("compare"), module("run")
parts, lmm = module("parts"), module("lmm")


def test_the_page_shows_what_is_stored():
    stored = json.loads((HERE / "result.json").read_text("utf-8"))
    page = (HERE.parents[1] / "docs" / "experiments.md").read_text("utf-8")
    assert page.partition("<!-- result -->\n")[2].partition("\n<!-- /result -->")[0] == compare.table(stored)
    arms = {arm: load(ClipConfig, HERE / f"{arm}.toml", data="x").to_json() for arm in run.ARMS}
    for arm, told in stored["hits"]["arms"].items():  # it is of the arms as their files have them
        assert len(told["seeds"]) == 3
        own = {"data", "seed"}
        assert {k: v for k, v in told["config"].items() if k not in own} == {
            k: v for k, v in arms[arm].items() if k not in own
        }


def test_every_cut_shape_is_a_figure_and_a_family_of_its_own(tmp_path: Path):
    from perturb.groups.programs import listed

    pool = listed([str(parts.written(tmp_path))])
    assert len(pool) == len({p.family for p in pool}) == len(dict(parts.programs())) == 116


def test_the_page_shows_what_the_model_that_answers_is_stored_with():
    stored = json.loads((HERE / "lmm-result.json").read_text("utf-8"))
    page = (HERE.parents[1] / "docs" / "experiments.md").read_text("utf-8")
    shown = page.partition("<!-- lmm -->\n")[2].partition("\n<!-- /lmm -->")[0]
    assert shown == f"{lmm.table(stored)}\n\n{lmm.rewards(stored)}"
    usual = LmmConfig.of({**lmm.INSTRUCT, "model": "m", "data": "d"}).to_json()
    for name, told in stored.items():  # it is of the settings that the program has
        if name.startswith("reward"):
            assert told["config"]["rl"] == lmm.RL
        else:
            assert {k: told["config"][k] for k in usual if k in lmm.INSTRUCT} == {
                k: v for k, v in usual.items() if k in lmm.INSTRUCT
            }
    runs = [told for name, told in stored.items() if name.startswith("reward")]
    assert len({told["config"]["seed"] for told in runs}) == len(runs) == 3


def test_what_the_tower_has_seen_is_asked_about_nowhere():
    pictures, questions = recipe(HERE / "parts.toml"), recipe(HERE / "lmm.toml")
    for name in ("split", "seed", "suite", "sizes", "styles"):  # a family's split is drawn by seed and shares
        assert getattr(pictures, name) == getattr(questions, name)
    assert set(questions.forms) == {"yes-no", "names"} and questions.questions


def test_arms_match_in_pictures_and_in_all_that_is_not_theirs():
    data = recipe(HERE / "parts.toml")
    assert data.anchor == "random" and not data.fewer
    arms = {arm: load(ClipConfig, HERE / f"{arm}.toml", data="x") for arm in run.ARMS}
    for arm, config in arms.items():
        members = 1 if arm == "random" else 1 + (config.negatives or data.negatives)
        assert config.batch * members == 240
    assert [arm for arm, config in arms.items() if config.anchors == "any"] == ["random"]
    rest = [{k: v for k, v in c.to_json().items() if k not in DIFFER} for c in arms.values()]
    assert all(other == rest[0] for other in rest)


def test_every_member_asks_in_its_turn():
    random = np.random.default_rng(0)
    pictures = random.normal(size=(4, 3))
    features = Features(pictures, captions := random.normal(size=(4, 3)), captions[:1])
    scores = pictures @ captions.T
    expected = {
        "caption": (scores.argmax(1) == range(4)).mean(),
        "picture": (scores.argmax(0) == range(4)).mean(),
    }
    turns = [compare._hits(compare.turned(features, k)) for k in range(4)]
    for name, value in expected.items():
        assert np.mean([turn[name] for turn in turns]) == value
    two = [
        (
            scores[i, i] > scores[i, j],
            scores[i, i] > scores[j, i],
            scores[j, j] > scores[i, j],
            scores[j, j] > scores[j, i],
        )
        for i in range(4)
        for j in range(4)
        if i != j
    ]
    assert np.mean([turn["pair"] for turn in turns]) == pytest.approx(np.mean([a and b for a, b, *_ in two]))
    assert np.mean([turn["group"] for turn in turns]) == pytest.approx(np.mean([all(x) for x in two]))


@pytest.mark.slow
def test_two_arms_from_data_to_table(dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    torch.set_num_threads(1)
    cases = cases_of(Dataset(dataset).records("train"))
    small = {"steps": 2, "workers": 0, "log_every": 1, "negatives": 0}

    def one(arm: str, seed: int, batch: int) -> dict:
        asked = {"hits": cases, "known": cases[:4], "seen": cases[:3]}
        return run.run(arm, seed, tmp_path / f"{arm}-{seed}", dataset, asked, batch=batch, **small)

    found = {arm: {s: one(arm, s, b) for s in (0, 1)} for arm, b in (("random", 8), ("siblings", 2))}
    assert all(r["encoded"] == {"images": 16, "texts": 16} for arm in found.values() for r in arm.values())
    asked = {"hits": cases, "known": cases[:4]}
    result = json.loads(json.dumps({n: compare.comparison(some, found, n) for n, some in asked.items()}))
    told = compare.table(result)
    assert told.count("siblings less random") == 2 and told.count("siblings, seed 1") == 2
    shown = result["hits"]["arms"]["siblings"]["seeds"]["1"]["picture"]["mean"]
    assert shown == pytest.approx(np.mean(found["siblings"][1]["hits"]["picture"]))
    # What is done is read, not done again; another run isn't taken for it.
    monkeypatch.setattr("train.clip.loop.train", None)
    assert one("siblings", 1, 2) == found["siblings"][1]
    with pytest.raises(SystemExit, match="other settings"):
        one("siblings", 1, 4)


class _Case:
    def __init__(self, family: str) -> None:
        self.family, self.captions = family, ["a"] * 5


def test_differences_are_paired_and_clustered():
    random = np.random.default_rng(0)
    cases = [_Case(f"f{k // 10}") for k in range(300)]
    # Families differ a great deal, arms by a tenth everywhere: unpaired, nothing could be said.
    ease = np.repeat(random.uniform(0, 0.9, 30), 10)

    def made(more: float) -> dict:
        hits = dict.fromkeys((*compare.METRICS, "blind caption", "blind picture"), (ease + more).tolist())
        return {
            "hits": hits,
            "fresh": {"hits": hits},
            "seen": hits,
            "config": {},
            "loss": 1.0,
            "seconds": 1,
            "encoded": {"images": 1, "texts": 1},
        }

    found = {"one": {0: made(0.0), 1: made(0.0)}, "two": {0: made(0.06), 1: made(0.1)}}
    result = compare.comparison(cases, found)
    (difference,) = [d for d in result["differences"] if d["metric"] == "pair"]
    assert (difference["of"], difference["less"]) == ("two", "one")
    assert difference["mean"] == pytest.approx(0.08)
    assert difference["by_seed"] == pytest.approx([0.06, 0.1])
    low, high = difference["interval"]
    assert high - low < 1e-9
    low, high = result["arms"]["two"]["mean"]["pair"]["interval"]
    assert high - low > 0.1
    assert result["chance"]["caption"] == pytest.approx(0.2)
