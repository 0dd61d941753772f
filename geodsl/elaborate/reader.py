"""The state that reading statements needs, and how complaints are made of it."""

from __future__ import annotations

from typing import Any

from geodsl.elaborate.complaints import explain, unheard
from geodsl.elaborate.meaning import Meaning
from geodsl.language.matcher import Matcher
from geodsl.language.template import Template
from geodsl.language.term import Term
from geodsl.language.vocabulary import Vocabulary
from grammar import Diagnostic, Fix, Limits, Source, Span, tree

__all__ = ["Reader"]


class Reader:
    """A list of statements that is being read, perhaps as the body of a definition inside another."""

    def __init__(
        self,
        statements: list[tree.Statement],
        source: Source,
        vocabulary: Vocabulary,
        macros: tuple[Template, ...],
        limits: Limits,
        *,
        outer: Reader | None = None,
        given: dict[str, Term] | None = None,
        lost: tree.Lost = tree.Lost(),  # noqa: B008 - frozen
    ) -> None:
        self.statements = statements
        self.source = source
        self.vocabulary = vocabulary
        self.macros = macros
        self.limits = limits
        self.outer = outer
        self.given = given or {}
        self.meaning = Meaning()
        self.types: dict[str, str | None] = {}
        self.makers: dict[str, int] = {}  # lowercase name -> statement that defines it
        self.done: set[int] = set()
        self.tags = 0
        self.level: int = outer.level + 1 if outer else 0
        self.spent: list[int] = [0] if outer is None else outer.spent
        self.local = 0
        self.here = Span(0, 0)  # the statement that is being read
        self.lost: tree.Lost = outer.lost if outer else lost
        self.meaning.lost = outer.meaning.lost if outer else set(lost.names)
        self.count = 0  # of findings before the statement that is being read
        self.silent = False  # the statement can't be read because of another one, which says so
        self.matchers: list[Matcher] = []  # of the statement that is being read: they share its limit
        self.muted = False  # some statement was silent
        self.trial = False  # whether a definition's own statements are tried, apart from any use of it
        self.faulty: set[int] = set() if outer is None else outer.faulty  # definitions complained of

    def type_of(self, name: str) -> str | None:
        """The type of a lowercase name, None where it isn't known."""
        return None

    def _matcher(self) -> Matcher:
        limit = self.limits.readings - sum(m.steps for m in self.matchers)
        matcher = Matcher(self.vocabulary, self.type_of, macros=self.macros, limit=limit)
        self.matchers.append(matcher)
        return matcher

    def _failed(self) -> bool:
        """Whether the statement that is being read couldn't be read so far."""
        return self.silent or len(self.meaning.found) > self.count

    def _complain(
        self, items: tuple[Any, ...], kind: str, matcher: Matcher, *, span: Span | None = None
    ) -> None:
        known = {*self.meaning.definitions, *self.makers, *self.types}
        complaint = explain(items, kind, matcher, known=known, lost=self._lost(), span=span)
        macro = complaint.pop("definition", None) if complaint else None
        if complaint is None or id(macro) in self.faulty:
            self.silent = True
            word = unheard(items, matcher) if self.lost.phrases else None
            if word is not None:
                self.meaning.unheard.append(word.span)
        else:
            self._report(**complaint)
        if macro is not None:
            self.faulty.add(id(macro))

    def _lost(self) -> tree.Lost:
        return self.lost | tree.Lost(names=frozenset(self.meaning.lost - set(self.meaning.definitions)))

    def _mends(self, fix: Fix, span: Span) -> bool:
        """Whether the statement, once mended, says something at that place."""
        return True

    def _report(self, code: str, message: str, span: Span, **more: Any) -> None:
        if more.get("fix") is not None and not self._mends(more["fix"], span):
            more["fix"] = None
        self.meaning.found.append(
            Diagnostic(code=code, message=message, span=span, source=self.source, **more)
        )
