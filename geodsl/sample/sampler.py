"""Sampling: an endless, seeded stream of programs, no two alike.

Motifs, compositions and free sequences are mixed by weight. A skeleton that has been found fit serves several programs
that differ in letters and ink, but never soon after another. What is drawn depends on what was kept before, so program
i is the same however many are asked for, and another where a knob differs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from geodsl.realize.attempts import generator
from geodsl.sample.balance import Balance
from geodsl.sample.dressing import Dress, dressed
from geodsl.sample.grow import grow, grown
from geodsl.sample.knobs import Knobs, SampleError
from geodsl.sample.lettering import lettering, renamed
from geodsl.sample.motif import Motif
from geodsl.sample.reach import reachable
from geodsl.sample.sampled import Sampled
from geodsl.sample.skeleton import Draft, Skeleton, draft
from geodsl.sample.statements import Refusal, composed

__all__ = ["Sampler", "sample"]

APART = 200  # programs between two that share a skeleton
GROWABLE = 9  # points up to which a figure is grown
PARENTS = 6  # skeletons of one root and depth that are kept to be grown upon
STEPS_BY_CHANCE = {"composition": (0.42, 0.3, 0.18, 0.1), "free": (0.0, 0.35, 0.35, 0.2, 0.1)}
UNWELCOME = "common enough"
ALIKE = "alike one before"
FULL = "its family is large enough"


class Sampler:
    """The stream of a seed: iterate, or ask for `next`.

    Attributes:
        balance: what has been kept, by facts and families.
        refused: why attempts were refused, with how often.
        tried: how many attempts there were.
    """

    def __init__(self, knobs: Knobs | None = None, seed: int = 0) -> None:
        if not isinstance(seed, int) or isinstance(seed, bool) or seed < 0:
            raise ValueError(f"seed is a whole number from 0 on, not {seed!r}")
        self.knobs = knobs or Knobs()
        self.seed = seed
        self.random = generator(seed, "sample")
        self.balance = Balance()
        self.refused: Counter[str] = Counter()
        self.tried = 0
        self.made = 0
        self.skeletons: set[str] = set()
        self.sources: Counter[str] = Counter()
        self._since: Counter[str] = Counter()
        self._seen: set[str] = set()
        self._wardrobe: list[_Waiting] = []
        self._parents: dict[tuple[str, str, int], list[Draft]] = {}
        self._roots, self._growths = reachable(self.knobs)
        self._uses: Counter[str] = Counter()
        weights = {s: self.knobs.weights.get(s, 0.0) for s in self._roots if self._roots[s]}
        total = sum(weights.values())
        self._sources = tuple(weights)
        self._shares = np.array([w / total for w in weights.values()])

    def __iter__(self) -> Iterator[Sampled]:
        return self

    def __next__(self) -> Sampled:
        for _ in range(self.knobs.attempts):
            self.tried += 1
            found = self._attempt()
            if isinstance(found, Sampled):
                self._since.clear()
                return found
            self.refused[found] += 1
            self._since[found] += 1
        told = "; ".join(f"{why} ({count})" for why, count in self._since.most_common(4))
        raise SampleError(
            f"no program in {self.knobs.attempts} attempts, after {self.made}; refused: {told or 'no reason'}"
        )

    def _attempt(self) -> Sampled | str:
        due = self.made < self.knobs.dressings * len(self.skeletons)
        waiting = self._ready() if due else None
        if waiting is not None:
            bones = waiting.bones
        else:
            found = self._fresh()
            if isinstance(found, str):
                return found
            bones = found
        return self._dressed(bones, waiting)

    def _ready(self) -> _Waiting | None:
        """A skeleton that may be worn again: one of a few, the family with the fewest programs."""
        ripe = bisect_right(self._wardrobe, self.made - APART, key=lambda w: w.last)
        if not ripe:
            return None
        picks = {int(self.random.integers(ripe)) for _ in range(3)}
        best = min(picks, key=lambda k: (self.balance.families[self._wardrobe[k].bones.draft.family], k))
        return self._wardrobe[best]

    # -- fresh skeletons ---------------------------------------------------------------------------

    def _fresh(self) -> Skeleton | str:
        source = self._sources[int(self.random.choice(len(self._sources), p=self._shares))]
        root = self._root(self._roots[source])
        sketch = self._base(root, source) if source == "motif" else self._grown(root, source)
        if isinstance(sketch, Refusal):
            return str(sketch)
        if sketch.form.hash in self.skeletons:
            return ALIKE
        if self.balance.full(sketch.family):
            return FULL
        unwanted = self._unwanted(sketch)
        if unwanted:
            return unwanted
        bones = sketch.found_out
        if isinstance(bones, Refusal):
            self._forget(sketch)
            return str(bones)
        if not set(self.knobs.facts) <= bones.facts:
            return "a fact is missing"
        if not self.knobs.difficulty[0] <= bones.difficulty <= self.knobs.difficulty[1]:
            return "not so difficult"
        if self.random.random() >= self.balance.welcome(bones.facts, bones.theorems):
            return UNWELCOME
        return bones

    def _root(self, roots: Sequence[Motif]) -> Motif:
        """A root by chance, those that were used less rather."""
        weights = np.array([1.0 / (1.0 + self._uses[m.name]) for m in roots])
        root = roots[int(self.random.choice(len(roots), p=weights / weights.sum()))]
        self._uses[root.name] += 1
        return root

    def _base(self, root: Motif, source: str) -> Draft | Refusal:
        parts = root.expand(self.random)
        title = root.title if source == "motif" else None
        found = draft(parts, title=title, source=source, root=root.name, chapter=root.chapter)
        if isinstance(found, Draft):
            self._remember(found, "free" if source == "free" else "composition")
        return found

    def _grown(self, root: Motif, source: str) -> Draft | Refusal:
        chances = STEPS_BY_CHANCE[source]
        steps = 1 + int(self.random.choice(len(chances), p=chances))
        parent = self._parent(root, source, steps - 1)
        if isinstance(parent, Refusal):
            return parent
        if parent.points > GROWABLE:
            return Refusal("too many points to grow")
        growths = [
            g for g in self._growths if (source == "free" or not g.free) and g.name not in parent.growths
        ]
        names = {n.name for n in parent.scene.nodes}
        more = grow(parent.stage, growths, self.random, names=names)
        if more is None:
            return Refusal("nothing grows there")
        found = draft(
            grown(parent.parts, more),
            title=None,
            source=source,
            root=root.name,
            chapter=root.chapter,
            growths=(*parent.growths, more.name),
        )
        if isinstance(found, Draft):
            self._remember(found, source)
        return found

    def _parent(self, root: Motif, source: str, steps: int) -> Draft | Refusal:
        """A draft of that root that has been grown so often, or nearly."""
        for k in range(steps, -1, -1):
            known = self._parents.get((source, root.name, k), [])
            if known and (k or self.random.random() < 0.6):
                return known[int(self.random.integers(len(known)))]
        return self._base(root, source)

    def _remember(self, found: Draft, source: str) -> None:
        known = self._parents.setdefault((source, found.root, len(found.growths)), [])
        if any(k.form.hash == found.form.hash for k in known):
            return
        if len(known) < PARENTS:
            known.append(found)
        else:
            known[int(self.random.integers(PARENTS))] = found

    def _forget(self, found: Draft) -> None:
        """What is no good by itself is no good to grow upon."""
        for source in STEPS_BY_CHANCE:
            known = self._parents.get((source, found.root, len(found.growths)), [])
            known[:] = [k for k in known if k is not found]

    def _unwanted(self, found: Draft) -> str | None:
        """Which knob speaks against a draft."""
        knobs = self.knobs
        if not knobs.points[0] <= found.points <= knobs.points[1]:
            return "not so many points"
        if not knobs.depth[0] <= found.depth <= knobs.depth[1]:
            return "not so deep"
        if not set(knobs.constructions) <= found.constructions:
            return "a construction is missing"
        if set(knobs.without) & found.constructions:
            return "an unwanted construction"
        if knobs.letters not in ("any", "textbook") and found.points > len(knobs.letters):
            return "too few letters"
        return None

    # -- letters and ink ------------------------------------------------------------------------------

    def _dressed(self, bones: Skeleton, waiting: _Waiting | None) -> Sampled | str:
        dress = dressed(bones, self.random, marks=self.knobs.marks, printed=self.knobs.printed)
        if dress is None:
            self._worn(waiting)
            return "no place for a printed size"
        if waiting is not None and self.balance.full(bones.draft.family):
            self._worn(waiting)
            return FULL
        hash = bones.draft.form.dressed((*bones.scene.directives, *dress.terms))
        if hash in self._seen:
            self._worn(waiting)
            return ALIKE
        self._seen.add(hash)
        self.skeletons.add(bones.draft.form.hash)
        made = self._sampled(bones, dress, hash)
        if waiting is None:
            if self.knobs.dressings > 1:
                self._wardrobe.append(_Waiting(bones, self.made, self._quota(bones)))
        else:
            self._worn(waiting)
        self.balance.keep(bones.facts, bones.draft.family, bones.draft.root)
        self.sources[bones.draft.source] += 1
        self.made += 1
        return made

    def _quota(self, bones: Skeleton) -> int:
        """How often it may be worn again: the rarer its facts, the more often."""
        welcome = self.balance.welcome(bones.facts, bones.theorems)
        return max(1, round(2 * (self.knobs.dressings - 1) * welcome))

    def _worn(self, waiting: _Waiting | None) -> None:
        if waiting is None:
            return
        # Those worn last stand last.
        self._wardrobe.remove(waiting)
        waiting.last, waiting.left = self.made, waiting.left - 1
        if waiting.left > 0:
            self._wardrobe.append(waiting)

    def _sampled(self, bones: Skeleton, dress: Dress, hash: str) -> Sampled:
        naming = lettering(bones.scene, self.random, self.knobs.letters)
        parts = bones.draft.parts
        text = composed(bones.draft.title, (parts.body, (*parts.drawn, *dress.lines), parts.questions))
        head, body = ("", text) if bones.draft.title is None else text.split("\n", 1)
        text = renamed(body, naming) if bones.draft.title is None else f"{head}\n{renamed(body, naming)}"
        return Sampled(
            index=self.made,
            seed=self.seed,
            text=text,
            hash=hash,
            skeleton=bones.draft.form.hash,
            family=bones.draft.family,
            source=bones.draft.source,
            root=bones.draft.root,
            motif=bones.draft.root if bones.draft.source != "free" else None,
            chapter=bones.draft.chapter,
            growths=bones.draft.growths,
            constructions=tuple(sorted(bones.draft.constructions)),
            facts=tuple(sorted(bones.facts)),
            theorems=tuple(sorted(bones.theorems)),
            points=bones.draft.points,
            depth=bones.draft.depth,
            difficulty=bones.difficulty,
            marks=len(dress.terms),
            style=self.knobs.style,
            acceptance=round(bones.acceptance, 4),
            refused=tuple(sorted(self._since.items())),
        )


class _Waiting:
    """A skeleton that may be worn again."""

    def __init__(self, bones: Skeleton, last: int, left: int) -> None:
        self.bones = bones
        self.last = last
        self.left = left


def sample(n: int, *, seed: int = 0, knobs: Knobs | None = None, **asked: Any) -> list[Sampled]:
    """So many programs; the first k of n are the first k of any number.

    Args:
        asked: single knobs, on top of `knobs`.

    Raises:
        KnobError: at once, where the knobs ask for what can't be.
        SampleError: where the attempts that are allowed give fewer.
    """
    if not isinstance(n, int) or isinstance(n, bool) or n < 1:
        raise ValueError(f"n is a whole number from 1 on, not {n!r}")
    stream = Sampler(replace(knobs or Knobs(), **asked), seed)
    return [next(stream) for _ in range(n)]
