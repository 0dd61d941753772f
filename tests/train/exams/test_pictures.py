"""Whose picture a question is put with."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from tests.train.exams.answering import painted, told
from train.exams import ExamError
from train.exams.pictures import shown


def test_blank_is_white_and_of_the_same_size() -> None:
    item = told("a", image=painted("red", (31, 17)))
    (blank,) = shown([item], "blank", seed=0)
    image = Image.open(BytesIO(blank.images[0]))
    assert image.size == (31, 17) and np.asarray(image.convert("L")).min() == 255
    assert (blank.key, blank.question, blank.asked) == (item.key, item.question, item.asked)


def test_another_picture_is_of_another_family_and_drawn_alike() -> None:
    colours = [painted(f"rgb({k}, 9, 9)") for k in range(40)]
    items = [told(f"q{k}", family=f"f{k % 4}", image=colours[k]) for k in range(40)]
    family = {image: f"f{k % 4}" for k, image in enumerate(colours)}
    others = shown(items, "other", seed=1)
    assert [o.key for o in others] == [i.key for i in items]
    assert all(family[o.images[0]] != o.family for o in others)
    assert [o.images for o in others] == [o.images for o in shown(items, "other", seed=1)]
    assert [o.images for o in others] != [o.images for o in shown(items, "other", seed=2)]
    # every one of the thirty that may be taken has the same chance
    drawn = [shown(items, "other", seed=s)[0].images[0] for s in range(300)]
    counts = [drawn.count(c) for k, c in enumerate(colours) if k % 4]
    assert min(counts) >= 1 and max(counts) <= 27  # 10 on average


def test_the_same_file_is_never_another_picture() -> None:
    one = painted("red")
    items = [told("a", image=one), told("b", image=one), told("c", family="a", image=painted("blue"))]
    others = {item.key: item.images[0] for item in shown(items, "other", seed=0)}
    assert others == {"a": painted("blue"), "b": painted("blue"), "c": one}
    assert shown(items[:2], "other", seed=0) == []


def test_what_is_no_picture_and_what_is_no_choice() -> None:
    with pytest.raises(ExamError, match="its picture can't be read as one"):
        shown([told("a", image=b"no picture")], "blank", seed=0)
    with pytest.raises(ExamError, match="own, blank, other, not 'none'"):
        shown([told("a")], "none", seed=0)
