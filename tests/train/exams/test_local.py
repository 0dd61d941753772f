"""Local models: a LLaVA of random weights, in batches and one by one, against transformers' own loop."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch

from geodsl.dataset import Dataset
from tests.dataset.tiny import tiny_llava
from tests.train.exams.answering import painted, told
from train.evaluate.pictures import Picture
from train.exams import ExamError, Item, LocalExaminee, perception
from train.exams.local import found, identity

ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;?!()\\{}-\n∠°“”'"


@pytest.fixture(scope="module")
def tiny() -> tuple[Any, Any]:
    torch.set_num_threads(1)
    return tiny_llava(ALPHABET)


@pytest.fixture(scope="module")
def items() -> list[Item]:
    words = ("a", "which points lie on it", "is AB parallel to CD", "how many")
    colours = ("red", "green", "blue", "grey")
    return [
        told(f"{word} {k}", image=painted(colours[k % 4], (20 + k, 30))) for k, word in enumerate(words * 3)
    ]


def alone(model: Any, processor: Any, item: Item, longest: int) -> list[int]:
    """Greedy, token by token, without a cache: the plainest loop there is."""
    text = f"user: <image>{item.question}</s>assistant: "
    inputs = processor(images=Picture(item.images[0]).open(), text=text, return_tensors="pt")
    ids, out = inputs["input_ids"], []
    for _ in range(longest):
        with torch.no_grad():
            logits = model(input_ids=ids, pixel_values=inputs["pixel_values"], use_cache=False).logits
        out.append(int(logits[0, -1].argmax()))
        if out[-1] == processor.tokenizer.eos_token_id:
            break
        ids = torch.cat([ids, torch.tensor([[out[-1]]])], 1)
    return out


def test_answers_are_the_models_own_whatever_the_batch(tiny: tuple[Any, Any], items: list[Item]) -> None:
    model, processor = tiny
    model.eval()
    answers = {
        batch: dict(LocalExaminee(model, processor, name="tiny", batch=batch).answers(items, longest=12))
        for batch in (1, 5, 12)
    }
    assert answers[1] == answers[5] == answers[12]
    for item in items[:6]:
        wanted = alone(model, processor, item, 12)
        reply = answers[5][item.key]
        ended = wanted[-1] == processor.tokenizer.eos_token_id
        said = processor.tokenizer.decode(wanted[:-1] if ended else wanted, skip_special_tokens=True)
        assert (reply.text, reply.finished) == (said.strip(), ended)
        assert reply.usage["completion_tokens"] == len(wanted)


def test_who_ends_at_once_has_finished_and_who_is_cut_off_has_not(
    tiny: tuple[Any, Any], items: list[Item]
) -> None:
    model, processor = tiny
    head, kept = model.lm_head.weight, model.lm_head.weight.detach().clone()
    try:
        for token, finished in ((processor.tokenizer.eos_token_id, True), (20, False)):
            with torch.no_grad():
                # The same direction for every state: one token is likeliest always.
                head.zero_()
            bias = torch.nn.Parameter(torch.zeros(head.shape[0]))
            bias.data[token] = 9.0
            model.lm_head.bias = bias
            replies = dict(LocalExaminee(model, processor, name="tiny").answers(items, longest=4))
            assert {r.finished for r in replies.values()} == {finished}
            assert {r.usage["completion_tokens"] for r in replies.values()} == {1 if finished else 4}
    finally:
        model.lm_head.bias = None
        head.data.copy_(kept)


def test_the_mode_and_the_padding_are_left_as_they_were(tiny: tuple[Any, Any], items: list[Item]) -> None:
    model, processor = tiny
    model.train()
    processor.tokenizer.padding_side = "right"
    first = next(LocalExaminee(model, processor, name="tiny").answers(items, longest=2))
    assert first[0] in {item.key for item in items}
    assert model.training and processor.tokenizer.padding_side == "right"


def test_what_does_not_fit_is_refused_with_the_count(tiny: tuple[Any, Any], items: list[Item]) -> None:
    long = told("x" * 1500, image=painted("red"))
    with pytest.raises(
        ExamError, match=r"takes 1,5\d\d tokens and its answer up to 600; the model reads 2,048"
    ):
        list(LocalExaminee(*tiny, name="tiny").answers([*items, long], longest=600))


def test_a_question_that_holds_the_pictures_token_is_refused(tiny: tuple[Any, Any]) -> None:
    with pytest.raises(ExamError, match="holds '<image>'"):
        list(LocalExaminee(*tiny, name="tiny").answers([told("what is <image>")], longest=2))


def test_a_folder_is_read_and_another_checkpoint_is_told_from_it(
    tiny: tuple[Any, Any], items: list[Item], tmp_path: Path
) -> None:
    model, processor = tiny
    for part in (model, processor):
        part.save_pretrained(tmp_path / "final")
    who = LocalExaminee.at(str(tmp_path), precision="fp32", device="cpu", batch=3)
    assert dict(who.answers(items, longest=6)) == dict(
        LocalExaminee(model, processor, name="tiny").answers(items, longest=6)
    )
    before = identity(str(tmp_path))
    assert before == identity(str(tmp_path / "final")) and found(str(tmp_path)) == str(tmp_path / "final")
    with torch.no_grad():
        model.lm_head.weight[3, 3] += 1
    model.save_pretrained(tmp_path / "final")
    assert identity(str(tmp_path)) != before
    with torch.no_grad():
        model.lm_head.weight[3, 3] -= 1


def test_what_is_no_model_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExamError, match=r"holds no model: expected config\.json"):
        LocalExaminee.at(str(tmp_path))
    (tmp_path / "config.json").write_text('{"model_type": "llama"}')
    with pytest.raises(ExamError, match="can't be read as a model of pictures and text to text"):
        LocalExaminee.at(str(tmp_path), device="cpu")
    with pytest.raises(ExamError, match="precision is fp32, bf16, fp16, not 'int4'"):
        LocalExaminee.at(str(tmp_path), precision="int4")


def test_perception_is_measured_by_kind(tiny: tuple[Any, Any], questions: Dataset) -> None:
    class Lmm:
        model, processor = tiny
        name = "tiny"

    marks = perception(Lmm, questions.records("test"), longest=3, limit=10, pictures=("own", "blank"))
    told = marks.brief()
    assert told["scores"]["own"]["count"] == told["scores"]["blank"]["count"] == 10
    assert sum(kind["count"] for kind in told["kinds"].values()) == 10
    assert all(0 <= kind["chance"] <= 0.5 for kind in told["kinds"].values())
    with pytest.raises(ExamError, match="no questions"):
        perception(Lmm, [])
