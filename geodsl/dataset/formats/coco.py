"""COCO: keypoints, boxes and region polygons of every picture, in one JSON file a split.

`coco/SPLIT.json` has one annotation for each thing that is drawn. Its category says what it is: a `point` (one
keypoint), a `label` (any text), a `stroke`, a `mark`, a shaded `region` (with its polygons as segmentation). Besides
COCO's own keys there are `name` (in the language, `segment AB`), for labels `text` and `kind`, for strokes and marks
`shape`, the curve as `geodsl.picture.annotations` tells it. `file_name` counts from the dataset's folder.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from geodsl.dataset.beside import settling
from geodsl.dataset.formats.boxes import area, box_of, outlines
from geodsl.dataset.formats.imagefolder import image_path
from geodsl.dataset.formats.parts import Array, Parted, line
from geodsl.dataset.record import Member, Record
from geodsl.dataset.shard import Shard

__all__ = ["CATEGORIES", "DOT", "Coco"]

DOT = 6.0
"""The side of a point's box, in pixels: a point has no extent of its own."""

CATEGORIES: tuple[dict[str, Any], ...] = (
    {"id": 1, "name": "point", "supercategory": "figure", "keypoints": ["point"], "skeleton": []},
    {"id": 2, "name": "label", "supercategory": "text"},
    {"id": 3, "name": "stroke", "supercategory": "figure"},
    {"id": 4, "name": "mark", "supercategory": "sign"},
    {"id": 5, "name": "region", "supercategory": "figure"},
)
_POINT, _LABEL, _STROKE, _MARK, _REGION = range(1, 6)


class Coco(Parted):
    name = "coco"
    title = "COCO: keypoints, boxes and polygons of every picture"
    needs = ("imagefolder",)
    pixels = True

    def lines(self, record: Record, shard: Shard) -> Iterator[Any]:
        """A picture with what is drawn in it, not yet numbered."""
        for member in record.members:
            width, height = member.data["annotations"]["size"]
            image = {
                "file_name": image_path(record.key, shard, member.name),
                "width": width,
                "height": height,
                "license": 1,
                "key": record.key,
                "role": member.role,
                "caption": member.caption,
            }
            yield {"image": image, "annotations": list(_annotations(member))}

    def finish(self, dataset: Any) -> None:
        info = {"description": dataset.name, "version": str(dataset.about["version"])}
        licences = [{"id": 1, "name": str(dataset.about["recipe"]["licence"]), "url": ""}]
        head = line({"info": info, "licenses": licences, "categories": CATEGORIES})
        for split in dataset.splits:
            with settling(dataset.root / self.name / f"{split}.json") as file:
                file.write(head[:-1] + b',"images":')
                images = Array(file)
                for number, told in enumerate(self.read(dataset, split), 1):
                    images.add({"id": number, **told["image"]})
                images.close()
                file.write(b',"annotations":')
                drawn, count = Array(file), itertools.count(1)
                for number, told in enumerate(self.read(dataset, split), 1):
                    drawn.extend({"id": next(count), "image_id": number, **a} for a in told["annotations"])
                drawn.close()
                file.write(b"}\n")


def _annotations(member: Member) -> Iterator[dict[str, Any]]:
    """Everything that is drawn in a picture; what is clipped away altogether is left out."""
    told: Mapping[str, Any] = member.data["annotations"]
    size = told["size"]
    for name, (x, y) in told["points"].items():
        if 0 <= x <= size[0] and 0 <= y <= size[1]:
            around = (x - DOT / 2, y - DOT / 2, x + DOT / 2, y + DOT / 2)
            keypoint = {"keypoints": [x, y, 2], "num_keypoints": 1}
            yield from _boxed(_POINT, around, size, {"name": name, **keypoint})
    for text in told["texts"]:
        more = {"name": text["name"], "kind": text["kind"], "text": text["text"]}
        yield from _boxed(_LABEL, text["box"], size, more)
    for category, shapes in ((_STROKE, told["strokes"]), (_MARK, told["marks"])):
        for shape in (s for s in shapes if s.get("points", True)):
            curve = {k: v for k, v in shape.items() if k != "name"}
            yield from _boxed(category, box_of(shape), size, {"name": shape["name"], "shape": curve})
    for region in told["regions"]:
        points = [point for ring in region["rings"] for point in ring]
        if points:
            around = box_of({"shape": "polygon", "points": points})
            polygons = [[c for point in outline for c in point] for outline in outlines(region["rings"])]
            more = {"name": region["name"], "segmentation": polygons, "area": area(region["rings"])}
            yield from _boxed(_REGION, around, size, more)


def _boxed(category: int, around: Any, size: Any, more: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """An annotation with its box, as much of it as is in the picture."""
    left, top, right, bottom = around
    left, top, right, bottom = max(left, 0.0), max(top, 0.0), min(right, size[0]), min(bottom, size[1])
    if left < right and top < bottom:
        box = [round(side, 2) for side in (left, top, right - left, bottom - top)]
        yield {"category_id": category, "bbox": box, "area": round(box[2] * box[3], 2), "iscrowd": 0, **more}
