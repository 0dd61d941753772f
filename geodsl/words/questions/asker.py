"""The asker: questions about one picture in one language, of all kinds in turn."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zlib import crc32

from geodsl.errors import GeodslError
from geodsl.words.questions import find
from geodsl.words.questions.draw import Draw
from geodsl.words.questions.ground import Ground
from geodsl.words.questions.making import Maker
from geodsl.words.questions.matter import Claim
from geodsl.words.questions.pool import CAPTION, KINDS, Pools
from geodsl.words.questions.question import Question
from geodsl.words.view import View

__all__ = ["Asker", "NothingToAsk", "asker"]

_TRIES = 6  # picks until one is new
_FEWER = 2  # once all was asked about, and only other words are left
_BARREN = 24  # picks in vain until it is plain that there is nothing


class NothingToAsk(GeodslError):
    """Raised where a picture shows nothing that questions of the wanted kind and form could be about."""


@dataclass(frozen=True)
class _Way:
    kind: str
    form: str


class Asker(Maker):
    """Questions about one view's picture, in one language."""

    def ask(
        self, n: int, seed: int, form: str | None = None, kinds: Collection[str] | None = None
    ) -> list[Question]:
        """Questions of all kinds in turn, none of them twice; fewer where there are no more."""
        ways = [w for w in self.ways if form in (None, w.form) and (kinds is None or w.kind in kinds)]
        draw = Draw(seed, f"questions {self.sign}")
        out: list[Question] = []
        said: set[str] = set()
        met: set[str] = set()
        spent: set[_Way] = set()
        order: list[_Way] = []
        barren = 0
        while len(out) < n:
            # In a few rounds of all ways each had its turn, whatever the order was.
            if not ways or barren > 4 * len(ways) + _BARREN:
                if out:
                    return out
                wanted = " ".join(filter(None, (form, "questions", *(["about", *kinds] if kinds else []))))
                raise NothingToAsk(f"there are no {wanted} to ask of this figure")
            if not order:
                order = draw.shuffled(ways)
            way = order.pop()
            question = self._new(way, draw, seed, said, met, spent)
            if question is None:
                barren += 1
                continue
            barren = 0
            out.append(question)
        return out

    def _new(
        self, way: _Way, draw: Draw, seed: int, said: set[str], met: set[str], spent: set[_Way]
    ) -> Question | None:
        """A question that wasn't asked yet, if one is found soon; the answer that is wanted stays."""
        want = draw.coin()
        best: Question | None = None
        for _ in range(_FEWER if way in spent else _TRIES):
            made = self.make(way.kind, way.form, draw, want, seed)
            if made is None or made[1].prompt in said:
                continue
            matter, question = made
            key = f"{way.form} {matter}"
            if key not in met:
                met.add(key)
                said.add(question.prompt)
                return question
            best = best or question
        if best is not None:
            said.add(best.prompt)
        spent.add(way)
        return best

    @cached_property
    def sign(self) -> int:
        """A number that figures have in common only if they look alike: of one seed, others are asked otherwise."""
        view = self.ground.view
        told = [n.type for n in view.scene.nodes]
        told += [type(f).__name__ for f in view.facts]
        told += [str(m.holds) for m in self.pools["longer"].matters if isinstance(m, Claim)]
        told += [w.form for w in self.ways]
        return crc32(" ".join(told).encode())

    @cached_property
    def ways(self) -> tuple[_Way, ...]:
        """The kinds and forms for which there is something to ask."""
        out = []
        for kind in KINDS:
            forms: list[str] = []
            if kind in find.KINDS:
                if self.pools.sought.targets.get(kind):
                    forms = ["open", "boxed", "choice"]
            elif kind == CAPTION:
                if len(self.contrasts) > 1:
                    forms = ["choice"]
            else:
                pool = self.pools[kind]
                if pool.families or pool.contrasts:
                    forms += ["yes-no", *(["choice"] if len(self.contrasts) > 1 else [])]
                if pool.which:
                    forms += ["names", "open", *(["choice"] if kind == "points-on" else [])]
                if pool.sorts:
                    forms.append("open")
                if pool.numbers:
                    forms += ["open", "boxed", "choice"]
            out += [_Way(kind, form) for form in dict.fromkeys(forms)]
        return tuple(out)


def asker(view: View, lang: str) -> Asker:
    """A view's asker; made once."""
    # Kept with the view itself, so that both go together.
    kept: dict[str, Any] = vars(view).setdefault("_askers", {})
    if "pools" not in kept:
        ground = Ground(view)
        kept["pools"] = Pools(ground)
    if lang not in kept:
        kept[lang] = Asker(kept["pools"].ground, kept["pools"], lang)
    found: Asker = kept[lang]
    return found
