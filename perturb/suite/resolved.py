"""What a suite asks of one diagram."""

from __future__ import annotations

from dataclasses import dataclass

from geodsl.language.term import Fact
from perturb.blocks.select import Line
from perturb.text.line import TextLine

__all__ = ["RULES", "Resolved"]

# The ways to change a caption, as they are written.
RULES = {
    "swap letters": "letters",
    "change shape": "shape",
    "change relation": "relation",
    "change number": "number",
    "nearest captions": "nearest",
}


@dataclass(frozen=True)
class Resolved:
    """A suite for one diagram, ready for `perturb.blocks.select.plan`.

    Attributes:
        lines: changes of the figure.
        texts: changes of captions.
        keep: keys of facts that stay true in every negative.
        strictly: nothing that is stated may go with a target.
        hold: points that stay where they are, and "size" for the figure's.
        allow: keys of facts that may fall or be unclear.
        positives: how many other instances of the same facts are wanted.
        notes: what found nothing in this diagram, where something else did.
        kept: the facts that `keep` is the keys of; some that hold may not be among those that are found by looking.
    """

    lines: tuple[Line, ...] = ()
    texts: tuple[TextLine, ...] = ()
    keep: tuple[str, ...] = ()
    strictly: bool = False
    hold: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    positives: int = 0
    notes: tuple[str, ...] = ()
    kept: tuple[Fact, ...] = ()

    @property
    def count(self) -> int:
        """How many negatives of the figure the lines ask for."""
        return sum(
            sum(len(o.steps[0].targets) for o in line.options) if line.each else line.count
            for line in self.lines
        )
