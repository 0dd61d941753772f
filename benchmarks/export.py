"""Speed of an export, measured in one run: groups of a picture, ten negatives and ten false captions, from programs to
synced shards, beside the bare rate of drawing and encoding the same pictures.

    python benchmarks/export.py                # prints the table, keeps it in benchmarks/results/ and README.md
    python benchmarks/export.py --groups 256   # more groups of each program

"Bare" is cairo drawing the same pictures, and the encoder writing them, with nothing else done. Rates of a core are by
processor time, so that other work on the machine counts little; two workers are compared with one by the clock, and by
the processor time that the same groups take. Memory is that of a process of its own at its largest.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from tables import Row, publish

# This file is called as a package is; what lies beside it has been imported.
sys.path[:] = [p for p in sys.path if Path(p).resolve() != Path(__file__).resolve().parent]

from geodsl.dataset import making  # noqa: E402
from geodsl.dataset.beside import Beside  # noqa: E402
from geodsl.dataset.formats import webdataset  # noqa: E402
from geodsl.dataset.shard import Shard  # noqa: E402
from geodsl.dataset.tar import TarWriter  # noqa: E402
from geodsl.picture import encode, raster  # noqa: E402
from perturb.blocks.groups import Group  # noqa: E402
from perturb.groups import GroupMaker, Recipe, maker  # noqa: E402
from perturb.groups.export import Export  # noqa: E402
from perturb.groups.programs import listed  # noqa: E402
from perturb.stream import Stream  # noqa: E402

EXAMPLES = Path(__file__).parents[1] / "examples" / "diagrams"
PROGRAMS = (
    "circles/two-tangents",
    "triangles/incircle",
    "quadrilaterals/parallelogram",
    "similarity/midsegment",
    "circles/incentre-on-the-circle",
    "congruence/square-in-square",
)
SIZE = 224


def recipe(groups: int, **other: Any) -> Recipe:
    """The recipe that is measured: each program is visited once, in a shard of its own."""
    told = {
        "groups": groups * len(PROGRAMS),
        "shard_size": groups,
        "per_program": groups,
        "folders": tuple(str(EXAMPLES / f"{name}.geo") for name in PROGRAMS),
        "negatives": 10,
        "texts": 10,
        "fewer": True,
        "sizes": (SIZE,),
    }
    return Recipe(**{**told, **other})


# -- stages ------------------------------------------------------------------------------------------------


class Stages:
    """Processor time by stage: what is spent within a stage that is called within another counts for the inner one."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._open: list[str] = []
        self._since = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._turn()
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def _turn(self) -> None:
        now = process_time()
        if self._open:
            self.seconds[self._open[-1]] = self.seconds.get(self._open[-1], 0.0) + now - self._since
        self._since = now

    def watch(self, owner: Any, name: str, stage: str) -> Callable[[], None]:
        """Count what a function takes for a stage, until the result is called."""
        was = owner.__dict__[name] if isinstance(owner, type) else getattr(owner, name)

        def watched(*args: Any, **kwargs: Any) -> Any:
            with self.stage(stage):
                return was(*args, **kwargs)

        setattr(owner, name, watched)
        return lambda: setattr(owner, name, was)


def watched(stages: Stages, groups: list[Group]) -> list[Callable[[], None]]:
    """All stages of an export; the groups that are recorded are gathered."""
    from perturb.blocks import cast

    where: list[tuple[Any, str, str]] = [
        (Stream, "__init__", "setting up a program"),
        (Stream, "_plan", "setting up a program"),
        (Stream, "block", "figures and negatives"),
        (cast, "press", "layout"),
        (import_module("geodsl.picture.backends.raster"), "raster", "drawing"),
        (maker, "texts_of", "false captions"),
        (maker, "record", "records and certificates"),
        (maker, "interned", "records and certificates"),
        (maker, "encoded", "encoding"),
        (making.Tally, "add", "tally"),
        (TarWriter, "add", "tar, hashes, sync"),
        (Beside, "files", "tar, hashes, sync"),
        (Beside, "settle", "tar, hashes, sync"),
    ]
    back = [stages.watch(*one) for one in where]
    back.append(stages.watch(webdataset.json, "dumps", "JSON"))
    was = maker.record

    def gathered(group: Group, *args: Any, **kwargs: Any) -> Any:
        groups.append(group)
        return was(group, *args, **kwargs)

    maker.record = gathered
    return [lambda: setattr(maker, "record", was), *back]


def staged(groups: int) -> dict[str, Any]:
    """One worker's processor time, by stage, beside the bare one."""
    export = Export(recipe(groups))
    source, stages, made = GroupMaker(export.recipe, export.pool), Stages(), list[Group]()
    shards = list(export.plan)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        making.make(root, replace(shards[0], count=2), source, ["webdataset"], stamp="")  # fonts, caches
        back = watched(stages, made)
        try:
            start = process_time()
            with stages.stage("all else"):
                for shard in shards:
                    making.make(root, shard, source, ["webdataset"], stamp="")
            took = process_time() - start
        finally:
            for undo in back:
                undo()
        size = sum(p.stat().st_size for p in root.rglob("*.tar"))
    displays = [m.picture.display for group in made for m in group.members]
    start = process_time()
    for display in displays:
        encode(raster(display))
    bare = process_time() - start
    return {
        "groups": len(made),
        "pictures": len(displays),
        "seconds": took,
        "per_second": len(made) / took,
        "bare_per_second": len(made) / bare,
        "of_bare": bare / took,
        "bytes": size / len(made),
        "stages": dict(sorted(stages.seconds.items(), key=lambda pair: -pair[1])),
    }


# -- two workers -------------------------------------------------------------------------------------------


def scaled(groups: int) -> dict[str, float]:
    """By the clock, and by processor time: how much less one of two workers gets done than one alone."""
    export = Export(recipe(groups, shard_size=max(1, groups // 4), per_program=max(1, groups // 4)))
    times: dict[int, tuple[float, float]] = {}
    for workers in (1, 2, 1):
        with tempfile.TemporaryDirectory() as folder:
            dataset = export.begin(Path(folder) / "data")
            before = _processor()
            start = perf_counter()
            export.make(dataset, workers=workers, start="fork")
            took = perf_counter() - start, _processor() - before
            times[workers] = min(took, times.get(workers, took))
    (one, alone), (two, together) = times[1], times[2]
    return {"clock_1": one, "clock_2": two, "speed_up": one / two, "by_processor": 2 * alone / together}


def _processor() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


# -- memory ------------------------------------------------------------------------------------------------


def remembered(groups: int) -> int:
    """Megabytes at the most of a process that makes so many groups of sampled programs and of examples."""
    command = [sys.executable, __file__, "--remember", str(groups)]
    return int(subprocess.run(command, check=True, text=True, capture_output=True).stdout)


def remember(groups: int) -> None:
    """Make groups in this process, and print how much memory that took."""
    told = {"negatives": 1, "texts": 1, "sampler": {}, "per_program": 50, "shard_size": 50}
    source = GroupMaker(found := recipe(groups, **told), listed(found.folders))
    with tempfile.TemporaryDirectory() as folder:
        for number in range(-(-groups // 50)):
            shard = Shard("train", number, number + 1, number, min(50, groups - 50 * number))
            making.make(Path(folder), shard, source, ["webdataset"], stamp="")
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


# -- the table ---------------------------------------------------------------------------------------------


def rows(result: dict[str, Any]) -> list[Row]:
    whole, two, memory = result["whole"], result["two_workers"], result["memory"]
    out = [
        Row(
            f"groups a second a core ({result['groups']} groups of a program at a time)",
            f"{whole['per_second']:,.1f}",
            "≥ 120",
        ),
        Row("share of the bare rate of drawing and encoding", f"{whole['of_bare']:.3f}", "≥ 0.33"),
    ]
    for name, seconds in whole["stages"].items():
        share = seconds / whole["seconds"]
        out.append(Row(f"{name}, a group", f"{1e3 * seconds / whole['groups']:.1f} ms ({share:.0%})"))
    out.append(
        Row(
            "two workers instead of one",
            f"{two['speed_up']:.2f}× ({two['by_processor']:.2f}× by processor time)",
            "≥ 1.9×",
        )
    )
    (few, least), (many, most) = memory.items()
    out.append(Row(f"memory of a worker, {few} and {many} groups", f"{least} and {most} MB", "< 600 MB"))
    out.append(Row("a group on the disk", f"{whole['bytes'] / 1e3:.0f} kB"))
    return out


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--groups", type=int, default=128, help="groups of a program")
    parser.add_argument("--memory", type=int, nargs=2, default=(200, 2000), help="groups, few and many")
    parser.add_argument("--remember", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.remember:
        remember(asked.remember)
        return
    result = {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "size": SIZE,
        "groups": asked.groups,
        "whole": staged(asked.groups),
        "two_workers": scaled(asked.groups),
        "memory": {str(n): remembered(n) for n in asked.memory},
    }
    publish("export", result, rows(result))


if __name__ == "__main__":
    main()
