"""What can go wrong, as exceptions: all are `GeodslError`, each is also the nearest builtin."""

from __future__ import annotations

from collections.abc import Sequence

from grammar import Diagnostic, Severity

__all__ = ["DiagramError", "GeodslError", "RealizeError"]


class GeodslError(Exception):
    """Base of every error that geodsl raises on purpose."""


class DiagramError(GeodslError, ValueError):
    """Raised when a program has errors; `diagnostics` lists all that was found, warnings included."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = list(diagnostics)
        errors = [d for d in self.diagnostics if d.severity is Severity.ERROR]
        super().__init__("\n".join(d.render() for d in errors))


class RealizeError(GeodslError, RuntimeError):
    """Raised when too few of a scene's attempts are figures; the text says what refused them."""
