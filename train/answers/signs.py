"""A text without TeX's dress, full-width forms and the like: what answers are compared in, and read from."""

from __future__ import annotations

import re

from geodsl.words.questions.reading import plain, wide

__all__ = ["tidy"]

_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "theta": "θ", "lambda": "λ", "mu": "μ", "rho": "ρ",
    "sigma": "σ", "varphi": "φ", "phi": "φ", "omega": "ω",
}  # fmt: skip
_DRESS = (
    (re.compile(r"\\begin\s*\{(?:cases|array|aligned)\}(?:\s*\{[lcr]+\})?|\\end\s*\{(?:cases|array|aligned)\}"), ""),
    (re.compile(r"\\\\"), " , "),
    (re.compile(r"\^\s*\{?\s*\\circ\s*\}?|\\circ\b|\\degree\b"), "°"),
    (re.compile(r"(?<=\d)\s*\^\s*(?:\{\s*o\s*\}|o(?![A-Za-z]))"), "°"),
    (re.compile(r"(?<=\d)(?:\\,|\{,\}|\\!)(?=\d{3}(?!\d))"), ""),
    (re.compile(r"\\\{(.*)\\\}", re.DOTALL), r"⟦\1⟧"),
    (re.compile(r"(?<=[\d})])~(?=\s*\\)|(?<=[a-z]\{)~"), " "),
    (re.compile(r"\\(?:text|mathrm|operatorname|mbox|rm)\s*(?=\{)"), r" \\text"),
    (re.compile(r"\\q?quad\b|\\[;:,!]"), " "),
    (re.compile(r"\\(?:displaystyle|limits|big|Big)\b"), ""),
    (re.compile(r"\\infty\b"), "∞"), (re.compile(r"\\cup\b"), "∪"), (re.compile(r"\\(?:parallel|Vert)\b"), "∥"),
    (re.compile(r"\\(?:perp|bot)\b"), "⟂"), (re.compile(r"\\cong\b"), "≅"), (re.compile(r"\\backsim\b"), "∽"),
    (re.compile(r"\\(?:colon)\b"), ":"), (re.compile(r"\\(?:ldots|cdots|dots)\b"), "…"),
    (re.compile(r"\\odot\b"), "⊙"), (re.compile(r"\\(?:because|therefore)\b"), " "),
    *((re.compile(rf"\\{name}(?![a-z])"), sign) for name, sign in _GREEK.items()),
)  # fmt: skip
_THOUSANDS = re.compile(r"(?<![\d.,(\[])(\d{1,3}(?:,\d{3})+)(?![\d,)\]])")


def tidy(text: str) -> str:
    """A text without TeX's dress; degrees keep their sign."""
    if "\\" in text or "{" in text or "^" in text:
        for pattern, instead in _DRESS:
            text = pattern.sub(instead, text)
    text = _THOUSANDS.sub(lambda m: m[1].replace(",", ""), text.replace("**", ""))
    text = plain(wide(text.replace("，", " , ")))
    text = " ".join(text.replace("...", "…").split()).strip(" ;,:“”`").rstrip(". ;,:")
    return text[1:-1].strip() if text[:1] == text[-1:] == '"' and len(text) > 1 else text
