"""How work is ended from outside: Ctrl-C and SIGTERM, once or several times, and what is put away first."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["AGAIN", "Ended", "endable", "give_way", "surely", "undisturbed"]

AGAIN = 1.0  # seconds after which a SIGTERM is another one

_WAITING = (signal.SIGINT, signal.SIGTERM)
_told = -AGAIN


class Ended(SystemExit):
    """Raised when the process is told to end by SIGTERM: an ordinary exit, which puts away what is unfinished."""

    def __init__(self) -> None:
        super().__init__(128 + signal.SIGTERM)


@contextmanager
def endable() -> Iterator[None]:
    """Within this, SIGTERM raises `Ended` instead of ending the process as it stands.

    Only in the main thread, which alone gets signals, and only where nobody else has said what SIGTERM is to do.
    """
    main = threading.current_thread() is threading.main_thread()
    if not main or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Within this, Ctrl-C and SIGTERM wait; in processes that are started here, until these give way.

    Masked alone they would come all the same, through any other thread of the process, a library's for instance: what
    they do is put off, too.
    """
    if threading.current_thread() is not threading.main_thread():  # which alone gets signals
        yield
        return
    heard: list[int] = []
    found = ((number, signal.getsignal(number)) for number in _WAITING)
    usual = {number: handler for number, handler in found if handler is not None}
    masks = hasattr(signal, "pthread_sigmask")
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, ()) if masks else set()
    try:
        for waiting in usual:
            signal.signal(waiting, lambda number, frame: heard.append(number))
        if masks:
            signal.pthread_sigmask(signal.SIG_BLOCK, _WAITING)
        yield
    finally:
        if masks:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for number, handler in usual.items():
            signal.signal(number, handler)
        for one in dict.fromkeys(heard):
            signal.raise_signal(one)


def surely(done: Callable[[], object]) -> None:
    """Do something undisturbed, exactly once, even where an end comes just before that begins."""
    left = [done]
    try:
        with undisturbed():
            left.pop()()
    except BaseException:
        with undisturbed():
            while left:
                left.pop()()
        raise


def give_way() -> None:
    """In a worker: Ctrl-C is for the one who gave out the work; who has none to work for ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _WAITING)
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    """End this process with the one that started it."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _end(number: int, frame: object) -> None:
    # One that comes with another, from whoever tells all processes at once, mustn't cut short what is put away. A
    # later one counts: code written in C may have swallowed the first.
    global _told
    now = time.monotonic()
    if now - _told >= AGAIN:
        _told = now
        raise Ended
