"""Datasets verified: every file, every record and every count of one, held against what it is said to be.

`perturb.verify` judges one group from its programs; here is what a dataset has beside: manifest and receipts, shards
and their two readers, what goes across shards, and formats written again.
"""

from perturb.groups.verifying.finding import Finding
from perturb.groups.verifying.verification import Verification, verify_dataset

__all__ = ["Finding", "Verification", "verify_dataset"]
