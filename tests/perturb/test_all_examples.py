"""Every example with every operator that applies, on twenty figures each: nothing uncertified, entailed, alike or
indistinct. Slow: `make test-all` runs it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from perturb.difference import difference
from perturb.stream import Stream, TooFew
from perturb.verify import verify
from tests.perturb.checker import check, errors
from tests.perturb.written import DIAGRAMS, SIZE, diagram, written

FIGURES = 20
READ = 2  # groups of each example that are written down and read back


@pytest.mark.slow
@pytest.mark.parametrize("path", DIAGRAMS, ids=lambda p: p.stem)
def test_every_operator_that_applies(path: Path, tmp_path: Path) -> None:
    stream = Stream(diagram(f"{path.parent.name}/{path.stem}"), n=24, size=SIZE, fewer=True)
    try:
        groups = stream.block(0, FIGURES)
    except TooFew as error:
        assert error.found == 0 and "nothing in this diagram" in str(error)
        return
    for group in groups:
        anchor = group.anchor
        pixels = {m.picture.pixels.tobytes() for m in group.members}
        verdicts = {m.verdict.tobytes() for m in group.members}
        assert len(pixels) == len(verdicts) == len(group.members)
        said = [k for k in group.topics if anchor.verdict[k] == 1]
        for member in group.members[1:]:
            assert difference(anchor.picture, member.picture).share > 0
            assert any(member.verdict[k] == -1 for k in said), "its anchor's caption is true of it"
            own = np.array([k for k in group.topics if member.verdict[k] == 1], dtype=int)
            assert member.holds[own].all()
    for k, group in enumerate(groups[:READ]):
        folder = written(group, tmp_path / str(k))
        assert [str(c) for c in verify(folder)] == []
        found = errors(check(folder))
        assert found == [], "\n".join(f"{c.kind} of {c.where}: {c.text}" for c in found)
