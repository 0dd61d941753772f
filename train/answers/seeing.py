"""What a model says that it sees: each sentence is read back, and what it says is measured on the picture's figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from geodsl.diagram import parse
from geodsl.errors import GeodslError
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.ledger import TRUE, Ledger
from geodsl.objects import Ref
from geodsl.realize.attempts import generator
from geodsl.words.questions.ground import Ground
from geodsl.words.read import UnreadError, read
from geodsl.words.tongue import tongue
from geodsl.words.view import View
from perturb.paper.mould import LIMITS
from train.answers.errors import AnswerError

__all__ = ["Perception", "seen"]

_OPEN, _CLOSE = "<see>", "</see>"
_SCATTERED = 32  # figures of points anywhere
_LONG = 300  # letters of a sentence


@dataclass(frozen=True)
class Perception:
    """What naming facts of the picture is worth.

    A true one gives `each`, a false one takes `wrong` times that away; what nobody can read, and what the picture
    doesn't tell clearly, counts nothing. No more than `most` is given or taken, so that a right answer is always worth
    more than a wrong one. A fact counts once, and of `sentences` the first are read.
    """

    each: float = 0.05
    most: float = 0.2
    wrong: float = 2.0
    sentences: int = 16

    def __post_init__(self) -> None:
        if not (0.0 <= self.each <= self.most < 0.5 and self.wrong >= 1.0 and self.sentences >= 1):
            raise AnswerError(
                "a reward for perception has 0 ≤ each ≤ most < 0.5, wrong ≥ 1 and sentences ≥ 1, "
                f"not each={self.each:g}, most={self.most:g}, wrong={self.wrong:g}, sentences={self.sentences}"
            )

    def bonus(self, program: str, completion: str, *, lang: str = "en") -> float:
        """What a completion gets for what it says between `<see>` and `</see>`."""
        verdicts = seen(program, completion, lang=lang, most=self.sentences)
        value = self.each * sum(1.0 if true else -self.wrong for true in verdicts.values())
        return max(-self.most, min(self.most, value))


def seen(program: str, completion: str, *, lang: str = "en", most: int = 16) -> dict[str, bool]:
    """The facts that a completion names, each with whether it is true; those that are unclear are left out.

    Args:
        program: of the picture, as records have it.

    Raises:
        AnswerError: where the program can't be read.
    """
    out: dict[str, bool] = {}
    for sentence in _sentences(completion, lang)[:most]:
        out |= _verdicts(program, sentence, lang)
    return out


def _sentences(completion: str, lang: str) -> list[str]:
    """What stands between the marks, sentence by sentence."""
    words, out, at = tongue(lang), [], 0
    while (begin := completion.find(_OPEN, at)) >= 0:
        end = completion.find(_CLOSE, begin)
        if end < 0:
            break
        at = end + len(_CLOSE)
        for line in completion[begin + len(_OPEN) : end].splitlines():
            parts = (line.strip() + words.space).split(words.stop + words.space)
            out += [s for p in parts if (s := p.strip(" -*•\t").removesuffix(words.stop))]
    return [s for s in out if len(s) <= _LONG]


class _Sight:
    """A picture's figure.

    Attributes:
        names: the only curve of a kind, by its kind: "the circle".
    """

    def __init__(self, program: str) -> None:
        try:
            self.view = View(parse(program, limits=LIMITS))
        except GeodslError as error:
            raise AnswerError(f"the program of a picture can't be read: {error}") from None
        self.ground = Ground(self.view)
        self.types = {node.name: node.type for node in self.view.scene.nodes}
        self.names = {self.types[name]: name for name in self.view.only}

    def telling(self, facts: Sequence[Fact]) -> list[Fact]:
        """Those of some facts that aren't true of any points whatever, as AB = BA and “A lies on AB” are."""
        ours = [f for f in facts if self._of_points(f)]
        idle = np.all(Ledger(ours).judge(self.scattered)[0] == TRUE, axis=1) if ours else ()
        idle_keys = {f.key for f, nothing in zip(ours, idle, strict=True) if nothing}
        return [f for f in facts if f.key not in idle_keys]

    def _of_points(self, fact: Fact) -> bool:
        refs = [t for t in fact.walk() if isinstance(t, Ref)]
        return not isinstance(fact, InkFact) and all(t.type == "point" for t in refs)

    @cached_property
    def scattered(self) -> Instances:
        """Points anywhere, under the names of those of the figure."""
        dice = generator(0, "facts that say nothing")
        names = sorted(name for name, kind in self.types.items() if kind == "point")
        shape = (2, len(names), _SCATTERED)
        x, y = dice.random(shape)
        return Instances(
            _SCATTERED, values={Ref(n, "point"): z for n, z in zip(names, x + 1j * y, strict=True)}
        )

    def has(self, fact: Fact) -> bool:
        """Whether the figure has all that a fact speaks of."""
        return all(self.types.get(t.name) == t.type for t in fact.walk() if isinstance(t, Ref))


@lru_cache(maxsize=512)
def _sight(program: str) -> _Sight:
    return _Sight(program)


@lru_cache(maxsize=65_536)
def _verdicts(program: str, sentence: str, lang: str) -> dict[str, bool]:
    sight = _sight(program)
    try:
        facts = read(sentence.replace("⟂", "⊥"), lang=lang, names=sight.names)
    except UnreadError:
        return {}
    there = sight.telling([f for f in facts if sight.has(f)])
    judged = {f.key: true for f, true in sight.ground.clear(there)}
    return judged | {f.key: False for f in facts if not sight.has(f)}
