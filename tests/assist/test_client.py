"""The client through the real package, against a server that has bad days."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from geodsl.assist import Client, Options, OptionsError
from geodsl.assist.errors import (
    AssistError,
    CutOffError,
    DeniedError,
    LimitError,
    NoKeyError,
    OverBudgetError,
    RefusedError,
    StoppedError,
    UnreachableError,
)
from geodsl.assist.prices import PRICES, Usage
from geodsl.assist.request import Request, text_block, user
from tests.assist.server import Broken, Cut, Error, Midway, Said, Silent, Unfinished, call, text

TOOL = {"name": "draw", "description": "Draw.", "input_schema": {"type": "object", "properties": {}}}


def asked(words: str = "Draw a square.") -> Request:
    return Request(("You draw.", "A long reference."), (TOOL,), (user(text_block(words)),))


def in_turn(*replies):
    """A model that gives one reply after the other, and the last for ever."""
    left = list(replies)
    return lambda body: left.pop(0) if len(left) > 1 else left[0]


GOOD = Said([text("Here it is."), call("draw", program="square ABCD\n" * 20)])


def test_a_streamed_answer_arrives_whole(bench, key):
    thought = {"type": "thinking", "thinking": "A square.", "signature": "abc="}
    server = bench.server(in_turn(Said([thought, *GOOD.blocks])))
    answer = bench.client(server).ask(asked())
    assert answer.stop == "tool_use"
    assert answer.text == "Here it is."
    assert answer.calls[0].input == {"program": "square ABCD\n" * 20}
    # Sent back it is what it was: models want their own thoughts again.
    assert answer.message()["content"] == [thought, *GOOD.blocks]
    (body,) = server.asked()
    assert body["stream"] is True
    assert [b.get("cache_control") for b in body["system"]] == [None, {"type": "ephemeral"}]
    assert body["messages"][-1]["content"][-1]["cache_control"] == {"type": "ephemeral"}
    assert body["tools"] == [TOOL] and "tool_choice" not in body
    assert key in server.seen[0].headers["authorization"] + server.seen[0].headers.get("x-api-key", "")


@pytest.mark.parametrize(
    "bad",
    [
        Error(529, "overloaded_error"),
        Error(500, "api_error"),
        Midway("overloaded_error"),
        Cut(),
        Unfinished(),
        Broken(),
    ],
    ids=["529", "500", "midway", "cut", "unfinished", "broken"],
)
def test_what_may_go_better_is_tried_again(bench, bad):
    server = bench.server(in_turn(bad, GOOD))
    answer = bench.client(server).ask(asked())
    assert answer.calls and len(server.asked()) == 2
    assert server.seen[0].body == server.seen[1].body


def test_a_limit_is_waited_for_as_long_as_it_says(bench):
    limit = Error(429, "rate_limit_error", headers={"retry-after": "0.7"})
    server = bench.server(in_turn(limit, GOOD))
    bench.client(server).ask(asked())
    first, second = server.seen
    assert second.at - first.at >= 0.7


def test_a_limit_that_lasts_is_told_at_once(bench):
    server = bench.server(in_turn(Error(429, "rate_limit_error", headers={"retry-after": "900"})))
    with pytest.raises(LimitError, match=r"127\.0\.0\.1: too many calls.*900 s"):
        bench.client(server, patience=5.0).ask(asked())
    assert len(server.asked()) == 1


def test_tries_come_to_an_end(bench):
    server = bench.server(in_turn(Error(529, "overloaded_error", "try later")))
    with pytest.raises(LimitError, match=r"busy \(529: try later\) \(3 tries\)"):
        bench.client(server, retries=2).ask(asked())
    assert len(server.asked()) == 3


@pytest.mark.parametrize(
    ("status", "kind", "error"),
    [
        (401, "authentication_error", DeniedError),
        (403, "permission_error", DeniedError),
        (404, "not_found_error", DeniedError),
        (413, "request_too_large", CutOffError),
        (400, "invalid_request_error", AssistError),
    ],
)
def test_what_goes_no_better_is_told_at_once(bench, status, kind, error):
    server = bench.server(in_turn(Error(status, kind, "because")))
    with pytest.raises(error, match=f"{status}: because"):
        bench.client(server).ask(asked())
    assert len(server.asked()) == 1


def test_nobody_there():
    with pytest.raises(UnreachableError, match=r"127\.0\.0\.1: nobody answers"):
        Client(Options(address="http://127.0.0.1:9", cache="none")).ask(asked())


def test_no_word_in_time(bench):
    server = bench.server(in_turn(Silent(2.0), GOOD))
    assert bench.client(server, timeout=0.3).ask(asked()).calls
    assert len(server.asked()) == 2


def test_a_refusal_is_told_and_not_kept(bench, tmp_path):
    server = bench.server(in_turn(Said([text("I won't.")], stop="refusal")))
    client = bench.client(server)
    for _ in range(2):
        with pytest.raises(RefusedError, match="declines"):
            client.ask(asked())
    assert len(server.asked()) == 2
    assert not list(tmp_path.rglob("answers/**/*.json"))


def test_an_answer_that_is_too_long_gets_more_room_once(bench):
    server = bench.server(in_turn(Said([text("It is")], stop="max_tokens"), GOOD))
    assert bench.client(server, max_tokens=1000).ask(asked()).calls
    assert [b["max_tokens"] for b in server.asked()] == [1000, 2000]
    endless = bench.server(in_turn(Said([text("and so on")], stop="max_tokens")))
    with pytest.raises(CutOffError, match="cut off"):
        bench.client(endless, max_tokens=1000).ask(asked())
    assert len(endless.asked()) == 2


# -- the cache ------------------------------------------------------------------------------------------------


def test_an_answer_is_paid_for_once(bench):
    server = bench.server(in_turn(GOOD))
    first = bench.client(server).ask(asked())
    again = bench.client(server)
    assert again.ask(asked()) == first
    assert again.budget.cost == 0 and first.cost > 0
    again.ask(asked("Draw a circle."))
    bench.client(server, model="claude-opus-5-5").ask(asked())
    assert len(server.asked()) == 3


@pytest.mark.parametrize("spoilt", [b"", b"{", b'{"version": 1, "answer": []}', b"[" * 100_000, b"\xff"])
def test_a_spoilt_answer_is_asked_for_again(bench, tmp_path, spoilt):
    server = bench.server(in_turn(GOOD))
    bench.client(server).ask(asked())
    (kept,) = (tmp_path / "answers").rglob("*.json")
    kept.write_bytes(spoilt)
    assert bench.client(server).ask(asked()).calls
    assert len(server.asked()) == 2


# -- the budget -----------------------------------------------------------------------------------------------


def test_what_is_counted_is_what_the_usage_costs(bench):
    server = bench.server(in_turn(GOOD))
    client = bench.client(server)
    answers = [client.ask(asked(f"Draw {k}.")) for k in range(3)]
    price = PRICES[client.options.model]
    told = sum(
        (
            a.usage.input * price.input
            + a.usage.write * price.write
            + a.usage.read * price.read
            + a.usage.output * price.output
        )
        / 1e6
        for a in answers
    )
    assert client.budget.cost == pytest.approx(told, rel=1e-12)
    assert client.budget.used == sum((a.usage for a in answers), Usage())


@pytest.mark.parametrize("field", ["budget", "budget_tokens"])
def test_a_budget_is_never_passed(bench, field):
    # Every answer is as long as it may be.
    server = bench.server(in_turn(Said([text("word")], output=1000)))
    most = {"budget": 0.1, "budget_tokens": 9_000}[field]
    client = bench.client(server, max_tokens=1000, **{field: most})
    with pytest.raises(OverBudgetError, match="might be passed"):
        for k in range(100):
            client.ask(asked(f"Draw {k}."))
    spent = client.budget.cost if field == "budget" else client.budget.used.total
    assert 0.3 * most < spent <= most


def test_threads_share_a_budget(bench):
    server = bench.server(in_turn(Said([text("word")], output=1000)))
    client = bench.client(server, max_tokens=1000, budget=0.12, workers=8)
    over = []

    def work(j: int) -> None:
        try:
            for k in range(50):
                client.ask(asked(f"Draw {j} {k}."))
        except OverBudgetError as error:
            over.append(error)

    threads = [threading.Thread(target=work, args=(j,)) for j in range(8)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert len(over) == 8
    assert 0.04 < client.budget.cost <= 0.12


def test_an_answer_cut_in_the_middle_counts_as_paid(bench):
    server = bench.server(in_turn(Cut(), GOOD))
    client = bench.client(server, max_tokens=1000)
    answer = client.ask(asked())
    assert client.budget.cost > answer.cost + 1000 * client.price.output / 1e6 * 0.99
    refused = bench.server(in_turn(Error(529, "overloaded_error"), GOOD))
    client = bench.client(refused)
    assert client.budget.cost == 0 or client.ask(asked()).cost == client.budget.cost


def test_a_model_without_a_price_needs_one():
    with pytest.raises(OptionsError, match="price"):
        Options(model="some-model")
    assert Client(Options(model="some-model", price=(1.0, 2.0))).price.output == 2.0


# -- the key --------------------------------------------------------------------------------------------------


def test_without_a_key_nobody_is_asked(monkeypatch, tmp_path):
    monkeypatch.delenv("ANTHROPIC_API_KEY")
    # A profile on disk is nobody's business here.
    (tmp_path / "no-config" / "configs").mkdir(parents=True)
    profile = {"type": "api_key", "api_key": "sk-of-somebody-else"}
    (tmp_path / "no-config" / "configs" / "default.json").write_text(json.dumps(profile))
    with pytest.raises(NoKeyError, match="ANTHROPIC_API_KEY"):
        Client(Options(address="http://127.0.0.1:9"))


def test_there_is_no_option_for_a_key():
    with pytest.raises(OptionsError, match="no such field"):
        Options.of({"api_key": "x"})
    with pytest.raises(OptionsError, match="without user or password"):
        Options(address="https://user:secret@example.org")


def test_a_key_that_the_server_tells_goes_nowhere(bench, key, tmp_path):
    """Whatever a server does with the key: what is kept, said or raised is without it."""
    echo = Said([text(f"Your key is {key}."), call("draw", program=f"# {key}", **{key: [key]})])
    server = bench.server(in_turn(echo))
    answer = bench.client(server).ask(asked())
    assert key not in json.dumps(answer.to_json()) and "[key]" in answer.text
    for status in (400, 401, 429, 529):
        bad = bench.server(in_turn(Error(status, "api_error", f"bad key {key}")))
        with pytest.raises(AssistError) as error:
            bench.client(bad, retries=0, cache="none").ask(asked())
        assert key not in str(error.value) and key not in repr(error.value)
        assert error.value.__suppress_context__
    for path in Path(tmp_path).rglob("*"):
        assert not path.is_file() or key.encode() not in path.read_bytes()


def test_a_stopped_client_asks_no_more(bench):
    server = bench.server(in_turn(GOOD))
    client = bench.client(server)
    client.stop()
    with pytest.raises(StoppedError):
        client.ask(asked())
    assert server.asked() == []
