"""`geodsl targets`: what of a diagram can be perturbed, by what, and how far."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

import click

from geodsl.cli import options
from geodsl.cli.inputs import Input, expand, shown
from geodsl.cli.paint import clean, show
from geodsl.cli.report import report
from geodsl.cli.work import Outcome, each, understand

__all__ = ["targets"]

_WORD = re.compile(r"(?<![{:\w])[a-z]{2,}(?![\w:}])")  # of a phrase, outside its slots


def operator_known(_: click.Context, __: click.Parameter, words: str | None) -> str | None:
    """Words of an operator, refused at once where no operator has them."""
    if not words:
        return None
    from perturb.operators import operators

    kinds = operators()
    if any(words.lower() in text.lower() for kind in kinds for text in (kind.title(), *kind.phrases)):
        return words
    known = {kind.title(): None for kind in kinds}
    known |= {word: None for kind in kinds for text in kind.phrases for word in _WORD.findall(text)}
    near = get_close_matches(words.lower(), known, n=3, cutoff=0.5)
    said = f"did you mean {' or '.join(map(repr, near))}? " if near else ""
    raise click.BadParameter(
        f"no operator has {shown(words)!r} in its name or phrases; {said}`geodsl list operators` shows them all."
    )


@click.command(
    short_help="Show what can be perturbed in programs.",
    help="Show everything in a program that can be perturbed: by which operator, between which severities it stays "
    "a figure, what goes with it, and for facts that can't be broken alone which stated facts imply them. Each line "
    "can stand in a suite as it is.",
    epilog=options.example(
        "geodsl targets figure.geo", "geodsl targets figure.geo --operator parallel --json"
    ),
)
@options.files
@click.option(
    "--operator",
    "only",
    metavar="WORDS",
    callback=operator_known,
    help="Only operators whose phrases or names hold these words; see `geodsl list operators`.",
)
@click.option(
    "--all", "every", is_flag=True, help="Also those that don't work in this diagram, with the reason."
)
@options.as_json
def targets(files: tuple[str, ...], only: str | None, every: bool, as_json: bool) -> None:
    inputs = expand(files)

    def do(item: Input, outcome: Outcome) -> None:
        from perturb.inventory import inventory

        diagram = understand(item, outcome)
        if diagram is not None:
            found = inventory(diagram, only=only, every=every)
            outcome.details["targets"] = found.to_json()
            if not found.targets and only is None:
                outcome.finding = "nothing in this diagram can be perturbed"
            elif not found.targets:
                outcome.notes.append(
                    f"no operator with {only!r} in its name or phrases works in this diagram"
                )

    def shows(outcome: Outcome) -> None:
        if len(inputs) > 1:
            show(f"{outcome.name}:")
        _show(outcome.details["targets"])

    def single(outcome: Outcome) -> Any:
        return outcome.details.get("targets") or outcome.to_json()

    report(each(inputs, do), as_json=as_json, single=single if len(inputs) == 1 else None, shows=shows)


def _show(found: dict[str, Any]) -> None:
    wide = max((len(t["target"]) for t in found["targets"]), default=0)
    family = None
    for target in found["targets"]:
        if target["family"] != family:
            family = target["family"]
            show(click.style(family, bold=True))
        goes = f"; goes with it: {', '.join(target['gone'])}" if target["gone"] else ""
        show(f"  {clean(target['target']):<{wide}}  {clean(target['reach'])}{clean(goes)}")
    if found["implied"]:
        show(click.style("can't be broken alone", bold=True))
        for fact in found["implied"]:
            show(f"  {clean(fact['fact'])}  since {clean(', '.join(fact['since']))}")
