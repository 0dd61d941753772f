"""What is sampled: a program, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from geodsl.diagram import Diagram, parse

__all__ = ["Sampled"]


@dataclass(frozen=True)
class Sampled:
    """A program, and where it comes from.

    Attributes:
        text: the program in the canonical form.
        hash: the same for programs that are alike up to names, order and size.
        skeleton: the same for programs that differ in ink and letters only.
        family: the root and the kinds of constructions; splits are made by it.
        facts: the kinds of facts that are stated or follow.
        theorems: those that follow.
        refused: why attempts since the program before were refused, with how often.
    """

    index: int
    seed: int
    text: str
    hash: str
    skeleton: str
    family: str
    source: str
    root: str
    motif: str | None
    chapter: str
    growths: tuple[str, ...]
    constructions: tuple[str, ...]
    facts: tuple[str, ...]
    theorems: tuple[str, ...]
    points: int
    depth: int
    difficulty: int
    marks: int
    style: str
    acceptance: float
    refused: tuple[tuple[str, int], ...]

    @cached_property
    def diagram(self) -> Diagram:
        return parse(self.text, name=f"<sample {self.seed}.{self.index}>")

    def to_json(self) -> dict[str, Any]:
        """All but the text, as plain data."""
        found = {k: v for k, v in vars(self).items() if k not in ("text", "refused", "diagram")}
        return {**found, "refused": dict(self.refused)}

    def __str__(self) -> str:
        return self.text
