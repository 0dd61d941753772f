"""An examinee behind an OpenAI-compatible address: OpenAI's own, a server on this machine, or another's."""

from __future__ import annotations

import os
from threading import Event
from typing import Any
from urllib.parse import urlsplit

from geodsl.assist.budget import Budget
from geodsl.assist.data import Image
from geodsl.assist.request import Answer, digest
from train.exams.api.asking import Asking
from train.exams.api.chat import Chat
from train.exams.api.dialect import Dialect
from train.exams.api.options import ApiOptions, cache, guarded, named, near, place, spending
from train.exams.api.pictures import data_url, most_picture, pictures_of, sizes
from train.exams.api.replies import whole
from train.exams.items import Item

__all__ = ["OpenAiExaminee"]

_HOME = "https://api.openai.com/v1"
_AROUND = 2_000  # tokens that a model may be told beside what we say


class OpenAiExaminee(Asking):
    """A model that is asked by Chat Completions. The key is OPENAI_API_KEY's; a server nearby may need none.

    Raises:
        NoKeyError: where the environment has no key, and the address is far.
        OptionsError: where options can't be.
    """

    def __init__(self, model: str, options: ApiOptions | None = None, **more: Any) -> None:
        super().__init__(options or ApiOptions.of(more))
        told = self.options
        self.model = named(model)
        self.name = f"openai:{model}"
        address = place(told.address, os.environ.get("OPENAI_BASE_URL"), _HOME, variable="OPENAI_BASE_URL")
        spent = spending(told, listed=None, free=near(address), model=model)
        self.budget = Budget(spent.money, spent.tokens, spent.price)
        own = urlsplit(address).hostname == urlsplit(_HOME).hostname
        self._chat = Chat(address, told, budget=self.budget, dialect=Dialect(completion=own))
        if self._chat.keyed:
            guarded(address)
        self._store = cache(told.cache)
        self._known: dict[Any, int] = {}

    @property
    def settings(self) -> dict[str, Any]:
        return {
            "address": self._chat.address,
            "model": self.model,
            "temperature": self.options.temperature,
        }

    @property
    def notes(self) -> tuple[str, ...]:
        return (
            ()
            if self._chat.dialect.cold
            else ("the model takes no temperature: it draws its words as it likes",)
        )

    def _ask(self, item: Item, longest: int) -> Answer:
        pictures = pictures_of(item.images)
        call = {"model": self.model, "messages": [_message(whole(item.question), pictures)]}
        key = digest(["chat", call, longest, self.options.temperature, self._chat.address])
        answer = self._store.get(key)
        if answer is None:
            answer = self._new(call, pictures, whole(item.question), longest)
            self._store.keep(key, answer)
        return answer

    def _new(self, call: dict[str, Any], pictures: list[Image], question: str, longest: int) -> Answer:
        seen = sizes(pictures)
        before = self._known.get(seen)
        if before is None:
            before = sum(most_picture(*size) for size in seen) + _AROUND
        most = before + len(question.encode())  # no token is shorter than a byte
        answer = self._chat.ask(call, longest=longest, temperature=self.options.temperature, most=most)
        if answer.usage.input:
            # Pictures of these sizes take no more than a whole question with such pictures did.
            self._known[seen] = min(self._known.get(seen, before), answer.usage.input)
        return answer

    @property
    def _stopped(self) -> Event:
        return self._chat.tries.stopped

    def _close(self) -> None:
        self._chat.close()


def _message(question: str, pictures: list[Image]) -> dict[str, Any]:
    if not pictures:
        return {"role": "user", "content": question}
    parts: list[dict[str, Any]] = [{"type": "image_url", "image_url": {"url": data_url(p)}} for p in pictures]
    return {"role": "user", "content": [*parts, {"type": "text", "text": question}]}
