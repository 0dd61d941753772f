"""Statements that say what holds, what is there, and what is to be done."""

from __future__ import annotations

from typing import Any

from geodsl.constructions.free import FreeCircle, FreeLine
from geodsl.directives.overlook import Overlook
from geodsl.elaborate.complaints import several_readings
from geodsl.elaborate.forms import bare, chains, joined
from geodsl.elaborate.meaning import Stated
from geodsl.elaborate.naming import Naming
from geodsl.elaborate.turns import copular, inverted, listed, shape_of, turned
from geodsl.language.flat import flatten
from geodsl.language.macro import Macro
from geodsl.language.matcher import Matcher
from geodsl.language.reading import Reading, names_at
from geodsl.language.term import Directive, Fact
from geodsl.language.types import NOUNS, PLURALS
from geodsl.objects import Ref
from grammar import Span, tree

__all__ = ["Sentences"]

_THROUGH = ("segment", "line", "ray")
_OBJECTS = ("curve", "choice", "point", "quantity", "region")


class Sentences(Naming):
    """Reads facts, nouns and orders."""

    def _sentence(self, body: tree.List, lead: tree.Word | None = None) -> None:
        """Facts, named objects and shapes, parted by commas where one phrase doesn't take the comma.

        Args:
            lead: what is done with each: `claim A, B on w`.
        """
        parts = list(chains(body))
        if self._shared(parts, body.span, lead):
            return
        start = 0
        while start < len(parts):
            # A relation is a phrase of its own; other phrases may hold commas.
            ends = (k for k in range(start, len(parts)) if isinstance(parts[k], tree.Relation))
            for stop in range(max(next(ends, len(parts)), start + 1), start, -1):
                items, span = joined(parts[start:stop])
                if lead is not None and len(parts) == 1:
                    span = lead.span.to(span)
                if self._take(items, span, lead):
                    break
            else:
                # Bare names before and behind a comma belong to what can't be read.
                while (
                    stop < len(parts)
                    and all(map(bare, parts[start:stop]))
                    and isinstance(parts[stop], tree.Run)
                ):
                    stop += 1
                while stop < len(parts) and bare(parts[stop]):
                    stop += 1
                self._unread(*joined(parts[start:stop]), lead)
            start = stop

    def _take(self, items: tuple[Any, ...], span: Span, lead: tree.Word | None) -> bool:
        """Read one phrase, or one order about it; one that can't be read says nothing."""
        return self._group(items, span) if lead is None else self._order((lead, *items), span)

    def _shared(self, parts: list[Any], span: Span, lead: tree.Word | None) -> bool:
        """`D, E on w`: what the last part says of its point is said of each."""
        *others, last = parts
        if not others or not isinstance(last, tree.Run) or len(last.items) < 2:
            return False
        heads = [x.items for x in others if isinstance(x, tree.Run)]
        if heads and heads[0][0] == tree.Word("points"):  # `points D, E on w` are no less on it
            heads[0] = heads[0][1:]
        subjects = [items[0] for items in heads if len(items) == 1]
        subjects.append(last.items[0])
        if len(subjects) < len(parts) or not all(
            isinstance(x, tree.Points) and len(x.names) == 1 for x in subjects
        ):
            return False
        matcher = self._matcher()
        whole = flatten(tree.List(tuple(parts), span=span))
        if any(matcher.read_items(whole, kind) for kind in ("fact", *_OBJECTS)):
            return False
        rest = last.items[1:]
        if not all(matcher.read_items((x, *rest), "fact") for x in subjects):
            return False
        for x in subjects:
            self._take((x, *rest), span, lead)
        if isinstance(parts[0], tree.Run) and parts[0].items[0] == tree.Word("points"):
            self.meaning.declared.update(n for x in subjects if isinstance(x, tree.Points) for n in x.names)
        return True

    def _group(self, items: tuple[Any, ...], span: Span) -> bool:
        """Read one group; one that can't be read says nothing."""
        if self._noun(items, span):
            return True
        matcher = self._matcher()
        other = inverted(items)
        if (
            other is not None
            and (self.macros or matcher.read_items(other, "fact"))
            and self._group(other, span)
        ):
            return True
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
            if any(isinstance(x, tree.Word) and x.text in ("point", "points") for x in items):
                self.meaning.declared.update(readings[0].news)
            self._led(items)
            return True
        if any(self._group(other, span) for other in turned(items)):
            return True
        return self._named(items, span) or self._row(items, span)

    def _led(self, items: tuple[Any, ...]) -> None:
        """`segment AB = 6`: the noun in front introduces the points no less than `segment AB` does."""
        shape = shape_of(items)
        if shape is not None:
            self._group(shape, joined([tree.Run(shape, span=shape[0].span.to(shape[1].span))])[1])
            return
        noun, letters, *more = *items, None
        if isinstance(noun, tree.Word) and noun.text in _THROUGH and more[:-1]:
            if isinstance(letters, tree.Points) and len(letters.names) == 2:
                self._noun(items[:2], letters.span)

    def _named(self, items: tuple[Any, ...], span: Span) -> bool:
        """`w is the circumcircle of ABC`, `the midpoint of AB is M`: a definition in the words of a fact."""
        found = copular(items) or copular(items, behind=True)
        if found is None:
            return False
        subject, said = found
        given = names_at(subject, "points")
        return bool(given) and self._called(given, said, span)

    def _row(self, items: tuple[Any, ...], span: Span) -> bool:
        """`triangles ABC and DEF`: one thing after another."""
        things = listed(items)
        return len(things) > 1 and all(self._group(tuple(thing), span) for thing in things)

    def _unread(self, items: tuple[Any, ...], span: Span, lead: tree.Word | None = None) -> None:
        matcher = self._matcher()
        if lead is not None:
            self._unordered((lead, *items), span, matcher)
            return
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
            for slot, part in zip(type(term).slots, term.args, strict=False):
                # A shape, a chord, an altitude: what is drawn is meant to be there.
                side = slot.new and slot.type == "segment"
                if side or getattr(part, "makes", "") == "polygon":
                    self.meaning.declared.update(reading.news)
                if side:
                    self.meaning.shown.append(part)
        elif isinstance(term, Ref) and term.makes not in ("point", "number", "length", "area", "degrees"):
            self.meaning.shown.append(term)

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
            elif (
                isinstance(item, tree.Points) and len(item.names) == 2 and noun in ("line", "segment", "ray")
            ):
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

    def _order(self, items: tuple[Any, ...], span: Span) -> bool:
        """Read one order; one that can't be read says nothing."""
        matcher = self._matcher()
        readings = matcher.read_items(items, "directive")
        for other in turned(items[1:]) if not readings else ():
            readings = readings or matcher.read_items((items[0], *other), "directive")
        if len(readings) > 1:
            self._report(**several_readings(readings, span))
        elif readings:
            told = not isinstance(readings[0].term, Overlook)  # what is overlooked brings in no points
            self._accept(readings[0] if told else readings[0]._replace(news=()))
            self.meaning.directives.append(Stated(self._fresh(readings[0].term, f"{span.start}"), span))
        return bool(readings)

    def _unordered(self, items: tuple[Any, ...], span: Span, matcher: Matcher) -> None:
        """Complain of an order that can't be read."""
        kind = {"claim": "fact", "overlook": "fact", "find": "quantity"}.get(getattr(items[0], "text", ""))
        if kind is not None and len(items) > 1:
            self._complain(items[1:], kind, matcher)
        else:
            self._complain(items, "directive", matcher, span=span)

    def _unfold(self, macro: Macro, args: dict[str, Any], span: Span) -> None:
        """Take in the statements that a definition stands for."""
        raise TypeError("a reader of sentences alone has no definitions")
