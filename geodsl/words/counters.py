"""Counts tokens as a named tokenizer does: what a caption takes of a model's context.

`words` counts words. `clip` is CLIP's byte pair encoding, exact where its vocabulary is at hand (it comes with the
`train` extra), else an upper bound; `siglip` is an upper bound. A file or folder with a `tokenizer.json` is that
tokenizer.
"""

from __future__ import annotations

import gzip
import html
import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from geodsl.words.tokens import Counter, bounded_clip, bounded_siglip

__all__ = ["NAMES", "BytePairs", "counter"]

NAMES = ("words", "clip", "siglip")
ENDS = 2  # tokens for start and end

_VOCABULARY = "bpe_simple_vocab_16e6.txt.gz"
_WORDS = re.compile(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]+")  # a Chinese sign is a word of its own
_MERGES = 49_152 - 256 - 2  # of the published vocabulary those that are used
_PIECES = re.compile(r"'s|'t|'re|'ve|'m|'ll|'d|[^\W\d_]+|\d|(?:[^\s\w]|_)+", re.IGNORECASE)


@lru_cache(maxsize=16)
def counter(name: str) -> Counter:
    """The counter of a name, or of a tokenizer's file.

    Raises:
        ValueError: where there is none of that name.
    """
    if name == "words":
        return lambda text: len(_WORDS.findall(text))
    if name == "clip":
        return _clip() or (lambda text: bounded_clip(text) + ENDS)
    if name == "siglip":
        return lambda text: bounded_siglip(text) + 1
    path = Path(name)
    path = path / "tokenizer.json" if path.is_dir() else path
    if not path.is_file():
        raise ValueError(f"a tokenizer is {', '.join(NAMES)} or a tokenizer.json, not {name!r}")
    try:
        from tokenizers import Tokenizer
    except ImportError:
        raise ValueError(f"{name!r} is read by the package tokenizers: install geodsl[train]") from None
    found = Tokenizer.from_file(str(path))
    return lambda text: len(found.encode(text).ids)


def _clip() -> Counter | None:
    spec = find_spec("open_clip")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).with_name(_VOCABULARY)
    if not path.is_file():
        return None
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return BytePairs(file.read().split("\n")[1 : _MERGES + 1])


class BytePairs:
    """Byte pair encoding as CLIP does it.

    Args:
        merges: pairs, the first to be merged first.
    """

    def __init__(self, merges: Iterable[str]) -> None:
        pairs = (line.split() for line in merges)
        self._rank = {(p[0], p[1]): k for k, p in enumerate(pairs) if len(p) == 2}
        self._known: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        clean = " ".join(html.unescape(html.unescape(text)).split()).lower()
        return sum(map(self._of, _PIECES.findall(clean))) + ENDS

    def _of(self, piece: str) -> int:
        found = self._known.get(piece)
        if found is None:
            found = self._known[piece] = len(self.pieces(piece))
        return found

    def pieces(self, piece: str) -> list[str]:
        """A word in pieces; the last of them ends it."""
        parts = [_letter(b) for b in piece.encode()]
        parts[-1] += "</w>"
        while len(parts) > 1:
            pairs = set(pairwise(parts))
            best = min(pairs, key=lambda p: self._rank.get(p, len(self._rank)))
            if best not in self._rank:
                break
            merged: list[str] = []
            for part in parts:
                if merged and (merged[-1], part) == best and merged[-1] is not None:
                    merged[-1] += part
                    continue
                merged.append(part)
            parts = merged
        return parts


@lru_cache(maxsize=256)
def _letter(byte: int) -> str:
    """A byte as a letter that can be written: those that can't follow the last one that is."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    if byte in plain:
        return chr(byte)
    return chr(256 + [b for b in range(256) if b not in plain].index(byte))
