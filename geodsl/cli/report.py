"""What the user gets to see of many outcomes, and the exit code that they add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NoReturn

import click

from geodsl.cli.paint import clean, diagnostic, show, show_json
from geodsl.cli.work import Outcome

__all__ = ["report", "show_facts", "show_findings"]

CODES = {"fine": 0, "faulty": 1, "failed": 2}
FACTS = {
    "stated": "stated",
    "implied": "implied",
    "accidental": "true by accident in the first figure",
    "ink": "shown in ink",
}


def report(
    outcomes: Iterable[Outcome],
    *,
    as_json: bool,
    single: Callable[[Outcome], Any] | None = None,
    shows: Callable[[Outcome], None] | None = None,
    findings_to_stderr: bool = True,
    done: str = "fine",
    after: Callable[[], None] | None = None,
) -> NoReturn:
    """Show every outcome as it comes, then the summary, then leave with the exit code.

    Args:
        single: what a command prints as JSON of one file alone; else it is a list of all files.
        shows: prints what came of an input that is fine, or flagged, as text.
        done: what the summary calls those that are fine.
        after: what is left to do once all inputs have been gone through.
    """
    seen: list[Outcome] = []
    for outcome in outcomes:
        seen.append(outcome)
        if outcome.trouble is not None:
            show(f"geodsl: {outcome.name}: {clean(outcome.trouble)}", err=True)
        if as_json:
            continue
        show_findings(outcome, err=findings_to_stderr)
        if shows and outcome.trouble is None and outcome.finding is None and not outcome.errors():
            shows(outcome)
    if after is not None:
        after()
    counts = {status: sum(o.status == status for o in seen) for status in CODES}
    if as_json and single is not None:
        show_json(single(seen[0]))
    elif as_json:
        show_json({"files": [o.to_json() for o in seen], "summary": {"files": len(seen), **counts}})
    elif len(seen) > 1:
        show(_summary(seen, counts, done), err=True)
    click.get_current_context().exit(max((CODES[o.status] for o in seen), default=0))


def show_findings(outcome: Outcome, *, err: bool) -> None:
    """The diagnostics of an outcome, and what it was found at fault for besides."""
    for found in outcome.diagnostics:
        show(diagnostic(found), err=err)
    if outcome.finding is not None:
        error = click.style("error:", fg="red", bold=True)
        show(f"{outcome.name}: {error} {clean(outcome.finding)}", err=err)
    for note in outcome.notes:
        show(f"{outcome.name}: {clean(note)}", err=True)


def show_facts(facts: dict[str, list[dict[str, str]]], *, indent: str = "") -> None:
    """Facts in groups; a group that isn't there, or is empty, is left out."""
    for group, title in FACTS.items():
        if facts.get(group):
            show(indent + click.style(title, bold=True))
            for fact in facts[group]:
                show(f"{indent}  {clean(fact['text'])}")


def _summary(seen: list[Outcome], counts: dict[str, int], done: str) -> str:
    parts = [f"{counts['fine']} {done}"]
    for status, words in (("faulty", "with findings"), ("failed", "failed")):
        names = ", ".join(o.name for o in seen if o.status == status)
        if names:
            parts.append(f"{counts[status]} {words} ({names})")
    return f"{len(seen)} files: {'; '.join(parts)}"
