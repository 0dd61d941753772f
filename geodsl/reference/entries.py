"""Entries: what a page says of one word, and pages made of groups of them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence

from geodsl.language.term import Term
from geodsl.reference import markdown as md
from geodsl.reference.book import Book
from geodsl.reference.examples import Use

__all__ = ["PICTURES", "PLACES", "WIDTH", "doc", "entry", "page_of", "picture", "shown"]

PICTURES = "../pictures"  # seen from a page of the reference
PLACES = (
    "In a phrase `{P: point}` is a place for a point. `{self}` is the place for a name of its own, which may be left "
    "out; `new` says that points which nothing else defines may be brought in there."
)
WIDTH = 128  # of a picture beside an entry

Details = Iterable[tuple[str, str]]


def entry(book: Book, kind: type[Term], details: Details) -> list[str]:
    """Heading, phrases, meaning, details and an example of a word."""
    use = book.uses.get(kind)
    lines = [f'<a id="{md.anchor(kind)}"></a>', "", f"### {md.heading(kind)}", ""]
    if use is not None:
        lines += [picture(book, use), ""]
    lines += ["<br>".join(md.code(text) for text in kind.phrases), "", doc(kind), ""]
    told = [*details, *([("example", shown(book, use))] if use is not None else [])]
    lines += [f"- {label}: {text}" for label, text in told]
    return [*lines, ""]


def shown(book: Book, use: Use) -> str:
    """A statement of an example, and where it stands."""
    where = md.link(md.plain(use.example.title), _file(book, use))
    return f"{md.code(use.statement)} {'places a point ' if use.placed else ''}in {where}"


def doc(kind: type) -> str:
    """What a class says of itself, as one paragraph."""
    return md.plain(" ".join(inspect.cleandoc(kind.__doc__ or "").split()))


def page_of(
    title: str,
    told: Sequence[str],
    groups: Mapping[str, Sequence[type[Term]]],
    write: Callable[[type[Term]], list[str]],
) -> str:
    """A page: what it is about, the table of what is on it, and the entries by group."""
    table = [
        (name, [(md.heading(kind), md.anchor(kind)) for kind in kinds]) for name, kinds in groups.items()
    ]
    lines = [md.NOTE, "", f"# {title}", "", *(line for text in told for line in (text, ""))]
    lines += md.index(table)
    for name, kinds in groups.items():
        lines += [f"## {name}", ""]
        for kind in kinds:
            lines += write(kind)
    return "\n".join(lines).rstrip() + "\n"


def picture(book: Book, use: Use, *, width: int = WIDTH) -> str:
    """The picture of an example."""
    example = use.example
    return md.figure(f"{PICTURES}/{example.name}.png", _file(book, use), example.title, width=width)


def _file(book: Book, use: Use) -> str:
    return f"../{book.there}/{use.example.link}"
