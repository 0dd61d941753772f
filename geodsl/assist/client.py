"""The client: asks a model, tries again where that helps, counts what it costs, and keeps what was paid for."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from geodsl.assist.budget import Budget
from geodsl.assist.errors import AssistError, CutOffError, NoKeyError, RefusedError, StoppedError
from geodsl.assist.failures import Failure, failure
from geodsl.assist.messages import answer_of, usage_of
from geodsl.assist.options import Options
from geodsl.assist.prices import BATCHED, NOTHING, Usage, price_of
from geodsl.assist.request import Answer, Request, digest, most_input, prefix
from geodsl.assist.store import store_at

__all__ = ["Client"]

T = TypeVar("T")

_KEYS = ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN")
_HOME = "https://api.anthropic.com"
_UNMET = 2  # tries at an address where nobody has answered yet
_FIRST, _LONGEST = 0.5, 30.0  # seconds before a second try, and before any
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
        self.stopped = threading.Event()
        self._known: dict[str, int] = {}
        self._met = False
        self._secrets = tuple(v for v in map(os.environ.get, _KEYS) if v)
        self._http = self._connect()

    def _connect(self) -> Any:
        try:
            import anthropic
        except ImportError:
            raise NoKeyError(
                "asking a model takes the package anthropic: pip install 'geodsl[assist]'"
            ) from None
        key, token = (os.environ.get(name) or None for name in _KEYS)
        if key is None and token is None:
            raise NoKeyError(f"asking a model takes a key: expected it in {_KEYS[0]}, found nothing there")
        # A key that is handed over keeps the package from looking for others in files.
        return anthropic.Anthropic(
            api_key=key,
            auth_token=None if key else token,
            base_url=self.address,
            max_retries=0,
            timeout=anthropic.Timeout(self.options.timeout, connect=min(_CONNECT, self.options.timeout)),
            open_telemetry=False,
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
            answer = self._paid({**params, "max_tokens": _GROWTH * params["max_tokens"]})
        self.sound(answer)
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
        if answer.stop == "refusal":
            raise RefusedError(
                f"the model declines to answer{': ' + answer.text if answer.text else ''}"[:300]
            )
        if answer.stop == "max_tokens":
            raise CutOffError("the answer is cut off: it is longer than `max_tokens`, even at twice as many")
        if answer.stop not in ("end_turn", "tool_use", "stop_sequence"):
            raise CutOffError(f"the answer is cut off ({answer.stop or 'it never ends'})")

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

        return self._tried(once, digest(params))

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
        batch = self._tried(
            lambda: self._http.messages.batches.create(requests=asked), digest(sorted(requests))
        )
        return str(batch.id)

    def ended(self, batch: str) -> bool:
        """Whether a batch is done."""
        found = self._tried(lambda: self._http.messages.batches.retrieve(batch), batch)
        return bool(found.processing_status == "ended")

    def collect(self, batch: str) -> Iterator[tuple[str, Answer | Failure]]:
        """What came of each request of a batch that has ended."""

        def read() -> list[Any]:
            return list(self._http.messages.batches.results(batch))

        for one in self._tried(read, batch):
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

    # -- trying again ---------------------------------------------------------------------------------

    def _tried(self, once: Callable[[], T], name: str) -> T:
        attempt = 0
        while True:
            if self.stopped.is_set():
                raise StoppedError("the work was stopped")
            try:
                out = once()
                self._met = True
                return out
            except AssistError:
                raise
            except Exception as error:
                if self.stopped.is_set():
                    raise StoppedError("the work was stopped") from None
                found = failure(error, self._hidden)
                self._met = self._met or not found.unmet
                most = self.options.retries if self._met else min(_UNMET - 1, self.options.retries)
                wait = self._wait(attempt, name) if found.after is None else found.after
                if not found.again or attempt >= most or wait > self.options.patience:
                    raise found.told(self.address, attempt + 1, wait) from None
            self.stopped.wait(wait)
            attempt += 1

    @staticmethod
    def _wait(attempt: int, name: str) -> float:
        """Longer each time, and not the same for calls that failed together."""
        part = hashlib.sha256(f"{name} {attempt}".encode()).digest()[0] / 255
        return min(_LONGEST, _FIRST * 2.0**attempt) * (0.75 + 0.25 * part)

    # -- the key --------------------------------------------------------------------------------------

    def hide(self, x: Any) -> Any:
        """Plain data without the key, whoever put it there."""
        if isinstance(x, str):
            return self._hidden(x)
        if isinstance(x, Mapping):
            return {self._hidden(str(k)): self.hide(v) for k, v in x.items()}
        return [self.hide(v) for v in x] if isinstance(x, list | tuple) else x

    def _hidden(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, "[key]")
        return text
