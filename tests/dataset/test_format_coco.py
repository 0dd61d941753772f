"""COCO: read by a reader of the test's own, and laid over the pictures."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from geodsl.dataset import Dataset
from geodsl.dataset.formats.coco import CATEGORIES
from perturb.groups import Recipe, RecipeError
from tests.dataset.again import again, written

NAMES = {c["id"]: c["name"] for c in CATEGORIES}


@pytest.fixture(scope="module")
def coco(small: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return again(small, tmp_path_factory.mktemp("coco") / "dataset", "coco")


@pytest.fixture(scope="module", params=["train", "test"])
def read(coco: Dataset, request: pytest.FixtureRequest) -> tuple[Dataset, list[Any], dict[int, list[Any]]]:
    """The dataset, the images of a split, and what is annotated of each."""
    told = json.loads((coco.root / "coco" / f"{request.param}.json").read_text("utf-8"))
    assert set(told) == {"info", "licenses", "categories", "images", "annotations"}
    of: dict[int, list[Any]] = {image["id"]: [] for image in told["images"]}
    for annotation in told["annotations"]:
        of[annotation["image_id"]].append(annotation)
    assert len({a["id"] for a in told["annotations"]}) == len(told["annotations"])
    assert len(of) == len(told["images"]) == sum(len(r.members) for r in coco.records(request.param))
    return coco, told["images"], of


def test_boxes_lie_in_their_pictures_and_count_what_is_drawn(read: Any) -> None:
    dataset, images, of = read
    members = {(r.key, m.role, m.caption): m for r in dataset.records() for m in r.members}
    for image in images:
        with Image.open(dataset.root / image["file_name"]) as picture:
            assert picture.size == (image["width"], image["height"])
        told = members[image["key"], image["role"], image["caption"]].data["annotations"]
        for annotation in of[image["id"]]:
            x, y, w, h = annotation["bbox"]
            assert w > 0 and h > 0 and x >= 0 and y >= 0
            assert x + w <= image["width"] + 0.01 and y + h <= image["height"] + 0.01
            assert annotation["iscrowd"] == 0 and annotation["area"] > 0
        counts = Counter(NAMES[a["category_id"]] for a in of[image["id"]])
        for category, part in (
            ("point", "points"),
            ("label", "texts"),
            ("mark", "marks"),
            ("region", "regions"),
        ):
            assert counts[category] == len(told[part]), category


def test_keypoints_are_where_the_dots_are(read: Any) -> None:
    dataset, images, of = read
    seen = 0
    for image in images:
        if image["role"] == "hard positive":
            continue  # of other looks: paper may be dark, ink light
        pixels = np.asarray(Image.open(dataset.root / image["file_name"]).convert("L"))
        for annotation in of[image["id"]]:
            if NAMES[annotation["category_id"]] != "point":
                continue
            x, y, visible = annotation["keypoints"]
            assert visible == 2 and annotation["num_keypoints"] == 1
            assert pixels[int(y), int(x)] < 100, (image["file_name"], annotation["name"])
            left, top, w, h = annotation["bbox"]
            assert left <= x <= left + w and top <= y <= top + h
            seen += 1
    assert seen > 20


def test_there_is_ink_in_every_label_and_along_every_stroke(read: Any) -> None:
    dataset, images, of = read
    for image in images:
        if image["role"] == "hard positive":
            continue
        pixels = np.asarray(Image.open(dataset.root / image["file_name"]).convert("L"))
        for annotation in of[image["id"]]:
            x, y, w, h = annotation["bbox"]
            inside = pixels[int(y) : int(np.ceil(y + h)), int(x) : int(np.ceil(x + w))]
            assert inside.min() < 160, (image["file_name"], annotation)


def test_polygons_cover_as_much_as_they_say(read: Any) -> None:
    _, images, of = read
    for image in images:
        for annotation in of[image["id"]]:
            if NAMES[annotation["category_id"]] != "region":
                continue
            scale = 8
            canvas = Image.new("1", (image["width"] * scale, image["height"] * scale))
            for polygon in annotation["segmentation"]:
                assert len(polygon) >= 6 and len(polygon) % 2 == 0
                ImageDraw.Draw(canvas).polygon([c * scale for c in polygon], fill=1)
            covered = np.asarray(canvas).sum() / scale**2
            assert covered == pytest.approx(annotation["area"], rel=0.03, abs=8)


def test_an_empty_split_is_valid_and_finishing_again_changes_nothing(small: Dataset, tmp_path: Path) -> None:
    dataset = written(tmp_path / "dataset", small.about, {}, ("coco",))
    from geodsl.dataset.formats import FORMATS

    for split in dataset.splits:
        path = dataset.root / "coco" / f"{split}.json"
        before = path.read_bytes()
        told = json.loads(before)
        assert told["images"] == told["annotations"] == []
        assert [c["name"] for c in told["categories"]] == ["point", "label", "stroke", "mark", "region"]
        FORMATS["coco"].finish(dataset)
        assert path.read_bytes() == before


def test_a_recipe_without_pixels_is_refused() -> None:
    with pytest.raises(RecipeError, match=r"`coco` .* needs `pixels = true`"):
        Recipe(formats=("webdataset", "coco"))
    assert Recipe(formats=("webdataset", "coco"), pixels=True).formats == ("webdataset", "coco")
