"""Two processes learn what one would from all rows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.train.lmm.rl_ranks import N, Work, learned
from tests.train.lmm.rl_toys import toy
from tests.train.ranks import spawn


@pytest.mark.slow
def test_two_processes_with_unlike_parts_have_the_gradients_of_one(tmp_path: Path) -> None:
    folder = toy(tmp_path / "model")
    one = learned(str(folder), list(range(N)))
    two = spawn(Work(folder), 2, tmp_path)
    assert len([name for name in one if name.startswith("policy/")]) > 10
    for name, wanted in one.items():
        for found in two:
            if wanted.dtype.kind == "f":
                scale = max(1e-3, float(np.abs(wanted).max()))
                assert np.allclose(found[name], wanted, rtol=0, atol=2e-4 * scale), name
            else:
                assert (found[name] == wanted).all(), name
