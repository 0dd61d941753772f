"""Words for how things look, and what the drawing calls it."""

from __future__ import annotations

__all__ = ["CORNERS", "LINES", "LOOKS", "PATTERNS"]

LINES = ("solid", "dashed", "dotted")
LOOKS = {"filled": "disc", "hollow": "ring", "boxed": "square", "crossed": "cross", "bare": "none"}
PATTERNS = {"hatched": "hatched", "crosshatched": "crosshatched", "stippled": "dotted", "toned": "tone"}
CORNERS = {
    "above": "n",
    "below": "s",
    "left": "w",
    "right": "e",
    "above left": "nw",
    "above right": "ne",
    "below left": "sw",
    "below right": "se",
}
