"""All that is measured of one model, as one object: plain data for files, figures for tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from geodsl.dataset import Record
from train.evaluate.cases import Case, cases_of
from train.evaluate.encoders import TowerEncoder, fresh
from train.evaluate.errors import EvaluateError
from train.evaluate.findings import Figure, Probe
from train.evaluate.layers import layers
from train.evaluate.pictures import CHANGES, Picture
from train.evaluate.probe import probe
from train.evaluate.retention import retention
from train.evaluate.slices import Known
from train.towers import TowerError, Towers

__all__ = ["FORMAT", "VERSION", "Evaluation", "evaluate"]

FORMAT, VERSION = "geodsl-evaluation", 1


@dataclass(frozen=True)
class Evaluation:
    """What was found of a model.

    Attributes:
        about: the model, the data and how it was measured.
        probe: on groups that count.
        stars: on star groups, which don't.
        robustness: on the same groups, their pictures changed.
        layers: what can be read out of the last layers.
        retention: on general pictures.
        benchmarks: on other people's tests.
        notes: what couldn't be measured, and why.
    """

    about: dict[str, Any]
    probe: Probe | None = None
    stars: Probe | None = None
    robustness: dict[str, Probe] = field(default_factory=dict)
    layers: dict[str, Probe] = field(default_factory=dict)
    retention: dict[str, dict[str, Figure]] = field(default_factory=dict)
    benchmarks: dict[str, Probe] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        def of(some: Mapping[str, Probe]) -> dict[str, Any]:
            return {name: p.to_json() for name, p in some.items()}

        return {
            "format": FORMAT,
            "version": VERSION,
            **self.about,
            "probe": None if self.probe is None else self.probe.to_json(),
            "stars": None if self.stars is None else self.stars.to_json(),
            "robustness": of(self.robustness),
            "layers": of(self.layers),
            "retention": {
                way: {name: f.to_json() for name, f in told.items()} for way, told in self.retention.items()
            },
            "benchmarks": of(self.benchmarks),
            "notes": list(self.notes),
        }


def evaluate(
    towers: Towers,
    records: Iterable[Record] = (),
    *,
    about: Mapping[str, Any] | None = None,
    benchmarks: Mapping[str, Sequence[Case]] | None = None,
    general: Sequence[tuple[Picture, str]] = (),
    known: Known | None = None,
    random: int = 3,
    robustness: bool = True,
    inside: bool = True,
    batch: int = 64,
    seed: int = 0,
    told: Callable[[str], None] = lambda what: None,
) -> Evaluation:
    """Measure a model.

    Args:
        about: what is to be told of the model and the data.
        benchmarks: other people's tests by their names.
        general: pictures with captions, for what is left of general sight.
        known: what the model has met in training.
        random: how many encoders of fresh weights stand beside it.
        robustness: whether the pictures are also changed.
        inside: whether layers are also read out.
        told: hears what is measured next.

    Raises:
        EvaluateError: if there is nothing to measure on.
    """
    encoder = TowerEncoder(towers, batch=batch, seed=seed)
    told("reading")
    cases = cases_of(records)
    fair, stars = [c for c in cases if not c.star], [c for c in cases if c.star]
    if not (cases or benchmarks or general):
        raise EvaluateError(
            "there is nothing to measure on: expected groups with negatives, a benchmark or pictures"
        )
    others = [
        TowerEncoder(fresh(towers, 1 + seed + k), batch=batch, device=encoder.device, seed=seed)
        for k in range(random)
    ]
    notes = []
    made: dict[str, Any] = {}
    if fair:
        told(f"probe: {len(fair):,} groups")
        made["probe"] = probe(fair, encoder, random=others, known=known, seed=seed)
    elif stars:
        notes.append("all groups are star groups: nothing here counts")
    if stars:
        told(f"star groups: {len(stars):,}")
        made["stars"] = probe(stars, encoder, random=others, seed=seed, parts=False)
    if fair and robustness:
        made["robustness"] = {}
        for name, change in CHANGES.items():
            told(f"pictures changed: {name}")
            made["robustness"][name] = probe(
                fair, encoder, random=others[:1], seed=seed, change=change, parts=False
            )
    if fair and inside:
        told("layers")
        try:
            made["layers"] = layers(fair, encoder, random=others[:1], seed=seed)
        except (TowerError, EvaluateError) as error:
            notes.append(f"layers weren't read out: {error}")
    if general:
        told(f"general pictures: {len(general):,} pairs")
        made["retention"] = retention(general, encoder, random=others[:1], seed=seed)
    made["benchmarks"] = {}
    for name, some in (benchmarks or {}).items():
        told(f"{name}: {len(some):,} cases")
        made["benchmarks"][name] = probe(some, encoder, random=others, seed=seed)
    return Evaluation({**(about or {}), "seed": seed, "random_encoders": random}, **made, notes=tuple(notes))
