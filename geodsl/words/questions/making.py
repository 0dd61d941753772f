"""The maker of questions: each a pick from a pool, and a template filled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from geodsl.language.term import Fact
from geodsl.solutions import Exact
from geodsl.words.compose import caption, sayable_in
from geodsl.words.questions import find
from geodsl.words.questions.alike import alike, turned
from geodsl.words.questions.choosing import apart, crosswise, free, mixed, numbers, subsets
from geodsl.words.questions.draw import Draw
from geodsl.words.questions.ground import Ground
from geodsl.words.questions.matter import Claim, Contrast, Matter, Number, Sort, Which, claim
from geodsl.words.questions.pool import CAPTION, Pools
from geodsl.words.questions.question import LETTERS, Question
from geodsl.words.questions.saying import Saying

__all__ = ["Maker"]

_PAIRS = 8  # second contrasts that are looked at
_SEEDS = 1 << 20  # of captions
_MORE = 3  # facts that all captions share
_WORDY = ("textbook", "descriptive")


class Maker:
    """Makes questions about one picture in one language."""

    def __init__(self, ground: Ground, pools: Pools, lang: str) -> None:
        self.ground, self.pools, self.lang = ground, pools, lang
        self.only = ground.view.only
        self.saying = Saying(lang, self.only)
        self._told: dict[tuple[Any, ...], str] = {}

    @cached_property
    def contrasts(self) -> tuple[tuple[Contrast, ...], ...]:
        """The contrasts that this language has words for, by the kind of fact."""
        some = (tuple(c for c in kind if self._sayable(c)) for kind in self.pools["statement"].contrasts)
        return tuple(filter(None, some))

    def _sayable(self, c: Contrast) -> bool:
        return sayable_in(c.true, self.lang) and sayable_in(c.false, self.lang)

    # -- one question --------------------------------------------------------------------------------

    def make(self, kind: str, form: str, draw: Draw, want: bool, seed: int) -> tuple[str, Question] | None:
        """A question, with what it is about; None where the pick is none that can be asked."""
        if kind == CAPTION:
            return self._captions(draw, seed)
        if kind in find.KINDS:
            number = self.pools.sought.pick(kind, draw)
            return None if number is None else self.number(number, form, draw, seed)
        pool = self.pools[kind]
        if form == "yes-no":
            if kind == "statement":
                return self._judged(draw, want, seed)
            return self.claim(pool.claim(draw, want), draw, seed)
        if form == "choice" and (pool.families or pool.contrasts):
            return self._statements(kind, draw, seed)
        if pool.numbers:
            return self.number(draw.pick(draw.pick(pool.numbers)), form, draw, seed)
        if pool.which and not (pool.sorts and form == "open" and draw.coin()):
            return self.which(draw.pick(draw.pick(pool.which)), form, draw, seed)
        return self.sort(draw.pick(draw.pick(draw.pick(pool.sorts))), draw, seed)

    def _made(self, matter: Matter, form: str, text: str, answer: str, seed: int, **more: Any) -> Question:
        return Question(
            matter.kind,
            form,
            text,
            answer,
            facts=matter.facts,
            fails=matter.fails,
            asked=tuple(matter.slots.values()),
            lang=self.lang,
            seed=seed,
            **more,
        )

    def claim(self, one: Claim, draw: Draw, seed: int) -> tuple[str, Question]:
        """Whether a fact holds."""
        slots = dict(one.slots)
        if one.fact.symmetric is True and len(slots) == 2 and draw.coin():
            (a, x), (b, y) = slots.items()
            slots = {a: y, b: x}
        text = self.saying.tail(self.saying.fill(one.ask, slots, draw), "yes-no", draw)
        return one.key, self._made(one, "yes-no", text, self._yes_or_no(one.holds), seed)

    def _yes_or_no(self, holds: bool) -> str:
        return str(self.saying.asking.module.ANSWERS[not holds])

    def _judged(self, draw: Draw, want: bool, seed: int) -> tuple[str, Question] | None:
        if not self.contrasts:
            return None
        c = draw.pick(draw.pick(self.contrasts))
        fact = c.true if want else c.false
        said = self.caption((fact,), draw.below(_SEEDS), draw.pick(_WORDY))
        text = self.saying.tail(self.saying.fill("statement", {}, draw, said), "yes-no", draw)
        matter = claim(c.kind, c.ask, {}, fact, want)
        return matter.key, self._made(matter, "yes-no", text, self._yes_or_no(want), seed)

    def which(self, which: Which, form: str, draw: Draw, seed: int) -> tuple[str, Question] | None:
        """Which things are so."""
        slots = dict(which.slots)
        if which.told and draw.coin():
            (a, x), (b, y) = slots.items()
            slots = {a: y, b: x}
        bare = self.saying.bare
        stem = self.saying.fill(which.ask, slots, draw)
        listed = self.saying.listed
        if form == "choice":
            sets = subsets(which.answer, which.among, draw)
            if sets is None:
                return None
            order = {t: k for k, t in enumerate(sorted(which.among, key=bare))}
            told = [listed([bare(t) for t in sorted(s, key=order.__getitem__)]) for s in sets]
            choices, right = mixed(told, draw)
            text = self.saying.tail(stem, form, draw)
            return which.key, self._made(
                which, form, text, LETTERS[right], seed, choices=tuple(choices), right=right
            )
        answer = listed(sorted(map(bare, which.answer)))
        accepted = tuple(dict.fromkeys(map(bare, which.aliases)))
        text = self.saying.tail(stem, form, draw)
        return which.key, self._made(which, form, text, answer, seed, accepted=accepted)

    def sort(self, sort: Sort, draw: Draw, seed: int) -> tuple[str, Question]:
        """Of what sort something is."""
        slots = dict(sort.slots)
        if "m" in slots and draw.coin():
            slots = {"l": slots["m"], "m": slots["l"]}
        table = self.saying.asking.module.SORTS
        text = self.saying.fill(sort.ask, slots, draw)
        accepted = (*table[sort.answer][1:], *(way for name in sort.also for way in table[name]))
        accepted = (*accepted, *(way for name in sort.beside for way in self._both(sort.answer, name)))
        return sort.key, self._made(sort, "open", text, table[sort.answer][0], seed, accepted=accepted)

    def _both(self, one: str, other: str) -> list[str]:
        """Two names of sorts said together: a scalene right triangle."""
        table, joint = self.saying.asking.module.SORTS, self.saying.asking.module.AND
        space = self.saying.asking.tongue.space
        short, whole = {}, {}
        for name in (one, other):
            # The name by itself comes second, after that with its noun.
            short[name] = table[name][1]
            whole[name] = table[name][0].removeprefix("an ").removeprefix("a ")
        out = []
        for a, b in ((one, other), (other, one)):
            out += [
                f"{short[a]}{space}{short[b]}",
                f"{short[a]}{space}{whole[b]}",
                f"{short[a]}{joint}{short[b]}",
            ]
        return out

    def number(self, number: Number, form: str, draw: Draw, seed: int) -> tuple[str, Question] | None:
        """How many, or how large."""
        stem = self.saying.fill(number.ask, number.slots, draw)
        solution = None
        if number.solved is not None:
            if number.facts:
                if not all(sayable_in(f, self.lang) for f in number.facts):
                    return None
                said = self.caption(number.facts, draw.below(_SEEDS), draw.pick(_WORDY))
                ways = self.saying.asking.module.GIVEN
                # A longer caption has an opening of its own.
                stem = (draw.pick(ways) if len(number.facts) < 3 else ways[0]).format(said=said) + stem
            solution = self._worked(number)
        text = self.saying.tail(stem, form, draw)
        more: dict[str, Any] = {}
        answer = f"{number.value}{number.unit}"
        if form == "choice":
            four = self._four(number, draw)
            if four is None:
                return None
            choices, right = mixed([f"{x}{number.unit}" for x in four], draw)
            more = {"choices": tuple(choices), "right": right}
            answer = LETTERS[right]
        return number.key, self._made(
            number,
            form,
            text,
            answer,
            seed,
            value=number.value,
            decimal=number.decimal,
            unit=number.unit,
            accepted=number.variants,
            solution=solution,
            **more,
        )

    def _worked(self, number: Number) -> str | None:
        key = ("worked", number.key)
        if key not in self._told:
            answer = f"{number.value}{number.unit}"  # as the question's own answer is written
            self._told[key] = number.solved.text(lang=self.lang, only=self.only, answer=answer)
        return self._told[key]

    def _four(self, number: Number, draw: Draw) -> list[str] | None:
        """The value and three others like it; as often above it as below."""
        if number.solved is None:
            some = numbers(int(number.decimal), draw)
            return None if some is None else [str(x) for x in some]
        value: Exact = number.solved.value
        if number.unit:
            four = turned(value, draw)
            return None if four is None else [str(x) for x in four]
        return alike(value, _ratio if number.kind == "ratio" else str, draw)

    # -- crosswise -------------------------------------------------------------------------------------

    def caption(self, facts: Sequence[Fact], seed: int, register: str) -> str:
        return caption(facts, seed=seed, register=register, lang=self.lang, only=self.only).text

    def _second(self, one: Contrast, draw: Draw) -> Contrast | None:
        for _ in range(_PAIRS):
            other = draw.pick(draw.pick(self.contrasts))
            if apart(one, other):
                return other
        return None

    def _crossed(
        self,
        one: Contrast,
        other: Contrast,
        ask: str,
        kind: str,
        shared: Sequence[Fact],
        draw: Draw,
        seed: int,
    ) -> tuple[str, Question]:
        way, register = draw.below(_SEEDS), draw.pick(_WORDY)
        pairs = crosswise((one.true, one.false), (other.true, other.false))
        told = [self.caption((*shared, *pair), way, register) for pair in pairs]
        choices, right = mixed(told, draw)
        text = self.saying.tail(self.saying.fill(ask, {}, draw), "choice", draw)
        facts = (*shared, one.true, other.true)
        matter = Matter(kind, ask, {}, facts, (one.false, other.false))
        key = f"{kind} {one.true.key} {one.false.key} {other.true.key}"
        return key, self._made(
            matter, "choice", text, LETTERS[right], seed, choices=tuple(choices), right=right
        )

    def _statements(self, kind: str, draw: Draw, seed: int) -> tuple[str, Question] | None:
        one = self.pools[kind].contrast(draw)
        if one is None or not self._sayable(one):
            return None
        other = self._second(one, draw)
        return None if other is None else self._crossed(one, other, "choose/statement", kind, (), draw, seed)

    def _captions(self, draw: Draw, seed: int) -> tuple[str, Question] | None:
        one = draw.pick(draw.pick(self.contrasts))
        other = self._second(one, draw)
        if other is None:
            return None
        told = (one.true, one.false, other.true, other.false)
        shared = [f for f in self.tellable if all(free(f, g) for g in told)]
        some = draw.shuffled(shared)[: 1 + draw.below(_MORE)]
        return self._crossed(one, other, "choose/caption", CAPTION, some, draw, seed)

    @cached_property
    def tellable(self) -> tuple[Fact, ...]:
        """Facts that a caption may say besides."""
        found = {c.true.key: c.true for some in self.contrasts for c in some}
        return tuple(found.values())


def _ratio(x: Exact) -> str:
    return str(x) if x.rational is None else str(x.rational)
