"""Labels of ordinary words: those stand upright, and what is between them is read as formulas."""

from __future__ import annotations

from collections.abc import Callable

from geodsl.picture.letters.nodes import Node, Row, Sign
from geodsl.picture.letters.tokens import FUNCTIONS, GREEK, PRIMES, UNITS, pieces

__all__ = ["prose"]

SPACE = Sign(" ", "space")
APOSTROPHE = Sign("’", "roman")
AFTER_WORDS = frozenset("-:;,.!?)")


def prose(text: str, formula: Callable[[str], Row]) -> Row:
    """Read a text with words in it; `formula` reads what has none."""
    row: list[Node] = []
    between = ""
    parts = pieces(text.strip())
    for i, (kind, piece) in enumerate(parts):
        owned = i > 1 and parts[i - 1][1] in PRIMES and parts[i - 2][0] == "letters"  # Euler's
        if kind != "letters" or not (owned or _is_word(piece, parts[:i])):
            between += piece
            continue
        row += _between(between[:-1] if owned else between, bool(row), formula)
        row += [APOSTROPHE, Sign(piece, "roman")] if owned else [Sign(piece, "roman")]
        between = ""
    return (*row, *_between(between, bool(row), formula))


def _is_word(piece: str, before: list[tuple[str, str]]) -> bool:
    """Whether letters are spoken as a word rather than one by one."""
    if len(piece) == 1 or piece.isupper() or piece in GREEK or piece in FUNCTIONS or piece in ("sqrt", "deg"):
        return False
    number = next((kind == "number" for kind, _ in reversed(before) if kind != "space"), False)
    return not (number and piece in UNITS)


def _between(text: str, after_word: bool, formula: Callable[[str], Row]) -> Row:
    """What stands between words, with the room that the words need."""
    row: list[Node] = []
    while text and after_word and text[0] in AFTER_WORDS:
        row.append(Sign(text[0], "plain"))
        text = text[1:]
    if not text.strip():
        return (*row, SPACE) if text else tuple(row)
    inner = formula(text.strip())
    before = [SPACE] if text[0] == " " and not _is_operator(inner[0]) else []
    behind = [SPACE] if text[-1] == " " and not _is_operator(inner[-1]) else []
    return (*row, *before, *inner, *behind)


def _is_operator(node: Node) -> bool:
    """Whether a sign brings room of its own."""
    return isinstance(node, Sign) and node.kind in ("binary", "relation") and node.text != ":"
