"""The members of a group on its page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from perturb.sheet.amounts import moved, percent, plural, severity
from perturb.sheet.controls import controls
from perturb.sheet.facts import clipped, folded, typeset
from perturb.sheet.markup import Markup, escape, join, tag
from perturb.sheet.wording import compare

__all__ = ["anchor", "card", "reworded", "same"]

_MARGIN = 3  # pixels between a change and the box around it


def anchor(record: dict[str, Any]) -> Markup:
    """The member that the others are compared with."""
    member = record["members"][0]
    others = [m for m in record["members"] if m["role"] == "negative"]
    undone = [s for s in others[0]["certificate"]["steps"] if s["undone"]] if others else []
    origin = (
        tag("div", tag("p", "Made from the diagram’s own figure:", class_="aside"), _steps(undone, "", True))
        if undone
        else ""
    )
    return tag(
        "section",
        tag(
            "div", tag("div", role="img", aria_label="the anchor", class_="pic anchor-pic"), class_="portrait"
        ),
        tag(
            "div",
            tag("h2", "Anchor", class_="kind of-anchor"),
            tag("p", member["caption"]["text"], class_="caption"),
            origin,
            folded(member["facts"], plural(len(member["facts"]), "fact")),
            _program(member),
            class_="text",
        ),
        class_="anchor",
    )


def same(record: dict[str, Any], pictures: Sequence[str]) -> Markup:
    """The hard positives: other pictures of what the anchor's caption says."""
    rows = [
        tag(
            "figure",
            tag("img", src=picture, alt="a hard positive", class_="pic"),
            tag("figcaption", member["caption"]["text"], class_="caption"),
            _program(member),
        )
        for member, picture in zip(record["members"], pictures, strict=True)
        if member["role"] == "hard positive"
    ]
    if not rows:
        return Markup("")
    note = "Other figures, other looks, other words: all that the anchor’s caption says is true of them."
    return tag(
        "section",
        tag("h2", "Hard positives"),
        tag("p", note, class_="aside"),
        tag("div", *rows, class_="same"),
        class_="table",
    )


def card(record: dict[str, Any], k: int, picture: str) -> Markup:
    """A negative: its picture beside the anchor's, and what parts them."""
    member, size = record["members"][k], record["image"]["size"]
    told = member["certificate"]
    count = sum(m["role"] == "negative" for m in record["members"])
    return tag(
        "article",
        _stage(told["pixels"], size, picture, k),
        controls("of this negative", enlarge=True),
        tag(
            "div",
            tag(
                "h3",
                tag("span", k, class_="number", title=f"negative {k} of {count}"),
                _heading(told["steps"]),
            ),
            _steps(told["steps"]),
            tag(
                "p",
                reworded(record["members"][0]["caption"]["text"], member["caption"]["text"]),
                class_="caption",
            ),
            class_="what",
        ),
        _parted(told),
        _program(member),
        class_="card",
        id=f"negative-{k}",
    )


def reworded(before: str, after: str) -> Markup:
    """A caption with the words marked in which it differs from another."""
    out: list[Markup] = []
    for piece in compare(before, after):
        if piece.kind == "same":
            out.append(escape(piece.text))
        elif piece.kind == "new":
            out.append(tag("mark", piece.text, title=f"the anchor: {piece.was}" if piece.was else None))
        else:
            out.append(
                join(
                    [
                        escape(" "),
                        tag("del", piece.text, title="only the anchor’s caption says it"),
                        escape(" "),
                    ]
                )
            )
    return join(out)


def _stage(pixels: dict[str, Any], size: int, picture: str, k: int) -> Markup:
    left, top, right, bottom = pixels["box"]
    box = tag(
        "svg",
        tag(
            "rect",
            x=left - _MARGIN,
            y=top - _MARGIN,
            width=right - left + 2 * _MARGIN,
            height=bottom - top + 2 * _MARGIN,
            rx=4,
        ),
        viewBox=f"0 0 {size} {size}",
        aria_hidden="true",
        class_="box",
    )
    legend = (("anchor", "only in the anchor"), ("negative", "only in the negative"), ("both", "in both"))
    return tag(
        "div",
        tag(
            "div",
            tag(
                "div",
                tag("div", role="img", aria_label="the anchor", class_="pic anchor-pic"),
                box,
                class_="frame",
            ),
            tag("p", "Anchor", class_="kind of-anchor"),
            class_="face anchor-face",
        ),
        tag(
            "div",
            tag("div", tag("img", src=picture, alt=f"negative {k}", class_="pic"), box, class_="frame"),
            tag("p", "Negative", class_="kind of-negative"),
            class_="face negative-face",
        ),
        tag("p", *(tag("span", text, class_=f"of-{who}") for who, text in legend), class_="kind legend"),
        class_="stage",
        data_mode="beside",
    )


def _heading(steps: list[dict[str, Any]]) -> Markup:
    """What was done; where nothing was, the diagram's own figure."""
    done = [s for s in steps if not s["undone"]] or steps
    told = join([typeset(s["target"]) for s in done], ", then ")
    return tag("span", told) if not done[0]["undone"] else tag("span", "as the diagram has it")


def _steps(steps: list[dict[str, Any]], undone: str = "taken back: ", named: bool = False) -> Markup:
    """How much was done. A single step is named by the heading."""
    rows = []
    for step in steps:
        much, seen = severity(step["severity"])
        name = tag("span", undone if step["undone"] else "", typeset(step["target"]), ": ")
        rows.append(
            tag(
                "li",
                name if named or len(steps) > 1 or step["undone"] else "",
                tag("b", much),
                f", {seen}" if seen else "",
            )
        )
    return tag("ul", *rows, class_="steps")


def _parted(told: dict[str, Any]) -> Markup:
    unclear = {f["text"] for f in told["unclear"]}
    rows = [
        (
            "Broken",
            "of-anchor",
            "true of the anchor, false here",
            [f for f in told["broken"] if f["text"] not in unclear],
        ),
        ("Newly true", "of-negative", "false of the anchor, true here", told["newly_true"]),
        ("Unclear", "", "true of the anchor; neither true nor clearly false here", told["unclear"]),
    ]
    out: list[Markup] = []
    for name, of, title, facts in rows:
        if facts:
            out += [tag("dt", name, class_=of or None, title=title), tag("dd", clipped(facts))]
    out += [
        tag("dt", "Kept", title="true of both"),
        tag("dd", folded(told["kept"], plural(len(told["kept"]), "fact"))),
    ]
    far, more = moved(told["moved"])
    places = [join([tag("i", name), escape(f" by {much}")]) for name, much in far]
    if more:
        places.append(escape(more))
    out += [
        tag("dt", "Moved", title="how far, as share of the figure’s size"),
        tag("dd", join(places, ", ") if places else "nothing"),
    ]
    out += [
        tag("dt", "Pixels"),
        tag("dd", f"{percent(told['pixels']['share'])} changed at {told['pixels']['size']} px"),
    ]
    return tag("dl", *out)


def _program(member: dict[str, Any]) -> Markup:
    copy = tag("button", "Copy", type="button", data_do="copy")
    code = tag("pre", tag("code", member["program"]), tabindex="0")
    return tag("details", tag("summary", "Program"), tag("div", copy, code, class_="code"), class_="program")
