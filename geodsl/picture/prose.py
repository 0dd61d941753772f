"""Labels of ordinary words, and of points and numbers among them."""

from __future__ import annotations

from .nodes import Node, Row, Scripts, Sign
from .tokens import GREEK, PRIMES, RAISED, SPELLED, pieces

__all__ = ["prose"]


def prose(text: str) -> Row:
    """Words upright, single letters and points italic, signs as they stand."""
    row: list[Node] = []
    parts = pieces(text.strip())
    for i, (kind, piece) in enumerate(parts):
        before = parts[i - 1] if i else ("space", " ")
        after = parts[i + 1] if i + 1 < len(parts) else ("space", " ")
        inner = before[0] == after[0] == "letters"
        if kind == "space":
            row.append(Sign(" ", "space"))
        elif kind == "number":
            letter = row[-1] if row and before[0] == "letters" else None
            if isinstance(letter, Sign) and letter.kind == "letter" and piece.isdecimal():
                row[-1] = Scripts(letter, (Sign(piece, "number"),), (), 0)
            else:
                row.append(Sign(piece, "number"))
        elif kind == "letters":
            owned = before[1] in PRIMES and i > 1 and parts[i - 2][0] == "letters"  # Euler's
            variable = not owned and (len(piece) == 1 or (piece.isupper() and len(piece) <= 4))
            word = GREEK.get(piece, piece)
            row += (
                [Sign(char, "letter") for char in word]
                if variable or word != piece
                else [Sign(piece, "roman")]
            )
        elif piece in PRIMES:
            last = row[-1] if row else None
            if inner or not isinstance(last, Sign | Scripts) or last == Sign(" ", "space"):
                row.append(Sign("’", "roman"))
            elif isinstance(last, Scripts):
                row[-1] = last._replace(primes=last.primes + PRIMES[piece])
            else:
                row[-1] = Scripts(last, (), (), PRIMES[piece])
        elif piece in RAISED and row:
            row[-1] = Scripts(row[-1], (), (Sign(RAISED[piece], "number"),), 0)
        elif piece == "-":
            row.append(Sign("−" if after[0] == "number" and not inner else "-", "plain"))
        else:
            row.append(Sign(SPELLED.get(piece, piece), "plain"))
    return tuple(row)
