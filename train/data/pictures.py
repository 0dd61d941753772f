"""Pictures: files decoded without trust, and made into what a tower reads, with chance of their own."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from train.data.errors import DataError

__all__ = ["Look", "chance", "decoded", "floats", "look_of", "prepared"]

_LARGEST = 4096 * 4096  # pixels
_KINDS = ("PNG", "JPEG", "WEBP")


def decoded(file: bytes, name: str) -> Any:
    """A picture file as a PIL picture in RGB.

    Raises:
        DataError: where it is none of ours, or too large.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(file), formats=_KINDS) as picture:
            if picture.width * picture.height > _LARGEST:
                raise ValueError(f"it has {picture.width} x {picture.height} pixels")
            return picture.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise DataError(
            f"the picture {name} can't be read: {error}; `geodsl verify` says what else is wrong with the dataset"
        ) from None


class Look(NamedTuple):
    """How a tower looks at pictures.

    Attributes:
        make: a picture (PIL) to a tensor (3, H, W): of bytes where there is a `mean`, else as the tower reads it.
        mean, std: what is taken from each channel of a picture in 0..1, and by what it is divided then.
    """

    make: Callable[[Any], Tensor]
    mean: tuple[float, ...] | None = None
    std: tuple[float, ...] | None = None


def look_of(transform: Callable[[Any], Tensor]) -> Look:
    """The look of a transform. One that ends in the usual two steps stops before them: bytes are a quarter to carry."""
    from torchvision.transforms import Compose, Normalize, ToTensor  # type: ignore[import-untyped]

    match getattr(transform, "transforms", ()):
        case [*head, ToTensor(), Normalize() as last] if isinstance(transform, Compose):
            return Look(_Bytes(Compose(head)), tuple(map(float, last.mean)), tuple(map(float, last.std)))
    return Look(transform)


class _Bytes:
    """A transform of pictures, and then their bytes."""

    def __init__(self, transform: Callable[[Any], Any]) -> None:
        self.transform = transform

    def __call__(self, picture: Any) -> Tensor:
        found = np.array(self.transform(picture).convert("RGB"))
        return torch.from_numpy(found).permute(2, 0, 1)


def floats(pictures: Tensor, mean: Sequence[float], std: Sequence[float]) -> Tensor:
    """Bytes (…, 3, H, W) as the tower reads them: the last two steps of its transform, wherever the bytes are."""
    shift, by = (torch.tensor(x, device=pictures.device).reshape(-1, 1, 1) for x in (mean, std))
    return pictures.float().div_(255).sub_(shift).div_(by)


def prepared(picture: Any, make: Callable[[Any], Tensor], seed: int) -> Tensor:
    """What is made of a picture; what a transform draws by chance is the same for one seed."""
    with chance(seed):
        return make(picture)


@contextmanager
def chance(seed: int) -> Iterator[None]:
    """The global generators that transforms draw from begin at a seed; afterwards they are as they were before."""
    before, plain = torch.default_generator.get_state(), random.getstate()
    torch.default_generator.manual_seed(seed)
    random.seed(seed)
    try:
        yield
    finally:
        torch.default_generator.set_state(before)
        random.setstate(plain)
