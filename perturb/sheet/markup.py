"""Markup that is safe because there is one way to make it: what isn't markup already is escaped."""

from __future__ import annotations

import html
import re

__all__ = ["Markup", "escape", "join", "tag"]

_VOID = ("img", "rect")
# A browser would drop them or show a box, and a file can't hold them all.
_STRANGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class Markup(str):
    """HTML: what was escaped or made here."""

    __slots__ = ()


def escape(text: object) -> Markup:
    """Text as markup; markup stays what it is."""
    if isinstance(text, Markup):
        return text
    return Markup(html.escape(_STRANGE.sub("\ufffd", str(text)), quote=True))


def join(parts: list[Markup], between: str = "") -> Markup:
    """Some pieces of markup after one another."""
    return Markup(escape(between).join(parts))


def tag(name: str, *children: object, **attributes: object) -> Markup:
    """An element: `class_` is its class, `data_x` its data-x; an attribute that is True has no value, one that
    is None or False isn't there."""
    told = ""
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        told += " " + key.rstrip("_").replace("_", "-")
        told += "" if value is True else f'="{escape(str(value))}"'
    if name in _VOID:
        return Markup(f"<{name}{told}>" if name == "img" else f"<{name}{told}/>")
    return Markup(f"<{name}{told}>{''.join(map(escape, children))}</{name}>")
