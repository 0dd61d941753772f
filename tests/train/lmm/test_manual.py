"""docs/lmm.md: its tables are made of the code, and its examples are settings."""

from __future__ import annotations

import re
import tomllib

import pytest

from geodsl.settings import load
from train.lmm.config import LmmConfig
from train.lmm.manual import PAGE, filled

TEXT = PAGE.read_text("utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", TEXT, re.S)


def test_the_page_is_as_the_code_is():
    assert filled(TEXT) == TEXT, "python -m train.lmm.manual writes it anew"


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_an_example_is_a_run(block: str, tmp_path):
    path = tmp_path / "run.toml"
    path.write_text(block, "utf-8")
    told = load(LmmConfig, str(path))
    assert told.stage == tomllib.loads(block)["stage"]
