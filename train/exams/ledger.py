"""What was answered, line by line: each answer is written as it comes, none is there twice."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from train.exams.errors import ExamError
from train.exams.examinee import Reply
from train.exams.items import Item

__all__ = ["Answered", "Ledger"]

_PULSE = 0.25  # seconds of answers that a machine may lose that loses its power; a killed process loses none
_FIELDS = ("pictures", "key", "prompt", "images", "answer", "finished", "usage", "trouble")


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One line.

    Attributes:
        pictures: with whose pictures it was put.
        key: the item's.
        prompt: what was put, without pictures.
        images: the SHA-256 sums of the pictures that were shown.
        answer: what was answered, raw.
    """

    pictures: str
    key: str
    prompt: str
    images: tuple[str, ...]
    answer: str
    finished: bool
    usage: Mapping[str, int] = field(default_factory=dict)
    trouble: str = ""

    @classmethod
    def of(cls, pictures: str, item: Item, reply: Reply) -> Answered:
        return cls(
            pictures=pictures,
            key=item.key,
            prompt=item.question,
            images=item.pictures,
            answer=reply.text,
            finished=reply.finished,
            usage=dict(reply.usage),
            trouble=reply.trouble,
        )

    @property
    def reply(self) -> Reply:
        return Reply(self.answer, self.finished, self.usage, self.trouble)

    def fits(self, item: Item) -> bool:
        """Whether it is an answer to this very question, with these very pictures."""
        return self.prompt == item.question and self.images == item.pictures


class Ledger:
    """A file of answers, as lines of JSON.

    A last line that was cut off when the writer was stopped is removed; the item is asked again.

    Raises:
        ExamError: if a line in the middle is none.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lines: dict[tuple[str, str], Answered] = {}
        whole = 0
        raw = path.read_bytes() if path.exists() else b""
        for number, line in enumerate(raw.splitlines(keepends=True), 1):
            found = _read(line)
            if found is None:
                if whole + len(line) == len(raw):
                    break
                raise ExamError(f"{path}, line {number} is no answer; remove the line, and it is asked again")
            self._lines.setdefault((found.pictures, found.key), found)
            whole += len(line)
        self._whole, self._size = whole, len(raw)
        self._file: Any = None
        self._synced = 0.0

    def __enter__(self) -> Ledger:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = open(self.path, "ab")
        if self._whole < self._size:
            self._file.truncate(self._whole)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._sync()
        self._file.close()

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[Answered]:
        return iter(self._lines.values())

    def get(self, pictures: str, key: str) -> Answered | None:
        return self._lines.get((pictures, key))

    def add(self, line: Answered) -> None:
        """Keep an answer; a second one to the same question is dropped."""
        if (line.pictures, line.key) in self._lines:
            return
        told = {name: getattr(line, name) for name in _FIELDS}
        # Unicode's own line ends would split a line for others that read it; JSON of ASCII letters has none.
        self._file.write(json.dumps(told).encode() + b"\n")
        self._file.flush()
        self._lines[line.pictures, line.key] = line
        if time.monotonic() - self._synced >= _PULSE:
            self._sync()

    def _sync(self) -> None:
        os.fsync(self._file.fileno())
        self._synced = time.monotonic()


def _read(line: bytes) -> Answered | None:
    if not line.endswith(b"\n"):
        return None
    try:
        told = json.loads(line)
        found = Answered(**{**told, "images": tuple(told["images"])})
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    texts = (found.pictures, found.key, found.prompt, found.answer, found.trouble)
    return found if all(isinstance(t, str) for t in texts) and isinstance(found.finished, bool) else None
