"""Pictures to be looked at: where they are, and how they are changed to see whether a model minds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from train.evaluate.errors import EvaluateError

__all__ = ["CHANGES", "Picture"]

_MOST = 64 * 2**20  # pixels: files come from anywhere
_NOISE = 0.1  # standard deviation, of the whole range of ink
_WHITE = (255, 255, 255)


@dataclass(frozen=True)
class Picture:
    """A picture's file, read when it is looked at.

    Attributes:
        file: its bytes, or where they are.
        box: the part that is meant: left, top, right, bottom; all of it, if left out.
    """

    file: bytes | Path
    box: tuple[int, int, int, int] | None = None

    @property
    def key(self) -> str:
        """The same for pictures that are the same."""
        told = sha256(self.file).hexdigest() if isinstance(self.file, bytes) else str(self.file)
        return told if self.box is None else f"{told} {self.box}"

    @property
    def name(self) -> str:
        return "a picture of the dataset" if isinstance(self.file, bytes) else str(self.file)

    def open(self) -> Image.Image:
        """The picture in red, green and blue, transparent parts on white.

        Raises:
            EvaluateError: if there is none, or one that is too large.
        """
        try:
            with Image.open(BytesIO(self.file) if isinstance(self.file, bytes) else self.file) as found:
                if found.width * found.height > _MOST:
                    raise EvaluateError(f"{self.name} has more than {_MOST:,} pixels; take a smaller one")
                image: Image.Image = found
                if found.mode in ("RGBA", "LA", "PA") or "transparency" in found.info:
                    over = found.convert("RGBA")
                    image = Image.new("RGB", found.size, _WHITE)
                    image.paste(over, mask=over.getchannel("A"))
                image = image.convert("RGB")
        except FileNotFoundError:
            raise EvaluateError(f"there is no picture {self.name}") from None
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            if isinstance(error, EvaluateError):
                raise
            raise EvaluateError(f"{self.name} can't be read as a picture: {error}") from None
        return image if self.box is None else image.crop(self.box)


def _turned(image: Image.Image, random: np.random.Generator) -> Image.Image:
    """By 30 degrees, on paper large enough that nothing is cut off; what is drawn gets smaller in the frame."""
    return image.rotate(30, Image.Resampling.BICUBIC, expand=True, fillcolor=_WHITE)


def _halved(image: Image.Image, random: np.random.Generator) -> Image.Image:
    """What is left of it after half its size."""
    small = (max(1, image.width // 2), max(1, image.height // 2))
    return image.resize(small, Image.Resampling.BICUBIC).resize(image.size, Image.Resampling.BICUBIC)


def _noisy(image: Image.Image, random: np.random.Generator) -> Image.Image:
    pixels = np.asarray(image, np.float64)
    grain = random.normal(0.0, 255.0 * _NOISE, (*pixels.shape[:2], 1))
    return Image.fromarray((pixels + grain).clip(0, 255).round().astype(np.uint8))


Change = Callable[[Image.Image, Any], Image.Image]
CHANGES: Mapping[str, Change] = {"turned by 30°": _turned, "half size": _halved, "noise": _noisy}
"""What a picture is put through; a change draws what it needs from the generator of its picture."""
