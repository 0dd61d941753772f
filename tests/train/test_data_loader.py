"""Loaders: the same batches by any number of processes, from any start, in order."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from torchvision.transforms import Compose, Normalize, RandomCrop, ToTensor

from train.data import Batch, Curriculum, DataError, DataWarning, Loader, open_source
from train.data.source import Source
from train.losses import Features, Mix
from train.towers import load

NEEDS = frozenset(
    {"negative_images", "sibling_texts", "image_valid", "negative_texts", "text_valid", "kinds"}
)


class Letters:
    """A tokenizer as towers have it."""

    def __call__(self, texts: Sequence[str], context_length: int) -> torch.Tensor:
        raw = [t.encode()[:context_length] for t in texts]
        return torch.tensor([[*r, *[0] * (context_length - len(r))] for r in raw])


def towers(length: int = 300) -> Any:
    by = Normalize((0.5, 0.5, 0.5), (0.2, 0.2, 0.2))
    return SimpleNamespace(
        tokenizer=Letters(), context_length=length, train_transform=Compose([RandomCrop(48), ToTensor(), by])
    )


def loader(source: Source, **other: Any) -> Loader:
    return Loader(source, **{"towers": towers(), "needs": NEEDS, "negatives": 2, "texts": 2, **other})


def same(a: Batch, b: Batch) -> bool:
    a, b = a.to("cpu"), b.to("cpu")
    matrices = zip(a.truths(NEEDS).items(), b.truths(NEEDS).items(), strict=True)
    fields = ("images", "captions", "negative_images", "negative_captions", "texts", "severity", "kinds")
    return (
        a.keys == b.keys
        and a.operators == b.operators
        and all(torch.equal(getattr(a, f), getattr(b, f)) for f in fields)
        and all(m == n and torch.equal(x, y) for (m, x), (n, y) in matrices)
    )


@pytest.fixture(scope="module")
def source(dataset: Path) -> Source:
    return open_source(dataset, batch=4)


def test_processes_make_the_same_batches_in_order(source: Source) -> None:
    alone, helped = (list(islice(loader(source, workers=w).batches(), 6)) for w in (0, 2))
    assert all(map(same, alone, helped))
    assert not same(alone[0], alone[4])  # the same place in the next epoch


def test_going_on_is_as_if_it_had_never_stopped(source: Source) -> None:
    whole = list(islice(loader(source).batches(), 7))
    for start in (3, 6):
        rest = islice(loader(source, workers=start % 2).batches(start), 7 - start)
        assert all(map(same, whole[start:], rest))
    assert same(loader(source).batch(5), whole[5])


@pytest.mark.parametrize("workers", [0, 2])
def test_what_a_probe_says_changes_the_next_batch(source: Source, workers: int) -> None:
    rates = [
        {"operator": operator, "severity": None, "rate": rate}
        for operator, rate in zip(
            sorted({o for b in islice(loader(source).batches(), 4) for g in b.operators for o in g}),
            (0.0, 1.0) * 50,
            strict=False,
        )
    ]

    def heard() -> Curriculum:
        found = Curriculum("adaptive", memory=0.0)
        found.hear({"rates": rates})
        return found

    curriculum = Curriculum("adaptive", memory=0.0)
    running = loader(source, negatives=1, workers=workers, curriculum=curriculum).batches()
    seen = [next(running) for _ in range(2)]
    curriculum.hear({"rates": rates})
    seen += [next(running) for _ in range(3)]
    before = loader(source, negatives=1, curriculum=Curriculum("adaptive"))
    after = loader(source, negatives=1, curriculum=heard())
    assert all(same(seen[i], (before if i < 2 else after).batch(i)) for i in range(5))
    assert any(not same(before.batch(i), after.batch(i)) for i in range(2, 5))


@pytest.mark.parametrize("workers", [0, 2])
def test_errors_of_processes_arrive_as_they_are(source: Source, workers: int) -> None:
    class Broken:
        finite = True

        def batch(self, i: int, state: Any) -> Any:
            if i == 2:
                raise DataError("the shard train-00007 can't be read")
            return source.batch(i, state)

        def check(self, needs: Any) -> None:
            pass

        def __len__(self) -> int:
            return 4

    running = loader(Broken(), workers=workers).batches()
    assert [len(next(running)) for _ in range(2)] == [4, 4]
    with pytest.raises(DataError, match="shard train-00007"):
        next(running)


def test_what_is_cut_off_is_warned_of_once_with_its_share(source: Source) -> None:
    cut = loader(source, towers=towers(24))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", DataWarning)
        list(islice(cut.batches(), 3))
    (said,) = [str(w.message) for w in told if "negative pictures" in str(w.message)]
    assert re.match(r"\d+\.\d% of negative pictures whose captions read as the anchor's own", said)
    assert 0 < cut.warnings["negatives cut off"] < cut.warnings["negatives"] == 24
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        list(islice(loader(source).batches(), 2))


def test_an_adaptive_curriculum_needs_a_choice(source: Source) -> None:
    with pytest.raises(DataError, match="negatives = 4"):
        loader(source, negatives=0, curriculum=Curriculum("adaptive"))


def test_batches_feed_the_losses(source: Source) -> None:
    model = load("tiny", None, precision="fp32", device="cpu", seed=0)
    mix = Mix({"softmax": 1.0, "siblings": 1.0, "negclip": 1.0, "list_images": 1.0, "severity_margin": 0.1})
    batch = Loader(source, towers=model, needs=mix.needs).batch(0).to("cpu")
    picture = model.eval_transform(_first(source))
    with torch.no_grad():
        assert torch.equal(batch.images[0], picture)
        every = torch.cat([batch.images[:, None], batch.negative_images], 1)
        image = model.encode_images(every.flatten(0, 1)).unflatten(0, (4, 4))
        own = torch.cat([batch.captions[:, None], batch.negative_captions], 1)
        text = model.encode_texts(own.flatten(0, 1)).unflatten(0, (4, 4))
        wrong = model.encode_texts(batch.texts.flatten(0, 1)).unflatten(0, (4, 3))
        features = Features(
            image=image[:, 0],
            text=text[:, 0],
            scale=model.scale,
            negative_images=image[:, 1:],
            image_valid=batch.image_valid,
            severity=batch.severity,
            sibling_texts=text[:, 1:],
            negative_texts=wrong,
            text_valid=batch.text_valid,
            kinds=batch.kinds,
            **batch.truths(mix.needs),
        )
        total, _ = mix(features)
    assert torch.isfinite(total)


def _first(source: Source) -> Any:
    from train.data.pictures import decoded

    return decoded(source.batch(0, {})[0].anchor.image, "first")
