"""Markdown: headings, anchors, code, links and lists of what is on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from geodsl.language.template import SELF, Slot
from geodsl.language.term import Term

__all__ = [
    "NOTE",
    "anchor",
    "code",
    "figure",
    "heading",
    "index",
    "link",
    "listed",
    "plain",
    "slug",
    "words",
]

NOTE = "<!-- Made by `make docs` out of what the language says of itself: change it there, not here. -->"

_SPECIAL = re.compile(r"([\\`*_<>|\[\]~])")


def plain(text: str) -> str:
    """A text in which nothing means anything to Markdown; what stands in `backticks` stays code."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(p if k % 2 else _SPECIAL.sub(r"\\\1", p) for k, p in enumerate(parts))


def code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def link(text: str, target: str) -> str:
    return f"[{text}]({target})"


def words(name: str) -> str:
    """The words of a name: of `CircleByRadius`, of `two-tangents`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|-", " ", name).lower()


def anchor(kind: type[Term]) -> str:
    """Where a page has the entry of a word."""
    return words(kind.__name__).replace(" ", "-")


def slug(text: str) -> str:
    """The anchor that is made of a heading."""
    return re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")


def heading(kind: type[Term]) -> str:
    """The first phrase of a word as a heading: literal words, and the types of the places in italics."""
    out: list[str] = []
    for element in kind.templates[0].elements:
        if element == "," and out:
            out[-1] += ","
        elif not isinstance(element, Slot):
            out.append(plain(element))
        elif element.name != SELF:
            if out and out[-1] == element.type:  # not `acute triangle triangle`
                del out[-1]
            out.append(f"*{element.type}*")
        elif element.type != "name":
            out.append("*name*")
    return " ".join(out)


def figure(picture: str, target: str, title: str, *, width: int) -> str:
    """A picture to the right of what follows, with a link behind it."""
    alt = title.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return f'<a href="{target}"><img src="{picture}" alt="{alt}" title="{alt}" width="{width}" align="right"></a>'


def index(groups: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> list[str]:
    """The table of what is on a page: groups with their entries, each a text and an anchor."""
    lines = []
    for title, entries in groups:
        inside = " · ".join(link(text, f"#{where}") for text, where in entries)
        lines += [f"**{link(title, '#' + slug(title))}**: {inside}", ""]
    return lines


def listed(parts: Iterable[str], word: str = "and") -> str:
    """`a, b and c`"""
    *first, last = parts
    return f"{', '.join(first)} {word} {last}" if first else last
