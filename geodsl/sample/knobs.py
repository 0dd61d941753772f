"""Knobs: what a set of programs should be like. What can't be had is refused at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from geodsl.errors import GeodslError
from geodsl.language.term import OpenFact
from geodsl.language.vocabulary import standard
from geodsl.sample.family import kebab
from geodsl.sample.fitness import MOST_POINTS

__all__ = ["SOURCES", "KnobError", "Knobs", "SampleError", "construction_names", "fact_names"]

SOURCES = ("motif", "composition", "free")
# Inequalities: they hold of nearly every figure, and never count as what a figure is about.
_NEVER = frozenset(kebab(f.__name__) for f in standard().facts if issubclass(f, OpenFact)) | {"simple"}


class KnobError(GeodslError, ValueError):
    """Raised when knobs ask for what can't be."""


class SampleError(GeodslError, RuntimeError):
    """Raised when the attempts that are allowed give too few programs; the text says what refused them."""


@dataclass(frozen=True, kw_only=True)
class Knobs:
    """What to sample. Ranges are inclusive.

    Attributes:
        chapters: which chapters the motifs are from; all by default.
        points: how many points.
        depth: how many things are constructed.
        constructions: kinds that must be there, `foot`, `incircle`.
        without: kinds that mustn't.
        facts: kinds of facts that must hold, stated or implied: `concyclic`, `tangent-to`.
        marks: how much is marked, from 0 to 1.
        printed: how much is printed at sides and angles, from 0 to 1.
        letters: "any" (all capitals, by chance), "textbook", or the capitals to choose from.
        style: the look that goes with each program; "random" for another one each.
        difficulty: from 1 to 5.
        weights: how often each source is asked.
        dressings: how many programs may share what is constructed and differ in letters and ink.
        attempts: how many attempts a program may cost before the search is given up.
    """

    chapters: tuple[str, ...] = ()
    points: tuple[int, int] = (2, MOST_POINTS)
    depth: tuple[int, int] = (0, 40)
    constructions: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    marks: float = 0.5
    printed: float = 0.3
    letters: str = "any"
    style: str = "textbook"
    difficulty: tuple[int, int] = (1, 5)
    weights: Mapping[str, float] = field(
        default_factory=lambda: {"motif": 0.4, "composition": 0.45, "free": 0.15}
    )
    dressings: int = 4
    attempts: int = 400

    def __post_init__(self) -> None:
        from geodsl.picture.looks.styles import names
        from geodsl.sample.motif_file import chapters

        for name, allowed in (
            ("chapters", chapters()),
            ("constructions", construction_names()),
            ("without", construction_names()),
            ("facts", fact_names()),
        ):
            _known(name, getattr(self, name), allowed)
        _known("style", (self.style,), (*names(),))
        _known("weights", self.weights, SOURCES)
        for name, least, most in (("points", 1, 26), ("depth", 0, 200), ("difficulty", 1, 5)):
            _ranged(name, getattr(self, name), least, most)
        for name in ("marks", "printed"):
            value = getattr(self, name)
            if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
                raise KnobError(f"{name} is a number from 0 to 1, not {value!r}")
        if any(not isinstance(w, int | float) or not w >= 0 for w in self.weights.values()) or not any(
            self.weights.values()
        ):
            raise KnobError(
                f"weights are numbers from 0 on, and one of them is more, not {dict(self.weights)}"
            )
        for name in ("dressings", "attempts"):
            value = getattr(self, name)
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                raise KnobError(f"{name} is a whole number from 1 on, not {value!r}")
        both = sorted(set(self.constructions) & set(self.without))
        if both:
            raise KnobError(f"`{both[0]}` is asked for and forbidden")
        never = next((f for f in self.facts if f in _NEVER), None)
        if never is not None:
            raise KnobError(
                f"`{never}` is an inequality: it never counts as what a figure is about; ask for an equality"
            )
        self._letters()

    def _letters(self) -> None:
        if self.letters in ("any", "textbook"):
            return
        if not self.letters or not all(c.isascii() and c.isupper() for c in self.letters):
            raise KnobError(
                f"letters are `any`, `textbook` or capitals such as `PQRSTUV`, not {self.letters!r}"
            )
        if len(set(self.letters)) < len(self.letters):
            raise KnobError(f"letters that differ, not {self.letters!r}")
        if len(self.letters) < self.points[0]:
            raise KnobError(
                f"{self.points[0]} points want as many letters, and {self.letters!r} has {len(self.letters)}"
            )


def _known(name: str, values: Iterable[str], allowed: Iterable[str]) -> None:
    if isinstance(values, str):
        raise KnobError(f"{name} is a tuple of names, not the text {values!r}")
    for value in values:
        if value not in (names := tuple(allowed)):
            close = get_close_matches(str(value), names, n=1, cutoff=0.5) or names[:1]
            hint = f"; did you mean `{close[0]}`?" if close else ""
            raise KnobError(f"{name}: nothing is called `{value}`{hint}")


def _ranged(name: str, value: object, least: int, most: int) -> None:
    if not (isinstance(value, tuple) and len(value) == 2 and all(type(v) is int for v in value)):
        raise KnobError(f"{name} is a pair of whole numbers, not {value!r}")
    low, high = value
    if low > high:
        raise KnobError(f"{name} runs from the smaller to the larger number, not from {low} to {high}")
    if high < least or low > most:
        raise KnobError(f"{name} is between {least} and {most}, not {low}..{high}")


@cache
def construction_names() -> tuple[str, ...]:
    """The kinds of constructions, as they are called in knobs."""
    return tuple(sorted(kebab(c.__name__) for c in standard().constructions))


@cache
def fact_names() -> tuple[str, ...]:
    """The kinds of facts, as they are called in knobs; what ink says aside."""
    from geodsl.facts.ink.ink_fact import InkFact

    return tuple(sorted(kebab(f.__name__) for f in standard().facts if not issubclass(f, InkFact)))
