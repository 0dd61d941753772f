"""A model on this machine: any folder that transformers reads as one of pictures and text to text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from train.evaluate.pictures import Picture
from train.exams.errors import ExamError
from train.exams.examinee import Reply
from train.exams.items import Item

__all__ = ["LocalExaminee", "found", "identity"]

_CONFIG, _RESULT = "config.json", "final"
_SAMPLE = 2**20  # bytes at each end of a file of weights
_PRECISIONS = {"fp32": "float32", "bf16": "bfloat16", "fp16": "float16"}


class LocalExaminee:
    """Answers greedily, in batches: so the same model gives the same answers.

    Args:
        model, processor: of transformers; the model says where it computes.
        name: what its scores are kept under.
        batch: how many questions at once; those of one batch have as many pictures and are of about one length.
    """

    def __init__(self, model: Any, processor: Any, *, name: str, batch: int = 8) -> None:
        self.model, self.processor, self.name, self.batch = model, processor, name, batch
        self.tokenizer = getattr(processor, "tokenizer", processor)

    @classmethod
    def at(
        cls, path: str, *, batch: int = 8, device: str | None = None, precision: str = "bf16"
    ) -> LocalExaminee:
        """The model of a folder, or of a name on a hub.

        Raises:
            ExamError: if there is none.
        """
        import torch
        from transformers import AutoModelForImageTextToText, AutoProcessor

        if precision not in _PRECISIONS:
            raise ExamError(f"precision is {', '.join(_PRECISIONS)}, not {precision!r}")
        where = device or ("cuda" if torch.cuda.is_available() else "cpu")
        place = found(path)
        try:
            model: Any = AutoModelForImageTextToText.from_pretrained(
                place, dtype=getattr(torch, _PRECISIONS[precision]), use_safetensors=True
            )
            processor = AutoProcessor.from_pretrained(place)
        except (OSError, ValueError, KeyError) as error:
            first = (str(error).strip() or type(error).__name__).splitlines()[0]
            raise ExamError(
                f"{path} can't be read as a model of pictures and text to text with its processor: {first}"
            ) from None
        model.to(where)
        return cls(model, processor, name=path, batch=batch)

    def answers(self, items: Sequence[Item], *, longest: int) -> Iterator[tuple[str, Reply]]:
        """Answers, batch by batch.

        Raises:
            ExamError: if a question leaves no room for an answer that long, before any is put.
        """
        import torch

        training = self.model.training
        side = self.tokenizer.padding_side
        self.model.eval()
        self.tokenizer.padding_side = "left"
        try:
            batches = self._batches(items)
            self._fits(batches, longest)
            for some in batches:
                with torch.inference_mode():
                    yield from self._put(some, longest)
        finally:
            self.tokenizer.padding_side = side
            self.model.train(training)

    # -- what is put ------------------------------------------------------------------------------------------

    def prompt(self, item: Item) -> str:
        """What the model reads: the question in its own form of a conversation, pictures first."""
        mark = getattr(self.processor, "image_token", None)
        if isinstance(mark, str) and mark in item.question:
            raise ExamError(f"{item.key}: its question holds {mark!r}, which stands for a picture")
        content = [*({"type": "image"} for _ in item.images), {"type": "text", "text": item.question}]
        return str(
            self.processor.apply_chat_template(
                [{"role": "user", "content": content}], add_generation_prompt=True, tokenize=False
            )
        )

    def _batches(self, items: Sequence[Item]) -> list[list[Item]]:
        """Questions with as many pictures together, in order of length: little is padded."""
        order = sorted(items, key=lambda item: (len(item.images), len(item.question), item.key))
        out: list[list[Item]] = []
        for item in order:
            if out and len(out[-1]) < self.batch and len(out[-1][0].images) == len(item.images):
                out[-1].append(item)
            else:
                out.append([item])
        return out

    def _inputs(self, items: Sequence[Item]) -> Mapping[str, Any]:
        if self.tokenizer.pad_token is None:
            self.tokenizer.pad_token = self.tokenizer.eos_token
        pictures = [[Picture(image).open() for image in item.images] for item in items]
        # What the template wrote may begin with the token that a tokenizer puts before every text.
        prompts = [self.prompt(item) for item in items]
        begin = self.tokenizer.bos_token
        doubled = begin is not None and all(p.startswith(begin) for p in prompts)
        return self.processor(
            text=prompts,
            images=pictures if any(pictures) else None,
            return_tensors="pt",
            padding=True,
            add_special_tokens=not doubled,
        )

    def _fits(self, batches: Sequence[Sequence[Item]], longest: int) -> None:
        """Refuse what is too long, before anything is cut: the longest question of each number of pictures is tried."""
        room = _room(self.model.config)
        if room is None:
            return
        last = {len(batch[0].images): batch for batch in batches}
        for batch in last.values():
            taken = int(self._inputs(batch)["input_ids"].shape[1])
            if taken + longest > room:
                raise ExamError(
                    f"{batch[-1].key} takes {taken:,} tokens and its answer up to {longest:,}; the model reads "
                    f"{room:,}: take a longest answer of {max(0, room - taken):,} or fewer"
                )

    def _put(self, items: Sequence[Item], longest: int) -> Iterator[tuple[str, Reply]]:
        inputs = self._inputs(items).to(self.model.device)  # type: ignore[attr-defined]
        for name, value in inputs.items():
            if hasattr(value, "is_floating_point") and value.is_floating_point():
                inputs[name] = value.to(self.model.dtype)
        ends = self._ends()
        written = self.model.generate(
            **inputs,
            do_sample=False,
            num_beams=1,
            temperature=None,
            top_p=None,
            top_k=None,
            max_new_tokens=longest,
            pad_token_id=self.tokenizer.pad_token_id,
            eos_token_id=sorted(ends) or None,
        )
        start = inputs["input_ids"].shape[1]
        for row, item in enumerate(items):
            ids = written[row, start:].tolist()
            end = next((k for k, token in enumerate(ids) if token in ends), None)
            own = ids if end is None else ids[:end]
            usage = {
                "prompt_tokens": int(inputs["attention_mask"][row].sum()),
                "completion_tokens": len(own) + (end is not None),
            }
            text = self.tokenizer.decode(own, skip_special_tokens=True)
            yield item.key, Reply(text.strip(), end is not None, usage)

    def _ends(self) -> set[int]:
        """The tokens that end an answer."""
        told = self.model.generation_config.eos_token_id
        ends = set(told if isinstance(told, list) else [told]) | {self.tokenizer.eos_token_id}
        return {int(token) for token in ends if token is not None}


def _room(config: Any) -> int | None:
    """Tokens that a model reads at most."""
    text = config.get_text_config() if hasattr(config, "get_text_config") else config
    told = getattr(text, "max_position_embeddings", None)
    return int(told) if isinstance(told, int) and told > 0 else None


def found(path: str) -> str:
    """Where a run's model is: its result; other names stay.

    Raises:
        ExamError: if a folder has no model.
    """
    folder = Path(path)
    if not folder.is_dir() or (folder / _CONFIG).is_file():
        return path
    if (folder / _RESULT / _CONFIG).is_file():
        return str(folder / _RESULT)
    raise ExamError(f"{path} holds no model: expected {_CONFIG} there or in {_RESULT}/")


def identity(path: str) -> str:
    """What tells a model's files from others: names, sizes, and the bytes at both ends of each; of a name, the name."""
    folder = Path(found(path))
    if not folder.is_dir():
        return path
    total = sha256()
    for file in sorted(p for p in folder.iterdir() if p.is_file()):
        size = file.stat().st_size
        total.update(f"{file.name} {size}\n".encode())
        with open(file, "rb") as opened:
            total.update(opened.read(_SAMPLE))
            if size > _SAMPLE:
                opened.seek(max(_SAMPLE, size - _SAMPLE))
                total.update(opened.read(_SAMPLE))
    return total.hexdigest()
