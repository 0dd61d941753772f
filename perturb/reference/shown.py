"""What is shown of each operator: of which example, at which place, and what came of it.

It is kept beside the pictures, so that drawing them anew needn't look through all examples, and the page needn't draw.
To have an operator shown of another example, name that in its entry and leave the rest out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

__all__ = ["FILE", "Shown", "read", "text", "wish"]

FILE = "perturbations/shown.json"  # in the folder of the documentation


@dataclass(frozen=True)
class Shown:
    """One change of one figure.

    Attributes:
        example: the name of the program.
        target: the line of a suite that asks for the change.
        seed: from which the figure was drawn.
        amount: the range of severities that was asked for; None where the operator's usual one will do.
        unit: of the severity: "size", "°", or "" for what is counted.
        broken: some of the facts that fall, the one that is meant first.
        newly_true: some of the facts that come about, the one that is meant first.
        more: how many others fall, and come about.
    """

    example: str
    target: str = ""
    seed: int = 0
    amount: tuple[float, float] | None = None
    aim: str = ""
    severity: float = 0.0
    unit: str = ""
    broken: tuple[str, ...] = ()
    newly_true: tuple[str, ...] = ()
    more: tuple[int, int] = (0, 0)


def wish(entry: Mapping[str, Any]) -> Shown:
    """An entry as it is kept; all but the example may be left out."""
    told: dict[str, Any] = {name: tuple(x) if isinstance(x, list) else x for name, x in entry.items()}
    return Shown(**told)


def read(docs: Path) -> dict[str, Shown]:
    """What is kept, by the names of the operators' classes; nothing where nothing is."""
    path = docs / FILE
    if not path.is_file():
        return {}
    return {name: wish(entry) for name, entry in json.loads(path.read_text(encoding="utf-8")).items()}


def text(shown: Mapping[str, Shown]) -> str:
    """The file, an entry a line."""
    lines = (
        f"  {json.dumps(name)}: {json.dumps(asdict(x), ensure_ascii=False)}" for name, x in shown.items()
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"
