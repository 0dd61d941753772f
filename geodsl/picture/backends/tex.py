"""Labels as TeX: what `formula` reads, in math mode, with nothing but plain LaTeX."""

from __future__ import annotations

from geodsl.picture.letters.formula import read
from geodsl.picture.letters.nodes import Fraction, Group, Node, Root, Row, Scripts, Sign
from geodsl.picture.letters.tokens import FUNCTIONS, GREEK, LOWERED, RAISED

__all__ = ["math"]

_COMMANDS = {letter: "\\" + name for name, letter in GREEK.items()}
# Capitals that look Latin have no command; neither has the small omicron.
_LATIN = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΧο", "ABEZHIKMNOPTXo", strict=True))
_COMMANDS |= {letter: f"\\mathrm{{{latin}}}" for letter, latin in _LATIN.items()} | {
    "ο": "o",
    "ς": "\\varsigma",
}
_COMMANDS |= {
    "ϕ": "\\phi",
    "ϑ": "\\vartheta",
    "−": "-",
    "±": "\\pm",
    "·": "\\cdot",
    "×": "\\times",
    "÷": "\\div",
    "≤": "\\le",
    "≥": "\\ge",
    "≠": "\\ne",
    "≈": "\\approx",
    "≅": "\\cong",
    "≡": "\\equiv",
    "~": "\\sim",
    "∥": "\\parallel",
    "⟂": "\\perp",
    "⊥": "\\perp",
    "∠": "\\angle",
    "△": "\\triangle",
    "∈": "\\in",
    "∞": "\\infty",
    "→": "\\to",
    "…": "\\ldots",
    "√": "\\surd",
    "°": "{{}^\\circ}",
    "′": "{{}'}",
    "’": "\\mbox{'}",
    "'": "{{}'}",
    "\\": "\\backslash",
    "^": "\\mbox{\\^{}}",
    "#": "\\#",
    "$": "\\$",
    "%": "\\%",
    "&": "\\&",
    "_": "\\_",
    "{": "\\{",
    "}": "\\}",
    '"': "\\mbox{''}",
    "`": "\\mbox{`}",
    "-": "\\mbox{-}",
    "½": "\\frac{1}{2}",
    "¼": "\\frac{1}{4}",
    "¾": "\\frac{3}{4}",
}
_COMMANDS |= {raised: f"{{{{}}^{'-' if sign == '−' else sign}}}" for raised, sign in RAISED.items()}
_COMMANDS |= {lowered: f"{{{{}}_{sign}}}" for lowered, sign in LOWERED.items()}
DEGREE = Sign("°", "degree")


def math(text: str) -> str:
    """A label as it stands between two dollar signs."""
    return _row(read(text))


def _row(row: Row) -> str:
    out = ""
    before: Node | None = None
    for node in row:
        piece = _node(node)
        if (
            node == DEGREE
            and not isinstance(before, Sign)
            and not (isinstance(before, Group) and before.opened)
        ):
            piece = "{}" + piece  # an exponent of its own, behind that of x²
        before = node
        # A command's name ends where no letter follows.
        if out and out[-1].isalpha() and _ends_in_command(out) and piece[:1].isalpha():
            out += " "
        out += piece
    return out


def _ends_in_command(text: str) -> bool:
    return text[text.rfind("\\") + 1 :].isalpha() if "\\" in text else False


def _node(node: Node) -> str:
    match node:
        case Sign():
            return _sign(node)
        case Scripts():
            base = _node(node.base)
            if not isinstance(node.base, Sign):
                base = f"{{{base}}}"
            sub = f"_{_argument(node.sub)}" if node.sub else ""
            # Primes are an exponent themselves.
            sup = "\\prime" * node.primes + (" " * bool(node.primes) + _row(node.sup) if node.sup else "")
            if node.primes and not node.sup:
                return base + sub + "'" * node.primes
            return base + sub + (f"^{_braced(sup)}" if sup else "")
        case Fraction():
            over, under = _argument(node.over), _argument(node.under)
            return "\\frac" + " " * over[0].isalpha() + over + under
        case Root():
            return f"\\sqrt{{{_row(node.row)}}}"
        case Group():
            inner = _row(node.row)
            if not node.opened:
                return inner
            if "\\frac" in inner:
                return f"\\left{_sign(Sign(node.opened, 'plain'))}{inner}\\right{_sign(Sign(node.closed, 'plain'))}"
            return _COMMANDS.get(node.opened, node.opened) + inner + _COMMANDS.get(node.closed, node.closed)


def _sign(sign: Sign) -> str:
    match sign.kind:
        case "thin":
            return "\\,"
        case "space":
            return "\\ "
        case "degree":
            return "^\\circ"
        case "function":
            return "\\" + sign.text if sign.text in FUNCTIONS else _upright(sign.text)
        case "roman":
            return _upright(sign.text)
        case "number":
            return sign.text.replace(",", "{,}")
    return "".join(map(_char, sign.text))


def _char(char: str) -> str:
    if char in _COMMANDS:
        return _COMMANDS[char]
    return char if char.isascii() else f"\\mbox{{{char}}}"


def _upright(text: str) -> str:
    if text.isascii() and text.isalpha():
        return f"\\mathrm{{{text}}}"
    return "\\mbox{" + "".join("'" if char == "’" else char for char in text) + "}"


def _argument(row: Row) -> str:
    text = _row(row)
    return text if len(text) == 1 and text.isalnum() else _braced(text)


def _braced(text: str) -> str:
    return text if len(text) == 1 and text.isalnum() else f"{{{text}}}"
