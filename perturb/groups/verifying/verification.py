"""A whole dataset verified, by as many processes as one likes: the findings are the same, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from geodsl.dataset.dataset import MANIFEST
from geodsl.dataset.formats import chosen
from geodsl.dataset.making import RECEIPTS
from geodsl.errors import GeodslError
from perturb.groups.verifying.across import Across, unknown
from perturb.groups.verifying.derived import joined
from perturb.groups.verifying.finding import Finding, NotThere
from perturb.groups.verifying.manifest import Manifest, read_manifest
from perturb.groups.verifying.shard import Asked, Looked, Task, look
from perturb.groups.verifying.sources import Known, known_programs

__all__ = ["Verification", "VerifyError", "verify_dataset"]

_PARTS = 4  # tasks for each worker, at least, where shards are few
_FEWEST = 4  # records of a part

Progress = Callable[[int], None]


class VerifyError(GeodslError, RuntimeError):
    """Raised when verification itself can't go on: a package is missing, a worker was killed."""


@dataclass(frozen=True)
class Verification:
    """What came of it.

    Attributes:
        records: how many were read.
        measured: how many of these were measured again from their programs.
        notes: what nobody could check here.
    """

    findings: tuple[Finding, ...]
    shards: int = 0
    records: int = 0
    measured: int = 0
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "findings": [f.to_json() for f in self.findings],
            "shards": self.shards,
            "records": self.records,
            "measured": self.measured,
            "notes": list(self.notes),
        }


def verify_dataset(
    root: str | Path,
    *,
    sample: float = 1.0,
    seed: int = 0,
    workers: int = 1,
    folders: Sequence[str] = (),
    start: str = "spawn",
    progress: Progress | None = None,
) -> Verification:
    """Look at everything in a dataset.

    Args:
        sample: the share of records that are measured again; all others are read, counted and written again.
        seed: by which they are chosen.
        folders: the programs of which it was made, to hold families and hashes against.
        progress: is told how many records have been measured since it was told last.

    Raises:
        VerifyError: where one can't go on here.
    """
    if not 0 <= sample <= 1:
        raise ValueError(f"sample is a share from 0 to 1, not {sample!r}")
    root = Path(root)
    try:
        manifest = read_manifest(root)
        known = known_programs(folders, manifest.dataset.about) if folders else None
    except NotThere as error:
        return Verification((Finding(str(error)),))
    for format in chosen(manifest.dataset.formats):
        format.ready()
    return _whole(manifest, Asked(str(root), sample, seed, known), workers, start, progress)


def _whole(
    manifest: Manifest, asked: Asked, workers: int, start: str, progress: Progress | None
) -> Verification:
    dataset, across = manifest.dataset, Across()
    findings = list(manifest.findings)
    looked: list[Looked] = []
    measured = 0
    for found in _looked(asked, _tasks(manifest, workers), workers, start):
        measured += found.measured
        if progress is not None:
            progress(found.measured)
        # Parts of a shard come one after the other, the first one first.
        if looked and looked[-1].shard == found.shard:
            looked[-1].findings += found.findings
        else:
            findings += looked[-1].findings if looked else []
            looked.append(found)
            findings += across.add(found)
    findings += looked[-1].findings if looked else []
    files = {MANIFEST, *(f"{RECEIPTS}/{s.name}.json" for s in manifest.shards)}
    files |= {relative for found in looked for relative in found.files}
    whole = len(looked) == len(dataset.plan) and all(found.sound for found in looked)
    if whole:
        wrong, more = joined(dataset, [(found.shard, found.files) for found in looked])
        findings += map(Finding, wrong)
        files |= more
        whole = bool(more)
    findings += unknown(dataset.root, files, whole=whole)
    return Verification(
        tuple(findings),
        shards=len(looked),
        records=sum(found.records for found in looked),
        measured=measured,
        notes=(*_notes(manifest, asked.known, whole),),
    )


def _tasks(manifest: Manifest, workers: int) -> list[Task]:
    """Whole shards where there are enough of them, else parts."""
    shards = manifest.shards
    each = -(-_PARTS * workers // len(shards)) if workers > 1 and shards else 1
    out = []
    for shard in shards:
        of = max(1, min(each, shard.count // _FEWEST))
        out += [Task(shard, part, of) for part in range(of)]
    return out


def _looked(asked: Asked, tasks: Sequence[Task], workers: int, start: str) -> Iterator[Looked]:
    do = partial(look, asked)
    if workers <= 1 or len(tasks) <= 1:
        yield from map(do, tasks)
        return
    pool = ProcessPoolExecutor(min(workers, len(tasks)), mp_context=get_context(start))
    try:
        yield from pool.map(do, tasks)
    except BrokenProcessPool:
        raise VerifyError("a worker was killed (is memory short?); try fewer workers") from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _notes(manifest: Manifest, known: Known | None, whole: bool) -> Iterator[str]:
    if not whole:
        yield "the files of the whole dataset aren't looked at, since not all of its shards are as they should be"
    if known is None and manifest.recipe.folders:
        yield (
            "families and hashes of programs of folders are only held against one another: give the folders "
            "(--programs FOLDER) to hold them against the programs"
        )
    from perturb.groups.versions import made_by

    here, there = made_by(manifest.dataset.formats), manifest.dataset.about.get("made_by")
    there = there if isinstance(there, dict) else {}
    differing = [name for name in sorted(here.keys() | there.keys()) if here.get(name) != there.get(name)]
    if differing:
        yield (
            f"it was made with other versions of {', '.join(differing)}: pictures may differ by that alone"
        )
