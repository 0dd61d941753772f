"""What exactly keeps a phrase from fitting: a slot, a kind of quantity, a word too few or too many."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, TypeAlias

from geodsl import arithmetic
from geodsl.language.matcher import Matcher
from geodsl.language.template import SELF, Slot, Template
from geodsl.language.types import LISTS, described, polygon_size
from grammar import Fix, Span, tree
from grammar.formatter import format_node
from grammar.parser import LEADS

__all__ = [
    "Found",
    "incomparable",
    "loose_sum",
    "missing_word",
    "parted",
    "rare",
    "refused",
    "text_of",
    "unlike",
    "wrong_slot",
]

Found: TypeAlias = dict[str, Any] | None

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
_RELATIONS = ("=", "<", "<=", "in")
_DIMENSIONS = {
    "degrees": "an angle's size",
    "length": "a length",
    "area": "an area",
    "number": "a plain number",
}
_COUNTS = ("no", "one point", "two points", "three points", "four points", "five points", "six points")
_KINDS = {  # what is wanted -> what may be read instead
    "curve": ("curve", "quantity"),
    "fact": ("fact", "pose"),
    "point": ("point", "choice"),
    "anything": ("point", "choice", "curve", "quantity", "fact"),
}
_LONGEST = 40  # items of a statement for which words are tried


def parted(items: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """The two sides of a relation; nothing where there isn't just one."""
    cuts = [k for k, x in enumerate(items) if isinstance(x, tree.Word) and x.text in _RELATIONS]
    start = 1 if isinstance(items[0], tree.Word) and items[0].text == "mark" else 0
    if len(cuts) != 1 or not start < cuts[0] < len(items) - 1 or tree.Word(",") in items:
        return []
    return [items[start : cuts[0]], items[cuts[0] + 1 :]]


def incomparable(side: tuple[Any, ...]) -> dict[str, Any]:
    """The complaint about a side of a relation that isn't a quantity."""
    return {
        "code": "E202",
        "message": f"`{text_of(side)}` can't be compared with anything",
        "span": side[0].span.to(side[-1].span),
        "expected": ("a length such as AB", "an angle such as ABC", "a number", "a ratio such as AB : CD"),
        "hint": "names in a row are parted by commas or `and`" if _in_a_row(side) else None,
    }


def unlike(items: tuple[Any, ...], matcher: Matcher) -> Found:
    """`angle A = 30`: two sides that can never be compared."""
    if not (sides := parted(items)):
        return None
    left, right = sides
    ranged = right[0] if len(right) == 1 and isinstance(right[0], tree.Range) else None
    sides = [left, (ranged.low,)] if ranged else [left, right]
    kinds = [_dimension(side, matcher) for side in sides]
    if None in kinds or kinds[0] == kinds[1] or ("number" in kinds and "degrees" not in kinds):
        return None
    fix = None
    if set(kinds) == {"degrees", "number"}:
        side = (ranged.low, ranged.high) if ranged else sides[kinds.index("number")]
        if all(isinstance(x, tree.Number) for x in side) and (ranged or len(side) == 1):
            fix = Fix(side[0].span.to(side[-1].span), "..".join(f"{x.text}°" for x in side))
    hint = (
        _sign(fix) if "degrees" in kinds else "the product of two lengths is an area, their quotient a number"
    )
    names = [_DIMENSIONS[k] for k in kinds if k]
    return {
        "code": "E202",
        "message": f"{names[0]} can't be compared with {names[1]}",
        "span": left[0].span.to(right[-1].span),
        "hint": hint,
        "fix": fix,
    }


def _sign(fix: Fix | None) -> str:
    return "an angle's size has a degree sign: " + (f"`{fix.text}`" if fix else "`30°` or `30 deg`")


def _dimension(items: tuple[Any, ...], matcher: Matcher) -> str | None:
    found = matcher.read_items(items, "quantity")
    return arithmetic.quantity(found[0].term).makes if found else None


def loose_sum(items: tuple[Any, ...], kind: str, matcher: Matcher) -> Found:
    """`circle center O radius 2 - 1`: a sum takes in the whole phrase before its sign."""
    kinds = (*_KINDS.get(kind, (kind,)), *(("curve", "point") if kind == "fact" else ()))
    for k, item in enumerate(items):
        if isinstance(item, tree.Sum):
            sign, first = item.terms[0]
            rest: Any = item.terms[1:]
        elif isinstance(item, tree.Product):
            sign, first, rest = "+", item.first, item.rest
        else:
            continue
        if sign != "+" or not isinstance(first, tree.Run) or not rest:
            continue
        *before, last = first.items
        start, gap = last.span.start, ""
        if isinstance(item, tree.Product):
            node: Any = tree.Product(last, rest)
        elif isinstance(last, tree.Word):
            before, node, start, gap = [*before, last], tree.Sum(rest), last.span.end, " "
        else:
            node = tree.Sum((("+", last), *rest))
        group = tree.Group(tree.List((node,)))
        if before and any(
            matcher.read_items((*items[:k], *before, group, *items[k + 1 :]), x) for x in kinds
        ):
            return {
                "code": "E201",
                "message": "a sum or a product inside a phrase takes parentheses",
                "span": Span(start + len(gap), item.span.end),
                "fix": Fix(Span(start, item.span.end), gap + text_of((group,))),
            }
    return None


def missing_word(items: tuple[Any, ...], kind: str, matcher: Matcher) -> Found:
    """One word too few or too many."""
    if len(items) > _LONGEST:
        return None
    kinds = _KINDS.get(kind, (kind,))

    def fits(tried: tuple[Any, ...]) -> bool:
        return any(matcher.read_items(tried, k) for k in kinds)

    for k, item in enumerate(items):
        if isinstance(item, tree.Word) and item.text.isalpha() and len(items) > 1 and item.text not in LEADS:
            if fits(items[:k] + items[k + 1 :]):
                after = items[k + 1].span.start if k + 1 < len(items) else item.span.end
                before = item.span.start if k + 1 < len(items) else items[k - 1].span.end
                return {
                    "code": "E201",
                    "message": f"the word `{item.text}` is too much here",
                    "span": item.span,
                    "fix": Fix(Span(before, after), ""),
                }
    present = frozenset(x.text for x in items if isinstance(x, tree.Word))
    lacking: dict[str, Template] = {}
    for template in sorted(matcher.vocabulary.templates, key=rare):
        missing = template.literals - present
        if len(missing) == 1 < len(template.literals) and (word := min(missing)).isalpha():
            lacking.setdefault(word, template)
    for word, template in islice(lacking.items(), 20):
        for k, item in enumerate(items):
            if isinstance(item, tree.Word) and item.text.isalpha() and item.text not in LEADS:
                if fits((*items[:k], tree.Word(word), *items[k + 1 :])):
                    return {
                        "code": "E201",
                        "message": f"the word `{item.text}` doesn't fit here",
                        "span": item.span,
                        "expected": (f"`{template.plain}`",),
                        "fix": Fix(item.span, word),
                    }
        for k in range(1, len(items)):
            if fits((*items[:k], tree.Word(word), *items[k:])):
                at = items[k - 1].span.end
                return {
                    "code": "E201",
                    "message": f"the word `{word}` is missing",
                    "span": Span(at, max(items[k].span.start, at + 1)),
                    "expected": (f"`{template.plain}`",),
                    "fix": Fix(Span(at, at), f" {word}"),
                }
    return None


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
        if not _in_a_row(part)
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


def _in_a_row(part: tuple[Any, ...]) -> bool:
    return len(part) > 1 and all(isinstance(x, tree.Points) for x in part)


def _hint(wanted: str, found: str | None, fix: Fix | None) -> str | None:
    if wanted in ("degrees", "angle") and found == "number":
        return _sign(fix)
    if wanted == "bounded":
        return "say which is meant: `segment AB` or `line AB`"
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


def text_of(items: tuple[Any, ...]) -> str:
    """Items as they are written."""
    return " ".join(format_node(i) for i in items).replace(" ,", ",")
