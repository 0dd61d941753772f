"""The loop: rewards rise, what teaches nothing is left out, and a stopped run goes on as if it hadn't been."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from tests.train.lmm.rl_toys import dark, settings, source, toy, warmed
from train.lmm.assembly import load, save
from train.lmm.conversations import Prompt
from train.lmm.parts import TOWER, part_of
from train.lmm.rl import FixedPrompts, Loop, RlError, RlSettings, RlSettingsError, Verdict, verifier
from train.lmm.rl.prompts import kept
from train.lmm.rl.state import States


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that answers yes or no in a box, whatever the picture."""
    folder = tmp_path_factory.mktemp("toy")
    return save(warmed(load(toy(folder / "model")), steps=110, right=0.5), folder / "warm")


def loop(start: Path, out: Path, told: RlSettings, prompts: Any = None, **other: Any) -> Loop:
    return Loop(
        load(start), prompts or source(), told, out, **{"device": "cpu", "say_nothing": True, **other}
    )


def lines(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "metrics.jsonl").read_text("utf-8").splitlines()]


def steady(out: Path) -> list[dict[str, Any]]:
    """What was told, but for what a clock says."""
    return [{k: v for k, v in line.items() if k not in ("tokens_a_second", "waiting")} for line in lines(out)]


def coin(prompt: Prompt, said: str, finished: bool) -> Verdict:
    """A reward that any model gets now and then: an even number of letters."""
    return Verdict(float(len(said) % 2 == 0), len(said) % 2 == 0)


# -- what is learned ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("algorithm", ["ppo", "grpo"])
def test_a_task_whose_best_policy_is_known_is_learned(algorithm: str, start: Path, tmp_path: Path) -> None:
    """Yes is right of every picture."""
    told = settings(
        algorithm=algorithm,
        iterations=14,
        answers=8,
        policy_lr=4e-3,
        critic_lr=4e-3,
        warmup=3,
        save_every=14,
        micro=64,
    )
    loop(start, tmp_path, told, source(always="yes")).whole()
    found = [line["reward"] for line in lines(tmp_path)]
    assert len(found) == 14 and np.mean(found[:2]) < 0.65 and np.mean(found[-3:]) > 0.75
    assert found == [line["pass_rate"] for line in lines(tmp_path)]


@pytest.mark.slow
def test_reward_rises_over_three_seeds_where_one_has_to_look(tmp_path: Path) -> None:
    """Is the picture dark? From a start that is right two times in three."""
    warm = save(warmed(load(toy(tmp_path / "model")), steps=160, right=0.65), tmp_path / "warm")
    told = settings(
        iterations=40,
        prompts=16,
        answers=8,
        policy_lr=3e-3,
        critic_lr=3e-3,
        warmup=3,
        micro=64,
        save_every=40,
    )
    for seed in range(3):
        loop(warm, tmp_path / f"{seed}", told, source(seed=seed), seed=seed).whole()
        found = [line["reward"] for line in lines(tmp_path / f"{seed}")]
        assert found[0] < 0.8 and np.mean(found[-8:]) > 0.9, (seed, found)


# -- what is left out, and what is told ---------------------------------------------------------------------


def test_prompts_always_or_never_solved_teach_nothing() -> None:
    solved = [True] * 3 + [False] * 3 + [True, False, False] + [False, False, True]
    assert kept(solved, 3) == [False, False, True, True]
    with pytest.raises(RlError, match="11 answers aren't 3 of each prompt"):
        kept(solved[:-1], 3)


def test_where_every_prompt_is_left_out_nothing_moves(start: Path, tmp_path: Path) -> None:
    def never(prompt: Prompt, said: str, finished: bool) -> Verdict:
        return Verdict(0.3, False)

    final = loop(start, tmp_path, settings(iterations=2), judge=never).whole()
    before, after = load_file(start / "model.safetensors"), load_file(final / "model.safetensors")
    assert all(torch.equal(before[n], after[n]) for n in before) and set(before) == set(after)
    assert [line["left_out"] for line in lines(tmp_path)] == [1.0, 1.0]


def test_what_was_left_out_rests(start: Path, tmp_path: Path) -> None:
    """Of 24 questions, 8 an iteration; half of them are solved whenever an answer ends by itself."""
    asked: list[set[str]] = []
    rested: list[tuple[set[str], int]] = []

    class Watched(FixedPrompts):
        def take(self, iteration: int, n: int, level: float = 0.0) -> list[Prompt]:
            found = super().take(iteration, n, level)
            asked.append({p.question.key for p in found})
            return found

        def rest(self, keys: Iterable[str], until: int) -> None:
            rested.append((set(keys), until))
            super().rest(keys, until)

    def easy(prompt: Prompt, said: str, finished: bool) -> Verdict:
        number = int(prompt.question.key.rpartition("/")[2])
        return Verdict(1.0, True) if number < 12 else coin(prompt, said, finished)

    told = settings(iterations=4, rest=2, answers=4, save_every=4)
    loop(start, tmp_path, told, Watched(dark(24)), judge=easy).whole()
    assert [until for _, until in rested] == [3, 4, 5, 6] and any(keys for keys, _ in rested)
    for k, (keys, until) in enumerate(rested):
        assert keys <= asked[k]
        assert len(keys) / 8 == lines(tmp_path)[k]["left_out"]
        assert not any(keys & later for later in asked[k + 1 : until])


def test_an_answer_that_is_cut_off_gets_nothing_whoever_judges(start: Path, tmp_path: Path) -> None:
    judged: list[bool] = []

    def generous(prompt: Prompt, said: str, finished: bool) -> Verdict:
        judged.append(finished)
        return Verdict(1.0, True)

    loop(start, tmp_path, settings(iterations=1, lengths=((0, 3),)), judge=generous).whole()
    (line,) = lines(tmp_path)
    assert line["cut_off"] > 0.9 and line["reward"] == pytest.approx(1 - line["cut_off"]) and all(judged)
    assert line["longest"] == 3 and line["length"] <= 3


def test_answers_may_be_longer_when_their_time_has_come(start: Path, tmp_path: Path) -> None:
    loop(start, tmp_path, settings(iterations=3, lengths=((0, 2), (2, 12))), judge=coin).whole()
    assert [line["longest"] for line in lines(tmp_path)] == [2, 2, 12]
    assert all(line["length"] <= line["longest"] for line in lines(tmp_path))


def test_the_verifier_looks_into_the_last_box() -> None:
    yes = dark(1)[0]
    judge = verifier()
    table = [
        ("It is dark: \\boxed{yes}", True, 1.0),
        ("\\boxed{no} … no: \\boxed{Yes}", True, 1.0),
        ("\\boxed{no}", True, 0.0),
        ("yes", True, 0.0),
        ("\\boxed{yes}", False, 0.0),
    ]
    for said, finished, wanted in table:
        assert judge(yes, said, finished) == Verdict(wanted, wanted == 1.0), said


def test_all_of_an_iteration_is_told(start: Path, tmp_path: Path) -> None:
    loop(start, tmp_path, settings(iterations=1), judge=coin).whole()
    (line,) = lines(tmp_path)
    named = "reward pass_rate left_out cut_off length policy_loss value_loss kl tokens_a_second waiting difficulty"
    assert set(named.split()) < set(line) and all(np.isfinite(v) for v in line.values())
    assert line["ratio"] == pytest.approx(1) and line["clipped"] == 0 and line["kl"] > 0


# -- going on -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("algorithm", ["ppo", "grpo"])
def test_a_run_that_was_stopped_ends_as_one_that_wasnt(algorithm: str, start: Path, tmp_path: Path) -> None:
    told = settings(algorithm=algorithm, iterations=5, save_every=2, rest=1, average=2)
    whole = loop(start, tmp_path / "whole", told, judge=coin).whole()

    calls = Counter[str]()

    def stopped(prompt: Prompt, said: str, finished: bool) -> Verdict:
        calls.update(["judged"])
        if calls["judged"] > 3 * 32 + 5:  # in the fourth iteration, after the state of the second
            raise KeyboardInterrupt
        return coin(prompt, said, finished)

    with pytest.raises(KeyboardInterrupt):
        loop(start, tmp_path / "parts", told, judge=stopped).whole()
    again = loop(start, tmp_path / "parts", told, judge=coin)
    assert [p.name for p in again.states.all()] == ["iteration-00000002"]
    parts = again.whole()
    for name in sorted(p.name for p in whole.iterdir()):
        assert (whole / name).read_bytes() == (parts / name).read_bytes(), name
    assert steady(tmp_path / "whole") == steady(tmp_path / "parts")
    for a, b in zip(States(tmp_path / "whole/checkpoints", keep=2).all(), again.states.all(), strict=True):
        for name in sorted(p.name for p in a.iterdir()):
            assert (a / name).read_bytes() == (b / name).read_bytes(), (a.name, name)


def test_the_result_is_the_mean_of_the_last_states_and_a_model_like_any(start: Path, tmp_path: Path) -> None:
    told = settings(iterations=3, save_every=1, average=2)
    final = loop(start, tmp_path, told, judge=coin).whole()
    states = States(tmp_path / "checkpoints", keep=2)
    assert [p.name for p in states.all()] == ["iteration-00000002", "iteration-00000003"]
    first, second = (load_file(p) for p in states.policies(2))
    model, before = load(final).model, load(start).model.state_dict()
    for name, p in model.named_parameters():
        if part_of(name) == TOWER:
            assert name not in first and torch.equal(p, before[name])
        else:
            mean = (first[name].double() + second[name].double()) / 2
            assert torch.allclose(p.double(), mean, atol=1e-7)
    assert any(not torch.equal(first[n], second[n]) for n in first)


def test_a_run_of_other_settings_isnt_gone_on_with_and_a_longer_one_is(start: Path, tmp_path: Path) -> None:
    loop(start, tmp_path, settings(iterations=2), judge=coin).whole()
    with pytest.raises(RlError, match=r"a run of other settings \(policy_lr\); take another folder"):
        loop(start, tmp_path, settings(iterations=2, policy_lr=1e-5), judge=coin).whole()
    loop(start, tmp_path, settings(iterations=4), judge=coin).whole()
    loop(start, tmp_path / "at once", settings(iterations=4), judge=coin).whole()
    assert steady(tmp_path) == steady(tmp_path / "at once")


def test_a_state_that_was_changed_is_found_out(start: Path, tmp_path: Path) -> None:
    loop(start, tmp_path, settings(iterations=2), judge=coin).whole()
    file = tmp_path / "checkpoints/iteration-00000002/policy.safetensors"
    whole = file.read_bytes()
    file.write_bytes(whole[:-4] + b"\0\0\0\1")
    with pytest.raises(RlError, match=r"policy.safetensors isn't as it was written"):
        loop(start, tmp_path, settings(iterations=3), judge=coin).whole()
    assert {p.suffix for p in file.parent.iterdir()} == {".json", ".safetensors"}  # nothing pickled


def test_what_a_probe_says_is_kept(start: Path, tmp_path: Path) -> None:
    told = settings(iterations=4, save_every=4, probe_every=2)
    seen: list[str] = []

    def probe(lmm: Any) -> dict[str, Any]:
        seen.append(type(lmm.model).__name__)
        return {"score": len(seen)}

    loop(start, tmp_path, told, judge=coin, probe=probe).whole()
    found = lines(tmp_path)
    # the last is the result's: the mean of the last policies, and not the last of them
    assert [line["perception"]["score"] for line in found if "perception" in line] == [1, 2, 3]
    shutil.rmtree(tmp_path / "final")


def test_settings_that_cant_be_are_refused_together() -> None:
    with pytest.raises(RlSettingsError) as error:
        RlSettings.of({"algorithm": "dpo", "answers": 1, "lengths": [[5, 3]], "policy_rate": 1.0})
    told = "\n".join(error.value.problems)
    assert (
        all(name in told for name in ("algorithm", "answers", "lengths", "policy_rate"))
        and "policy_lr" in told
    )


def test_prompts_come_in_another_order_each_epoch_and_ranks_share_them() -> None:
    items = dark(12)
    each = [FixedPrompts(items, seed=1, rank=r, world=2) for r in range(2)]
    epochs = [
        [p.question.key for s in each for i in (2 * e, 2 * e + 1) for p in s.take(i, 3)] for e in range(2)
    ]
    assert all(sorted(keys) == sorted(p.question.key for p in items) for keys in epochs)
    assert epochs[0] != epochs[1]
    first, other = FixedPrompts(items, seed=1), FixedPrompts(items, seed=1)
    first.rest(["dark/3", "dark/4"], 5)
    other.restore(json.loads(json.dumps(first.to_json())))
    for i in range(7):
        keys = [p.question.key for p in first.take(i, 10)]
        assert keys == [p.question.key for p in other.take(i, 10)]
        assert ("dark/3" in keys or "dark/4" in keys) == (i >= 5) or i >= 5
    everything = [p.question.key for p in items]
    first.rest(everything, 100)
    assert len(first.take(0, 5)) == 5  # where all rest, none does
    with pytest.raises(RlError, match="no question to learn from"):
        FixedPrompts([])
    with pytest.raises(RlError, match="saved prompts"):
        first.restore({"resting": []})


def test_a_prompt_keeps_what_it_is_judged_by() -> None:
    told = dark(2)
    assert [p.asked.answer for p in told] == ["yes", "no"]
    assert replace(told[0], asked=told[1].asked) != told[0]
