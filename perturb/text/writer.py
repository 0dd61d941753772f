"""Writes the text negatives of one group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from geodsl.language.term import Fact
from geodsl.ledger import FALSE
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
from perturb.text.line import NEAREST, TextLine, TextNegative
from perturb.text.starts import jittered, relabelled
from perturb.text.witness import Request, Witness

__all__ = ["Work", "Writer"]

POOL = 100  # captions of a corpus that are looked at

_ROUNDS = 5
_MORE, _EXTRA = 1.4, 3  # captions that are tried for one that is wanted
_NEAR, _FAR = 2, 6  # figures that the search starts from: at first, and where it finds none
_TRIES = 3  # for each of those, since some have been tried before
_SWAPS = 0.25  # of texts with other letters: those in which two change places throughout

_NOWHERE = "no figure that it is true of was found"

Work: TypeAlias = Generator[list[Request], list[Witness | None], None]
"""Asks for witnesses and is sent them."""


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
        self.done.clear()
        self.taken = set(self.members)
        self.tried: set[tuple[str, ...]] = set()
        self.used: Counter[int] = Counter()
        self.left: list[_Draft] = []  # those for which no witness was found near

    def write(self, wanted: Sequence[tuple[TextLine, int]]) -> Work:
        """So many texts of each line."""
        made = [(line, count) for line, count in wanted if NEAREST not in line.rules]
        chance = self.random.random() if self.balanced and made else 0.0
        moved = chance * (1 + sum(count for _, count in made)) >= 1.0
        if moved:
            made = yield from self._move(made)
        yield from self._all(made)
        # Where fewer were found, the anchor's caption is one of fewer, and oftener the centre.
        if moved and chance * (1 + len(self.done)) < 1.0:
            self._begin()
            yield from self._all([(line, count) for line, count in wanted if NEAREST not in line.rules])
        for line, count in wanted:
            if NEAREST in line.rules:
                self._found(count)

    # -- by rule -------------------------------------------------------------------------------------

    def _move(
        self, wanted: Sequence[tuple[TextLine, int]]
    ) -> Generator[list[Request], list[Witness | None], list[tuple[TextLine, int]]]:
        """Write one text, and let the others be edits of it. What is wanted then."""
        turns = [k for k, (_, count) in enumerate(wanted) for _ in range(count)]
        first = turns[int(self.random.integers(len(turns)))]
        for k in [first, *(k for k in range(len(wanted)) if k != first)]:
            yield from self._all([(wanted[k][0], 1)])
            if self.done:
                text = self.done[0]
                self.base = Base(self.anchor, text.caption.facts, text.witness)
                self.edits = Edits(self.anchor, self.refused, text.caption.facts)
                return [(line, count - (j == k)) for j, (line, count) in enumerate(wanted)]
        return []

    def _all(self, wanted: Sequence[tuple[TextLine, int]]) -> Work:
        for line, count in wanted:
            for turn in range(_ROUNDS):
                drafts = self._drafts(line, int(_MORE * count) + _EXTRA) if count > 0 else []
                if count <= 0 or not (drafts or self.left):
                    break
                count -= yield from self._accepted(drafts, count, far=turn > 0)
            if self.left:
                self.refused[_NOWHERE] += len(self.left)
                self.left = []

    def _drafts(self, line: TextLine, count: int) -> list[_Draft]:
        order = [line.rules[k] for k in self._order(len(line.rules))]
        shares = np.cumsum(line.weights) / sum(line.weights) if line.weights else None
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
            if some:
                x = some[int(pick * len(some))]
                return self._fresh(rule, x.facts, x.changed, x)
        ways = self.edits.of(rule)
        open_ = [k for k, some in enumerate(ways) if some]
        if len(open_) < low:
            reason = f"too few facts can be changed by {rule}"
            self.refused[reason] += reason not in self.lacking
            self.lacking.add(reason)
            return None
        # Those first that have been edited least: edits spread over the caption.
        mixed = sorted((open_[k] for k in self._order(len(open_))), key=lambda k: self.used[k])
        chosen = tuple(sorted(mixed[: min(want, len(open_))]))
        facts = list(self.edits.facts)
        for k in chosen:
            facts[k] = ways[k][int(self.random.integers(len(ways[k])))]
            self.used[k] += 1
        return self._fresh(rule, tuple(facts), chosen)

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
        """The nearest captions of the corpus that are false of the anchor."""
        assert self.corpus is not None
        for k in self.corpus.nearest(self.anchor.caption.text, POOL):
            if count <= 0:
                return
            caption = self.corpus.captions[k]
            told = self.anchor.judge(caption.facts)
            false = tuple(i for i, v in enumerate(told) if v == FALSE)
            if not false:
                self.refused["a found caption isn't false of the anchor"] += 1
            elif self._add(TextNegative(caption, NEAREST, (), false, None, self.corpus.names[k])):
                count -= 1
