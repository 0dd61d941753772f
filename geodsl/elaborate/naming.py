"""Statements that give names: `let r in 2..4`, `M = midpoint of BC`."""

from __future__ import annotations

from typing import Any

from geodsl.arithmetic import quantity
from geodsl.constructions.free import Pick, Uniform
from geodsl.elaborate.complaints import circular, several_readings, uneven, wrong_names
from geodsl.elaborate.forms import left_side
from geodsl.elaborate.meaning import Definition
from geodsl.elaborate.reader import Reader
from geodsl.elaborate.turns import dealt
from geodsl.language.flat import flatten
from geodsl.language.matcher import Matcher
from geodsl.language.reading import Reading
from geodsl.language.term import Construction, Fact, Term
from geodsl.objects import Part, Range, Ref
from grammar import Fix, Span, tree

__all__ = ["Naming"]

_RIGHT_SIDES = {
    "point": ("point",),
    "several": ("choice", "several"),
    "other": ("curve", "quantity", "region"),
}


class Naming(Reader):
    """Reads definitions."""

    def _is_equation(self, names: tuple[str, ...]) -> bool:
        """`r = 5` states something where r is defined elsewhere; else it defines r."""
        name = names[0]
        if name[0].isupper() or len(names) > 1:
            return False
        k = self.makers.get(name)
        return name in self.given or (k is not None and k in self.done and name in self.meaning.definitions)

    def _let(self, body: tree.Phrase) -> None:
        left = left_side(body)
        if left is not None:
            self._definition(*left, span=body.body.span)
            return
        items = flatten(body.body)
        if tree.Word("be") in items:
            self._sentence(body.body)
            return
        cut = next((i for i, x in enumerate(items) if isinstance(x, tree.Word) and x.text == "in"), None)
        names = tuple(x.text for x in items[:cut] if isinstance(x, tree.Name))
        if (
            cut is None
            or not names
            or len(items) != cut + 2
            or any(not (isinstance(x, tree.Name) or x == tree.Word(",")) for x in items[:cut])
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
        matcher = self._matcher()
        if not self._called(names, right, span, matcher):
            upper = names[0][0].isupper()
            if not upper and len(names) == 1:
                self.types.setdefault(names[0], None)
            wanted = "several" if len(names) > 1 else "point" if upper else "other"
            self._wrong_side(names, right, wanted, span, matcher)

    def _called(
        self, names: tuple[str, ...], right: tuple[Any, ...], span: Span, matcher: Matcher | None = None
    ) -> bool:
        """Read `names = right`; what can't be read says nothing."""
        upper = names[0][0].isupper()
        wanted = "several" if len(names) > 1 else "point" if upper else "other"
        matcher = matcher or self._matcher()
        readings: list[Reading] = []
        # `d = AB` is a length; a line is called one: `l = line AB`.
        bare = len(right) == 1 and isinstance(right[0], tree.Points) and wanted == "other"
        for kind in ("quantity",) if bare else _RIGHT_SIDES[wanted]:
            readings = matcher.read_items(right, kind)
            if readings:
                break
        if not readings:
            return wanted == "several" and self._dealt(names, right, span)
        if len(readings) > 1:
            self._report(**several_readings(readings, span))
            return True
        self._accept(readings[0])
        term = readings[0].term
        self._bind(names, quantity(term) if kind == "quantity" else term, span)
        return True

    def _dealt(self, names: tuple[str, ...], right: tuple[Any, ...], span: Span) -> bool:
        """`M, N = midpoints of AB, CD`: one phrase for each name."""
        known = {*self.vocabulary.words, *(w for m in self.macros for w in m.literals)}
        rows = dealt(right, len(names), known)
        if rows is None:
            return False
        if isinstance(rows, int):
            message = f"{len(names)} names for {rows} things"
            self._report("E208", message, span, hint="give every one a name, and nothing else")
            return True
        matcher = self._matcher()
        kinds = [_RIGHT_SIDES["point" if name[0].isupper() else "other"] for name in names]
        if not all(any(matcher.read_items(row, k) for k in ks) for row, ks in zip(rows, kinds, strict=True)):
            return False
        for name, row in zip(names, rows, strict=True):
            self._called((name,), row, span)
        return True

    def _wrong_side(
        self, names: tuple[str, ...], right: tuple[Any, ...], wanted: str, span: Span, matcher: Matcher
    ) -> None:
        others = [
            k for k in ("point", "several", "choice", "curve", "quantity") if k not in _RIGHT_SIDES[wanted]
        ]
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
            if any(name[0].isupper() != (kind == "point") for name, kind in zip(names, made, strict=True)):
                self._report(**wrong_names(names, made, span))
                return
            whole = self._fresh(term, names[0])
            for index, name in enumerate(names):
                self._define(name, made[index], Part(whole, index), span)
            return
        self._define(names[0], made, self._fresh(term, names[0]), span)

    def _define(self, name: str, kind: str, term: Term, span: Span) -> None:
        old = self.meaning.definitions.get(name)
        if old is not None:
            self._report(
                "E205", f"`{name}` is defined twice", span, related=(("first defined here", old.span),)
            )
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

    def _sentence(self, body: tree.List) -> None:
        """Read what is said in the words of a sentence: `let ABC be a triangle`."""
        raise TypeError("a reader of definitions alone reads no sentences")

    def _accept(self, reading: Reading) -> None:
        """Take what a reading names and introduces along the way."""
        for names, term in reading.binds:
            self._bind(names, term, self.here)
        for name in reading.news:
            self.meaning.introduced.setdefault(name, []).append(self.here)
            if not isinstance(reading.term, Fact):
                self.meaning.declared.add(name)  # the centre of a circle: named for good


def _drawn(term: Term) -> bool:
    """Whether a construction draws numbers, so that equal phrases are things of their own."""
    return isinstance(term, Construction) and bool(term.free or term.picks)


def _wider(a: str, b: str) -> str | None:
    if a == b:
        return a
    return {a, b}.difference({"number"}).pop() if "number" in (a, b) and "degrees" not in (a, b) else None
