"""`geodsl export`: a dataset from a recipe."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from geodsl.cli import options
from geodsl.cli.fields import settings_command, told_fields
from geodsl.cli.inputs import shown
from geodsl.cli.paint import show, show_json
from geodsl.cli.progress import Meter
from geodsl.cli.work import PlainError

if TYPE_CHECKING:
    from geodsl.dataset import Dataset

__all__ = ["export"]

_COUNTED = ("groups", "star groups", "pictures", "negatives", "hard positives", "texts", "questions")
_TRIED = 24  # groups that a plan's figures are measured on


def _recipe() -> Any:
    from perturb.groups.recipe import Recipe

    return Recipe


@click.command(
    cls=settings_command(_recipe),
    short_help="Make a dataset: groups, shards, formats.",
    help="Make a dataset of groups in the folder OUT, as RECIPE.toml says; every field of a recipe is an option, too, "
    "and an option stands in the place of the recipe's. Stopped at any moment, the same command goes on, and ends "
    "with the same bytes. With --rank and --world-size each of several runs makes its part.",
    epilog=options.example(
        "geodsl export examples/recipes/quick.toml -o out/",
        "geodsl export --sampler points=4..8 --groups 5000 --split train=0.9,test=0.1 -o out/",
        "geodsl export recipe.toml -o /shared/out --rank $SLURM_PROCID --world-size $SLURM_NTASKS",
    ),
)
@click.argument("recipe", required=False, metavar="[RECIPE.toml]", type=click.Path())
@click.option("-o", "--out", metavar="OUT", help="The folder of the dataset.")
@click.option("--dry-run", is_flag=True, help="Show the plan, the size on disk and the time; write nothing.")
@click.option(
    "--rank", type=click.IntRange(0), default=0, show_default=True, help="Which of several runs this is."
)
@click.option(
    "--world-size", type=click.IntRange(1), default=1, show_default=True, help="How many runs there are."
)
@click.option(
    "--start",
    type=click.Choice(("spawn", "fork", "forkserver")),
    default="spawn",
    show_default=True,
    help="How processes are started.",
)
@options.as_json
def export(
    recipe: str | None,
    out: str | None,
    dry_run: bool,
    rank: int,
    world_size: int,
    start: str,
    as_json: bool,
    **fields: Any,
) -> None:
    from perturb.groups.recipe import RecipeError

    if rank >= world_size:
        raise click.UsageError(
            f"--rank counts from 0: of {world_size} runs the last is {world_size - 1}, not {rank}."
        )
    if recipe is None and not any(value is not None for value in fields.values()):
        raise click.UsageError(
            "say what to make: a RECIPE.toml (some are in examples/recipes), or an option such as --groups 100."
        )
    if out is None and not dry_run:
        raise click.UsageError("Missing option '-o' / '--out': the folder of the dataset.")
    try:
        plan = _plan(recipe, fields)
    except RecipeError as error:
        raise PlainError(_all_of(error, recipe)) from None
    workers = plan.recipe.workers or os.cpu_count() or 1
    if dry_run:
        _dry(plan, workers, world_size, as_json)
        return
    assert out is not None
    # 0 is left to the engine: a Ray cluster has other cores than this machine.
    _made(plan, out, rank, world_size, plan.recipe.workers, start, as_json)


def _plan(recipe: str | None, fields: Mapping[str, Any]) -> Any:
    from perturb.groups import Recipe, load
    from perturb.groups.export import Export

    told = told_fields(Recipe, fields)
    return Export(load(recipe, **told) if recipe else Recipe.of(told))


def _all_of(error: Any, recipe: str | None) -> str:
    where = shown(recipe) if recipe else "the options"
    if len(error.problems) == 1:
        problem = str(error.problems[0])
        # A recipe that can't be read is named by the problem itself.
        return problem if recipe and problem.startswith(f"{where} ") else f"{where}: {problem}"
    return "\n".join(
        [f"{where}: {len(error.problems)} things are wrong", *(f"  {p}" for p in error.problems)]
    )


# -- making -----------------------------------------------------------------------------------------------


def _made(plan: Any, out: str, rank: int, world_size: int, workers: int, start: str, as_json: bool) -> None:
    from geodsl.dataset.engines import Ended
    from geodsl.errors import GeodslError

    begun = time.monotonic()
    try:
        dataset = plan.begin(out)
        mine = [s for s in dataset.shards if s.index % world_size == rank]
        done = sum(s.count for s in mine if dataset.done(s))
        if done and not as_json:
            show(f"{done:,} of {sum(s.count for s in mine):,} groups are there already", err=True)
        with Meter(sum(s.count for s in mine), done, quiet=as_json) as meter:
            whole = plan.make(
                dataset,
                rank=rank,
                world_size=world_size,
                workers=workers,
                start=start,
                told=meter.receipt,
                progress=meter.more,
            )
    except GeodslError as error:
        raise PlainError(str(error)) from None
    except OSError as error:
        where = f"{shown(error.filename)} " if error.filename else ""
        raise PlainError(
            f"{where}can't be written: {error.strerror or error}; what is done stays: the same command goes on"
        ) from None
    except (KeyboardInterrupt, Ended):
        show("geodsl: interrupted; what is done stays: the same command goes on", err=True)
        raise
    _summary(dataset, whole, time.monotonic() - begun, as_json)


def _summary(dataset: Dataset, whole: bool, seconds: float, as_json: bool) -> None:
    receipts = list(dataset.receipts())
    tried, kept = sum(r["tried"] for r in receipts), sum(r["kept"] for r in receipts)
    size = sum(f["bytes"] for r in receipts for f in r["files"].values())
    counts = dataset.tally().to_json().get("count", {})
    if as_json:
        show_json(
            {
                "out": shown(str(dataset.root)),
                "whole": whole,
                "shards": len(receipts),
                "counts": counts,
                "bytes": size,
                "acceptance": kept / tried if tried else None,
                "stamp": dataset.stamp,
            }
        )
        return
    told = ", ".join(f"{counts[what]:,} {what}" for what in _COUNTED if what in counts)
    show(f"{shown(str(dataset.root))}: {told or 'nothing yet'}; {_shards(len(receipts))}, {_size(size)}")
    share = (
        f"; {kept / tried:.0%} of proposed changes became negatives"
        if tried and counts.get("negatives")
        else ""
    )
    show(f"{_time(seconds)}{share}")
    if not whole:
        missing = len(dataset.missing())
        show(f"{_shards(missing)} of other runs {'is' if missing == 1 else 'are'} still missing")


# -- a plan -------------------------------------------------------------------------------------------------


def _dry(plan: Any, workers: int, world_size: int, as_json: bool) -> None:
    """What would be made, by the figures of a few groups."""
    from geodsl.errors import GeodslError
    from perturb.groups.trial import trial

    try:
        found = trial(plan, _TRIED)
    except GeodslError as error:
        raise PlainError(str(error)) from None
    groups = plan.plan.total
    told = {
        "groups": dict(plan.plan.groups),
        "shards": len(plan.plan),
        "programs": len(plan.pool),
        "formats": plan.about["formats"],
        "workers": workers * world_size,
        "bytes": round(found.bytes * groups),
        "seconds": found.seconds * groups / (workers * world_size),
        "acceptance": found.acceptance,
        "tried_groups": found.groups,
    }
    if as_json:
        show_json(told)
        return
    splits = ", ".join(f"{n:,} {split}" for split, n in plan.plan.groups.items())
    show(f"{groups:,} groups ({splits}) in {_shards(len(plan.plan))} of {plan.plan.size:,}")
    sources = [f"{len(plan.pool):,} programs"] * bool(plan.pool) + ["the sampler"] * (
        plan.recipe.from_sampler > 0
    )
    show(f"from {' and '.join(sources)}; written as {', '.join(plan.about['formats'])}")
    show(
        f"by {found.groups} groups tried: about {_size(told['bytes'])}, "
        f"{_time(told['seconds'])} on {workers * world_size} workers"
        + (f"; {found.acceptance:.0%} of proposed changes become negatives" if found.acceptance else "")
    )


def _shards(count: int) -> str:
    return f"{count:,} shard{'' if count == 1 else 's'}"


def _size(bytes: float) -> str:
    for unit in ("B", "kB", "MB", "GB"):
        if bytes < 1000:
            return f"{bytes:.0f} {unit}" if unit == "B" else f"{bytes:.1f} {unit}"
        bytes /= 1000
    return f"{bytes:.1f} TB"


def _time(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 5400:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h" if seconds < 172_800 else f"{seconds / 86_400:.1f} days"
