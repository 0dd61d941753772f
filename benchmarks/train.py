"""Speed of contrastive training: images a second of the loader alone, of the model alone and of both, and what a loss
over 256 groups of eleven costs, dense, in chunks, and with cached gradients.

    python benchmarks/train.py                 # prints the table, keeps it in benchmarks/results/ and README.md
    python benchmarks/train.py --seconds 20    # measure rates for longer

On a CPU rates are by processor time of one core, so that other work on the machine counts little, and the model is the
small one; on a GPU they are by the clock, with as many loader processes as there are cores, and the model is ViT-B/32.
Memory is the peak of a process of its own, less what it had before; of a GPU it is what torch had given out.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from tables import Row, publish

# This file is called as a package is; what lies beside it has been imported.
sys.path[:] = [p for p in sys.path if Path(p).resolve() != Path(__file__).resolve().parent]

import torch  # noqa: E402

from perturb.groups import Recipe  # noqa: E402
from perturb.groups.export import Export  # noqa: E402
from train.clip.config import ClipConfig  # noqa: E402
from train.clip.encoding import Encoding  # noqa: E402
from train.clip.rates import arithmetic, peak  # noqa: E402
from train.data import Batch, Loader, open_source  # noqa: E402
from train.losses import Features, Mix  # noqa: E402
from train.towers import Towers, load  # noqa: E402

EXAMPLES = Path(__file__).parents[1] / "examples" / "diagrams"
# Programs that are quickly perturbed: it is their pictures that count here.
PROGRAMS = ("circles/angles-in-one-segment", "circles/central-angle", "quadrilaterals/hexagon-angles")
GROUPS, NEGATIVES = 48, 10
B, N, D, CHUNK = 256, 10, 512, 64  # of the loss: groups, negatives, numbers of a feature, rows at a time
GPU = torch.cuda.is_available()
DEVICE = torch.device("cuda" if GPU else "cpu")
MODEL, PRECISION = ("ViT-B-32", "bf16") if GPU else ("tiny", "fp32")
LOSSES = ("loss dense", "loss in chunks")
STEPS = ("step dense", "step cached, loss in chunks")


def seconds() -> float:
    """The clock, or the processor time of this process."""
    if GPU:
        torch.cuda.synchronize()
        return perf_counter()
    return process_time()


def rate(once: Callable[[], int], *, least: float) -> float:
    """How many a second, of what one call says it has done; the first call isn't counted."""
    once()
    begin, done = seconds(), 0
    while (took := seconds() - begin) < least or not done:
        done += once()
    return done / took


# -- loader and model -----------------------------------------------------------------------------------


def rates(folder: Path, least: float) -> dict[str, Any]:
    """Images a second of the loader, the model, and both, in steps of siblings in one batch."""
    sizes = (224,) if GPU else (224, 72)
    for size in sizes:
        recipe = Recipe(
            groups=GROUPS,
            shard_size=GROUPS,
            per_program=GROUPS,
            negatives=NEGATIVES,
            texts=0,
            sizes=(size,),
            folders=tuple(str(EXAMPLES / f"{name}.geo") for name in PROGRAMS),
        )
        export = Export(recipe)
        export.make(export.begin(folder / str(size)), workers=1)
    out: dict[str, Any] = {"groups": GROUPS, "negatives": NEGATIVES, "tower": MODEL, "precision": PRECISION}
    for size in sizes:
        name = "ViT-B-32" if GPU else "tiny"
        # For the loader alone it is the size that counts: a small model asks for as much as a large one.
        towers = load(name, precision=PRECISION, device=DEVICE, image_size=size)
        loader, mix = _loader(folder / str(size), towers)
        batches = loader.batches()
        alone = rate(lambda: _pictures(next(batches)), least=least)  # noqa: B023
        out[f"loader at {size} px"] = alone
        if size == sizes[-1]:
            step = _Step(towers, mix)
            batch = next(batches).to(DEVICE)
            out["model"] = rate(lambda: step(batch), least=least)  # noqa: B023
            out["together"] = rate(lambda: step(next(batches).to(DEVICE)), least=least)  # noqa: B023
            if (best := peak(DEVICE)) is not None:
                image, text = arithmetic(towers, batch.images, batch.captions)
                out["share of peak"] = out["model"] * (image + text) / best
    return out


def _loader(data: Path, towers: Towers) -> tuple[Loader, Mix]:
    mix = Mix({"siblings": 1.0}).to(DEVICE)
    workers = max(1, (os.cpu_count() or 1) - 1) if GPU else 0
    source = open_source(str(data), batch=24)
    return Loader(source, towers=towers, needs=mix.needs, workers=workers), mix


def _pictures(batch: Batch) -> int:
    assert batch.image_valid is not None
    return len(batch) + int(batch.image_valid.sum())


class _Step:
    """What a run does with a batch: there, back, and the optimiser."""

    def __init__(self, towers: Towers, mix: Mix) -> None:
        config = ClipConfig(data="none")
        self.encoding, self.learning = Encoding(towers, mix), list(towers.model.parameters())
        self.optimizer = torch.optim.AdamW(self.learning, lr=config.lr, betas=(0.9, config.beta2))

    def __call__(self, batch: Batch) -> int:
        self.encoding.backward(batch)
        torch.nn.utils.clip_grad_norm_(self.learning, 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        return self.encoding.encoded[0]


# -- the loss, and a step with it ------------------------------------------------------------------------


def one(name: str, into: Path) -> None:
    """Measure one way in this process; its gradients and figures go into a folder."""
    work = _loss(name) if name in LOSSES else _whole(name)
    before = _memory(reset=True)
    begin = seconds()
    try:
        gradients = work()
    except torch.OutOfMemoryError:
        (into / f"{name}.json").write_text("{}", "utf-8")
        return
    told = {"seconds": seconds() - begin, "bytes": max(0, _memory() - before)}
    flat = torch.cat([gradient.flatten().float().cpu() for gradient in gradients])
    np.save(into / f"{name}.npy", flat.numpy(), allow_pickle=False)
    (into / f"{name}.json").write_text(json.dumps(told), "utf-8")


def _memory(*, reset: bool = False) -> int:
    """The most that was in use; with `reset` what is in use now, from where on the most is counted anew."""
    if GPU:
        if reset:
            torch.cuda.reset_peak_memory_stats()
        return torch.cuda.max_memory_allocated()
    if reset:
        Path("/proc/self/clear_refs").write_text("5")
    told = Path("/proc/self/status").read_text()
    return 1024 * int(told.partition("VmHWM:")[2].split()[0])


def _loss(name: str) -> Callable[[], list[torch.Tensor]]:
    """Siblings in one batch on features that are given; the gradients of all of them."""
    mix = Mix({"siblings": {"chunk": CHUNK} if name.endswith("chunks") else 1.0})
    random = torch.Generator().manual_seed(0)
    scale = torch.tensor(20.0, device=DEVICE)

    def unit(*shape: int) -> torch.Tensor:
        x = torch.nn.functional.normalize(torch.randn(*shape, D, generator=random), dim=-1)
        return x.to(DEVICE).requires_grad_()

    def features(b: int, n: int) -> dict[str, torch.Tensor]:
        return {
            "image": unit(b),
            "text": unit(b),
            "negative_images": unit(b, n),
            "sibling_texts": unit(b, n),
        }

    def work(given: dict[str, torch.Tensor]) -> list[torch.Tensor]:
        mix(Features(scale=scale, **given))[0].backward()
        return [x.grad for x in given.values() if x.grad is not None]

    work(features(8, 10))  # what is allocated once for all
    given = features(B, N)
    return lambda: work(given)


def _whole(name: str) -> Callable[[], list[torch.Tensor]]:
    """Both towers and the loss on pictures and words that mean nothing; the gradients of all parameters."""
    towers = load(MODEL, precision=PRECISION, device=DEVICE)
    mix = Mix({"siblings": {"chunk": CHUNK} if name.endswith("chunks") else 1.0})
    random = torch.Generator().manual_seed(0)
    size, length = towers.image_size, towers.context_length

    def pictures(*shape: int) -> torch.Tensor:
        return torch.randn(*shape, 3, size, size, generator=random).to(DEVICE)

    def words(*shape: int) -> torch.Tensor:
        ids = torch.randint(1, 40_000, (*shape, length), generator=random)
        ids[..., -1] = 49_407  # where CLIP's features are read
        return ids.to(DEVICE)

    batch = Batch(
        images=pictures(B),
        captions=words(B),
        negative_images=pictures(B, N),
        negative_captions=words(B, N),
        image_valid=torch.ones(B, N, dtype=torch.bool, device=DEVICE),
    )
    encoding = Encoding(towers, mix, cache=CHUNK if "cached" in name else 0)
    first = towers.encode_images(batch.images[:2]).sum() + towers.encode_texts(batch.captions[:2]).sum()
    first.backward()  # what is allocated once for all
    towers.model.zero_grad(set_to_none=True)

    def work() -> list[torch.Tensor]:
        encoding.backward(batch)
        return [p.grad for p in towers.model.parameters() if p.grad is not None]

    return work


def ways(names: tuple[str, ...]) -> dict[str, Any]:
    """Each way in a process of its own, and how far its gradients are from those of the first."""
    out: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            subprocess.run([sys.executable, __file__, "--one", name, "--into", folder], check=True)
            out[name] = json.loads((Path(folder) / f"{name}.json").read_text("utf-8"))
        first = Path(folder) / f"{names[0]}.npy"
        for name in names[1:]:
            mine = Path(folder) / f"{name}.npy"
            if first.exists() and mine.exists():
                a, b = (np.load(p, allow_pickle=False).astype(np.float64) for p in (first, mine))
                out[name]["gradients differ"] = float(np.linalg.norm(a - b) / np.linalg.norm(a))
                out[name]["of memory"] = out[name]["bytes"] / max(1, out[names[0]]["bytes"])
    return out


# -- told -------------------------------------------------------------------------------------------------


def rows(found: dict[str, Any]) -> list[Row]:
    each, of = found["rates"], "" if GPU else ", of one core"
    out = [
        Row(f"{name}: images a second{of}", f"{each[name]:,.0f}")
        for name in each
        if name.startswith("loader")
    ]
    need = "no less than the model" if GPU else ""
    if GPU:
        out = [Row(row.what, row.measured, need) for row in out]
    out += [Row(f"{MODEL}: images a second, with as many texts{of}", f"{each['model']:,.0f}")]
    if "share of peak" in each:
        out.append(Row("of peak arithmetic", f"{each['share of peak']:.1%}"))
    out.append(Row(f"loader and {MODEL} together{of}", f"{each['together']:,.0f}"))
    for names in (LOSSES, STEPS):
        for k, name in enumerate(names):
            told = found["costs"][name]
            if not told:
                out.append(Row(name, "out of memory"))
                continue
            shown = f"{told['seconds']:.2f} s, {told['bytes'] / 2**20:,.0f} MB"
            if k and "of memory" in told:
                shown += f" ({told['of memory']:.2f}), gradients {told['gradients differ']:.0e}"
            out.append(Row(name, shown, "memory ≤ 0.25" if k else ""))
    return out


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=5.0, help="for which each rate is measured")
    parser.add_argument("--one", choices=(*LOSSES, *STEPS), help=argparse.SUPPRESS)
    parser.add_argument("--into", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    if asked.one:
        return one(asked.one, asked.into)
    with tempfile.TemporaryDirectory() as folder:
        found: dict[str, Any] = {"rates": rates(Path(folder), asked.seconds)}
    torch.cuda.empty_cache()
    found["costs"] = ways(LOSSES) | ways(STEPS)
    found["loss"] = {"groups": B, "negatives": N, "features": D, "rows at a time": CHUNK}
    found["on"] = torch.cuda.get_device_name() if GPU else f"{platform.machine()}, {os.cpu_count()} cores"
    found["torch"] = torch.__version__
    publish("train", found, rows(found))
    return None


if __name__ == "__main__":
    main()
