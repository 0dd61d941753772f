"""Acceptance: how many proposed changes became members of groups, as it was last measured."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["FILE", "Acceptance", "read"]

FILE = "benchmarks/results/perturb.json"  # in the root of the project


@dataclass(frozen=True)
class Acceptance:
    """Shares and counts by the names of operators' classes; empty where nothing was measured."""

    share: dict[str, float] = field(default_factory=dict)
    proposed: dict[str, int] = field(default_factory=dict)
    diagrams: int = 0

    def of(self, name: str) -> str:
        """What a table says."""
        if not self.proposed.get(name):
            return "–"
        return f"{100 * self.share[name]:.0f} % of {self.proposed[name]:,}"


def read(root: Path) -> Acceptance:
    """What the benchmark kept."""
    path = root / FILE
    if not path.is_file():
        return Acceptance()
    found = json.loads(path.read_text(encoding="utf-8"))["acceptance"]
    return Acceptance(found["by_operator"], found["proposed"], found["diagrams"])
