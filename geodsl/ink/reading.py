"""From a scene to its ink."""

from __future__ import annotations

from geodsl.ink.shades import shades
from geodsl.ink.signs import signs, written
from geodsl.ink.strokes import letters, strokes
from geodsl.ink.values import Ink
from geodsl.scene import Scene

__all__ = ["ink"]


def ink(scene: Scene) -> Ink:
    """What the drawing of a scene says; read once, then remembered by the scene.

    Raises:
        TooManySigns: if there are more classes of equals than signs.
    """
    found = scene.__dict__.get("_ink")
    if found is None:
        found = Ink(
            tuple(strokes(scene).values()), letters(scene), shades(scene), signs(scene), written(scene)
        )
        scene.__dict__["_ink"] = found
    return found
