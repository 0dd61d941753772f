"""Verification: nothing is wrong with an untouched group, and every single edit of its record is noticed."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from perturb.batch import Asked, Made
from perturb.blocks.groups import Group
from perturb.suite import standard
from perturb.verify import Complaint, verify
from tests.perturb.written import SIZE, folder, whole

# The groups of test_groups.py are verified there; here two more.
NAMES = ("triangles/half-an-equilateral-triangle", "olympiad/pascal")
OURS = "circles/thales"

Record = dict[str, Any]
Edit = Callable[[Record], None]


@pytest.mark.parametrize(
    "name",
    [NAMES[0], pytest.param(NAMES[1], marks=pytest.mark.slow)],
    ids=lambda n: n.partition("/")[2],
)
def test_nothing_is_wrong_with_an_untouched_group(name: str) -> None:
    assert [str(c) for c in verify(folder(name))] == []


def test_a_group_may_have_texts_and_no_negatives(tmp_path: Path) -> None:
    made = whole(OURS)
    group = made.group
    alone = Group(
        group.site,
        group.facts,
        group.members[:1],
        group.topics,
        group.seed,
        group.block,
        group.number,
    )
    for name, data in Made(Asked(standard(), size=SIZE), "x.geo", alone, texts=made.texts).files():
        (tmp_path / name).write_bytes(data)
    assert made.texts
    assert [str(c) for c in verify(tmp_path)] == []


# -- where to edit -------------------------------------------------------------------------


def steps(record: Record, *aims: str, undone: bool | None = None) -> Iterator[tuple[Record, Record]]:
    """The steps of some aims, with the members that they are recorded of."""
    for member in record["members"][1:]:
        for step in member["certificate"]["steps"]:
            if step["aim"] in aims and undone in (None, step["undone"]):
                yield member, step


def negative(record: Record) -> Record:
    return record["members"][1]


def text(record: Record) -> Record:
    """A text with a figure, a fact that is true of the anchor, and a false one that its figure shows: none of ink."""
    ink = {f["kind"] for m in record["members"] for f in m["ink"]}
    return next(
        t
        for t in record["texts"]
        if t["witness"]
        and len(t["false"]) < len(t["facts"])
        and not ink & {t["facts"][k]["kind"] for k in t["false"]}
    )


def other(record: Record, name: str) -> Record:
    """A fact of another list of the group that a member's own list hasn't."""
    mine = {f["text"] for f in negative(record)[name]}
    return next(f for m in record["members"] for f in m[name] if f["text"] not in mine)


# -- edits ---------------------------------------------------------------------------------


def false_emptied(r: Record) -> None:
    text(r)["false"] = []


def false_elsewhere(r: Record) -> None:
    t = text(r)
    t["false"] = [next(k for k in range(len(t["facts"])) if k not in t["false"])]


def false_nowhere(r: Record) -> None:
    text(r)["false"].append(99)


def true_facts(r: Record) -> None:
    caption = r["members"][0]["caption"]
    text(r).update(facts=caption["facts"], text=caption["text"] + " ")


def other_text(r: Record) -> None:
    text(r)["text"] = r["members"][1]["caption"]["text"]


def shorter_text(r: Record) -> None:
    del text(r)["facts"][-1]


def witness_moved(r: Record) -> None:
    points = text(r)["witness"]["points"]
    name = min(points)
    points[name] = [points[name][0] + 0.9, points[name][1] - 1.7]


def witness_of_the_anchor(r: Record) -> None:
    anchor, witness = r["members"][0], text(r)["witness"]
    witness.update({shelf: anchor[shelf] for shelf in witness})


def witness_larger(r: Record) -> None:
    text(r)["witness"]["size"] *= 2


def witness_gone(r: Record) -> None:
    text(r)["witness"] = None


def edit_of_a_text(r: Record) -> None:
    text(r)["edits"] = []


def caption_said_otherwise(r: Record) -> None:
    caption = negative(r)["caption"]
    caption["text"] = caption["text"].rpartition(". ")[0] + ". ABC is blue."


def caption_fact_gone(r: Record) -> None:
    del negative(r)["caption"]["facts"][0]


def caption_in_another_manner(r: Record) -> None:
    words = negative(r)["caption"]["words"]
    words["lang"] = "zh" if words["lang"] == "en" else "en"


def positive_says_less(r: Record) -> None:
    caption = next(m for m in r["members"] if m["role"] == "hard positive")["caption"]
    del caption["facts"][-1]
    caption["text"] = caption["text"].rpartition(". ")[0] + "."


def fact_in_other_words(r: Record) -> None:
    negative(r)["facts"][0]["text"] += " indeed"


def fact_of_another_kind(r: Record) -> None:
    negative(r)["ink"][0]["kind"] = "Square"


def severity_larger(r: Record) -> None:
    for _, step in steps(r, "break", undone=False):
        step["severity"]["value"] *= 1.001
        step["severity"]["perceptible"] *= 1.001
        return
    raise LookupError


def perceptible_larger(r: Record) -> None:
    _, step = next(steps(r, "break", "make", "flip"))
    step["severity"]["perceptible"] *= 1.01


def count_less(r: Record) -> None:
    _, step = next(steps(r, "ink"))
    step["severity"]["perceptible"] += 1


def unit_of_nothing(r: Record) -> None:
    _, step = next(steps(r, "break", "make", "flip"))
    step["severity"]["unit"] = "furlongs"


def undone_instead(r: Record) -> None:
    _, step = next(steps(r, "break", undone=False))
    step["undone"] = True


def made_instead(r: Record) -> None:
    _, step = next(steps(r, "break", undone=False))
    step["aim"] = "make"


def of_another_fact(r: Record) -> None:
    member, step = next(steps(r, "break", undone=False))
    step["fact"] = member["facts"][0]


def by_another_operator(r: Record) -> None:
    _, step = next(steps(r, "break", undone=False))
    step["operator"] = "mirror figure"


def by_no_operator(r: Record) -> None:
    next(steps(r, "break", "make", "flip", "ink"))[1]["operator"] = "wishful thinking"


def steps_gone(r: Record) -> None:
    negative(r)["certificate"]["steps"] = []


def edits_of_another_kind(r: Record) -> None:
    negative(r)["certificate"]["edits"] = "instance"


def share_larger(r: Record) -> None:
    negative(r)["certificate"]["pixels"]["share"] *= 1.1


def box_wider(r: Record) -> None:
    negative(r)["certificate"]["pixels"]["box"][2] += 1


def pixels_of_another_size(r: Record) -> None:
    negative(r)["certificate"]["pixels"]["size"] += 1


def dot_elsewhere(r: Record) -> None:
    dots = negative(r)["pixels"]
    dots[min(dots)][0] += 0.01


def dot_gone(r: Record) -> None:
    dots = negative(r)["pixels"]
    del dots[min(dots)]


def size_larger(r: Record) -> None:
    negative(r)["size"] *= 1.01


def point_elsewhere(r: Record) -> None:
    points = negative(r)["points"]
    points[min(points)][1] += 0.01


def point_gone(r: Record) -> None:
    points = negative(r)["points"]
    del points[min(points)]


def arc_longer(r: Record) -> None:
    curves = negative(r)["curves"]
    curves[min(curves)]["numbers"][-1] *= 1.01


def circle_from_nowhere(r: Record) -> None:
    negative(r)["circles"]["k"] = [0.0, 0.0, 1.0]


def line_from_nowhere(r: Record) -> None:
    negative(r)["lines"]["k"] = [0.0, 0.0, 1.0, 0.0]


def curve_from_nowhere(r: Record) -> None:
    negative(r)["curves"]["k"] = {"type": "segment", "numbers": [0.0, 0.0, 1.0, 0.0]}


def region_from_nowhere(r: Record) -> None:
    negative(r)["regions"]["k"] = []


def fact_gone(r: Record) -> None:
    del negative(r)["facts"][0]


def fact_of_another(r: Record) -> None:
    negative(r)["facts"].append(other(r, "facts"))


def ink_gone(r: Record) -> None:
    del negative(r)["ink"][0]


def point_moved_on(r: Record) -> None:
    negative(r)["certificate"]["moved"]["Z"] = 0.3


def point_moved_nowhere(r: Record) -> None:
    moved = next(m for m in r["members"][1:] if m["certificate"]["moved"])["certificate"]["moved"]
    moved[min(moved)] = float("nan")


def role_of_the_anchor(r: Record) -> None:
    negative(r)["role"] = "positive"


def style_of_the_group(r: Record) -> None:
    r["image"]["style"] = "chalk"


EDITS: tuple[tuple[Edit, str], ...] = (
    (false_emptied, "nothing of it is said to be false"),
    (false_elsewhere, "isn't false of the anchor"),
    (false_nowhere, "aren't numbered"),
    (true_facts, "isn't false of the anchor"),
    (other_text, "isn't what its facts say"),
    (shorter_text, "isn't what its facts say"),
    (witness_moved, "isn't true of its witness"),
    (witness_of_the_anchor, "isn't true of its witness"),
    (witness_larger, "its witness is of size"),
    (witness_gone, "there is no figure that it is true of"),
    (edit_of_a_text, "its edits don't lead"),
    (caption_said_otherwise, "the text of its caption"),
    (caption_fact_gone, "the text of its caption"),
    (caption_in_another_manner, "the text of its caption"),
    (positive_says_less, "its caption says something else"),
    (fact_in_other_words, "is written as"),
    (fact_of_another_kind, "is written as 'Square'"),
    (severity_larger, "its severity is"),
    (perceptible_larger, "times the least that is seen"),
    (count_less, "times the least that is seen"),
    (unit_of_nothing, "its severity can't be in"),
    (undone_instead, "isn't broken"),
    (made_instead, "isn't made"),
    (of_another_fact, "isn't broken"),
    (by_another_operator, "isn't what mirror figure does"),
    (by_no_operator, "there is no operator"),
    (steps_gone, "nothing is said to have been done"),
    (edits_of_another_kind, "its changes are called"),
    (share_larger, "of its pixels differ"),
    (box_wider, "its pixels differ in"),
    (pixels_of_another_size, "pixels, not of"),
    (dot_elsewhere, "isn't where it is said to be in its picture"),
    (dot_gone, "isn't where it is said to be in its picture"),
    (size_larger, "its size is"),
    (point_elsewhere, "isn't where it is said to be"),
    (point_gone, "is missing among its points"),
    (arc_longer, "isn't where it is said to be"),
    (circle_from_nowhere, "there is no k among its circles"),
    (line_from_nowhere, "there is no k among its lines"),
    (curve_from_nowhere, "there is no k among its curves"),
    (region_from_nowhere, "there is no k among its regions"),
    (fact_gone, "its facts don't say that"),
    (fact_of_another, "which doesn't hold"),
    (ink_gone, "its ink doesn't say that"),
    (point_moved_on, "Z can't move"),
    (point_moved_nowhere, "moves by"),
    (role_of_the_anchor, "it can't be a positive"),
    (style_of_the_group, "its style isn't that of the group"),
)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A group with few of its members: none speaks of the others."""
    group = Path(shutil.copytree(folder(OURS), tmp_path / "group"))
    path = group / "group.json"
    record = json.loads(path.read_text("utf-8"))
    some = [
        next(m for m, _ in steps(record, "break", undone=False)),
        next(m for m, _ in steps(record, "ink")),
    ]
    some += [m for m in record["members"] if m["role"] == "hard positive"]
    record["members"] = [record["members"][0], *some]
    path.write_text(json.dumps(record), "utf-8")
    return group


def test_a_member_may_be_left_out(copied: Path) -> None:
    assert [str(c) for c in verify(copied)] == []


def edited(group: Path, edit: Edit) -> list[Complaint]:
    """What is said of a group after an edit of its record."""
    path = group / "group.json"
    record = json.loads(path.read_text("utf-8"))
    edit(record)
    path.write_text(json.dumps(record), "utf-8")
    return verify(group)


@pytest.mark.parametrize(("edit", "what"), EDITS, ids=[e.__name__ for e, _ in EDITS])
def test_an_edit_is_noticed(copied: Path, edit: Edit, what: str) -> None:
    found = [str(c) for c in edited(copied, edit)]
    assert any(what in c for c in found), found
    assert not any("can't be read" in c for c in found), found


def test_another_picture_in_the_file_is_noticed(copied: Path) -> None:
    """Even where its hash is written down anew."""

    def edit(r: Record) -> None:
        file = copied / negative(r)["image"]
        pixels = np.array(Image.open(file))
        pixels[:9, :9] = 0
        Image.fromarray(pixels).save(file)
        negative(r)["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()

    assert [c.what for c in edited(copied, edit)] == ["its file shows another picture than its program gives"]


@pytest.mark.parametrize("key", ["facts", "caption", "points", "look", "certificate"])
def test_what_cannot_be_read_is_said_beside_the_rest(copied: Path, key: str) -> None:
    def edit(r: Record) -> None:
        negative(r)[key] = 3
        size_larger({"members": [None, r["members"][2]]})

    found = [str(c) for c in edited(copied, edit)]
    assert any("can't be read" in c for c in found)
    assert any("its size is" in c for c in found)
