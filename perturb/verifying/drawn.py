"""The picture of a member whose program has been read already: reading is most of what drawing again costs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geodsl.depict import depict
from geodsl.diagram import Diagram
from geodsl.figures import Figure
from geodsl.picture.display import Frame
from geodsl.picture.looks.styles import resolve
from geodsl.picture.page.endless import Ends
from geodsl.picture.page.layout import layouts
from geodsl.picture.picture import Picture, finished
from geodsl.picture.sketch import Ray

__all__ = ["drawn"]


def drawn(told: Mapping[str, Any], size: int, diagram: Diagram, figure: Figure) -> Picture:
    """The picture of a member, as its look says, from its figure."""
    look = told["look"]
    style = resolve(look["style"], look["seed"])
    x, y, scale = look["frame"]
    sketch = depict(diagram.observation.scene, figure.at)
    ends = [
        Ends(isinstance(stroke, Ray), complex(*at[:2]), complex(*at[2:]))
        for stroke in sketch.strokes
        if (at := look["ends"].get(stroke.name))
    ]
    (display,) = layouts(
        sketch,
        size=size,
        style=style,
        frames=[Frame(size, complex(x, y), scale)],
        places=[{name: (place[0], place[1]) for name, place in look["places"].items()}],
        ends=[ends],
        exactly=True,
    )
    return finished(display, style, seed=look["seed"], title=diagram.title or "")
