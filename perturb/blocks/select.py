"""Selection: from a suite's lines and a diagram's targets to plans, by chance and yet the same for one seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from geodsl.language.term import Fact
from perturb.blocks.chooser import Chooser
from perturb.blocks.plan import Pick, Plan, Slot
from perturb.blocks.reach import Reach
from perturb.craft.operator import Edit, Target
from perturb.site import Site

__all__ = ["Line", "Option", "Step", "needs", "plan"]

_TRIES = 6  # picks that are looked at for a slot, until one comes to something new
_LOOKS = 24  # targets of an option that are tried for a slot at most


@dataclass(frozen=True)
class Step:
    """One change of an option: the targets among which it may be, and how severe.

    Attributes:
        range: in the operator's unit.
        visible: in least visible gaps, which are a scale for targets of every unit; where no range is told.
    """

    targets: tuple[Target, ...]
    range: tuple[float, float] | None = None
    visible: tuple[float, float] | None = None

    def asked(self, target: Target) -> tuple[float, float] | None:
        """How severe it is to be at one target; None where the usual severity will do."""
        if self.range is not None or self.visible is None or isinstance(target.change, Edit):
            return self.range
        least = target.operator.scale_of(target).least
        return self.visible[0] * least, self.visible[1] * least


@dataclass(frozen=True)
class Option:
    """One way to fill a slot: changes done one after the other, in one negative."""

    steps: tuple[Step, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Line:
    """Options of which `count` negatives are made; `each` makes one of every target instead."""

    options: tuple[Option, ...]
    count: int = 1
    each: bool = False


def plan(
    site: Site,
    lines: Sequence[Line],
    *,
    n: int,
    chooser: Chooser,
    strictly: bool = False,
    keep: tuple[str, ...] = (),
    kept: tuple[Fact, ...] = (),
    hold: tuple[str, ...] = (),
    allow: tuple[str, ...] = (),
) -> Plan:
    """A plan of n slots; the lines take turns in proportion to their counts.

    A target is proposed only where it has been seen to work; one that has been used gives way to one that hasn't.
    """
    turns: list[Line] = [line for line in lines for _ in range(_count(line))]
    order = chooser.shuffled(len(turns))
    used: Counter[str] = Counter()
    meant: set[str] = set()
    marks = _Marks(site)
    slots: list[Slot] = []
    for k in range(n if turns else 0):
        line = turns[order[k % len(order)]]
        for _ in range(_TRIES):
            pick = _pick(site, line, chooser, used, marks)
            if pick is None:
                break
            used[pick.key] += 1
            meaning = _meaning(site, pick)
            if meaning is None or meaning not in meant:  # else another target comes to the same
                meant |= {meaning} if meaning else set()
                marks.take(pick)
                slots.append(Slot((pick,)))
                break
    return Plan(tuple(slots), strictly=strictly, keep=keep, kept=kept, hold=hold, allow=allow)


def _meaning(site: Site, pick: Pick) -> str | None:
    """What a change of the figure comes to: the facts that fall and the one that comes about, and to which side."""
    parts = []
    for target, asked in zip(pick.targets, pick.ranges, strict=True):
        change = target.change
        if isinstance(change, Edit):
            return None
        reach = site.reach(target, asked)
        brought = sorted(reach.brings) or ([] if change.kind == "break" else [change.fact.key])
        sides = "".join(str(w.side) for w in change.wants if w.side)
        parts.append(f"{','.join(brought)}|{sides}|{','.join(sorted(reach.takes))}")
    return " then ".join(parts)


def _count(line: Line) -> int:
    if not line.each:
        return line.count
    return sum(len(option.steps[0].targets) for option in line.options)


def needs(site: Site, target: Target) -> tuple[Fact, ...]:
    """The facts whose marks and numbers must be there for a change of ink."""
    if isinstance(target.change, Edit):
        return target.change.needs
    return tuple(f for old, _ in target.change.relabel for f in site.plate.said(old))


class _Marks:
    """Facts that negatives break, and facts whose marks negatives change: they must not be the same."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.broken: set[str] = set()
        self.needed: set[str] = set()

    def clash(self, target: Target, reach: Reach) -> bool:
        needed = {f.key for f in needs(self.site, target)}
        return bool(needed & self.broken) if needed else bool(reach.takes & self.needed)

    def take(self, pick: Pick) -> None:
        for target, asked in zip(pick.targets, pick.ranges, strict=True):
            needed = {f.key for f in needs(self.site, target)}
            self.needed |= needed
            if not needed:
                self.broken |= self.site.reach(target, asked).takes


def _pick(site: Site, line: Line, chooser: Chooser, used: Counter[str], marks: _Marks) -> Pick | None:
    """A pick that works: fresh where there is one."""
    options = [o for o in line.options if all(step.targets for step in o.steps)]
    while options:
        option = options[chooser.weighted([o.weight for o in options])]
        found: list[Target] = []
        for step in option.steps:
            target = _target(
                site, step, chooser, used if len(option.steps) == 1 else Counter(), found, marks.clash
            )
            if target is None:
                break
            found.append(target)
        else:
            asked = tuple(step.asked(t) for step, t in zip(option.steps, found, strict=True))
            return Pick(tuple(found), asked)
        options.remove(option)
    return None


def _target(
    site: Site,
    step: Step,
    chooser: Chooser,
    used: Counter[str],
    before: Sequence[Target],
    clashes: Callable[[Target, Reach], bool],
) -> Target | None:
    taken = {t.key for t in before}
    order = chooser.shuffled(len(step.targets))
    fresh = [k for k in order if not used[step.targets[k].key]]
    for k in fresh[:_LOOKS]:
        target = step.targets[k]
        if target.key in taken:
            continue
        reach = site.reach(target, step.asked(target))
        if reach.works and not clashes(target, reach):
            return target
    return None
