"""A local server that speaks Chat Completions, and has bad days. The model behind it is a function of the request."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.served import Served

__all__ = ["Chatted", "Cut", "Error", "Raw", "Seen", "Server", "Silent", "Trickle", "told", "words"]


@dataclass(frozen=True)
class Chatted:
    """An answer. `usage` of None isn't told."""

    content: Any = "Yes."
    stop: str | None = "stop"
    refusal: str | None = None
    input: int | None = None
    output: int = 2
    usage: bool = True
    late: float = 0.0


@dataclass(frozen=True)
class Error:
    """An error as the protocol tells it."""

    status: int
    message: str = "no"
    code: str | None = None
    param: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Raw:
    """Whatever it is."""

    status: int
    data: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class Cut:
    """The connection ends in the middle."""


@dataclass(frozen=True)
class Silent:
    """No word for so many seconds."""

    seconds: float


@dataclass(frozen=True)
class Trickle:
    """A byte now and then."""

    seconds: float


Reply = Chatted | Error | Raw | Cut | Silent | Trickle


@dataclass(frozen=True)
class Seen:
    """A request that came in."""

    path: str
    headers: Mapping[str, str]
    body: Any
    at: float


def words(body: Mapping[str, Any]) -> str:
    """The text of a question."""
    content = body["messages"][-1]["content"]
    return content if isinstance(content, str) else content[-1]["text"]


def told(said: Chatted, body: Mapping[str, Any]) -> dict[str, Any]:
    """An answer as the protocol has it."""
    whole: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": body["model"],
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": said.content, "refusal": said.refusal},
                "finish_reason": said.stop,
            }
        ],
    }
    if said.usage:
        read = len(words(body)) // 4 + 10 if said.input is None else said.input
        whole["usage"] = {
            "prompt_tokens": read,
            "completion_tokens": said.output,
            "total_tokens": read + said.output,
        }
    return whole


class Server(Served):
    """The server; a context in which it runs."""

    def __init__(self, model: Callable[[dict[str, Any]], Reply]) -> None:
        self.model = model
        self.seen: list[Seen] = []
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"{super().url}/v1"


class _Handler(BaseHTTPRequestHandler):
    home: Server
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        pass

    def do_GET(self) -> None:
        self._note(None)
        self._json(404, {"error": {"message": "there is nothing to get", "type": "invalid_request_error"}})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self._note(body)
        reply = self.home.model(body)
        if self.path != "/v1/chat/completions" and not isinstance(reply, Raw):
            reply = Raw(404, b"<html>Nothing here</html>")
        match reply:
            case Chatted():
                time.sleep(reply.late)
                self._json(200, told(reply, body))
            case Error():
                error = {
                    "message": reply.message,
                    "type": "an_error",
                    "code": reply.code,
                    "param": reply.param,
                }
                self._json(reply.status, {"error": error}, reply.headers)
            case Raw():
                self._send(reply.status, reply.data, reply.headers)
            case Silent():
                time.sleep(reply.seconds)
                self.close_connection = True
            case Cut():
                self.send_response(200)
                self.send_header("content-length", "1000")
                self.end_headers()
                self.wfile.write(b'{"choices": [{"message"')
                self.close_connection = True
            case Trickle():
                self._trickle(reply.seconds)

    def _trickle(self, seconds: float) -> None:
        self.send_response(200)
        self.send_header("content-length", "100000")
        self.end_headers()
        until = time.monotonic() + seconds
        try:
            while time.monotonic() < until:
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass
        self.close_connection = True

    def _note(self, body: Any) -> None:
        with self.home.lock:
            headers = {k.lower(): v for k, v in self.headers.items()}
            self.home.seen.append(Seen(self.path, headers, body, time.monotonic()))

    def _json(self, status: int, data: Any, headers: Mapping[str, str] | None = None) -> None:
        self._send(status, json.dumps(data).encode(), {"content-type": "application/json", **(headers or {})})

    def _send(self, status: int, data: bytes, headers: Mapping[str, str]) -> None:
        try:
            self.send_response(status)
            self.send_header("content-length", str(len(data)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)
        except OSError:
            self.close_connection = True


Server.handler = _Handler
