"""Leaks of a dataset that an audit finds: what is in two splits, what is there twice."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from geodsl.cli import main
from geodsl.dataset import Dataset, Record
from geodsl.dataset.audit import AuditError, Budget, audit
from geodsl.dataset.audit.alike import coarse, differing, pairs
from geodsl.dataset.audit.balance import Balance
from geodsl.dataset.audit.leaks import Leak, Leaks
from geodsl.dataset.audit.page import page
from geodsl.dataset.audit.pictures import PictureError, ink_of
from geodsl.words.tokens import Words
from tests.dataset.planted import Plan, drafts, png, records

KINDS = {
    "families": "families in several splits",
    "programs": "programs in several splits",
    "near": "pictures nearly alike in several splits",
    "equal": "equal pictures with equal captions in several splits",
    "group": "equal pictures within a group",
    "again": "equal pictures with equal captions in one split",
}


def leaks(made: list[Record]) -> dict[str, Leak]:
    found = Leaks()
    for record in made:
        found.add(record)
    told = {leak.kind: leak for leak in found.found(lambda: iter(made))}
    return {short: told[kind] for short, kind in KINDS.items()}


def changed(record: Record, image: bytes | None = None, name: str = "positive.png", **about: Any) -> Record:
    data = {**record.data, "dataset": {**record.data["dataset"], **about}}
    images = dict(record.images)
    if image is not None:
        images[name] = image
    return Record(data, images)


def few(**more: Any) -> list[Record]:
    return records(Plan(groups=40, families=20, **more), 3)


def found_in(some: dict[str, Leak]) -> set[str]:
    return {short for short, leak in some.items() if leak.count}


def test_clean_records_leak_nothing() -> None:
    assert found_in(leaks(few())) == set()


def test_one_split_is_said_to_be_one() -> None:
    some = leaks(few(splits=("train",)))
    assert {short for short, leak in some.items() if "but one split" in leak.note} == {
        "families",
        "programs",
        "near",
        "equal",
    }
    assert {leak.note for leak in leaks(few()).values()} == {""}


def test_a_family_in_two_splits() -> None:
    made = few()
    made[0] = changed(made[0], split="test" if made[0].split == "train" else "train")
    some = leaks(made)
    assert found_in(some) == {"families"}
    assert some["families"].grave and made[0].key in some["families"].examples[0]


def test_a_program_in_two_splits() -> None:
    made = few()
    made[1] = changed(made[1], hash=made[0].data["dataset"]["hash"])
    assert made[0].split != made[1].split
    assert found_in(leaks(made)) == {"programs"}


@pytest.mark.parametrize("noise", [0, 6])
def test_a_picture_in_two_splits(noise: int) -> None:
    made = few()
    pixels = np.asarray(ink_of(made[0].images["positive.png"]).grey).astype(int)
    moved = pixels + np.random.default_rng(0).integers(-noise, noise + 1, pixels.shape)
    made[1] = changed(made[1], png(np.clip(moved, 0, 255).astype(np.uint8)), "negative_01.png")
    some = leaks(made)
    assert found_in(some) == {"near"}
    assert some["near"].count == 1 and "negative_01.png" in some["near"].examples[0]


def test_a_picture_with_its_caption_in_two_splits_or_twice_in_one() -> None:
    made = few()
    there = changed(made[0], key="test-90000", split="test", family="another", hash="another")
    assert found_in(leaks([*made, there])) == {"near", "equal"}
    here = changed(made[0], key="train-90000")
    some = leaks([*made, here])
    assert found_in(some) == {"again"} and some["again"].count == 5 and not some["again"].grave


def test_a_negative_that_shows_what_its_anchor_shows() -> None:
    made = few()
    made[5] = changed(made[5], made[5].images["positive.png"], "negative_02.png")
    some = leaks(made)
    assert found_in(some) == {"group"} and "negative_02.png and positive.png" in some["group"].examples[0]


def test_alike_finds_what_comparing_all_with_all_finds() -> None:
    random = np.random.default_rng(4)
    inks = [ink_of(d.image()).ink for k in range(60) for d in drafts(random, 2)]
    for k in range(0, 100, 10):
        inks.append(np.clip(inks[k] + random.normal(0, 0.003, inks[k].shape), 0, 1).astype(np.float32))
    splits = list(random.integers(0, 2, len(inks)))
    for k in range(10):
        splits[-1 - k] = 1 - splits[90 - 10 * k]
    slowly = {
        (i, j)
        for i in range(len(inks))
        for j in range(i)
        if splits[i] != splits[j] and differing(inks[i], inks[j]) <= 0.15
    }
    candidates, left_out = pairs(np.stack([coarse(ink) for ink in inks]), splits)
    found = {(j, i) for i, j in candidates if differing(inks[i], inks[j]) <= 0.15}
    assert len(slowly) >= 10 and found == slowly and left_out == 0


# -- balance and budget ----------------------------------------------------------------------------------------


def test_what_is_uneven_is_said_with_its_bound() -> None:
    balance = Balance()
    for record in records(Plan(groups=240, letters=(0, 0, 0, 1, 2, 3))):
        balance.add(record)
    topics = {t.name: t for t in balance.topics()}
    assert "less than 20 %" in topics["letter of 4 choices"].warning
    assert topics["yes or no"].warning == "" and 0.97 < topics["yes or no"].entropy < 1
    assert topics["chapter"].warning == "circles has 100 %, more than 50 %" and topics["chapter"].entropy == 0
    assert sum(topics["operator"].counts.values()) == 240 * 4
    assert topics["break or make"].counts == {"make": 480, "break": 480}


def test_truth_is_counted_picture_by_picture() -> None:
    made = records(Plan(groups=20))
    balance = Balance()
    for record in made:
        balance.add(record)
    told = {(t.where, t.kind): (t.true, t.false) for t in balance.truths()}
    true = false = 0
    for record in made:
        captions = [m.caption for m in record.members]
        if any("square" in c for c in captions):
            true += sum("square" in c for c in captions)
            false += sum("square" not in c for c in captions)
    assert told["captions", "Square"] == (true, false)


def test_a_kind_that_is_true_only_is_warned_of() -> None:
    balance = Balance()
    for record in records(Plan(groups=250, texts=lambda caption, _: ["square A.", "tangent B; chord C."])):
        balance.add(record)
    told = {t.kind: t for t in balance.truths() if t.where == "texts made by rule"}
    assert (told["Square"].true, told["Square"].false) == (
        0,
        250,
    )  # what a text says first is false, in these
    assert (told["Tangent"].false, told["Chord"].true) == (250, 250)
    assert "falser than others" in told["Square"].warning and "truer than others" in told["Chord"].warning


def test_an_edit_outside_the_budget_is_counted() -> None:
    made = records(Plan(groups=10, texts=lambda caption, _: [f"{caption} and more", "another text"]))
    short, long = Budget("words, 3", Words(cut=3)), Budget("words", Words())
    for record in made:
        short.add(record)
        long.add(record)
    told = {c.kind: c for c in short.found()}
    assert (told["texts: relation"].same, told["texts: relation"].total) == (10, 20)
    assert {c.same for c in long.found()} == {0}
    assert told["negatives' captions"].total == 40


# -- the whole -----------------------------------------------------------------------------------------------------


def test_what_is_no_picture_or_no_record_is_told() -> None:
    made = few()
    broken = changed(made[0], b"no picture")
    with pytest.raises(AuditError, match=f"record {made[0].key}: a picture can't be read"):
        audit(lambda: iter([broken]), total=1)
    with pytest.raises(AuditError, match=r"isn't as records are: KeyError"):
        audit(lambda: iter([Record({"dataset": made[0].data["dataset"]}, {})]), total=1)
    with pytest.raises(AuditError, match="no record"):
        audit(lambda: iter([]), total=0)
    with pytest.raises(PictureError, match="at most 4096"):
        ink_of(png(np.zeros((1, 5000), np.uint8)))


def test_the_same_records_the_same_audit() -> None:
    made = few()
    one, other = (audit(lambda: iter(made), total=len(made), items=60, seed=s) for s in (1, 1))
    assert one.to_json() == other.to_json()
    assert one.probed == 12 and one.groups == 40  # 60 items are those of 12 groups of 5


def test_the_page_has_all_and_runs_nothing() -> None:
    made = [replace(r) for r in few()]
    made[0] = changed(made[0], family="<script>alert(1)</script>")
    made[1] = changed(made[1], family="<script>alert(1)</script>")
    told = page(audit(lambda: iter(made), total=len(made)), "a <name>")
    assert "<script" not in told and "&lt;script" in told and "a &lt;name&gt;" in told
    assert "It doesn't pass" in told and "families in several splits" in told
    assert "http" not in told


def test_the_command_reads_a_dataset(small: Dataset, tmp_path: Path) -> None:
    report = tmp_path / "audit.html"
    run = CliRunner().invoke(
        main, ["audit", str(small.root), "--json", "--html", str(report), "--tokenizer", "clip"]
    )
    told = json.loads(run.stdout)
    assert run.exit_code == (0 if told["passes"] else 1)
    assert told["groups"] == 12 and told["missing_shards"] == 0
    assert {k["kind"] for k in told["leaks"]} == set(KINDS.values())
    assert [k for k in told["leaks"] if k["grave"] and k["count"]] == []
    assert {p["side"] for p in told["probes"]} == {"words", "pictures", "side data"}
    assert told["budget"]["found"] and report.read_text("utf-8").startswith("<!doctype html>")
    plain = CliRunner().invoke(main, ["audit", str(small.root)])
    assert "captions: learned" in plain.stdout and "isn't established" in plain.stdout


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["audit", str(tmp_path)])
    assert run.exit_code == 2 and "is" in run.stderr and "a dataset?" in run.stderr
    run = CliRunner().invoke(main, ["audit", str(tmp_path), "--budget", "5"])
    assert run.exit_code == 2 and "--tokenizer" in run.stderr
