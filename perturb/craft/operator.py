"""Operators: the ways in which a diagram can be made different, one class each in `perturb.operators`.

An operator declares how it is written, in which unit its severity is told, from where on a reader sees it, and
where in a diagram it can be applied. What then comes of the change isn't its business: the solver moves, the judge
measures, the certificate says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar, Literal

from geodsl.language.term import Fact, Term
from geodsl.units import DEGREES, SHARE
from perturb.paper.pins import Pins
from perturb.paper.plate import Plate
from perturb.site import Site
from perturb.solving.aim import Aim

__all__ = ["ANGLE", "COUNT", "SHARE_OF_SIZE", "Edit", "Operator", "Scale", "Target"]


@dataclass(frozen=True)
class Scale:
    """The unit of a severity, the least that a reader sees, and the usual range."""

    unit: Literal["size", "°", ""]
    least: float
    usual: tuple[float, float]


SHARE_OF_SIZE = Scale("size", SHARE, (0.06, 0.16))
ANGLE = Scale("°", DEGREES, (6.0, 20.0))
COUNT = Scale("", 1.0, (1.0, 4.0))  # letters, marks or strokes that change


@dataclass(frozen=True)
class Edit:
    """A change of the ink, or of a whole figure by which no fact about its own parts changes.

    Attributes:
        plate: what is drawn afterwards.
        pins: where everything is afterwards, where that changes, too.
        names: which letter a point of the old figure bears in the new one, where letters change places.
        needs: facts whose marks must be there to be changed.
        count: how many letters, marks or strokes change.
        tells: what else becomes true or false by it, to be judged beside the ink.
    """

    plate: Callable[[Plate], Plate]
    pins: Callable[[Pins], Pins] | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[Fact, ...] = ()
    count: int = 1
    tells: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Target:
    """An operator at one place of a diagram.

    Attributes:
        args: what fills the operator's slots, by their names.
        change: what is asked of the solver, or done to the ink.
    """

    operator: type[Operator]
    args: Mapping[str, Any]
    change: Aim | Edit

    @cached_property
    def key(self) -> str:
        """The same for the same change at the same place."""
        told = ",".join(f"{name}={_key(value)}" for name, value in self.args.items())
        return f"{self.operator.__name__}({told})"

    @cached_property
    def _said(self) -> str:
        return self.operator.said(self)

    def __str__(self) -> str:
        return self._said


def _key(value: Any) -> str:
    if isinstance(value, tuple):
        return f"({','.join(map(_key, value))})"
    return value.key if isinstance(value, Term) else str(value)


class Operator:
    """One way to make a diagram different.

    Attributes:
        phrases: how it is written in a suite, with the slots of its targets; the first is how it is printed.
        family: under which heading it is listed.
        scale: the unit of its severity.
        edits: what it changes: the construction, the coordinates, or the ink.
        kinds: the kinds of fact that it is expected to break or make.
        symmetric: what fills its slots may change places: in any way, or in a round. Of slots that are those of the
            fact that changes, the fact says it.
    """

    phrases: ClassVar[tuple[str, ...]] = ()
    family: ClassVar[str] = ""
    scale: ClassVar[Scale] = SHARE_OF_SIZE
    edits: ClassVar[Literal["construction", "coordinates", "ink"]] = "coordinates"
    kinds: ClassVar[tuple[str, ...]] = ()
    symmetric: ClassVar[bool | Literal["round"]] = False

    @classmethod
    def title(cls) -> str:
        """The operator's name in words: `off circle`."""
        return re.sub(r"(?<!^)(?=[A-Z])", " ", cls.__name__).lower()

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        """Every place of a diagram where it can be tried, each once, in a fixed order."""
        raise TypeError(f"{cls.__name__} has no targets")

    @classmethod
    def scale_of(cls, target: Target) -> Scale:
        """The unit of the severity at one target: where an operator takes facts of many kinds, the fact's own."""
        if isinstance(target.change, Aim):
            gap = target.change.gap
            if gap.unit != cls.scale.unit:
                base = ANGLE if gap.unit == "°" else SHARE_OF_SIZE
                return Scale(base.unit, gap.least, base.usual)
            return Scale(cls.scale.unit, gap.least, cls.scale.usual)
        return cls.scale

    @classmethod
    def said(cls, target: Target) -> str:
        """The target in the operator's words, as a suite names it."""
        from geodsl.language.printing import slot
        from geodsl.language.template import Slot, templates

        template = templates(cls, cls.phrases[0])[0]
        out = []
        for part in template.elements:
            if isinstance(part, Slot):
                value = target.args[part.name]
                out.append(str(value) if part.type == "fact" else slot(value, part))
            else:
                out.append(part)
        return " ".join(out).replace(" ,", ",")
