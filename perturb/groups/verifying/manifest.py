"""The manifest: what a dataset says of itself, and whether that can be."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from geodsl.dataset import Dataset, Plan, Shard
from geodsl.dataset.dataset import FORMAT, MANIFEST, VERSION
from geodsl.dataset.formats import FORMATS, chosen
from geodsl.dataset.making import RECEIPTS
from geodsl.errors import GeodslError
from perturb.groups.recipe import Recipe, RecipeError
from perturb.groups.verifying.finding import Finding, NotThere, reason
from perturb.groups.verifying.untrusted import read_object

__all__ = ["LARGEST", "Manifest", "read_manifest"]

LARGEST = 64 * 2**20  # bytes of a manifest or a receipt
_NAMED = 20  # missing shards that are named
_SPLIT = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
_OUTSIDE = ("format", "version", "name", "stamp")  # of which the stamp is no hash


@dataclass(frozen=True)
class Manifest:
    """A dataset whose manifest can be believed so far that its files may be looked at.

    Attributes:
        findings: what is wrong with it nevertheless.
        shards: those that have a receipt.
    """

    dataset: Dataset
    recipe: Recipe
    shards: tuple[Shard, ...]
    findings: tuple[Finding, ...]


def read_manifest(root: Path) -> Manifest:
    """The manifest of a dataset.

    Raises:
        NotThere: where there is none that could be believed.
    """
    about = read_object(root / MANIFEST, LARGEST, MANIFEST)
    if (about.get("format"), about.get("version")) != (FORMAT, VERSION):
        raise NotThere(f"{MANIFEST} is of no dataset of format {FORMAT} {VERSION}")
    try:
        _plain(about)
        recipe = Recipe.of(about["recipe"])
        dataset = Dataset(root)
    except RecipeError as error:
        raise NotThere(f"the recipe in {MANIFEST} is none: {'; '.join(error.problems)[:300]}") from None
    except (GeodslError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotThere(f"{MANIFEST} can't be believed: {reason(error)}") from None
    shards, missing = _shards(dataset)
    return Manifest(dataset, recipe, shards, (*_wrong(dataset, recipe), *missing))


def _plain(about: dict[str, Any]) -> None:
    """Refuse what would lead elsewhere, or can't be counted."""
    plan, formats = about["plan"], about["formats"]
    for split, groups in plan["groups"].items():
        if not _SPLIT.fullmatch(split) or type(groups) is not int or not 0 <= groups <= 10**10:
            raise NotThere(f"{MANIFEST}: {split[:80]!r} is no split with a number of groups")
    if type(plan["size"]) is not int or not 1 <= plan["size"] <= 10**6:
        raise NotThere(f"{MANIFEST}: a shard can't have {plan['size']!r} groups")
    unknown = [f for f in formats if f not in FORMATS]
    if unknown or not any(FORMATS[f].archive for f in formats):
        raise NotThere(f"{MANIFEST}: {unknown or formats} aren't formats that can be verified here")


def _wrong(dataset: Dataset, recipe: Recipe) -> Iterator[Finding]:
    about, plan = dataset.about, dataset.plan
    told = {key: value for key, value in about.items() if key not in _OUTSIDE}
    stamp = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    if about["stamp"] != stamp:
        yield Finding(f"{MANIFEST}: its stamp isn't that of what it says")
    if list(dataset.formats) != [f.name for f in chosen(recipe.formats)]:
        yield Finding(f"{MANIFEST}: the formats aren't those of the recipe")
    shares = recipe.split
    if list(plan.groups) != list(shares) or plan.size != recipe.shard_size:
        yield Finding(f"{MANIFEST}: the plan has other splits or another size than the recipe")
    elif any(abs(n - shares[s] * recipe.groups) > len(shares) for s, n in plan.groups.items()):
        yield Finding(f"{MANIFEST}: the plan shares the groups out in another way than the recipe")


def _shards(dataset: Dataset) -> tuple[tuple[Shard, ...], tuple[Finding, ...]]:
    """The shards that have a receipt, and what is said of the others; a plan may tell of more than one can count."""
    try:
        names = {p.stem for p in (dataset.root / RECEIPTS).iterdir() if p.suffix == ".json"}
    except OSError:
        names = set()
    found = sorted((s for name in names if (s := _named(dataset.plan, name))), key=lambda s: s.index)
    there = {s.name for s in found}
    missing = [s.name for s in islice((s for s in dataset.plan if s.name not in there), _NAMED)]
    out = [Finding("there is no receipt: the shard is missing", name) for name in missing]
    if (more := len(dataset.plan) - len(found) - len(missing)) > 0:
        out.append(Finding(f"{more:,} more shards are missing"))
    return tuple(found), tuple(out)


def _named(plan: Plan, name: str) -> Shard | None:
    """The shard of that name."""
    split, _, told = name.rpartition("-")
    if split not in plan.groups or not told.isdecimal() or len(told) > 12:
        return None
    number, index = int(told), 0
    for other, groups in plan.groups.items():
        of = -(-groups // plan.size)
        if other == split:
            shard = Shard(
                split, number, of, index + number, max(0, min(plan.size, groups - number * plan.size))
            )
            return shard if number < of and shard.name == name else None
        index += of
    return None
