"""What is raised where a suite can't be read, or asks a diagram for what it hasn't."""

from __future__ import annotations

from collections.abc import Sequence

from geodsl.errors import GeodslError
from grammar import Diagnostic, Severity

__all__ = ["NothingThere", "SuiteError"]


class SuiteError(GeodslError, ValueError):
    """Raised when a suite has errors, of itself or for one diagram; `diagnostics` lists all that was found."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = list(diagnostics)
        errors = [d for d in self.diagnostics if d.severity is Severity.ERROR]
        super().__init__("\n".join(d.render() for d in errors))


class NothingThere(SuiteError):
    """Raised when a diagram has nothing that the built-in suite could change."""

    def __init__(self, diagnostics: Sequence[Diagnostic], why: str) -> None:
        super().__init__(diagnostics)
        self.args = (f"the diagram has nothing to perturb: {why}",)  # the suite's lines aren't the user's
