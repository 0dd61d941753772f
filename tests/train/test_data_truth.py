"""The truth matrix against the engine's own judgement of figures read from their programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from geodsl.dataset.record import Record
from geodsl.ledger import FALSE, TRUE
from geodsl.objects import Ref
from perturb.recording.interned import expanded
from perturb.verifying.entries import facts_of
from perturb.verifying.remade import Remade
from tests.train.ranks import spawn
from train.data import Batch, Collate, open_source
from train.data.known import Known, Said, Table
from train.data.pictures import Look
from train.data.truth import Sights, Words, judged
from train.gather import rank

NEEDS = frozenset(
    {"negative_images", "sibling_texts", "image_valid", "negative_texts", "text_valid", "kinds"}
)
_NUMBERS = {"length": "number", "area": "number"}


def ids(texts: Sequence[str]) -> torch.Tensor:
    """A tokenizer that cuts nothing off: letters."""
    return torch.tensor([[*t.encode()[:400], *[0] * (400 - len(t.encode()[:400]))] for t in texts])


def blank(picture: Any) -> torch.Tensor:
    return torch.zeros(3, 2, 2)


COLLATE = Collate(ids=ids, look=Look(blank), needs=NEEDS)


def engine(picture: Remade, caption: Mapping[str, Any]) -> int:
    """What the engine says of a caption of any group: all true, something false, or neither."""
    facts = facts_of(caption["facts"])
    types = {name: _NUMBERS.get(kind, kind) for name, kind in picture.types.items()}
    there = [
        f
        for f in facts
        if all(types.get(t.name) == _NUMBERS.get(t.type, t.type) for t in f.walk() if isinstance(t, Ref))
    ]
    verdicts = [FALSE] * (len(facts) - len(there)) + picture.verdicts(there)
    if FALSE in verdicts:
        return 0
    return 1 if all(v == TRUE for v in verdicts) else -1


def members(records: Sequence[Record]) -> list[tuple[int, int, dict[str, Any]]]:
    """Group, member, and the group's data with facts in their places, of what pictures a batch has."""
    out = []
    for i, record in enumerate(records):
        told = expanded(record.data)
        out += [(i, k, told) for k, m in enumerate(told["members"]) if m["role"] != "hard positive"]
    return out


@pytest.fixture(scope="module")
def looked_at(dataset: Path) -> tuple[list[Record], Batch]:
    """All groups: those of one program, and those of others."""
    source = open_source(dataset, batch=16)
    records = source.batch(0, {})
    return records, COLLATE(records, 0)


def test_it_is_what_the_engine_says(looked_at: tuple[list[Record], Batch]) -> None:
    records, batch = looked_at
    found = batch.truths(NEEDS)
    siblings, texts, anchors = (found[k].numpy() for k in ("sibling_truth", "negative_truth", "truth"))
    every = members(records)
    seen: Counter[tuple[bool, int, int]] = Counter()
    for i, k, told in every:
        picture = Remade(told, k)
        for j, m, other in every:
            said = int(siblings[i, k, j, m])
            seen[i == j, said, engine(picture, other["members"][m]["caption"])] += 1
            if k == m == 0:
                assert anchors[i, j] == said
        if k == 0:
            for j, record in enumerate(records):
                for m, text in enumerate(expanded(record.data)["texts"]):
                    seen[i == j, int(texts[i, j, m]), engine(picture, text)] += 1
    wrong = {k: n for k, n in seen.items() if k[1] != -1 and k[1] != k[2]}
    assert not wrong
    # Within a group everything is sure; of other groups some true and most false captions are known to be so.
    assert not [k for k in seen if k[0] and k[1] == -1]
    assert seen[False, 1, 1] > 100
    sure = sum(n for (own, said, _), n in seen.items() if not own and said == 0)
    assert sure > 0.8 * sum(n for (own, _, told), n in seen.items() if not own and told == 0)


def test_own_captions_are_true_and_texts_false(looked_at: tuple[list[Record], Batch]) -> None:
    records, batch = looked_at
    found = batch.truths(NEEDS)
    assert (found["truth"].diagonal() == 1).all()
    for i, record in enumerate(records):
        n = 1 + len(record.negatives)
        own = found["sibling_truth"][i, :n, i, :n]
        assert (own.diagonal() == 1).all()
        assert (own[0, 1:] >= 0).all()
        assert (own[1:, 0] == 0).all()  # the anchor's caption is false of every negative
        assert (found["negative_truth"][i, i, : len(record.texts)] == 0).all()


def test_unclear_facts_mask(dataset: Path) -> None:
    """What a certificate calls unclear is never said to be false."""
    records = open_source(dataset, batch=16).batch(0, {})
    count = 0
    for record in records:
        table = Table(record)
        for k, m in enumerate(record.data["members"]):
            for f in () if m["certificate"] is None else m["certificate"]["unclear"]:
                known = table.known(k)
                count += 1
                assert table.told[f].own not in known.true | known.false
    assert count


def test_sets_decide() -> None:
    known = Known(frozenset({1, 2, 3}), frozenset({4}), frozenset({10, 11}))
    said = [
        Said((1, 2), (10,)),  # all true
        Said((1, 4), (10,)),  # one false
        Said((1, 5), (10,)),  # one unsure
        Said((4, 5), (10,)),  # false whatever else
        Said((1, 5), (10, 12)),  # of something that isn't there
        Said((), ()),  # nothing
        Said((1, 4), (10,)),  # false, and reads as the picture's own
    ]
    words = Words.of(said, [1, 2, 3, 4, 5, 0, 9], (1, 7))
    sights = Sights.of([known], [1], (1, 2))  # of the other picture nothing is known
    found = judged(sights, words, torch.tensor([[7, 9]]))
    assert found[0, 1, 0].tolist() == [1, 0, -1, 0, 0, -1, -1]
    assert (found[0, 0] != 1).all()


def test_without_negatives_there_is_a_matrix_all_the_same(dataset: Path) -> None:
    records = open_source(dataset, batch=4).batch(0, {})
    few = [Record({**r.data, "members": r.data["members"][:1]}, r.images) for r in records]
    found = COLLATE(few, 0).truths(NEEDS)
    assert found["sibling_truth"].shape == (4, 1, 4, 1)
    assert torch.equal(found["sibling_truth"][:, 0, :, 0], found["truth"])


def two_ranks(root: str, own: int, ranks: int) -> dict[str, np.ndarray]:
    """The matrices of one rank's part of a batch; rank 1 looks at two negatives and one text of each group."""
    assert own == rank()
    less = {"negatives": 2, "texts": 1} if own else {}
    records = open_source(root, batch=4).batch(0, {})
    found = replace(COLLATE, **less)(records, 0).truths(NEEDS)
    return {name: x.numpy() for name, x in found.items()}


def test_two_ranks_see_what_one_sees(dataset: Path, tmp_path: Path) -> None:
    parts = spawn(partial(two_ranks, str(dataset)), 2, tmp_path)
    records = open_source(dataset, batch=8).batch(0, {})
    whole = {name: x.numpy() for name, x in COLLATE(records, 0).truths(NEEDS).items()}
    chosen = [[m.number for m in r.negatives] for r in records]
    second = replace(COLLATE, negatives=2)
    # Columns of rank 1 hold the two that were drawn, then padding.
    drawn = [[0, *(m.number for m in second._part(r, 0, {}).negatives)] for r in records[4:]]
    assert [len(c) for c in chosen] == [3] * 8
    assert np.array_equal(np.concatenate([p["truth"] for p in parts]), whole["truth"])
    assert [p["sibling_truth"].shape for p in parts] == [(4, 4, 8, 4), (4, 3, 8, 4)]
    assert [p["negative_truth"].shape for p in parts] == [(4, 8, 3), (4, 8, 3)]
    assert np.array_equal(parts[0]["sibling_truth"][:, :, :4], whole["sibling_truth"][:4, :, :4])
    for b, places in enumerate(drawn):
        assert np.array_equal(
            parts[0]["sibling_truth"][:, :, 4 + b, :3], whole["sibling_truth"][:4, :, 4 + b, places]
        )
        assert (parts[0]["sibling_truth"][:, :, 4 + b, 3] == -1).all()
        assert np.array_equal(parts[1]["sibling_truth"][b, :, :4], whole["sibling_truth"][4 + b, places, :4])
