"""From facts to a caption: in which order, in which words, what is said in one breath."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from geodsl.facts.ink.ink_fact import InkFact
from geodsl.facts.on_line import OnLine
from geodsl.language.term import Fact, Term
from geodsl.language.types import QUANTITIES
from geodsl.objects import Polygon, Ref
from geodsl.words.caption import Caption, Manner
from geodsl.words.dice import Dice
from geodsl.words.naming import Unsayable
from geodsl.words.roles import roles_of
from geodsl.words.tongue import Together, Tongue, tongue
from geodsl.words.wording import BARE, NOUN, REGISTERS, slot_types

__all__ = ["caption", "manner", "sayable_in", "told"]

_OF_TEN = {"terse": 3, "textbook": 4, "descriptive": 5}  # clauses that share a sentence with the one before
_ROLE_OF_TEN = 5  # segments that are called by what they are to a figure
_NOUN_OF_TEN = {"terse": 0, "textbook": 4, "descriptive": 8}
_IT_OF_TEN = 5
_CLAUSES = 3  # of a sentence at most
_EACH = 4  # facts that one clause tells of together at most
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
        text = composer.text(_ordered(kept, composer.dice))
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


def _ordered(facts: Iterable[Fact], dice: Dice) -> list[Fact]:
    """What a figure is made of first, then what is so in it, then how it is drawn; kinds stay together."""
    return sorted(
        facts, key=lambda f: (_stage(f), dice.roll("order", 1 << 20, type(f).__name__), _place(f, dice))
    )


def _place(fact: Fact, dice: Dice) -> int:
    return dice.roll("place", 1 << 20, fact.key)


@lru_cache(maxsize=65_536)
def _stage(fact: Fact) -> int:
    if isinstance(fact, InkFact):
        return 4
    first = fact.args[0]
    if isinstance(first, Polygon) and len(fact.args) == 1:
        return 0
    if isinstance(first, Ref) and first.type == "point":
        return 1
    return 3 if any(getattr(a, "makes", None) in QUANTITIES for a in fact.args) else 2


@dataclass
class _Clause:
    text: str
    subject: Any = None
    about: str | None = None  # the words for the subject, where it comes first


class _Composer:
    def __init__(self, words: Tongue, dice: Dice, register: str, only: frozenset[str]) -> None:
        self.words, self.dice, self.register, self.only = words, dice, register, only

    def text(self, facts: Sequence[Fact]) -> str:
        words, dice, register = self.words, self.dice, self.register
        groups = self._grouped(facts)
        roles = roles_of(facts)
        sentences: list[str] = []
        before: _Clause | None = None
        used: set[str] = set()
        count = 0  # clauses of the sentence so far
        for k, some in enumerate(groups):
            key = some[0].key
            clause = self._clause(some, roles)
            joined = 0 < count < _CLAUSES and dice.roll("join", 10, key) < _OF_TEN[register]
            text = self._with_it(clause, before, key)
            if k == 0 and len(facts) > _SHORT:
                frames = words.frames[register]
                text = frames[dice.roll("frame", len(frames), key)] + text
            if joined:
                joiners = words.joiners[register]
                joiner = joiners[dice.roll("joiner", len(joiners), key)]
                if joiner in used:  # "while …, while …"
                    joiner = words.pause
                used.add(joiner)
                sentences[-1] += joiner + text
                count += 1
            else:
                sentences.append(text)
                count, used = 1, set()
            before = clause
        return words.space.join(_opened(s) + words.stop for s in sentences)

    def _with_it(self, clause: _Clause, before: _Clause | None, key: str) -> str:
        if before is None or clause.about is None or before.about is None or clause.subject != before.subject:
            return clause.text
        if self.register == "terse" or self.dice.roll("it", 10, key) >= _IT_OF_TEN:
            return clause.text
        return self.words.it + clause.text[len(clause.about) :]

    # -- clauses -------------------------------------------------------------------------------------

    def _grouped(self, facts: Sequence[Fact]) -> list[list[Fact]]:
        """Facts of one kind that differ in one slot are told together, if there are words for it."""
        out: list[list[Fact]] = []
        for fact in facts:
            way = self.words.together.get(type(fact).__name__)
            last = out[-1] if out else None
            if (
                way is not None
                and last is not None
                and len(last) < _EACH
                and type(last[0]) is type(fact)
                and _but(last[0], way.slot) == _but(fact, way.slot)
                and self.dice.roll("together", 4, type(fact).__name__)
            ):
                last.append(fact)
            else:
                out.append([fact])
        return out

    def _clause(self, some: list[Fact], roles: Mapping[str, str]) -> _Clause:
        fact = some[0]
        if len(some) > 1:
            return self._joint(some, self.words.together[type(fact).__name__], roles)
        key = fact.key
        ways = self.words.by_register.get((type(fact).__name__, self.register))
        if not ways:
            raise Unsayable(f"there are no words for {type(fact).__name__}")
        wording = ways[self.dice.roll("way", len(ways), key)]
        types = slot_types(type(fact))
        said = {}
        for place in wording.places:
            value = getattr(fact, place.slot)
            said[place.slot] = self._said(value, types[place.slot], place.form, roles, key)
        subject = wording.subject
        if subject is None:
            return _Clause(wording.fill(said))
        return _Clause(wording.fill(said), getattr(fact, subject), said[subject])

    def _joint(self, some: list[Fact], way: Together, roles: Mapping[str, str]) -> _Clause:
        fact = some[0]
        ways = [w for w in way.wordings if self.register in w.registers] or list(way.wordings)
        wording = ways[self.dice.roll("way", len(ways), fact.key)]
        types = slot_types(type(fact))
        naming = self.words.naming
        said = {}
        for place in wording.places:
            if place.slot == way.slot:
                things = tuple(getattr(f, place.slot) for f in some)
                listed = [naming.ways(t, types[place.slot], self.only)[0] for t in things]
                said[place.slot] = naming.between[0].join(listed[:-1]) + naming.between[1] + listed[-1]
            else:
                said[place.slot] = self._said(
                    getattr(fact, place.slot), types[place.slot], place.form, roles, fact.key
                )
        return _Clause(wording.fill(said))

    def _said(self, value: Any, slot: str, form: str, roles: Mapping[str, str], key: str) -> str:
        role = roles.get(value.key) if isinstance(value, Term) else None
        ways = self.words.naming.known(value, slot, self.only, role)
        if len(ways) == 1 or form == BARE:
            return ways[0]
        if isinstance(value, tuple):
            return ways[1] if self.register != "terse" else ways[self.dice.roll("list", 2, key)]
        if form == NOUN:
            return ways[1 + self.dice.roll("noun", len(ways) - 1, key + value.key)]
        if role is not None and self.dice.roll("role", 10, value.key) < _ROLE_OF_TEN:
            return ways[-1]
        few = ways[:-1] if role is not None and len(ways) > 1 else ways
        if len(few) == 1 or self.dice.roll("bare", 10, key + value.key) >= _NOUN_OF_TEN[self.register]:
            return few[0]
        return few[1 + self.dice.roll("noun", len(few) - 1, key + value.key)]


def _but(fact: Fact, slot: str) -> tuple[Any, ...]:
    """A fact's arguments without one."""
    return tuple(a for f, a in zip(type(fact).fields, fact.args, strict=True) if f != slot)


def _opened(told: str) -> str:
    """A sentence with a capital at its start, but for a name: w is not W."""
    return told if not told[1:2].islower() else f"{told[:1].upper()}{told[1:]}"
