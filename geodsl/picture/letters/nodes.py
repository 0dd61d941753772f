"""What a label is made of, once it is read: signs, and what stands on, over and under them."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Fraction", "Group", "Node", "Root", "Row", "Scripts", "Sign"]


class Sign(NamedTuple):
    """Characters that are set side by side.

    The kinds are "letter" (italic), "roman", "number", "plain", "binary", "relation", "comma", "function", "degree",
    and "thin" and "space", which are of no ink.
    """

    text: str
    kind: str


class Scripts(NamedTuple):
    """Something with an index, an exponent or primes."""

    base: Node
    sub: Row
    sup: Row
    primes: int


class Fraction(NamedTuple):
    """One thing over another."""

    over: Row
    under: Row


class Root(NamedTuple):
    """A square root."""

    row: Row


class Group(NamedTuple):
    """What belongs together, within brackets or (where those are empty) without any."""

    opened: str
    row: Row
    closed: str


Node = Sign | Scripts | Fraction | Root | Group
Row = tuple[Node, ...]
