"""Statements to terms: what each defines, introduces, states and orders.

Names may be used before they are defined; the type of a lowercase name is found by reading the
statement that defines it when the name is first met.
"""

from __future__ import annotations

from geodsl.elaborate.complaints import circular, reversed_range
from geodsl.elaborate.forms import all_names, backwards, bare, left_side, named, ranged
from geodsl.elaborate.meaning import Definition, Meaning, Stated
from geodsl.elaborate.turns import copular
from geodsl.elaborate.unfolding import CIRCULAR, ENDLESS, Unfolding
from geodsl.language.flat import flatten
from geodsl.language.macro import Macro
from geodsl.language.reading import TooComplex, TooDeep, names_at
from geodsl.language.template import Template
from geodsl.language.term import Term
from geodsl.language.vocabulary import Vocabulary
from grammar import Fix, Limits, Source, Span, parse_program, tree
from grammar.complaints import lost_in

__all__ = ["Definition", "Meaning", "Stated", "read_statements"]

_EACH = ("claim", "mark", "find", "overlook")  # orders about each of the facts behind them


def read_statements(
    statements: list[tree.Statement],
    source: Source,
    vocabulary: Vocabulary,
    macros: tuple[Template, ...],
    limits: Limits,
    *,
    lost: tree.Lost = tree.Lost(),  # noqa: B008 - frozen
) -> Meaning:
    """Read every statement; what can't be read becomes a diagnostic and the rest goes on.

    Args:
        lost: what other statements, which couldn't be parsed, would have defined.
    """
    return _Statements(statements, source, vocabulary, macros, limits, lost=lost).run()


def _given(body: tree.Phrase) -> tuple[str, ...]:
    """The names that a statement gives."""
    left = left_side(body)
    return left[0] if left else ranged(body)


class _Statements(Unfolding):
    """Reads statements in whatever order their names ask for."""

    def run(self) -> Meaning:
        for template in self.macros if self.outer is None else ():
            self._try_definition(template.owner)
        for k, statement in enumerate(self.statements):
            self._scan(k, statement)
        for k, statement in enumerate(self.statements):
            self._scan_copula(k, statement)
        for k in range(len(self.statements)):
            self._statement(k)
        return self.meaning

    def _inner(self, macro: Macro, given: dict[str, Term]) -> _Statements:
        """A reader of a definition's statements, with its slots filled."""
        return _Statements(
            [s for s in macro.define.body if s.body is not None],  # type: ignore[union-attr]
            self.source,
            self.vocabulary,
            self.macros,
            self.limits,
            outer=self,
            given=given,
        )

    # -- names ---------------------------------------------------------------------------

    def _scan(self, k: int, statement: tree.Statement) -> None:
        body = statement.body
        if not isinstance(body, tree.Phrase):
            return
        for name in _given(body):
            if not name[0].isupper():
                self.makers.setdefault(name, k)
        for part in (body.body, body.conditions):
            if part is not None:
                for word, name in named(flatten(part)):
                    kind = self.vocabulary.namers.get(word)
                    if kind:
                        self.types.setdefault(name, kind)

    def _scan_copula(self, k: int, statement: tree.Statement) -> None:
        """`w is the circumcircle of ABC` gives a name that nothing else gives."""
        body = statement.body
        found = copular(flatten(body.body)) if isinstance(body, tree.Phrase) else None
        for name in names_at(found[0], "points") if found else ():
            if not name[0].isupper() and name not in self.types and name not in self.given:
                self.makers.setdefault(name, k)

    def type_of(self, name: str) -> str | None:
        if name in self.given:
            return self.given[name].makes
        k = self.makers.get(name)
        if k is not None and k not in self.done:
            self._statement(k)
        if name in self.types:
            return self.types[name]
        return self.outer.type_of(name) if self.outer else None

    def _statement(self, k: int) -> None:
        """Read a statement, after those that define the lowercase names in it."""
        stack = [(k, iter(self._needs(k)))]
        while stack:
            j, rest = stack[-1]
            if j in self.done:
                stack.pop()
                continue
            name = next((n for n in rest if self._awaited(n)), None)
            way = [s for s, _ in stack]
            if name is None:
                stack.pop()
                self._read(j)
            elif self.makers[name] in way:
                self._ring(way[way.index(self.makers[name]) :])
            else:
                stack.append((self.makers[name], iter(self._needs(self.makers[name]))))

    def _awaited(self, name: str) -> bool:
        return (
            name in self.makers
            and self.makers[name] not in self.done
            and name not in self.meaning.definitions
        )

    def _needs(self, k: int) -> tuple[str, ...]:
        """Lowercase names that a statement speaks of, without those that it defines."""
        body = self.statements[k].body
        if not self.makers or not isinstance(body, tree.Phrase):
            return ()
        left = left_side(body)
        if left is None:
            return tuple(n for n in all_names((body.body, body.conditions)) if self.makers.get(n) != k)
        return tuple(all_names((left[1], body.conditions)))

    def _ring(self, ring: list[int]) -> None:
        """Names that are defined by one another."""
        self.done.update(ring)
        own = [[n for n in self.makers if self.makers[n] == k] for k in ring]
        needed = [set(self._needs(k)) for k in ring]
        names = [next(n for n in mine if n in needed[i - 1]) for i, mine in enumerate(own)]
        self.meaning.lost.update(n for mine in own for n in mine)
        self._report(**circular([(n, self.statements[k].span) for n, k in zip(names, ring, strict=True)]))

    def _read(self, k: int) -> None:
        self.done.add(k)
        statement = self.statements[k]
        body = statement.body
        if isinstance(body, tree.Title):
            if self.meaning.title is not None:
                first = next(s for s in self.statements if isinstance(s.body, tree.Title))
                related = (("the first title", first.span),)
                self._report(
                    "E217", "a diagram has one title", statement.span, hint="drop one", related=related
                )
            self.meaning.title = body.text
            return
        if not isinstance(body, tree.Phrase):
            hint = "write it on a line of its own, outside the block"
            self._report("E106", "this can't stand inside a definition", statement.span, hint=hint)
            return
        self.spent[0] += 1
        if self.spent[0] > self.limits.expansions:
            if self.spent[0] == self.limits.expansions + 1:
                message = f"the program unfolds to more than {self.limits.expansions:,} statements"
                self._report("E210", message, statement.span)
            return
        before = (self.here, self.silent, self.matchers)
        self.here, self.silent, self.matchers = statement.span, False, []
        self.count, count = len(self.meaning.found), self.count
        wrong = next(backwards((body.body, body.conditions)), None)
        try:
            if wrong is not None:
                self._report(**reversed_range(wrong))
            else:
                self._phrase(body)
        except TooDeep:
            self.silent = ENDLESS in self.faulty
            if not self.silent:
                self._report("E214", "definitions unfold without end", statement.span, hint=CIRCULAR)
        except TooComplex:
            hint = "say it in two statements, with a name for the part in between"
            self._report(
                "E210", "this statement takes too many steps to understand", statement.span, hint=hint
            )
        self.muted |= self.silent
        if self._failed() and (self.outer is None or self.trial):
            lost = lost_in(self.source.slice(statement.span)).names
            self.meaning.lost |= {n for n in lost if n not in self.meaning.definitions}
        self.here, self.silent, self.matchers = before
        self.count = count

    def _phrase(self, body: tree.Phrase) -> None:
        if body.lead == "let":
            self._let(body)
        elif body.lead is not None:
            lead = tree.Word(body.lead, span=body.span)
            if body.lead in _EACH:
                self._sentence(body.body, lead)
            else:  # the commas of `draw AB, CD` belong to one order
                items = (lead, *flatten(body.body))
                if not self._order(items, body.span):
                    self._unordered(items, body.span, self._matcher())
        else:
            left = left_side(body)
            if left is not None and not self._is_equation(left[0]):
                self._definition(*left, span=body.body.span)
            else:
                self._sentence(body.body)
        if body.conditions is not None and not (self._failed() and all(map(bare, body.conditions.elements))):
            self._sentence(body.conditions)

    # -- fixes ---------------------------------------------------------------------------

    def _mends(self, fix: Fix, span: Span) -> bool:
        here = self.here
        if self.outer is not None or not here.start <= fix.span.start <= fix.span.end <= here.end:
            return True  # what a definition says is tried where it is used
        text = self.source.text
        line = text[here.start : fix.span.start] + fix.text + text[fix.span.end : here.end]
        # The statement keeps its place, so that names are found where they stand.
        before = "".join("\n" if c == "\n" else " " for c in text[: here.start])
        program, found = parse_program(before + line, limits=self.limits)
        grown = len(fix.text) - (fix.span.end - fix.span.start)
        if not found and program.statements:
            source = Source(before + line, self.source.name)
            trial = _Statements(
                list(program.statements),
                source,
                self.vocabulary,
                self.macros,
                self.limits,
                outer=self,
                given={},
            )
            trial.trial, trial.meaning.lost = True, set(self.meaning.lost)
            found = trial.run().found
        end = max(span.end, fix.span.end) + grown
        return not any(d.span.start < end and min(span.start, fix.span.start) < d.span.end for d in found)
