"""An examinee behind an OpenAI-compatible address, against a server that has bad days."""

from __future__ import annotations

import base64
import json
import time

import pytest

from geodsl.assist.errors import CutOffError, DeniedError, LimitError, UnreachableError
from tests.train.exams.api_bench import KEY, heard, in_turn, item, items, picture, prepared
from tests.train.exams.chat_server import Chatted, Cut, Error, Raw, Silent, Trickle, words
from train.exams.examinee import Reply
from train.exams.openai_api import OpenAiExaminee


@pytest.fixture
def bench(monkeypatch, tmp_path):
    yield from prepared(monkeypatch, tmp_path)


GOOD = Chatted("\\boxed{yes}")


def test_a_question_is_put_as_the_protocol_has_it(bench):
    server = bench.chat(lambda body: Chatted("\\boxed{yes}", input=120, output=9))
    two = (picture(), picture(80, 40, "JPEG"))
    got = heard(bench.openai(server), [item("a", "Parallel?", two), item("b", "And 1 + 1?", ())], longest=77)
    usage = {"prompt_tokens": 120, "completion_tokens": 9}
    assert got == dict.fromkeys("ab", Reply("\\boxed{yes}", True, usage))
    seen = sorted(server.seen, key=lambda s: words(s.body))
    assert {s.path for s in seen} == {"/v1/chat/completions"}
    assert {s.headers["authorization"] for s in seen} == {f"Bearer {KEY}"}
    assert seen[0].body == {
        "model": "gpt-x",
        "messages": [{"role": "user", "content": "And 1 + 1?"}],
        "max_tokens": 77,
        "temperature": 0.0,
    }
    *pictures, text = seen[1].body["messages"][0]["content"]
    assert text == {"type": "text", "text": "Parallel?"}
    for part, data, kind in zip(pictures, two, ("png", "jpeg"), strict=True):
        head, _, told = part["image_url"]["url"].partition(",")
        assert part["type"] == "image_url" and head == f"data:image/{kind};base64"
        assert base64.b64decode(told) == data


def test_each_gets_its_own_answer_whoever_is_first(bench):
    server = bench.chat(lambda body: Chatted(f"Of {words(body)}", late=0.1 * (words(body)[9] in "048")))
    some = items(12)
    got = heard(bench.openai(server, workers=4), some)
    assert {k: r.text for k, r in got.items()} == {i.key: f"Of {i.question}" for i in some}


@pytest.mark.parametrize(
    "bad",
    [
        Error(500),
        Error(503),
        Error(529, "overloaded"),
        Error(429),
        Cut(),
        Raw(200, b'{"choices": ['),
        Raw(200, b""),
        Raw(200, b"[]"),
        Raw(200, b"[" * 100_000),
        Raw(200, b"\xff\xfe"),
        Raw(200, b'{"choices": []}'),
        Raw(200, b'{"choices": [{"message": null}]}'),
        Raw(200, b'{"error": {"message": "upstream", "code": 502}}'),
        Raw(200, b'{"error": "upstream"}'),
        Raw(502, b"<html>Bad gateway</html>"),
        Raw(200, b"\x1f\x8bno", {"content-encoding": "gzip"}),
    ],
    ids=lambda bad: f"{type(bad).__name__}-{getattr(bad, 'status', '')}-{getattr(bad, 'data', b'')[:20]!r}",
)
def test_what_may_go_better_is_tried_again(bench, bad):
    server = bench.chat(in_turn(bad, GOOD))
    got = heard(bench.openai(server), [item("a")])
    assert got["a"].text == GOOD.content and got["a"].trouble == ""
    assert len(server.seen) == 2 and server.seen[0].body == server.seen[1].body


def test_a_limit_is_waited_for_as_long_as_it_says(bench):
    server = bench.chat(in_turn(Error(429, headers={"retry-after": "0.7"}), GOOD))
    heard(bench.openai(server), [item("a")])
    first, second = server.seen
    assert 0.7 <= second.at - first.at < 5


def test_no_word_in_time(bench):
    server = bench.chat(in_turn(Silent(2.0), Trickle(5.0), GOOD))
    start = time.monotonic()
    assert heard(bench.openai(server, timeout=0.4), [item("a")])["a"].text == GOOD.content
    assert len(server.seen) == 3 and time.monotonic() - start < 4.5


def test_tries_come_to_an_end_and_what_was_answered_is_handed_out(bench):
    server = bench.chat(lambda body: Error(500, "a bad day") if "q3:" in words(body) else GOOD)
    got = {}
    with pytest.raises(
        LimitError,
        match=r"1 of 5 questions went unanswered: 127\.0\.0\.1: it is busy \(500: a bad day\) \(2 tries\)",
    ):
        for key, reply in bench.openai(server, retries=1).answers(items(5), longest=50):
            got[key] = reply
    assert set(got) == {"q0", "q1", "q2", "q4"}


def test_where_nothing_comes_any_more_one_gives_up(bench):
    left = [GOOD] * 5
    server = bench.chat(lambda body: left.pop() if left else Raw(200, b"no JSON"))
    got = {}
    with pytest.raises(CutOffError, match="the answer is broken: it isn't JSON"):
        for key, reply in bench.openai(server, retries=0).answers(items(200), longest=50):
            got[key] = reply
    assert len(got) == 5 and len(server.seen) < 20


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (Error(401, "wrong key"), r"127\.0\.0\.1: it doesn't accept the key \(401: wrong key\)"),
        (Error(403, "not you"), r"it doesn't let this key do that \(403: not you\)"),
        (Error(402, "pay first"), r"402: pay first"),
        (Error(404, "no model gpt-x", "model_not_found"), r"it knows no such model .*404: no model gpt-x\)$"),
        (
            Error(429, "You exceeded your quota", "insufficient_quota"),
            "what this key may spend there is spent",
        ),
        (Raw(404, b"<html>"), r"404\); an OpenAI-compatible address mostly ends in /v1"),
    ],
    ids=lambda x: str(getattr(x, "status", "")),
)
def test_what_goes_no_better_stops_at_once_in_a_sentence(bench, bad, told):
    server = bench.chat(lambda body: bad)
    with pytest.raises(DeniedError, match=told) as error:
        heard(bench.openai(server, workers=3), items(100))
    assert len(server.seen) <= 6
    assert "\n" not in str(error.value) and error.value.__suppress_context__


def test_one_that_stops_it_lets_what_is_under_way_end(bench):
    def model(body):
        k = int(words(body)[10])
        return Error(401) if k == 2 else Chatted("late", late=0.4) if k == 1 else Chatted("early")

    server = bench.chat(model)
    got = {}
    with pytest.raises(DeniedError):
        for key, reply in bench.openai(server, workers=3).answers(items(9), longest=5):
            got[key] = reply.text
    assert got["q1"] == "late"


def test_nobody_there(bench):
    with pytest.raises(UnreachableError, match=r"^127\.0\.0\.1: nobody answers there \(2 tries\)$"):
        heard(OpenAiExaminee("m"), items(50))


def test_a_server_nearby_needs_no_key_and_says_so_if_it_does(bench, monkeypatch):
    monkeypatch.delenv("OPENAI_API_KEY")
    server = bench.chat(in_turn(GOOD))
    assert heard(bench.openai(server), [item("a")])["a"].finished
    assert "authorization" not in server.seen[0].headers
    strict = bench.chat(in_turn(Error(401, "who are you?")))
    with pytest.raises(DeniedError, match="it wants a key: expected it in OPENAI_API_KEY"):
        heard(bench.openai(strict, cache="none"), [item("a")])


# -- answers that are none ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "text", "finished", "trouble"),
    [
        (Chatted("Since AB", stop="length"), "Since AB", False, ""),
        (Chatted("", stop="length"), "", False, ""),
        (Chatted(None, refusal="I can't."), "I can't.", True, "the model declines to answer"),
        (Chatted("It", stop="content_filter"), "It", False, "a filter"),
        (Error(400, "a policy", "content_filter"), "", False, "a filter"),
        (Chatted(""), "", True, "the answer is empty"),
        (Chatted(" \n"), " \n", True, "the answer is empty"),
        (Chatted(None), "", True, "the answer is empty"),
        (Chatted(None, stop="tool_calls"), "", False, "isn't known: tool_calls"),
        (Chatted("Yes", stop=None), "Yes", False, "isn't known: none"),
        (Chatted([{"type": "text", "text": "Ye"}, {"type": "text", "text": "s"}]), "Yes", True, ""),
        (Chatted([{"type": "thinking", "text": "Hm"}, {"type": "text", "text": "No"}, 3]), "No", True, ""),
        (Chatted("\ud800 and \U0001f600"), "? and \U0001f600", True, ""),
    ],
)
def test_an_answer_is_told_as_it_is(bench, said, text, finished, trouble):
    server = bench.chat(lambda body: said)
    for _ in range(2):  # from the address, and from the cache
        reply = heard(bench.openai(server), [item("a")])["a"]
        assert (reply.text, reply.finished) == (text, finished)
        assert trouble in reply.trouble and bool(trouble) == bool(reply.trouble)
        json.dumps(reply.text).encode()
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    "bad",
    [
        Error(400, "This model's maximum context length is 4096 tokens", "context_length_exceeded"),
        Error(400, "prompt is longer than the model's context length"),
        Error(413, "too large"),
    ],
)
def test_a_question_that_is_too_long_is_only_one(bench, bad):
    server = bench.chat(lambda body: bad)
    got = heard(bench.openai(server), [item("a")])
    assert not got["a"].finished and "too long" in got["a"].trouble and got["a"].text == ""


def test_a_picture_that_is_none_is_sent_to_nobody(bench):
    server = bench.chat(in_turn(GOOD))
    got = heard(bench.openai(server), [item("a", images=(b"%PDF-1.7",)), item("b")])
    assert "expected a picture" in got["a"].trouble and got["b"].finished
    assert len(server.seen) == 1


def test_one_question_may_be_refused_where_others_are_taken(bench):
    server = bench.chat(lambda body: Error(400, "bad picture") if "q0:" in words(body) else GOOD)
    got = heard(bench.openai(server, workers=1), items(3))
    assert "400: bad picture" in got["q0"].trouble and got["q2"].trouble == "" and len(got) == 3


def test_where_all_are_refused_it_is_the_way_they_are_put(bench):
    server = bench.chat(lambda body: Error(400, "this model takes no pictures"))
    for n in (3, 100):
        got = {}
        with pytest.raises(Exception, match="400: this model takes no pictures"):
            for key, reply in bench.openai(server).answers(items(n), longest=9):
                got[key] = reply
        assert got == {}  # nothing that a later run would take for an answer
    assert len(server.seen) < 20


# -- ways to put it -------------------------------------------------------------------------------------------


def strict(body):
    """A model that thinks: it takes neither the old name nor a temperature."""
    if "max_tokens" in body:
        message = "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead."
        return Error(400, message, "unsupported_parameter", "max_tokens")
    if "temperature" in body:
        message = (
            "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) is."
        )
        return Error(400, message, "unsupported_value", "temperature")
    return GOOD


def test_what_a_model_does_not_take_is_learned_once(bench):
    server = bench.chat(strict)
    examinee = bench.openai(server, retries=0, workers=4)
    assert examinee.notes == ()
    got = heard(examinee, items(20), longest=64)
    assert len(got) == 20 and all(r.finished for r in got.values())
    assert server.seen[-1].body["max_completion_tokens"] == 64
    assert len(server.seen) <= 20 + 2 * 4
    assert len(examinee.notes) == 1
    # What was asked is what it was asked as: another run finds the answers without asking.
    before = len(server.seen)
    assert heard(bench.openai(server), items(20), longest=64) == got and len(server.seen) == before


def test_a_limit_on_answers_is_never_given_up(bench):
    server = bench.chat(lambda body: Error(400, "unsupported: max_tokens, max_completion_tokens"))
    with pytest.raises(Exception, match="doesn't accept the request"):
        heard(bench.openai(server), [item("a")])
    assert len(server.seen) == 2
    assert all("max_tokens" in s.body or "max_completion_tokens" in s.body for s in server.seen)


def test_a_limit_that_is_too_high_is_told(bench):
    server = bench.chat(
        lambda body: Error(400, "max_tokens is too large: 99. At most 50.", param="max_tokens")
    )
    with pytest.raises(Exception, match="too large: 99"):
        heard(bench.openai(server), [item("a")])
    assert len(server.seen) == 1
