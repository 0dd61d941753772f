"""What a label says: a text read as a formula, or as words.

A label is read the way a reader would: `2x+3` is a sum, `a/b` a fraction, `A1` an indexed letter, `60 deg` an angle,
`5 cm` a length with its unit, and `height` a word. Nothing is an error here: whatever makes no formula
stands for itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

__all__ = ["GREEK", "Fraction", "Group", "Node", "Root", "Row", "Scripts", "Sign", "Unreadable", "read"]

LONGEST = 60


class Unreadable(ValueError):
    """A label that is too long, or holds what can't be seen."""


class Sign(NamedTuple):
    """Characters that are set side by side.

    The kinds are "letter" (italic), "roman", "number", "plain", "binary", "relation", "comma", "function", "degree",
    and "thin" and "space", which are of no ink.
    """

    text: str
    kind: str


class Scripts(NamedTuple):
    """Something with an index, an exponent or primes."""

    base: Node
    sub: Row
    sup: Row
    primes: int


class Fraction(NamedTuple):
    """One thing over another."""

    over: Row
    under: Row


class Root(NamedTuple):
    """A square root."""

    row: Row


class Group(NamedTuple):
    """What belongs together, within brackets or (where those are empty) without any."""

    opened: str
    row: Row
    closed: str


Node = Sign | Scripts | Fraction | Root | Group
Row = tuple[Node, ...]

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

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*|\.\d+)|(?P<letters>[^\W\d_⁰¹²³⁴-⁹ⁿ₀-₉]+)|(?P<space>\s+)"
    r"|(?P<sign><=|>=|!=|\.\.\.|\|\||->|[\W_]|.)"
)
# One or two letters are variables, three or more in a row a word, unless they can't be spoken.
_WORD = re.compile(r"(?=.*[aeiouäöüéèàáíóú])[^\W\d_][a-zà-öø-ÿ]{2,}")


class _Token(NamedTuple):
    kind: str  # number, letters, word, unit, function, greek, sign, end
    text: str
    spaced: bool  # there is room before it


@lru_cache(maxsize=4096)
def read(text: str) -> Row:
    """Read a label; raises `Unreadable` for one of more than 60 characters, or with control characters."""
    if len(text) > LONGEST:
        raise Unreadable(f"a label has at most {LONGEST} characters, this one has {len(text)}")
    hidden = next((char for char in text if not char.isprintable()), None)
    if hidden is not None:
        raise Unreadable(f"a label can't hold the invisible character U+{ord(hidden):04X}")
    if not text.strip():
        raise Unreadable("there is nothing to see in this label")
    tokens = _tokens(text)
    if any(token.kind == "word" for token in tokens):
        return _prose(text)
    return _Reader(tokens).row("")


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    spaced = False
    for match in _TOKEN.finditer(text):
        kind, piece = str(match.lastgroup), match.group()
        if kind == "space":
            spaced = True
            continue
        if kind == "letters":
            kind, piece = _letters(piece, tokens[-1] if tokens else None, spaced)
        tokens.append(_Token(kind, SPELLED.get(piece, piece) if kind == "sign" else piece, spaced))
        spaced = False
    return tokens


def _letters(piece: str, before: _Token | None, spaced: bool) -> tuple[str, str]:
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
    if before is not None and before.text == "_" and not spaced and len(piece) > 1:
        return "unit", piece  # x_max
    if piece in UNITS and measured and (spaced or len(piece) > 1 or (before and before.text == "/")):
        return "unit", piece
    return ("word" if _WORD.fullmatch(piece) else "letters"), piece


# -- words -------------------------------------------------------------------------------------


def _prose(text: str) -> Row:
    """Words upright, single letters and points italic, signs as they stand."""
    row: list[Node] = []
    pieces = [(str(match.lastgroup), match.group()) for match in _TOKEN.finditer(text.strip())]
    for i, (kind, piece) in enumerate(pieces):
        before = pieces[i - 1] if i else ("space", " ")
        after = pieces[i + 1] if i + 1 < len(pieces) else ("space", " ")
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
            owned = before[1] in PRIMES and i > 1 and pieces[i - 2][0] == "letters"  # Euler's
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


# -- formulas ----------------------------------------------------------------------------------


class _Reader:
    """Reads tokens from left to right; brackets without a partner are signs."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = [*tokens, _Token("end", "", False)]
        self.at = 0
        self.partners: dict[int, int] = {}
        opened: list[int] = []
        for i, token in enumerate(tokens):
            if token.text in BRACKETS:
                opened.append(i)
            elif opened and token.text == BRACKETS[tokens[opened[-1]].text]:
                self.partners[opened.pop()] = i

    @property
    def next(self) -> _Token:
        return self.tokens[self.at]

    def row(self, stop: str) -> Row:
        """Everything up to the bracket that closes this row, or to the end."""
        out: list[Node] = []
        start = 0  # of the product that a slash would take as its numerator
        end = self._end(stop)
        while self.at < end:
            token = self.next
            if token.text == "/" and start < len(out) and not isinstance(out[-1], Fraction):
                self._divide(out, start, end)
                start = len(out) if out[-1] == Sign("/", "plain") else start
                continue
            spot = self.at
            factor = self.factor()
            if factor is None:
                out.append(self._plain())
                start = len(out)
                continue
            if out and start < len(out):
                out += _between(out[-1], factor, token)
                # "3 1/2" is three and a half.
                if token.kind == self.tokens[spot - 1].kind == "number":
                    start = len(out)
            out.append(factor)
        return tuple(out)

    def _end(self, stop: str) -> int:
        if not stop:
            return len(self.tokens) - 1
        return self.partners[self.at - 1]

    def _divide(self, out: list[Node], start: int, end: int) -> None:
        """A fraction of the product so far and the next factor; a slash where there is none, and after a unit."""
        over = tuple(out[start:])
        self.at += 1
        under = None
        # "km/h", "60 km/h": units keep their slash.
        united = any(isinstance(node, Sign) and node.kind == "roman" for node in over)
        if not united and self.at < end:
            under = self.factor()
        if under is None:
            out.append(Sign("/", "plain"))
            return
        # "1/2x" is half of x, "a/2b" has 2b under its bar.
        below: list[Node] = [under]
        if not (_is_number(over) and _is_number((under,))):
            while self.at < end and not self.next.spaced and (more := self.factor()) is not None:
                below.append(more)
        out[start:] = [Fraction(_bare(over), _bare(tuple(below)))]

    def _plain(self) -> Node:
        token = self.tokens[self.at]
        self.at += 1
        text = token.text
        if text in BINARY:
            return Sign(text, "binary")
        if text in RELATIONS:
            return Sign(text, "relation")
        if text in (",", ";"):
            return Sign(text, "comma" if self.next.spaced else "plain")
        return Sign(text, "plain")

    def factor(self) -> Node | None:
        """A number, letters, a root or a bracket, with whatever hangs on it; None if there is none here."""
        token = self.next
        base = self._base()
        if base is None:
            return None
        indexed = token.kind in ("letters", "greek")
        if isinstance(base, Group) and not base.opened:
            # Scripts hang on the last of several letters.
            *rest, last = base.row
            scripted = self._scripts(last, indexed)
            return Group("", (*rest, scripted), "")
        return self._scripts(base, indexed)

    def _base(self) -> Node | None:
        token = self.next
        if token.kind in ("number", "greek", "unit", "function"):
            self.at += 1
            kinds = {"number": "number", "greek": "letter", "unit": "roman", "function": "function"}
            return Sign(token.text, kinds[token.kind])
        if token.kind == "letters":
            self.at += 1
            letters = tuple(Sign(char, "letter") for char in token.text)
            # A digit or a script belongs to the last letter alone, and letters go on behind it: A1B1.
            return letters[0] if len(letters) == 1 else Group("", letters, "")
        if token.text == "√":
            self.at += 1
            inner = (
                self.factor() if not (self.next.text in BRACKETS and self.at not in self.partners) else None
            )
            return Root(_bare((inner,))) if inner is not None else Sign("√", "plain")
        if token.text in BRACKETS and self.at in self.partners:
            return self._bracket()
        return None

    def _bracket(self) -> Node:
        opened = self.next.text
        end = self.partners[self.at]
        self.at += 1
        row = self.row(opened)
        self.at = end + 1
        return Group(opened, row, BRACKETS[opened])

    def _scripts(self, base: Node, indexed: bool) -> Node:
        sub: Row = ()
        sup: Row = ()
        primes = 0
        degree = False
        while not (token := self.next).spaced or token.text == "°":
            if token.text in PRIMES:
                primes += PRIMES[token.text]
                self.at += 1
            elif token.kind == "number" and indexed and not sub and token.text.isdecimal():
                sub = (Sign(token.text, "number"),)
                self.at += 1
            elif token.text in LOWERED:
                sub = (*sub, Sign(LOWERED[token.text], "number"))
                self.at += 1
            elif token.text in RAISED:
                sup = (*sup, Sign(RAISED[token.text], "letter" if token.text == "ⁿ" else "number"))
                self.at += 1
            elif token.text in ("_", "^") and not (sub if token.text == "_" else sup):
                script = self._script()
                if script is None:
                    break
                sub, sup = (script, sup) if token.text == "_" else (sub, script)
            elif token.text == "°" and not degree:
                degree = True
                self.at += 1
                break
            else:
                break
        out = Scripts(base, sub, sup, primes) if sub or sup or primes else base
        return Group("", (out, Sign("°", "degree")), "") if degree else out

    def _script(self) -> Row | None:
        """What stands behind `_` or `^`; None (and nothing is read) if that is nothing."""
        start = self.at
        self.at += 1
        sign: Row = ()
        if self.next.text in ("−", "+") and self.tokens[self.at + 1].kind in ("number", "letters"):
            sign = (Sign(self.next.text, "plain"),)
            self.at += 1
        token = self.next
        if token.spaced or token.kind == "function":
            inner = None
        elif token.kind in ("number", "letters", "greek", "unit") or token.text in BRACKETS:
            inner = self._base()
        else:
            inner = None
        if inner is None:
            self.at = start
            return None
        return (*sign, *_bare((inner,)))


def _is_number(row: Row) -> bool:
    return len(row) == 1 and isinstance(row[0], Sign) and row[0].kind == "number"


def _bare(row: Row) -> Row:
    """Without the brackets that a bar makes needless."""
    if len(row) == 1 and isinstance(row[0], Group) and row[0].row:
        return row[0].row
    return row


def _between(before: Node, after: Node, token: _Token) -> list[Node]:
    """The room between two factors."""
    unit = after.base if isinstance(after, Scripts) else after
    if isinstance(unit, Sign) and unit.kind == "roman":
        return [Sign("", "thin")]
    functional = [node for node in (before, after) if isinstance(node, Sign) and node.kind == "function"]
    if functional:
        bracket = functional == [before] and isinstance(after, Group) and after.opened
        return [] if bracket else [Sign("", "thin")]
    mixed = isinstance(before, Sign) and before.kind == "number" and token.kind == "number"
    return [Sign("", "thin") if mixed else Sign(" ", "space")] if token.spaced else []
