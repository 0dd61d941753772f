"""Phrases that a program defines itself: tried where they stand, unfolded where they are used."""

from __future__ import annotations

from typing import Any

from geodsl.elaborate.meaning import Meaning, Stated
from geodsl.elaborate.reader import Reader
from geodsl.elaborate.sentences import Sentences
from geodsl.language.flat import flatten
from geodsl.language.macro import Macro, bound, stand_ins, substitute
from geodsl.language.matcher import Matcher
from geodsl.language.reading import TooComplex, TooDeep
from geodsl.language.term import Term
from geodsl.objects import Ref
from grammar import Span

__all__ = ["CIRCULAR", "ENDLESS", "Unfolding"]

ANYTHING = (
    *("fact", "curve", "point", "choice", "quantity", "region", "several", "directive", "pose", "polygon"),
)
ENDLESS = 0  # among the faulty definitions: that one unfolds without end has been said
CIRCULAR = "a definition can't stand for itself, nor two for one another"
WITHIN = "in a definition: "  # before what is wrong in the statements that a phrase stands for


class Unfolding(Sentences):
    """Reads definitions and what they stand for."""

    def run(self) -> Meaning:
        """Read all statements."""
        raise TypeError("a reader of definitions alone has no statements")

    def _inner(self, macro: Macro, given: dict[str, Term]) -> Unfolding:
        """A reader of a definition's statements, with its slots filled."""
        raise TypeError("a reader of definitions alone has no statements")

    # -- definitions by themselves -------------------------------------------------------

    def _try_definition(self, macro: Macro) -> None:
        """Complain of a definition where it stands, not where it is used."""
        given = stand_ins(macro)
        if given is None:
            return  # what it means depends on what fills its slots
        spent, source = self.spent[0], self.source
        self.source = macro.source or source
        before = len(self.meaning.found)
        if macro.is_block:
            trial = self._inner(macro, given)
            trial.trial, trial.meaning.lost = True, set(self.meaning.lost)
            self.meaning.found += trial.run().found
            faulty = trial.muted
        else:
            faulty = self._try_phrase(macro, given)
        if faulty or len(self.meaning.found) > before:
            self.faulty.add(id(macro))
        self.spent[0], self.source = spent, source

    def _try_phrase(self, macro: Macro, given: dict[str, Term]) -> bool:
        """Whether what one phrase stands for can't be read."""
        items = flatten(macro.define.body)  # type: ignore[arg-type]
        matcher = Matcher(
            self.vocabulary,
            lambda n: given[n].makes if n in given else self.type_of(n),
            macros=self.macros,
            limit=self.limits.readings,
            given=given,
        )
        try:
            if any(matcher.read_items(items, kind) for kind in ANYTHING):
                return False
            self._complain(items, "anything", matcher)
        except TooDeep:
            if ENDLESS not in self.faulty:
                self._report("E214", "this definition unfolds without end", macro.define.span, hint=CIRCULAR)
            self.faulty.add(ENDLESS)
        except TooComplex:
            return False
        return True

    # -- definitions with statements -----------------------------------------------------

    def _unfold(self, macro: Macro, args: dict[str, Any], span: Span) -> None:
        """The statements of a definition, with its slots filled and its own names made fresh."""
        given = bound(macro, args)
        if given is None:
            self._report("E208", "the definition takes another number of points here", span)
            return
        if id(macro) in self.faulty:
            self.silent = True
            return
        if self.level >= 8:
            self._report("E214", "definitions unfold more than 8 deep", span, hint=CIRCULAR)
            return
        inner = self._inner(macro, given)
        meaning = inner.run()
        if meaning.found or inner.muted:
            self.silent = True
            if not meaning.found:
                return
            first = meaning.found[0]
            if self.outer is not None or id(macro) not in self.faulty:
                self.faulty.update({id(macro)} if self.outer is None else ())
                told = first.message.removeprefix(WITHIN)
                where = macro.define.span
                own = self.source.text.startswith("define", where.start)
                related = (("which is made here", where),) if own and self.outer is None else ()
                self._report(first.code, WITHIN + told, span, hint=first.hint, related=related)
            return
        renamed: dict[str, Term] = dict(given)
        for name, definition in meaning.definitions.items():
            if name not in given:
                renamed[name] = Ref(self._unused(name), definition.type)
        for name in meaning.introduced:
            if name not in renamed:
                renamed[name] = Ref(self._unused(name), "point")
        for name, definition in meaning.definitions.items():
            target = renamed[name]
            if isinstance(target, Ref):
                self._define(target.name, definition.type, substitute(definition.term, renamed), span)
        for name in meaning.introduced:
            target = renamed[name]
            if isinstance(target, Ref):
                self.meaning.introduced.setdefault(target.name, []).append(span)
                self.meaning.declared.add(target.name)
        for kind in ("facts", "directives", "poses"):
            for stated in getattr(meaning, kind):
                getattr(self.meaning, kind).append(Stated(substitute(stated.term, renamed), span, ()))
        self.meaning.shown += [substitute(t, renamed) for t in meaning.shown]

    def _unused(self, name: str) -> str:
        """A name like this one that nothing else has."""
        top: Reader = self
        while top.outer is not None:
            top = top.outer
        letters = name.rstrip("0123456789'")
        text = top.source.text
        while True:
            top.local += 1
            fresh = f"{letters}{top.local}"
            if fresh not in text:
                return fresh
