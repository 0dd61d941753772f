"""A client of the Chat Completions protocol: tries again where that helps, and never spends what it may not."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from typing import Any

from geodsl.assist.budget import Budget
from geodsl.assist.errors import CutOffError, DeniedError, NoKeyError, UnreachableError
from geodsl.assist.failures import Failure, after, line, of_status
from geodsl.assist.prices import NOTHING
from geodsl.assist.request import Answer, digest
from geodsl.assist.secrets import Secrets
from geodsl.assist.tries import Tries
from train.exams.api.dialect import Dialect
from train.exams.api.options import ApiOptions, near
from train.exams.api.replies import whole
from train.exams.api.said import BrokenError, Said, Trouble, said

__all__ = ["KEY", "Chat"]

KEY = "OPENAI_API_KEY"
_PLACE = "/chat/completions"
_CONNECT = 10.0  # seconds until somebody answers at all
_LARGEST = 1 << 24  # bytes of an answer


class _RefusedError(Exception):
    """Raised where an address says what is wrong."""

    def __init__(self, trouble: Trouble, wait: float | None) -> None:
        super().__init__(trouble.status)
        self.trouble, self.wait = trouble, wait


class Chat:
    """A model at an address. Several threads may ask it.

    Args:
        budget: is spent.
        dialect: how the model wants to be asked.

    Raises:
        NoKeyError: where the environment has no key, and the address is far.
    """

    def __init__(self, address: str, options: ApiOptions, *, budget: Budget, dialect: Dialect) -> None:
        self.address = address.removesuffix(_PLACE)
        self.budget, self.dialect = budget, dialect
        self.keyed = False
        self._timeout = options.timeout
        self._hidden = Secrets((KEY,)).hidden
        self.tries = Tries(
            self.address, retries=options.retries, patience=options.patience, failed=self._failed
        )
        self._http = self._connect()

    def _connect(self) -> Any:
        try:
            import httpx2
        except ImportError:
            raise NoKeyError("asking a model takes the package httpx2: pip install 'geodsl[train]'") from None
        key = os.environ.get(KEY, "").strip()
        if not key and not near(self.address):
            raise NoKeyError(f"asking a model takes a key: expected it in {KEY}, found nothing there")
        if any(not "!" <= c <= "~" for c in key):
            raise NoKeyError(f"{KEY} holds no key: expected letters, digits and signs, found others")
        self.keyed = bool(key)
        return httpx2.Client(
            headers={"authorization": f"Bearer {key}"} if key else {},
            timeout=httpx2.Timeout(self._timeout, connect=min(_CONNECT, self._timeout)),
            follow_redirects=False,  # who is sent elsewhere might take the key along
        )

    def close(self) -> None:
        self._http.close()

    def ask(self, call: Mapping[str, Any], *, longest: int, temperature: float, most: int) -> Answer:
        """The answer to a call.

        Args:
            call: what doesn't depend on whom one asks.
            most: tokens that the question takes at most.

        Raises:
            AssistError: where there is none.
        """

        def once() -> Answer:
            ticket = self.budget.reserve(most, longest)
            try:
                found = self._put(call, longest=longest, temperature=temperature)
            except BaseException as error:
                # A call that died under way may be paid for all the same.
                free = isinstance(error, Exception) and self._failed(error).free
                self.budget.settle(ticket, NOTHING if free else None)
                raise
            cost = self.budget.settle(ticket, found.usage)
            text = whole(self._hidden(found.text))
            return Answer(({"type": "text", "text": text},), found.stop, found.usage or NOTHING, cost)

        return self.tries.run(once, digest([call, longest]))

    def _put(self, call: Mapping[str, Any], *, longest: int, temperature: float) -> Said:
        """Put a call, once in every way that the model may want it."""
        while True:
            body = {**call, **self.dialect.put(longest=longest, temperature=temperature)}
            status, headers, data = self._sent(body)
            found = said(status, data)
            if isinstance(found, Said):
                return found
            if not self.dialect.learn(body, found):
                raise _RefusedError(found, after(headers))

    def _sent(self, body: Mapping[str, Any]) -> tuple[int, Mapping[str, str], bytes]:
        until = time.monotonic() + self._timeout
        data = bytearray()
        with self._http.stream("POST", f"{self.address}{_PLACE}", json=body) as response:
            for piece in response.iter_bytes():
                data += piece
                if len(data) > _LARGEST:
                    raise BrokenError(f"it is longer than {_LARGEST:,} bytes")
                if time.monotonic() > until:  # one that trickles never runs into the other limit
                    raise TimeoutError
            return response.status_code, response.headers, bytes(data)

    def _failed(self, error: Exception) -> Failure:
        """What an exception of the network, of the address or of broken data means."""
        import httpx2

        if isinstance(error, _RefusedError):
            return self._refused(error.trouble, error.wait)
        if isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout | httpx2.ProxyError):
            return Failure(UnreachableError("nobody answers there"), again=True, free=True, unmet=True)
        if isinstance(error, httpx2.TimeoutException | TimeoutError):
            return Failure(CutOffError("no word came in time"), again=True)
        if isinstance(error, BrokenError):
            return Failure(CutOffError(f"the answer is broken: {error}"), again=True)
        return Failure(CutOffError(f"the answer is broken ({type(error).__name__})"), again=True)

    def _refused(self, trouble: Trouble, wait: float | None) -> Failure:
        told = line(self._hidden(trouble.message))  # hidden first: of a key that is cut a part would stay
        number = f"{trouble.status}{': ' + told if told else ''}"
        if trouble.spent:
            return Failure(DeniedError(f"what this key may spend there is spent ({number})"), free=True)
        if trouble.long:
            return Failure(CutOffError(f"the question is too long ({number})"), free=True)
        found = of_status(trouble.status, told, wait)
        if trouble.status == 401 and not self.keyed:
            missing = f"it wants a key: expected it in {KEY}, found nothing there ({number})"
            return Failure(DeniedError(missing), free=True)
        if trouble.status == 404 and not trouble.plain:
            more = "; an OpenAI-compatible address mostly ends in /v1"
            return Failure(DeniedError(f"{found.error}{more}"), free=True)
        return found
