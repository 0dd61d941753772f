"""A key that is none, an address that is local, and no cache but the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geodsl.assist import Client, Options
from tests.assist.server import Model, Server

KEY = "sk-test-0123456789-not-a-key-abcdefghij"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_CUSTOM_HEADERS", "ANTHROPIC_PROFILE", "ANTHROPIC_LOG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://127.0.0.1:9")  # nobody is there
    monkeypatch.setenv("ANTHROPIC_CONFIG_DIR", str(tmp_path / "no-config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


class Bench:
    """Servers of a test, and clients that ask them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.servers: list[Server] = []

    def server(self, model: Model, **more: Any) -> Server:
        server = Server(model, **more).__enter__()
        self.servers.append(server)
        return server

    def options(self, server: Server, **more: Any) -> Options:
        told = {"address": server.url, "cache": str(self.folder / "answers"), "pulse": 0.01, "timeout": 20.0}
        return Options(**{**told, **more})

    def client(self, server: Server, **more: Any) -> Client:
        return Client(self.options(server, **more))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    yield made
    for server in made.servers:
        server.__exit__()


@pytest.fixture
def key() -> str:
    return KEY
