"""How answers are marked: right or wrong, or, where a test is published so, a part of the whole mark."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from train.exams.examinee import Reply
from train.exams.items import Item

__all__ = ["RIGHT", "Scorer"]

_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Scorer:
    """What marks answers.

    Attributes:
        name: what it is called where it is kept.
        mark: what an answer to an item is worth, from 0 to 1.
        files: the source that decides, from the root of the packages: kept beside the answers.
    """

    name: str
    mark: Callable[[Item, str], float]
    files: tuple[str, ...]

    def __call__(self, item: Item, reply: Reply) -> float:
        """An answer that was cut off, or that never came, is worth nothing."""
        return self.mark(item, reply.text) if reply.finished and not reply.trouble else 0.0

    def source(self) -> Mapping[str, bytes]:
        """The text of the scorer and of the parser of answers, by its place."""
        return dict(sorted(self._read()))

    @property
    def version(self) -> str:
        """The same for the same text."""
        total = sha256()
        for name, text in self.source().items():
            total.update(f"{name} {len(text)}\n".encode() + text)
        return total.hexdigest()

    def _read(self) -> Iterator[tuple[str, bytes]]:
        for pattern in (*self.files, "train/exams/scorers.py"):
            for path in _ROOT.glob(pattern):
                yield str(path.relative_to(_ROOT)), path.read_bytes()


def _right(item: Item, text: str) -> float:
    from train.answers import right

    return float(right(item.asked, text))


RIGHT = Scorer(
    "right", _right, ("train/answers/*.py", "geodsl/words/questions/*.py", "geodsl/words/*/asking.py")
)
"""Right or wrong, by the judge of answers."""
