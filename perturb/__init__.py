"""What breaks it: certified negatives of diagrams.

A group is one figure of a diagram and its variants, in each of which one thing has been broken or made and the rest
kept. `negatives` gives the certified negatives of one figure, `groups` groups without end, `counterfactual` one change
of one's own; `perturb.strategies` searches with Hypothesis, `verify` checks what has been written down.
"""

from perturb import groups
from perturb.blocks.groups import Group, Member
from perturb.blocks.positives import positives
from perturb.craft.operator import Operator, Target
from perturb.exhibits import Negative
from perturb.inventory import Inventory, inventory
from perturb.negatives import Negatives, negatives
from perturb.operators import operators
from perturb.own import counterfactual
from perturb.recording.certificate import Certificate, certify
from perturb.site import Site
from perturb.stream import Stream, TooFew
from perturb.suite import Suite, SuiteError
from perturb.text import texts
from perturb.verify import Complaint, verify

__all__ = [
    "Certificate",
    "Complaint",
    "Group",
    "Inventory",
    "Member",
    "Negative",
    "Negatives",
    "Operator",
    "Site",
    "Stream",
    "Suite",
    "SuiteError",
    "Target",
    "TooFew",
    "certify",
    "counterfactual",
    "groups",
    "inventory",
    "negatives",
    "operators",
    "positives",
    "texts",
    "verify",
]
