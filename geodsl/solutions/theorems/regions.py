"""Sectors, arcs and rings."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from geodsl.constructions.arcs import ArcFrom, MajorArc, MinorArc
from geodsl.constructions.circle_regions import Annulus
from geodsl.constructions.circular_segments import HalfDisc, MajorSegment, MinorSegment
from geodsl.constructions.sectors import MajorSector, MinorSector, SectorFrom
from geodsl.objects import Ref, Segment
from geodsl.solutions.claim import Claim, Part, Rule, Size, known
from geodsl.solutions.exact import Exact
from geodsl.solutions.sight import Circle, Sight, around
from geodsl.solutions.theorems.theorem import Theorem, told
from geodsl.solutions.value import Value, close

__all__ = ["THEOREMS"]

_TURN = Fraction(1, 360)


def _circle(sight: Sight, w: Any) -> Circle | None:
    return next((c for c in sight.circles if isinstance(w, Ref) and c.name == w.name), None)


def _angle(sight: Sight, circle: Circle, a: Any, b: Any) -> Size | None:
    if circle.center is None or not all(isinstance(p, Ref) and p.name in sight.called for p in (a, b)):
        return None
    return sight.angle(a.name, circle.center, b.name)


def _pieces(sight: Sight) -> Iterator[tuple[str, str, Circle, Any, Any, Size, bool]]:
    """Sectors and arcs with their central angle, and whether they lie within it."""
    for node in sight.scene.nodes:
        term: Any = node.term
        if not isinstance(term, SectorFrom | MinorSector | MajorSector | ArcFrom | MinorArc | MajorArc):
            continue
        circle = _circle(sight, term.w)
        angle = circle and _angle(sight, circle, term.A, term.B)
        if circle is None or angle is None:
            continue
        kind = "arc" if isinstance(term, ArcFrom | MinorArc | MajorArc) else "region"
        r, share = sight.radius(circle.name), sight.measured(angle) / 360
        whole = Exact.pi().decimal * (r * r if kind == "region" else 2 * r)
        real = sight.measured(Size(kind, (node.name,)))
        for inner in (True, False):
            if close(real, whole * (share if inner else 1 - share), 1e-8):
                yield node.name, kind, circle, term.A, term.B, angle, inner


def _sectors(sight: Sight) -> Iterator[Rule]:
    """A sector is as large a part of the disc as its angle is of the full turn; so is an arc of the circle."""
    for name, kind, circle, _, _, angle, inner in _pieces(sight):
        theorem = "area of a sector" if kind == "region" else "length of an arc"
        r = Size("radius", (circle.name,))

        def work(
            values: tuple[Value, ...], kind: str = kind, inner: bool = inner
        ) -> tuple[Value, tuple[Part, ...]]:
            size, radius = values
            turn = size if inner else 360 - size
            share = f"{turn.shown}°/360°"
            if kind == "region":
                return radius * radius * Exact.pi() * turn * _TURN, (f"{share} · π · {told(radius)}²",)
            return radius * Exact.pi() * 2 * turn * _TURN, (f"{share} · 2π · {told(radius)}",)

        yield Rule(
            theorem,
            (Claim("center", (circle.name, circle.center)), known(angle), known(r)),
            known(Size(kind, (name,))),
            {"a": angle, "x": name},
            work,
        )


def _rings(sight: Sight) -> Iterator[Rule]:
    for node in sight.scene.nodes:
        term: Any = node.term
        if isinstance(term, Annulus):
            first, second = _circle(sight, term.w), _circle(sight, term.v)
            if first and second:
                outer, inner = sorted((first.name, second.name), key=lambda n: -sight.radius(n))
                yield Rule(
                    "area of a ring",
                    (known(Size("radius", (outer,))), known(Size("radius", (inner,)))),
                    known(Size("region", (node.name,))),
                    {"x": node.name},
                    _ring,
                )
        if isinstance(term, HalfDisc) and isinstance(term.s, Segment):
            s = sight.length(*(p.name for p in term.s.args)) if _named(sight, term.s) else None
            if s:
                yield Rule(
                    "area of a half-disc", (known(s),), known(Size("region", (node.name,))), {"s": s}, _half
                )


def _named(sight: Sight, s: Segment) -> bool:
    return all(isinstance(p, Ref) and p.name in sight.called for p in s.args)


def _ring(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
    r, s = values
    return (r * r - s * s) * Exact.pi(), (f"π · ({told(r)}² − {told(s)}²)",)


def _half(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
    (d,) = values
    return d * d * Exact.pi() / 8, (f"½ · π · ({told(d)}/2)²",)


def _segments(sight: Sight) -> Iterator[Rule]:
    """A segment of a circle is a sector without its triangle, or with it."""
    for node in sight.scene.nodes:
        term: Any = node.term
        if not isinstance(term, MinorSegment | MajorSegment) or not isinstance(term.s, Segment):
            continue
        circle = _circle(sight, term.w)
        angle = circle and _angle(sight, circle, *term.s.args)
        if circle is None or angle is None or circle.center is None:
            continue
        minor = isinstance(term, MinorSegment)
        a, b = (p.name for p in term.s.args)
        triangle = Size("area", around((circle.center, a, b)))

        def work(values: tuple[Value, ...], minor: bool = minor) -> tuple[Value, tuple[Part, ...]]:
            size, radius, flat = values
            turn = size if minor else 360 - size
            sector = radius * radius * Exact.pi() * turn * _TURN
            sign = "−" if minor else "+"
            text = f"{turn.shown}°/360° · π · {told(radius)}² {sign} {told(flat)}"
            return (sector - flat if minor else sector + flat), (text,)

        yield Rule(
            "area of a segment of a circle",
            (
                Claim("center", (circle.name, circle.center)),
                known(angle),
                known(Size("radius", (circle.name,))),
                known(triangle),
            ),
            known(Size("region", (node.name,))),
            {"x": node.name, "triangle": (circle.center, a, b)},
            work,
        )


THEOREMS = (
    Theorem("sectors and arcs", _sectors),
    Theorem("rings and half-discs", _rings),
    Theorem("segments of a circle", _segments),
)
