"""The page: the tour, the table of all operators, and an entry with a picture for each."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping, Sequence

from geodsl.reference import markdown as md
from geodsl.reference.examples import Example
from perturb.craft.making import Making
from perturb.craft.operator import Operator
from perturb.operators import operators
from perturb.reference.acceptance import Acceptance
from perturb.reference.shown import Shown
from perturb.reference.tour import Tour, tour

__all__ = ["PICTURES", "UNSHOWN", "families", "heading", "meaning", "name", "page", "picture"]

NOTE = "<!-- Made by `make docs` out of what the operators say of themselves: change it there, not here. -->"
PICTURES = "perturbations"  # in the folder of the documentation
UNSHOWN = "No example shows it."
_TOLD = (
    "A phrase is a line of a suite; in the place of `{P: point}` stands a point, or a quantifier. Severity is the "
    "usual range, with the least that a reader sees. Acceptance is the share of the proposed changes, over {diagrams} "
    "examples, that became negatives; `python benchmarks/perturb.py` measures it."
)
_OWN_UNIT = ("facts", "points")  # families whose operators take facts of every kind


def page(
    shown: Mapping[str, Shown],
    examples: Sequence[Example],
    there: str,
    worked: Tour,
    acceptance: Acceptance,
) -> str:
    """The text of the page.

    Args:
        there: the way from the folder of the page to that of the programs.
    """
    found = {e.name: e for e in examples}
    lines = [NOTE, "", "# Perturbations", "", tour(worked, there), "## All operators", ""]
    told = _TOLD.replace("{diagrams}", str(acceptance.diagrams))
    lines += [f"{len(operators())} operators, by family. {told}", ""]
    lines += _table(acceptance)
    for family, some in families().items():
        lines += [f"## {family.capitalize()}", ""]
        for operator in some:
            lines += _entry(operator, shown.get(operator.__name__), found, there)
    return "\n".join(lines).rstrip() + "\n"


def families() -> dict[str, list[type[Operator]]]:
    """The operators by the headings under which they are listed."""
    out: dict[str, list[type[Operator]]] = {}
    for operator in operators():
        out.setdefault(operator.family, []).append(operator)
    return out


def name(operator: type[Operator]) -> str:
    """The anchor of an entry, which is its picture's name, too."""
    return operator.title().replace(" ", "-")


def heading(operator: type[Operator]) -> str:
    return operator.title().capitalize()


def picture(operator: type[Operator]) -> str:
    """The way to a picture from the folder of the documentation."""
    return f"{PICTURES}/{name(operator)}.png"


def meaning(operator: type[Operator]) -> str:
    """What an operator does, as one paragraph."""
    return md.plain(" ".join(inspect.cleandoc(operator.__doc__ or "").split()))


def _table(acceptance: Acceptance) -> Iterator[str]:
    for family, some in families().items():
        yield from (
            f"**{md.link(family.capitalize(), '#' + md.slug(family))}**",
            "",
            "| phrase | what it does | severity | edits | acceptance |",
            "|---|---|---|---|---:|",
        )
        for x in some:
            phrases = "<br>".join(md.link(md.code(text), f"#{name(x)}") for text in x.phrases)
            yield f"| {phrases} | {meaning(x)} | {_severity(x)} | {x.edits} | {acceptance.of(x.__name__)} |"
        yield ""


def _severity(operator: type[Operator]) -> str:
    scale = operator.scale
    if scale.unit == "":
        return "counts"
    if operator.family in _OWN_UNIT:
        return "as the fact's kind has it"
    least = _amount(scale.least, scale.unit)
    if issubclass(operator, Making):
        return f"where it is {least}..{_amount(operator.far * scale.least, scale.unit)} off"
    low, high = (_amount(x, scale.unit) for x in scale.usual)
    return f"{low}..{high}, seen from {least}"


def _amount(value: float, unit: str) -> str:
    return f"{value:.0f}°" if unit == "°" else f"{100 * value:.0f} %"


def _entry(
    operator: type[Operator], x: Shown | None, examples: Mapping[str, Example], there: str
) -> Iterator[str]:
    yield from (f'<a id="{name(operator)}"></a>', "", f"### {heading(operator)}", "")
    yield from (meaning(operator), "", "<br>".join(map(md.code, operator.phrases)), "")
    if x is None:
        yield from (UNSHOWN, "")
        return
    example = examples[x.example]
    yield from (f"![{x.target.replace('[', '(').replace(']', ')')}]({picture(operator)})", "")
    where = md.link(md.plain(example.title), f"{there}/{example.link}")
    yield from (f"{md.code(x.target)} in {where}{_how(x)}. {_facts(x)}", "")


def _how(x: Shown) -> str:
    """How far it goes, in words."""
    if not x.unit:
        return ""
    amount = _amount(x.severity, x.unit)
    return f", where it is {amount} off" if x.aim == "make" else f", by {amount}"


def _facts(x: Shown) -> str:
    told = (("broken", x.broken, x.more[0]), ("newly true", x.newly_true, x.more[1]))
    text = "; ".join(f"{word}: {_some(facts, more)}" for word, facts, more in told if facts)
    return f"{text[0].upper()}{text[1:]}."


def _some(facts: Sequence[str], more: int) -> str:
    return ", ".join(map(md.code, facts)) + (f" and {more} more" if more else "")
