"""Statements: a program as groups of lines, and the scene that they mean, with ink taken out of it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

import numpy as np

from geodsl.diagram import Diagram, format, parse
from geodsl.directives.mark import Mark
from geodsl.elaborate.printed import printed
from geodsl.errors import DiagramError
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.instances import Instances
from geodsl.language.term import Directive, Fact, OpenFact
from geodsl.measure import Measured
from geodsl.objects import names
from geodsl.realize.attempts import TRUE
from geodsl.sample.motif import Expansion
from geodsl.scene import Scene

__all__ = ["Orders", "Refusal", "composed", "read", "untrue"]

Orders = tuple[tuple[str, tuple[Directive, ...]], ...]  # lines of ink, with the orders that each stands for


class Refusal(str):
    """Why a text is no program for a textbook."""


def composed(title: str | None, parts: Iterable[Iterable[str]]) -> str:
    """A program of groups of lines, in the canonical form."""
    groups = ["\n".join(map(_formatted, lines)) for lines in parts]
    head = [f'diagram "{title}"'] if title else []
    return "\n\n".join([*head, *(g for g in groups if g)]) + "\n"


@lru_cache(maxsize=8192)
def _formatted(line: str) -> str:
    return format(line).rstrip("\n")


def read(parts: Expansion) -> tuple[Scene, Orders] | Refusal:
    """The scene of some statements, and their ink as terms.

    Ink puts nothing into a figure, so program and ink are read together, and the ink is then taken out of the scene
    again. Where that won't do (more signs than there are, say), they are read apart.
    """
    lines = list(dict.fromkeys(map(_formatted, parts.ink)))
    plain = composed(None, (parts.body, parts.drawn, parts.questions))
    counts = [max(1, line.count(" = ")) if line.startswith("mark ") else 1 for line in lines]
    usual = len(parts.drawn)
    together = _parsed(plain + "\n".join(lines) + "\n") if lines else None
    if isinstance(together, Diagram) and len(together.scene.directives) == usual + sum(counts):
        orders = together.scene.directives
        ends = [usual, *(usual + int(k) for k in np.cumsum(counts))]
        bare = _bare(together.scene, usual)
        if not _lonely(bare):
            return bare, tuple((line, orders[a:b]) for line, a, b in zip(lines, ends, ends[1:], strict=False))
    alone = _parsed(plain)
    if isinstance(alone, Refusal):
        return alone
    usual = len(alone.scene.directives)
    found = []
    for line in lines:
        one = _parsed(plain + line + "\n")
        if isinstance(one, Diagram):
            found.append((line, one.scene.directives[usual:]))
    return alone.scene, tuple(found)


def _parsed(text: str) -> Diagram | Refusal:
    try:
        found = parse(text, name="<sample>")
    except DiagramError as error:
        return Refusal(f"not a program: {_code(error)}")
    return Refusal(f"a warning: {found.warnings[0].code}") if found.warnings else found


def _bare(scene: Scene, usual: int) -> Scene:
    """A scene without its last orders and what they claim."""
    ink = scene.directives[usual:]
    claimed = sum(isinstance(order, Mark) or printed(order) is not None for order in ink)
    return replace(
        scene, directives=scene.directives[:usual], claims=scene.claims[: len(scene.claims) - claimed]
    )


def _lonely(scene: Scene) -> bool:
    """Whether a point that was introduced in passing may be one that nothing else speaks of."""
    terms = [*scene.given, *scene.poses, *scene.directives]
    terms += [n.term for n in scene.nodes if not n.introduced]
    uses = Counter(name for term in terms for name in names(term))
    return any(n.introduced and n.type == "point" and uses[n.name] < 2 for n in scene.nodes)


def untrue(claims: Iterable[Fact], at: Instances) -> bool:
    """Whether something that is claimed doesn't hold in some figure."""
    facts = [c for c in claims if not isinstance(c, InkFact)]
    if not facts:
        return False
    measured = Measured(facts)
    with np.errstate(all="ignore"):
        residual, margin = np.absolute(measured.residual(at)), measured.margin(at)
    open_ = np.array([isinstance(f, OpenFact) for f in facts])
    return not bool(np.where(open_[:, None], margin > 0, residual <= TRUE).all())


def _code(error: DiagramError) -> str:
    return error.diagnostics[0].code if error.diagnostics else "?"
