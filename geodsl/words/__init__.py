"""Words for facts: captions, captions read back, questions."""

from geodsl.words.caption import Caption, Manner
from geodsl.words.compose import caption, manner, sayable_in, told
from geodsl.words.read import UnreadError, read

__all__ = ["Caption", "Manner", "UnreadError", "caption", "manner", "read", "sayable_in", "told"]


def __getattr__(name: str) -> object:
    # What looks at figures is imported where it is wanted: it brings all of observing along.
    if name in ("describe", "descriptions"):
        from geodsl.words import describing

        return getattr(describing, name)
    if name in ("Question", "ask", "ask_pictures", "paired"):
        from geodsl.words import questions

        return getattr(questions, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
