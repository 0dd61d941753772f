"""Other people's tests, written here as they are published, a few entries each, and what isn't laid out like that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from geodsl.errors import GeodslError
from tests.train.evaluated import Blind
from train.evaluate import probe
from train.readers import KINDS, ReaderError, captioned, read

# A stranger's test says of each picture what it is; here it is a colour.
COLOURS = {"red": (200, 0, 0), "blue": (0, 0, 200)}


def paint(path: Path, colour: str, size: tuple[int, int] = (8, 6)) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, COLOURS[colour]).save(path)


def told(path: Path, found: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(found), "utf-8")


@pytest.fixture
def sugarcrepe(tmp_path: Path) -> Path:
    for name, colour in (("000000000001.png", "red"), ("000000000002.png", "blue")):
        paint(tmp_path / "val2017" / name, colour)
    entry = {"filename": "000000000001.png", "caption": "a red wall", "negative_caption": "a blue wall"}
    other = {"filename": "000000000002.png", "caption": "a blue wall", "negative_caption": "a red wall"}
    told(tmp_path / "data" / "replace_att.json", {"0": entry, "1": other})
    told(tmp_path / "data" / "swap_obj.json", {"0": entry})
    return tmp_path


@pytest.fixture
def aro(tmp_path: Path) -> Path:
    picture = tmp_path / "images" / "7.png"
    paint(picture, "red", (40, 30))
    with Image.open(picture) as image:
        image.paste(COLOURS["blue"], (10, 5, 30, 25))
        image.save(picture)
    box = {"bbox_x": 10, "bbox_y": 5, "bbox_w": 20, "bbox_h": 20}
    entry = {
        "image_id": "7",
        "image_path": "7.png",
        "true_caption": "a on b",
        "false_caption": "b on a",
        **box,
    }
    told(tmp_path / "visual_genome_relation.json", [{**entry, "relation_name": "on"}])
    told(
        tmp_path / "visual_genome_attribution.json",
        [{**entry, "attributes": ["red", "blue"], "obj1_name": "wall"}],
    )
    return tmp_path


@pytest.fixture
def winoground(tmp_path: Path) -> Path:
    for k, colour in enumerate(COLOURS):
        paint(tmp_path / "data" / "images" / f"ex_0_img_{k}.png", colour)
    entry = {
        "id": 0, "image_0": "ex_0_img_0", "image_1": "ex_0_img_1", "caption_0": "red on blue",
        "caption_1": "blue on red", "tag": "Noun", "secondary_tag": "", "num_main_preds": 1, "collapsed_tag": "Object",
    }  # fmt: skip
    (tmp_path / "data" / "examples.jsonl").write_text(json.dumps(entry) + "\n\n", "utf-8")
    return tmp_path


def test_sugarcrepe(sugarcrepe):
    some = read(f"sugarcrepe:{sugarcrepe}")
    assert [c.texts for c in some] == [
        ("a red wall", "a blue wall"),
        ("a blue wall", "a red wall"),
        some[0].texts,
    ]
    assert [c.case_labels["category"] for c in some] == [{"replace_att"}, {"replace_att"}, {"swap_obj"}]
    assert some[1].pictures[0].open().getpixel((0, 0)) == COLOURS["blue"]
    assert some[0].family == some[2].family != some[1].family  # one picture, one luck
    found = probe(some, Blind())
    assert found.scores["texts"].value == found.scores["texts"].chance == 0.5
    assert {name: f["texts"].count for name, f in found.by["category"].items()} == {
        "replace_att": 2,
        "swap_obj": 1,
    }


def test_aro_looks_at_the_box_alone(aro):
    relation, attribution = read(f"aro:{aro}")
    image = relation.pictures[0].open()
    assert image.size == (20, 20) and image.getcolors() == [(400, COLOURS["blue"])]
    assert relation.texts == ("a on b", "b on a") and relation.case_labels["relation"] == {"on"}
    assert attribution.case_labels == {"category": {"attribution"}, "attributes": {"red, blue"}}


def test_winoground_has_its_three_scores(winoground):
    (case,) = read(f"winoground:{winoground}")
    assert list(case.captions) == ["red on blue", "blue on red"] and len(case.pictures) == 2
    assert case.case_labels == {"category": {"Object"}, "tag": {"Noun"}}
    found = probe([case], Blind())
    assert [found.scores[m].value for m in ("text", "image", "group")] == pytest.approx([1 / 4, 1 / 4, 1 / 6])


@pytest.mark.parametrize("layout", ["csv", "metadata.csv", "metadata.jsonl", "beside"])
def test_pictures_with_captions_in_every_layout(tmp_path, layout):
    names = {"a.png": "a red wall, and no more", "sub/b.png": "a blue wall"}
    for name, colour in zip(names, COLOURS, strict=True):
        paint(tmp_path / name, colour)
    where = tmp_path
    if layout == "csv":
        where = tmp_path / "captions.csv"
        where.write_text("path,caption\n" + "".join(f'{n},"{c}"\n' for n, c in names.items()), "utf-8-sig")
    elif layout == "metadata.csv":
        lines = "".join(f'{n},"{c}"\n' for n, c in names.items())
        (tmp_path / layout).write_text(f"file_name,text\n{lines}", "utf-8")
    elif layout == "metadata.jsonl":
        lines = "".join(json.dumps({"file_name": n, "text": c}) + "\n" for n, c in names.items())
        (tmp_path / layout).write_text(lines, "utf-8")
    else:
        for name, caption in names.items():
            (tmp_path / name).with_suffix(".txt").write_text(f"{caption}\n", "utf-8")
        paint(tmp_path / "alone.png", "red")  # no text beside it
    pairs = captioned(where)
    assert [c for _, c in pairs] == list(names.values())
    assert [p.open().getpixel((0, 0)) for p, _ in pairs] == list(COLOURS.values())
    some = read(f"captions:{where}")
    assert [c.captions for c in some] == [[*names.values()], [*reversed(names.values())]]


def test_captions_with_negatives_of_their_own(tmp_path):
    paint(tmp_path / "a.png", "red")
    entry = {
        "file_name": "a.png",
        "text": "AB ∥ CD",
        "negatives": ["AB ⟂ CD", "AC ∥ BD"],
        "category": "lines",
    }
    (tmp_path / "metadata.jsonl").write_text(json.dumps(entry), "utf-8")
    (case,) = read(f"captions:{tmp_path}")
    assert case.texts == ("AB ∥ CD", "AB ⟂ CD", "AC ∥ BD") and case.case_labels == {"category": {"lines"}}


# -- what isn't as it is published --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_folder_is_said_with_what_is_expected(tmp_path, kind):
    with pytest.raises(ReaderError, match=r"expected|has no pictures"):
        read(f"{kind}:{tmp_path}")


@pytest.mark.parametrize("name", ["sugarcrepe", "sugarcrepe:", "winogrund:x", "x"])
def test_a_test_without_kind_or_path_is_refused(name):
    with pytest.raises(GeodslError, match="KIND:PATH"):
        read(name)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"filename": "../secret.png"}, "isn't inside"),
        ({"filename": "none.png"}, "there is no picture 'none.png'"),
        ({"caption": ""}, "caption is a text"),
        ({"caption": 3}, "caption is a text"),
        ({"negative_caption": None}, "negative_caption is a text"),
    ],
)
def test_an_entry_at_fault_is_named(sugarcrepe, change, said):
    paint(sugarcrepe.parent / "secret.png", "red")
    entry = {"filename": "000000000001.png", "caption": "a", "negative_caption": "b", **change}
    told(sugarcrepe / "data" / "add_att.json", {"5": entry})
    with pytest.raises(ReaderError, match=said) as caught:
        read(f"sugarcrepe:{sugarcrepe}")
    assert "add_att.json, entry 5" in str(caught.value)


def test_a_missing_field_names_those_that_are_there(sugarcrepe):
    told(sugarcrepe / "data" / "add_att.json", [{"filename": "000000000001.png", "text": "a"}])
    with pytest.raises(ReaderError, match="has no 'caption'; it has filename, text"):
        read(f"sugarcrepe:{sugarcrepe}")


@pytest.mark.parametrize("text", ["{", "[1]", '"a"', "\ud800"])
def test_files_that_are_no_json_of_entries_are_refused(sugarcrepe, text):
    (sugarcrepe / "data" / "add_att.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(ReaderError, match=r"add_att\.json"):
        read(f"sugarcrepe:{sugarcrepe}")


def test_a_box_without_room_is_refused(aro):
    path = aro / "visual_genome_relation.json"
    (entry,) = json.loads(path.read_text("utf-8"))
    told(path, [{**entry, "bbox_w": 0}])
    with pytest.raises(ReaderError, match="0 by 20 pixels"):
        read(f"aro:{aro}")


def test_a_csv_without_its_columns_names_what_it_has(tmp_path):
    (tmp_path / "x.csv").write_text("image_name,words\na.png,b\n", "utf-8")
    with pytest.raises(ReaderError, match="it has image_name, words"):
        captioned(tmp_path / "x.csv")
