"""Which way up: a figure is turned, and mirrored if need be, as the program asks."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import plane
from geodsl.objects import Polygon, Ref
from geodsl.scene import Scene

__all__ = ["ALMOST", "pose", "settled", "turned"]

ALMOST = 0.06  # the sine of a slope that looks like a slip of the pen, 3.4°


def turned(at: Instances, factor: Any, mirror: Any, *, about: Any = 0.0) -> Instances:
    """Every figure turned by a unit factor, after a mirroring in the x-axis where that is asked for.

    Args:
        about: the point that stays where it is when a figure is turned.
    """

    def heading(z: Any) -> Any:
        return factor * np.where(mirror, np.conjugate(z), z)

    def image(z: Any) -> Any:
        # What isn't turned stays as it is to the last bit.
        return (
            np.where(factor == 1.0, heading(z), heading(z - about) + about) if np.any(about) else heading(z)
        )

    def way(pieces: tuple[Any, ...]) -> tuple[Any, ...]:
        # Its order stays, so in a mirror its arcs run the other way.
        sense = np.where(mirror, -1.0, 1.0)
        return tuple(
            plane.Arc(
                image(v.center),
                v.radius,
                sense * v.start + np.arctan2(factor.imag, factor.real),
                sense * v.sweep,
            )
            if isinstance(v, plane.Arc)
            else value(v)
            for v in pieces
        )

    def value(v: Any) -> Any:
        match v:
            case plane.Line() | plane.Ray():
                return type(v)(image(v.origin), heading(v.direction))
            case plane.Segment():
                return plane.Segment(image(v.a), image(v.b))
            case plane.Circle():
                return plane.Circle(image(v.center), v.radius)
            case plane.Arc():
                # A mirror reverses the sense, so the old end becomes the start.
                start = np.where(mirror, -(v.start + v.sweep), v.start) + np.arctan2(factor.imag, factor.real)
                return plane.Arc(image(v.center), v.radius, start, v.sweep)
            case plane.Region():
                return plane.Region(way(v.boundary), tuple(map(way, v.holes)))
            case tuple():
                return tuple(map(value, v))
        return image(v) if np.iscomplexobj(v) else v

    values = {t: value(v) for t, v in at.known().items() if isinstance(t, Ref)}
    return Instances(
        at.n, size=at.size, values=values, free=at._free, picks=at._picks, ink=at.ink, points=at._points
    )


def settled(scene: Scene, at: Instances) -> Instances:
    """The figures with a side that lies nearly level, or nearly upright, turned until it does.

    A figure of which a part is given by coordinates stays as it is.
    """
    terms = [part for top in (*(n.term for n in scene.nodes), *scene.given) for part in top.walk()]
    still = any((isinstance(t, Construction) and t.fixed) or (isinstance(t, Fact) and t.turns) for t in terms)
    if still or not at.n:
        return at
    sides: dict[Term, None] = {}
    for fact in scene.given:
        slots = type(fact).slots
        if slots and slots[0].new and isinstance(fact.args[0], Polygon):
            sides.update(
                (s, None) for s in fact.args[0].sides() if isinstance(s.A, Ref) and isinstance(s.B, Ref)
            )
    if not sides:
        return at
    ways = np.stack([np.broadcast_to(plane.unit(at.point(s.B) - at.point(s.A)), (at.n,)) for s in sides])
    # The turn to the nearest axis of the side that needs the least.
    axis = np.where(
        np.absolute(ways.real) > np.absolute(ways.imag), np.sign(ways.real) + 0j, 1j * np.sign(ways.imag)
    )
    least = np.absolute(ways - axis).argmin(0)
    turn = np.take_along_axis(axis * np.conjugate(ways), least[None], 0)[0]
    small = np.absolute(turn.imag) < ALMOST
    return turned(at, np.where(small, turn, 1.0), np.zeros(at.n, dtype=bool)) if small.any() else at


def pose(scene: Scene, at: Instances) -> tuple[Instances, np.ndarray]:
    """The figures as asked for, and where that could be had."""
    factor = np.ones(at.n, dtype=complex)
    turns = [p for p in scene.poses if hasattr(p, "turn")]
    if turns:
        way = turns[0].turn(at)
        factor = np.conjugate(way)
    level = turned(at, factor, np.zeros(at.n, dtype=bool))
    fits = np.ones(at.n, dtype=bool)
    for p in turns[1:]:
        fits &= np.absolute(p.turn(level).imag) < 1e-9
    sides = [p for p in scene.poses if hasattr(p, "side")]
    best = np.zeros(at.n, dtype=np.intp)
    found = ~np.ones(at.n, dtype=bool)
    # As it is, upside down, mirrored: the first that has everything on the side that is asked for.
    images = [(1.0 + 0j, False), (-1.0 + 0j, False), (1.0 + 0j, True), (-1.0 + 0j, True)]
    if any(fact.handed for fact in scene.given):  # what is stated holds of what is drawn
        images = images[:2]
    for k, (half, mirror) in enumerate(images):
        image = turned(level, np.full(at.n, half), np.full(at.n, mirror))
        good = np.ones(at.n, dtype=bool)
        for p in sides:
            good &= p.side(image) > 1e-6 * at.size
        best = np.where(good & ~found, k, best)
        found |= good
    halves, mirrors = np.array([h for h, _ in images]), np.array([m for _, m in images])
    return turned(level, halves[best], mirrors[best]), fits & found
