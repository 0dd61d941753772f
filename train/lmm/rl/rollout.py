"""Rollouts: a model answers prompts, several times each, by chance; the same seed gives the same answers."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from train.data.draws import number
from train.data.pictures import decoded
from train.lmm.conversations import Prompt
from train.lmm.errors import LengthError
from train.lmm.rl.policy import never_said
from train.lmm.rl.rows import Encoded, Rows, cut_at_end, left_padded
from train.lmm.templates import opened

__all__ = ["Answers", "Rollout", "encode", "ends_of"]


@dataclass(frozen=True)
class Answers:
    """What came of one rollout.

    Attributes:
        texts: what was said, in the order of the rows.
        seconds: how long the model took to say it.
    """

    rows: Rows
    texts: list[str]
    seconds: float

    @property
    def tokens(self) -> int:
        return int(self.rows.mask.sum())


class Rollout:
    """Answers by a model, drawn at a temperature from all tokens but those that stand for pictures.

    Args:
        answers: of each prompt.
        batch: rows that are answered at a time.
        context: tokens that fit into the model, prompt and answer together.
        together: whether ranks share the model's weights, so that all must go on as long as one does.
    """

    def __init__(
        self,
        processor: Any,
        *,
        answers: int,
        batch: int,
        context: int,
        temperature: float = 1.0,
        seed: int = 0,
        rank: int = 0,
        together: bool = False,
    ) -> None:
        self.processor, self.tokenizer = processor, processor.tokenizer
        self.answers, self.context, self.temperature = answers, context, temperature
        self.batch, self.seed, self.rank, self.together = max(1, batch // answers), seed, rank, together

    def __call__(self, model: Any, prompts: Sequence[Prompt], *, longest: int, iteration: int) -> Answers:
        """The answers of an iteration, each of `longest` tokens at most.

        Raises:
            LengthError: if a prompt and such an answer don't fit into the model.
        """
        encoded = [encode(self.processor, p) for p in prompts]
        self._fits(prompts, encoded, longest)
        device = next(model.parameters()).device
        ends = ends_of(model, self.tokenizer)
        config = self._config(model, longest, ends)
        pad = int(self.tokenizer.pad_token_id)
        said: list[Tensor] = []
        begun = time.monotonic()
        for k in range(0, len(encoded), self.batch):
            inputs = {n: x.to(device) for n, x in left_padded(encoded[k : k + self.batch], pad).items()}
            # What is drawn depends on what for, and on nothing that was drawn before.
            with torch.random.fork_rng(devices=[device] if device.type == "cuda" else []), torch.no_grad():
                torch.manual_seed(number(self.seed, f"answers {iteration} {self.rank} {k}"))
                out = model.generate(**inputs, generation_config=config, synced_gpus=self.together)
            said.append(out[:, inputs["input_ids"].shape[1] :].cpu())
        took = time.monotonic() - begun
        width = max(s.shape[1] for s in said)
        answers = torch.cat([torch.nn.functional.pad(s, (0, width - s.shape[1]), value=pad) for s in said])
        mask, finished = cut_at_end(answers, ends)
        # A shorter batch is padded: its answers have no more tokens than were drawn.
        drawn = torch.cat([torch.full((len(s),), s.shape[1]) for s in said])
        mask &= torch.arange(width)[None] < drawn[:, None]
        of = torch.arange(len(prompts)).repeat_interleave(self.answers)
        rows = Rows(encoded, of, answers, mask, finished, pad)
        return Answers(rows, self._words(rows), took)

    def _config(self, model: Any, longest: int, ends: Sequence[int]) -> Any:
        from transformers import GenerationConfig

        # All that would make the answers' probabilities others than the policy's is off, whatever the model's usual is.
        return GenerationConfig(
            do_sample=True,
            temperature=self.temperature,
            top_k=0,
            top_p=1.0,
            min_p=None,
            typical_p=1.0,
            epsilon_cutoff=0.0,
            eta_cutoff=0.0,
            repetition_penalty=1.0,
            no_repeat_ngram_size=0,
            num_beams=1,
            num_return_sequences=self.answers,
            max_new_tokens=longest,
            suppress_tokens=list(never_said(model, self.tokenizer)) or None,
            eos_token_id=list(ends),
            pad_token_id=int(self.tokenizer.pad_token_id),
        )

    def _fits(self, prompts: Sequence[Prompt], encoded: Sequence[Encoded], longest: int) -> None:
        long = [
            (len(e), p.question.key)
            for e, p in zip(encoded, prompts, strict=True)
            if len(e) + longest > self.context
        ]
        if long:
            most, key = max(long)
            raise LengthError(
                f"{len(long)} of {len(prompts)} prompts leave no room for answers of {longest} tokens in a context of "
                f"{self.context}; the longest, {key}, has {most}. Take shorter answers, smaller pictures "
                "or a model with a longer context"
            )

    def _words(self, rows: Rows) -> list[str]:
        return [
            self.tokenizer.decode(answer[there], skip_special_tokens=True)
            for answer, there in zip(rows.answers, rows.mask, strict=True)
        ]


def encode(processor: Any, prompt: Prompt) -> Encoded:
    """A prompt as its processor gives it, with its pictures."""
    question = prompt.question
    said = processor.apply_chat_template(question.messages, add_generation_prompt=True, tokenize=False)
    pictures = [decoded(image, f"of {question.key}") for image in question.images]
    kinds: dict[str, Any] = {"images": pictures} if pictures else {}
    said = opened(processor.tokenizer, said)
    return Encoded.of(processor(text=[said], return_tensors="pt", add_special_tokens=False, **kinds))


def ends_of(model: Any, tokenizer: Any) -> list[int]:
    """The tokens that end an answer."""
    told = getattr(model.generation_config, "eos_token_id", None)
    found = told if isinstance(told, list | tuple) else [told]
    return sorted({int(t) for t in (*found, tokenizer.eos_token_id) if t is not None})
