"""The negatives of diagrams that come and go."""

from __future__ import annotations

from geodsl.diagram import Diagram
from geodsl.errors import DiagramError, RealizeError
from geodsl.scene import Scene
from perturb.paper.mould import NoPlate
from perturb.strategies.asked import Asked
from perturb.stream import Stream
from perturb.suite import SuiteError

__all__ = ["Streams"]

# What is wrong with a suite for one diagram and may be right for another.
_LACKS = frozenset(("E207", "E402", "E403", "E404", "E405", "E407", "E408", "E409", "E410"))
_STREAMS = 32  # that are remembered: while an example shrinks, its diagram comes back again and again


class Streams:
    """Streams of many diagrams, each made once as long as it is remembered."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self._known: dict[tuple[str, Scene], Stream | None] = {}

    def of(self, diagram: Diagram) -> Stream | None:
        """The negatives of a diagram; None where it hasn't what is asked for."""
        key = (diagram.text, diagram.scene)
        if key not in self._known:
            if len(self._known) >= _STREAMS:
                self._known.clear()
            self._known[key] = self._made(diagram)
        return self._known[key]

    def _made(self, diagram: Diagram) -> Stream | None:
        try:
            return self.asked.stream(diagram)
        except SuiteError as error:
            if {d.code for d in error.diagnostics} <= _LACKS:
                return None
            raise
        except (DiagramError, RealizeError, NoPlate):
            return None
