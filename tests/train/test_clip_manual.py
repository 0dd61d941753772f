"""docs/training.md: its tables are made of the code, and its examples are settings."""

from __future__ import annotations

import re
import tomllib

import pytest

from geodsl.settings import SettingsError, manual
from train.clip.config import ClipConfig
from train.clip.manual import FORMULAS, PAGE, filled
from train.data import Curriculum
from train.losses import PARTS, Mix

TEXT = PAGE.read_text("utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", TEXT, re.S)


def test_the_page_is_as_the_code_is():
    assert filled(TEXT) == TEXT, "python -m train.clip.manual writes it anew"
    assert FORMULAS.keys() == PARTS.keys()


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_an_example_is_a_run(block: str):
    config = ClipConfig.of({"data": "out/", **tomllib.loads(block)})
    for stage in config.laid_out(1, "clip"):
        Mix(stage.losses)


def test_the_curricula_are_curricula():
    told = re.findall(r"`(\{ kind = .*? \})`", TEXT)
    assert [Curriculum.of(tomllib.loads(f"c = {t}")["c"], steps=9).kind for t in told] == [
        "severity",
        "adaptive",
    ]


def test_marks_that_are_not_there_are_named():
    assert (
        manual.filled("a\n<!-- x -->\nold\n<!-- /x -->\nb", "x", "new\n")
        == "a\n<!-- x -->\nnew\n<!-- /x -->\nb"
    )
    with pytest.raises(SettingsError, match=r"<!-- y --> .* 0 times"):
        manual.filled("nothing", "y", "new\n")
