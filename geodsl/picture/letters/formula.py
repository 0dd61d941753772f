"""What a label says: a text read as a formula, or as words.

A label is read the way a reader would: `2x+3` is a sum, `a/b` a fraction, `A1` an indexed letter, `60 deg` an angle,
`5 cm` a length with its unit, and `height` a word. Nothing is an error here: whatever makes no formula
stands for itself.
"""

from __future__ import annotations

from functools import lru_cache

from geodsl.picture.letters.nodes import Fraction, Group, Node, Root, Row, Scripts, Sign
from geodsl.picture.letters.prose import prose
from geodsl.picture.letters.tokens import BINARY, BRACKETS, LOWERED, PRIMES, RAISED, RELATIONS, Token, tokens

__all__ = ["LONGEST", "Unreadable", "checked", "read"]

LONGEST = 60


class Unreadable(ValueError):
    """A label that is too long, or holds what can't be seen."""


@lru_cache(maxsize=4096)
def read(text: str) -> Row:
    """Read a label; raises `Unreadable` for one of more than 60 characters, or with control characters."""
    found = tokens(checked(text))
    if any(token.kind == "word" for token in found):
        return prose(text, _formula)
    return _Reader(found).row("")


def checked(text: str) -> str:
    """The text, if it can be a label at all."""
    if len(text) > LONGEST:
        raise Unreadable(f"a label has at most {LONGEST} characters, this one has {len(text)}")
    hidden = next((char for char in text if not char.isprintable()), None)
    if hidden is not None:
        raise Unreadable(f"a label can't hold the invisible character U+{ord(hidden):04X}")
    if not text.strip():
        raise Unreadable("there is nothing to see in this label")
    return text


def _formula(text: str) -> Row:
    return _Reader(tokens(text)).row("")


class _Reader:
    """Reads tokens from left to right; brackets without a partner are signs."""

    def __init__(self, found: list[Token]) -> None:
        self.tokens = [*found, Token("end", "", False)]
        self.at = 0
        self.partners: dict[int, int] = {}
        opened: list[int] = []
        for i, token in enumerate(found):
            if token.text in BRACKETS:
                opened.append(i)
            elif opened and token.text == BRACKETS[found[opened[-1]].text]:
                self.partners[opened.pop()] = i

    @property
    def next(self) -> Token:
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
                sign = self._plain()
                # Whoever writes "50 %" wants the space; operators bring their own.
                if out and token.spaced and sign.kind == "plain":
                    out.append(Sign(" ", "space"))
                out.append(sign)
                start = len(out)
                continue
            if (
                out
                and start == len(out)
                and token.spaced
                and isinstance(out[-1], Sign)
                and out[-1].kind == "plain"
            ):
                out.append(Sign(" ", "space"))
                start = len(out)
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

    def _plain(self) -> Sign:
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


def _between(before: Node, after: Node, token: Token) -> list[Node]:
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
