"""Trials: an operator alone on an example's own figure, until a certified negative comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from geodsl.reference.examples import Example
from perturb.blocks.maker import Maker
from perturb.blocks.plan import Pick, Plan, Slot
from perturb.craft.operator import Operator, Target
from perturb.exhibits import Negative
from perturb.reference.shown import Shown
from perturb.site import Site
from perturb.solving.aim import Aim

__all__ = ["SIZE", "find", "told", "tried"]

SIZE = 224
_PLACES = 12  # of an example at which an operator is tried
_FACTS = 3  # that are told of a change


def find(
    operator: type[Operator], examples: Sequence[Example], wish: Shown | None
) -> tuple[Shown, Negative] | None:
    """The first certified negative of an operator, None where no example has any.

    It is looked for at the place that is wished for, elsewhere in that example, then in all, short programs first.
    """
    named = [e for e in examples if wish is not None and e.name == wish.example]
    every = named + sorted(examples, key=lambda e: (len(e.text), e.name))
    for asked, some in ((wish, named), (None, every)):
        for example in some:
            for target in _targets(operator, example, asked):
                seed, amount = (asked.seed, asked.amount) if asked is not None else (0, None)
                made = tried(example, target, seed=seed, amount=amount or _plain(target))
                if made is not None:
                    return told(example, made, seed=seed, amount=amount), made
    return None


def tried(
    example: Example, target: Target, *, seed: int = 0, amount: tuple[float, float] | None = None
) -> Negative | None:
    """An example's figure, changed at one place; None where no certified negative comes of it."""
    maker = Maker(_site(example), seed=seed, size=SIZE, anchor="base", most=1)
    groups = maker.block(Plan((Slot((Pick((target,), (amount,)),)),)), 0, 1)
    return Negative(groups[0], groups[0].members[1]) if groups else None


def told(example: Example, made: Negative, *, seed: int, amount: tuple[float, float] | None) -> Shown:
    """A negative in words."""
    certificate = made.certificate
    (step,) = certificate.steps
    meant = "" if step.fact is None else step.fact.key
    both = certificate.broken, certificate.newly_true
    broken, new = (sorted(facts, key=lambda f: f.key != meant) for facts in both)
    return Shown(
        example.name,
        step.target,
        seed,
        amount,
        step.aim,
        round(step.severity.value, 3),
        step.severity.unit,
        tuple(map(str, broken[:_FACTS])),
        tuple(map(str, new[:_FACTS])),
        (len(broken[_FACTS:]), len(new[_FACTS:])),
    )


def _targets(operator: type[Operator], example: Example, asked: Shown | None) -> Iterator[Target]:
    """The places of an example at which an operator works, or the one that is asked for."""
    site = _site(example)
    named = asked.target if asked is not None else ""
    every = [t for t in operator.targets(site) if not named or str(t) == named]
    yield from (t for t in every[:_PLACES] if named or site.reach(t).works)


def _plain(target: Target) -> tuple[float, float] | None:
    """The upper half of the usual range: on a page a change has to be seen at once."""
    change = target.change
    if not isinstance(change, Aim) or change.kind == "make":
        return None
    low, high = target.operator.scale_of(target).usual
    return (low + high) / 2, high


@cache  # operators come back to the same short programs
def _site(example: Example) -> Site:
    return Site(example.diagram)
