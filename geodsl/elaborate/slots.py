"""A phrase whose words are all there: which slot is filled with the wrong thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geodsl import arithmetic
from geodsl.elaborate.reasons import Found, in_a_row, sign, text_of
from geodsl.language.matcher import Matcher
from geodsl.language.template import SELF, Slot, Template
from geodsl.language.types import LISTS, described, polygon_size
from grammar import Fix, tree

__all__ = ["rare", "refused", "wrong_slot"]

_TYPES = (
    "point",
    "line",
    "segment",
    "ray",
    "circle",
    "arc",
    "region",
    "angle",
    "polygon",
    "choice",
    "quantity",
    "fact",
)
_COUNTS = ("no", "one point", "two points", "three points", "four points", "five points", "six points")


def wrong_slot(items: tuple[Any, ...], kind: str, matcher: Matcher) -> Found:
    """A phrase whose words are all there, and the slot that is filled with the wrong thing."""
    wrong: list[tuple[Template, Slot, tuple[Any, ...]]] = []
    for template in _fitting(items, kind, matcher):
        for slot, part in _assigned(template, items):
            if slot.name != SELF and not matcher.read_items(part, slot.type):
                wrong.append((template, slot, part))
    if not wrong:
        return None
    least = min(_length(part) for _, _, part in wrong)
    wrong = [w for w in wrong if _length(w[2]) == least]
    template, slot, part = wrong[0]
    same = [s.type for _, s, p in wrong if p == part]
    is_ = _type_of(part, matcher)
    fix = None
    if slot.type in ("degrees", "angle") and len(part) == 1 and isinstance(part[0], tree.Number):
        fix = Fix(part[0].span, f"{part[0].text}°")
    size = polygon_size(slot.type)
    if size and len(part) == 1 and isinstance(part[0], tree.Points):
        return {
            "code": "E202",
            "message": f"{described(slot.type)} has {size} corners",
            "span": part[0].span,
            "expected": (_COUNTS[size] if size < len(_COUNTS) else f"{size} points",),
            "found": _described(part, is_),
        }
    return {
        "code": "E202",
        "message": f"`{template.plain}` takes {described(slot.type).split(' (')[0].split(',')[0]} here",
        "span": part[0].span.to(part[-1].span),
        "expected": tuple(dict.fromkeys(map(described, same))),
        "found": _described(part, is_),
        "hint": _hint(slot.type, is_, fix)
        if not in_a_row(part)
        else "names in a row are parted by commas or `and`",
        "fix": fix,
    }


def _length(part: tuple[Any, ...]) -> int:
    return sum(x.span.end - x.span.start for x in part)


def _described(part: tuple[Any, ...], is_: str | None) -> str:
    text = text_of(part)
    if len(part) == 1 and isinstance(part[0], tree.Points):
        count = len(part[0].names)
        return f"`{text}`, {_COUNTS[count] if count < len(_COUNTS) else f'{count} points'}"
    return f"`{text}`" if is_ is None else f"`{text}`, {described(is_)}"


def _hint(wanted: str, found: str | None, fix: Fix | None) -> str | None:
    if wanted in ("degrees", "angle") and found == "number":
        return sign(fix)
    if wanted == "bounded":
        return "say which is meant: `segment AB` or `line AB`"
    if wanted == "halfline":
        return "say that it is one: `ray AB`"
    return None


def refused(items: tuple[Any, ...], matcher: Matcher) -> Found:
    """A phrase that fits word by word, and is refused for what fills it."""
    for template in _fitting(items, "", matcher):
        parts = _assigned(template, items)
        read = {slot.name: matcher.read_items(part, slot.type) for slot, part in parts if slot.name != SELF}
        if not all(read.values()):
            continue
        try:
            template.owner(
                **{**getattr(template.owner, "defaults", {}), **{k: r[0].term for k, r in read.items()}}
            )
        except ValueError as error:
            span = items[0].span.to(items[-1].span)
            return {"code": "E202", "message": str(error), "span": span, "expected": (f"`{template.plain}`",)}
        except TypeError:
            continue
    return None


def _fitting(items: tuple[Any, ...], kind: str, matcher: Matcher) -> list[Template]:
    """The phrases whose words stand in the items in their order, the likeliest first."""
    present = frozenset(w.text for w in items if isinstance(w, tree.Word))
    found: Iterator[Template] = (t for t in matcher.vocabulary.candidates(present) if _in_order(t, items))
    return sorted(found, key=lambda t: (-len(t.literals), t.owner.makes != kind, rare(t), t.text))[:6]


def rare(template: Template) -> bool:
    """What people seldom mean: a hint about arcs helps few."""
    return any(s.type in ("arc", "round") for s in template.slots)


def _in_order(template: Template, items: tuple[Any, ...]) -> bool:
    words = [x.text for x in items if isinstance(x, tree.Word)]
    at = 0
    for element in template.elements:
        if isinstance(element, str):
            if element not in words[at:]:
                return False
            at = words.index(element, at) + 1
    return True


def _assigned(template: Template, items: tuple[Any, ...]) -> list[tuple[Slot, tuple[Any, ...]]]:
    """What stands between the template's words, where each stretch belongs to one slot."""
    out: list[tuple[Slot, tuple[Any, ...]]] = []
    at, pending = 0, None
    for element in template.elements:
        if isinstance(element, Slot):
            if pending is not None:
                if at >= len(items) or pending.name != SELF:
                    return []
                out.append((pending, items[at : at + 1]))
                at += 1
            pending = element
            continue
        where = next((i for i in range(at, len(items)) if items[i] == tree.Word(element)), None)
        if where is None or (pending is None and where != at):
            return []
        if pending is not None:
            if where == at:
                return []
            out.append((pending, items[at:where]))
            pending = None
        at = where + 1
    if pending is not None and at < len(items):
        out.append((pending, items[at:]))
    elif pending is not None or at < len(items):
        return []
    return out


def _type_of(items: tuple[Any, ...], matcher: Matcher) -> str | None:
    for kind in _TYPES:
        found = matcher.read_items(items, kind)
        if found:
            return arithmetic.quantity(found[0].term).makes if kind == "quantity" else kind
    return next((k for k in LISTS if matcher.read_items(items, k)), None)
