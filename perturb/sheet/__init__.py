"""A page for a group: the anchor and its negatives, to be looked at."""

from perturb.sheet.document import page

__all__ = ["page"]
