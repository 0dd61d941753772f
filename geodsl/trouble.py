"""When the numbers refuse: which statements clash, which claims are false, what never works."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isfinite
from typing import TYPE_CHECKING, Any

import numpy as np

from geodsl.clash import Clash, clashes, starts
from geodsl.directives.mark import Mark
from geodsl.elaborate.printed import printed
from geodsl.errors import DiagramError, RealizeError
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.instances import Instances
from geodsl.language.term import OpenFact
from geodsl.language.types import QUANTITIES
from geodsl.objects import names
from geodsl.observe import Observation
from geodsl.observe.observe import samples
from geodsl.realize.attempts import TRUE, Attempts, Refused
from geodsl.realize.evaluate import evaluate, join, take
from geodsl.scene import Scene
from grammar import Diagnostic, Source, Span

if TYPE_CHECKING:
    from geodsl.diagram import Diagram

__all__ = ["diagnose", "examine", "false_claims", "unfounded"]

_CLAIMED = 100  # fresh figures on which claims are checked, beside those that are drawn
_TRIED = 256  # attempts to get them, at least


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
                span=_blamed(diagram, str(error)),
                source=diagram.source,
                found=str(error),
                hint="loosen a range, or state what is meant to hold",
            )
        ]
    return []


def _first(scene: Scene, places: Mapping[Any, Span]) -> Span:
    return min(places.values(), default=Span(0, 0))


def _blamed(diagram: Diagram, told: str) -> Span:
    """Where the fact is stated, or what it speaks of is made, that refuses most figures."""
    places, scene = diagram._places, diagram.scene
    clarity = diagram.observation.clarity
    watched = (*clarity.watched.facts, *clarity.open.facts)
    reasons = told.partition("refused: ")[2]
    fact = next((f for f in watched if reasons.startswith(f"{f} ")), None)
    if fact is None:
        return _first(scene, places)
    if fact.key in places:
        return places[fact.key]
    mine = set(names(fact))
    stated = [f for f in scene.given if f.key in places and not isinstance(f, OpenFact)]
    near = [f for f in stated if set(names(f)) <= mine]
    if near:
        return places[
            max(near, key=lambda f: (f.gap.unit == fact.gap.unit, len(names(f)), places[f.key])).key
        ]
    return max((places[n] for n in mine if n in places), default=_first(scene, places))


def unfounded(diagram: Diagram, seen: Observation) -> list[Diagnostic]:
    """A finding for each claim that is false of some figure: of those observed and of many fresh ones."""
    if not diagram.scene.claims:
        return []
    # A claim may fail in one figure of many: in one choice of ten, in a narrow range.
    most = max(_TRIED, _TRIED * seen.tried // max(1, seen.samples.n) // 8)
    try:
        more, _ = samples(seen.scene, n=_CLAIMED, purpose="claim", most=most)
    except RealizeError:
        return false_claims(diagram, seen.samples)
    observed = take(seen.samples, np.arange(seen.samples.n))
    return false_claims(diagram, join([observed, more]))


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
                holds = np.absolute(np.broadcast_to(claim.residual(at), (at.n,))) <= TRUE
        if holds.all():
            continue
        worst = float(np.nanmax(np.where(np.isfinite(off), off, 0.0)))
        told = "it is claimed"
        if any(isinstance(d, Mark) and d.fact == claim for d in scene.directives):
            told = "it is marked"
        label = next((d for d in scene.directives if printed(d) == claim), None)
        if label is not None:
            told = "the label says"
        never = not holds.any()
        ink = isinstance(claim, InkFact)
        out.append(
            Diagnostic(
                code="E303" if never else "E304",
                message=f"{told} that {claim}, "
                + (
                    "which is false"
                    if never
                    else f"which holds in {int(holds.sum())} of {at.n} instances only"
                ),
                span=diagram._places.get(claim.key, Span(0, 0)),
                source=diagram.source,
                found=None if ink else f"off by up to {claim.gap.show(worst)}",
                hint="write its size with `value`, or state what makes the number true"
                if label is not None
                else f"drop the claim, or say `{claim.order()}`"
                if ink and claim.order()
                else "drop the claim, or state what makes it true",
            )
        )
    return out


def diagnose(diagram: Diagram, error: RealizeError) -> list[Diagnostic]:
    """Why a diagram has no instance at all."""
    places = diagram._places
    with np.errstate(all="ignore"):
        empty = _valueless(diagram)
        found = [] if empty else clashes(diagram._loose)
    if empty:
        return empty
    if found:
        return [_clash(diagram, clash) for clash in found]
    attempts = Attempts(diagram.scene, seed=0, purpose="diagnose")
    attempts.batch(200)
    return [_refused(diagram.scene, places, attempts.refused, diagram.source, str(error))]


def _clash(diagram: Diagram, clash: Clash) -> Diagnostic:
    """Stated facts that can't hold together."""
    places = diagram._places
    facts = clash.facts
    spans = [places.get(f.key) for f, _ in facts]
    span = max((s for s in spans if s is not None), default=Span(0, 0))
    told = [f"{f} (off by {f.gap.show(r)})" if isfinite(r) else str(f) for f, r in facts]
    related = tuple(
        (f"it clashes with {f}", s)
        for (f, _), s in zip(facts, spans, strict=True)
        if s is not None and s != span
    )
    several = len(facts) > 1
    found = ("at best " if several else "") + ", ".join(told)
    if clash.flat is not None:
        equal = [str(f) for f, _ in facts if not isinstance(f, OpenFact)]
        found = f"where {_and(equal)}, {clash.flat}"
    return Diagnostic(
        code="E301",
        message="these statements can't all hold" if several else "this statement can't hold",
        span=span,
        source=diagram.source,
        found=found,
        related=related,
        hint="drop or change one of them" if several else "drop or change it",
    )


def _and(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _valueless(diagram: Diagram) -> list[Diagnostic]:
    """Numbers that are none, whatever is drawn, and circles without a radius."""
    scene = diagram._loose
    at = evaluate(scene, *starts(scene, 64), 64)
    out = []
    broken: set[str] = set()
    for node in scene.nodes:
        if broken & set(node.needs):
            broken.add(node.name)
            continue
        value = at.value(node.ref)
        if node.type in QUANTITIES and not np.isfinite(value).any():
            message = f"`{node.name}` has no value"
            hint = (
                "nothing is divided by 0, no negative number has a root, and sine and cosine go from -1 to 1"
            )
        elif node.type == "circle" and not (value.radius > 0).any():
            message = f"`{node.name}` has no positive radius"
            hint = "a circle's radius is more than 0"
        else:
            continue
        broken.add(node.name)
        span = diagram._places.get(node.name, Span(0, 0))
        out.append(Diagnostic(code="E302", message=message, span=span, source=diagram.source, hint=hint))
    return out


def _refused(
    scene: Scene, places: Mapping[Any, Span], refused: Mapping[str, int], source: Source, told: str
) -> Diagnostic:
    """All attempts are refused for reasons other than a clash."""
    reasons = [r for r, _ in Refused(refused).most_common()]
    never = [f for f in scene.given if f"{f} doesn't hold" in reasons]
    reason = reasons[0] if reasons else ""
    code, message, hint, spans = "E302", "no instance can be made", "change what is stated of its parts", []
    if never and reason.endswith("doesn't hold"):
        code = "E307"
        never = never if all(r.endswith("doesn't hold") for r in reasons[: len(never)]) else never[:1]
        one = len(never) == 1
        message = (
            f"{never[0]} holds in no attempt" if one else "these inequalities hold together in no attempt"
        )
        spans = [places.get(f.key) for f in never]
        hint = "drop or change one of them" if len(never) > 1 else "change it, or what it speaks of"
    elif match := re.fullmatch(r"(\S+) and (\S+) are too close", reason):
        message = f"`{match[1]}` and `{match[2]}` fall together, or nearly, in every attempt"
        spans = [places.get(name) for name in (match[2], match[1])]
        hint = "define one of them differently, or draw fewer points"
    elif match := re.fullmatch(r"(\S+) (doesn't exist|is cramped)", reason):
        message = f"`{match[1]}` could not be made in any attempt"
        spans = [places.get(match[1])]
        hint = (
            "what it is made from doesn't meet, or has no value"
            if match[2] == "doesn't exist"
            else "what it is made from lies too close together"
        )
    elif scene.poses and "turned" in reason:
        message = "the figure can't be turned the way that is asked for"
        spans = [places.get(p.key) for p in scene.poses]
        hint = "drop one of them" if len(scene.poses) > 1 else "say something else, or change the figure"
    known = list(dict.fromkeys(s for s in spans if s is not None))
    return Diagnostic(
        code=code,
        message=message,
        span=known[0] if known else _first(scene, places),
        source=source,
        found=told,
        related=tuple(("together with this", s) for s in known[1:]),
        hint=hint,
    )
