"""Ink is true, and there is as much of it as is asked for."""

from __future__ import annotations

import numpy as np

from geodsl.directives.mark import Mark
from geodsl.measure import Measured
from geodsl.realize.attempts import TRUE
from geodsl.sample import sample


def test_marks_hold_in_every_figure(sampled):
    for p in sampled[:40]:
        d = p.diagram
        facts = [o.fact for o in d.scene.directives if isinstance(o, Mark)]
        if facts:
            at = d.realize(seed=99, n=12).at
            with np.errstate(all="ignore"):
                assert (np.absolute(Measured(facts).residual(at)) <= TRUE).all(), p.text


def test_knobs_set_how_much_there_is():
    none = sample(12, seed=3, marks=0.0, printed=0.0)
    much = sample(12, seed=3, marks=1.0, printed=1.0)
    assert sum(p.marks for p in none) <= 4  # a dashed line, a shaded shape
    assert sum(p.marks for p in much) >= 24
    assert not any("mark" in p.text for p in none if p.source != "motif")


def test_one_skeleton_is_worn_differently():
    from geodsl.sample.dressing import dressed
    from geodsl.sample.motif_file import motifs
    from geodsl.sample.skeleton import Draft, draft

    motif = next(m for m in motifs() if m.name == "two-tangents")
    made = draft(
        motif.expand(np.random.default_rng(0)), title=None, source="motif", root=motif.name, chapter="circles"
    )
    assert isinstance(made, Draft)
    bones = made.found_out
    random = np.random.default_rng(1)
    hashes = set()
    for _ in range(12):
        dress = dressed(bones, random, marks=0.8, printed=0.5)
        if dress is not None:
            hashes.add(made.form.dressed((*bones.scene.directives, *dress.terms)))
    assert len(hashes) >= 6
