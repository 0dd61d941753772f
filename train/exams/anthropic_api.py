"""An examinee behind Anthropic's API, by the client that the rest of the house asks models with."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Event
from typing import Any

from geodsl.assist.budget import Budget
from geodsl.assist.client import Client
from geodsl.assist.options import Options
from geodsl.assist.prices import PRICES
from geodsl.assist.request import Answer, Request, text_block, user
from train.exams.api.asking import Asking
from train.exams.api.options import ApiOptions, cache, guarded, place, spending
from train.exams.api.pictures import pictures_of
from train.exams.api.replies import whole
from train.exams.items import Item

__all__ = ["AnthropicExaminee"]

_HOME = "https://api.anthropic.com"
_MOST = 1e6  # dollars: as good as no limit, where tokens cost nothing


@dataclass(frozen=True)
class _Question(Request):
    """A question of an exam: nothing stands before it, and none is put twice, so the prompt cache has no part in it.

    Attributes:
        longest: tokens of the answer at most.
    """

    longest: int = 1

    def params(self, options: Options) -> dict[str, Any]:
        return {"model": options.model, "max_tokens": self.longest, "messages": _plain(self.messages)}


class AnthropicExaminee(Asking):
    """A model of Anthropic's. The key is ANTHROPIC_API_KEY's.

    Raises:
        NoKeyError: where the environment has no key.
        OptionsError: where options can't be.
    """

    def __init__(self, model: str, options: ApiOptions | None = None, **more: Any) -> None:
        super().__init__(options or ApiOptions.of(more))
        told = self.options
        address = place(
            told.address, os.environ.get("ANTHROPIC_BASE_URL"), _HOME, variable="ANTHROPIC_BASE_URL"
        )
        guarded(address)
        spent = spending(told, listed=PRICES.get(model), free=False, model=model)
        self.name = f"anthropic:{model}"
        self._client = Client(
            Options(
                model=model,
                price=() if model in PRICES else (spent.price.input, spent.price.output),
                workers=told.workers,
                retries=told.retries,
                timeout=told.timeout,
                patience=told.patience,
                address=address,
            )
        )
        self._client.store, self._client.price = cache(told.cache), spent.price
        self._client.budget = self.budget = Budget(min(spent.money, _MOST), spent.tokens, spent.price)

    @property
    def settings(self) -> dict[str, Any]:
        return {"address": self._client.address, "model": self._client.options.model}

    def _ask(self, item: Item, longest: int) -> Answer:
        blocks = [image.block() for image in pictures_of(item.images)]
        message = user(*blocks, text_block(whole(item.question)))
        return self._client.heard(_Question((), (), (message,), longest))

    @property
    def _stopped(self) -> Event:
        return self._client.stopped

    def _close(self) -> None:
        self._client.stop()


def _plain(messages: tuple[Mapping[str, Any], ...]) -> list[dict[str, Any]]:
    return [dict(message) for message in messages]
