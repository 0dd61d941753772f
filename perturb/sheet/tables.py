"""Tables under the pictures: negatives that are text alone, and what was rejected."""

from __future__ import annotations

from typing import Any

from perturb.sheet.markup import Markup, join, tag
from perturb.sheet.members import reworded

__all__ = ["rejected", "texts"]


def texts(record: dict[str, Any]) -> Markup:
    """Captions that are false of the anchor."""
    if not record["texts"]:
        return Markup("")
    caption = record["members"][0]["caption"]["text"]
    rows = []
    for text in record["texts"]:
        edits = [
            tag(
                "li",
                tag("del", e["before"]["text"]),
                tag("span", " → ", class_="aside"),
                tag("mark", e["after"]["text"]),
            )
            for e in text["edits"]
        ]
        rows.append(
            tag(
                "tr",
                tag("td", reworded(caption, text["text"]), class_="caption"),
                tag("td", text["class"], data_label="Class"),
                tag("td", tag("ul", *edits), data_label="Edits"),
            )
        )
    return _section(
        "Text negatives",
        "Captions that are false of the anchor’s picture.",
        ("Caption", "Class", "Edits"),
        rows,
    )


def rejected(record: dict[str, Any]) -> Markup:
    """Why candidates aren't members, the most frequent reason first."""
    if not record["rejected"]:
        return Markup("")
    order = sorted(record["rejected"].items(), key=lambda item: (-item[1], item[0]))
    rows = [tag("tr", tag("td", reason), tag("td", n, class_="count")) for reason, n in order]
    return _section(
        "Rejected", "Candidates that were thrown away while this group was made.", ("Reason", "Times"), rows
    )


def _section(title: str, note: str, heads: tuple[str, ...], rows: list[Markup]) -> Markup:
    head = tag("thead", tag("tr", *(tag("th", h, scope="col") for h in heads)))
    table = tag("table", head, tag("tbody", join(rows)), class_=title.lower().replace(" ", "-"))
    return tag(
        "section",
        tag("h2", title),
        tag("p", note, class_="aside"),
        tag("div", table, class_="wide"),
        class_="table",
    )
