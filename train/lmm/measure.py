"""How long conversations are for a model, counted before anything is cut: in tokens, pictures among them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

from train.data.pictures import decoded
from train.lmm.conversations import Conversation
from train.lmm.errors import ConversationError, LengthError
from train.lmm.templates import opened

__all__ = ["Measure", "context_of", "longest_answer", "too_long"]


def context_of(model: Any) -> int:
    """Tokens that fit into a model."""
    config = model.config.get_text_config()
    return int(getattr(config, "max_position_embeddings", None) or 2**31 - 1)


class Measure:
    """Writes conversations out, and counts their tokens.

    A conversation is pieces that take turns: what is given, and what is answered to it. Each is turned into tokens by
    itself, as it is when the model answers.
    """

    def __init__(self, processor: Any) -> None:
        self.processor = processor
        self._of_size: dict[tuple[int, int] | bytes, int] = {}  # tokens of a picture, by its size

    def pieces(self, conversation: Conversation) -> list[str]:
        """What is given, what is answered, what is given, …; the ends of answers are theirs.

        Raises:
            ConversationError: where the template writes an answer another way than it is asked for.
        """
        messages, out, done = conversation.messages, [], 0
        for k, message in enumerate(messages):
            if message["role"] != "assistant":
                continue
            before = self._written(messages[:k], ask=True)
            after = self._written(messages[: k + 1])
            # The line's end after an answer's end belongs to what follows.
            answered = len(after.rstrip("\n"))
            if not after.startswith(before) or len(before) < done:
                raise ConversationError(
                    f"{conversation.key}: the chat template writes a conversation with its answer otherwise than the "
                    "one that asks for it, so it can't be told what is answered"
                )
            out += [before[done:], after[len(before) : answered]]
            done = answered
        if messages[-1]["role"] != "assistant":
            out.append(self._written(messages, ask=True)[done:])
        return out

    def ids(self, text: str) -> list[int]:
        """A text's tokens, pictures being one each."""
        found: list[int] = self.processor.tokenizer(text, add_special_tokens=False)["input_ids"]
        return found

    def tokens(self, conversation: Conversation) -> int:
        """How many tokens a conversation is for the model."""
        words = sum(len(self.ids(piece)) for piece in self.pieces(conversation))
        return words + sum(self._picture(image, conversation.key) - 1 for image in conversation.images)

    def _written(self, messages: list[dict[str, Any]], *, ask: bool = False) -> str:
        found: str = self.processor.apply_chat_template(messages, tokenize=False, add_generation_prompt=ask)
        return opened(self.processor.tokenizer, found)

    def _picture(self, image: bytes, key: str) -> int:
        """How many tokens a picture is: as many as the processor makes of one of its size."""
        size = _size(image)
        if size not in self._of_size:
            mark = self._written([{"role": "user", "content": [{"type": "image"}]}])
            made = self.processor(text=[mark], images=[decoded(image, f"of {key}")], add_special_tokens=False)
            self._of_size[size] = len(made["input_ids"][0]) - len(self.ids(mark)) + 1
        return self._of_size[size]


def _size(image: bytes) -> tuple[int, int] | bytes:
    """A picture's size, by its head alone; where there is none, reading it says what is wrong."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(image)) as picture:
            return picture.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return image


def too_long(lengths: Mapping[str, int], longest: int) -> LengthError | None:
    """What is said of conversations that don't fit; None where all do."""
    over = {key: n for key, n in lengths.items() if n > longest}
    if not over:
        return None
    worst = max(over, key=lambda key: over[key])
    return LengthError(
        f"{len(over):,} of {len(lengths):,} conversations are longer than {longest:,} tokens (the longest, {worst}: "
        f"{over[worst]:,}). Nothing was cut: give more room (longest = {over[worst]}, if the model's context has it), "
        'smaller pictures, or too_long = "leave out"'
    )


def longest_answer(measure: Measure, conversations: Iterable[Conversation]) -> int:
    """Tokens of the longest answer, its end among them."""
    return max((len(measure.ids(measure.pieces(c)[-1])) for c in conversations), default=0)
