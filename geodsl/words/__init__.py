"""Words for facts."""

from geodsl.words.plain import Caption, plain

__all__ = ["Caption", "plain"]
