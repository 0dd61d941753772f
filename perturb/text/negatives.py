"""Text negatives: captions that are false of a group's anchor and true of some other figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from geodsl.realize.attempts import Refused
from geodsl.words.tokens import Tokenizer, Words
from perturb.blocks.groups import Group, Member
from perturb.text.corpus import Corpus
from perturb.text.line import NEAREST, TextLine, TextNegative
from perturb.text.witness import Request, Witness, search
from perturb.text.writer import Work, Writer

__all__ = ["texts", "texts_of"]


def texts(
    group: Group,
    lines: Sequence[TextLine] = (TextLine(),),
    *,
    n: int | None = None,
    corpus: Corpus | None = None,
    tokenizer: Tokenizer | None = None,
    seed: int = 0,
    others: Sequence[Member] = (),
    balanced: bool = True,
    refused: Refused | None = None,
) -> list[TextNegative]:
    """Text negatives of a group's anchor; fewer than asked for where its caption doesn't give as many.

    Args:
        lines: they take turns, in proportion to their counts.
        n: how many; by default the sum of the lines' counts.
        corpus: where the nearest captions are looked for.
        tokenizer: by what two texts differ.
        others: further pictures, hard positives, of which the texts have to be false as well.
        balanced: whether the anchor's caption is the centre of its list no oftener than each text is; else every
            text is an edit of it, or what is nearest to it, as in star groups.
        refused: is told why others aren't among them.
    """
    (found,) = texts_of(
        [group],
        lines,
        n=n,
        corpus=corpus,
        tokenizer=tokenizer,
        seed=seed,
        others=[others],
        balanced=balanced,
        refused=refused,
    )
    return found


def texts_of(
    groups: Sequence[Group],
    lines: Sequence[TextLine] = (TextLine(),),
    *,
    n: int | None = None,
    corpus: Corpus | None = None,
    tokenizer: Tokenizer | None = None,
    seed: int = 0,
    others: Sequence[Sequence[Member]] = (),
    balanced: bool = True,
    refused: Refused | None = None,
) -> list[list[TextNegative]]:
    """Text negatives of each of some groups: the same as one by one, and quicker; see `texts`."""
    if corpus is None and any(NEAREST in line.rules for line in lines):
        raise ValueError("nearest captions are looked for in a corpus: there is none")
    told = Refused() if refused is None else refused
    writers = [
        Writer(g, more, corpus, tokenizer or Words(), seed, told, balanced=balanced)
        for g, more in zip(groups, others or [()] * len(groups), strict=True)
    ]
    turns = [k for k, line in enumerate(lines) for _ in range(line.count)]
    total = len(turns) if n is None else n
    wanted = Counter(turns[k % len(turns)] for k in range(total)) if turns else Counter[int]()
    work = [w.write([(lines[k], count) for k, count in sorted(wanted.items())]) for w in writers]
    # All write at the same time: what they ask for is looked for together.
    asked = {k: first for k, w in enumerate(work) if (first := next(w, None)) is not None}
    while asked:
        found = iter(search([r for some in asked.values() for r in some]))
        answers = {k: [next(found) for _ in some] for k, some in asked.items()}
        asked = {k: more for k, answer in answers.items() if (more := _sent(work[k], answer)) is not None}
    return [w.done for w in writers]


def _sent(work: Work, found: list[Witness | None]) -> list[Request] | None:
    try:
        return work.send(found)
    except StopIteration:
        return None
