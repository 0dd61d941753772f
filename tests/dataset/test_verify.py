"""Verification of datasets: nothing is said of a clean one, and every planted fault is found and named."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result

from geodsl.cli import main
from geodsl.dataset import Dataset, Shard
from geodsl.dataset.beside import json_bytes
from perturb.groups import Recipe
from perturb.groups.export import Export
from perturb.groups.programs import programs, seed_of_shard
from perturb.groups.verifying import Finding, verify_dataset
from perturb.groups.verifying.sources import Origin, sampled
from tests.dataset.conftest import EXAMPLES, RECIPE
from tests.dataset.faults import Edit, receipt_redone, rewritten, stamped

KEY = "train-00000-00000"
Data = dict[str, Any]
Images = dict[str, bytes]


def found(root: Path, **how: Any) -> list[str]:
    return [str(f) for f in verify_dataset(root, **how).findings]


# -- clean -------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_nothing_is_wrong_with_a_clean_dataset(small: Dataset) -> None:
    done = verify_dataset(small.root, folders=RECIPE.folders)
    assert done.findings == ()
    assert (done.records, done.measured, done.shards) == (12, 12, 3)


@pytest.fixture(scope="module")
def clean(small: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One group of each split, in many formats; not to be written into."""
    root = tmp_path_factory.mktemp("clean") / "dataset"
    formats = ("webdataset", "parquet", "imagefolder", "coco", "llava", "trl")
    return rewritten(small, root, formats=formats).root


@pytest.fixture
def copied(clean: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(clean, tmp_path / "copied"))


def test_nothing_is_wrong_with_a_clean_dataset_of_many_formats(clean: Path) -> None:
    done = verify_dataset(clean, sample=0.0)
    assert done.findings == ()
    assert (done.records, done.measured) == (2, 0)


def test_the_findings_are_the_same_for_any_number_of_workers(small: Dataset, tmp_path: Path) -> None:
    rewritten(small, tmp_path, edit=wrong_severity, groups={"train": 5, "test": 1})
    one, three = (verify_dataset(tmp_path, sample=0.4, seed=4, workers=n) for n in (1, 3))
    assert one == three
    assert 0 < one.measured < one.records == 6


@pytest.mark.parametrize(
    "look",
    [
        {"picture": "jpeg", "ink": "varied", "pixels": True},
        {"picture": "webp", "quality": 80, "ink": "varied"},
        {"picture": "webp", "anchor": "base", "formats": ("parquet",)},
    ],
    ids=["jpeg", "webp", "lossless"],
)
@pytest.mark.slow
def test_nothing_is_wrong_with_other_looks_and_files(look: dict[str, Any], tmp_path: Path) -> None:
    recipe = Recipe(
        groups=2, per_program=2, negatives=2, texts=1, positives=1, questions=2, sizes=(112,), **look,
        folders=(str(EXAMPLES / "circles/thales.geo"),), sampler={},
    )  # fmt: skip
    export = Export(recipe)
    assert export.make(export.begin(tmp_path / "d"))
    assert found(tmp_path / "d") == []


# -- meaning -----------------------------------------------------------------------------------------------


def negatives(data: Data) -> list[Data]:
    return [m for m in data["members"] if m["role"] == "negative"]


def steps(data: Data) -> Iterator[tuple[Data, Data]]:
    return ((m, s) for m in negatives(data) for s in m["certificate"]["steps"])


def swapped_captions(data: Data, _: Images) -> None:
    one, two = negatives(data)[:2]
    one["caption"], two["caption"] = two["caption"], one["caption"]


def swapped_words(data: Data, _: Images) -> None:
    one, two = negatives(data)[:2]
    one["caption"]["text"], two["caption"]["text"] = two["caption"]["text"], one["caption"]["text"]


def kept_called_broken(data: Data, _: Images) -> None:
    certificate = negatives(data)[0]["certificate"]
    certificate["broken"].append(certificate["kept"].pop())


def wrong_severity(data: Data, _: Images) -> None:
    step = next(s for _, s in steps(data) if s["aim"] in ("break", "make", "flip"))
    step["severity"]["value"] *= 1.01


def program_of_another(data: Data, _: Images) -> None:
    one, two = negatives(data)[:2]
    one["program"] = two["program"]


def wrong_answer(data: Data, _: Images) -> None:
    question = next(q for q in data["questions"] if q["form"] == "yes-no")
    question["answer"] = {"yes": "no", "no": "yes"}[question["answer"]]


def question_about_another(data: Data, _: Images) -> None:
    for question in data["questions"]:
        question["member"] = (question["member"] + 1) % (len(negatives(data)) + 1)


def swapped_pictures(data: Data, images: Images) -> None:
    one, two = negatives(data)[:2]
    images[one["image"]], images[two["image"]] = images[two["image"]], images[one["image"]]
    one["pixels_sha256"], two["pixels_sha256"] = two["pixels_sha256"], one["pixels_sha256"]


def swapped_files(data: Data, images: Images) -> None:
    one, two = negatives(data)[:2]
    images[one["image"]], images[two["image"]] = images[two["image"]], images[one["image"]]


def false_text_turned_true(data: Data, _: Images) -> None:
    data["texts"][0] |= data["members"][0]["caption"]


def annotation_elsewhere(data: Data, _: Images) -> None:
    points = data["members"][0]["annotations"]["points"]
    points[min(points)][0] += 1


def something_more(data: Data, _: Images) -> None:
    data["members"][0]["hint"] = "this one"


def hint_in_a_text(data: Data, _: Images) -> None:
    data["texts"][0]["hint"] = "this one is false"


def part_gone(data: Data, _: Images) -> None:
    del data["questions"][0]["value"]


def fact_that_nothing_tells(data: Data, _: Images) -> None:
    fact = copy.deepcopy(data["facts"][0])
    data["facts"].append(fact)


def fewer_negatives(data: Data, images: Images) -> None:
    data["members"].remove(gone := negatives(data)[-1])
    del images[gone["image"]]


def endless_number(data: Data, _: Images) -> None:
    data["image"]["size"] = 10**12


MEANING: tuple[tuple[Edit, str], ...] = (
    (swapped_captions, "which doesn't hold"),
    (swapped_words, "the text of its caption isn't what the facts of that say"),
    (kept_called_broken, "isn't broken"),
    (wrong_severity, "its severity is"),
    (program_of_another, "its program gives another picture"),
    (wrong_answer, "its answer is"),
    (question_about_another, "question 0"),
    (swapped_pictures, "its program gives another picture"),
    (swapped_files, "its file shows another picture than its program gives"),
    (false_text_turned_true, "isn't false of the anchor"),
    (annotation_elsewhere, "the points of its annotations aren't those of its picture"),
    (something_more, "it has parts that there aren't: hint"),
    (hint_in_a_text, "text 0 has parts that there aren't: hint"),
    (part_gone, "question 0: its value is"),
    (fact_that_nothing_tells, "its table of facts"),
    (fewer_negatives, "negatives: there are 2"),
    (endless_number, "size is a whole number of pixels"),
)


@pytest.mark.parametrize(("edit", "what"), MEANING, ids=[e.__name__ for e, _ in MEANING])
def test_a_false_record_is_found(small: Dataset, tmp_path: Path, edit: Edit, what: str) -> None:
    rewritten(small, tmp_path, edit=edit, groups={"train": 1, "test": 0})
    findings = verify_dataset(tmp_path).findings
    assert any(what in f.what and f.key == KEY and f.shard == "train-00000" for f in findings), findings
    assert all(f.key == KEY for f in findings), findings


# -- across shards -----------------------------------------------------------------------------------------


def test_a_family_in_two_splits_is_found(small: Dataset, tmp_path: Path) -> None:
    there = next(small.records("test")).data["dataset"]

    def edit(data: Data, _: Images) -> None:
        data["dataset"] |= {name: there[name] for name in ("family", "hash", "source", "chapter")}
        data["source"] = there["source"]

    rewritten(small, tmp_path, edit=edit)
    told = found(tmp_path, sample=0.0)
    assert f"{KEY}: its family {there['family']!r} belongs to the split 'test'" in told
    assert any("its family" in f and "is in the split" in f for f in told)
    assert any("its program" in f and "is in the split" in f for f in told)


def test_an_origin_is_held_against_the_programs(small: Dataset, tmp_path: Path) -> None:
    def edit(data: Data, _: Images) -> None:
        data["dataset"]["hash"] = "0" * 64

    rewritten(small, tmp_path, edit=edit)
    assert found(tmp_path, sample=0.0) == []
    (told,) = found(tmp_path, sample=0.0, folders=RECIPE.folders)
    assert "the hash is" in told and told.startswith(KEY)
    (told,) = found(tmp_path, sample=0.0, folders=RECIPE.folders[:2])
    assert "aren't those of which the dataset was made" in told


@pytest.mark.parametrize(("name", "value"), [("star", True), ("split", "test"), ("key", "train-00000-00001")])
def test_a_record_that_belongs_elsewhere_is_found(
    small: Dataset, tmp_path: Path, name: str, value: Any
) -> None:
    def edit(data: Data, _: Images) -> None:
        data["dataset"][name] = value

    rewritten(small, tmp_path, edit=edit)
    assert any("train-00000" in f for f in found(tmp_path, sample=0.0))


# -- files -------------------------------------------------------------------------------------------------

TAR = "webdataset/train-00000.tar"


@pytest.mark.parametrize("turn", range(8))
def test_a_flipped_bit_is_found_wherever_it_is(copied: Path, turn: int) -> None:
    file = copied / TAR
    data = bytearray(file.read_bytes())
    random = np.random.Generator(np.random.Philox(turn))
    data[int(random.integers(len(data)))] ^= 1 << int(random.integers(8))
    file.write_bytes(data)
    assert any(
        f"{TAR} is another file than its receipt tells: sha256 differ" in f for f in found(copied, sample=0.0)
    )


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_truncated_tar_is_found_by_hash_and_by_reading(copied: Path, share: float) -> None:
    file = copied / TAR
    file.write_bytes(file.read_bytes()[: int(share * file.stat().st_size)])
    told = found(copied, sample=0.0)
    assert any("bytes, sha256 differ" in f for f in told)
    receipt_redone(Dataset(copied))
    told = found(copied, sample=0.0)
    assert any(f.startswith("train-00000: ") and "cut off" in f for f in told), told


Spoil = Callable[[Path], None]


def spoiled_json(relative: str, change: Callable[[Data], Any]) -> Spoil:
    def spoil(root: Path) -> None:
        told = json.loads((root / relative).read_text("utf-8"))
        change(told)
        (root / relative).write_bytes(json_bytes(told))

    return spoil


def gone(relative: str) -> Spoil:
    return lambda root: (root / relative).unlink()


def more(relative: str) -> Spoil:
    def spoil(root: Path) -> None:
        (root / relative).parent.mkdir(parents=True, exist_ok=True)
        (root / relative).write_text("here", "utf-8")

    return spoil


def link(root: Path) -> None:
    shutil.move(root / TAR, root.parent / "elsewhere.tar")
    (root / TAR).symlink_to(root.parent / "elsewhere.tar")


def put(data: Data, name: str, value: Any) -> None:
    data[name] = value


RECEIPT = "receipts/train-00000.json"
FILES: dict[str, tuple[Spoil, str]] = {
    "shard": (gone(TAR), f"{TAR} isn't there"),
    "receipt": (gone(RECEIPT), "there is no receipt: the shard is missing"),
    "picture": (
        gone("imagefolder/train/00000/train-00000-00000.positive.png"),
        "imagefolder/train/00000/ is another file than its receipt tells: bytes, files, sha256 differ",
    ),
    "joined": (gone("coco/train.json"), "coco/train.json isn't there"),
    "card": (more("README.md"), "README.md isn't what the shards give"),
    "extra": (more("webdataset/train-00001.tar"), "webdataset/train-00001.tar is no file of the dataset"),
    "extra receipt": (
        more("receipts/train-00007.json"),
        "receipts/train-00007.json is no file of the dataset",
    ),
    "extra beside": (more("notes.txt"), "notes.txt is no file of the dataset"),
    "extra within": (
        more("imagefolder/train/00000/x.png"),
        "imagefolder/train/00000/ is another file than its receipt tells",
    ),
    "unfinished": (more(".making/train-00000.x.try/a"), "unfinished work in .making"),
    "link": (link, "links are refused"),
    "stamp": (spoiled_json(RECEIPT, lambda r: put(r, "stamp", "0" * 64)), "isn't that of the dataset"),
    "of another shard": (spoiled_json(RECEIPT, lambda r: put(r, "shard", "test-00000")), "tells the shard"),
    "groups": (spoiled_json(RECEIPT, lambda r: put(r, "groups", 7)), "tells the groups '7'"),
    "tally": (
        spoiled_json(RECEIPT, lambda r: put(r["tally"]["count"], "pictures", 7)),
        "counts otherwise than its records: count",
    ),
    "pixels": (
        spoiled_json(RECEIPT, lambda r: put(r, "pixels_sha256", "0" * 64)),
        "tells other pixels than its records",
    ),
    "absolute": (
        spoiled_json(RECEIPT, lambda r: put(r["files"], "/etc/passwd", {"bytes": 1, "sha256": ""})),
        "absolute names and .. are refused",
    ),
    "above": (
        spoiled_json(RECEIPT, lambda r: put(r["files"], "webdataset/../../x", {"bytes": 1, "sha256": ""})),
        "absolute names and .. are refused",
    ),
    "counts": (spoiled_json(RECEIPT, lambda r: put(r, "kept", 10)), "parts of another kind"),
    "manifest": (
        spoiled_json("dataset.json", lambda m: put(m["recipe"], "seed", 5)),
        "its stamp isn't that of what it says",
    ),
    "no recipe": (
        spoiled_json("dataset.json", lambda m: put(m["recipe"], "negatives", -1)),
        "negatives: expected",
    ),
    "plan": (
        spoiled_json("dataset.json", lambda m: put(m["plan"]["groups"], "train", 10**9)),
        "more shards are missing",
    ),
    "split": (
        spoiled_json("dataset.json", lambda m: put(m["plan"]["groups"], "../x", 1)),
        "is no split with a number of groups",
    ),
    "format": (spoiled_json("dataset.json", lambda m: put(m, "formats", ["pickle"])), "aren't formats"),
    "nan": (spoiled_json("dataset.json", lambda m: put(m, "name", float("nan"))), "NaN is no number"),
}


@pytest.mark.parametrize("which", FILES)
def test_a_fault_in_the_files_is_found(copied: Path, which: str) -> None:
    spoil, what = FILES[which]
    spoil(copied)
    told = found(copied, sample=0.0)
    assert any(what in f for f in told), told


def test_a_manifest_of_another_recipe_is_no_dataset_of_these_receipts(copied: Path) -> None:
    about = json.loads((copied / "dataset.json").read_text("utf-8"))
    about["recipe"]["licence"] = "none"
    (copied / "dataset.json").write_bytes(json_bytes(stamped(about)))
    told = found(copied, sample=0.0)
    assert sum("which isn't that of the dataset" in f for f in told) == 2


# -- formats written again ---------------------------------------------------------------------------------


def test_a_swapped_caption_in_a_derived_format_is_found(copied: Path) -> None:
    path = copied / "imagefolder/train/00000/metadata.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows[0]["caption"], rows[1]["caption"] = rows[1]["caption"], rows[0]["caption"]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    receipt_redone(Dataset(copied))
    assert found(copied, sample=0.0) == ["train-00000: imagefolder/train/00000/ isn't what its records give"]


def test_a_joined_file_that_does_not_follow_from_its_parts_is_found(copied: Path) -> None:
    path = copied / "llava/train.json"
    path.write_bytes(path.read_bytes().replace(b"right", b"wrong").replace(b"The ", b"No ", 1))
    assert found(copied, sample=0.0) == ["the dataset: llava/train.json isn't what the shards give"]


def test_rows_of_parquet_in_another_order_are_found(copied: Path) -> None:
    import pyarrow.parquet as pq

    path = next((copied / "trl/dpo").glob("train-*.parquet"))
    table = pq.read_table(path)
    pq.write_table(table.take(list(reversed(range(table.num_rows)))), path)
    receipt_redone(Dataset(copied))
    (told,) = found(copied, sample=0.0)
    assert told.endswith("isn't what its records give") and "trl/dpo" in told


def test_a_finding_says_where() -> None:
    assert str(Finding("x", "train-00000", KEY, 2)) == f"{KEY}, member 2: x"
    assert str(Finding("x", "train-00000")) == "train-00000: x"


# -- the sampler, and the command --------------------------------------------------------------------------


def test_programs_of_the_sampler_are_drawn_again() -> None:
    """Some may have given no group; none comes from elsewhere, or in another order."""
    recipe = Recipe(groups=10, seed=3)
    shard = Shard("train", 1, 2, 1, 5)
    stream = programs(recipe, (), "train", seed_of_shard(recipe, shard))
    drawn = [Origin(p.family, p.hash, p.chapter, "sampler") for p in islice(stream, 5)]
    given = [("a", drawn[1]), ("b", drawn[1]), ("c", drawn[3])]
    assert [*sampled(given, shard, recipe)] == []
    other = Shard("train", 0, 2, 0, 5)
    assert [key for key, _ in sampled(given, other, recipe)] == ["a"]
    assert [key for key, _ in sampled([given[2], given[0]], shard, recipe)] == ["a"]
    renamed = replace(drawn[3], family="another")
    ((key, what),) = sampled([given[0], ("c", renamed)], shard, recipe)
    assert key == "c" and "not 'another'" in what


def test_the_command_ends_with_1_where_something_is_wrong(copied: Path, clean: Path) -> None:
    def run(*args: str) -> Result:
        return CliRunner().invoke(main, ["verify", *args, "--workers", "1", "--sample", "0"])

    fine = run(str(clean))
    assert fine.exit_code == 0 and "nothing is wrong; 2 records in 2 shards" in fine.stdout
    (copied / TAR).unlink()
    wrong = run(str(copied))
    assert wrong.exit_code == 1 and f"train-00000: {TAR} isn't there" in wrong.stdout
    told = run(str(copied), "--json")
    assert told.exit_code == 1
    assert {"what": f"{TAR} isn't there", "shard": "train-00000", "key": None, "member": None} in json.loads(
        told.stdout
    )["findings"]
    assert run(str(copied / "webdataset")).exit_code == 2
