"""Terms as text: in the words of their first phrase, readable by the parser again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geodsl.language.template import SELF, Slot
from geodsl.language.types import PAIRS, QUANTITIES, WORDED

if TYPE_CHECKING:
    from geodsl.language.term import Term

__all__ = ["phrase", "sayable", "tight"]

# What letters and literals say, without a phrase of its own.
_ATOMS = frozenset(
    (
        *("Ref", "Line", "Ray", "Segment", "Angle", "Corner", "Polygon"),
        *("Num", "Measure", "Proportion", "Range"),
    )
)
_NOUN = {"Line": "line", "Ray": "ray", "Segment": "segment"}
_CORNERS = {3: "triangle", 4: "quadrilateral", 5: "pentagon", 6: "hexagon", 7: "heptagon", 8: "octagon"}


def phrase(term: Term) -> str:
    """A term in its own words."""
    kind = type(term).__name__
    shown = getattr(term, "show", None)
    if shown is not None:
        return shown()
    if kind == "Ref":
        return term.name
    if kind in _NOUN:
        return (
            f"{_NOUN[kind]} {term.A}{term.B}"
            if _plain(term.A, term.B)
            else f"{_NOUN[kind]} ({term.A}, {term.B})"
        )
    if kind == "Angle":
        plain = _plain(term.A, term.B, term.C)
        return f"angle {term.A}{term.B}{term.C}" if plain else f"angle ({term.A}, {term.B}, {term.C})"
    if kind == "Corner":
        return f"angle {term.A}"
    if kind == "Polygon":
        return f"{_CORNERS.get(len(term.corners), 'polygon')} {_joined(term.corners)}"
    if kind == "Num":
        return number(term.value) + ("°" if term.args[1] == "degrees" else "")
    if kind == "Measure":
        return str(term.angle)
    if kind == "Proportion":
        return " : ".join(tight(p) for p in term.parts)
    if kind == "CenterPoint":
        return f"center of {term.args[0]}"
    if kind == "Part":
        return f"part {term.index + 1} of {term.of}"
    if not type(term).templates:
        return f"{kind.lower()}({', '.join(map(str, term.args))})"
    template = term.templates[0]
    out: list[str] = []
    elements = [e for e in template.elements if isinstance(e, str) or e.name != SELF]
    for k, element in enumerate(elements):
        if element == "," and out:
            out[-1] += ","
        elif isinstance(element, str):
            out.append(element)
        else:
            around = elements[max(0, k - 1) : k] + elements[k + 1 : k + 2]
            loose = all(e in ("=", "<", "<=", "!=") for e in around)
            text = slot(getattr(term, element.name), element, loose=loose)
            if out and out[-1] == element.type and text.startswith(f"{out[-1]} "):  # not `on ray ray AB`
                text = text[len(out[-1]) + 1 :]
            if term.tight and type(getattr(term, element.name)).__name__ == "Multiply" and text[0] != "(":
                text = f"({text})"  # `sqrt 2 r` is (sqrt 2) r
            out.append(text)
    return " ".join(out)


def sayable(term: Term) -> bool:
    """Whether every part of a term has words."""
    return all(
        type(part).templates or type(part).__name__ in _ATOMS or hasattr(part, "show") for part in term.walk()
    )


def slot(value: Any, where: Slot, *, loose: bool = False) -> str:
    """A value in a slot, with no more words than it needs; `loose` between relations, where sums may stand."""
    if loose and getattr(value, "makes", None) in QUANTITIES:
        return phrase(value)
    if isinstance(value, tuple):
        if where.type == "position":
            return f"({', '.join(map(phrase, value))})"
        if where.type == "points":
            return _joined(value)
        inner = where.type[:-1]
        return ", ".join(_slot(v, inner) for v in value)
    return _slot(value, where.type)


def _slot(value: Any, kind: str) -> str:
    name = type(value).__name__
    if kind in WORDED:
        return value
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, int | float):
        return number(value)
    if name in _NOUN and PAIRS.get(kind, ("", 1))[0] == name and _plain(value.A, value.B):
        return f"{value.A}{value.B}"
    if name == "Polygon" and kind != "drawable":
        return _joined(value.corners)
    text = phrase(value)
    if text.startswith("-"):
        return f"({text})"
    if name in (
        "Ref",
        "Num",
        "Angle",
        "Corner",
        "Polygon",
        "Line",
        "Ray",
        "Segment",
        "Measure",
        "Proportion",
    ):
        return text
    if name == "Multiply" and "*" not in text:
        return text  # `2 r` holds together by itself
    return f"({text})" if " " in text else text


def tight(value: Any) -> str:
    """A quantity between colons or dots, which bind more tightly than words do."""
    text = phrase(value)
    if type(value).__name__ == "Segment" and _plain(value.A, value.B):
        return f"{value.A}{value.B}"
    if type(value).__name__ in ("Angle", "Corner", "Measure") and "(" not in text:
        return text
    return f"({text})" if " " in text or text.startswith("-") else text


def _plain(*points: Any) -> bool:
    return all(type(p).__name__ == "Ref" for p in points)


def _joined(points: tuple[Any, ...]) -> str:
    return "".join(map(str, points)) if _plain(*points) else ", ".join(_slot(p, "point") for p in points)


def number(x: float) -> str:
    """A number without an exponent, as short as it can be read back exactly."""
    if x == int(x) and abs(x) < 1e15:
        return str(int(x))
    text = repr(float(x))
    if "e" in text:
        from decimal import Decimal

        text = format(Decimal(text), "f")
    return text
