"""Worked solutions: whether a figure's printed sizes settle a question, and by which theorems."""

from geodsl.solutions.determination import Determination, determined
from geodsl.solutions.exact import Exact, Inexact
from geodsl.solutions.solution import Solution, Step
from geodsl.solutions.solving import Solver, solve

__all__ = ["Determination", "Exact", "Inexact", "Solution", "Solver", "Step", "determined", "solve"]
