"""The page of perturbations: every operator with what it does, how often it works, and a figure before and after.

Nothing on it is listed by hand; `python -m perturb.reference` (or `make docs`) writes it anew.
"""

from perturb.reference.page import page
from perturb.reference.shown import Shown, read

__all__ = ["Shown", "page", "read"]
