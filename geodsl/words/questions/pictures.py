"""Which of four pictures fits a caption."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from geodsl.language.term import Fact
from geodsl.ledger import FALSE, TRUE
from geodsl.words.questions.asker import Asker, NothingToAsk, asker
from geodsl.words.questions.draw import Draw
from geodsl.words.questions.matter import Matter
from geodsl.words.questions.pool import PICTURE
from geodsl.words.questions.question import LETTERS, Question
from geodsl.words.questions.verdicts import candidates, verdicts
from geodsl.words.view import View

__all__ = ["ask_pictures"]

_WORDY = ("textbook", "descriptive")
_SEEDS = 1 << 20
_MORE = 2  # facts that are true of all pictures and said besides


def ask_pictures(views: Sequence[View], n: int = 1, seed: int = 0, lang: str = "en") -> list[Question]:
    """Questions which of some pictures a caption fits: it is true of one, something in it clearly false of each other.

    Where the pictures allow it, the caption says two things of which one picture has both, one has neither and two
    have one each, so that no picture is nearest to the rest.

    Args:
        views: two to four figures, with the same letters; `Question.pictures` says which stands where.

    Raises:
        NothingToAsk: where no caption fits one of them alone.
        ValueError: for fewer than two or more than four.
    """
    if not 2 <= len(views) <= len(LETTERS):
        raise ValueError(f"a question has two to {len(LETTERS)} pictures, not {len(views)}")
    askers = [asker(v, lang) for v in views]
    several = _Several(askers)
    draw = Draw(seed, f"questions of pictures {' '.join(str(a.sign) for a in askers)}")
    return [several.make(draw, seed) for _ in range(n)]


class _Several:
    def __init__(self, askers: Sequence[Asker]) -> None:
        self.askers = askers
        count = len(askers)
        self.shared: list[Fact] = []
        self.patterns: dict[frozenset[int], list[Fact]] = {}  # facts by the pictures that they are true of
        for fact, verdict in verdicts(askers, candidates(askers)):
            if all(v in (TRUE, FALSE) for v in verdict):
                here = frozenset(k for k in range(count) if verdict[k] == TRUE)
                if len(here) == count:
                    self.shared.append(fact)
                elif here:
                    self.patterns.setdefault(here, []).append(fact)
        # By the picture, the sets of patterns that have it alone in common.
        self.ways = {k: found for k in range(count) if (found := self._ways(k))}

    def _ways(self, k: int) -> list[tuple[frozenset[int], ...]]:
        own = sorted((p for p in self.patterns if k in p), key=sorted)
        alone = frozenset((k,))

        def meeting(count: int) -> list[tuple[frozenset[int], ...]]:
            return [p for p in combinations(own, count) if frozenset.intersection(*p) == alone]

        pairs = [p for p in meeting(2) if alone not in p]
        crossed = [p for p in pairs if all(len(x) == 2 for x in p)]
        return crossed or pairs or meeting(1) or meeting(3)

    def make(self, draw: Draw, seed: int) -> Question:
        if not self.ways:
            raise NothingToAsk("no caption fits one of the pictures alone")
        target = draw.pick(sorted(self.ways))
        facts = [draw.pick(self.patterns[p]) for p in draw.pick(self.ways[target])]
        more = draw.shuffled(self.shared)[: draw.below(_MORE + 1)]
        order = draw.shuffled(range(len(self.askers)))
        right = order.index(target)
        first = self.askers[target]
        said = first.caption((*more, *facts), draw.below(_SEEDS), draw.pick(_WORDY))
        text = first.saying.tail(first.saying.fill("choose/picture", {}, draw, said), "choice", draw)
        matter = Matter(PICTURE, "choose/picture", {}, (*more, *facts))
        return Question(
            matter.kind,
            "choice",
            text,
            LETTERS[right],
            tuple(LETTERS[: len(order)]),
            right,
            facts=matter.facts,
            pictures=tuple(order),
            lang=first.lang,
            seed=seed,
        )
