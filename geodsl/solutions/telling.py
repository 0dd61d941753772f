"""A solution in words: each step a reason and what it gives, at the end the answer in a box."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

import numpy as np

from geodsl.language.term import Fact, Term
from geodsl.objects import Polygon, Ref
from geodsl.realize.attempts import generator
from geodsl.solutions.claim import Part, Size
from geodsl.solutions.solution import Solution, Step
from geodsl.words import caption, sayable_in
from geodsl.words.tongue import languages, tongue
from geodsl.words.wording import NOUN, slot_types

__all__ = ["reasons", "tell"]

# By kinds of sizes, what they are sizes of.
_CURVES = {"radius": "circle", "circumference": "circle", "disc": "circle", "region": "region", "arc": "arc"}


def _tongue(lang: str) -> ModuleType:
    tongue(lang)  # refuses what isn't one
    return import_module(f"{languages()[lang]}.solving")


@cache
def reasons(lang: str) -> Mapping[str, tuple[str, ...]]:
    """The reasons of a language, a tuple for each theorem."""
    told = _tongue(lang).REASONS
    return {name: tuple(x.strip() for x in text.strip().splitlines()) for name, text in told.items()}


def tell(
    solution: Solution,
    *,
    lang: str = "en",
    seed: int = 0,
    only: Collection[str] = (),
    answer: str | None = None,
) -> str:
    """The solution written out; the same seed tells it in the same words."""
    words = _Words(solution, lang, generator(seed, "words of a solution"), seed, only)
    return words.text(solution.answer if answer is None else answer)


class _Words:
    def __init__(
        self, solution: Solution, lang: str, random: np.random.Generator, seed: int, only: Collection[str]
    ) -> None:
        self.solution = solution
        self.lang = lang
        self.tongue = _tongue(lang)
        self.words = tongue(lang)
        self.random = random
        self.seed, self.only = seed, only
        self.last = ""

    def text(self, answer: str) -> str:
        space = " " if self.lang == "en" else ""
        parts = [self._opening(), *(self._step(step) for step in self.solution.steps), self._closing(answer)]
        return space.join(p for p in parts if p)

    def _one(self, options: Sequence[str]) -> str:
        """A choice; never the same as the last one where there is another."""
        left = [o for o in options if o != self.last] or list(options)
        found = left[int(self.random.integers(len(left)))]
        self.last = found
        return found

    def _opening(self) -> str:
        # What a step starts from by itself is told there.
        later = {f.key for s in self.solution.steps if s.theorem.startswith("by ") for f in s.premises[:1]}
        givens = [f for f in self.solution.givens if f.key not in later]
        if not givens:
            return ""
        return self._one(self.tongue.OPENINGS) + self._facts(givens)

    def _facts(self, facts: Sequence[Fact]) -> str:
        sayable = [f for f in facts if sayable_in(f, self.lang)]
        told = caption(sayable, seed=self.seed, lang=self.lang, only=self.only).text if sayable else ""
        rest = "; ".join(str(f) for f in facts if f not in sayable)
        if rest:
            rest += self.tongue.STOP
        return f"{told} {rest}".strip()

    def _step(self, step: Step) -> str:
        so = self._line(step.line)
        frames, first = self.tongue.FRAMES, self.tongue.FIRST
        if not so:
            so = self._clause(step.conclusion)
            frames, first = self.tongue.CLAUSE_FRAMES, self.tongue.CLAUSE_FIRST
        if step.theorem.startswith("by "):
            reason = self._facts([step.words["fact"]]).removesuffix(self.tongue.STOP)
            frame = self._one(first)
        else:
            reason = self._one(reasons(self.lang)[step.theorem]).format_map(self._named(step.words))
            frame = self._one(frames)
            reason = _opened(reason) if frame.startswith("{Reason}") else reason
        return _opened(frame.format(reason=reason, Reason=reason, so=so))

    def _closing(self, answer: str) -> str:
        answer = f"\\boxed{{{answer}}}"
        target = self._line(self.solution.asked)
        return _opened(self._one(self.tongue.CLOSINGS).format(answer=answer, target=target))

    def _named(self, words: Mapping[str, Any]) -> dict[str, str]:
        return {name: self._name(tuple(sorted(x)) if name == "triangle" else x) for name, x in words.items()}

    def _name(self, x: Any) -> str:
        if isinstance(x, Size):
            return self._size(x)
        return "".join(x) if isinstance(x, tuple) else str(x)

    def _size(self, size: Size) -> str:
        return self.tongue.SIZES[size.kind].format(x=self._thing(size))

    def _thing(self, size: Size) -> str:
        """What a size is of: a polygon and a curve with their nouns, the rest by letters."""
        name = "".join(size.names)
        if size.kind in _CURVES:
            kind = _CURVES[size.kind]
            return self._called(Ref(name, kind), kind)
        if size.kind in ("area", "perimeter"):
            return self._called(Polygon(tuple(Ref(n, "point") for n in size.names)), "polygon")
        return name

    def _called(self, term: Term, slot: str) -> str:
        ways = self.words.naming.ways(term, slot, frozenset(self.only))
        return ways[min(1, len(ways) - 1)]

    def _clause(self, fact: Fact) -> str:
        """A conclusion that isn't written in signs."""
        wording = self.words.wordings[type(fact).__name__][0]
        types = slot_types(type(fact))
        only = frozenset(self.only)
        ways = {
            p.slot: (self.words.naming.ways(getattr(fact, p.slot), types[p.slot], only), p.form)
            for p in wording.places
        }
        return wording.fill({slot: some[-1 if form == NOUN else 0] for slot, (some, form) in ways.items()})

    def _line(self, parts: Iterable[Part]) -> str:
        return "".join(p if isinstance(p, str) else self._size(p) for p in parts)


def _opened(told: str) -> str:
    """A clause at the start of a sentence, but for a name: w is not W."""
    return told[:1].upper() + told[1:] if told[1:2].islower() else told
