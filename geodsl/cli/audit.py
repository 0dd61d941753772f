"""`geodsl audit`: whether a dataset gives its anchors away, leaks from split to split, or is uneven."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from geodsl.cli import options
from geodsl.cli.inputs import shown
from geodsl.cli.paint import clean, show, show_json
from geodsl.cli.progress import Meter
from geodsl.cli.work import PlainError
from geodsl.cli.writing import write

if TYPE_CHECKING:
    from geodsl.dataset.audit import Audit, Budget, Finding

__all__ = ["audit"]

_COLOURS = {"blind": "green", "wins": "red", "open": None, "unfit": "yellow"}
_TOLD = 12  # warnings


@click.command(
    short_help="Look for what gives a dataset's anchors away.",
    help="Look for what a dataset gives away. Probes that see captions alone, pictures alone or the records' other "
    "data alone guess the anchor of each group, trained on other families; then come leaks between splits, what is "
    "uneven, and with --tokenizer what a model can't tell apart. The exit code is 1 where a probe wins or something "
    "leaks.",
    epilog=options.example(
        "geodsl audit out/",
        "geodsl audit out/ --html audit.html --cnn",
        "geodsl audit out/ --tokenizer clip --budget 77 --json",
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path())
@click.option("--html", "report", metavar="REPORT.html", help="Also write a page with plots.")
@click.option("--cnn", is_flag=True, help="Also ask a small network that sees pictures; needs geodsl[train].")
@click.option(
    "--items",
    type=click.IntRange(2, 10_000_000),
    default=20_000,
    show_default=True,
    help="Pictures that probes see, of groups drawn by chance.",
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Other folds, other samples."
)
@click.option(
    "--tokenizer", type=click.Choice(("words", "clip", "siglip")), help="Whose ids captions are compared by."
)
@click.option(
    "--budget",
    type=click.IntRange(1, 100_000),
    metavar="N",
    help="Tokens that a model sees, its own included.",
)
@options.as_json
def audit(
    folder: str,
    report: str | None,
    cnn: bool,
    items: int,
    seed: int,
    tokenizer: str | None,
    budget: int | None,
    as_json: bool,
) -> None:
    from geodsl.dataset import Dataset
    from geodsl.dataset.audit import audit as audited
    from geodsl.errors import GeodslError

    if budget is not None and tokenizer is None:
        raise click.UsageError("--budget counts tokens: say whose with --tokenizer.")
    network = _network() if cnn else None
    compared = _budget(tokenizer, budget) if tokenizer is not None else None
    try:
        dataset = Dataset(folder)
        total = sum(int(r["groups"]) for r in dataset.receipts())
        with Meter(total, quiet=as_json) as meter:
            found = audited(
                dataset.records,
                total=total,
                items=items,
                seed=seed,
                network=network,
                budget=compared,
                told=meter.more,
            )
    except (GeodslError, OSError) as error:
        raise PlainError(getattr(error, "strerror", None) or str(error)) from None
    if report is not None:
        _page(report, found, dataset.name)
    missing = len(dataset.missing())
    if as_json:
        show_json({"dataset": shown(folder), "missing_shards": missing, **found.to_json()})
    else:
        for line in _lines(found):
            show(line)
        if missing:
            show(f"{missing:,} shards of {len(dataset.plan):,} aren't there yet, and weren't looked at")
    click.get_current_context().exit(1 if found.faults else 0)


def _network() -> Any:
    try:
        from train.probes import held_out
    except ImportError as error:
        raise PlainError(f"--cnn needs torch: pip install 'geodsl[train]' ({error})") from None
    return held_out


def _budget(tokenizer: str, budget: int | None) -> Budget:
    from geodsl.dataset.audit import Budget
    from geodsl.words.tokens import ClipLike, SiglipLike, Tokenizer, Words

    # CLIP's own count takes in the signs for start and end.
    made: Tokenizer
    if tokenizer == "clip":
        if budget is not None and budget < 3:
            raise click.UsageError("--budget: clip needs two tokens for start and end, and one for the text.")
        made = ClipLike() if budget is None else ClipLike(cut=budget - 2)
    elif tokenizer == "siglip":
        made = SiglipLike() if budget is None else SiglipLike(cut=budget)
    else:
        made = Words() if budget is None else Words(cut=budget)
    return Budget(f"{tokenizer}, {budget or 'its usual'} tokens", made)


def _page(path: str, found: Audit, name: str) -> None:
    from geodsl.dataset.audit.page import page

    try:
        write(path, page(found, name).encode())
    except (OSError, ValueError) as error:
        raise PlainError(
            f"{shown(path)} can't be written: {getattr(error, 'strerror', None) or error}"
        ) from None


# -- the table ----------------------------------------------------------------------------------------------


def _lines(found: Audit) -> Iterator[str]:
    yield f"{found.groups:,} groups, {found.pictures:,} pictures; probes saw {found.probed:,} groups"
    yield from _probes(found.probes, "probes that see one side alone")
    if found.stars:
        yield from _probes(found.stars, f"star groups ({found.star_groups:,}): unfit for scoring")
    yield ""
    yield click.style("leaks", bold=True)
    for leak in found.leaks:
        bad = leak.grave and leak.count
        line = f"  {leak.count:>9,}  {leak.kind}" + (f" ({leak.note})" if leak.note else "")
        yield click.style(line, fg="red") if bad else line
        for example in leak.examples:
            yield clean(f"             {example}")
    if found.budget is not None:
        yield ""
        yield click.style(f"not told from the anchor's caption ({found.budget})", bold=True)
        for cut in found.cuts:
            yield f"  {cut.same:>9,}  of {cut.total:,} {cut.kind}"
    yield ""
    yield click.style("balance", bold=True)
    for topic in found.topics:
        name, share = topic.largest
        yield clean(f"  {topic.name:<20} entropy {topic.entropy:.2f}, largest {100 * share:5.1f} %: {name}")
    warnings = found.warnings
    if warnings:
        yield ""
        yield click.style(f"warnings ({len(warnings)})", bold=True, fg="yellow")
        yield from (clean(f"  {w}") for w in warnings[:_TOLD])
        if len(warnings) > _TOLD:
            yield f"  … and {len(warnings) - _TOLD} more: see --json or --html"
    yield ""
    for fault in found.faults:
        yield click.style(clean(fault), fg="red")
    if not found.faults:
        yield "no probe wins, and nothing leaks"
    if found.open:
        yield f"{found.open:,} of {len(found.probes):,} probes are open: that they are blind isn't established"


def _probes(findings: tuple[Finding, ...], title: str) -> Iterator[str]:
    yield ""
    yield click.style(title, bold=True)
    if not findings:
        yield "  none could be asked: that takes groups of two families at least"
    for f in findings:
        verdict = click.style(f.verdict, fg=_COLOURS[f.verdict])
        yield (
            f"  {100 * f.auc:5.1f} % (≤ {100 * f.upper:5.1f} %)  {f.probe:<56} {f.items:>7,} items  {verdict}"
        )
        for why in f.why:
            yield clean(f"             {why}")
    for note in sorted({f.note for f in findings if f.note}):
        yield f"  {note}"
