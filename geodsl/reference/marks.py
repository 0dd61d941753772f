"""The page of marks: which facts have a sign, and how it looks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geodsl.directives.mark import Mark, MarkSigned
from geodsl.ink.shown import SIGNS
from geodsl.ink.values import ARCS, ARROWS, TICKS
from geodsl.language.term import Fact, Term
from geodsl.objects import Angle, Line, Polygon, Ref, Segment
from geodsl.reference import markdown as md
from geodsl.reference.book import Book
from geodsl.reference.entries import PICTURES, picture, shown
from geodsl.reference.samples import sample

__all__ = ["marked", "page", "program", "unmarked"]

WIDTH = 144  # signs are small


def marked() -> list[type[Fact]]:
    """The kinds of facts that have a sign, by their sign."""
    return sorted(SIGNS, key=lambda kind: (SIGNS[kind].sign, kind.phrases))


def unmarked(book: Book) -> list[type[Fact]]:
    """Those among them that no example marks."""
    return [kind for kind in marked() if kind not in book.marked]


def page(book: Book) -> str:
    kinds = marked()
    lines = [md.NOTE, "", "# Marks", ""]
    lines += [
        "`mark` and a fact draw the fact's sign. A mark is a claim: one of something false is refused, and so is "
        "one of a fact that has no sign.",
        "",
        f"One sign stands for one class of equals: one to {TICKS} ticks for lengths, one to {ARCS} arcs, plain or "
        f"with a tick, for angles, one to {ARROWS} arrow heads for parallels. Classes are numbered in the order of "
        f"the text, unless {md.link('as sign', f'directives.md#{md.anchor(MarkSigned)}')} and a number say which sign "
        "it is to be.",
        "",
        "An angle without a fact is marked by " + _other(book) + ".",
        "",
    ]
    lines += md.index([("All marks", [(_heading(kind), _anchor(kind)) for kind in kinds])])
    lines += ["## All marks", ""]
    for kind in kinds:
        lines += _entry(book, kind)
    return "\n".join(lines).rstrip() + "\n"


def _heading(kind: type[Fact]) -> str:
    return f"mark {md.heading(kind)}"


def _anchor(kind: type[Fact]) -> str:
    return f"mark-{md.anchor(kind)}"


def _other(book: Book) -> str:
    """The directives that draw a sign without a fact."""
    kinds = [
        k
        for k in book.vocabulary.directives
        if k.__module__ == Mark.__module__ and k.phrases[0][:4] == "mark" and not issubclass(k, Mark)
    ]
    links = (md.link(md.heading(k), f"directives.md#{md.anchor(k)}") for k in kinds)
    return md.listed(links)


def _entry(book: Book, kind: type[Fact]) -> list[str]:
    phrases = (md.code(f"mark {phrase.replace('new ', '')}") for phrase in kind.phrases)
    lines = [f'<a id="{_anchor(kind)}"></a>', "", f"### {_heading(kind)}", ""]
    told = [
        "<br>".join(phrases),
        "",
        f"- sign: {md.plain(SIGNS[kind].sign)}",
        f"- fact: {md.link(md.heading(kind), f'facts.md#{md.anchor(kind)}')}",
    ]
    use = book.marked.get(kind)
    if use is not None:
        return [*lines, picture(book, use, width=WIDTH), "", *told, f"- example: {shown(book, use)}", ""]
    text = program(kind).splitlines()
    drawn = f"{PICTURES}/marks/{md.anchor(kind)}.png"
    figure = md.figure(drawn, drawn, text[-1], width=WIDTH)
    return [*lines, figure, "", *told, "- example:", "", *(f"  {t}" for t in ("```geo", *text, "```")), ""]


def program(kind: type[Fact]) -> str:
    """The smallest program that shows a fact with its sign."""
    small = sample(kind)
    if small is None:
        raise ValueError(f"{kind.__name__} has no example that can be read")
    term: Fact = small.term
    whole = bool(kind.slots[0].new and isinstance(term.args[0], Polygon))
    polygons = [] if whole else [part for part in term.walk() if isinstance(part, Polygon)]
    known = {corner for part in term.walk() if isinstance(part, Polygon) for corner in part.corners}
    loose = {p.name for p in term.walk() if isinstance(p, Ref) and p.type == "point" and p not in known}
    lines = list(dict.fromkeys(map(str, polygons)))
    helpers = sorted(set(re.findall("[A-Z]", " ".join(small.before))))
    if loose or helpers:
        lines.append(_several("point", [*sorted(loose), *helpers]))
    lines += small.before
    lines.append(small.text)
    drawn = dict.fromkeys(s for part in term.walk() for s in _strokes(part, known))
    lines += [f"draw {stroke}" for stroke in drawn]
    if helpers:
        lines.append("hide " + ", ".join(helpers))
    return "\n".join((*lines, f"mark {small.text}")) + "\n"


def _several(noun: str, things: Sequence[str]) -> str:
    return f"{noun}{'s' * (len(things) > 1)} {', '.join(things)}"


def _strokes(part: Term, corners: set[Ref]) -> Iterator[str]:
    """What has to be drawn to show what a fact speaks of; a polygon's sides are drawn anyway."""
    match part:
        case Line() | Segment() if not set(part.args) <= corners:
            yield str(part)
        case Angle() if not set(part.args) <= corners:
            yield f"segments {part.B}{part.A}, {part.B}{part.C}"
