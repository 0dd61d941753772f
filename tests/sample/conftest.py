"""Programs that several tests look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodsl.sample import Sampled, Sampler
from geodsl.sample.motif import Motif
from geodsl.sample.motif_file import read_motifs

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def small() -> tuple[Motif, ...]:
    path = HERE / "small.motifs"
    return read_motifs(path.read_text("utf-8"), name=path.name, chapter="small")


@pytest.fixture(scope="session")
def stream() -> Sampler:
    return Sampler(seed=0)


@pytest.fixture(scope="session")
def sampled(stream: Sampler) -> list[Sampled]:
    """The first 60 programs of seed 0."""
    return [next(stream) for _ in range(60)]
