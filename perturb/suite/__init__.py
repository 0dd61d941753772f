"""Suites: which perturbations are wanted, written down; from text to what a sampler chooses from."""

from perturb.suite.errors import SuiteError
from perturb.suite.resolved import Resolved
from perturb.suite.suite import Suite, load, parse, standard

__all__ = ["Resolved", "Suite", "SuiteError", "load", "parse", "standard"]
