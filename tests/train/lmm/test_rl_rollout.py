"""Rows and rollouts: what is drawn is what the policy holds likely, and nothing else counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch

from tests.train.lmm.rl_toys import dark, shade, toy, warmed
from train.lmm.assembly import Lmm, load
from train.lmm.conversations import Conversation, Prompt, Turn
from train.lmm.errors import LengthError
from train.lmm.rl import RlError, Rollout, rollout_speed
from train.lmm.rl.policy import log_probs, never_said
from train.lmm.rl.rollout import encode
from train.lmm.rl.rows import Encoded, Rows, cut_at_end, left_padded

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def lmm(tmp_path_factory: pytest.TempPathFactory) -> Lmm:
    return warmed(load(toy(tmp_path_factory.mktemp("toy") / "model")), steps=25)


def uneven() -> list[Prompt]:
    """Prompts of several lengths, with one picture, two, and none."""
    told = (
        ("<image>\nIs it dark?", 1),
        ("<image>\n<image>\nAre both dark? Yes or no?", 2),
        ("Is it night?", 0),
    )
    return [
        replace(
            p,
            question=Conversation(key=str(k), turns=(Turn("user", text),), images=tuple([shade(40 * k)] * n)),
        )
        for k, (p, (text, n)) in enumerate(zip(dark(3), told, strict=True))
    ]


def rollout(lmm: Lmm, **other: Any) -> Rollout:
    return Rollout(lmm.processor, **{"answers": 3, "batch": 6, "context": 128, "seed": 5, **other})


def test_answers_end_at_the_first_token_that_ends_one() -> None:
    answers = torch.tensor([[5, 2, 9, 2], [5, 6, 7, 8], [3, 5, 5, 5], [5, 6, 7, 2]])
    mask, finished = cut_at_end(answers, [2, 3])
    assert mask.sum(dim=1).tolist() == [2, 4, 1, 4]
    assert finished.tolist() == [True, False, True, True]


def test_the_same_seed_gives_the_same_answers_and_another_iteration_others(lmm: Lmm) -> None:
    first = rollout(lmm)(lmm.model, uneven(), longest=10, iteration=3)
    torch.rand(7)  # whatever else is drawn
    again = rollout(lmm)(lmm.model, uneven(), longest=10, iteration=3)
    other = rollout(lmm)(lmm.model, uneven(), longest=10, iteration=4)
    assert torch.equal(first.rows.answers, again.rows.answers) and first.texts == again.texts
    assert first.texts != other.texts
    before = torch.get_rng_state()
    rollout(lmm)(lmm.model, uneven(), longest=4, iteration=0)
    assert torch.equal(before, torch.get_rng_state())


def test_what_is_said_is_what_the_rows_hold(lmm: Lmm) -> None:
    found = rollout(lmm)(lmm.model, uneven(), longest=10, iteration=0)
    assert len(found.texts) == len(found.rows) == 9 and found.rows.of.tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    tokenizer, end = lmm.processor.tokenizer, lmm.processor.tokenizer.eos_token_id
    for k, said in enumerate(found.texts):
        ids = found.rows.answers[k][found.rows.mask[k]]
        assert tokenizer.decode(ids, skip_special_tokens=True) == said
        assert bool(found.rows.finished[k]) == (int(ids[-1]) == end) and end not in ids[:-1]
        assert found.rows.finished[k] or len(ids) == 10
    assert found.tokens == int(found.rows.lengths.sum())


def test_log_probabilities_are_those_that_answers_were_drawn_by(lmm: Lmm) -> None:
    """Against generation's own scores: left-padded, with a cache, token by token."""
    encoded = [encode(lmm.processor, p) for p in uneven()]
    never, temperature = never_said(lmm.model, lmm.processor.tokenizer), 0.7
    config = rollout(lmm, temperature=temperature)._config(
        lmm.model, 8, [lmm.processor.tokenizer.eos_token_id]
    )
    pad = int(lmm.processor.tokenizer.pad_token_id)
    torch.manual_seed(0)
    out = lmm.model.generate(
        **left_padded(encoded, pad),
        generation_config=config,
        output_scores=True,
        return_dict_in_generate=True,
    )
    scores = torch.stack(out.scores, dim=1).log_softmax(dim=-1)
    answers = out.sequences[:, -scores.shape[1] :]
    told = scores.gather(-1, answers[..., None]).squeeze(-1)
    mask, finished = cut_at_end(answers, [lmm.processor.tokenizer.eos_token_id])
    rows = Rows(encoded, torch.arange(3).repeat_interleave(3), answers, mask, finished, pad)
    batch = rows.batch(range(9), CPU)
    with torch.no_grad():
        found = log_probs(lmm.model, batch, temperature=temperature, never=never)
    assert int(mask.sum()) > 30
    assert torch.allclose(found[batch.mask], told[:, : found.shape[1]][batch.mask], atol=1e-4)


def test_log_probabilities_dont_depend_on_what_stands_beside(lmm: Lmm) -> None:
    found = rollout(lmm)(lmm.model, uneven(), longest=10, iteration=1).rows
    with torch.no_grad():
        together = log_probs(lmm.model, found.batch(range(9), CPU), temperature=1.0, never=())
        for k in range(9):
            n = int(found.lengths[k])
            alone = log_probs(lmm.model, found.batch([k], CPU), temperature=1.0, never=())
            assert torch.allclose(alone[0, :n], together[k, :n], atol=1e-5)


def test_log_probabilities_of_long_answers_are_those_of_short_ones(
    lmm: Lmm, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = rollout(lmm)(lmm.model, uneven(), longest=10, iteration=1).rows
    batch, weight = rows.batch(range(9), CPU), lmm.model.get_input_embeddings().weight

    def told() -> tuple[torch.Tensor, torch.Tensor]:
        found = log_probs(lmm.model, batch, temperature=1.0, never=(3,))
        total = torch.where(batch.mask, found, 0.0).sum()
        return found.detach(), torch.autograd.grad(total, weight)[0]

    whole, gradient = told()
    monkeypatch.setattr("train.lmm.rl.policy._CHUNK", 3)
    parts, others = told()
    assert torch.allclose(whole[batch.mask], parts[batch.mask], atol=1e-6)
    assert torch.allclose(gradient, others, atol=1e-5)


def test_a_token_that_stands_for_a_picture_is_never_said(lmm: Lmm) -> None:
    (never,) = never_said(lmm.model, lmm.processor.tokenizer)
    assert lmm.processor.tokenizer.convert_ids_to_tokens(never) == "<image>"
    head = lmm.model.get_output_embeddings()

    def only(module: Any, inputs: Any, logits: torch.Tensor) -> torch.Tensor:
        logits = logits.clone()
        logits[..., never] = 100.0  # what a model gone astray would say at every turn
        return logits

    handle = head.register_forward_hook(only)
    try:
        found = rollout(lmm)(lmm.model, uneven(), longest=10, iteration=0).rows
        assert not (found.answers == never).any()
        with torch.no_grad():
            told = log_probs(lmm.model, found.batch(range(9), CPU), temperature=1.0, never=(never,))
        assert told[found.mask[:, : told.shape[1]]].min() > -50
    finally:
        handle.remove()


def test_a_batch_holds_prompt_and_answer_without_a_gap(lmm: Lmm) -> None:
    rows = rollout(lmm)(lmm.model, uneven(), longest=10, iteration=0).rows
    batch = rows.batch([0, 4, 8], CPU)
    pictures = sum(len(p.question.images) for p in uneven())
    assert len(batch.inputs["pixel_values"]) == pictures
    for b, r in enumerate([0, 4, 8]):
        prompt, n = rows.prompts[int(rows.of[r])], int(rows.lengths[r])
        ids, there = batch.inputs["input_ids"][b], batch.inputs["attention_mask"][b].bool()
        assert torch.equal(ids[there], torch.cat([prompt.tokens["input_ids"], rows.answers[r, :n]]))
        assert not there[int(there.sum()) :].any()
        # The token before each of the answer's is where it is told from.
        assert torch.equal(ids[batch.places[b, :n] + 1], rows.answers[r, :n])


def test_rows_are_cut_into_parts_of_like_length() -> None:
    prompts = [Encoded.of({"input_ids": torch.zeros(1, n, dtype=torch.long)}) for n in (9, 2, 5)]
    lengths = torch.tensor([1, 4, 2, 3, 1, 1])
    mask = torch.arange(4)[None] < lengths[:, None]
    rows = Rows(
        prompts, torch.tensor([0, 0, 1, 1, 2, 2]), torch.zeros(6, 4, dtype=torch.long), mask, mask[:, 0], 0
    )
    assert rows.cut([0, 1, 2, 3, 4, 5], 2) == [[2, 3], [4, 5], [0, 1]]
    assert rows.cut([5, 0, 3], 2) == [[3, 5], [0]] and rows.cut([], 2) == []


def test_prompts_that_leave_no_room_are_refused_with_their_count(lmm: Lmm) -> None:
    lengths = [len(encode(lmm.processor, p)) for p in uneven()]
    assert max(lengths) == lengths[1] > sorted(lengths)[1]
    longest = 128 - lengths[1] + 1
    told = (
        f"1 of 3 prompts leave no room for answers of {longest} tokens in a context of 128; "
        f"the longest, 1, has {lengths[1]}"
    )
    with pytest.raises(LengthError, match=told):
        rollout(lmm)(lmm.model, uneven(), longest=longest, iteration=0)


def test_prompts_are_encoded_one_at_a_time() -> None:
    with pytest.raises(RlError, match=r"one prompt is encoded at a time, not ids of shape \(2, 3\)"):
        Encoded.of({"input_ids": torch.zeros(2, 3)})


def test_speed_counts_the_tokens_of_answers(lmm: Lmm) -> None:
    found = rollout_speed(lmm, dark(2), answers=2, longest=4, batch=4, rounds=1)
    assert found["rows"] == 4 and 0 < found["tokens_an_answer"] <= 4 and np.isfinite(found["tokens_a_second"])
    assert found["tokens_a_second"] > 0
