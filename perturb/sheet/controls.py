"""Ways to look at a change."""

from __future__ import annotations

from perturb.sheet.markup import Markup, tag

__all__ = ["controls"]

_MODES = (("beside", "Side by side"), ("blink", "Blink"), ("overlay", "Overlay"))


def controls(of: str, *, enlarge: bool = False) -> Markup:
    """The buttons; they do nothing, and aren't shown, where the script doesn't run."""
    modes = [
        tag(
            "button",
            name,
            type="button",
            data_do="mode",
            value=mode,
            aria_pressed="true" if mode == "beside" else "false",
        )
        for mode, name in _MODES
    ]
    box = tag(
        "button", "Box", type="button", data_do="box", aria_pressed="false", title="outline what changed"
    )
    large = tag("button", "Enlarge", type="button", data_do="enlarge", class_="plain") if enlarge else ""
    return tag(
        "div",
        tag("div", *modes, class_="group", role="group", aria_label=f"view {of}"),
        tag("div", box, class_="group"),
        large,
        class_="controls",
    )
