"""CLIP's own tokenizer as files of transformers'."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from train.towers.towers import Towers

__all__ = ["write_tokenizer"]

_START, _END = "<|startoftext|>", "<|endoftext|>"


def write_tokenizer(towers: Towers, folder: Path) -> None:
    """The tokenizer's files, as `AutoTokenizer` reads them."""
    tokenizer: Any = towers.tokenizer
    if hasattr(tokenizer, "save_pretrained"):
        tokenizer.save_pretrained(str(folder))
        return
    from tokenizers import Regex, normalizers
    from transformers import CLIPTokenizer, PreTrainedTokenizerFast

    *words, _, _ = tokenizer.encoder
    vocabulary = {word: i for i, word in enumerate([*words, _START, _END])}
    made: Any = CLIPTokenizer(
        vocab=vocabulary, merges=list(tokenizer.bpe_ranks), model_max_length=towers.context_length
    )
    if tokenizer.clean_fn.__name__ == "_clean_whitespace":
        # CLIP's class puts all into lower case whatever its file says, so this one goes by another.
        backend = made.backend_tokenizer
        backend.normalizer = normalizers.Sequence(
            [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " ")]
        )
        made = PreTrainedTokenizerFast(
            tokenizer_object=backend,
            bos_token=_START,
            eos_token=_END,
            unk_token=_END,
            pad_token=_END,
            model_max_length=towers.context_length,
        )
    made.save_pretrained(str(folder))
