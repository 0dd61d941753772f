"""The tokens of a label: numbers, letters and signs, and what the common runs of letters stand for."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = [
    "BINARY",
    "BRACKETS",
    "FUNCTIONS",
    "GREEK",
    "LOWERED",
    "PRIMES",
    "RAISED",
    "RELATIONS",
    "SPELLED",
    "Token",
    "pieces",
    "tokens",
]

_NAMES = """
alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi
psi omega
"""
_LETTERS = "αβγδεζηθικλμνξοπρστυφχψω"
GREEK = dict(zip(_NAMES.split(), _LETTERS, strict=True)) | {
    name.capitalize(): letter.upper() for name, letter in zip(_NAMES.split(), _LETTERS, strict=True)
}
"""Greek letters by name, as a keyboard without them writes them."""

UNITS = {"m", "cm", "mm", "dm", "km", "ft", "in", "yd", "h", "s", "min", "kg", "g", "unit", "units"}
FUNCTIONS = {"sin", "cos", "tan", "cot", "log", "ln"}
PRIMES = {"'": 1, "’": 1, "′": 1, "″": 2}
RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "0123456789+−n", strict=True))
LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))
SPELLED = {"<=": "≤", ">=": "≥", "!=": "≠", "...": "…", "||": "∥", "->": "→", "-": "−", "*": "·", "⋅": "·"}
BRACKETS = {"(": ")", "[": "]", "{": "}"}
BINARY = frozenset("+−±·×÷")
RELATIONS = frozenset("=<>≤≥≠≈~≅≡∥⟂⊥→:∈")

_PIECE = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*|\.\d+)|(?P<letters>[^\W\d_⁰¹²³⁴-⁹ⁿ₀-₉]+)|(?P<space>\s+)"
    r"|(?P<sign><=|>=|!=|\.\.\.|\|\||->|[\W_]|.)"
)
# One or two letters are variables, three or more in a row a word, unless they can't be spoken.
_WORD = re.compile(r"(?=.*[aeiouäöüéèàáíóú])[^\W\d_][a-zà-öø-ÿ]{2,}")


class Token(NamedTuple):
    kind: str  # number, letters, word, unit, function, greek, sign, end
    text: str
    spaced: bool  # there is room before it


def pieces(text: str) -> list[tuple[str, str]]:
    """The parts of a text, each with its kind: number, letters, space or sign."""
    return [(str(match.lastgroup), match.group()) for match in _PIECE.finditer(text)]


def tokens(text: str) -> list[Token]:
    """The tokens of a formula, without the space between them."""
    out: list[Token] = []
    spaced = False
    for kind, piece in pieces(text):
        if kind == "space":
            spaced = True
            continue
        if kind == "letters":
            kind, piece = _letters(piece, out[-1] if out else None, spaced)
        out.append(Token(kind, SPELLED.get(piece, piece) if kind == "sign" else piece, spaced))
        spaced = False
    return out


def _letters(piece: str, before: Token | None, spaced: bool) -> tuple[str, str]:
    """What a run of letters is, and how it is written."""
    if piece in GREEK:
        return "greek", GREEK[piece]
    if piece == "sqrt":
        return "sign", "√"
    if piece in ("deg", "degrees") and before:
        return "sign", "°"
    if piece in FUNCTIONS:
        return "function", piece
    # A metre is one only at a distance: "5m" is five times m.
    measured = before is not None and (
        before.kind == "number" or before.text in (")", "}", "/") or before.text in RAISED
    )
    if before is not None and before.text == "_" and not spaced and len(piece) > 1 and piece.islower():
        return "unit", piece  # x_max
    if piece in UNITS and measured and (spaced or len(piece) > 1 or (before and before.text == "/")):
        return "unit", piece
    return ("word" if _WORD.fullmatch(piece) else "letters"), piece
