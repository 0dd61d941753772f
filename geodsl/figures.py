"""What comes of a diagram: figures with their pictures, and sheets of facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from geodsl.defaults import SIZE, STYLE
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.scene import Scene

if TYPE_CHECKING:
    from geodsl.picture.looks.style import Style
    from geodsl.picture.picture import Picture
    from geodsl.realize.attempts import Refused

__all__ = ["FactSheet", "Figure", "Figures"]


@dataclass(frozen=True)
class FactSheet:
    """The facts of a diagram, by why they hold."""

    stated: tuple[Fact, ...]
    implied: tuple[Fact, ...]
    accidental: tuple[Fact, ...]
    ink: tuple[Fact, ...] = ()  # what the drawing shows

    def counts(self) -> dict[str, int]:
        """How many there are of each."""
        return {name: len(getattr(self, name)) for name in _groups()}

    def to_json(self) -> dict[str, list[dict[str, str]]]:
        """The facts as plain data."""
        return {
            name: [{"kind": type(f).__name__, "text": str(f)} for f in getattr(self, name)]
            for name in _groups()
        }


def _groups() -> tuple[str, ...]:
    return tuple(field.name for field in fields(FactSheet))


@dataclass(frozen=True)
class Figures:
    """Accepted instances of a diagram, and why others were refused."""

    scene: Scene
    at: Instances
    refused: Refused
    tried: int

    def __len__(self) -> int:
        return self.at.n

    def __getitem__(self, k: int) -> Figure:
        from geodsl.realize.evaluate import take

        if not -self.at.n <= k < self.at.n:
            raise IndexError(k)
        return Figure(self.scene, take(self.at, np.array([k % self.at.n])))

    def __iter__(self) -> Iterator[Figure]:
        return (self[k] for k in range(self.at.n))

    @property
    def points(self) -> dict[str, np.ndarray]:
        """Every point as complex numbers, one for each instance."""
        return {n.name: np.asarray(self.at.value(n.ref)) for n in self.scene.nodes if n.type == "point"}

    @property
    def acceptance(self) -> float:
        """The share of attempts that became figures."""
        return self.at.n / self.tried if self.tried else 0.0


@dataclass(frozen=True)
class Figure:
    """One instance."""

    scene: Scene
    at: Instances

    @property
    def points(self) -> dict[str, complex]:
        """Every point as a complex number."""
        return {n.name: complex(self.at.value(n.ref)[0]) for n in self.scene.nodes if n.type == "point"}

    def picture(self, *, size: int = SIZE, style: str | Style = STYLE, seed: int = 0) -> Picture:
        """The picture; the seed is of what chance does to its look."""
        from geodsl.drawing import draw

        return draw(self.scene, self.at, size=size, style=style, seed=seed)[0]

    def render(
        self, *, size: int = SIZE, style: str | Style = STYLE, seed: int = 0, format: str = "png"
    ) -> bytes:
        """The picture as the bytes of a file."""
        return self.picture(size=size, style=style, seed=seed).encode(format)

    def save(self, path: str | Path, *, size: int = SIZE, style: str | Style = STYLE, seed: int = 0) -> None:
        """Write the picture; the ending of the path says of which kind."""
        self.picture(size=size, style=style, seed=seed).save(path)

    def _repr_png_(self) -> bytes:
        return self.render()

    def _repr_svg_(self) -> str:
        return self.render(format="svg").decode()
