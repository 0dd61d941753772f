"""What several pictures say of the same facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geodsl.language.term import Fact
from geodsl.objects import names
from geodsl.words.questions.asker import Asker

__all__ = ["candidates", "verdicts"]


def candidates(askers: Sequence[Asker]) -> list[Fact]:
    """The facts that statements about some of the pictures are made of."""
    found = (f for a in askers for some in a.contrasts for c in some for f in (c.true, c.false))
    return list({f.key: f for f in found}.values())


def verdicts(askers: Sequence[Asker], facts: Iterable[Fact]) -> list[tuple[Fact, tuple[int, ...]]]:
    """Facts of which every picture can tell, with what each says."""
    views = [a.ground.view for a in askers]
    known = [set(v.scene.by_name) for v in views]
    some = [f for f in facts if all(there.issuperset(names(f)) for there in known)]
    some = [f for f in some if all(a.ground.proper(f) for a in askers)]
    for v in views:
        told = v.legible.all_told(some)
        some = [f for f, t in zip(some, told, strict=True) if t]
    columns = [v.judge(some) for v in views]
    return [(f, tuple(c[k] for c in columns)) for k, f in enumerate(some)]
