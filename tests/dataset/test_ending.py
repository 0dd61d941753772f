"""Ends from outside wait while something is put away, whichever thread the system hands them to."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from geodsl.dataset import ending
from geodsl.dataset.ending import Ended, endable, surely, undisturbed


@pytest.fixture(autouse=True)
def untold(monkeypatch: pytest.MonkeyPatch) -> None:
    """No SIGTERM has come a moment ago: the next one counts."""
    monkeypatch.setattr(ending, "_told", -ending.AGAIN)


@pytest.fixture
def idle_thread() -> Iterator[None]:
    """A thread that masks nothing, as libraries have them: a signal that the main thread masks comes through it."""
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    yield
    over.set()
    thread.join()


@pytest.mark.usefixtures("idle_thread")
@pytest.mark.parametrize(("number", "raised"), [(signal.SIGTERM, Ended), (signal.SIGINT, KeyboardInterrupt)])
def test_an_end_waits(number: signal.Signals, raised: type[BaseException]) -> None:
    done = []
    with endable(), pytest.raises(raised):
        with undisturbed(), undisturbed():
            os.kill(os.getpid(), number)
            time.sleep(0.05)
            done.append("put away")
        done.append("gone on")
    assert done == ["put away"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert not signal.pthread_sigmask(signal.SIG_BLOCK, ()) & {signal.SIGINT, signal.SIGTERM}


@pytest.mark.usefixtures("idle_thread")
def test_what_is_begun_is_done_once() -> None:
    done = []

    def put_away() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.05)
        done.append("put away")

    with endable(), pytest.raises(Ended):
        surely(put_away)
    assert done == ["put away"]


def test_an_end_just_before_is_no_excuse(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    usual = signal.pthread_sigmask
    ends = iter([None, KeyboardInterrupt()])  # the mask is asked for, then set

    def masked(how: int, mask: object) -> object:
        found = usual(how, mask)  # type: ignore[arg-type]
        if (end := next(ends, None)) is not None:
            raise end
        return found

    monkeypatch.setattr(signal, "pthread_sigmask", masked)
    with pytest.raises(KeyboardInterrupt):
        surely(lambda: done.append("put away"))
    assert done == ["put away"]


def test_what_fails_is_not_done_again() -> None:
    tries: list[str] = []

    def failing() -> None:
        tries.append("tried")
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        surely(failing)
    assert tries == ["tried"]
