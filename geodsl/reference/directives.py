"""The page of directives, by what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

from geodsl.language.term import Directive, Term
from geodsl.language.types import WORDED
from geodsl.reference import markdown as md
from geodsl.reference.book import Book
from geodsl.reference.entries import PLACES, entry, page_of

__all__ = ["groups", "page"]


def page(book: Book) -> str:
    told = (
        "What isn't of the figure itself: what is drawn and how, which way up it lies, what is asked.",
        PLACES,
    )
    return page_of("Directives", told, groups(book), lambda kind: entry(book, kind, _details(kind)))


def groups(book: Book) -> dict[str, list[type[Directive]]]:
    """The directives by their modules, which say what they are about."""
    found: dict[str, list[type[Directive]]] = {}
    for kind in sorted(book.vocabulary.directives, key=lambda k: (k.__module__, k.phrases)):
        said = (import_module(kind.__module__).__doc__ or kind.__module__).strip().splitlines()[0]
        found.setdefault(_title(said), []).append(kind)
    return found


def _title(said: str) -> str:
    """A sentence without what it says besides: `Claims, which are checked, and questions` are two things."""
    short = said.partition(":")[0].rstrip(".")
    return re.sub(r", which [^,]*(,(?= and ))?", "", short)


def _details(kind: type[Term]) -> Iterator[tuple[str, str]]:
    for slot in kind.slots:
        if slot.type in WORDED:
            yield slot.type, md.listed(map(md.code, WORDED[slot.type]), "or")
