"""A word too few or too many, and sums that take in more than they should."""

from __future__ import annotations

from itertools import islice
from typing import Any

from geodsl.elaborate.reasons import Found, text_of
from geodsl.elaborate.slots import rare
from geodsl.language.matcher import Matcher
from geodsl.language.template import Template
from grammar import Fix, Span, tree
from grammar.parser import LEADS

__all__ = ["loose_sum", "missing_word"]

_KINDS = {  # what is wanted -> what may be read instead
    "curve": ("curve", "quantity"),
    "fact": ("fact", "pose"),
    "point": ("point", "choice"),
    "anything": ("point", "choice", "curve", "quantity", "fact"),
}
_LONGEST = 40  # items of a statement for which words are tried


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
