"""What pictures and words are where nobody says otherwise: told once, for Python and for the command line."""

from __future__ import annotations

__all__ = ["LANG", "REGISTER", "SIZE", "STYLE"]

SIZE = 336  # pixels a side
STYLE = "textbook"
LANG = "en"
REGISTER = "any"
