"""When the numbers refuse: which statements clash, which claims are false, what never works."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from geodsl.errors import DiagramError, RealizeError
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact
from geodsl.realize.attempts import Attempts
from geodsl.realize.solve import SOLVED, solve, worst_residual
from geodsl.scene import Scene
from grammar import Diagnostic, Source, Span

if TYPE_CHECKING:
    from geodsl.diagram import Diagram

__all__ = ["diagnose", "examine", "false_claims"]

_TRIES = 24  # starts from which a set of facts is tried to be solved


def examine(diagram: Diagram) -> list[Diagnostic]:
    """What is wrong with a program's numbers; empty where it can be drawn and its claims hold."""
    try:
        diagram.realize(seed=0, n=1)
    except DiagramError as error:
        return error.diagnostics
    except RealizeError as error:
        return [
            Diagnostic(
                code="E305",
                message="no instance is clear enough to be drawn",
                span=_first(diagram.scene, diagram._places),
                source=diagram.source,
                found=str(error),
                hint="loosen a range, or state what is meant to hold",
            )
        ]
    return []


def _first(scene: Scene, places: Mapping[Any, Span]) -> Span:
    return min(places.values(), default=Span(0, 0))


def false_claims(diagram: Diagram, at: Instances) -> list[Diagnostic]:
    """A finding for each claim that doesn't hold in every instance of a batch."""
    scene = diagram.scene
    out = []
    for claim in scene.claims:
        with np.errstate(all="ignore"):
            if isinstance(claim, OpenFact):
                holds = np.broadcast_to(claim.margin(at) > 0, (at.n,))
                off = np.broadcast_to(claim.measure(at), (at.n,))
            else:
                off = np.broadcast_to(claim.measure(at), (at.n,))
                holds = np.absolute(np.broadcast_to(claim.residual(at), (at.n,))) <= 1e-8
        if holds.all():
            continue
        worst = float(np.nanmax(np.where(np.isfinite(off), off, 0.0)))
        never = not holds.any()
        out.append(
            Diagnostic(
                code="E303" if never else "E304",
                message=f"it is claimed that {claim}, "
                + ("which is false" if never else f"which holds in {int(holds.sum())} of {at.n} instances only"),
                span=diagram._places.get(claim.key, Span(0, 0)),
                source=diagram.source,
                found=f"off by up to {claim.gap.show(worst)}",
                hint="drop the claim, or state what makes it true",
            )
        )
    return out


def diagnose(diagram: Diagram, error: RealizeError) -> list[Diagnostic]:
    """Why a diagram has no instance at all."""
    scene, source, places = diagram.scene, diagram.source, diagram._places
    with np.errstate(all="ignore"):
        clash = _clash(diagram._loose)
    if clash:
        spans = [places.get(f.key) for f, _ in clash]
        known = [s for s in spans if s is not None]
        span = known[-1] if known else Span(0, 0)
        facts = ", ".join(f"{f} (off by {r:.2g})" for f, r in clash)
        related = tuple(
            (f"it clashes with {f}", s)
            for (f, _), s in zip(clash, spans, strict=True)
            if s is not None and s != span
        )
        message = "these statements can't all hold" if len(clash) > 1 else "this statement can't hold"
        return [
            Diagnostic(
                code="E301", message=message, span=span, source=source, found=facts, related=related,
                hint="drop or change one of them",
            )
        ]  # fmt: skip
    return [_refused(scene, source, places, error)]


def _refused(scene: Scene, source: Source, places: Mapping[Any, Span], error: RealizeError) -> Diagnostic:
    """All attempts are refused for reasons other than a clash."""
    attempts = Attempts(scene, seed=0, purpose="diagnose")
    attempts.batch(200)
    reason, count = attempts.refused.most_common(1)[0] if attempts.refused else ("", 0)
    broken = next((f for f in scene.given if reason == f"{f} doesn't hold"), None)
    if broken is not None:
        code, message = "E307", f"{broken} never holds"
        span = places.get(broken.key, Span(0, 0))
    else:
        code, message = "E302", "no instance can be made"
        span = _first(scene, places)
    return Diagnostic(
        code=code, message=message, span=span, source=source, found=str(error),
        hint="change what is stated so that the parts can be where it says",
    )  # fmt: skip


def _clash(scene: Scene) -> list[tuple[Fact, float]]:
    """A smallest set of given facts that can't hold together, each with its residual at best."""
    facts = [f for f in scene.solve]
    if not facts:
        return []
    if _solvable(scene, facts):
        return []
    # Take away whatever leaves the rest unsolvable; what is left clashes.
    for fact in list(facts):
        rest = [f for f in facts if f is not fact]
        if rest and not _solvable(scene, rest):
            facts = rest
    free, picks = _start(scene)
    free, worst = solve(scene, free, picks, facts=tuple(facts))
    best = int(np.argmin(np.where(np.isfinite(worst), worst, np.inf)))
    off = worst_residual(scene, free[:, [best]], {t: p[[best]] for t, p in picks.items()}, facts)[:, 0]
    constructed = [f for f in scene.given if f not in scene.solve and not isinstance(f, OpenFact)]
    involved = [f for f in constructed if _shares(f, facts)]
    return [(f, float(abs(r))) for f, r in zip(facts, off, strict=True)] + [(f, 0.0) for f in involved]


def _shares(fact: Fact, facts: list[Fact]) -> bool:
    """Whether a fact that a construction took care of speaks of all the points of a clashing one."""
    from geodsl.objects import names

    mine = set(names(fact))
    return any(mine <= set(names(f)) for f in facts)


def _start(scene: Scene) -> tuple[np.ndarray, dict[Any, np.ndarray]]:
    rng = np.random.Generator(np.random.Philox(0))
    free = rng.random((scene.free_numbers, _TRIES))
    picks = {t: rng.integers(0, t.picks, _TRIES) for t in scene.draws if t.picks}
    return free, picks


def _solvable(scene: Scene, facts: list[Fact]) -> bool:
    free, picks = _start(scene)
    _, worst = solve(scene, free, picks, facts=tuple(facts))
    return bool((worst <= SOLVED).any())
