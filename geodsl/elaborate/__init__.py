"""Tree to scene: names resolved, phrases matched, points placed in an order that works."""

from geodsl.elaborate.elaborate import elaborate

__all__ = ["elaborate"]
