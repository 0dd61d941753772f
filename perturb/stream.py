"""Groups of a diagram, as many as one likes: planned anew for every block, the same for one seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from numbers import Integral
from typing import TYPE_CHECKING, overload

from geodsl.defaults import SIZE, STYLE
from geodsl.diagram import Diagram
from geodsl.errors import GeodslError
from geodsl.picture.looks.style import Style
from geodsl.picture.looks.styles import resolve
from geodsl.picture.page.layout import check_size
from geodsl.realize.attempts import Refused, generator
from perturb.blocks.chooser import Chance, Chooser
from perturb.blocks.groups import Group, Member
from perturb.blocks.maker import Maker
from perturb.blocks.plan import Plan
from perturb.blocks.seeds import seed_of
from perturb.blocks.select import plan
from perturb.blocks.variants import Severity
from perturb.recording.certificate import Certificate, certify
from perturb.site import Site
from perturb.suite import Suite, standard
from perturb.visible import visible, within

if TYPE_CHECKING:
    from geodsl.picture.picture import Picture

__all__ = ["BLOCK", "FEWER", "Exhibit", "Negative", "Negatives", "Stream", "TooFew", "groups", "negatives"]

BLOCK = 64  # groups that share a plan
FEWER = "fewer are given when asked: --fewer, in Python fewer=True"
_MORE = 1.4  # slots for each negative that is asked for
_EXTRA = 3
_PATIENCE = 8  # blocks without a whole group, after which no more are tried


class TooFew(GeodslError, ValueError):
    """Raised when a diagram gives fewer different negatives than are asked for; `found` says how many it gives."""

    def __init__(self, message: str, found: int) -> None:
        super().__init__(message)
        self.found = found


class Stream:
    """The groups of one diagram and suite.

    Args:
        n: negatives in each group.
        seed: a whole number from 0 on.
        anchor: "random", or "base" for the figure of the diagram itself.
        fewer: whether groups with fewer negatives will do.
        severity: least and most, in least visible gaps, of what the suite tells no amount for.
    """

    def __init__(
        self,
        diagram: Diagram | Site,
        suite: Suite | None = None,
        *,
        n: int = 10,
        seed: int = 0,
        size: int = SIZE,
        style: str | Style = STYLE,
        anchor: str = "random",
        fewer: bool = False,
        severity: tuple[float, float] | None = None,
    ) -> None:
        if not isinstance(diagram, Diagram | Site):
            hint = "; geodsl.parse makes one of a text" if isinstance(diagram, str) else ""
            raise TypeError(f"diagram is a Diagram, not {type(diagram).__name__}{hint}")
        n, seed, size = _whole("n", n, 1, 1_000), _whole("seed", seed, 0, 2**256), check_size(size)
        resolve(style, 0)
        if anchor not in ("random", "base"):
            raise ValueError(f'anchor is "random" or "base", not {anchor!r}')
        self.site = diagram if isinstance(diagram, Site) else Site(diagram)
        self.suite = standard() if suite is None else suite
        self.orders = self.suite.resolve(self.site)
        if severity is not None:
            self.orders = replace(self.orders, lines=within(self.orders.lines, visible(severity)))
        self.n, self.seed, self.fewer = n, seed, fewer
        self.maker = Maker(self.site, seed=seed, size=size, style=style, anchor=anchor, most=n)

    @property
    def refused(self) -> Refused:
        """Why figures and changes were refused, with how often."""
        return self.maker.refused

    @property
    def acceptance(self) -> float:
        """The share of proposed changes that became members of groups."""
        proposed = sum(self.maker.proposed.values())
        return sum(self.maker.certified.values()) / proposed if proposed else 0.0

    def block(self, number: int, count: int = BLOCK) -> list[Group]:
        """The whole groups among those of one block, whatever was asked for before."""
        chooser = Chance(generator(seed_of(self.seed, number), "plan"))
        return self.maker.block(self._plan(int(_MORE * self.n) + _EXTRA, chooser), number, count)

    def one(self, chooser: Chooser) -> Negative | None:
        """One negative of one figure, every choice the chooser's; None where nothing comes of what it chose.

        Raises:
            TooFew: where the diagram has nothing that can be perturbed in this way.
        """
        group = self.maker.one(self._plan(1, chooser), self.site.bench(Plan(())).at, chooser)
        return None if group is None else Negative(group, group.members[1])

    def _plan(self, slots: int, chooser: Chooser) -> Plan:
        orders = self.orders
        chosen = plan(
            self.site,
            orders.lines,
            n=slots,
            chooser=chooser,
            strictly=orders.strictly,
            keep=orders.keep,
            kept=orders.kept,
            hold=orders.hold,
            allow=orders.allow,
        )
        if not chosen.slots and not self.words_only:
            raise TooFew(self._nothing(), 0)
        return chosen

    @property
    def words_only(self) -> bool:
        """Whether the suite asks for nothing but texts: then a figure by itself is a group."""
        return bool(self.orders.texts) and not (self.orders.lines or self.orders.notes)

    @property
    def wanted(self) -> int:
        """How many negatives each group is to have."""
        return 0 if self.words_only else self.n

    def __iter__(self) -> Iterator[Group]:
        return self.groups()

    def groups(self, *, block: int = BLOCK) -> Iterator[Group]:
        """Groups without end.

        Raises:
            TooFew: where block after block gives none with as many negatives as are asked for.
        """
        number = idle = best = 0
        while True:
            some = self.block(number, block)
            whole = [g for g in some if self.fewer or len(g.members) > self.wanted]
            best = max([best, *(len(g.members) - 1 for g in some)])
            idle = 0 if whole else idle + 1
            if idle >= _PATIENCE:
                raise TooFew(self._short(best), best)
            yield from whole
            number += 1

    def _nothing(self) -> str:
        told = "; ".join(self.orders.notes[:3] or self._idle())
        return "nothing in this diagram can be perturbed in this way" + (f": {told}" if told else "")

    def _idle(self, most: int = 3) -> list[str]:
        """Why some of the changes that were meant don't work."""
        steps = [step for line in self.orders.lines for option in line.options for step in option.steps]
        some = [(target, step.asked(target)) for step in steps for target in step.targets[:most]][:most]
        tried = [(target, self.site.reach(target, asked)) for target, asked in some]
        return [f"`{t}` doesn't work: {reach.reasons[0][0]}" for t, reach in tried if reach.reasons]

    def _short(self, best: int) -> str:
        if not best:
            return "no negative of this diagram holds" + (f": {self.refused.told()}" if self.refused else "")
        why = f"; refused: {self.refused.told()}" if self.refused else ": there are no more different targets"
        return f"{self.n} negatives are asked for, and this diagram gives {best}{why}; {FEWER}"


class Exhibit:
    """A member of a group, as it is looked at, read and told."""

    def __init__(self, group: Group, member: Member) -> None:
        self.group, self.member = group, member

    @property
    def picture(self) -> Picture:
        return self.member.picture

    @property
    def program(self) -> str:
        """The program that it is drawn from."""
        from perturb.recording.record import program

        return program(self.group, self.member)

    @property
    def caption(self) -> str:
        from geodsl.words import plain

        return plain(self.group.said(self.member)).text

    def diagram(self) -> Diagram:
        """It as a diagram of its own: to be checked, drawn or perturbed again."""
        from geodsl.diagram import parse
        from perturb.paper.mould import LIMITS

        return parse(self.program, limits=LIMITS)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.caption}>"


class Negative(Exhibit):
    """A member of a group, with what parts it from the anchor."""

    @cached_property
    def certificate(self) -> Certificate:
        return certify(self.group, self.member)

    @property
    def positive(self) -> Exhibit:
        """The anchor: what it is a negative of."""
        return Exhibit(self.group, self.group.anchor)

    def __repr__(self) -> str:
        done = "; ".join(
            f"{'undo ' * s.undone}{s.target} {_told(s.severity)}".strip() for s in self.certificate.steps
        )
        return f"<Negative: {done}>"


def _told(severity: Severity) -> str:
    """A severity as a suite says it."""
    match severity.unit:
        case "°":
            return f"by {severity.value:.3g}°"
        case "size":
            return f"by {100.0 * severity.value:.3g}%"
    return ""


class Negatives:
    """The certified negatives of one figure; made when the first is asked for."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self._group: Group | None = None

    @property
    def group(self) -> Group:
        if self._group is None:
            self._group = next(self.stream.groups(block=1))
        return self._group

    @property
    def positive(self) -> Exhibit:
        """The anchor: what all are negatives of."""
        return Exhibit(self.group, self.group.anchor)

    @property
    def refused(self) -> Refused:
        """Why others were refused, with how often."""
        return self.stream.refused

    def __iter__(self) -> Iterator[Negative]:
        return (Negative(self.group, m) for m in self.group.members[1:])

    def __len__(self) -> int:
        return len(self.group.members) - 1

    @overload
    def __getitem__(self, k: int) -> Negative: ...

    @overload
    def __getitem__(self, k: slice) -> list[Negative]: ...

    def __getitem__(self, k: int | slice) -> Negative | list[Negative]:
        return list(self)[k]

    def __repr__(self) -> str:
        diagram = self.stream.site.diagram
        made, count = (", not made yet", self.stream.wanted) if self._group is None else ("", len(self))
        return f"<Negatives: {count} of {diagram.title or diagram.source.name!r}{made}>"


def negatives(
    diagram: Diagram,
    *,
    suite: Suite | str | None = None,
    n: int = 10,
    seed: int = 0,
    size: int = SIZE,
    style: str | Style = STYLE,
    anchor: str = "random",
    fewer: bool = False,
) -> Negatives:
    """Certified negatives of one figure of a diagram.

    Args:
        suite: which changes; a Suite, or its text. By default every operator that applies.
        n: how many.
        anchor: which member of the group is the positive: any, at random, or "base", the diagram's own figure.
        fewer: take fewer where there aren't as many; else that is an error.
    """
    return Negatives(
        _stream(diagram, suite, n=n, seed=seed, size=size, style=style, anchor=anchor, fewer=fewer)
    )


def groups(
    diagram: Diagram,
    *,
    suite: Suite | str | None = None,
    n: int = 10,
    seed: int = 0,
    size: int = SIZE,
    style: str | Style = STYLE,
    anchor: str = "random",
    fewer: bool = False,
) -> Iterator[Group]:
    """Groups of a diagram without end; see `negatives`."""
    return iter(_stream(diagram, suite, n=n, seed=seed, size=size, style=style, anchor=anchor, fewer=fewer))


def _stream(diagram: Diagram, suite: Suite | str | None, **options: object) -> Stream:
    from perturb.suite import parse

    if suite is not None and not isinstance(suite, Suite | str):
        raise TypeError(f"suite is a Suite or the text of one, not {type(suite).__name__}")
    found = parse(suite) if isinstance(suite, str) else suite
    return Stream(diagram, found, **options)  # type: ignore[arg-type]


def _whole(name: str, value: object, least: int, most: int) -> int:
    """A whole number within bounds; refused by name where it isn't one."""
    if not isinstance(value, Integral) or isinstance(value, bool):
        raise TypeError(f"{name} is a whole number, not {value!r}")
    if not least <= int(value) <= most:
        bounds = f"from {least} to {most:,}" if most < 2**64 else f"from {least} on"
        raise ValueError(f"{name} is a whole number {bounds}, not {value}")
    return int(value)
