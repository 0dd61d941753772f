"""What a reader isn't asked about."""

from __future__ import annotations

from geodsl.language.term import Directive

__all__ = ["Overlook"]


class Overlook(Directive):
    """A fact that may be neither clearly true nor clearly false: `overlook AB parallel CD`."""

    phrases = ("overlook {fact: fact}",)
