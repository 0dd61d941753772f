"""Work through the Message Batches API: what all problems ask next goes out together, wave after wave."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from geodsl.assist.authoring import Authored, authoring, failed
from geodsl.assist.budget import Ticket
from geodsl.assist.client import Client
from geodsl.assist.data import Problem
from geodsl.assist.errors import AssistError, CutOffError, DeniedError, OverBudgetError
from geodsl.assist.prices import BATCHED, NOTHING
from geodsl.assist.request import Answer, Request, Steps
from geodsl.assist.results import Folder
from geodsl.assist.store import Store, put_json
from geodsl.errors import GeodslError

__all__ = ["Waves"]

_MOST = 10_000  # requests of one batch
_BYTES = 150_000_000

Keep = Callable[[Authored], None]


@dataclass
class _Job:
    """A problem on its way, and what it asks."""

    problem: Problem
    steps: Steps[Authored]
    request: Request
    tries: int = 0


class Waves:
    """Batches of a folder. Answers go to the store at once: a run that was stopped finds them there."""

    def __init__(self, client: Client, folder: Folder) -> None:
        self.client, self.folder = client, folder
        if client.store.folder is None:
            client.store = Store(folder.path / ".answers")
        self.failures: dict[str, AssistError] = {}
        self.again: set[str] = set()

    def run(self, problems: Sequence[Problem], client: Client, keep: Keep) -> None:
        """Draw problems.

        Raises:
            AssistError: where the rest can't be done.
        """
        try:
            self._collected({})  # what an earlier run has left at the address
        except DeniedError:  # another address, or it is long gone
            self.folder.pending.unlink(missing_ok=True)
        jobs = [job for p in problems if (job := self._begun(p, keep)) is not None]
        while jobs := [job for job in jobs if self._moved(job, keep)]:
            self._wave(jobs)

    # -- problems -------------------------------------------------------------------------------------

    def _begun(self, problem: Problem, keep: Keep) -> _Job | None:
        steps = authoring(problem, self.client.options)
        try:
            return _Job(problem, steps, next(steps))
        except StopIteration as end:
            keep(end.value)
        except GeodslError as error:
            keep(failed(problem, error))
        return None

    def _moved(self, job: _Job, keep: Keep) -> bool:
        """Take a problem as far as its answers go; whether it asks for more."""
        try:
            while True:
                key, answer = self.client.remembered(job.request)
                why = self.failures.get(key)
                if answer is not None:
                    job.request = job.steps.send(answer)
                elif why is None:
                    return True
                elif key in self.again and job.tries < self.client.options.retries:
                    job.tries += 1
                    return True
                else:
                    job.request = job.steps.throw(why)  # the work may make something of it
                job.tries = 0
        except StopIteration as end:
            keep(end.value)
        except AssistError as error:
            if error.final:
                raise
            keep(failed(job.problem, error))
        except GeodslError as error:
            keep(failed(job.problem, error))
        return False

    # -- waves ----------------------------------------------------------------------------------------

    def _wave(self, jobs: Sequence[_Job]) -> None:
        """Send what is asked, as far as the budget goes, and wait for what comes of it."""
        tickets: dict[str, Ticket] = {}
        requests: dict[str, Request] = {}
        size = 0
        for job in jobs:
            key, _ = self.client.remembered(job.request)
            if key in requests:
                continue
            input, output = self.client.most(job.request)
            size += len(json.dumps(job.request.messages)) + sum(map(len, job.request.system))
            if requests and (len(requests) >= _MOST or size > _BYTES):
                break
            try:
                tickets[key] = self.client.budget.reserve(input, output, share=BATCHED, wait=False)
            except OverBudgetError:
                if not requests:
                    raise
                break
            requests[key] = job.request
        try:
            batch = self.client.submit(requests)
        except BaseException:
            for ticket in tickets.values():
                self.client.budget.settle(ticket, None)
            raise
        put_json(self.folder.pending, {"batch": batch, "version": 1})
        try:
            self._collected(tickets)
            for key, request in requests.items():
                answer = self.client.store.get(key)
                if answer is not None:
                    self.client.learn(request, answer)
            for key in tickets:
                self.failures[key] = CutOffError("the batch has no result for it")
                self.again.add(key)
        finally:
            for ticket in tickets.values():  # those of which nothing was heard
                self.client.budget.settle(ticket, None)

    def _collected(self, tickets: dict[str, Ticket]) -> None:
        """Wait for the batch that is under way, if one is, and keep its answers."""
        batch = self._pending()
        if batch is None:
            return
        client = self.client
        while not client.ended(batch):
            client.stopped.wait(client.options.pulse)
        self.failures, self.again = {}, set()
        for key, found in client.collect(batch):
            ticket = tickets.pop(key, None)
            if isinstance(found, Answer):
                if ticket is not None:
                    client.budget.settle(ticket, found.usage)
                else:
                    client.budget.add(found.usage, found.cost)
                self._kept(key, found)
                continue
            if ticket is not None:
                client.budget.settle(ticket, NOTHING)
            self.failures[key] = found.error
            if found.again:
                self.again.add(key)
        self.folder.pending.unlink(missing_ok=True)

    def _kept(self, key: str, answer: Answer) -> None:
        try:
            self.client.sound(answer)
        except AssistError as error:
            self.failures[key] = error
        else:
            self.client.store.keep(key, answer)

    def _pending(self) -> str | None:
        with suppress(OSError, ValueError, KeyError, TypeError):
            return str(json.loads(self.folder.pending.read_bytes())["batch"])
        return None
