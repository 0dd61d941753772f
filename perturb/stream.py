"""Groups of a diagram, as many as one likes: planned anew for every block, the same for one seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from numbers import Integral

from geodsl.defaults import LANG, REGISTER, SIZE, STYLE
from geodsl.diagram import Diagram
from geodsl.errors import GeodslError
from geodsl.picture.looks.style import Style
from geodsl.picture.looks.styles import resolve
from geodsl.picture.page.layout import check_size
from geodsl.realize.attempts import Refused, generator
from geodsl.words.dice import token
from perturb.blocks.chooser import Chance, Chooser
from perturb.blocks.groups import Group
from perturb.blocks.maker import Maker
from perturb.blocks.plan import Plan
from perturb.blocks.seeds import seed_of
from perturb.blocks.select import plan
from perturb.exhibits import Negative
from perturb.site import Site
from perturb.suite import Suite, standard
from perturb.visible import visible, within

__all__ = ["BLOCK", "FEWER", "Stream", "TooFew"]

BLOCK = 128  # groups that share a plan
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
        lang: the language of captions.
        register: how they are said; "any" differs from group to group.
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
        lang: str = LANG,
        register: str = REGISTER,
    ) -> None:
        if not isinstance(diagram, Diagram | Site):
            hint = "; geodsl.parse makes one of a text" if isinstance(diagram, str) else ""
            raise TypeError(f"diagram is a Diagram, not {type(diagram).__name__}{hint}")
        n, seed, size = _whole("n", n, 1, 1_000), _whole("seed", seed, 0, 2**256), check_size(size)
        resolve(style, 0)
        if anchor not in ("random", "base"):
            raise ValueError(f'anchor is "random" or "base", not {anchor!r}')
        self.site = diagram if isinstance(diagram, Site) else Site(diagram, lang=lang, register=register)
        self.suite = standard() if suite is None else suite
        self.orders = self.suite.resolve(self.site)
        if severity is not None:
            self.orders = replace(self.orders, lines=within(self.orders.lines, visible(severity)))
        # Of its own for every diagram: with one seed for many, all their groups would have their anchors at one place.
        self.n, self.seed, self.fewer = n, seed_of(seed, token(self.site.diagram.text)), fewer
        self.maker = Maker(self.site, seed=self.seed, size=size, style=style, anchor=anchor, most=n)

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


def _whole(name: str, value: object, least: int, most: int) -> int:
    """A whole number within bounds; refused by name where it isn't one."""
    if not isinstance(value, Integral) or isinstance(value, bool):
        raise TypeError(f"{name} is a whole number, not {value!r}")
    if not least <= int(value) <= most:
        bounds = f"from {least} to {most:,}" if most < 2**64 else f"from {least} on"
        raise ValueError(f"{name} is a whole number {bounds}, not {value}")
    return int(value)
