"""geodsl: geometry diagrams written as text, measured as facts, drawn as pictures.

>>> import geodsl
>>> d = geodsl.parse("triangle ABC with AB = AC\\nM = midpoint of BC\\ndraw AM")
>>> "BC perpendicular AM" in [str(fact) for fact in d.facts().implied]
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geodsl.diagram import Diagram, FactSheet, Figure, Figures, check, format, load, parse
from geodsl.errors import DiagramError, GeodslError, RealizeError
from geodsl.explain import Explanation, explanation, explanations
from geodsl.language import Construction, Directive, Fact, OpenFact, Quantity, Vocabulary
from geodsl.language import standard as vocabulary
from geodsl.scene import Node, Scene
from grammar import Diagnostic, Limits

if TYPE_CHECKING:
    from geodsl.picture.looks.style import Style
    from geodsl.picture.looks.styles import UnknownStyle
    from geodsl.picture.picture import Picture

__version__ = "0.1.0"

__all__ = [
    "Construction",
    "Diagnostic",
    "Diagram",
    "DiagramError",
    "Directive",
    "Explanation",
    "Fact",
    "FactSheet",
    "Figure",
    "Figures",
    "GeodslError",
    "Limits",
    "Node",
    "OpenFact",
    "Picture",
    "Quantity",
    "RealizeError",
    "Scene",
    "Style",
    "UnknownStyle",
    "Vocabulary",
    "__version__",
    "check",
    "explanation",
    "explanations",
    "format",
    "load",
    "parse",
    "sample",
    "style",
    "styles",
    "vocabulary",
]

# Pictures are drawn by much that a program which only asks for facts never needs: imported when first asked for.
_LATE = {
    "Picture": ("geodsl.picture.picture", "Picture"),
    "Style": ("geodsl.picture.looks.style", "Style"),
    "UnknownStyle": ("geodsl.picture.looks.styles", "UnknownStyle"),
}
# So is the room of random programs, which can be called: `geodsl.sample(100, seed=0)`.
_ROOMS = ("sample",)


def style(name: str) -> Style:
    """The style of that name; its `dataclasses.replace` is a style of your own.

    Raises:
        UnknownStyle: where there is none, with the nearest names.
    """
    from geodsl.picture.looks.styles import named

    return named(name)


def styles() -> tuple[str, ...]:
    """The names of all styles."""
    from geodsl.picture.looks.styles import names

    return tuple(names())


def __getattr__(name: str) -> Any:
    if name not in _LATE and name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    if name in _ROOMS:
        return import_module(f"{__name__}.{name}")
    module, attribute = _LATE[name]
    return getattr(import_module(module), attribute)
