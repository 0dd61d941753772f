"""What turns pictures and texts into unit features, and the features of cases, each picture and text encoded once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from os import cpu_count
from typing import TYPE_CHECKING, Any, Protocol
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from train.evaluate.cases import Case
from train.evaluate.pictures import Change, Picture

if TYPE_CHECKING:
    from train.towers import Towers

__all__ = ["Encoder", "Features", "TowerEncoder", "features_of", "fresh"]

Floats = NDArray[np.float64]

_THREADS = 16  # that decode pictures


class Encoder(Protocol):
    """What is measured."""

    def pictures(self, pictures: Sequence[Picture], change: Change | None = None) -> Floats:
        """Unit rows (n, d)."""
        ...

    def texts(self, texts: Sequence[str]) -> Floats:
        """Unit rows (n, d)."""
        ...


@dataclass(frozen=True)
class Features:
    """Of one case, in its order.

    Attributes:
        pictures: (1 + N, d).
        captions: (1 + N, d).
        texts: (1 + M, d).
    """

    pictures: Floats
    captions: Floats
    texts: Floats


class TowerEncoder:
    """A model's two towers.

    Args:
        batch: how many pictures or texts at once.
        seed: of what changes to pictures draw.
    """

    def __init__(self, towers: Towers, *, batch: int = 64, device: Any = None, seed: int = 0) -> None:
        self.towers, self.batch, self.seed = towers, batch, seed
        self.device = towers.device if device is None else device

    def pictures(self, pictures: Sequence[Picture], change: Change | None = None) -> Floats:
        return self._encoded(pictures, lambda some: self.towers.encode_images(self.stacked(some, change)))

    def texts(self, texts: Sequence[str]) -> Floats:
        """Texts that the model reads alike, once cleaned and cut, have the same features to the bit."""
        import torch

        ids = [row for some in _parts(texts, self.batch) for row in self.towers.ids(some)]
        keys = [row.numpy().tobytes() for row in ids]
        first = dict(zip(reversed(keys), reversed(ids), strict=True))
        place = {key: k for k, key in enumerate(first)}
        read = self._encoded(
            list(first.values()), lambda some: self.towers.encode_texts(torch.stack(some).to(self.device))
        )
        return read[[place[key] for key in keys]]

    def stacked(self, pictures: Sequence[Picture], change: Change | None = None) -> Any:
        """Pictures as the tower takes them (B, 3, H, W)."""
        import torch

        def ready(picture: Picture) -> Any:
            image = picture.open()
            return self.towers.eval_transform(
                image if change is None else change(image, _of(picture, self.seed))
            )

        with ThreadPoolExecutor(min(_THREADS, cpu_count() or 1)) as pool:
            return torch.stack(list(pool.map(ready, pictures))).to(self.device)

    def _encoded(self, items: Sequence[Any], encode: Callable[[Any], Any]) -> Floats:
        import torch

        model = self.towers.model
        training = model.training
        model.eval()
        try:
            with torch.no_grad():
                rows = [encode(some).double().cpu().numpy() for some in _parts(items, self.batch)]
        finally:
            model.train(training)
        return np.concatenate(rows) if rows else np.zeros((0, self.towers.embed_dim))


def fresh(towers: Towers, seed: int) -> Towers:
    """The same architecture with first weights of another seed: it has learned nothing."""
    from train.towers import load

    # The very same words and pictures go in, so its own tokenizer needn't be found, on a hub or elsewhere.
    text = {
        k: v for k, v in towers.config["text_cfg"].items() if not k.startswith(("hf_tokenizer", "tokenizer"))
    }
    config = {**towers.config, "text_cfg": text}
    made = load(config, device=towers.device, precision=towers.precision, seed=seed)
    return replace(towers, name=f"random:{towers.name}", model=made.model)


def features_of(cases: Sequence[Case], encoder: Encoder, *, change: Change | None = None) -> list[Features]:
    """The features of all cases. Texts that are the same, and pictures that are, have the same ones to the bit."""
    pictures = {p.key: p for case in cases for p in case.pictures}
    texts = list(dict.fromkeys(t for case in cases for t in (*case.captions, *case.texts)))
    seen = encoder.pictures(list(pictures.values()), change)
    read = encoder.texts(texts)
    where = {key: k for k, key in enumerate(pictures)}
    line = {text: k for k, text in enumerate(texts)}
    return [
        Features(
            seen[[where[p.key] for p in case.pictures]],
            read[[line[t] for t in case.captions]],
            read[[line[t] for t in case.texts]],
        )
        for case in cases
    ]


def _of(picture: Picture, seed: int) -> np.random.Generator:
    """A generator of the picture's own, so that its noise doesn't depend on what is looked at before it."""
    keys = (crc32(b"a change of pictures"), crc32(picture.key.encode()))
    return np.random.Generator(np.random.Philox(np.random.SeedSequence(seed, spawn_key=keys)))


def _parts(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
