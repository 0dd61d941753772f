"""From facts to a caption: in which order, in which words, what is said in one breath."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from geodsl.facts.ink.ink_fact import InkFact
from geodsl.facts.on_line import OnLine
from geodsl.language.term import Fact, Term
from geodsl.language.types import QUANTITIES
from geodsl.objects import Polygon, Ref
from geodsl.words.caption import Caption, Manner
from geodsl.words.dice import CHANCES, Dice, chance
from geodsl.words.naming import Unsayable
from geodsl.words.roles import roles_of
from geodsl.words.tongue import Tongue, tongue
from geodsl.words.wording import BARE, EITHER, NOUN, REGISTERS, slot_types

__all__ = ["caption", "manner", "sayable_in", "told"]

_OF_TEN = {"terse": 3, "textbook": 4, "descriptive": 5}  # clauses that share a sentence with the one before
_ROLE_OF_TEN = 5  # segments that are called by what they are to a figure
_NOUN_OF_TEN = {"terse": 0, "textbook": 4, "descriptive": 8}
_IT_OF_TEN = 5
_CLAUSES = 3  # of a sentence at most
_EACH = 4  # facts that one clause tells of together at most
_KEPT = 1 << 16  # facts whose words are remembered
_SHORT = 2  # facts up to which a caption has no frame


def caption(
    facts: Sequence[Fact],
    *,
    seed: int = 0,
    register: str = "textbook",
    lang: str = "en",
    only: Collection[str] = (),
    fits: Callable[[str], bool] | None = None,
) -> Caption:
    """A caption that says facts. The same fact of the same seed is said alike, whatever else is said.

    Args:
        facts: the most important first.
        register: terse, textbook or descriptive; "any" lets the seed choose.
        only: names of curves at which no letter stands, each the only one of its kind.
        fits: whether a text is short enough; the least important facts are left out until it is.

    Raises:
        Unsayable: where the language has no words for what a fact speaks of.
    """
    return told(facts, manner(seed, register, lang, only), fits)


def manner(seed: int, register: str, lang: str, only: Collection[str] = ()) -> Manner:
    """How a seed's captions are worded."""
    tongue(lang)
    if register == "any":
        register = REGISTERS[Dice(seed).roll("register", len(REGISTERS))]
    if register not in REGISTERS:
        raise ValueError(f"a register is {', '.join(REGISTERS)} or any, not {register!r}")
    return Manner(seed, register, lang, frozenset(only))


def told(facts: Sequence[Fact], manner: Manner, fits: Callable[[str], bool] | None = None) -> Caption:
    """The caption that says facts in a manner; see `caption`."""
    composer = _Composer(tongue(manner.lang), Dice(manner.seed), manner.register, manner.only)
    kept = list(dict.fromkeys(facts))
    while True:
        text = composer.text(kept)
        if fits is None or len(kept) <= 1 or fits(text):
            return Caption(tuple(kept), text, manner)
        kept.pop()


@lru_cache(maxsize=65_536)
def sayable_in(fact: Fact, lang: str) -> bool:
    """Whether a language has words for all that a fact speaks of."""
    words = tongue(lang)
    if type(fact).__name__ not in words.wordings:
        return False
    if isinstance(fact, OnLine) and fact.l.makes != "line":
        return False  # on the line of which a segment is a part: to say so takes a name for it
    try:
        for slot in type(fact).slots:
            words.naming.ways(getattr(fact, slot.name), slot.type, frozenset())
    except Unsayable:
        return False
    return True


# What a fact's chances are for.
_PLACE, _WAY, _JOIN, _JOINER, _FRAME, _WITH_IT, _NOUNS = range(7)


@lru_cache(maxsize=65_536)
def _stage(fact: Fact) -> int:
    """What a figure is made of first, then what is so in it, then how it is drawn."""
    if isinstance(fact, InkFact):
        return 4
    first = fact.args[0]
    if isinstance(first, Polygon) and len(fact.args) == 1:
        return 0
    if isinstance(first, Ref) and first.type == "point":
        return 1
    return 3 if any(getattr(a, "makes", None) in QUANTITIES for a in fact.args) else 2


class _Slot(NamedTuple):
    """What is in a slot of a fact, and what it may be called."""

    value: Any
    type: str
    key: str | None  # of a thing that may be something to a figure
    ways: tuple[str, ...]


class _Clause(NamedTuple):
    text: str
    subject: Any = None
    about: str | None = None  # the words for the subject, where it comes first
    ways: tuple[str, ...] = ()  # what it may be called there


class _Composer:
    def __init__(self, words: Tongue, dice: Dice, register: str, only: frozenset[str]) -> None:
        self.words, self.dice, self.register, self.only = words, dice, register, only

    def text(self, facts: Sequence[Fact]) -> str:
        words, register = self.words, self.register
        throws = {f: self.dice.throw(f.key) for f in facts}
        groups = self._grouped(self._ordered(throws))
        roles = roles_of(facts)
        sentences: list[str] = []
        before: _Clause | None = None
        used: set[str] = set()
        count = 0  # clauses of the sentence so far
        for some in groups:
            throw = throws[some[0]]
            clause = self._joint(some, throw, roles) if len(some) > 1 else self._clause(some[0], throw, roles)
            text = self._with_it(clause, before, throw)
            if not sentences and len(facts) > _SHORT:
                frames = words.frames[register]
                text = frames[chance(throw, _FRAME, len(frames))] + text
            if 0 < count < _CLAUSES and chance(throw, _JOIN, 10) < _OF_TEN[register]:
                joiners = words.joiners[register]
                joiner = joiners[chance(throw, _JOINER, len(joiners))]
                if joiner in used:  # "while …, while …"
                    joiner = words.pause
                used.add(joiner)
                sentences[-1] += joiner + text
                count += 1
            else:
                sentences.append(text)
                count, used = 1, set()
            before = clause
        return words.space.join([_opened(s) + words.stop for s in sentences])

    def _ordered(self, throws: Mapping[Fact, int]) -> list[Fact]:
        """Kinds stay together; which is first of each stage is a matter of chance."""
        kinds = {type(f): 0 for f in throws}
        for kind in kinds:
            kinds[kind] = self.dice.roll("order", 1 << 20, kind.__name__)
        return sorted(throws, key=lambda f: (_stage(f), kinds[type(f)], throws[f] & 0xFFFF, f.key))

    def _with_it(self, clause: _Clause, before: _Clause | None, throw: int) -> str:
        if before is None or clause.about is None or before.about is None or clause.subject != before.subject:
            return clause.text
        # What "it" stands for must be a name of it here, too: a letter alone may be anything's.
        if before.about not in clause.ways or self.register == "terse":
            return clause.text
        if chance(throw, _WITH_IT, 10) >= _IT_OF_TEN:
            return clause.text
        return self.words.it + clause.text[len(clause.about) :]

    # -- clauses -------------------------------------------------------------------------------------

    def _grouped(self, facts: Sequence[Fact]) -> list[list[Fact]]:
        """Facts of one kind that differ in one slot are told together, if there are words for it."""
        out: list[list[Fact]] = []
        together = self.words.together
        for fact in facts:
            last = out[-1] if out else None
            if last is not None and type(last[0]) is type(fact) and len(last) < _EACH:
                way = together.get(type(fact).__name__)
                if (
                    way is not None
                    and _but(last[0], way.slot) == _but(fact, way.slot)
                    and self.dice.roll("together", 4, way.kind)
                ):
                    last.append(fact)
                    continue
            out.append([fact])
        return out

    def _slots(self, fact: Fact) -> Mapping[str, _Slot]:
        """What is in each slot; found out once."""
        what = (fact, self.only)
        found = self.words.slots.get(what)
        if found is None:
            types = slot_types(type(fact))
            found = {}
            for name in type(fact).fields:
                value = getattr(fact, name)
                ways = self.words.naming.ways(value, types[name], self.only)
                key = value.key if isinstance(value, Term) else None
                found[name] = _Slot(value, types[name], key, ways)
            if len(self.words.slots) >= _KEPT:
                self.words.slots.clear()
            self.words.slots[what] = found
        return found

    def _clause(self, fact: Fact, throw: int, roles: Mapping[str, str]) -> _Clause:
        kind = type(fact).__name__
        wordings = self.words.by_register.get((kind, self.register))
        if not wordings:
            raise Unsayable(f"there are no words for {kind}")
        wording = wordings[chance(throw, _WAY, len(wordings))]
        slots = self._slots(fact)
        said: dict[str, str] = {}
        out = []
        for k, part in enumerate(wording.parts):
            if isinstance(part, str):
                out.append(part)
            else:
                said[part.slot] = self._said(slots[part.slot], part.form, throw, k, roles)
                out.append(said[part.slot])
        subject = wording.subject
        if subject is None:
            return _Clause("".join(out))
        return _Clause("".join(out), slots[subject].value, said[subject], slots[subject].ways)

    def _joint(self, some: list[Fact], throw: int, roles: Mapping[str, str]) -> _Clause:
        fact, way = some[0], self.words.together[type(some[0]).__name__]
        wordings = [w for w in way.wordings if self.register in w.registers] or list(way.wordings)
        wording = wordings[chance(throw, _WAY, len(wordings))]
        first, last = self.words.naming.between
        slots = self._slots(fact)
        said = {}
        for k, place in enumerate(wording.places):
            if place.slot == way.slot:
                listed = [self._slots(f)[way.slot].ways[0] for f in some]
                said[place.slot] = first.join(listed[:-1]) + last + listed[-1]
            else:
                said[place.slot] = self._said(slots[place.slot], place.form, throw, k, roles)
        return _Clause(wording.fill(said))

    def _said(self, slot: _Slot, form: str, throw: int, k: int, roles: Mapping[str, str]) -> str:
        ways = slot.ways
        role = roles.get(slot.key) if roles and slot.key is not None else None
        if form == EITHER and role is not None and (throw >> 7 * k) % 10 < _ROLE_OF_TEN:
            return self.words.naming.known(slot.value, slot.type, self.only, role)[-1]
        if len(ways) == 1 or form == BARE:
            return ways[0]
        at = _NOUNS + k % (CHANCES - _NOUNS)
        if slot.key is None:  # a list
            return ways[1] if self.register != "terse" else ways[chance(throw, at, 2)]
        if form != NOUN and chance(throw, at, 10) >= _NOUN_OF_TEN[self.register]:
            return ways[0]
        return ways[1 + (throw >> 5 * k) % (len(ways) - 1)]


def _but(fact: Fact, slot: str) -> tuple[Any, ...]:
    """A fact's arguments without one."""
    return tuple(a for f, a in zip(type(fact).fields, fact.args, strict=True) if f != slot)


def _opened(told: str) -> str:
    """A sentence with a capital at its start, but for a name: w is not W."""
    return told if not told[1:2].islower() else f"{told[:1].upper()}{told[1:]}"
