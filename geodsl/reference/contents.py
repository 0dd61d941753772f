"""The first page of the reference: what there is, and where."""

from __future__ import annotations

from collections.abc import Iterable

from geodsl.picture.looks.styles import names
from geodsl.reference import constructions, directives, facts
from geodsl.reference import markdown as md
from geodsl.reference.book import Book
from geodsl.reference.marks import marked

__all__ = ["page"]


def page(book: Book) -> str:
    lines = [md.NOTE, "", "# Reference", ""]
    lines += [
        "Every word of the language with its phrases, what it means, and the shortest example that uses it. "
        f"{md.link('The language', '../language.md')} is the tour to take before; "
        f"{md.link('the gallery', '../gallery.md')} shows all examples. In a shell `geodsl list` prints the phrases.",
        "",
        "| page | entries | of what |",
        "|---|---:|---|",
    ]
    for title, what, groups in (
        ("Constructions", "constructions", constructions.groups(book)),
        ("Facts", "facts", facts.groups(book)),
        ("Directives", "directives", directives.groups(book)),
    ):
        count = sum(map(len, groups.values()))
        lines.append(f"| {md.link(title, f'{what}.md')} | {count} | {_parts(what, groups)} |")
    lines.append(
        f"| {md.link('Marks', 'marks.md')} | {len(marked())} | facts that have a sign, and the signs |"
    )
    lines.append(f"| {md.link('Styles', 'styles.md')} | {len(names())} | looks of pictures |")
    return "\n".join(lines) + "\n"


def _parts(page: str, groups: Iterable[str]) -> str:
    return " · ".join(md.link(title, f"{page}.md#{md.slug(title)}") for title in groups)
