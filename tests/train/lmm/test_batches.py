"""Batches: what is learned is the answer alone, and nothing is cut."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
import torch

from geodsl.dataset.record import Record
from train.lmm.assembly import Lmm
from train.lmm.batches import UNLEARNED, Batcher
from train.lmm.conversations import MARK, Conversation, Turn, of_stage
from train.lmm.errors import ConversationError, LengthError
from train.lmm.measure import Measure, context_of
from train.lmm.order import Order, fitting, steps_of
from train.lmm.sources import Listed


def all_of(groups: list[Record]) -> list[Conversation]:
    return [c for record in groups for c in of_stage("instruct", record, captions=True)]


def test_the_loss_is_on_the_answer_and_its_end_alone(lmm: Lmm, groups: list[Record]):
    some, tokenizer = all_of(groups)[:6], lmm.processor.tokenizer
    batch = Batcher(lmm.processor, longest=512)(some)
    end = tokenizer.eos_token
    for conversation, ids, labels, there in zip(
        some, batch["input_ids"], batch["labels"], batch["attention_mask"], strict=True
    ):
        learned = labels != UNLEARNED
        assert tokenizer.decode(labels[learned]) == conversation.answer + end
        assert torch.equal(labels[learned], ids[learned])
        assert not (learned & ~there.bool()).any()
        # The answer is last, so what comes before it is the whole question.
        assert learned.nonzero()[0] + learned.sum() == there.sum()


def test_the_loss_is_that_of_the_answer_reckoned_by_hand(lmm: Lmm, groups: list[Record]):
    some = all_of(groups)[:3]
    batch = Batcher(lmm.processor, longest=512)(some)
    with torch.no_grad():
        found = lmm.model(**batch)
        logs = found.logits.log_softmax(-1)
    told = [
        -logs[row, place - 1, batch["input_ids"][row, place]]
        for row, place in (batch["labels"] != UNLEARNED).nonzero().tolist()
    ]
    assert float(found.loss) == pytest.approx(float(torch.stack(told).mean()), rel=1e-5)


def test_every_answer_of_a_longer_conversation_is_learned(lmm: Lmm, groups: list[Record]):
    (some, *_) = of_stage("instruct", groups[0], grouped=True)
    tokenizer = lmm.processor.tokenizer
    batch = Batcher(lmm.processor, longest=512)([some])
    labels = batch["labels"][0]
    answers = [turn.text for turn in some.turns if turn.role == "assistant"]
    assert len(answers) > 1 or len(some.turns) == 2
    assert tokenizer.decode(labels[labels != UNLEARNED]) == "".join(a + tokenizer.eos_token for a in answers)


def test_a_row_is_what_transformers_itself_makes_of_the_conversation(lmm: Lmm, groups: list[Record]):
    from train.data.pictures import decoded

    for conversation in all_of(groups)[:4]:
        batch = Batcher(lmm.processor, longest=512)([conversation])
        messages = conversation.messages
        messages[0]["content"][0]["image"] = decoded(conversation.images[0], "here")
        theirs = lmm.processor.apply_chat_template(
            messages, tokenize=True, return_dict=True, return_tensors="pt"
        )
        ours = batch["input_ids"][0]
        # Theirs goes on to the line's end after the answer's end.
        assert torch.equal(theirs["input_ids"][0, : len(ours)], ours)
        assert lmm.processor.tokenizer.decode(theirs["input_ids"][0, len(ours) :]).strip() == ""
        assert torch.equal(theirs["pixel_values"], batch["pixel_values"])


def test_rows_do_not_see_one_another(lmm: Lmm, groups: list[Record]):
    some, batcher = all_of(groups)[:4], Batcher(lmm.processor, longest=512)
    with torch.no_grad():
        together = lmm.model(**{k: v for k, v in batcher(some).items() if k != "labels"}).logits
        for row, conversation in enumerate(some):
            alone = lmm.model(**{k: v for k, v in batcher([conversation]).items() if k != "labels"}).logits[0]
            torch.testing.assert_close(together[row, : len(alone)], alone, rtol=1e-4, atol=1e-4)


def test_pictures_and_words_alone_go_into_one_batch(lmm: Lmm, groups: list[Record]):
    words = Conversation(key="w", turns=(Turn("user", "How many?"), Turn("assistant", "3")))
    seen = all_of(groups)[0]
    batch = Batcher(lmm.processor, longest=512, multiple=8)([words, seen, words])
    assert batch["pixel_values"].shape[0] == 1
    assert batch["input_ids"].shape[1] % 8 == 0
    assert torch.equal(batch["input_ids"][0], batch["input_ids"][2])
    assert torch.isfinite(lmm.model(**batch).loss)
    assert "pixel_values" not in Batcher(lmm.processor, longest=512)([words])


def test_lengths_are_counted_as_batches_are_made(lmm: Lmm, groups: list[Record]):
    measure, batcher = Measure(lmm.processor), Batcher(lmm.processor, longest=512)
    for conversation in [*all_of(groups)[:4], *of_stage("instruct", groups[1], grouped=True)]:
        assert measure.tokens(conversation) == batcher([conversation])["input_ids"].shape[1]


def test_what_is_too_long_is_refused_with_the_count_before_anything_is_cut(lmm: Lmm, groups: list[Record]):
    some = all_of(groups)
    measure = Measure(lmm.processor)
    lengths = {c.key: measure.tokens(c) for c in some}
    worst = max(lengths, key=lambda key: lengths[key])
    room = lengths[worst] - 1
    over = sum(n > room for n in lengths.values())
    said = f"{over} of {len(some)} conversations are longer than {room} tokens .*{worst}: {room + 1}.*Nothing was cut"
    with pytest.raises(LengthError, match=said):
        fitting(Listed(some), measure, longest=room, leave_out=False)
    with pytest.raises(LengthError, match="Nothing was cut"):
        Batcher(lmm.processor, longest=room)([c for c in some if c.key == worst])
    kept, told = fitting(Listed(some), measure, longest=room, leave_out=True)
    assert told["left_out"] == over and len(kept) == len(some) - over
    assert all(lengths[some[k].key] <= room for k in kept)
    with pytest.raises(LengthError):
        fitting(Listed(some), measure, longest=1, leave_out=True)


def test_words_that_hold_the_token_of_a_picture_are_refused(lmm: Lmm, groups: list[Record]):
    lmm.processor.image_token_id = lmm.processor.tokenizer.convert_tokens_to_ids("A")
    seen = Conversation(
        key="k",
        turns=(Turn("user", f"{MARK}\nA and A?"), Turn("assistant", "b")),
        images=all_of(groups)[0].images,
    )
    with pytest.raises(ConversationError, match=r"k: .* 2 places for pictures and it has 1"):
        Batcher(lmm.processor, longest=512)([seen])


def test_a_template_that_leaves_pictures_out_is_found_out(lmm: Lmm, groups: list[Record]):
    lmm.processor.chat_template = lmm.processor.chat_template.replace("'<image>\n'", "''")
    with pytest.raises(ConversationError, match="0 places for pictures and it has 1"):
        Batcher(lmm.processor, longest=512)(all_of(groups)[:1])


def test_a_template_that_writes_answers_otherwise_than_it_asks_is_refused(lmm: Lmm, groups: list[Record]):
    # The question changes with its answer.
    lmm.processor.chat_template = "{{ messages | length }}{% if add_generation_prompt %}?{% endif %}"
    with pytest.raises(ConversationError, match="can't be told what is answered"):
        Batcher(lmm.processor, longest=512)(all_of(groups)[:1])


def test_an_epoch_has_every_conversation_once_and_the_next_another_order(groups: list[Record]):
    source = Listed(all_of(groups))
    n = len(source)
    order = Order(source, length=3 * n, seed=1)
    numbers = [order.number(place) for place in range(3 * n)]
    epochs = [numbers[k : k + n] for k in range(0, 3 * n, n)]
    assert all(sorted(epoch) == list(range(n)) for epoch in epochs)
    assert epochs[0] != epochs[1] != epochs[2]
    assert [Order(source, length=3 * n, seed=1).number(place) for place in (2 * n, 0, n + 1)] == [
        numbers[2 * n],
        numbers[0],
        numbers[n + 1],
    ]
    assert steps_of(n, steps=0, epochs=2.0, batch=n) == 2
    with pytest.raises(LengthError, match="less than one step"):
        steps_of(n, steps=0, epochs=1.0, batch=n + 1)


def test_the_context_is_the_models(lmm: Lmm, folder: Path):
    assert context_of(lmm.model) == 512


def test_trl_makes_the_same_rows_and_labels_of_our_own_sft_set(lmm: Lmm, asked: Path, groups: list[Record]):
    import datasets
    from trl.trainer.sft_trainer import DataCollatorForVisionLanguageModeling

    # Each picture's caption, then each question: the set's order is that of our own conversations.
    rows = datasets.load_dataset(
        "parquet", data_files=str(asked / "trl" / "sft" / "*.parquet"), split="train"
    )
    some, tokenizer = all_of(groups), lmm.processor.tokenizer
    assert len(rows) == len(some)
    collator = DataCollatorForVisionLanguageModeling(lmm.processor, completion_only_loss=True)
    batcher = Batcher(lmm.processor, longest=512)
    for k, conversation in enumerate(some):
        theirs, ours = collator([{**rows[k], "images": rows[k]["images"]}]), batcher([conversation])
        width = ours["input_ids"].shape[1]
        assert torch.equal(theirs["input_ids"][:, :width], ours["input_ids"])
        assert torch.equal(theirs["labels"][:, :width], ours["labels"])
        # The line's end after an answer's end is all that is theirs alone.
        assert tokenizer.decode(theirs["input_ids"][0, width:]).strip() == ""
        torch.testing.assert_close(theirs["pixel_values"], ours["pixel_values"])


def test_what_is_learned_from_begins_as_what_is_asked(lmm: Lmm, groups: list[Record]):
    """A tokenizer that begins every text by itself, as Llama's do, with a template that doesn't."""
    from tokenizers.processors import TemplateProcessing

    from train.exams.local import LocalExaminee
    from train.exams.questions import items_of
    from train.lmm.conversations import prompts
    from train.lmm.rl.rollout import encode

    processor = deepcopy(lmm.processor)
    tokenizer = processor.tokenizer
    tokenizer.add_special_tokens({"bos_token": "<s>"})
    begin = tokenizer.bos_token_id
    tokenizer.backend_tokenizer.post_processor = TemplateProcessing(
        single="<s> $A", special_tokens=[("<s>", begin)]
    )
    assert tokenizer("a")["input_ids"][0] == begin
    item = next(iter(items_of(groups)))
    asked = LocalExaminee(lmm.model, processor, name="it", batch=1)._inputs([item])["input_ids"][0]
    key = "/question-".join(item.key.rsplit("/", 1))
    (prompt,) = (p for record in groups for p in prompts(record) if p.question.key == key)
    assert encode(processor, prompt).tokens["input_ids"].tolist() == asked.tolist()
    (row,) = Batcher(processor, longest=512)(
        [c for record in groups for c in of_stage("instruct", record, boxes="all") if c.key == key]
    )["input_ids"]
    assert row[: len(asked)].tolist() == asked.tolist()
    assert (asked == begin).sum() == (row == begin).sum() == 1
