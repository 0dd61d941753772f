"""What the statements of a program say, before anything is placed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from geodsl.language.term import Term
from grammar import Diagnostic, Span

__all__ = ["Definition", "Meaning", "Stated"]


@dataclass(frozen=True)
class Definition:
    """A name and what it stands for."""

    name: str
    type: str
    term: Term
    span: Span


@dataclass(frozen=True)
class Stated:
    """A fact or an order, and where it was said."""

    term: Any
    span: Span
    news: tuple[str, ...] = ()


class Meaning:
    """What all statements together say."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.definitions: dict[str, Definition] = {}
        self.introduced: dict[str, list[Span]] = {}  # points that may be new, with where
        self.declared: set[str] = set()  # points that a noun or a shape introduced: meant to be there
        self.facts: list[Stated] = []
        self.directives: list[Stated] = []
        self.poses: list[Stated] = []
        self.shown: list[Term] = []
        self.lost: set[str] = set()  # names that unreadable statements would have defined
        self.unheard: list[Span] = []  # words that may belong to phrases of a file that can't be read
        self.found: list[Diagnostic] = []
