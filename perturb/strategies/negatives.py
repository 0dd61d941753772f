"""Certified negatives as a strategy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import reject
from hypothesis import strategies as st

from geodsl.defaults import STYLE
from geodsl.diagram import Diagram
from geodsl.picture.looks.style import Style
from perturb.exhibits import Negative
from perturb.strategies.asked import Asked
from perturb.strategies.drawn import Drawn
from perturb.strategies.streams import Streams
from perturb.stream import Stream, TooFew
from perturb.suite import Suite

__all__ = ["negatives"]

_SIZE = 224  # pixels a side, as most models take them

Draw = Callable[[st.SearchStrategy[Any]], Any]


def negatives(
    diagram: Diagram | st.SearchStrategy[Diagram],
    *,
    breaks: str | Sequence[str] | None = None,
    keeps: str | Sequence[str] = (),
    severity: tuple[float, float] | None = None,
    suite: Suite | str | None = None,
    size: int = _SIZE,
    style: str | Style = STYLE,
) -> st.SearchStrategy[Negative]:
    """Certified negatives of a diagram, or of many; they shrink to the first change, by the least.

    Args:
        diagram: a diagram, or a strategy of them, as `geodsl.strategies.diagrams()` is. Of the latter's
            diagrams those that haven't what is to be broken or kept are left out.
        breaks: what is changed, or several of which one is: a kind of fact ("parallel"), a fact ("AB = CD"), or
            a step of a suite ("move any point off its circle"). By default every operator that applies.
        keeps: facts that stay true; "all stated", which is the default, or "strictly".
        severity: the least and the most, in gaps that a reader just sees: from 1 on. By default what is usual.
        suite: in the place of `breaks` and `keeps`.
        size: pixels a side.

    Raises:
        SuiteError: where the diagram hasn't what is to be broken or kept.
        TypeError, ValueError: where an argument can't be for any diagram.
    """
    asked = Asked.of(breaks=breaks, keeps=keeps, severity=severity, suite=suite, size=size, style=style)
    if isinstance(diagram, Diagram):
        return _of_one(asked.stream(diagram))
    if isinstance(diagram, st.SearchStrategy):
        return _of_many(diagram, Streams(asked))
    hint = "; geodsl.parse reads one" if isinstance(diagram, str) else ""
    raise TypeError(f"diagram is a Diagram or a strategy of them, not {type(diagram).__name__}{hint}")


@st.composite
def _of_one(draw: Draw, stream: Stream) -> Negative:
    found = stream.one(Drawn(draw))
    if found is None:
        reject()
    return found


@st.composite
def _of_many(draw: Draw, diagrams: st.SearchStrategy[Diagram], streams: Streams) -> Negative:
    diagram = draw(diagrams)
    if not isinstance(diagram, Diagram):
        raise TypeError(f"the strategy gives a {type(diagram).__name__}, not a Diagram")
    stream = streams.of(diagram)
    if stream is None:
        reject()
    try:
        found = stream.one(Drawn(draw))
    except TooFew:
        found = None
    if found is None:
        reject()
    return found
