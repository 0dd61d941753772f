"""Runs side by side on one page: what was learned when, and what is seen in the end."""

from __future__ import annotations

from train.report.page import page
from train.report.runs import ReportError, Run, read_run

__all__ = ["ReportError", "Run", "page", "read_run"]
