"""Batches: what of a group is in them, what is masked, and what a tower sees."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from geodsl.dataset.record import Record
from train.data import TEXT_KINDS, Collate, DataError, open_source
from train.data.pictures import Look, chance, decoded, floats, look_of

PICTURES = frozenset({"negative_images", "image_valid", "severity"})
TEXTS = frozenset({"negative_texts", "text_valid", "kinds"})
BOTH = PICTURES | TEXTS | {"sibling_texts"}


def ids(texts: Sequence[str], length: int = 300) -> torch.Tensor:
    """Letters, cut off at a length."""
    return torch.tensor([[*t.encode()[:length], *[0] * (length - len(t.encode()))] for t in texts])


def pixels(picture: Any) -> torch.Tensor:
    return torch.from_numpy(np.array(picture)).permute(2, 0, 1)


def collate(**other: Any) -> Collate:
    return Collate(**{"ids": ids, "look": Look(pixels), "needs": BOTH, **other})


@pytest.fixture(scope="module")
def records(dataset: Path) -> list[Record]:
    return open_source(dataset, batch=6).batch(0, {})


def pixels_of(file: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(file)) as picture:
        return np.asarray(picture.convert("RGB")).transpose(2, 0, 1)


def test_everything_is_in_its_place(records: list[Record]) -> None:
    batch = collate()(records, 0)
    assert batch.keys == tuple(r.key for r in records)
    assert batch.negative_images.shape == (6, 3, 3, 64, 64)
    assert batch.texts.shape == (6, 3, 300)
    for b, record in enumerate(records):
        assert np.array_equal(batch.images[b], pixels_of(record.anchor.image))
        assert torch.equal(batch.captions[b], ids([record.anchor.caption])[0])
        for k, member in enumerate(record.negatives):
            assert np.array_equal(batch.negative_images[b, k], pixels_of(member.image))
            assert torch.equal(batch.negative_captions[b, k], ids([member.caption])[0])
            assert batch.severity[b, k] == pytest.approx(member.hardness, rel=1e-6)
            assert batch.operators[b][k] == " then ".join(s["operator"] for s in member.steps)
        for k, text in enumerate(record.texts):
            assert torch.equal(batch.texts[b, k], ids([text["text"]])[0])
            assert TEXT_KINDS[batch.kinds[b, k]] == text["class"]
    assert batch.image_valid.all()
    assert batch.text_valid.all()


def test_only_what_is_needed_is_there(records: list[Record]) -> None:
    plain = collate(needs=frozenset())(records, 0)
    assert plain.negative_images is plain.texts is plain.image_valid is plain.negative_captions is None
    assert collate(needs=TEXTS)(records, 0).negative_images is None
    lists = collate(needs=PICTURES)(records, 0)
    assert lists.negative_captions is lists.texts is None
    assert lists.negative_images is not None
    assert collate(truth=False)(records, 0).truths(BOTH) == {}
    broken = [
        Record(r.data, {n: b"" if "negative" in n else x for n, x in r.images.items()}) for r in records
    ]
    collate(needs=TEXTS)(broken, 0)  # pictures that nobody looks at aren't decoded
    with pytest.raises(DataError, match=r"negative_\d+\.png of train-\d+-\d+ can't be read"):
        collate()(broken, 0)


def test_k_of_n_are_drawn_anew_in_every_step(records: list[Record]) -> None:
    few = collate(negatives=2, texts=1)
    drawn = set()
    for i in range(24):
        batch = few(records, i)
        assert (batch.negative_images.shape[1], batch.texts.shape[1]) == (2, 1)
        again = few(records[::-1], i)  # who else is in the batch doesn't matter
        assert torch.equal(batch.negative_images, again.negative_images.flip(0))
        assert torch.equal(batch.texts, again.texts.flip(0))
        whole = ids([m.caption for m in records[0].negatives])
        drawn.add(tuple(k for k in range(3) if (whole[k] == batch.negative_captions[0]).all(1).any()))
    assert drawn == {(0, 1), (0, 2), (1, 2)}
    other = collate(negatives=2, seed=1)
    assert any(
        not torch.equal(few(records, i).negative_captions, other(records, i).negative_captions)
        for i in range(4)
    )


def test_any_member_may_stand_for_its_group(records: list[Record]) -> None:
    needs = frozenset({"negative_images", "image_valid", "sibling_texts"})
    some = collate(needs=needs, anchors="any")
    stood: set[int] = set()
    for i in range(16):
        batch = some(records, i)
        truth = batch.truths(needs)["sibling_truth"]
        for b, record in enumerate(records):
            members = {m.caption: m for m in (record.anchor, *record.negatives)}
            said = [batch.captions[b], *batch.negative_captions[b]]
            seen = [batch.images[b], *batch.negative_images[b]]
            order = [members[bytes(x[x > 0].tolist()).decode()] for x in said]
            assert sorted(m.number for m in order) == [0, 1, 2, 3]
            assert all(np.array_equal(x, pixels_of(m.image)) for x, m in zip(seen, order, strict=True))
            stood.add(order[0].number)
        for b in range(len(records)):  # whoever stands for it, each caption is true of its own picture alone
            assert torch.equal(truth[b, :, b] == 1, torch.eye(4, dtype=torch.bool))
    assert stood == {0, 1, 2, 3}
    with pytest.raises(DataError, match="severity, which groups tell of their own anchors alone"):
        collate(needs=PICTURES, anchors="any")
    with pytest.raises(DataError, match="curriculum"):
        some(records, 0, {"severity": (0.0, 1.0)})


def test_groups_that_have_fewer_are_masked(records: list[Record]) -> None:
    fewer = [
        Record({**r.data, "members": r.data["members"][: 1 + k], "texts": r.data["texts"][:k]}, r.images)
        for k, r in enumerate(records[:4])
    ]
    batch = collate()(fewer, 0)
    assert batch.image_valid.tolist() == batch.text_valid.tolist()
    assert batch.image_valid.tolist() == [[j < k for j in range(3)] for k in range(4)]
    assert not batch.negative_images[~batch.image_valid].any()
    assert batch.warnings["groups without negative pictures"] == 1
    assert batch.warnings["groups without false captions"] == 1
    none = collate()(fewer[:1], 0)
    assert none.negative_images.shape == (1, 0, 3, 64, 64)
    assert none.text_valid.shape == (1, 0)


def test_what_the_tokenizer_cuts_off_is_masked_and_counted(records: list[Record]) -> None:
    length = 24

    def cut(texts: Sequence[str]) -> torch.Tensor:
        return ids(texts, length)

    batch = collate(ids=cut)(records, 0)
    same = [
        [m.caption.encode()[:length] == r.anchor.caption.encode()[:length] for m in r.negatives]
        for r in records
    ]
    said = [
        [t["text"].encode()[:length] == r.anchor.caption.encode()[:length] for t in r.texts] for r in records
    ]
    assert 0 < np.sum(same) < 18
    assert batch.image_valid.tolist() == np.logical_not(same).tolist()
    assert batch.text_valid.tolist() == np.logical_not(said).tolist()
    assert batch.warnings["negatives cut off"] == np.sum(same)
    assert batch.warnings["negatives"] == 18
    assert batch.warnings["false captions cut off"] == np.sum(said)
    # Nor does the matrix call a caption false that reads as the picture's own.
    found = batch.truths(BOTH)["sibling_truth"]
    whole = collate()(records, 0).truths(BOTH)["sibling_truth"]
    for b, cut_off in enumerate(same):
        assert (whole[b, 0, b, 1:] == 0).all()
        assert found[b, 0, b, 1:].tolist() == [-1 if lost else 0 for lost in cut_off]


def test_bytes_become_what_the_transform_makes() -> None:
    from torchvision.transforms import Compose, Normalize, RandomResizedCrop, ToTensor

    whole = Compose(
        [RandomResizedCrop(40, scale=(0.5, 1.0)), ToTensor(), Normalize((0.4, 0.5, 0.6), (0.2, 0.3, 0.4))]
    )
    picture = Image.fromarray(
        np.random.Generator(np.random.Philox(1)).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    )
    look = look_of(whole)
    with chance(7):
        wanted = whole(picture)
    with chance(7):
        found = look.make(picture)
    assert found.dtype == torch.uint8
    assert torch.equal(floats(found, look.mean, look.std), wanted)
    assert look_of(ToTensor()).mean is None


def test_chance_leaves_no_trace() -> None:
    torch.manual_seed(3)
    before = torch.rand(2)
    torch.manual_seed(3)
    with chance(1):
        torch.rand(100)
    assert torch.equal(torch.rand(2), before)


def test_all_pictures_of_a_group_are_cropped_alike(records: list[Record]) -> None:
    def shifted(picture: Any) -> torch.Tensor:
        return torch.rand(3, 2, 2)

    one, two = (collate(look=Look(shifted))(records, i) for i in (0, 1))
    assert (one.negative_images == one.images[:, None]).all()
    assert not (one.images[0] == one.images[1]).all()
    assert not (one.images == two.images).all()


def test_pictures_that_are_none_are_refused() -> None:
    gif = io.BytesIO()
    Image.new("P", (4, 4)).save(gif, "GIF")
    for file in (b"", b"no picture", gif.getvalue()):
        with pytest.raises(DataError, match="the picture x can't be read"):
            decoded(file, "x")


def test_what_is_incomplete_is_named(records: list[Record]) -> None:
    record = records[0]
    missing = Record(record.data, {n: x for n, x in record.images.items() if n != record.negatives[0].name})
    facts = Record(
        {**record.data, "facts": [{"text": "x", "kind": "X", "term": {"kind": "X"}}]}, record.images
    )
    for bad in (missing, facts):
        with pytest.raises(DataError, match=record.key):
            collate()([bad], 0)
