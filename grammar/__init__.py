"""What people write: text to syntax tree and back. Knows no geometry."""

from grammar.diagnostics import Diagnostic, Fix, Severity
from grammar.formatter import format_program
from grammar.parser import parse_program
from grammar.source import Limits, Source, Span
from grammar.tree import Program, Statement

__all__ = [
    "Diagnostic",
    "Fix",
    "Limits",
    "Program",
    "Severity",
    "Source",
    "Span",
    "Statement",
    "format_program",
    "parse_program",
]
