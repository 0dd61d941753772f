"""The plane as complex numbers: points are complex, every function takes arrays.

An array's last axis is the instance; what is in front of it broadcasts. Nothing here checks for
degenerate input: a division by zero gives nan or inf, and whoever realises a scene rejects the
instance and says why.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

__all__ = [
    "Arc",
    "Circle",
    "Line",
    "Ray",
    "Region",
    "Segment",
    "circumcenter",
    "cross",
    "distance",
    "dot",
    "foot",
    "meet_circles",
    "meet_line_circle",
    "meet_lines",
    "mirror",
    "offset",
    "turn",
    "unit",
]

Array = Any  # a numpy array or a Dual


class Line(NamedTuple):
    """A line through `origin` along the unit vector `direction`."""

    origin: Array
    direction: Array


class Ray(NamedTuple):
    """A ray from `origin` along the unit vector `direction`."""

    origin: Array
    direction: Array


class Segment(NamedTuple):
    """A segment from `a` to `b`."""

    a: Array
    b: Array

    @property
    def origin(self) -> Array:
        return self.a

    @property
    def direction(self) -> Array:
        return unit(self.b - self.a)


class Circle(NamedTuple):
    """A circle."""

    center: Array
    radius: Array


class Arc(NamedTuple):
    """An arc that starts at the angle `start` and runs counterclockwise through `sweep` (radians)."""

    center: Array
    radius: Array
    start: Array
    sweep: Array


class Region(NamedTuple):
    """What a closed way runs round, without what runs round the insides of `holes`.

    A way is made of pieces end to end; on it an arc runs clockwise where its sweep is negative.
    """

    boundary: tuple[Segment | Arc, ...]
    holes: tuple[tuple[Segment | Arc, ...], ...] = ()


def cross(u: Array, v: Array) -> Array:
    """u x v: positive where v lies counterclockwise of u."""
    return (np.conjugate(u) * v).imag


def dot(u: Array, v: Array) -> Array:
    return (np.conjugate(u) * v).real


def distance(a: Array, b: Array) -> Array:
    return np.absolute(b - a)


def unit(v: Array) -> Array:
    return v / np.absolute(v)


def turn(angle: Array) -> Array:
    """The unit vector at `angle` radians; a factor that turns by it."""
    return np.cos(angle) + 1j * np.sin(angle)


def foot(p: Array, line: Line) -> Array:
    """The foot of the perpendicular from `p` on a line."""
    return line.origin + dot(line.direction, p - line.origin) * line.direction


def mirror(p: Array, line: Line) -> Array:
    return 2.0 * foot(p, line) - p


def offset(p: Array, line: Line) -> Array:
    """Signed distance of `p` from a line, positive on its left."""
    return cross(line.direction, p - line.origin)


def meet_lines(a: Line, b: Line) -> Array:
    return a.origin + a.direction * (
        cross(b.origin - a.origin, b.direction) / cross(a.direction, b.direction)
    )


def meet_line_circle(line: Line, circle: Circle) -> tuple[Array, Array]:
    """The two common points, in the order of the line's direction; nan where it misses."""
    middle = foot(circle.center, line)
    gap = middle - circle.center
    # The square by a product: the modulus has no derivative where the line passes the centre.
    half = np.sqrt(circle.radius * circle.radius - dot(gap, gap))
    return middle - half * line.direction, middle + half * line.direction


def meet_circles(a: Circle, b: Circle) -> tuple[Array, Array]:
    """The two common points: left, then right of the way from the first centre to the second."""
    gap = distance(a.center, b.center)
    way = (b.center - a.center) / gap
    along = (gap * gap + a.radius * a.radius - b.radius * b.radius) / (2.0 * gap)
    half = np.sqrt(a.radius * a.radius - along * along)
    middle = a.center + along * way
    return middle + 1j * half * way, middle - 1j * half * way


def circumcenter(a: Array, b: Array, c: Array) -> Array:
    u, v = b - a, c - a
    return a + 1j * (u * dot(v, v) - v * dot(u, u)) / (2.0 * cross(u, v))
