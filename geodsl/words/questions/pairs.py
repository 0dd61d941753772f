"""One question asked of two pictures, with another answer for each."""

from __future__ import annotations

from typing import Any

from geodsl.language.term import Fact
from geodsl.ledger import FALSE, TRUE
from geodsl.words.questions.asker import Asker, NothingToAsk, asker
from geodsl.words.questions.choosing import apart, crosswise, mixed
from geodsl.words.questions.draw import Draw
from geodsl.words.questions.matter import Claim, Contrast, Matter, Number, Sort, Which
from geodsl.words.questions.pool import SEEN
from geodsl.words.questions.question import LETTERS, Question
from geodsl.words.questions.verdicts import candidates, verdicts
from geodsl.words.view import View

__all__ = ["paired"]

_FORMS = {Claim: ("yes-no",), Which: ("names", "open"), Sort: ("open",), Number: ("open", "boxed")}
_WORDY = ("textbook", "descriptive")
_SEEDS = 1 << 20
_PAIRS = 24


def paired(
    one: View, other: View, n: int = 1, seed: int = 0, form: str | None = None, lang: str = "en"
) -> list[tuple[Question, Question]]:
    """Questions in the same words about two pictures, to which the answers differ.

    What is asked can be seen in both, and is clear in both.

    Raises:
        NothingToAsk: where no such question is found.
    """
    pair = _Pair(asker(one, lang), asker(other, lang))
    draw = Draw(seed, f"questions of two {pair.one.sign} {pair.other.sign}")
    ways = [form] if form is not None else list(pair.forms)
    out: list[tuple[Question, Question]] = []
    while len(out) < n:
        found = [made for way in draw.shuffled(ways) if (made := pair.make(way, draw, seed)) is not None]
        if not found:
            raise NothingToAsk(f"no {form or ''} question has two answers for the two figures")
        out += found[: n - len(out)]
    return out


class _Pair:
    def __init__(self, one: Asker, other: Asker) -> None:
        self.one, self.other = one, other
        self.unlike: dict[str, list[list[tuple[Any, Any]]]] = {}  # by form, then by kind
        for kind in SEEN:
            self._gather(kind)
        self.flips = _flips(one, other)
        self.steady = _steady(one, other)

    def _gather(self, kind: str) -> None:
        yours = {m.key: m for m in self.other.pools[kind].matters if not isinstance(m, Contrast)}
        found: dict[str, list[tuple[Any, Any]]] = {}
        for m in self.one.pools[kind].matters:
            same = yours.get(m.key)
            if isinstance(m, Contrast) or same is None or same.settled == m.settled:
                continue
            for form in _FORMS[type(m)]:
                found.setdefault(form, []).append((m, same))
        for form, some in found.items():
            self.unlike.setdefault(form, []).append(some)

    @property
    def forms(self) -> tuple[str, ...]:
        return (*self.unlike, *(("choice",) if self.flips else ()))

    def make(self, form: str, draw: Draw, seed: int) -> tuple[Question, Question] | None:
        if form == "choice":
            return self._choice(draw, seed)
        if form not in self.unlike:
            return None
        mine, yours = draw.pick(draw.pick(self.unlike[form]))
        # Both are asked in the words that one stream of chance gives.
        start = draw.below(_SEEDS)
        first = _asked(self.one, mine, form, Draw(start, "one of two"), seed)
        second = _asked(self.other, yours, form, Draw(start, "one of two"), seed)
        return None if first is None or second is None or first.text != second.text else (first, second)

    def _choice(self, draw: Draw, seed: int) -> tuple[Question, Question] | None:
        """Two facts of one kind that change places, beside a contrast that both pictures have."""
        if not self.flips or not self.steady:
            return None
        for _ in range(_PAIRS):
            flip, steady = draw.pick(self.flips), draw.pick(self.steady)
            if apart(flip, steady):
                break
        else:
            return None
        way, register = draw.below(_SEEDS), draw.pick(_WORDY)
        facts = crosswise((flip.true, flip.false), (steady.true, steady.false))
        told = [self.one.caption(pair, way, register) for pair in facts]
        choices, right = mixed(told, draw)
        saying = self.one.saying
        text = saying.tail(saying.fill("choose/statement", {}, draw), "choice", draw)
        there = choices.index(told[2])

        def question(right: int, holds: Fact, fails: Fact) -> Question:
            return Question(
                "statement",
                "choice",
                text,
                LETTERS[right],
                tuple(choices),
                right,
                facts=(holds, steady.true),
                fails=(fails, steady.false),
                lang=self.one.lang,
                seed=seed,
            )

        return question(right, flip.true, flip.false), question(there, flip.false, flip.true)


def _asked(a: Asker, matter: Matter, form: str, draw: Draw, seed: int) -> Question | None:
    if isinstance(matter, Claim):
        return a.claim(matter, draw, seed)[1]
    if isinstance(matter, Which):
        made = a.which(matter, form, draw, seed)
        return None if made is None else made[1]
    if isinstance(matter, Sort):
        return a.sort(matter, draw, seed)[1]
    assert isinstance(matter, Number)
    found = a.number(matter, form, draw, seed)
    return None if found is None else found[1]


def _flips(one: Asker, other: Asker) -> list[Contrast]:
    """A fact that holds in the first picture alone, with one of its kind that holds in the second alone."""
    mine: dict[type[Fact], list[Fact]] = {}
    yours: dict[type[Fact], list[Fact]] = {}
    for fact, verdict in verdicts((one, other), candidates((one, other))):
        if verdict == (TRUE, FALSE):
            mine.setdefault(type(fact), []).append(fact)
        elif verdict == (FALSE, TRUE):
            yours.setdefault(type(fact), []).append(fact)
    return [
        Contrast("statement", "statement", {}, true=f, false=g)
        for kind, some in mine.items()
        for f in some
        for g in yours.get(kind, ())
    ]


def _steady(one: Asker, other: Asker) -> list[Contrast]:
    """Contrasts of the first picture that the second has as well."""
    some = [c for kind in one.contrasts for c in kind]
    facts = [f for c in some for f in (c.true, c.false)]
    told = {f.key: verdict for f, verdict in verdicts((one, other), facts)}
    return [
        c for c in some if told.get(c.true.key) == (TRUE, TRUE) and told.get(c.false.key) == (FALSE, FALSE)
    ]
