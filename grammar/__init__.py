"""What people write: text to syntax tree and back. Knows no geometry."""

from grammar.diagnostics import Diagnostic, Fix, Severity
from grammar.formatter import format_program
from grammar.parser import parse_program
from grammar.source import Limits, Source, Span
from grammar.suite_formatter import format_suite
from grammar.suite_tree import Suite
from grammar.suites import parse_suite
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
    "Suite",
    "format_program",
    "format_suite",
    "parse_program",
    "parse_suite",
]
