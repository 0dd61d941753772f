"""Which facts hold: stated, implied or accidental; what is clear, and what implies what."""

from geodsl.observe.clarity import Clarity
from geodsl.observe.inventory import Inventory
from geodsl.observe.observe import Observation, observe
from geodsl.observe.rank import Verdict, implied, redundant, verdicts

__all__ = [
    "Clarity",
    "Inventory",
    "Observation",
    "Verdict",
    "implied",
    "observe",
    "redundant",
    "verdicts",
]
