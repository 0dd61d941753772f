"""Other people's tests, in their published layouts, and folders of pictures with captions, where a user has them."""

from __future__ import annotations

from train.readers.captions import captioned
from train.readers.files import ReaderError
from train.readers.kinds import KINDS, read

__all__ = ["KINDS", "ReaderError", "captioned", "read"]
