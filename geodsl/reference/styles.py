"""The page of styles: one figure in every look."""

from __future__ import annotations

from geodsl.picture.looks.styles import named, names
from geodsl.reference import markdown as md
from geodsl.reference.book import Book
from geodsl.reference.entries import PICTURES

__all__ = ["FIGURE", "page"]

COLUMNS = 3
FIGURE = """\
circle w center O radius 2
point P with OP = 5
A, B = tangents from P to w

draw segments OA, OB, PA, PB
draw dashed AB, OP
shade triangle OAB
mark angle OAP right
mark PA = PB
label OA "r"
label angle APB "α"
"""


def page(book: Book) -> str:
    every = names()
    lines = [md.NOTE, "", "# Styles", ""]
    lines += [
        "How a picture looks: `geodsl render FILE -o OUT.png --style blackboard`, or in Python "
        '`diagram.render(style="blackboard")`. The figure of all of them:',
        "",
        "```geo",
        *FIGURE.splitlines(),
        "```",
        "",
    ]
    lines += [" · ".join(md.link(name, f"#{name}") for name in every), ""]
    lines += ["<table>"]
    for k in range(0, len(every), COLUMNS):
        lines += ["<tr>", *(_cell(name) for name in every[k : k + COLUMNS]), "</tr>"]
    return "\n".join((*lines, "</table>")) + "\n"


def _cell(name: str) -> str:
    picture = f'<img src="{PICTURES}/styles/{name}.png" alt="{name}" width="224">'
    return f'<td width="260" valign="top"><a id="{name}"></a><b>{name}</b><br>{picture}<br>{named(name).doc}</td>'
