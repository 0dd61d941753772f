"""Statements to terms: what each defines, introduces, states and orders.

Names may be used before they are defined; the type of a lowercase name is found by reading the
statement that defines it when the name is first met.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from geodsl.arithmetic import quantity
from geodsl.constructions.free import FreeCircle, FreeLine, Pick, Uniform
from geodsl.elaborate.complaints import circular, explain, several_readings, uneven, wrong_names
from geodsl.language.flat import flatten
from geodsl.language.macro import Macro, bound, substitute
from geodsl.language.matcher import Matcher
from geodsl.language.reading import Reading, TooComplex, TooDeep
from geodsl.language.template import Template
from geodsl.language.term import Construction, Directive, Fact, Term
from geodsl.language.types import NOUNS, PLURALS
from geodsl.language.vocabulary import Vocabulary
from geodsl.objects import Part, Range, Ref
from grammar import Diagnostic, Fix, Limits, Source, Span, tree
from grammar.complaints import lost_in

__all__ = ["Definition", "Meaning", "Stated", "read_statements"]

WITHIN = "in a definition: "  # before what is wrong in the statements that a phrase stands for
_OBJECTS = ("curve", "choice", "point", "quantity")
_RIGHT_SIDES = {"point": ("point",), "several": ("choice", "several"), "other": ("curve", "quantity")}


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
        self.found: list[Diagnostic] = []


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
    return _Reader(statements, source, vocabulary, macros, limits, lost=lost).run()


class _Reader:
    def __init__(
        self,
        statements: list[tree.Statement],
        source: Source,
        vocabulary: Vocabulary,
        macros: tuple[Template, ...],
        limits: Limits,
        *,
        outer: _Reader | None = None,
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
        self.spent = [0] if outer is None else outer.spent
        self.local = 0
        self.here = Span(0, 0)  # the statement that is being read
        self.lost = outer.lost if outer else lost
        self.meaning.lost = outer.meaning.lost if outer else set(lost.names)
        self.count = 0  # of findings before the statement that is being read
        self.silent = False  # the statement can't be read because of another one, which says so
        self.matchers: list[Matcher] = []  # of the statement that is being read: they share its limit
        self.faulty: set[int] = set() if outer is None else outer.faulty  # definitions complained of

    def run(self) -> Meaning:
        for k, statement in enumerate(self.statements):
            self._scan(k, statement)
        for k in range(len(self.statements)):
            self._statement(k)
        return self.meaning

    # -- names ---------------------------------------------------------------------------

    def _scan(self, k: int, statement: tree.Statement) -> None:
        body = statement.body
        if not isinstance(body, tree.Phrase):
            return
        left = _left_side(body)
        named = left[0] if left else _ranged(body)
        for name in named:
            if not name[0].isupper():
                self.makers.setdefault(name, k)
        for part in (body.body, body.conditions):
            if part is not None:
                for word, name in _named(flatten(part)):
                    kind = self.vocabulary.namers.get(word)
                    if kind:
                        self.types.setdefault(name, kind)

    def type_of(self, name: str) -> str | None:
        if name in self.given:
            return self.given[name].makes
        k = self.makers.get(name)
        if k is not None and k not in self.done:
            self._statement(k)
        if name in self.types:
            return self.types[name]
        return self.outer.type_of(name) if self.outer else None

    # -- statements ----------------------------------------------------------------------

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
        return name in self.makers and self.makers[name] not in self.done and name not in self.meaning.definitions

    def _needs(self, k: int) -> tuple[str, ...]:
        """Lowercase names that a statement speaks of, without those that it defines."""
        body = self.statements[k].body
        if not self.makers or not isinstance(body, tree.Phrase):
            return ()
        left = _left_side(body)
        if left is None:
            return tuple(n for n in _all_names((body.body, body.conditions)) if self.makers.get(n) != k)
        return tuple(_all_names((left[1], body.conditions)))

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
                self._report("E217", "a diagram has one title", statement.span, hint="drop one", related=related)
            self.meaning.title = body.text
            return
        assert isinstance(body, tree.Phrase)
        self.spent[0] += 1
        if self.spent[0] > self.limits.expansions:
            if self.spent[0] == self.limits.expansions + 1:
                message = f"the program unfolds to more than {self.limits.expansions:,} statements"
                self._report("E210", message, statement.span)
            return
        before = (self.here, self.silent, self.matchers)
        self.here, self.silent, self.matchers = statement.span, False, []
        self.count, count = len(self.meaning.found), self.count
        try:
            self._phrase(body)
        except TooDeep:
            hint = "a definition can't stand for itself, nor two for one another"
            self._report("E214", "definitions unfold without end", statement.span, hint=hint)
        except TooComplex:
            hint = "say it in two statements, with a name for the part in between"
            self._report("E210", "this statement takes too many steps to understand", statement.span, hint=hint)
        if self._failed() and self.outer is None:
            lost = lost_in(self.source.slice(statement.span)).names
            self.meaning.lost |= {n for n in lost if n not in self.meaning.definitions}
        self.here, self.silent, self.matchers = before
        self.count = count

    def _failed(self) -> bool:
        """Whether the statement that is being read couldn't be read so far."""
        return self.silent or len(self.meaning.found) > self.count

    def _phrase(self, body: tree.Phrase) -> None:
        if body.lead == "let":
            self._let(body)
        elif body.lead is not None:
            chain = list(_chains(body.body))
            # `claim AB = BC = CD` claims two facts; the commas of `draw AB, CD` belong to one order.
            for part in chain if len(body.body.elements) == 1 else (body.body,):
                items = (tree.Word(body.lead, span=body.span), *flatten(part))
                self._directive(items, body.span if len(chain) == 1 or part is body.body else part.span)
        else:
            left = _left_side(body)
            if left is not None and not self._is_equation(left[0]):
                self._definition(*left, span=body.body.span)
            else:
                self._sentence(body.body)
        if body.conditions is not None and not (self._failed() and all(map(_bare, body.conditions.elements))):
            self._sentence(body.conditions)

    def _is_equation(self, names: tuple[str, ...]) -> bool:
        """`r = 5` states something where r is defined elsewhere; else it defines r."""
        name = names[0]
        if name[0].isupper() or len(names) > 1:
            return False
        k = self.makers.get(name)
        return name in self.given or (k is not None and k in self.done and name in self.meaning.definitions)

    def _matcher(self) -> Matcher:
        limit = self.limits.readings - sum(m.steps for m in self.matchers)
        matcher = Matcher(self.vocabulary, self.type_of, macros=self.macros, limit=limit)
        self.matchers.append(matcher)
        return matcher

    def _let(self, body: tree.Phrase) -> None:
        left = _left_side(body)
        if left is not None:
            self._definition(*left, span=body.body.span)
            return
        items = flatten(body.body)
        cut = next((i for i, x in enumerate(items) if isinstance(x, tree.Word) and x.text == "in"), None)
        names = tuple(x.text for x in items[:cut] if isinstance(x, tree.Name))
        if cut is None or not names or len(items) != cut + 2 or any(
            not (isinstance(x, tree.Name) or x == tree.Word(",")) for x in items[:cut]
        ):
            self._report(
                "E201",
                "`let` gives a name to a number",
                body.span,
                expected=("`let r in 2..4`", "`let k = one of 1, 2, 3`", "`let x = 2 r`"),
            )
            return
        matcher = self._matcher()
        found = matcher.read_items(items[cut + 1 :], "range")
        if not found:
            self._complain(items[cut + 1 :], "range", matcher)
            return
        limits: Range = found[0].term
        kind = _wider(limits.low.makes, limits.high.makes)
        if kind is None:
            self._report(**uneven(items[cut + 1]))
            return
        for name in names:
            self._define(name, kind, Uniform(limits.low, limits.high, kind, tag=self._tag(name)), body.span)

    def _definition(self, names: tuple[str, ...], right: tuple[Any, ...], *, span: Span) -> None:
        upper = names[0][0].isupper()
        wanted = "several" if len(names) > 1 else "point" if upper else "other"
        matcher = self._matcher()
        readings: list[Reading] = []
        # `d = AB` is a length; a line is called one: `l = line AB`.
        bare = len(right) == 1 and isinstance(right[0], tree.Points) and wanted == "other"
        for kind in ("quantity",) if bare else _RIGHT_SIDES[wanted]:
            readings = matcher.read_items(right, kind)
            if readings:
                break
        if not readings:
            if not upper and len(names) == 1:
                self.types.setdefault(names[0], None)
            self._wrong_side(names, right, wanted, span, matcher)
            return
        if len(readings) > 1:
            self._report(**several_readings(readings, span))
            return
        self._accept(readings[0])
        term = readings[0].term
        self._bind(names, quantity(term) if kind == "quantity" else term, span)

    def _wrong_side(
        self, names: tuple[str, ...], right: tuple[Any, ...], wanted: str, span: Span, matcher: Matcher
    ) -> None:
        others = [k for k in ("point", "several", "choice", "curve", "quantity") if k not in _RIGHT_SIDES[wanted]]
        for kind in others:
            found = matcher.read_items(right, kind)
            if not found:
                continue
            self._report(**wrong_names(names, found[0].term.makes, span))
            return
        if len(right) == 1 and isinstance(right[0], tree.Range):
            let = "" if self.source.slice(self.here).startswith("let") else "let "
            mended = f"{let}{', '.join(names)} in {self.source.slice(right[0].span)}"
            message, hint = "a range isn't a number", "a number is drawn from a range with `let … in`"
            self._report("E201", message, right[0].span, hint=hint, fix=Fix(span, mended))
            return
        target = {"point": "point", "several": "choice", "other": "curve"}[wanted]
        self._complain(right, target, matcher, span=span)

    def _bind(self, names: tuple[str, ...], term: Any, span: Span) -> None:
        """Give names to what a term makes."""
        made = term.makes
        if made == "choice" and len(names) <= 2:
            if len(names) == 1:
                self._define(names[0], "point", Pick(term, tag=self._tag(names[0])), span)
                return
            for index, name in enumerate(names):
                self._define(name, "point", Part(self._fresh(term, names[0]), index), span)
            return
        if made == "choice" or (isinstance(made, tuple) and len(names) != len(made)):
            self._report(**wrong_names(names, made, span))
            return
        if isinstance(made, tuple):
            whole = self._fresh(term, names[0])
            for index, name in enumerate(names):
                self._define(name, made[index], Part(whole, index), span)
            return
        self._define(names[0], made, self._fresh(term, names[0]), span)

    def _define(self, name: str, kind: str, term: Term, span: Span) -> None:
        old = self.meaning.definitions.get(name)
        if old is not None:
            self._report("E205", f"`{name}` is defined twice", span, related=(("first defined here", old.span),))
            return
        if name in [n.name for n in term.walk() if isinstance(n, Ref)]:
            self._report(**circular([(name, span)]))
            return
        self.types[name] = kind
        self.meaning.definitions[name] = Definition(name, kind, term, span)

    def _tag(self, name: str) -> str:
        self.tags += 1
        return f"{'.' * self.level}{self.spent[0]}.{name}" if self.level else name

    def _fresh(self, term: Any, name: str) -> Any:
        """The term with its free parts made things of their own, not those of an equal phrase elsewhere."""
        if not isinstance(term, Term) or not any(_drawn(t) for t in term.walk()):
            return term
        counter = [0]

        def own(t: Term) -> Term:
            if t.tag is None and _drawn(t):
                counter[0] += 1
                return t.tagged(f"{self._tag(name)}/{counter[0]}" if counter[0] > 1 else self._tag(name))
            return t

        return term.map(own)

    # -- sentences -----------------------------------------------------------------------

    def _sentence(self, body: tree.List) -> None:
        """Facts, named objects and shapes, parted by commas where one phrase doesn't take the comma."""
        parts = list(_chains(body))
        if self._shared(parts, body.span):
            return
        start = 0
        while start < len(parts):
            # A relation is a phrase of its own; other phrases may hold commas.
            ends = (k for k in range(start, len(parts)) if isinstance(parts[k], tree.Relation))
            for stop in range(max(next(ends, len(parts)), start + 1), start, -1):
                if self._group(*_joined(parts[start:stop])):
                    break
            else:
                # Bare names before and behind a comma belong to what can't be read.
                while stop < len(parts) and all(map(_bare, parts[start:stop])) and isinstance(parts[stop], tree.Run):
                    stop += 1
                while stop < len(parts) and _bare(parts[stop]):
                    stop += 1
                self._unread(*_joined(parts[start:stop]))
            start = stop

    def _shared(self, parts: list[Any], span: Span) -> bool:
        """`D, E on w`: what the last part says of its point is said of each."""
        *others, last = parts
        if not others or not isinstance(last, tree.Run) or len(last.items) < 2:
            return False
        heads = [x.items for x in others if isinstance(x, tree.Run)]
        if heads and heads[0][0] == tree.Word("points"):  # `points D, E on w` are no less on it
            heads[0] = heads[0][1:]
        subjects = [items[0] for items in heads if len(items) == 1]
        subjects.append(last.items[0])
        if len(subjects) < len(parts) or not all(isinstance(x, tree.Points) and len(x.names) == 1 for x in subjects):
            return False
        matcher = self._matcher()
        whole = flatten(tree.List(tuple(parts), span=span))
        if any(matcher.read_items(whole, kind) for kind in ("fact", *_OBJECTS)):
            return False
        rest = last.items[1:]
        if not all(matcher.read_items((x, *rest), "fact") for x in subjects):
            return False
        for x in subjects:
            self._group((x, *rest), span)
        return True

    def _group(self, items: tuple[Any, ...], span: Span) -> bool:
        """Read one group; one that can't be read says nothing."""
        if self._noun(items, span):
            return True
        matcher = self._matcher()
        readings = matcher.read_items(items, "fact") or matcher.read_items(items, "pose")
        if not readings or readings[0].binds:
            # `line l through A parallel BC` makes a line; that it is a fact about `line l through A` is far-fetched.
            for kind in _OBJECTS:
                made = [r for r in matcher.read_items(items, kind) if r.binds]
                if made:
                    readings = made
                    break
        blocks = matcher.blocks(items) if self.macros else []
        if len(readings) + len(blocks) > 1:
            self._report(**several_readings(readings, span, [b for b, _ in blocks]))
            return True
        if blocks:
            self._unfold(*blocks[0], span)
            return True
        if readings:
            self._accept(readings[0])
            self._state(readings[0], span)
            return True
        return False

    def _unread(self, items: tuple[Any, ...], span: Span) -> None:
        matcher = self._matcher()
        for kind in (*_OBJECTS, "several"):
            if len(items) > 1 and matcher.read_items(items, kind):
                hint = "give it a name, or say what holds of it"
                self._report("E209", "this names something but says nothing of it", span, hint=hint)
                return
        self._complain(items, "fact", matcher, span=span)

    def _state(self, reading: Reading, span: Span) -> None:
        term = reading.term
        if isinstance(term, Directive):
            self.meaning.poses.append(Stated(term, span))
        elif isinstance(term, Fact):
            term = self._fresh(term, f"{span.start}")
            self.meaning.facts.append(Stated(term, span, reading.news))
            for part in term.children():
                if part.makes == "polygon":
                    self.meaning.declared.update(n for n in reading.news)
        elif isinstance(term, Ref) and term.makes not in ("point", "number", "length", "area", "degrees"):
            self.meaning.shown.append(term)

    def _accept(self, reading: Reading) -> None:
        """Take what a reading names and introduces along the way."""
        for names, term in reading.binds:
            self._bind(names, term, self.here)
        for name in reading.news:
            self.meaning.introduced.setdefault(name, []).append(self.here)
            if not isinstance(reading.term, Fact):
                self.meaning.declared.add(name)  # the centre of a circle: named for good

    def _noun(self, items: tuple[Any, ...], span: Span) -> bool:
        """`point P`, `points A, B`, `circle w`, `line AB`: a thing by its type and name alone."""
        first = items[0]
        if not isinstance(first, tree.Word) or len(items) < 2:
            return False
        plural = first.text in PLURALS
        noun = PLURALS.get(first.text) or NOUNS.get(first.text)
        rest = [x for x in items[1:] if x != tree.Word(",") and x != tree.Word("and")]
        if noun not in ("point", "line", "segment", "ray", "circle") or (len(rest) > 1 and not plural):
            return False
        if not all(isinstance(x, tree.Points | tree.Name) for x in rest):
            return False
        for item in rest:
            if isinstance(item, tree.Points) and noun == "point":
                for name in item.names:
                    self.meaning.introduced.setdefault(name, []).append(item.span)
                    self.meaning.declared.add(name)
            elif isinstance(item, tree.Name) and noun in ("line", "circle"):
                self._free(noun, item)
            elif isinstance(item, tree.Points) and len(item.names) == 2 and noun in ("line", "segment", "ray"):
                matcher = self._matcher()
                term = matcher.read_items((tree.Word(noun), item), noun)[0].term
                self.meaning.shown.append(term)
                for name in item.names:
                    self.meaning.introduced.setdefault(name, []).append(item.span)
                    self.meaning.declared.add(name)
            else:
                return False
        return True

    def _free(self, noun: str, item: tree.Name) -> None:
        name = item.text
        if name not in self.meaning.definitions:
            kind = {"line": FreeLine, "circle": FreeCircle}[noun]
            self._define(name, noun, kind(None, tag=self._tag(name)), item.span)
        self.meaning.shown.append(Ref(name, noun))

    def _directive(self, items: tuple[Any, ...], span: Span) -> None:
        matcher = self._matcher()
        readings = matcher.read_items(items, "directive")
        if len(readings) > 1:
            self._report(**several_readings(readings, span))
        elif readings:
            self._accept(readings[0])
            self.meaning.directives.append(Stated(self._fresh(readings[0].term, f"{span.start}"), span))
        elif items[0] in (tree.Word("claim"), tree.Word("find")) and len(items) > 1:
            self._complain(items[1:], "fact" if items[0].text == "claim" else "quantity", matcher)
        else:
            self._complain(items, "directive", matcher, span=span)

    # -- definitions with statements -----------------------------------------------------

    def _unfold(self, macro: Macro, args: dict[str, Any], span: Span) -> None:
        """The statements of a definition, with its slots filled and its own names made fresh."""
        given = bound(macro, args)
        if given is None:
            self._report("E208", "the definition takes another number of points here", span)
            return
        if self.level >= 8:
            hint = "a definition can't stand for itself, nor two for one another"
            self._report("E214", "definitions unfold more than 8 deep", span, hint=hint)
            return
        inner = _Reader(
            list(macro.define.body),  # type: ignore[arg-type]
            self.source,
            self.vocabulary,
            self.macros,
            self.limits,
            outer=self,
            given=given,
        )
        inner.statements = [s for s in inner.statements if s.body is not None]
        meaning = inner.run()
        if meaning.found:
            first = meaning.found[0]
            self.silent = True
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
        top: _Reader = self
        while top.outer is not None:
            top = top.outer
        letters = name.rstrip("0123456789'")
        text = top.source.text
        while True:
            top.local += 1
            fresh = f"{letters}{top.local}"
            if fresh not in text:
                return fresh

    # -- complaints ----------------------------------------------------------------------

    def _complain(
        self, items: tuple[Any, ...], kind: str, matcher: Matcher, *, span: Span | None = None
    ) -> None:
        known = {*self.meaning.definitions, *self.makers, *self.types}
        complaint = explain(items, kind, matcher, known=known, lost=self._lost(), span=span)
        macro = complaint.pop("definition", None) if complaint else None
        if complaint is None or id(macro) in self.faulty:
            self.silent = True
        else:
            self._report(**complaint)
        if macro is not None:
            self.faulty.add(id(macro))

    def _lost(self) -> tree.Lost:
        return self.lost | tree.Lost(names=frozenset(self.meaning.lost - set(self.meaning.definitions)))

    def _report(self, code: str, message: str, span: Span, **more: Any) -> None:
        self.meaning.found.append(Diagnostic(code=code, message=message, span=span, source=self.source, **more))


def _left_side(body: tree.Phrase) -> tuple[tuple[str, ...], tuple[Any, ...]] | None:
    """Names and right side of `A, B = …`; None for anything else."""
    names: list[str] = []
    elements = body.body.elements
    for k, element in enumerate(elements):
        relation = isinstance(element, tree.Relation) and element.signs[0] == "=" and len(element.signs) == 1
        left = element.operands[0] if relation else element
        if not isinstance(left, tree.Run) or len(left.items) != 1:
            return None
        item = left.items[0]
        if isinstance(item, tree.Name):
            names.append(item.text)
        elif isinstance(item, tree.Points) and len(item.names) == 1:
            names.append(item.names[0])
        else:
            return None
        if relation:
            rest = tree.List((element.operands[1], *elements[k + 1 :]), span=element.operands[1].span)
            return tuple(names), flatten(rest)
    return None


def _drawn(term: Term) -> bool:
    """Whether a construction draws numbers, so that equal phrases are things of their own."""
    return isinstance(term, Construction) and bool(term.free or term.picks)


def _ranged(body: tree.Phrase) -> tuple[str, ...]:
    """The names in front of `in 2..4`."""
    items = flatten(body.body) if body.lead == "let" else ()
    return tuple(x.text for x in takewhile(lambda x: x != tree.Word("in"), items) if isinstance(x, tree.Name))


def _all_names(node: Any) -> Iterator[str]:
    """Every lowercase name in a piece of a tree, without recursion."""
    stack = [node]
    while stack:
        x = stack.pop()
        if isinstance(x, tree.Name):
            yield x.text
        elif isinstance(x, tuple):
            stack.extend(reversed(x))
        elif hasattr(x, "__dataclass_fields__"):
            stack.extend(getattr(x, f) for f in x.__dataclass_fields__ if f != "span")


def _joined(parts: list[Any]) -> tuple[tuple[Any, ...], Span]:
    """Parts of a list as one row of items, and where it stands."""
    span = parts[0].span.to(parts[-1].span)
    return flatten(tree.List(tuple(parts), span=span)), span


def _bare(part: Any) -> bool:
    return isinstance(part, tree.Run) and not any(isinstance(x, tree.Word) for x in part.items)


def _named(items: tuple[Any, ...]) -> Iterator[tuple[str, str]]:
    for word, name in zip(items, items[1:], strict=False):
        if isinstance(word, tree.Word) and isinstance(name, tree.Name):
            yield word.text, name.text


def _chains(body: tree.List) -> Iterator[Any]:
    """The parts of a list; `AB = BC = CD` becomes two."""
    for element in body.elements:
        if isinstance(element, tree.Relation) and len(element.signs) > 1:
            for k, sign in enumerate(element.signs):
                a, b = element.operands[k], element.operands[k + 1]
                yield tree.Relation((a, b), (sign,), span=a.span.to(b.span))
        else:
            yield element


def _wider(a: str, b: str) -> str | None:
    if a == b:
        return a
    return {a, b}.difference({"number"}).pop() if "number" in (a, b) and "degrees" not in (a, b) else None


