"""Problems, and how what others wrote is shown to a model: as data, between tags that it can't close."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geodsl.assist.request import picture_block
from geodsl.errors import GeodslError

__all__ = ["Image", "Problem", "ProblemError", "quoted"]

LONGEST = 20_000  # characters of a problem
_BYTES = 5_000_000
_PIXELS = 8_000 * 8_000
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_KINDS = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp", "GIF": "image/gif"}


class ProblemError(GeodslError, ValueError):
    """Raised where a problem can't be taken."""


@dataclass(frozen=True)
class Image:
    """A picture: its bytes are looked at before anybody is sent them."""

    data: bytes
    kind: str

    @classmethod
    def of(cls, data: bytes) -> Image:
        """Take a picture.

        Raises:
            ProblemError: where it is none, or too large.
        """
        from io import BytesIO

        from PIL import Image as Pictures

        if len(data) > _BYTES:
            raise ProblemError(f"expected a picture of {_BYTES:,} bytes at most; found {len(data):,}")
        try:
            with Pictures.open(BytesIO(data), formats=tuple(_KINDS)) as opened:
                kind, (width, height) = _KINDS[opened.format or ""], opened.size
                opened.verify()
        except Exception:
            raise ProblemError("expected a picture (PNG, JPEG, WebP or GIF); found something else") from None
        if width * height > _PIXELS:
            raise ProblemError(f"expected a picture of 64 million pixels at most; found {width} × {height}")
        return cls(data, kind)

    def block(self) -> dict[str, Any]:
        return picture_block(base64.b64encode(self.data).decode("ascii"), self.kind)


@dataclass(frozen=True)
class Problem:
    """A problem to draw.

    Attributes:
        id: what its files are called.
        answer: what is asked for, if known: no model is shown it.
        image: a picture that came with it.
    """

    text: str
    id: str = "problem"
    answer: str | None = None
    image: Image | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.text, str) or not self.text.strip():
            raise ProblemError("expected the text of a problem; found nothing")
        if len(self.text) > LONGEST:
            raise ProblemError(f"expected a text of {LONGEST:,} characters at most; found {len(self.text):,}")
        if not isinstance(self.id, str) or not _ID.fullmatch(self.id):
            raise ProblemError(
                f"expected an id of letters, digits, `.`, `_` and `-`, 100 at most; found {str(self.id)[:60]!r}"
            )
        if self.answer is not None and not isinstance(self.answer, str):
            raise ProblemError(f"expected the answer as a text; found {type(self.answer).__name__}")

    @classmethod
    def from_json(cls, told: Any, *, images: Mapping[str, Image] | None = None) -> Problem:
        """A problem as a line of JSON has it.

        Raises:
            ProblemError: saying what is wrong.
        """
        if not isinstance(told, Mapping):
            raise ProblemError('expected an object such as {"id": "p1", "text": "…"}; found something else')
        strange = [k for k in told if k not in ("id", "text", "answer", "image")]
        if strange:
            raise ProblemError(f"expected id, text, answer and image; found {str(strange[0])[:60]!r}")
        answer: Any = told.get("answer")
        if isinstance(answer, int | float) and not isinstance(answer, bool):
            answer = f"{answer:g}"
        image = told.get("image")
        picture = None if image is None else (images or {})[image]
        return cls(told.get("text", ""), told.get("id", ""), answer, picture)

    def to_json(self) -> dict[str, Any]:
        from hashlib import sha256

        picture = None if self.image is None else sha256(self.image.data).hexdigest()
        return {"id": self.id, "text": self.text, "answer": self.answer, "image": picture}


def quoted(tag: str, text: str) -> str:
    """A text between tags; a tag of that name within it is none any more."""
    inside = re.sub(rf"<(?=\s*/?\s*{tag}\b)", "‹", text, flags=re.IGNORECASE)
    return f"<{tag}>\n{inside}\n</{tag}>"
