"""Turns of speech: other ways to say what a phrase says. A row of items becomes the rows it may stand for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from geodsl.language.types import NOUNS, PLURALS
from grammar import tree

__all__ = ["copular", "dealt", "inverted", "listed", "shape_of", "turned"]

Items = tuple[Any, ...]

_SHAPES = frozenset(("triangle", "polygon", *(n for n in NOUNS if n.endswith(("lateral", "gon")))))
_COPULAS = ("is", "are", "be")
_ARTICLES = ("the", "an")
_FEET = {"feet": "foot"}  # plurals that aren't made with an s


def turned(items: Items) -> Iterator[Items]:
    """What a row that isn't a phrase may stand for, the likeliest first."""
    cut = next((k for k, x in enumerate(items) if isinstance(x, tree.Word) and x.text in _COPULAS), 0)
    said = _without_articles(items[cut + 1 :])
    if cut and said and all(isinstance(x, tree.Word) for x in said):
        things = _things(list(items[:cut]))
        if len(things) == 2 and all(things):  # `lines AB and CD are parallel`
            first, second = things
            yield (*first, *said, *second)
            yield (*first, *said, tree.Word("to", span=said[-1].span), *second)
    apart = _each_named(items)
    if apart is not None:
        yield apart


def inverted(items: Items) -> Items | None:
    """`ABC is a triangle` as `triangle ABC`."""
    found = copular(items)
    words = _without_articles(found[1]) if found else ()
    if found is None or not words or not all(isinstance(x, tree.Word) for x in words):
        return None
    return (*words, *found[0])


def listed(items: Items) -> list[list[Any]]:
    """The things that a noun in the plural speaks of, each with the noun; nothing for anything else."""
    if not isinstance(items[0], tree.Word) or items[0].text not in PLURALS:
        return []
    things = _things(list(items))
    return things if all(len(thing) == 2 and _name(thing[1]) for thing in things) else []


def shape_of(items: Items) -> Items | None:
    """The shape in front of `triangle ABC is isosceles`, which is there by being named."""
    noun, *rest = items
    named = isinstance(noun, tree.Word) and NOUNS.get(noun.text) in _SHAPES
    if not named or len(rest) < 2 or not isinstance(rest[0], tree.Points):
        return None
    return items[:2] if all(isinstance(x, tree.Word) for x in rest[1:]) else None


def copular(items: Items, *, behind: bool = False) -> tuple[Items, Items] | None:
    """Names and what is said of them in `M is the midpoint of BC`; None for anything else.

    Args:
        behind: whether the names come last: `the midpoint of BC is M`.
    """
    cut = next((k for k, x in enumerate(items) if isinstance(x, tree.Word) and x.text in _COPULAS), 0)
    subject, said = items[:cut], items[cut + 1 :]
    if behind:
        subject, said = said, subject
    if not subject or not said or not all(_name(x) or _link(x) for x in subject):
        return None
    return subject, said


def dealt(items: Items, count: int, words: Collection[str]) -> list[Items] | int | None:
    """`midpoints of AB, BC, CA` as so many phrases of one thing each.

    None where it isn't in the plural; the length of a list where that isn't what is wanted.

    What stands between two words is a list of as many things or one thing that all of them share.

    Args:
        words: those of the phrases that there are.
    """
    rows: list[list[Any]] = [[] for _ in range(count)]
    single, uneven = False, 0
    for part in _stretches(_without_articles(items)):
        if isinstance(part, tree.Word):
            one = _singular(part.text)
            if part.text not in words and one in words:
                single = True
                part = tree.Word(one, span=part.span)
            for row in rows:
                row.append(part)
            continue
        things = _things(part)
        if len(things) not in (1, count):
            uneven = len(things)
            continue
        for k, row in enumerate(rows):
            row += things[k if len(things) > 1 else 0]
    return None if not single else uneven or [tuple(row) for row in rows]


def _singular(word: str) -> str:
    return _FEET.get(word, word.removesuffix("s"))


def _each_named(items: Items) -> Items | None:
    """`lines AB and CD meet at P` as `line AB and line CD meet at P`."""
    out: list[Any] = []
    noun, found = None, False
    for k, item in enumerate(items):
        if isinstance(item, tree.Word) and item.text in PLURALS:
            noun = tree.Word(PLURALS[item.text], span=item.span)
            found = True
            continue
        if _name(item) and noun is not None:
            out.append(noun)
        elif not _link(item) or (k + 1 < len(items) and not _name(items[k + 1])):
            noun = None
        out.append(item)
    return tuple(out) if found and out else None


def _stretches(items: Items) -> Iterator[Any]:
    """The words of a phrase, and what stands between them, in turn; nouns belong to what they name."""
    part: list[Any] = []
    for item in items:
        noun = isinstance(item, tree.Word) and (item.text in NOUNS or item.text in PLURALS)
        if isinstance(item, tree.Word) and not _link(item) and not noun:
            if part:
                yield part
                part = []
            yield item
        else:
            part.append(item)
    if part:
        yield part


def _things(part: list[Any]) -> list[list[Any]]:
    """The members of a list; a noun in the plural goes with each."""
    noun = None
    part = [x for x in part if not (isinstance(x, tree.Word) and x.text in _ARTICLES)]
    if part and isinstance(part[0], tree.Word) and part[0].text in PLURALS:
        noun, part = tree.Word(PLURALS[part[0].text], span=part[0].span), part[1:]
    things: list[list[Any]] = [[]]
    for item in part:
        if _link(item):
            if things[-1]:
                things.append([])
        else:
            things[-1].append(item)
    return [[noun, *thing] if noun else thing for thing in things]


def _without_articles(items: Items) -> Items:
    """Without `the`, `an`, and the `a` before a word."""
    return tuple(
        x
        for k, x in enumerate(items)
        if not (isinstance(x, tree.Word) and x.text in _ARTICLES)
        and not (x == tree.Name("a") and k == 0 and len(items) > 1 and isinstance(items[1], tree.Word))
    )


def _name(item: Any) -> bool:
    return isinstance(item, tree.Points | tree.Name)


def _link(item: Any) -> bool:
    return isinstance(item, tree.Word) and item.text in (",", "and")
