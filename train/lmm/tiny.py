"""Small models that begin with nothing, for tests and for a CPU: a tower, a decoder, and words of our own captions.

The tokenizer keeps names of points and digits apart, so `∠ABC` is five tokens and the model can read it off a picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from train.lmm.conversations import MARK
from train.lmm.quiet import quiet
from train.towers.tiny import PREPROCESS

__all__ = ["tiny", "tiny_language", "tiny_tower", "tokenizer_of"]

_PAD, _START, _END = "<|endoftext|>", "<|im_start|>", "<|im_end|>"
_NAME = r"[A-Z](?![a-z])|\d"  # a point's letter, or a digit
_TEMPLATE = (
    "{%- for message in messages -%}"
    "{{- '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' -}}"
    "{%- endfor -%}"
    "{%- if add_generation_prompt -%}{{- '<|im_start|>assistant\n' -}}{%- endif -%}"
)
# What every tokenizer has seen, so that roles and boxes are few tokens whatever the captions are.
_ALWAYS = (
    "user\n assistant\n",
    "Describe the geometry figure.\n",
    "Put the final answer in \\boxed{}.\n",
    "\\boxed{yes} \\boxed{no} \\boxed{0}",
    "yes no Yes or no? Answer yes or no.",
) * 20


def tokenizer_of(captions: Iterable[str] = (), *, words: int = 1024) -> Any:
    """A tokenizer trained on texts. It takes any text: what it hasn't seen is read byte by byte.

    Args:
        words: tokens at most.
    """
    from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    made: Any = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_NAME), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False),
        ]
    )
    made.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=words,
        min_frequency=2,
        special_tokens=[_PAD, _START, _END, MARK],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    made.train_from_iterator([*_ALWAYS, *captions], trainer)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=made,
        eos_token=_END,
        pad_token=_PAD,
        additional_special_tokens=[_START, MARK],
        clean_up_tokenization_spaces=False,
    )
    tokenizer.chat_template = _TEMPLATE
    return tokenizer


def tiny_language(
    folder: str | Path,
    captions: Iterable[str] = (),
    *,
    seed: int = 0,
    words: int = 1024,
    context: int = 512,
    **config: Any,
) -> Path:
    """A small decoder with its tokenizer, as a folder that transformers reads.

    Args:
        context: tokens at most.
        config: what else is told to `Qwen2Config`.
    """
    import torch
    from transformers import Qwen2Config, Qwen2ForCausalLM

    tokenizer = tokenizer_of(captions, words=words)
    usual: dict[str, Any] = {
        "hidden_size": 64,
        "intermediate_size": 192,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 4,
    }
    told = Qwen2Config(
        vocab_size=len(tokenizer),
        max_position_embeddings=context,
        tie_word_embeddings=True,
        bos_token_id=None,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
        **{**usual, **config},
    )
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model: Any = Qwen2ForCausalLM(told)
    with quiet():
        model.save_pretrained(str(folder))
    tokenizer.save_pretrained(str(folder))
    return Path(folder)


def tiny_tower(folder: str | Path, *, seed: int = 0, size: int = 72, patch: int = 12, **config: Any) -> Path:
    """A small ViT of Hugging Face's CLIP, as a folder that transformers reads.

    Args:
        config: what else is told to `CLIPVisionConfig`.
    """
    import torch
    from transformers import CLIPImageProcessor, CLIPVisionConfig, CLIPVisionModel

    usual: dict[str, Any] = {
        "hidden_size": 64,
        "intermediate_size": 192,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
    }
    told = CLIPVisionConfig(image_size=size, patch_size=patch, **{**usual, **config})
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model: Any = CLIPVisionModel(told)
    square = {"height": size, "width": size}
    told_looks: Any = PREPROCESS
    looks = CLIPImageProcessor(
        size=square,
        crop_size=square,
        do_center_crop=False,
        image_mean=told_looks["mean"],
        image_std=told_looks["std"],
    )
    with quiet():
        model.save_pretrained(str(folder))
    looks.save_pretrained(str(folder))
    return Path(folder)


def tiny(
    folder: str | Path,
    *,
    seed: int = 0,
    captions: Iterable[str] = (),
    size: int = 72,
    patch: int = 12,
    words: int = 1024,
    context: int = 512,
    layer: int = -2,
    tower: Mapping[str, Any] | None = None,
    language: Mapping[str, Any] | None = None,
) -> Path:
    """A small model of pictures and words with random weights, as a folder that `load` and transformers read.

    Args:
        captions: what the tokenizer is trained on.
        size: pixels of a picture's side.
        patch: pixels of a patch's side.
        words: tokens that the tokenizer has at most.
        context: tokens that fit in.
        tower, language: what else is told to `CLIPVisionConfig` and `Qwen2Config`.
    """
    from train.lmm.assembly import assemble, save

    with TemporaryDirectory(prefix="geodsl-") as parts:
        eyes = tiny_tower(Path(parts) / "tower", seed=seed, size=size, patch=patch, **(tower or {}))
        mouth = tiny_language(
            Path(parts) / "language", captions, seed=seed, words=words, context=context, **(language or {})
        )
        return save(assemble(eyes, mouth, layer=layer, seed=seed), folder)
