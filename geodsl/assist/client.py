"""The client: asks a model, tries again where that helps, counts what it costs, and keeps what was paid for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from geodsl.assist.budget import Budget
from geodsl.assist.errors import AssistError, CutOffError, NoKeyError, RefusedError
from geodsl.assist.failures import Failure, failure
from geodsl.assist.messages import answer_of, usage_of
from geodsl.assist.options import Options
from geodsl.assist.prices import BATCHED, NOTHING, Usage, price_of
from geodsl.assist.request import Answer, Request, digest, most_input, prefix
from geodsl.assist.secrets import Secrets
from geodsl.assist.store import store_at
from geodsl.assist.tries import Tries

__all__ = ["Client"]

_KEYS = ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN")
_HOME = "https://api.anthropic.com"
_CONNECT = 10.0  # seconds until somebody answers at all
_GROWTH = 2  # by how much an answer may outgrow its limit, once


class Client:
    """A model at an address. Several threads may ask it.

    Raises:
        NoKeyError: where the environment has no key.
    """

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()
        price = price_of(self.options.model, self.options.price)
        assert price is not None  # the options have seen to it
        self.price = price
        self.budget = Budget(self.options.budget, self.options.budget_tokens, price)
        self.store = store_at(self.options.cache)
        secrets = Secrets(_KEYS)
        self.hide, self._hidden = secrets.hide, secrets.hidden
        self._tries = Tries(
            self.address,
            retries=self.options.retries,
            patience=self.options.patience,
            failed=lambda error: failure(error, self._hidden),
        )
        self.stopped = self._tries.stopped
        self._known: dict[str, int] = {}
        self._http = self._connect()

    def _connect(self) -> Any:
        key, token = (os.environ.get(name, "").strip() or None for name in _KEYS)
        if key is None and token is None:
            raise NoKeyError(f"asking a model takes a key: expected it in {_KEYS[0]}, found nothing there")
        try:
            import anthropic
        except ImportError:
            raise NoKeyError(
                "asking a model takes the package anthropic: pip install 'geodsl[assist]'"
            ) from None
        timeout = anthropic.Timeout(self.options.timeout, connect=min(_CONNECT, self.options.timeout))
        # A key that is handed over keeps the package from looking for others in files.
        return anthropic.Anthropic(
            api_key=key,
            auth_token=None if key else token,
            base_url=self.address,
            max_retries=0,
            timeout=timeout,
            open_telemetry=False,
            # Who is sent elsewhere might take the key along.
            http_client=anthropic.DefaultHttpxClient(timeout=timeout, follow_redirects=False),
        )

    @property
    def address(self) -> str:
        return self.options.address or os.environ.get("ANTHROPIC_BASE_URL") or _HOME

    def stop(self) -> None:
        """End what is under way in other threads; nothing is asked any more."""
        self.stopped.set()
        self._http.close()

    # -- one call at a time ---------------------------------------------------------------------------

    def ask(self, request: Request) -> Answer:
        """The answer: of old where there is one.

        Raises:
            AssistError: where there is none.
        """
        key, found = self.remembered(request)
        if found is not None:
            return found
        params = request.params(self.options)
        answer = self._paid(params)
        if answer.stop == "max_tokens":  # what was thought to be enough wasn't
            answer = self._longer(params, answer)
        self.sound(answer)
        self.store.keep(key, answer)
        return answer

    def _longer(self, params: Mapping[str, Any], short: Answer) -> Answer:
        """The answer with more room; it costs what both did."""
        try:
            answer = self._paid({**params, "max_tokens": _GROWTH * params["max_tokens"]})
        except AssistError as error:
            error.answers = (short,)
            raise
        return replace(answer, usage=short.usage + answer.usage, cost=short.cost + answer.cost)

    def heard(self, request: Request) -> Answer:
        """The answer as it comes, be it cut off or a refusal: of old where there is one.

        Raises:
            AssistError: where there is none.
        """
        key, answer = self.remembered(request)
        if answer is None:
            answer = self._paid(request.params(self.options))
            self.store.keep(key, answer)
        return answer

    def remembered(self, request: Request) -> tuple[str, Answer | None]:
        """The name of a request, and the answer that was paid for."""
        key = digest([request.params(self.options), self.address])
        return key, self.store.get(key)

    def sound(self, answer: Answer) -> None:
        """Refuse an answer that is none.

        Raises:
            AssistError: saying why.
        """
        error: AssistError
        if answer.stop == "refusal":
            told = f": {answer.text}" if answer.text else ""
            error = RefusedError(f"the model declines to answer{told}"[:300])
        elif answer.stop == "max_tokens":
            error = CutOffError("the answer is cut off: it is longer than `max_tokens` lets it be")
        elif answer.stop not in ("end_turn", "tool_use", "stop_sequence"):
            error = CutOffError(f"the answer is cut off ({answer.stop or 'it never ends'})")
        else:
            return
        error.answers = (answer,)
        raise error

    def _paid(self, params: Mapping[str, Any]) -> Answer:
        def once() -> Answer:
            ticket = self.budget.reserve(most_input(params, self._known), params["max_tokens"])
            begun = False
            try:
                with self._http.messages.stream(**params) as stream:
                    begun = True
                    message = stream.get_final_message()
                if message.stop_reason is None:
                    raise EOFError("the stream ends before the answer does")
                usage = usage_of(message)
            except BaseException as error:
                # A call that died under way may be paid for all the same.
                free = not begun and failure(error, self._hidden).free
                self.budget.settle(ticket, None if not free else NOTHING)
                raise
            answer = answer_of(message, self.budget.settle(ticket, usage), self.hide)
            self._learn(params, usage)
            return answer

        return self._tries.run(once, digest(params))

    def learn(self, request: Request, answer: Answer) -> None:
        """Take note of how much a request took: of the next like it so much the less is laid aside."""
        self._learn(request.params(self.options), answer.usage)

    def _learn(self, params: Mapping[str, Any], usage: Usage) -> None:
        name = prefix(params)
        self._known[name] = min(self._known.get(name, usage.read_in), usage.read_in)

    # -- many at once ---------------------------------------------------------------------------------

    def submit(self, requests: Mapping[str, Request]) -> str:
        """Hand a batch to the address; its name there.

        What it may cost is laid aside by `hold` before, and settled by `collect`.
        """
        asked = [{"custom_id": k, "params": r.params(self.options)} for k, r in requests.items()]
        batch = self._tries.run(
            lambda: self._http.messages.batches.create(requests=asked), digest(sorted(requests))
        )
        return str(batch.id)

    def ended(self, batch: str) -> bool:
        """Whether a batch is done."""
        found = self._tries.run(lambda: self._http.messages.batches.retrieve(batch), batch)
        return bool(found.processing_status == "ended")

    def collect(self, batch: str) -> Iterator[tuple[str, Answer | Failure]]:
        """What came of each request of a batch that has ended."""

        def read() -> list[Any]:
            return list(self._http.messages.batches.results(batch))

        for one in self._tries.run(read, batch):
            result = one.result
            if result.type == "succeeded":
                usage = usage_of(result.message)
                cost = self.price.cost(usage, BATCHED)
                yield one.custom_id, answer_of(result.message, cost, self.hide)
            elif result.type == "errored":
                yield one.custom_id, failure(result.error, self._hidden)
            else:
                told = {"expired": "it wasn't answered in time", "canceled": "it was cancelled"}
                why = told.get(result.type, "it has no result")
                yield one.custom_id, Failure(CutOffError(why), again=result.type == "expired")

    def most(self, request: Request) -> tuple[int, int]:
        """Tokens of input and of output that a request takes at most."""
        params = request.params(self.options)
        return most_input(params, self._known), params["max_tokens"]
