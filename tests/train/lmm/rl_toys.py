"""Toys for learning from reward: a model of a few letters, dark and light pictures, and questions about them."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

from train.answers import Asked
from train.lmm.assembly import Lmm
from train.lmm.batches import Batcher
from train.lmm.conversations import Conversation, Prompt, Turn
from train.lmm.rl import FixedPrompts, RlSettings
from train.lmm.tiny import tiny

SIDE = 24
QUESTION = "<image>\nIs it dark?"
SMALL = {"hidden_size": 32, "intermediate_size": 64, "num_attention_heads": 2}


def toy(folder: Path, *, seed: int = 0) -> Path:
    """A model of pictures of 24 pixels a side, for which an answer is three tokens."""
    said = ["\\boxed{yes}", "\\boxed{no}", "Is it dark?"] * 50
    language = {**SMALL, "num_key_value_heads": 2}
    return tiny(
        folder,
        seed=seed,
        captions=said,
        size=SIDE,
        patch=12,
        words=340,
        context=128,
        tower=SMALL,
        language=language,
    )


def shade(value: int) -> bytes:
    """A picture all of one grey."""
    file = io.BytesIO()
    Image.new("RGB", (SIDE, SIDE), (value, value, value)).save(file, "PNG")
    return file.getvalue()


def dark(n: int, *, seed: int = 0, name: str = "dark") -> list[Prompt]:
    """Questions whether a picture is dark; as many are as aren't, no two pictures of one sort need be alike."""
    random = np.random.default_rng(seed)
    out = []
    for k in range(n):
        value = int(random.integers(0, 80)) if k % 2 == 0 else int(random.integers(245, 256))
        turn = Turn("user", QUESTION)
        question = Conversation(key=f"{name}/{k}", turns=(turn,), images=(shade(value),))
        asked = Asked(form="yes-no", answer="yes" if k % 2 == 0 else "no", kind="dark", text="Is it dark?")
        out.append(Prompt(question=question, asked=asked))
    return out


def warmed(lmm: Lmm, *, steps: int = 100, right: float = 0.7, seed: int = 0) -> Lmm:
    """The model taught to answer yes or no in a box, of which so many are right."""
    random = np.random.default_rng(seed)
    torch.manual_seed(seed)
    batcher = Batcher(lmm.processor, longest=128)
    optimizer = torch.optim.AdamW(lmm.model.parameters(), lr=3e-3)
    for _ in range(steps):
        some = []
        for prompt in dark(8, seed=int(random.integers(1 << 30))):
            other = {"yes": "no", "no": "yes"}[prompt.asked.answer]
            said = prompt.asked.answer if random.random() < right else other
            turns = (*prompt.question.turns, Turn("assistant", f"\\boxed{{{said}}}"))
            some.append(Conversation(key=prompt.question.key, turns=turns, images=prompt.question.images))
        loss = lmm.model(**batcher(some)).loss
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    return lmm


def settings(**other: Any) -> RlSettings:
    usual: dict[str, Any] = {
        "iterations": 4,
        "prompts": 8,
        "answers": 4,
        "lengths": ((0, 12),),
        "policy_lr": 2e-3,
        "critic_lr": 2e-3,
        "warmup": 0,
        "rest": 0,
        "micro": 16,
        "save_every": 2,
    }
    return RlSettings(**{**usual, **other})


def source(n: int = 64, *, seed: int = 0, always: str = "") -> FixedPrompts:
    """Prompts of the toy.

    Args:
        always: instead of what is true, the answer that is right of every picture.
    """
    found = dark(n, seed=seed)
    if always:
        found = [replace(p, asked=replace(p.asked, answer=always)) for p in found]
    return FixedPrompts(found, seed=seed)
