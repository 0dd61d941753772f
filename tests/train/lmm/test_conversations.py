"""What a group becomes in each stage."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from geodsl.dataset.record import Record
from train.lmm.conversations import (
    MARK,
    Conversation,
    Turn,
    align,
    coldstart,
    instruct,
    of_stage,
    prefer,
    prompts,
)
from train.lmm.errors import ConversationError


def numeric(question) -> bool:
    return question["decimal"] is not None and not question["choices"]


def test_every_picture_is_asked_for_its_own_caption(groups: list[Record]):
    for record in groups:
        found = list(align(record))
        assert [c.answer for c in found] == [m.caption for m in record.members]
        assert [c.images for c in found] == [(m.image,) for m in record.members]


def test_numbers_stand_in_boxes_and_words_do_not(groups: list[Record]):
    seen = set()
    for record in groups:
        for c, question in zip(instruct(record), record.questions, strict=True):
            boxed = numeric(question) or question["form"] == "boxed"
            assert (c.answer == rf"\boxed{{{question['answer']}}}") == boxed
            assert boxed or c.answer == question["answer"]
            assert c.images == (record.members[question["member"]].image,)
            seen.add(boxed)
    assert seen == {True, False}


def test_with_all_boxes_every_question_asks_for_one_and_every_answer_is_in_one(groups: list[Record]):
    for record in groups:
        for c, prompt in zip(instruct(record, boxes="all"), prompts(record), strict=True):
            assert re.fullmatch(r"\\boxed\{.+\}", c.answer)
            assert "\\boxed" in c.turns[0].text
            assert c.turns[0] == prompt.question.turns[0]
            assert prompt.asked.answer == c.answer.removeprefix("\\boxed{")[:-1]


def test_questions_about_a_picture_can_be_one_conversation(groups: list[Record]):
    record = groups[0]
    apart, together = of_stage("instruct", record), of_stage("instruct", record, grouped=True)
    assert sum(len(c.turns) for c in together) == 2 * len(apart)
    assert {c.about["member"] for c in together} == {c.about["member"] for c in apart}
    assert all(c.turns[0].text.startswith(MARK) and len(c.images) == 1 for c in together)
    assert sorted(t.text for c in together for t in c.turns[1::2]) == sorted(c.answer for c in apart)


def test_each_preference_comes_twice_with_the_roles_exchanged(groups: list[Record]):
    for record in groups:
        found = list(prefer(record))
        told = [(p.question.images, p.chosen, p.rejected) for p in found]
        assert len(told) == 2 * len(record.negatives)
        for (mine, chosen, rejected), (other, *exchanged) in zip(told[::2], told[1::2], strict=True):
            assert exchanged == [rejected, chosen] and mine != other
        images = {m.caption: m.image for m in record.members}
        assert all(p.question.images == (images[p.chosen],) for p in found)
        assert found[0].both[0].answer == found[0].chosen and found[0].both[1].answer == found[0].rejected


def test_a_cold_start_is_words_alone_and_only_of_worked_solutions(groups: list[Record]):
    record = groups[0]
    assert list(coldstart(record)) == []
    solved = {
        **record.questions[0],
        "solution": "It is half of it.",
        "answer": "30",
        "decimal": 30.0,
        "choices": [],
    }
    told = replace(record, data={**record.data, "questions": [solved, *record.questions[1:]]})
    (found,) = coldstart(told)
    assert found.images == () and MARK not in found.turns[0].text
    assert record.members[solved["member"]].caption in found.turns[0].text
    assert found.answer == "It is half of it.\n\\boxed{30}"
    solved["solution"] = "It is half of it. Hence the answer: \\boxed{30}."
    (found,) = coldstart(replace(record, data={**record.data, "questions": [solved]}))
    assert found.answer == solved["solution"]  # the box isn't said twice


def test_marks_and_pictures_have_to_agree():
    turns = (Turn("user", "<image>\nWhat?"), Turn("assistant", "a"))
    assert Conversation(key="k", turns=turns, images=(b"",)).messages[0]["content"] == [
        {"type": "image"},
        {"type": "text", "text": "What?"},
    ]
    for images, what in (((), "no picture for it"), ((b"", b""), "no `<image>` stands for")):
        with pytest.raises(
            ConversationError, match=f"k: its words have 1 times .* {len(images)} pictures: .*{what}"
        ):
            Conversation(key="k", turns=turns, images=images)
    with pytest.raises(ConversationError, match="an answer has"):
        Conversation(key="k", turns=(Turn("user", "x"), Turn("assistant", "<image>")), images=(b"",))
    for bad in ((), (turns[1],), (turns[0], turns[0])):
        with pytest.raises(ConversationError, match="expected turns of user, assistant"):
            Conversation(key="k", turns=bad, images=(b"",) * len(bad))
