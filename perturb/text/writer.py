"""Writes the text negatives of one group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from geodsl.language.term import Fact
from geodsl.objects import names
from geodsl.realize.attempts import Refused, generator
from geodsl.words import Caption, sayable_in, told
from geodsl.words.tokens import Tokenizer, ids
from perturb.blocks.groups import Group, Member
from perturb.text.anchor import Anchor
from perturb.text.base import Base
from perturb.text.claims import agreeing, asked
from perturb.text.corpus import Corpus
from perturb.text.edits import Edits, Exchange
from perturb.text.finder import Finder
from perturb.text.line import NEAREST, TextLine, TextNegative
from perturb.text.picks import Picks
from perturb.text.starts import jittered, relabelled
from perturb.text.witness import Request, Witness

__all__ = ["Work", "Writer"]

_ROUNDS = 5
_MORE, _EXTRA = 1.4, 3  # captions that are tried for one that is wanted
_NEAR, _FAR = 2, 6  # figures that the search starts from: at first, and where it finds none
_TRIES = 3  # for each of those, since some have been tried before
_SWAPS = 0.25  # of texts with other letters: those in which two change places throughout

_NOWHERE = "no figure that it is true of was found"

Work: TypeAlias = Generator[list[Request], list[Witness | None], None]
"""Asks for witnesses and is sent them."""

_Wanted: TypeAlias = dict[int, tuple[TextLine, int]]
"""How many texts of which lines, by the lines' numbers."""


@dataclass(frozen=True)
class _Draft:
    """A caption on its way: its rule, which of its facts are changed, and the exchange that it is."""

    kind: str
    caption: Caption
    changed: tuple[int, ...]
    exchange: Exchange | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        return self.caption.facts


class Writer:
    """Writes them, asking for witnesses as it goes.

    Attributes:
        done: what is written.
    """

    def __init__(
        self,
        group: Group,
        others: Sequence[Member],
        corpus: Corpus | None,
        tokenizer: Tokenizer,
        seed: int,
        refused: Refused,
        *,
        balanced: bool = True,
    ) -> None:
        self.anchor = Anchor(group, others)
        self.corpus, self.tokenizer, self.refused, self.balanced = corpus, tokenizer, refused, balanced
        self.random = generator(seed, f"texts {group.seed} {group.block} {group.number}")
        # A text that is another member's caption says nothing new.
        self.members = {ids(tokenizer, group.caption(m).text) for m in group.members}
        self.done: list[TextNegative] = []
        self.lacking: set[str] = set()
        self._begin()

    def _begin(self) -> None:
        """With nothing written, and the anchor's caption as the one that is edited."""
        self.base = Base(self.anchor)
        self.edits = Edits(self.anchor, self.refused)
        self.picks = Picks(self.edits, self.random, balanced=self.balanced)
        self.done.clear()
        self.turn, self.turns = 0, list[int]()  # the line that is written, and that of each text
        self.taken = set(self.members)
        self.tried: set[tuple[str, ...]] = set()
        self.left: list[_Draft] = []  # those for which no witness was found near

    def write(self, wanted: Sequence[tuple[TextLine, int]]) -> Work:
        """So many texts of each line."""
        made = {k: (line, count) for k, (line, count) in enumerate(wanted) if NEAREST not in line.rules}
        chance = self.random.random() if self.balanced and made else 0.0
        moved = chance * (1 + sum(count for _, count in made.values())) >= 1.0
        yield from self._all((yield from self._move(made)) if moved else made)
        # Where fewer were found, the anchor's caption is one of fewer, and oftener the centre.
        if moved and chance * (1 + len(self.done)) < 1.0:
            self._begin()
            yield from self._all(made)
        for self.turn, (line, count) in enumerate(wanted):
            if NEAREST in line.rules:
                self._found(count)
        order = sorted(range(len(self.done)), key=lambda k: self.turns[k])
        self.done[:] = [self.done[k] for k in order]

    # -- by rule -------------------------------------------------------------------------------------

    def _move(self, wanted: _Wanted) -> Generator[list[Request], list[Witness | None], _Wanted]:
        """Let one of the texts be the caption that is edited; what is wanted beside it."""
        # One of all that would be written: the first that comes is nearer than others are.
        yield from self._all(wanted)
        if not self.done:
            return {}
        at = int(self.random.integers(len(self.done)))
        text, turn = self.done[at], self.turns[at]
        self._begin()
        facts = text.caption.facts
        self.base = Base(self.anchor, facts, text.witness)
        self.edits = Edits(self.anchor, self.refused, facts, (text.kind, text.false))
        self.picks = Picks(self.edits, self.random, balanced=self.balanced, used=Counter(text.false))
        self.tried.add(tuple(f.key for f in facts))
        self.turn = turn
        self._add(text)
        line, count = wanted[turn]
        return {**wanted, turn: (line, count - 1)}

    def _all(self, wanted: _Wanted) -> Work:
        for self.turn, (line, count) in wanted.items():
            for round_ in range(_ROUNDS):
                drafts = self._drafts(line, int(_MORE * count) + _EXTRA) if count > 0 else []
                if count <= 0 or not (drafts or self.left):
                    break
                count -= yield from self._accepted(drafts, count, far=round_ > 0)
            if self.left:
                self.refused[_NOWHERE] += len(self.left)
                self.left = []

    def _drafts(self, line: TextLine, count: int) -> list[_Draft]:
        order = [line.rules[k] for k in self._order(len(line.rules))]
        shares = self.picks.shares(line)
        out: list[_Draft] = []
        for k in range(_TRIES * count):
            if len(out) >= count:
                break
            rule = order[k % len(order)]
            if shares is not None:
                rule = line.rules[int(np.searchsorted(shares, self.random.random(), side="right"))]
            draft = self._draft(rule, line.edits)
            if draft is not None:
                out.append(draft)
        return out

    def _draft(self, rule: str, edits: tuple[int, int]) -> _Draft | None:
        low, high = edits
        want = low + int(self.random.integers(high - low + 1))
        pick, swap = self.random.random(), self.random.random() < _SWAPS
        if rule == "letters" and swap:
            some = [x for x in self.edits.exchanges(self._order) if low <= len(x.changed) <= high]
            x = some[int(pick * len(some))] if some else None
            if x is not None and self.picks.passes(x):
                return self._fresh(rule, x.facts, x.changed, x)
        picked = self.picks.pick(rule, want, low)
        for _ in range(_TRIES):
            # Else the fewest edits would be the rarest: one that leads back to the anchor's caption is none.
            if picked is None or self.base.changed(picked[1]):
                break
            picked = self.picks.pick(rule, want, low)
        if picked is None:
            reason = f"too few facts can be changed by {rule}"
            self.refused[reason] += reason not in self.lacking
            self.lacking.add(reason)
            return None
        chosen, facts = picked
        return self._fresh(rule, facts, chosen)

    def _order(self, count: int) -> list[int]:
        return [int(k) for k in self.random.permutation(count)]

    def _fresh(
        self, rule: str, facts: tuple[Fact, ...], changed: tuple[int, ...], exchange: Exchange | None = None
    ) -> _Draft | None:
        """A caption that hasn't been tried and is another one for the tokenizer."""
        key = tuple(f.key for f in facts)
        if key in self.tried:
            return None
        self.tried.add(key)
        if len(set(key)) < len(key) or not agreeing(facts):
            self.refused["its facts don't go together"] += 1
            return None
        if not all(sayable_in(f, self.anchor.caption.lang) for f in facts):
            self.refused["there are no words for it"] += 1
            return None
        if any(name not in self.anchor.scales for f in asked(facts) for name in names(f)):
            self.refused["it speaks of something that no numbers hold"] += 1
            return None
        caption = told(facts, self.anchor.caption.manner)
        if ids(self.tokenizer, caption.text) in self.taken:
            self.refused["the tokenizer sees no difference"] += 1
            return None
        return _Draft(rule, caption, changed, exchange)

    def _accepted(
        self, drafts: Sequence[_Draft], most: int, *, far: bool
    ) -> Generator[list[Request], list[Witness | None], int]:
        """Take those among some drafts that are true of some figure, at most so many.

        Args:
            far: whether to look far for what isn't found near, now and before; most of that is in no figure.
        """
        found = yield [self._request(d, far=False) for d in drafts]
        count = self._taken(drafts, found, most)
        self.left += [d for d, w in zip(drafts, found, strict=True) if w is None and d.exchange is None]
        if far and count < most and self.left:
            left, self.left = self.left, []
            found = yield [self._request(d, far=True) for d in left]
            count += self._taken(left, found, most - count)
            for draft, witness in zip(left, found, strict=True):
                if witness is not None:
                    continue
                self.refused[_NOWHERE] += 1
                if len(draft.changed) == 1:
                    self.edits.drop(draft.kind, draft.changed[0], draft.facts[draft.changed[0]])
        return count

    def _taken(self, drafts: Sequence[_Draft], found: Sequence[Witness | None], most: int) -> int:
        count = 0
        for draft, witness in zip(drafts, found, strict=True):
            if witness is not None and count < most:
                count += self._take(draft, witness)
        return count

    def _take(self, draft: _Draft, witness: Witness) -> bool:
        own = self.anchor.caption.facts
        changed = self.base.changed(draft.facts)
        edits = tuple((own[k], draft.facts[k]) for k in changed)
        return self._add(TextNegative(draft.caption, draft.kind, edits, changed, witness))

    def _add(self, text: TextNegative) -> bool:
        told = ids(self.tokenizer, text.caption.text)
        if told in self.taken:
            self.refused["the tokenizer sees no difference"] += 1
            return False
        self.taken.add(told)
        self.done.append(text)
        self.turns.append(self.turn)
        return True

    def _request(self, draft: _Draft, *, far: bool) -> Request:
        anchor = self.anchor
        # Regions have no numbers of their own: they follow from what bounds them.
        own = [n for n in dict.fromkeys(n for f in draft.facts for n in names(f)) if n in anchor.scales]
        if draft.exchange is not None:
            numbers = relabelled(self.base, own, draft.exchange.names)
        else:
            numbers = jittered(self.base, own, _FAR if far else _NEAR, self.random, far=far)
        scale = np.concatenate([np.zeros(0), *(anchor.scales[n] for n in own)])
        return Request(draft.facts, {n: anchor.types[n] for n in own}, numbers, scale, anchor.size)

    # -- found ---------------------------------------------------------------------------------------

    def _found(self, count: int) -> None:
        """Captions of the corpus that are near and false of the anchor."""
        assert self.corpus is not None
        finder = Finder(self.anchor, self.corpus, self.refused)
        for k, false in finder.around(count, self.random) if self.balanced else finder.near():
            if count <= 0:
                return
            text = TextNegative(self.corpus.captions[k], NEAREST, (), false, None, self.corpus.names[k])
            count -= self._add(text)
