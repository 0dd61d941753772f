"""Many problems: by calls beside one another, or by batches that the address answers when it can."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread

from geodsl.assist.authoring import Authored, author, failed
from geodsl.assist.client import Client
from geodsl.assist.data import Problem
from geodsl.assist.errors import AssistError
from geodsl.assist.options import Options
from geodsl.assist.results import Folder, Report, Row, ordered
from geodsl.assist.waves import Waves
from geodsl.dataset.lock import locked

__all__ = ["author_all"]

Seen = Callable[[Row], None]

_PATIENCE = 1.0  # seconds for another run to end


def author_all(
    problems: Sequence[Problem],
    folder: str | Path,
    *,
    client: Client | None = None,
    options: Options | None = None,
    seen: Seen | None = None,
) -> Report:
    """Draw many problems into a folder. What is there already isn't done again; a run that was stopped goes on.

    Args:
        seen: is told of every problem that is done.

    Raises:
        AssistError: where no model can be asked at all, and nothing came of any problem.
        LockedError: where another run is at work in the folder.
        KeyboardInterrupt: once all that is done has been kept.
    """
    client = client or Client(options)
    place = Folder(Path(folder), client.options)
    place.path.mkdir(parents=True, exist_ok=True)
    with locked(place.path / ".lock", patience=_PATIENCE):
        return _into(place, problems, client, seen)


def _into(place: Folder, problems: Sequence[Problem], client: Client, seen: Seen | None) -> Report:
    rows: dict[str, Row] = {}
    for problem in problems:
        row = place.done(problem)
        if row is not None:
            rows[problem.id] = row
    left = [p for p in problems if p.id not in rows]

    def keep(made: Authored) -> None:
        rows[made.problem.id] = row = place.keep(made)
        if seen is not None:
            seen(row)

    stopped: str | None = None
    work = Waves(client, place).run if client.options.api == "batches" else _beside
    try:
        work(left, client, keep)
    except AssistError as error:
        if not rows:
            raise
        stopped = str(error)
    finally:
        report = Report(ordered(problems, rows), stopped, client.budget.cost)
        place.report(report)
    return report


def _beside(problems: Sequence[Problem], client: Client, keep: Callable[[Authored], None]) -> None:
    """Several threads, a problem at a time each. They end with the process: nobody waits for a call that hangs."""
    waiting: SimpleQueue[Problem] = SimpleQueue()
    done: SimpleQueue[tuple[Problem, Authored | Exception] | None] = SimpleQueue()
    for problem in problems:
        waiting.put(problem)
    halted = Event()

    def work() -> None:
        with suppress(Empty):
            while not halted.is_set():
                problem = waiting.get_nowait()
                try:
                    done.put((problem, author(problem, client=client)))
                except Exception as error:
                    done.put((problem, error))
        done.put(None)

    running = min(client.options.workers, len(problems))
    for _ in range(running):
        Thread(target=work, daemon=True).start()
    last: AssistError | None = None
    try:
        while running:
            one = done.get()
            if one is None:
                running -= 1
                continue
            problem, made = one
            if isinstance(made, Authored):
                keep(made)
            elif isinstance(made, AssistError):
                last = last or made  # nothing goes better from here on; what is under way may still end
                halted.set()
            else:
                keep(failed(problem, made))
    except BaseException:
        halted.set()
        client.stop()
        raise
    if last is not None:
        raise last
