"""Every example with every operator that applies, on twenty figures each: nothing uncertified, entailed, alike or
indistinct. Slow: `make test-all` runs it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from perturb.blocks.groups import Group
from perturb.blocks.maker import Maker
from perturb.blocks.plan import Pick, Plan, Slot
from perturb.operators import operators
from perturb.paper.difference import difference
from perturb.site import Site
from perturb.verify import verify
from tests.perturb.checker import check, errors
from tests.perturb.written import DIAGRAMS, SIZE, diagram, written

FIGURES = 20
AT_ONCE = 12  # operators in a group
PLACES = 2  # of a diagram at which each operator is tried, the first that work
TRIED = 6


@pytest.mark.slow
@pytest.mark.parametrize("path", DIAGRAMS, ids=lambda p: p.stem)
def test_every_operator_that_applies(path: Path, tmp_path: Path) -> None:
    site = Site(diagram(f"{path.parent.name}/{path.stem}"))
    slots = list(_slots(site))
    for number, start in enumerate(range(0, len(slots), AT_ONCE)):
        plan = Plan(tuple(slots[start : start + AT_ONCE]))
        groups = Maker(site, seed=number, size=SIZE).block(plan, 0, FIGURES)
        for group in groups:
            _looked_through(group)
        for group in groups[:1]:
            folder = written(group, tmp_path / str(number))
            assert [str(c) for c in verify(folder)] == []
            found = errors(check(folder))
            assert found == [], "\n".join(f"{c.kind} of {c.where}: {c.text}" for c in found)


def _slots(site: Site) -> Iterator[Slot]:
    """A negative by each operator that applies."""
    for operator in operators():
        works = (t for t in islice(operator.targets(site), TRIED) if site.reach(t).works)
        picks = tuple(Pick((t,), (None,)) for t in islice(works, PLACES))
        if picks:
            yield Slot(picks)


def _looked_through(group: Group) -> None:
    """That its members are true, different, and told apart from the anchor by what is said of it."""
    anchor = group.anchor
    assert len({m.picture.pixels.tobytes() for m in group.members}) == len(group.members)
    assert len({m.verdict.tobytes() for m in group.members}) == len(group.members)
    said = [k for k in group.topics if anchor.verdict[k] == 1]
    for member in group.members[1:]:
        assert difference(anchor.picture, member.picture).share > 0
        assert any(member.verdict[k] == -1 for k in said), "its anchor's caption is true of it"
        own = np.array([k for k in group.topics if member.verdict[k] == 1], dtype=int)
        assert member.holds[own].all()
