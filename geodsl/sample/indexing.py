"""Looking anew which kinds of facts each motif and growing bring, to be run when motifs or growths change.

python -m geodsl.sample.indexing    # writes motifs/facts.json
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from geodsl.realize.attempts import generator
from geodsl.sample.grow import grow, grown
from geodsl.sample.growths import GROWTHS, STEPS, starts
from geodsl.sample.index import FILE
from geodsl.sample.motif import Motif
from geodsl.sample.motif_file import motifs
from geodsl.sample.skeleton import Draft, Skeleton, draft
from geodsl.sample.statements import Refusal

__all__ = ["looked_at"]

EACH = 8  # programs of a motif that are looked at
GROWN = 3  # programs grown of each


def looked_at() -> dict[str, list[str]]:
    """The index, found out anew."""
    found: dict[str, set[str]] = {"composition": set(), "free": set()}
    for source, roots in (("composition", motifs()), ("free", starts())):
        for root in roots:
            random = generator(0, f"index {root.name}")
            own: set[str] = set()
            for k in range(EACH):
                made = _made(root, source, random)
                if isinstance(made, Draft):
                    own |= _facts(made)
                    if k < GROWN or source == "free":
                        found[source] |= _facts(_grown(made, source, random)) - own
            if source == "composition" and own:
                found[root.name] = own
    return {name: sorted(kinds) for name, kinds in found.items()}


def _made(root: Motif, source: str, random: np.random.Generator) -> Draft | Refusal:
    return draft(root.expand(random), title=None, source=source, root=root.name, chapter=root.chapter)


def _grown(base: Draft, source: str, random: np.random.Generator) -> Draft | Refusal:
    growths = [g for g in (*GROWTHS, *STEPS) if source == "free" or not g.free]
    more = grow(base.stage, growths, random, names={n.name for n in base.scene.nodes})
    if more is None:
        return Refusal("nothing grows there")
    return draft(
        grown(base.parts, more),
        title=None,
        source=source,
        root=base.root,
        chapter=base.chapter,
        growths=(more.name,),
    )


def _facts(made: Draft | Refusal) -> frozenset[str]:
    if isinstance(made, Draft) and isinstance(made.found_out, Skeleton):
        return made.found_out.facts
    return frozenset()


def main() -> None:
    place = Path(__file__).parent / "motifs" / FILE
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(kinds)}" for name, kinds in looked_at().items())
    place.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
