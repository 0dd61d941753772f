"""Where conversations come from: a dataset, a stream, a LLaVA file, or a list; any of them by its number."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Protocol

import numpy as np

from geodsl.dataset.record import Record
from train.data.dataset_source import DatasetSource
from train.data.draws import generator
from train.data.errors import DataError
from train.data.stream_source import StreamSource
from train.lmm.config import STREAM, LmmConfig
from train.lmm.conversations import ASSISTANT, USER, Conversation, Turn, of_stage
from train.lmm.errors import ConversationError

__all__ = ["Listed", "LlavaFile", "OfDataset", "Source", "Streamed", "source_of"]

_LARGEST = 4 * 2**30  # bytes of a LLaVA file
_PICTURE = 64 * 2**20  # bytes of a picture's file
_ROLES = {"human": USER, "user": USER, "gpt": ASSISTANT, "assistant": ASSISTANT}


class Source(Protocol):
    """Conversations by their numbers."""

    finite: ClassVar[bool]

    def __len__(self) -> int: ...

    def at(self, number: int) -> Conversation: ...


class Listed:
    """Conversations that are there."""

    finite: ClassVar[bool] = True

    def __init__(self, conversations: Sequence[Conversation]) -> None:
        self.conversations = list(conversations)

    def __len__(self) -> int:
        return len(self.conversations)

    def at(self, number: int) -> Conversation:
        return self.conversations[number]


class OfDataset:
    """The conversations of a dataset's split: all that its groups give in a stage.

    Raises:
        DataError: where the folder holds no dataset, or one that has nothing for the stage.
    """

    finite: ClassVar[bool] = True

    def __init__(
        self,
        root: str | Path,
        *,
        split: str,
        stage: str,
        boxes: str = "numbers",
        captions: bool = False,
        grouped: bool = False,
    ) -> None:
        self.records = DatasetSource(root, split=split, batch=1)
        self._made = partial(of_stage, stage, boxes=boxes, captions=captions, grouped=grouped)
        counts = [len(self._of(record)) for record in self.records.dataset.records(split)]
        self._ends = np.cumsum(counts)
        self._last: tuple[int, list[Conversation]] | None = None
        if not len(self):
            raise DataError(
                f"{self.records.dataset.name} has nothing for `{stage}` in {split}: {_LACKING[stage]}"
            )

    def __len__(self) -> int:
        return int(self._ends[-1]) if len(self._ends) else 0

    def at(self, number: int) -> Conversation:
        k = int(np.searchsorted(self._ends, number, side="right"))
        if self._last is None or self._last[0] != k:
            self._last = k, self._of(self.records.record(k))
        found = self._last[1]
        return found[number - int(self._ends[k]) + len(found)]

    def _of(self, record: Record) -> list[Conversation]:
        return self._made(record)


_LACKING = {
    "align": "it has no groups",
    "instruct": "no questions; export with `questions = 8`",
    "coldstart": "no questions with worked solutions; export with `questions = 8` and kinds such as angle and length",
}


class Streamed:
    """A recipe's conversations, without end: of each group one, drawn by seed.

    Args:
        batch: groups that are made together.
    """

    finite: ClassVar[bool] = False

    def __init__(
        self,
        recipe: str | Path,
        *,
        split: str,
        stage: str,
        batch: int,
        seed: int,
        boxes: str = "numbers",
        captions: bool = False,
        grouped: bool = False,
    ) -> None:
        self.groups = StreamSource.load(recipe, split=split, batch=batch)
        self.stage, self.batch, self.seed = stage, batch, seed
        self._made = partial(of_stage, stage, boxes=boxes, captions=captions, grouped=grouped)
        self._last: tuple[int, list[Conversation]] | None = None

    def __len__(self) -> int:
        raise DataError("a stream has no end and no epochs; say how many steps to take")

    def at(self, number: int) -> Conversation:
        k, place = divmod(number, self.batch)
        if self._last is None or self._last[0] != k:
            self._last = k, list(self._drawn(k))
        return self._last[1][place]

    def _drawn(self, k: int) -> Iterator[Conversation]:
        records = self.groups.batch(k, {})
        every = [self._made(record) for record in records]
        those = [found for found in every if found]
        if not those:
            raise DataError(f"batch {k} of the stream has nothing for `{self.stage}`: {_LACKING[self.stage]}")
        for place in range(self.batch):
            # A group that gives nothing gives way to the next one that does.
            found = every[place] or those[place % len(those)]
            yield found[int(generator(self.seed, f"conversation {k} {place}").integers(len(found)))]


class LlavaFile:
    """A JSON array of conversations in LLaVA's form, its pictures as files in a folder.

    Raises:
        DataError: if the file isn't one, or a picture isn't there.
        ConversationError: if pictures and their marks disagree; the conversation is named.
    """

    finite: ClassVar[bool] = True

    def __init__(self, path: str | Path, folder: str | Path) -> None:
        self.path, self.folder = Path(path), Path(folder).resolve()
        self.rows = _array(self.path)
        for number in range(len(self.rows)):
            self._checked(number)

    def __len__(self) -> int:
        return len(self.rows)

    def at(self, number: int) -> Conversation:
        key, turns, paths = self._checked(number)
        return Conversation(key=key, turns=turns, images=tuple(self._picture(key, path) for path in paths))

    def _checked(self, number: int) -> tuple[str, tuple[Turn, ...], list[str]]:
        """A row's name, turns and pictures' paths, all looked at before a picture is read."""
        row = self.rows[number]
        key = str(row.get("id", number)) if isinstance(row, dict) else str(number)
        try:
            told = row.get("image", row.get("images", []))
            paths = [told] if isinstance(told, str) else list(told or [])
            turns = tuple(Turn(_ROLES[turn["from"]], str(turn["value"])) for turn in row["conversations"])
        except (AttributeError, KeyError, TypeError) as error:
            raise DataError(
                f"{self.path}, conversation {key}: expected `conversations` of `from` (human or gpt) and `value`, and "
                f"`image`; found {type(error).__name__}: {error}"
            ) from None
        # The checks are the conversation's own; that its files are there is found out when they are read.
        Conversation(key=key, turns=turns, images=(b"",) * len(paths))
        if turns[-1].role != ASSISTANT:
            raise ConversationError(f"{self.path}, conversation {key}: the last turn isn't an answer")
        for path in paths:
            if not isinstance(path, str) or not (self.folder / path).resolve().is_relative_to(self.folder):
                raise DataError(f"{self.path}, conversation {key}: {path!r} isn't a file in {self.folder}")
        return key, turns, paths

    def _picture(self, key: str, path: str) -> bytes:
        try:
            if (self.folder / path).stat().st_size > _PICTURE:
                raise DataError(f"{self.folder / path}, the picture of {key}, is too large to be read")
            return (self.folder / path).read_bytes()
        except OSError as error:
            raise DataError(
                f"{self.folder / path}, the picture of {key}, can't be read: {error.strerror}"
            ) from None


def _array(path: Path) -> list[Any]:
    try:
        if path.stat().st_size > _LARGEST:
            raise DataError(f"{path} is too large to be read")
        rows = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise DataError(f"{path} can't be read: {getattr(error, 'strerror', None) or error}") from None
    if not isinstance(rows, list) or not rows:
        raise DataError(f"{path}: expected a JSON array of conversations, with something in it")
    return rows


def source_of(config: LmmConfig) -> Source:
    """Where a stage's conversations come from."""
    made: dict[str, Any] = {
        name: getattr(config, name) for name in ("split", "stage", "boxes", "captions", "grouped")
    }
    if config.data.startswith(STREAM):
        recipe = config.data.removeprefix(STREAM)
        return Streamed(recipe, **made, batch=config.batch, seed=config.seed)
    path = Path(config.data)
    if path.is_file():
        return LlavaFile(path, config.pictures or path.parent)
    return OfDataset(path, **made)
