"""An examinee behind the Anthropic API, through the real package, against a server that has bad days."""

from __future__ import annotations

import base64

import pytest

from geodsl.assist.errors import AssistError, DeniedError, LimitError, OverBudgetError, UnreachableError
from geodsl.assist.prices import PRICES
from tests.assist.server import Broken, Cut, Error, Midway, Said, Silent, Unfinished, text
from tests.train.exams.api_bench import KEY, heard, in_turn, item, items, picture, prepared
from train.exams.anthropic_api import AnthropicExaminee


@pytest.fixture
def bench(monkeypatch, tmp_path):
    yield from prepared(monkeypatch, tmp_path)


GOOD = Said([text("\\boxed{yes}")])


def test_a_question_is_put_plainly(bench):
    server = bench.messages(
        lambda body: Said([{"type": "thinking", "thinking": "Hm", "signature": "a="}, text("Yes")])
    )
    two = (picture(), picture(80, 40, "JPEG"))
    got = heard(bench.anthropic(server), [item("a", "Parallel?", two)], longest=77)
    assert got["a"].text == "Yes" and got["a"].finished and got["a"].trouble == ""
    assert (
        set(got["a"].usage) == {"prompt_tokens", "completion_tokens"} and got["a"].usage["prompt_tokens"] > 0
    )
    (body,) = server.asked()
    *pictures, last = body["messages"][0]["content"]
    assert last == {"type": "text", "text": "Parallel?"}
    assert [base64.b64decode(p["source"]["data"]) for p in pictures] == list(two)
    assert [p["source"]["media_type"] for p in pictures] == ["image/png", "image/jpeg"]
    assert body["max_tokens"] == 77 and "cache_control" not in str(body)
    assert not body.get("system") and "tools" not in body
    assert KEY in server.seen[0].headers["authorization"] + server.seen[0].headers.get("x-api-key", "")


@pytest.mark.parametrize(
    "bad",
    [
        Error(529, "overloaded_error"),
        Error(500, "api_error"),
        Error(429, "rate_limit_error", headers={"retry-after": "0.2"}),
        Midway("overloaded_error"),
        Cut(),
        Unfinished(),
        Broken(),
    ],
    ids=["529", "500", "429", "midway", "cut", "unfinished", "broken"],
)
def test_what_may_go_better_is_tried_again(bench, bad):
    server = bench.messages(in_turn(bad, GOOD))
    assert heard(bench.anthropic(server), [item("a")])["a"].text == "\\boxed{yes}"
    assert len(server.asked()) == 2


def test_no_word_in_time(bench):
    server = bench.messages(in_turn(Silent(2.0), GOOD))
    assert heard(bench.anthropic(server, timeout=0.3), [item("a")])["a"].finished


def test_an_answer_that_is_cut_off_is_told_as_such_and_paid_for_once(bench):
    server = bench.messages(lambda body: Said([text("Since AB")], stop="max_tokens"))
    for _ in range(2):
        reply = heard(bench.anthropic(server), [item("a")])["a"]
        assert (reply.text, reply.finished, reply.trouble) == ("Since AB", False, "")
    assert [b["max_tokens"] for b in server.asked()] == [100]


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        (Said([text("I won't.")], stop="refusal"), "declines"),
        (Said([], stop="refusal"), "declines"),
        (Said([]), "empty"),
        (Said([text("Wait")], stop="pause_turn"), "isn't known: pause_turn"),
    ],
)
def test_an_answer_that_is_none_is_told(bench, said, trouble):
    server = bench.messages(lambda body: said)
    for _ in range(2):
        assert trouble in heard(bench.anthropic(server), [item("a")])["a"].trouble
    assert len(server.asked()) == 1


@pytest.mark.parametrize(
    ("status", "kind"), [(401, "authentication_error"), (403, "permission_error"), (404, "not_found_error")]
)
def test_what_goes_no_better_stops_at_once(bench, status, kind):
    server = bench.messages(lambda body: Error(status, kind, "because"))
    with pytest.raises(DeniedError, match=rf"^127\.0\.0\.1: .*\({status}: because\)$"):
        heard(bench.anthropic(server), items(100))
    assert len(server.asked()) <= 4


def test_one_question_may_be_refused_where_others_are_taken(bench):
    server = bench.messages(lambda b: Error(400, "invalid_request_error", "hm") if "q1:" in str(b) else GOOD)
    got = heard(bench.anthropic(server, workers=1), items(3))
    assert "400: hm" in got["q1"].trouble and got["q0"].finished and got["q2"].finished
    all_refused = bench.messages(lambda b: Error(400, "invalid_request_error", "no such thing"))
    with pytest.raises(AssistError, match="400: no such thing"):
        heard(bench.anthropic(all_refused), items(100))
    assert len(all_refused.asked()) < 20


def test_what_stays_busy_may_be_asked_again(bench):
    server = bench.messages(lambda b: Error(529, "overloaded_error") if "q1:" in str(b) else GOOD)
    got = []
    with pytest.raises(LimitError, match="1 of 3 questions went unanswered"):
        for key, _ in bench.anthropic(server, retries=0).answers(items(3), longest=9):
            got.append(key)
    assert sorted(got) == ["q0", "q2"]


def test_nobody_there(bench):
    with pytest.raises(UnreachableError, match="nobody answers there"):
        heard(AnthropicExaminee("claude-sonnet-5-5", cache="none"), items(3))


def test_a_budget_is_never_passed(bench):
    server = bench.messages(lambda body: Said([text("word")], stop="max_tokens", output=1000))
    examinee = bench.anthropic(server, budget=0.2, workers=4)
    got = {}
    with pytest.raises(OverBudgetError, match=r"\$0\.20 might be passed"):
        for key, reply in examinee.answers(items(1000), longest=1000):
            got[key] = reply
    price = PRICES["claude-sonnet-5-5"]
    paid = sum(
        r.usage["prompt_tokens"] * price.input + r.usage["completion_tokens"] * price.output
        for r in got.values()
    )
    assert 0.1 < paid / 1e6 <= 0.2 and len(got) == len(server.asked())


def test_prices_may_be_told(bench):
    server = bench.messages(lambda body: Said([text("word")], output=1000))
    dear = bench.anthropic(server, price_in=0.0, price_out=100.0)
    heard(dear, [item("a")], longest=1000)
    assert dear.budget.cost == pytest.approx(0.1)
    unknown = AnthropicExaminee("claude-z", address=server.url, cache="none", price_in=0.0, price_out=50.0)
    heard(unknown, [item("a")], longest=1000)
    assert unknown.budget.cost == pytest.approx(0.05)
