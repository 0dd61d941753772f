"""Hypothesis strategies of certified negatives, for tests of models.

Hypothesis is imported here and nowhere else in the package: it need not be there at run time.
"""

from perturb.strategies.drawn import Drawn
from perturb.strategies.negatives import negatives

__all__ = ["Drawn", "negatives"]
