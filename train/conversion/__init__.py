"""Models of open_clip's as models of Hugging Face's, for those who build on them."""

from __future__ import annotations

from train.conversion.convert import convert

__all__ = ["convert"]
