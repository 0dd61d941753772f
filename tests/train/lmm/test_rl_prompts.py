"""Prompts out of datasets and streams, as hard as they are asked for, whoever makes them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from perturb.groups import Recipe
from train.data.dataset_source import DatasetSource
from train.lmm.config import LmmConfig
from train.lmm.conversations import Prompt
from train.lmm.rl import RecordPrompts, RlError, StreamPrompts, Verdict, learn, prompts_of, verifier
from train.lmm.rl.judge import SEE, prompts_of_record
from train.lmm.rl.streamed import Ahead, made


def stream(**other: object) -> Recipe:
    usual: dict[str, object] = {
        "sampler": {"points": (3, 6)},
        "negatives": 0,
        "texts": 1,
        "questions": 1,
        "per_program": 16,
        "sizes": (48,),
        "fewer": True,
    }
    return Recipe(**{**usual, **other})


def keys(prompts: list[Prompt]) -> list[str]:
    return [p.question.key for p in prompts]


def test_a_datasets_prompts_come_by_seed_and_those_that_rest_dont(asked: Path) -> None:
    def source(rank: int = 0, world: int = 1) -> RecordPrompts:
        return RecordPrompts(DatasetSource(asked, split="train", batch=1, rank=rank, world=world), seed=4)

    first = source().take(0, 4)
    assert keys(first) == keys(source().take(0, 4)) != keys(source().take(1, 4))
    assert len({key.rpartition("/")[0] for key in keys(first)}) == 4  # of each group one
    ranks = [key for r in range(2) for key in keys(source(r, 2).take(0, 2))]
    assert sorted(k.rpartition("/")[0] for k in ranks) == sorted(k.rpartition("/")[0] for k in keys(first))
    tired = source()
    tired.rest(keys(first), 3)
    assert not set(keys(tired.take(0, 4))) & set(keys(first))
    again = source()
    again.restore(json.loads(json.dumps(tired.to_json())))
    assert [keys(again.take(i, 4)) for i in (2, 3)] == [keys(tired.take(i, 4)) for i in (2, 3)]
    assert keys(tired.take(3, 4)) == keys(source().take(3, 4))
    every = [p.question.key for r in tired.source.dataset.records("train") for p in prompts_of_record(r)]
    tired.rest(every, 9)
    with pytest.raises(RlError, match="fewer than 4 groups with questions that don't rest"):
        tired.take(0, 4)


def test_right_answers_of_a_datasets_questions_get_their_reward(asked: Path) -> None:
    judge, seen = verifier(), 0
    for prompt in prompts_of(LmmConfig(stage="rl", model="m", data=str(asked))).take(0, 4, 0.0):
        seen += 1
        assert "\\boxed" in prompt.question.turns[0].text
        assert judge(prompt, f"So \\boxed{{{prompt.asked.answer}}}.", True) == Verdict(1.0, True)
        assert judge(prompt, "So \\boxed{I can't tell}.", True) == Verdict(0.0, False)
    assert seen == 4


def test_facts_that_are_named_add_to_the_reward_and_false_ones_take_away(asked: Path) -> None:
    judge = verifier(seeing=0.05)
    record = next(iter(DatasetSource(asked, split="train", batch=1).dataset.records("train")))
    prompt = prompts_of_record(record, seeing=True)[0]
    assert SEE["en"] in prompt.question.turns[0].text and prompt.asked.program
    member = record.members[int(prompt.question.about["member"])]
    answer = f"\\boxed{{{prompt.asked.answer}}}"
    said = judge(prompt, f"<see>{member.caption}</see>{answer}", True)
    assert 1.0 < said.reward <= 1.2 and said.right
    wrong = judge(prompt, f"<see>{member.caption}</see>\\boxed{{I can't tell}}", True)
    assert 0 < wrong.reward <= 0.2 and not wrong.right
    assert judge(prompt, f"<see>{member.caption}</see>{answer}", False) == Verdict(0.0, False)
    assert judge(prompt, answer, True) == Verdict(1.0, True)


def test_a_streams_prompts_depend_on_iteration_and_level_alone() -> None:
    source = StreamPrompts(stream())
    first = source.take(0, 5, 0.0)
    assert len(first) == 5 and first == StreamPrompts(stream()).take(0, 5, 0.0)
    assert not set(source.shards(0, 5)) & set(source.shards(1, 5))
    other = StreamPrompts(stream(), rank=1, world=2)
    assert not set(other.shards(0, 5)) & set(StreamPrompts(stream(), rank=0, world=2).shards(0, 5))
    source.rest(keys(first), 100)  # none comes twice, so none needs to rest
    assert source.take(0, 5, 0.0) == first and source.to_json() == {}


def test_the_level_is_the_samplers_difficulty(monkeypatch: pytest.MonkeyPatch) -> None:
    from train.lmm.rl import streamed

    asked_for: list[Recipe] = []

    def watched(recipe: Recipe, programs: object) -> object:
        asked_for.append(recipe)
        return lambda shard: []

    monkeypatch.setattr(streamed, "GroupMaker", watched)
    for level in (0.0, 1.0):
        made(stream(negatives=2, sampler={"difficulty": (2, 4)}), "train", 3, level)
    made(stream(negatives=2, severity=(2.0, 9.0)), "train", 3, 1.0)
    made(stream(), "train", 3, 1.0)
    easy, hard, told, still = asked_for
    assert easy.sampler is not None and hard.sampler is not None
    assert tuple(easy.sampler["difficulty"]) == (2, 2) and tuple(hard.sampler["difficulty"]) == (4, 4)
    assert (
        easy.severity is not None
        and hard.severity is not None
        and easy.severity[0] > hard.severity[1]
        and easy.severity[1] <= 20
    )
    assert told.severity == (2.0, 9.0) and still.severity is None


def test_prompts_made_ahead_are_those_made_when_they_are_wanted() -> None:
    here, ahead = Ahead(StreamPrompts(stream()), 4), Ahead(StreamPrompts(stream()), 4, workers=1)
    try:
        for iteration, level in ((0, 0.0), (1, 0.4)):
            for one in (here, ahead):
                one.order(iteration, level)
            assert here.get() == ahead.get()
    finally:
        ahead.close()


def test_what_cant_be_learned_from_is_refused(asked: Path, tmp_path: Path) -> None:
    with pytest.raises(RlError, match="asks no questions"):
        StreamPrompts(stream(questions=0))
    with pytest.raises(RlError, match="no split 'test'"):
        StreamPrompts(stream(), split="test")
    file = tmp_path / "llava.json"
    file.write_text("[]")
    with pytest.raises(RlError, match="not what decides whether an answer is right"):
        prompts_of(LmmConfig(stage="rl", model="m", data=str(file)))
    told = {"stage": "rl", "model": "m", "data": str(asked)}
    with pytest.raises(RlError, match="lora: "):
        learn(LmmConfig(**told, lora=4), tmp_path / "run")
    with pytest.raises(RlError, match="precision: "):
        learn(LmmConfig(**told, precision="pure_bf16"), tmp_path / "run")
