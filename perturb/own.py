"""A counterfactual of one's own: one fact broken or made by as much as one says."""

from __future__ import annotations

from collections.abc import Sequence

from geodsl.defaults import SIZE, STYLE
from geodsl.diagram import Diagram
from geodsl.language.term import Fact
from geodsl.picture.looks.style import Style
from perturb.exhibits import Negative
from perturb.site import Site
from perturb.stream import Stream
from perturb.suite import parse

__all__ = ["counterfactual"]


def counterfactual(
    diagram: Diagram,
    fact: Fact | str,
    *,
    gap: float | None = None,
    keep: str | Sequence[Fact | str] = "stated",
    make: bool = False,
    seed: int = 0,
    size: int = SIZE,
    style: str | Style = STYLE,
) -> Negative:
    """The nearest figure in which a fact is false, or with `make` true, and all that can stay stays.

    Args:
        fact: which, as a term or in words: "AB parallel CD".
        gap: by how much, in the fact's own visible measure: degrees, or a share of the figure's size. Without it,
            somewhere in the usual range. What is made has no gap.
        keep: "stated" keeps as many stated facts as don't imply the target and tells the rest as broken with it;
            "strictly" refuses where one of them would have to go; or facts that must stay besides.

    Raises:
        SuiteError: if the fact isn't one of the diagram's, the gap is impossible, or the keeps contradict.
        TooFew: if no such figure is found.
    """
    if make and gap is not None:
        raise ValueError("what is made has no gap: it holds exactly")
    site = Site(diagram)
    line = f"{'make' if make else 'break'} {fact}"
    if gap is not None:
        line += f" by {_amount(site, line, gap)}"
    text = "\n".join([line, *_keeps(keep)])
    stream = Stream(site, parse(text), n=1, seed=seed, size=size, style=style, anchor="base")
    group = next(stream.groups(block=1))
    return Negative(group, group.members[1])


def _amount(site: Site, line: str, gap: float) -> str:
    """A gap as a suite says it, in the unit of what it is a gap of."""
    if not gap > 0:
        raise ValueError(f"a gap is more than 0, not {gap!r}")
    (first, *_) = (t for x in parse(line).resolve(site).lines for o in x.options for t in o.steps[0].targets)
    unit = first.operator.scale_of(first).unit
    return f"{100 * gap:.6g}%" if unit == "size" else f"{gap:.6g}°"


def _keeps(keep: str | Sequence[Fact | str]) -> list[str]:
    if keep == "stated":
        return ["keep all stated"]
    if isinstance(keep, str):
        return [f"keep {keep}"]
    return ["keep all stated", *(f"keep {fact}" for fact in keep)]
