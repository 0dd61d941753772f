"""The index of facts is of the motifs that there are, and says nothing that isn't so."""

from __future__ import annotations

from geodsl.realize.attempts import generator
from geodsl.sample.index import index
from geodsl.sample.indexing import EACH, _facts, _made
from geodsl.sample.knobs import fact_names
from geodsl.sample.motif_file import motifs


def test_it_knows_the_motifs():
    names = {m.name for m in motifs()}
    found = set(index()) - {"composition", "free"}
    assert found <= names
    assert len(found) >= 0.95 * len(names)
    assert {f for kinds in index().values() for f in kinds} <= set(fact_names())


def test_it_is_of_today():
    for motif in motifs()[::40]:
        random = generator(0, f"index {motif.name}")
        own = _facts(_made(motif, "composition", random))
        assert own <= index().get(motif.name, own), f"{motif.name}: run python -m geodsl.sample.indexing"
    assert EACH > 1
