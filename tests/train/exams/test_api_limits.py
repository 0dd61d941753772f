"""What both kinds of examinees behind an API promise: no more is spent than may be, no key gets out."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from geodsl.assist.errors import AssistError, DeniedError, NoKeyError, OverBudgetError, StoppedError
from tests.assist.server import Error as MessagesError
from tests.assist.server import Said, text
from tests.train.exams.api_bench import KEY, heard, in_turn, item, items, picture, prepared
from tests.train.exams.chat_server import Chatted, Error, Raw, Silent, words
from train.exams.anthropic_api import AnthropicExaminee
from train.exams.api import examinee_at, is_api
from train.exams.api.options import ApiOptions, OptionsError, near
from train.exams.api.pictures import most_picture
from train.exams.errors import ExamError
from train.exams.openai_api import OpenAiExaminee

ROOT = Path(__file__).parents[3]


@pytest.fixture
def bench(monkeypatch, tmp_path):
    yield from prepared(monkeypatch, tmp_path)


# -- the budget -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [1, 8])
@pytest.mark.parametrize("limit", [{"budget": 0.2}, {"budget_tokens": 60_000}], ids=["money", "tokens"])
def test_a_budget_is_never_passed(bench, limit, workers):
    # Every answer is as long as it may be, and a picture takes what it takes at the dearest.
    server = bench.chat(lambda body: Chatted("word", input=1_500, output=1_000, stop="length"))
    examinee = bench.openai(server, price_in=2.0, price_out=8.0, workers=workers, **limit)
    got = {}
    with pytest.raises(OverBudgetError, match="might be passed"):
        for key, reply in examinee.answers(items(1_000), longest=1_000):
            got[key] = reply
    # What the server has seen is what is paid for, whatever the client has counted.
    calls = len(server.seen)
    paid = calls * (1_500 * 2.0 + 1_000 * 8.0) / 1e6
    assert len(got) == calls
    assert examinee.budget.cost == pytest.approx(paid)
    if "budget" in limit:
        assert 0.5 * limit["budget"] < paid <= limit["budget"]
    else:
        assert 0.5 * limit["budget_tokens"] < calls * 2_500 <= limit["budget_tokens"]


def test_what_a_picture_takes_at_most_is_above_what_is_known():
    # Published counts: tiles of 512 after fitting into 2048 and 768, the dearest model at 2833 + 5667 a tile.
    assert most_picture(512, 512) >= 2_833 + 5_667
    assert most_picture(1024, 1024) >= 2_833 + 4 * 5_667
    assert most_picture(2048, 4096) >= 2_833 + 6 * 5_667
    # Patches of 28 pixels a side, and pixels by 750.
    for w, h in ((224, 224), (1000, 3000), (4000, 4000)):
        assert most_picture(w, h) >= max((w / 28) * (h / 28), w * h / 750)


def test_nothing_is_asked_without_a_budget_for_it(bench):
    server = bench.chat(in_turn(Chatted()))
    with pytest.raises(OverBudgetError, match=r"budget of \$0\.00"):
        heard(bench.openai(server, price_in=1.0, price_out=1.0, budget=0.0), [item("a")])
    with pytest.raises(OverBudgetError, match="budget of 100 tokens"):
        heard(bench.openai(server, budget_tokens=100), [item("a")])
    assert server.seen == []


def test_what_nobody_tells_counts_as_spent(bench):
    server = bench.chat(in_turn(Chatted("a", usage=False), Raw(200, b"{"), Chatted("b", input=10, output=10)))
    examinee = bench.openai(server, price_in=1.0, price_out=1.0, workers=1)
    assert heard(examinee, [item("a")], longest=500)["a"].usage == {
        "prompt_tokens": 0,
        "completion_tokens": 0,
    }
    first = examinee.budget.cost
    assert first > 500 / 1e6
    heard(examinee, [item("b")], longest=500)  # broken once, then told
    assert examinee.budget.cost == pytest.approx(2 * first + 20 / 1e6, rel=0.01)


def test_what_is_refused_costs_nothing(bench):
    server = bench.chat(in_turn(Error(429), Error(500), Chatted(input=10, output=10)))
    examinee = bench.openai(server, price_in=1.0, price_out=1.0)
    heard(examinee, [item("a")])
    assert examinee.budget.cost == pytest.approx(20 / 1e6)


# -- the cache ------------------------------------------------------------------------------------------------


def test_an_answer_is_paid_for_once(bench):
    server = bench.chat(lambda body: Chatted(f"Of {words(body)}"))
    some = items(4)
    first = heard(bench.openai(server), some)
    again = bench.openai(server)
    assert heard(again, some) == first and again.budget.used.total == 0
    assert len(server.seen) == 4
    heard(again, some, longest=101)
    heard(bench.openai(server, temperature=0.5), some[:1])
    heard(bench.openai(server), [item("q0", images=(picture(65),))])
    heard(bench.openai(server, cache="none"), some[:1])
    assert len(server.seen) == 4 + 4 + 3
    other = bench.chat(lambda body: Chatted("another"))
    assert heard(bench.openai(other), some[:1])["q0"].text == "another"


def test_a_cache_that_cannot_be_written_is_told_before_anything_is_paid_for(bench, tmp_path):
    server = bench.chat(in_turn(Chatted()))
    (tmp_path / "file").write_text("")
    with pytest.raises(OptionsError, match="cache: expected a folder to write into"):
        bench.openai(server, cache=str(tmp_path / "file" / "folder"))


# -- being stopped --------------------------------------------------------------------------------------------

CHILD = """
import sys
from tests.train.exams.api_bench import items
from train.exams.api import examinee_at

name, address, cache, out = sys.argv[1:]
examinee = examinee_at(name, address=address, cache=cache, workers=3, budget_tokens=10**9)
with open(out, "a") as file:
    for key, reply in examinee.answers(items(200), longest=50):
        print(key, file=file, flush=True)
"""


@pytest.mark.parametrize("name", ["openai:gpt-x", "anthropic:claude-sonnet-5-5"])
def test_an_interrupt_keeps_what_is_done_and_waits_for_nobody(bench, tmp_path, name):
    def hangs(body):
        # Some answers come at once; from the tenth on every call hangs.
        with lock:
            count[0] += 1
            late = count[0] > 10
        if name.startswith("openai"):
            return Silent(60.0) if late else Chatted()
        if late:
            time.sleep(60.0)
        return Said([text("Yes.")])

    lock, count = threading.Lock(), [0]
    server = bench.chat(hangs) if name.startswith("openai") else bench.messages(hangs)
    out, cache = tmp_path / "keys", tmp_path / "answers"
    told = [sys.executable, "-c", CHILD, name, server.url, str(cache), str(out)]
    child = subprocess.Popen(
        told, cwd=ROOT, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    until = time.monotonic() + 60
    while count[0] < 13 and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(0.3)
    child.send_signal(signal.SIGINT)
    _, stderr = child.communicate(timeout=15)  # the calls under way would take a minute
    assert child.returncode != 0 and stderr.rstrip().endswith(b"KeyboardInterrupt")
    assert KEY.encode() not in stderr
    done = out.read_text().split()
    assert len(done) == len(set(done)) == 10
    assert len(list(cache.rglob("*.json"))) == 10


def test_who_stops_reading_asks_no_more(bench):
    server = bench.chat(lambda body: Chatted(late=0.05))
    examinee = bench.openai(server)
    answers = examinee.answers(items(100), longest=9)
    next(answers)
    answers.close()
    time.sleep(0.4)
    assert len(server.seen) <= 6
    assert len(heard(examinee, items(3))) == 3  # and may go on later
    examinee.stop()
    with pytest.raises(StoppedError):
        heard(examinee, items(3))


# -- the key --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["same", "other"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("kind", ["openai", "anthropic"])
def test_a_key_is_not_taken_elsewhere(bench, kind, status, where):
    thief = bench.chat(lambda body: Chatted("thanks"))
    place = f"{thief.url}/chat/completions"

    def sends(body):
        return Raw(status, b"", {"location": "/elsewhere" if where == "same" else place})

    server = bench.chat(sends)
    if kind == "openai":
        examinee = bench.openai(server)
    else:
        # The Messages protocol is asked at /v1/messages; the server sends on whatever it is asked.
        examinee = AnthropicExaminee(
            "claude-sonnet-5-5", address=server.url.removesuffix("/v1"), cache="none"
        )
    with pytest.raises(
        DeniedError, match=f"it sends the call elsewhere, and a key isn't taken there \\({status}"
    ):
        heard(examinee, items(20))
    assert thief.seen == [] and {s.path for s in server.seen} <= {"/v1/chat/completions", "/v1/messages"}


def speaks(kind, bench, said, error):
    """An examinee whose server answers the key back."""
    if kind == "openai":
        return bench.openai(
            bench.chat(lambda body: said or Error(error, f"{'x' * 285} bad key {KEY}", KEY)), retries=0
        )
    reply = (
        Said([text(said.content)])
        if said
        else MessagesError(error, "api_error", f"{'x' * 285} bad key {KEY}")
    )
    return bench.anthropic(bench.messages(lambda body: reply), retries=0)


@pytest.mark.parametrize("kind", ["openai", "anthropic"])
def test_a_key_is_in_no_output(bench, kind, tmp_path, caplog, capfd):
    """Whatever a server does with the key: what is kept, said, raised or logged is without it."""
    caplog.set_level(logging.DEBUG)
    examinee = speaks(kind, bench, Chatted(f"Your key is {KEY}, {KEY[:-1]}"), 0)
    reply = heard(examinee, [item("a")])["a"]
    assert reply.text == f"Your key is [key], {KEY[:-1]}"
    things = [
        repr(reply),
        repr(examinee),
        repr(vars(examinee)),
        json.dumps(examinee.settings),
        str(examinee.notes),
    ]
    for status in (400, 401, 403, 404, 429, 500, 529):
        with pytest.raises(AssistError) as error:
            heard(speaks(kind, bench, None, status), [item(f"b{status}")])
        things += [str(error.value), repr(error.value)]
        assert error.value.__suppress_context__ or error.value.__context__ is None  # no traceback shows more
    things.append(repr(heard(speaks(kind, bench, None, 413), [item("c")])))
    out, err = capfd.readouterr()
    things += [out, err, caplog.text, *(repr(r.__dict__) for r in caplog.records)]
    part = KEY[:12]  # not even a part of it
    assert [t for t in things if part in t.replace(KEY[:-1] + "'", "")] == []
    for path in Path(tmp_path).rglob("*"):
        assert not path.is_file() or KEY.encode() not in path.read_bytes()


def test_a_key_is_read_from_the_environment_alone(bench, monkeypatch):
    with pytest.raises(OptionsError, match="no such field"):
        examinee_at("openai:m", api_key=KEY)
    for bad in (f"https://user:{KEY}@example.org/v1", f"https://example.org/v1?key={KEY}"):
        with pytest.raises(OptionsError, match="without user, password or query"):
            examinee_at("openai:m", address=bad, budget_tokens=1)
    monkeypatch.setenv("OPENAI_BASE_URL", f"https://user:{KEY}@example.org/v1")
    with pytest.raises(OptionsError, match="OPENAI_BASE_URL: expected an address") as error:
        examinee_at("openai:m", budget_tokens=1)
    assert KEY not in str(error.value)
    monkeypatch.setenv("OPENAI_API_KEY", f"{KEY}\x7fé")
    with pytest.raises(NoKeyError, match="OPENAI_API_KEY holds no key") as none:
        examinee_at("openai:m", address="https://example.org/v1", budget_tokens=1)
    assert KEY not in str(none.value)
    for name in ("openai", "anthropic"):
        monkeypatch.delenv(f"{name.upper()}_API_KEY")
        with pytest.raises(NoKeyError, match=f"{name.upper()}_API_KEY, found nothing there"):
            examinee_at(f"{name}:m", address="https://example.org", price_in=1.0, price_out=1.0)


def test_a_key_with_a_line_end_is_the_key(bench, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", f"{KEY}\n")
    server = bench.chat(in_turn(Chatted(f"{KEY}!")))
    assert heard(bench.openai(server), [item("a")])["a"].text == "[key]!"
    assert server.seen[0].headers["authorization"] == f"Bearer {KEY}"


def test_a_word_for_no_key_stays_a_word(bench, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "EMPTY")
    server = bench.chat(in_turn(Chatted("EMPTY set")))
    assert heard(bench.openai(server), [item("a")])["a"].text == "EMPTY set"


@pytest.mark.parametrize("name", ["openai:m", "anthropic:m"])
def test_a_key_goes_over_no_open_line(bench, name):
    prices = {"price_in": 1.0, "price_out": 1.0}
    with pytest.raises(OptionsError, match="expected https, as a key goes there"):
        examinee_at(name, address="http://example.org/v1", **prices)
    for address in ("https://example.org/v1", "http://192.168.1.7:8000/v1", "http://gpu-box:8000/v1"):
        examinee_at(name, address=address, **prices)


# -- options --------------------------------------------------------------------------------------------------


def test_names(bench):
    assert is_api("openai:gpt-x") and is_api("anthropic:claude-x")
    assert not is_api("openai") and not is_api("runs/a") and not is_api("C:model")
    made = examinee_at("openai:org/model:free", address="http://127.0.0.1:1/v1", workers=3)
    assert (
        isinstance(made, OpenAiExaminee)
        and made.name == "openai:org/model:free"
        and made.model == "org/model:free"
    )
    assert made.settings == {
        "address": "http://127.0.0.1:1/v1",
        "model": "org/model:free",
        "temperature": 0.0,
    }
    assert isinstance(examinee_at("anthropic:claude-opus-5"), AnthropicExaminee)
    for bad in ("openai:", "mistral:x", "", "openai"):
        with pytest.raises(ExamError, match=r"openai:MODEL, anthropic:MODEL"):
            examinee_at(bad)
    for name in ("openai: x", "openai:a\nb", "anthropic: x"):
        with pytest.raises(OptionsError, match="model: expected a model's name"):
            examinee_at(name, price_in=1.0, price_out=1.0)


def test_what_is_spent_is_always_bounded(bench):
    far = "https://example.org/v1"
    for more in ({}, {"budget": 5.0}):
        with pytest.raises(OptionsError, match="price_in, price_out: expected dollars"):
            examinee_at("openai:m", address=far, **more)
    with pytest.raises(OptionsError, match="price_in, price_out"):
        examinee_at("anthropic:an-unknown-one")
    with pytest.raises(OptionsError, match="price_out: expected both prices"):
        ApiOptions(price_in=1.0)
    priced = examinee_at("openai:m", address=far, price_in=1.0, price_out=2.0)
    assert (priced.budget.money, priced.budget.price.output) == (5.0, 2.0)
    assert examinee_at("openai:m", address=far, budget_tokens=7).budget.tokens == 7
    assert examinee_at("anthropic:claude-opus-5").budget.money == 5.0
    with pytest.raises(ExamError, match="tokens for an answer"):
        priced.answers([], longest=0)


def test_what_is_near(bench):
    for good in (
        "http://localhost:8000/v1",
        "http://127.0.0.1",
        "http://[::1]:80/v1",
        "http://10.1.2.3",
        "http://a",
    ):
        assert near(good)
    for bad in (
        "http://example.org",
        "http://8.8.8.8",
        "https://api.openai.com/v1",
        "http://localhost.example.org",
    ):
        assert not near(bad)
