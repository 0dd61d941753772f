"""Batches: conversations as tensors, with labels on what the assistant says alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

from train.data.pictures import decoded
from train.lmm.conversations import Conversation
from train.lmm.errors import ConversationError
from train.lmm.measure import Measure, too_long

__all__ = ["UNLEARNED", "Batcher"]

UNLEARNED = -100  # the label of what isn't learned
_KINDS = ("mm_token_type_ids", "token_type_ids")  # which tokens are a picture's; some models want to be told


class Batcher:
    """Makes batches: chat template, pictures, labels. It can be handed to transformers' Trainer as its collator.

    Args:
        longest: tokens of a conversation at most; what is longer is refused, never cut.
        multiple: rows are padded on the right to a multiple of this, so that fewer shapes occur.

    Raises:
        LengthError: if a conversation is too long; the count is told.
        ConversationError: if its words have another number of pictures than it has.
    """

    def __init__(self, processor: Any, *, longest: int, multiple: int = 1) -> None:
        self.processor, self.longest, self.multiple = processor, longest, multiple
        self.measure = Measure(processor)
        tokenizer = processor.tokenizer
        self.padding = int(tokenizer.pad_token_id)

    def __call__(self, conversations: Sequence[Conversation]) -> dict[str, Any]:
        pieces = [self.measure.pieces(c) for c in conversations]
        seen = self._seen(conversations, pieces)
        rows: list[tuple[list[int], list[int], list[int]]] = []
        for some in pieces:
            ids: list[int] = []
            labels: list[int] = []
            kinds: list[int] = []
            for k, piece in enumerate(some):
                given = k % 2 == 0
                tokens, kind = next(seen["given"]) if given else (self.measure.ids(piece), None)
                ids += tokens
                labels += [UNLEARNED] * len(tokens) if given else tokens
                kinds += kind or [0] * len(tokens)
            rows.append((ids, labels, kinds))
        lengths = {c.key: len(ids) for c, (ids, _, _) in zip(conversations, rows, strict=True)}
        if error := too_long(lengths, self.longest):
            raise error
        return self._padded(rows, seen["kinds"]) | seen["pictures"]

    def _seen(self, conversations: Sequence[Conversation], pieces: Sequence[Sequence[str]]) -> dict[str, Any]:
        """What is given, as tokens, and the tensors of its pictures, in one call of the processor."""
        texts = [piece for some in pieces for piece in some[::2]]
        counts = [self._marks(c, some) for c, some in zip(conversations, pieces, strict=True)]
        per_text = [n for some in counts for n in some]
        images = [decoded(image, f"of {c.key}") for c in conversations for image in c.images]
        with_pictures = [k for k, n in enumerate(per_text) if n]
        tokens: list[list[int]] = [
            [] if n else self.measure.ids(t) for t, n in zip(texts, per_text, strict=True)
        ]
        kinds: list[list[int] | None] = [None] * len(texts)
        made: dict[str, Any] = {}
        kind_name: str | None = None
        if with_pictures:
            left = iter(images)
            made = dict(
                self.processor(
                    text=[texts[k] for k in with_pictures],
                    images=[[next(left) for _ in range(per_text[k])] for k in with_pictures],
                    add_special_tokens=False,
                    padding=False,
                )
            )
            kind_name = next((name for name in _KINDS if name in made), None)
            told = None if kind_name is None else made.pop(kind_name)
            for place, k in enumerate(with_pictures):
                tokens[k] = list(made["input_ids"][place])
                kinds[k] = None if told is None else list(told[place])
        pictures = {
            name: _tensor(value)
            for name, value in made.items()
            if name not in ("input_ids", "attention_mask")
        }
        return {
            "given": iter(zip(tokens, kinds, strict=True)),
            "kinds": kind_name,
            "pictures": pictures,
        }

    def _marks(self, conversation: Conversation, pieces: Sequence[str]) -> list[int]:
        """How many pictures stand in each piece that is given.

        A template that drops them, or words that hold the token of one, are found out here.
        """
        mark = _mark(self.processor)
        found = [sum(token == mark for token in self.measure.ids(piece)) for piece in pieces[::2]]
        answered = sum(token == mark for piece in pieces[1::2] for token in self.measure.ids(piece))
        if sum(found) != len(conversation.images) or answered:
            raise ConversationError(
                f"{conversation.key}: written out for the model it has {sum(found) + answered} places for pictures "
                f"and it has {len(conversation.images)} pictures; either the chat template leaves pictures out, or its "
                "words hold the very token that stands for one"
            )
        return found

    def _padded(
        self, rows: Sequence[tuple[list[int], list[int], list[int]]], kinds: str | None
    ) -> dict[str, Any]:
        width = max(len(ids) for ids, _, _ in rows)
        width += -width % self.multiple

        def filled(values: Sequence[Sequence[int]], by: int) -> torch.Tensor:
            return torch.tensor([[*some, *[by] * (width - len(some))] for some in values])

        ids = [row[0] for row in rows]
        out = {
            "input_ids": filled(ids, self.padding),
            "attention_mask": filled([[1] * len(some) for some in ids], 0),
            "labels": filled([row[1] for row in rows], UNLEARNED),
        }
        if kinds is not None:
            out[kinds] = filled([row[2] for row in rows], 0)
        return out


def _tensor(value: Any) -> torch.Tensor:
    if isinstance(value, torch.Tensor):
        return value
    return torch.stack(list(value)) if isinstance(value[0], torch.Tensor) else torch.tensor(value)


def _mark(processor: Any) -> int:
    """The token that stands for a picture."""
    found = getattr(processor, "image_token_id", None)
    if found is None:
        found = processor.tokenizer.convert_tokens_to_ids(getattr(processor, "image_token", "<image>"))
    return int(found)
