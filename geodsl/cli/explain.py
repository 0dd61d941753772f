"""`geodsl explain`: what a diagnostic means, with an example of it and its mend."""

from __future__ import annotations

from dataclasses import asdict
from textwrap import indent
from typing import TYPE_CHECKING

import click

from geodsl.cli import options
from geodsl.cli.paint import clean, show, show_json
from geodsl.cli.work import PlainError

if TYPE_CHECKING:
    from geodsl import Explanation

__all__ = ["explain"]


@click.command(
    short_help="Say what a diagnostic means.",
    help="Say what a diagnostic means, with an example of it and its mend. Without CODE, list all codes.",
    epilog=options.example("geodsl explain E103"),
)
@click.argument("code", required=False)
@options.as_json
def explain(code: str | None, as_json: bool) -> None:
    import geodsl

    known = geodsl.explanations()
    if code is None:
        if as_json:
            show_json([asdict(e) for _, e in sorted(known.items())])
        else:
            for name, found in sorted(known.items()):
                show(f"{click.style(name, bold=True)}  {found.title}")
        return
    try:
        found = geodsl.explanation(code.upper())
    except KeyError:
        raise PlainError(_unknown(code, known)) from None
    show_json(asdict(found)) if as_json else show(_told(found))


def _told(found: Explanation) -> str:
    def title(text: str) -> str:
        return click.style(text, bold=True)

    diagram = getattr(found, "diagram", None)
    return "\n".join(
        (
            title(f"{found.code}: {found.title}"),
            "",
            found.meaning.strip(),
            "",
            *((title("In the diagram:"), indent(diagram.strip("\n"), "    "), "") if diagram else ()),
            title("Example:"),
            indent(found.example.strip("\n"), "    "),
            "",
            title("Mend:"),
            indent(found.mend.strip("\n"), "    "),
        )
    )


def _unknown(code: str, known: dict[str, Explanation]) -> str:
    from grammar.diagnostics import nearest

    near = nearest(code.upper(), known, cutoff=0.4)
    hint = f"the nearest are {', '.join(near)}" if near else "'geodsl explain' lists all"
    return f"there is no diagnostic {clean(code)}; {hint}"
