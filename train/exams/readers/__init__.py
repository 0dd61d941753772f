"""Other people's tests in their published files, where a user has them; nothing of theirs is kept here."""

from __future__ import annotations
