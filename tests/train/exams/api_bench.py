"""What tests of examinees behind an API share: keys that are none, servers, and questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.assist.server import Server as Messages
from tests.train.exams.chat_server import Server as Chat
from train.exams.anthropic_api import AnthropicExaminee
from train.exams.examinee import Reply
from train.exams.items import Item
from train.exams.openai_api import OpenAiExaminee

KEY = "sk-test-0123456789-not-a-key-abcdefghij"
ENVIRONMENT = {
    "ANTHROPIC_API_KEY": KEY,
    "ANTHROPIC_BASE_URL": "http://127.0.0.1:9",  # nobody is there
    "OPENAI_API_KEY": KEY,
    "OPENAI_BASE_URL": "http://127.0.0.1:9/v1",
    "NO_PROXY": "127.0.0.1",
}
GONE = (
    "ANTHROPIC_AUTH_TOKEN",
    "ANTHROPIC_CUSTOM_HEADERS",
    "ANTHROPIC_LOG",
    "ANTHROPIC_PROFILE",
)


@cache
def picture(width: int = 64, height: int = 64, kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), "white").save(out, kind)
    return out.getvalue()


def item(key: str, question: str | None = None, images: tuple[bytes, ...] | None = None) -> Item:
    asked: Any = None  # nobody judges here
    return Item(
        key=key,
        question=f"Question {key}: is AB parallel to CD?" if question is None else question,
        images=(picture(),) if images is None else images,
        asked=asked,
        kind="parallel",
        family="f",
    )


def items(n: int, **more: Any) -> list[Item]:
    return [item(f"q{k}", **more) for k in range(n)]


def heard(examinee: Any, some: list[Item], *, longest: int = 100) -> dict[str, Reply]:
    out: dict[str, Reply] = {}
    for key, reply in examinee.answers(some, longest=longest):
        assert key not in out
        out[key] = reply
    return out


def in_turn(*replies: Any) -> Callable[[dict[str, Any]], Any]:
    """A model that gives one reply after the other, and the last for ever."""
    left = list(replies)
    return lambda body: left.pop(0) if len(left) > 1 else left[0]


class Bench:
    """Servers of a test, and who asks them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.servers: list[Any] = []

    def chat(self, model: Callable[[dict[str, Any]], Any]) -> Chat:
        self.servers.append(server := Chat(model).__enter__())
        return server

    def messages(self, model: Callable[[dict[str, Any]], Any]) -> Messages:
        self.servers.append(server := Messages(model).__enter__())
        return server

    def _options(self, server: Any, more: dict[str, Any]) -> dict[str, Any]:
        usual = {"address": server.url, "cache": str(self.folder / "answers"), "timeout": 20.0, "workers": 2}
        return {**usual, **more}

    def openai(self, server: Chat, **more: Any) -> OpenAiExaminee:
        return OpenAiExaminee("gpt-x", **self._options(server, more))

    def anthropic(self, server: Messages, **more: Any) -> AnthropicExaminee:
        return AnthropicExaminee("claude-sonnet-5-5", **self._options(server, more))

    def close(self) -> None:
        for server in self.servers:
            server.__exit__()


def prepared(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[Bench]:
    """A bench in an environment where only the test's own servers can be reached."""
    for name in GONE:
        monkeypatch.delenv(name, raising=False)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("ANTHROPIC_CONFIG_DIR", str(folder / "no-config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    monkeypatch.setattr("geodsl.assist.tries._FIRST", 0.02)  # nobody is helped by waiting here
    made = Bench(folder)
    yield made
    made.close()
