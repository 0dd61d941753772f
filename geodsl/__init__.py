"""geodsl: geometry diagrams written as text, measured as facts, drawn as pictures.

>>> import geodsl
>>> d = geodsl.parse("triangle ABC with AB = AC\\nM = midpoint of BC\\ndraw AM")
>>> "BC perpendicular AM" in [str(fact) for fact in d.facts().implied]
True
"""

from geodsl.diagram import Diagram, FactSheet, Figure, Figures, check, format, load, parse
from geodsl.errors import DiagramError, GeodslError, RealizeError
from geodsl.explain import Explanation, explanation, explanations
from geodsl.language import Construction, Directive, Fact, OpenFact, Quantity, Vocabulary
from geodsl.language import standard as vocabulary
from geodsl.scene import Node, Scene
from grammar import Diagnostic, Limits

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
    "Quantity",
    "RealizeError",
    "Scene",
    "Vocabulary",
    "__version__",
    "check",
    "explanation",
    "explanations",
    "format",
    "load",
    "parse",
    "vocabulary",
]
