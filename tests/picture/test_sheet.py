"""Contact sheets: every picture is on the page, and its caption below it."""

import numpy as np
import pytest

from geodsl.picture.sheet import sheet


def pictures(n, shape=(40, 60)):
    return [np.full(shape, 10 * i, np.uint8) for i in range(n)]


def where(page, value):
    rows, columns = np.nonzero(page == value)
    return rows.min(), rows.max() + 1, columns.min(), columns.max() + 1


def test_pictures_stand_row_by_row():
    page = sheet(pictures(5), columns=3, gutter=8)
    assert page.shape == (8 + 2 * 48, 8 + 3 * 68)
    for i in range(1, 5):
        top, left = 8 + i // 3 * 48, 8 + i % 3 * 68
        assert where(page, 10 * i) == (top, top + 40, left, left + 60)
    assert (page[:8] == 255).all() and (page[56:, 144:] == 255).all()


def test_colours_stay_and_greys_join_them():
    color = np.zeros((40, 60, 3), np.uint8)
    color[..., 1] = 200
    page = sheet([pictures(2)[1], color], columns=2, gutter=4)
    assert page.shape == (48, 132, 3)
    assert (page[4:44, 4:64] == 10).all() and (page[4:44, 68:128] == (0, 200, 0)).all()


@pytest.mark.parametrize("n, columns", [(1, 1), (2, 2), (4, 2), (9, 3), (12, 4), (20, 5)])
def test_the_page_is_nearly_four_by_three(n, columns):
    page = sheet(pictures(n, (48, 48)), gutter=2)
    assert page.shape[1] == columns * 50 + 2


def test_captions_stand_in_the_middle_below():
    white = [np.full((100, 100), 255, np.uint8)] * 2
    page = sheet(white, ["A1", "seed 12"], columns=2, gutter=10)
    below = page[110:]
    for left, least in ((10, 4), (120, 20)):
        strip = below[:, left : left + 100]
        columns = np.nonzero((strip < 128).any(axis=0))[0]
        assert len(columns) > least
        assert (columns.min() + columns.max()) / 2 == pytest.approx(49.5, abs=2)
    assert (page[:110] == 255).all() and (below[-4:] == 255).all()


def test_a_caption_too_wide_is_cut():
    white = [np.full((60, 60), 255, np.uint8)] * 2
    for text in ("a caption that is far too long for this", "x" * 200):
        page = sheet(white, [text, ""], columns=2, gutter=10)
        dark = np.nonzero((page < 128).any(axis=0))[0]
        assert dark.min() >= 10 and dark.max() < 70 and len(dark) > 25


def test_without_captions_there_is_no_room_for_them():
    assert sheet(pictures(1), gutter=0).shape == (40, 60)
    assert sheet(pictures(1), ["A"], gutter=0).shape[0] > 50


def test_the_same_page_twice():
    assert (sheet(pictures(3), ["A", "B1", "√3"]) == sheet(pictures(3), ["A", "B1", "√3"])).all()


@pytest.mark.parametrize(
    "arguments, why",
    [
        (([],), "a picture at least"),
        ((pictures(1) + pictures(1, (5, 5)),), "one size"),
        ((pictures(2), ["A"]), "as many captions"),
        (([np.zeros((2, 2))],), "uint8"),
    ],
)
def test_what_makes_no_sheet(arguments, why):
    with pytest.raises(ValueError, match=why):
        sheet(*arguments)


@pytest.mark.parametrize("more", [{"columns": 0}, {"gutter": -1}, {"columns": 1, "gutter": 19_000}])
def test_settings_without_sense(more):
    with pytest.raises(ValueError):
        sheet(pictures(2), **more)
