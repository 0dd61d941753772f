"""Fills: what is shaded on a plate, and how the order for it changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import shapely

from geodsl.directives.shade import Fill, Hatch, HatchOverlap, Shade, ShadeOverlap
from geodsl.ink import Shaded
from geodsl.language.looks import PATTERNS
from geodsl.language.term import Directive, Term
from geodsl.numeric import plane
from geodsl.objects import Polygon
from perturb.paper.page import Page
from perturb.paper.plate import Plate

__all__ = ["called", "fits", "inside", "refilled", "whole"]

_WORDS = {look: word for word, look in PATTERNS.items()}
_FINE = 48  # sides in a quarter of the polygon that stands for a circle
_EDGE = 1e-3  # a share of the figure by which what lies within may stick out: circles have corners here
_LEAST = 0.004  # of the figure's square: less than that isn't seen
_MOVED = 0.01  # of the figure's square: by how much what is filled has to differ
_SHARED = 0.001  # of the figure's square: one fill on another hides it


def whole(shaded: Shaded) -> bool:
    """Whether all of a region is filled."""
    return not (shaded.minus or shaded.within)


def called(page: Page) -> Iterator[tuple[Shaded, Term]]:
    """The fills that are known by their regions: those whose region isn't filled in another way, too."""
    found = page.ink.shades
    regions = [s.region.key for s in found]
    yield from ((s, s.region) for s in found if regions.count(s.region.key) == 1)


def refilled(plate: Plate, old: Shaded | None, *new: Shaded) -> Plate:
    """The plate with fills in the place of an old one; where there is no old one, with some more."""
    if old is None:
        return replace(plate, orders=(*plate.orders, *map(_order, new)))
    orders: list[Directive] = []
    done = False
    for order in plate.orders:
        parts = list(_parts(order))
        if old in parts:
            orders += [_order(p) for part in parts for p in (new if part == old and not done else (part,))]
            done = True
        else:
            orders.append(order)
    return replace(plate, orders=tuple(orders))


def _parts(order: Directive) -> Iterator[Shaded]:
    """The fills of one order, as its ink has them."""
    if isinstance(order, Fill):
        pattern = PATTERNS.get(order.pattern, order.pattern)
        yield from (Shaded(item, pattern, order.holes, order.within) for item in order.items)
    elif isinstance(order, ShadeOverlap | HatchOverlap):
        first, *others = order.items
        yield Shaded(first, PATTERNS.get(order.pattern, order.pattern), within=tuple(others))


def _order(fill: Shaded) -> Directive:
    if fill.pattern == "hatched":
        return Hatch((fill.region,), fill.minus, fill.within)
    return Shade((fill.region,), _WORDS.get(fill.pattern, fill.pattern), fill.minus, fill.within)


# -- where it is ------------------------------------------------------------------------------------


def fits(page: Page, old: Shaded | None, *new: Shaded) -> bool:
    """Whether new fills would be seen in the place of an old one: large, elsewhere, and beside all others."""
    before = [shapely.Polygon()] * page.at.n if old is None else shape(page, old)
    others = [shape(page, s) for s in page.ink.shades if s != old]
    after = [shapely.union_all(part) for part in zip(*(shape(page, s) for s in new), strict=True)]
    for k, now in enumerate(after):
        least = min(shape(page, s)[k].area for s in new)
        if least < _LEAST or now.symmetric_difference(before[k]).area < _MOVED:
            return False
        if any(now.intersection(other[k]).area > _SHARED for other in others):
            return False
    return not any(_renames(page, s) for s in new)


def _renames(page: Page, fill: Shaded) -> bool:
    """Whether a fill is the whole of something else: then a reader would call it by that name, too."""
    mine = shape(page, fill)
    for thing in page.surfaces:
        if whole(fill) and thing.key == fill.region.key:
            continue
        same = zip(mine, _shapes(page, thing), strict=True)
        if any(a.symmetric_difference(b).area < _MOVED for a, b in same):
            return True
    return False


def shape(page: Page, fill: Shaded) -> list[shapely.Geometry]:
    """What is filled, in every figure, in figures of size 1."""
    out = _shapes(page, fill.region)
    for other in fill.within:
        out = [a.intersection(b) for a, b in zip(out, _shapes(page, other), strict=True)]
    for hole in fill.minus:
        out = [a.difference(b) for a, b in zip(out, _shapes(page, hole), strict=True)]
    return out


def inside(page: Page, inner: Term, outer: Term) -> bool:
    """Whether a region lies within another in every figure."""
    pairs = zip(_shapes(page, inner), _shapes(page, outer), strict=True)
    return all(o.buffer(_EDGE).contains(i) for i, o in pairs)


def _shapes(page: Page, thing: Term) -> list[shapely.Geometry]:
    """A polygon's, circle's or region's outline in every figure."""
    size, n = page.at.size, page.at.n
    if isinstance(thing, Polygon):
        corners = np.stack([page.z(c) for c in thing.corners])
        return [_ring(z) for z in (corners / size).T]
    match page.at.value(thing):
        case plane.Region(boundary, holes):
            rims = [_way(page, way) / size for way in (boundary, *holes)]
            whole = [_ring(z) for z in rims[0].T]
            for rim in rims[1:]:
                whole = [a.difference(_ring(z)) for a, z in zip(whole, rim.T, strict=True)]
            return whole
        case plane.Circle(center, radius):
            rounds = zip(*(np.broadcast_to(x / size, (n,)) for x in (center, radius)), strict=True)
            return [shapely.Point(c.real, c.imag).buffer(r, quad_segs=_FINE) for c, r in rounds]
    raise TypeError(f"{thing} has no inside")


def _ring(corners: np.ndarray) -> shapely.Geometry:
    return shapely.Polygon(np.stack([corners.real, corners.imag], axis=1)).buffer(0)


def _way(page: Page, pieces: tuple[plane.Segment | plane.Arc, ...]) -> np.ndarray:
    """A way round as corners, (corners, n)."""
    out: list[np.ndarray] = []
    for piece in pieces:
        match piece:
            case plane.Segment(a, _):
                out.append(a)
            case plane.Arc(center, radius, start, sweep):
                shares = np.linspace(0.0, 1.0, 2 * _FINE)
                out += [center + radius * plane.turn(start + share * sweep) for share in shares]
    return np.stack([np.broadcast_to(z, (page.at.n,)) for z in out])
