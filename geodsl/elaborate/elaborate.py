"""The way from a syntax tree to a scene."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from geodsl.directives.ask import Claim, Find, FindRatio
from geodsl.directives.mark import Mark
from geodsl.directives.overlook import Overlook
from geodsl.elaborate.complaints import circular, definer, slips
from geodsl.elaborate.corners import AmbiguousCorner, Corners
from geodsl.elaborate.definitions import gather
from geodsl.elaborate.ordering import CircularError
from geodsl.elaborate.overlooked import said
from geodsl.elaborate.plan import make_plan
from geodsl.elaborate.printed import printed
from geodsl.elaborate.statements import Definition, Meaning, Stated, read_statements
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.language.term import Construction, Term
from geodsl.language.vocabulary import Vocabulary
from geodsl.objects import Ref, names
from geodsl.scene import Scene
from grammar import Diagnostic, Fix, Limits, Program, Severity, Source, Span

__all__ = ["Elaborated", "elaborate"]

_MOST = 5  # words that are told beside a file that can't be used


class Elaborated:
    """A scene, if there is one, where its facts were said, and what there is to say about the text."""

    def __init__(
        self, scene: Scene | None, loose: Scene | None, places: dict[Any, Span], found: list[Diagnostic]
    ) -> None:
        self.scene = scene
        self.loose = loose  # the same with every introduced point free: made when something clashes
        self.places = places  # key of a fact -> where it was stated
        self.found = found


def elaborate(
    program: Program,
    source: Source,
    vocabulary: Vocabulary,
    *,
    folder: Path | None = None,
    limits: Limits | None = None,
) -> Elaborated:
    """Resolve a program. Without a scene there is at least one error among the findings."""
    limits = limits or Limits()
    statements, macros, found, lost = gather(program, source, vocabulary, folder=folder, limits=limits)
    meaning = read_statements(statements, source, vocabulary, macros, limits, lost=lost)
    found = [_lacking(d, meaning.unheard) for d in found] + meaning.found
    work = _Elaboration(meaning, source, limits)
    broken = lost.some or any(d.severity is Severity.ERROR for d in found)
    scene = work.scene(vocabulary, broken=broken)
    found += work.found
    found.sort(key=lambda d: (d.span.start, d.code))
    places = {s.term.key: s.span for s in meaning.facts}
    return Elaborated(scene, work.loose, places | work.places, found)


def _lacking(found: Diagnostic, words: list[Span]) -> Diagnostic:
    """A file that can't be used, with the words that may be its: nothing else is said of them."""
    if found.code != "E215" or not words:
        return found
    return replace(found, related=tuple(("this may be one of its phrases", s) for s in sorted(words)[:_MOST]))


class _Elaboration:
    def __init__(self, meaning: Meaning, source: Source, limits: Limits) -> None:
        self.meaning = meaning
        self.source = source
        self.limits = limits
        self.found: list[Diagnostic] = []
        self.places: dict[Any, Span] = {}
        self.loose: Scene | None = None

    def scene(self, vocabulary: Vocabulary, *, broken: bool) -> Scene | None:
        meaning = self.meaning
        corners = Corners(self._terms(), self._orders())
        facts = self._resolved(meaning.facts, corners)
        directives = self._resolved(meaning.directives, corners)
        poses = self._resolved(meaning.poses, corners)
        definitions = {}
        for d in meaning.definitions.values():
            resolved = self._resolved([Stated(d.term, d.span)], corners)
            if not resolved:
                meaning.lost.add(d.name)
            for stated in resolved:
                definitions[d.name] = Definition(d.name, d.type, stated.term, d.span)
        facts += _demanded(definitions.values())
        self._only_drawn([*facts, *directives])
        self._known(definitions, [*facts, *directives, *poses])
        self._repeated([*facts, *directives, *(Stated(d.term, d.span) for d in definitions.values())])
        for ring in _rings(
            {d.name: [n for n in names(d.term) if n in definitions] for d in definitions.values()}
        ):
            self._report(**circular([(n, definitions[n].span) for n in ring]))
        if broken or any(d.severity is Severity.ERROR for d in self.found):
            return None
        self._lonely(definitions, [*facts, *directives, *poses])
        points = [p for p in meaning.introduced if p not in definitions]
        if len(points) + len(definitions) > self.limits.objects:
            first = [*(d.span for d in definitions.values()), *(meaning.introduced[p][0] for p in points)]
            span = sorted(first)[self.limits.objects]
            self._report(
                "E211", f"more than {self.limits.objects} objects", span, hint="draw less in one figure"
            )
            return None
        self._remember(definitions, points, [*facts, *poses, *directives])
        known = {d.name: (d.type, d.term) for d in definitions.values()}
        given = [s.term for s in facts]
        try:
            plan = make_plan(known, points, given, vocabulary)
            loose = make_plan(known, points, given, vocabulary, loose=True)
        except CircularError as error:
            self._circular(error.args, definitions)
            return None
        claims, questions, rest, overlooked = [], [], [], []
        for s in directives:
            if isinstance(s.term, Claim):
                claims.append(s.term.fact)
                self.places.setdefault(s.term.fact.key, s.span)
            elif isinstance(s.term, Find | FindRatio):
                questions.append(s.term.what)
            elif isinstance(s.term, Overlook):
                overlooked.append(Stated(s.term.fact, s.span))
            elif isinstance(s.term, Mark):
                claims.append(s.term.fact)  # a mark says so, too
                self.places.setdefault(s.term.fact.key, s.span)
                rest.append(s.term)
            else:
                rest.append(s.term)
                told = printed(s.term)  # and a number does
                if told is not None:
                    claims.append(told)
                    self.places.setdefault(told.key, s.span)
        scene = Scene(
            meaning.title,
            plan.nodes,
            tuple({s.term.key: s.term for s in facts}.values()),
            plan.solve,
            tuple(claims),
            tuple(questions),
            tuple(rest),
            tuple(s.term for s in poses),
            tuple(corners.resolve(t) for t in meaning.shown),
            tuple(s.term for s in overlooked),
        )
        for s in overlooked:
            self._overlooked(s, scene)
        self.loose = replace(scene, nodes=loose.nodes, solve=loose.solve)
        return scene

    def _remember(self, definitions: dict[str, Definition], points: list[str], stated: list[Stated]) -> None:
        """Where everything was said: objects by their names, facts by their keys."""
        for s in stated:
            self.places.setdefault(s.term.key, s.span)
        self.places |= {d.name: d.span for d in definitions.values()}
        self.places |= {p: self._find(p, self.meaning.introduced[p][0]) for p in points}

    def _terms(self) -> list[Term]:
        """What the program is made of."""
        meaning = self.meaning
        return [
            *(s.term for s in meaning.facts),
            *(d.term for d in meaning.definitions.values()),
            *meaning.shown,
        ]

    def _orders(self) -> list[Term]:
        """What it claims, asks and draws."""
        return [s.term for s in (*self.meaning.directives, *self.meaning.poses)]

    def _resolved(self, stated: list[Stated], corners: Corners) -> list[Stated]:
        out = []
        for s in stated:
            try:
                out.append(Stated(corners.resolve(s.term), s.span, s.news))
            except AmbiguousCorner as error:
                corner, which = error.args
                several, letter = " or " in which, corner.split()[-1]
                if not several and letter in self.meaning.lost:
                    continue  # its polygon can't be read
                message = f"`{corner}` could be more than one angle" if several else f"`{corner}`: {which}"
                hint = "say it with three letters" + (f": {which}" if several else ", as in `angle ABC`")
                self._report("E207", message, self._find(letter, s.span, alone=True), hint=hint)
        return out

    def _only_drawn(self, stated: list[Stated]) -> None:
        """What a drawing says in ink is ordered, and perhaps claimed; it is neither stated nor marked."""
        for s in stated:
            fact = s.term.fact if isinstance(s.term, Mark | Overlook) else s.term
            if not isinstance(fact, InkFact):
                continue
            order = fact.order()
            before = self.source.text[: s.span.start].rpartition("\n")[2].strip()
            behind = self.source.text[s.span.end :].partition("\n")[0].partition("#")[0].strip()
            alone = not before and not behind
            hint = f"say `{order}`" if order else "draw it so, and claim that it is"
            fix = Fix(s.span, order) if order and alone else None
            self._report("E222", "ink isn't stated: it is drawn", s.span, hint=hint, fix=fix)

    def _overlooked(self, fact: Stated, scene: Scene) -> None:
        """What a program says or asks about can't be overlooked as well."""
        told = said(fact.term, scene)
        if told is None:
            return
        where = self.places.get(fact.term.key)
        related = (("it is said here", where),) if where is not None else ()
        hint = "drop one of the two: whatever is told or asked must be clear to see"
        self._report(
            "E223", f"{fact.term} is {told}, so it can't be overlooked", fact.span, related=related, hint=hint
        )

    def _known(self, definitions: dict[str, Definition], stated: list[Stated]) -> None:
        """Every point that is spoken of must be defined or introduced."""
        known = {*definitions, *self.meaning.introduced}
        told = set(self.meaning.lost)
        everything = [*stated, *(Stated(d.term, d.span) for d in definitions.values())]
        everything += [Stated(t, Span(0, 0)) for t in self.meaning.shown]
        for s in sorted(everything, key=lambda s: s.span):
            for part in s.term.walk():
                if isinstance(part, Ref) and part.name not in known and part.name not in told:
                    told.add(part.name)
                    span = self._find(part.name, s.span)
                    close = [n for n in slips(part.name, known) if not self._beside(n, span)]
                    self._report(
                        "E204",
                        f"nothing here is called `{part.name}`",
                        span,
                        hint=f"did you mean `{close[0]}`?"
                        if close
                        else definer(part.name)
                        if part.name[0].islower()
                        else _pointer(part.name),
                        fix=Fix(span, close[0]) if close else None,
                    )

    def _beside(self, name: str, span: Span) -> bool:
        """Whether a point stands in the same row of letters as a place: `BB` is no segment."""
        text = self.source.text
        before = re.search(r"[A-Z0-9']*$", text[: span.start])
        behind = re.match(r"[A-Z0-9']*", text[span.end :])
        row = (before.group() if before else "") + " " + (behind.group() if behind else "")
        return name in re.findall(r"[A-Z][0-9]*'*", row)

    def _find(self, name: str, span: Span, *, alone: bool = False) -> Span:
        """Where a name stands in a statement; `alone` if not among other letters."""
        before = "(?<![A-Za-z0-9'])" if alone else "(?<![a-z])" if name[0].islower() else ""
        behind = "(?![A-Za-z0-9'])" if alone else "(?![a-z0-9'])" if name[0].islower() else "(?![0-9'])"
        match = re.search(before + re.escape(name) + behind, self.source.slice(span).replace("′", "'"))
        return Span(span.start + match.start(), span.start + match.end()) if match else span

    def _repeated(self, stated: list[Stated]) -> None:
        """`triangle ABA`, `angle ABB`, `AA = BC`: a letter twice where the points must differ."""
        for s in stated:
            for part in s.term.walk():
                refs = getattr(part, "corners", None) or (
                    part.args if type(part).__name__ in _DISTINCT else ()
                )
                if len(set(refs)) < len(refs):
                    letters = "".join(map(str, refs))
                    span = self._find(letters, s.span)
                    hint = "lines, angles and polygons are given by points that differ"
                    self._report("E212", f"`{letters}` has one point twice", span, hint=hint)
                    break

    def _lonely(self, definitions: dict[str, Definition], stated: list[Stated]) -> None:
        """A point that a phrase brought in and nothing else speaks of is likely a slip of the pen."""
        for name, spans in self.meaning.introduced.items():
            if name in definitions or name in self.meaning.declared or len(spans) > 1:
                continue
            uses = sum(1 for s in stated if any(isinstance(t, Ref) and t.name == name for t in s.term.walk()))
            uses += sum(
                1
                for d in definitions.values()
                if any(isinstance(t, Ref) and t.name == name for t in d.term.walk())
            )
            if uses <= 1:
                hint = f"say `point {name}` if it is meant to be there"
                message = f"`{name}` is new here and never used again"
                self._report("W401", message, self._find(name, spans[0]), hint=hint)

    def _circular(self, names: tuple[str, ...], definitions: dict[str, Definition]) -> None:
        ring = [(n, definitions[n].span) for n in names if n in definitions]
        self._report(**circular(ring or [(names[0], Span(0, 0))]))

    def _report(self, code: str, message: str, span: Span, **more: Any) -> None:
        self.found.append(Diagnostic(code=code, message=message, span=span, source=self.source, **more))


def _pointer(name: str) -> str:
    """How a point comes to be there, in letters other than its own."""
    a, b = [letter for letter in "ABC" if letter != name[0]][:2]
    return f"define it: `point {name}`, `{name} = midpoint of {a}{b}`, `{name} on {a}{b}`, …"


def _demanded(definitions: Iterable[Definition]) -> Iterator[Stated]:
    """What is stated by naming something: `circumcircle of ABCD` says that ABCD has one."""
    for d in definitions:
        for part in d.term.walk():
            if isinstance(part, Construction):
                yield from (Stated(fact, d.span) for fact in part.demands())


def _rings(needs: dict[str, list[str]]) -> Iterator[list[str]]:
    """Names that need one another in a circle; every name is in one ring at most."""
    done: set[str] = set()
    for first in needs:
        way: list[str] = []
        rest: list[Iterator[str]] = []
        if first not in done:
            way, rest = [first], [iter(needs[first])]
        while way:
            name = next((n for n in rest[-1] if n not in done), None)
            if name is None:
                done.add(way.pop())
                rest.pop()
            elif name in way:
                yield way[way.index(name) :]
                done.update(way)
                break
            else:
                way.append(name)
                rest.append(iter(needs[name]))


_DISTINCT = ("Line", "Ray", "Segment", "Angle")
