"""SugarCrepe (arXiv 2306.14610): a picture, its caption and one that is almost the same.

DIR, or DIR/data, holds `add_att.json`, `add_obj.json`, `replace_att.json`, `replace_obj.json`, `replace_rel.json`,
`swap_att.json`, `swap_obj.json`, or some of them, each an object of entries by number: `{"0": {"filename": …,
"caption": …, "negative_caption": …}}`. The pictures are COCO's of `val2017`: in DIR, DIR/val2017, DIR/images or
DIR/images/val2017.
"""

from __future__ import annotations

from pathlib import Path

from train.evaluate.cases import Case
from train.evaluate.pictures import Picture
from train.readers.files import ReaderError, items, picture, read_json, text

__all__ = ["PARTS", "sugarcrepe"]

PARTS = ("add_att", "add_obj", "replace_att", "replace_obj", "replace_rel", "swap_att", "swap_obj")


def sugarcrepe(folder: Path) -> list[Case]:
    """The cases, by category `add_att` and so on.

    Raises:
        ReaderError: if the folder isn't laid out like that.
    """
    found = [
        (p, at / f"{p}.json")
        for p in PARTS
        for at in (folder, folder / "data")
        if (at / f"{p}.json").is_file()
    ]
    if not found:
        raise ReaderError(
            f"{folder} holds none of SugarCrepe's files: expected {PARTS[0]}.json and its like there"
        )
    folders = [folder / "val2017", folder / "images" / "val2017", folder / "images", folder]
    out = []
    for part, path in found:
        for name, entry in items(read_json(path), path):
            where = f"{path.name}, entry {name}"
            image = picture(folders, text(entry, "filename", where), where)
            right, wrong = text(entry, "caption", where), text(entry, "negative_caption", where)
            out.append(
                Case(
                    key=f"{part}/{name}",
                    family=image.name,
                    pictures=[Picture(image)],
                    captions=[right],
                    texts=[right, wrong],
                    case_labels={"category": frozenset((part,))},
                )
            )
    return out
