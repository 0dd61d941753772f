"""Claims, which are checked, and questions, which are kept for whoever asks them."""

from __future__ import annotations

from geodsl.language.term import Directive

__all__ = ["Claim", "Find", "FindRatio"]


class Claim(Directive):
    """A fact that must hold in every instance: `claim OP perpendicular AB`."""

    phrases = ("claim {fact: fact}",)


class Find(Directive):
    """A question for a number: `find angle AOB`."""

    phrases = ("find {what: quantity}",)


class FindRatio(Directive):
    """A question for a ratio: `find AB : CD`."""

    phrases = ("find {what: proportion}",)
