"""Audits of datasets: whether one side alone gives the anchor away, what leaks from split to split, what is uneven."""

from geodsl.dataset.audit.audit import Audit, AuditError, audit
from geodsl.dataset.audit.budget import Budget
from geodsl.dataset.audit.verdict import BLIND, OPEN, UNFIT, WINS, Finding

__all__ = ["BLIND", "OPEN", "UNFIT", "WINS", "Audit", "AuditError", "Budget", "Finding", "audit"]
