"""A member of a recorded group, drawn again from its own program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geodsl.depict import depict
from geodsl.diagram import Diagram, parse
from geodsl.figures import Figure
from geodsl.picture.display import Frame
from geodsl.picture.looks.styles import resolve
from geodsl.picture.page.endless import Ends
from geodsl.picture.page.layout import layouts
from geodsl.picture.picture import Picture, finished
from geodsl.picture.sketch import Ray
from perturb.paper.mould import LIMITS

__all__ = ["redraw", "reread"]


def reread(member: Mapping[str, Any]) -> tuple[Diagram, Figure]:
    """A member's diagram and its one figure, from nothing but its program."""
    diagram = parse(member["program"], limits=LIMITS)
    return diagram, diagram.realize(seed=0, n=1)[0]


def redraw(record: Mapping[str, Any], k: int) -> Picture:
    """The picture of the k-th member of a group."""
    member = record["members"][k]
    diagram, figure = reread(member)
    look = member["look"]
    # A random style is the one of its seed.
    style = resolve(look["style"], look["seed"])
    x, y, scale = look["frame"]
    frame = Frame(record["image"]["size"], complex(x, y), scale)
    places = {name: (place[0], place[1]) for name, place in look["places"].items()}
    sketch = depict(diagram.observation.scene, figure.at)
    ends = [
        Ends(isinstance(s, Ray), complex(*told[:2]), complex(*told[2:]))
        for s in sketch.strokes
        if (told := look["ends"].get(s.name))
    ]
    (display,) = layouts(
        sketch,
        size=record["image"]["size"],
        style=style,
        frames=[frame],
        places=[places],
        ends=[ends],
        exactly=True,
    )
    return finished(display, style, seed=look["seed"], title=diagram.title or "")
