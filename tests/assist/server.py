"""A local server that speaks the Messages and Batches protocols: streams, tool calls, limits, overload, broken and cut
answers. The model behind it is a function of the request."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.served import Served

__all__ = [
    "Broken",
    "Cut",
    "Error",
    "Midway",
    "Said",
    "Seen",
    "Server",
    "Silent",
    "Unfinished",
    "call",
    "text",
]

Blocks = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Said:
    """An answer, and why it ends."""

    blocks: Blocks
    stop: str = ""
    output: int | None = None  # tokens, if not as many as its length makes


@dataclass(frozen=True)
class Error:
    """An error, told as HTTP does."""

    status: int
    kind: str
    message: str = "no"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Midway:
    """An error in the middle of a stream."""

    kind: str


class Cut:
    """The connection ends in the middle of the stream."""


class Unfinished:
    """The stream ends properly, and the answer hasn't."""


class Broken:
    """What should be JSON is none."""


@dataclass(frozen=True)
class Silent:
    """No word for so many seconds."""

    seconds: float


Reply = Said | Error | Midway | Cut | Unfinished | Broken | Silent
Model = Callable[[dict[str, Any]], Reply]


@dataclass(frozen=True)
class Seen:
    """A request that came in."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Any
    at: float


def call(name: str, **input: Any) -> dict[str, Any]:
    return {"type": "tool_use", "id": f"toolu_{abs(hash_of(name, input)):016x}", "name": name, "input": input}


def text(said: str) -> dict[str, Any]:
    return {"type": "text", "text": said}


def hash_of(name: str, input: Any) -> int:
    import zlib

    return zlib.crc32(f"{name} {json.dumps(input, sort_keys=True)}".encode())


class Server(Served):
    """The server; a context in which it runs.

    Attributes:
        pending: how often a batch is looked at before it has ended.
        fate: of requests of a batch, by how often they were sent: succeeded unless told otherwise.
    """

    def __init__(self, model: Model, *, pending: int = 1) -> None:
        self.model = model
        self.seen: list[Seen] = []
        self.batches: dict[str, list[dict[str, Any]]] = {}
        self.looks: dict[str, int] = {}
        self.pending = pending
        self.fate: Callable[[str], str] = lambda custom_id: "succeeded"
        self.lock = threading.Lock()
        self.cached: set[str] = set()

    def asked(self) -> list[dict[str, Any]]:
        """The bodies of all calls for a message."""
        return [s.body for s in self.seen if s.path == "/v1/messages"]

    def message(self, body: Mapping[str, Any], said: Said) -> dict[str, Any]:
        """A message as the API gives it."""
        prefix = json.dumps([body.get("system"), body.get("tools")])
        with self.lock:
            known = prefix in self.cached
            self.cached.add(prefix)
        usage = {
            "input_tokens": len(json.dumps(body["messages"])) // 4 + 1,
            "cache_creation_input_tokens": 0 if known else len(prefix) // 4,
            "cache_read_input_tokens": len(prefix) // 4 if known else 0,
            "output_tokens": len(json.dumps(list(said.blocks))) // 4 + 1
            if said.output is None
            else said.output,
        }
        called = any(b["type"] == "tool_use" for b in said.blocks)
        return {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "model": body["model"],
            "content": list(said.blocks),
            "stop_reason": said.stop or ("tool_use" if called else "end_turn"),
            "stop_sequence": None,
            "usage": usage,
        }


class _Handler(BaseHTTPRequestHandler):
    home: Server
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        pass

    def do_GET(self) -> None:
        self._note(None)
        parts = self.path.split("?")[0].strip("/").split("/")
        batch = parts[3] if len(parts) > 3 else ""
        if parts[:3] != ["v1", "messages", "batches"] or batch not in self.home.batches:
            self._error(Error(404, "not_found_error", "there is no such batch"))
        elif parts[4:] == ["results"]:
            self._send(200, self._results(batch).encode(), "application/x-jsonl")
        else:
            with self.home.lock:
                self.home.looks[batch] += 1
            self._json(200, self._batch(batch))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self._note(body)
        if self.path.split("?")[0] == "/v1/messages/batches":
            with self.home.lock:
                name = f"msgbatch_{len(self.home.batches)}"
                self.home.batches[name] = body["requests"]
                self.home.looks[name] = 0
            self._json(200, self._batch(name))
        elif self.path.split("?")[0] == "/v1/messages":
            self._reply(body, self.home.model(body))
        else:
            self._error(Error(404, "not_found_error"))

    def _note(self, body: Any) -> None:
        with self.home.lock:
            headers = {k.lower(): v for k, v in self.headers.items()}
            self.home.seen.append(
                Seen(self.command, self.path.split("?")[0], headers, body, time.monotonic())
            )

    # -- messages -------------------------------------------------------------------------------------

    def _reply(self, body: dict[str, Any], reply: Reply) -> None:
        match reply:
            case Error():
                self._error(reply)
            case Silent(seconds):
                time.sleep(seconds)
                self.close_connection = True
            case Said() if not body.get("stream"):
                self._json(200, self.home.message(body, reply))
            case _:
                self._stream(body, reply)

    def _stream(self, body: dict[str, Any], reply: Reply) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        said = reply if isinstance(reply, Said) else Said([text("It begins well")])
        message = self.home.message(body, said)
        usage = message["usage"]
        start = {**message, "content": [], "stop_reason": None, "usage": {**usage, "output_tokens": 1}}
        self._event("message_start", {"message": start})
        self._event("ping", {})
        for k, block in enumerate(said.blocks):
            self._block(k, dict(block), broken=isinstance(reply, Broken))
            if isinstance(reply, Cut):
                self.wfile.flush()
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
                return
            if isinstance(reply, Midway):
                self._event("error", {"error": {"type": reply.kind, "message": "not now"}})
        if isinstance(reply, Said):
            end = {"stop_reason": message["stop_reason"], "stop_sequence": None}
            self._event("message_delta", {"delta": end, "usage": {"output_tokens": usage["output_tokens"]}})
            self._event("message_stop", {})
        self._chunk(b"")

    def _block(self, k: int, block: dict[str, Any], *, broken: bool) -> None:
        if block["type"] == "tool_use":
            start, told = {**block, "input": {}}, json.dumps(block["input"])
            deltas = [
                {"type": "input_json_delta", "partial_json": told[i : i + 40]}
                for i in range(0, min(len(told), 400), 40)
            ]
            if len(told) > 400:
                deltas.append({"type": "input_json_delta", "partial_json": told[400:]})
        elif block["type"] == "thinking":
            start = {"type": "thinking", "thinking": "", "signature": ""}
            deltas = [
                {"type": "thinking_delta", "thinking": block["thinking"]},
                {"type": "signature_delta", "signature": block["signature"]},
            ]
        else:
            start = {"type": "text", "text": ""}
            deltas = [{"type": "text_delta", "text": block["text"]}]
        self._event("content_block_start", {"index": k, "content_block": start})
        if broken:
            self._chunk(b'event: content_block_delta\ndata: {"type": "content_block_delta", "index": \n\n')
        for delta in deltas:
            self._event("content_block_delta", {"index": k, "delta": delta})
        self._event("content_block_stop", {"index": k})

    def _event(self, name: str, data: Mapping[str, Any]) -> None:
        self._chunk(f"event: {name}\ndata: {json.dumps({'type': name, **data})}\n\n".encode())

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")

    # -- batches --------------------------------------------------------------------------------------

    def _batch(self, name: str) -> dict[str, Any]:
        ended = self.home.looks[name] > self.home.pending
        count = len(self.home.batches[name])
        return {
            "id": name,
            "type": "message_batch",
            "processing_status": "ended" if ended else "in_progress",
            "request_counts": {
                "processing": 0 if ended else count,
                "succeeded": count if ended else 0,
                "errored": 0,
                "canceled": 0,
                "expired": 0,
            },
            "created_at": "2026-11-01T00:00:00Z",
            "expires_at": "2026-11-02T00:00:00Z",
            "ended_at": "2026-11-01T01:00:00Z" if ended else None,
            "archived_at": None,
            "cancel_initiated_at": None,
            "results_url": f"{self.home.url}/v1/messages/batches/{name}/results" if ended else None,
        }

    def _results(self, name: str) -> str:
        lines = []
        for one in reversed(self.home.batches[name]):  # in any order
            fate = self.home.fate(one["custom_id"])
            if fate == "succeeded":
                reply = self.home.model(one["params"])
                if isinstance(reply, Said):
                    result = {"type": fate, "message": self.home.message(one["params"], reply)}
                else:
                    kind = reply.kind if isinstance(reply, Error | Midway) else "api_error"
                    result = {"type": "errored", "error": _told(kind, "no")}
            elif fate == "expired":
                result = {"type": fate}
            else:
                result = {"type": "errored", "error": _told(fate, "not now")}
            lines.append(json.dumps({"custom_id": one["custom_id"], "result": result}))
        return "\n".join(lines) + "\n"

    # -- answers --------------------------------------------------------------------------------------

    def _error(self, error: Error) -> None:
        data = json.dumps(_told(error.kind, error.message)).encode()
        self._send(error.status, data, "application/json", error.headers)

    def _json(self, status: int, data: Any) -> None:
        self._send(status, json.dumps(data).encode(), "application/json")

    def _send(self, status: int, data: bytes, kind: str, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(data)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


def _told(kind: str, message: str) -> dict[str, Any]:
    return {"type": "error", "error": {"type": kind, "message": message}, "request_id": "req_1"}


Server.handler = _Handler
