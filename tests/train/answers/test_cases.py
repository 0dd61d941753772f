"""The table of answers decided by hand: no false match, and no miss."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from train.answers import Asked, boxed, right, same

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))
KEYS = [(case["right"], case.get("unit", ""), case) for case in CASES["key"]]


def asked(case: dict[str, Any]) -> Asked:
    told = {
        name: case[name] for name in ("form", "answer", "kind", "text", "unit", "decimal") if name in case
    }
    several = {name: tuple(case.get(name, ())) for name in ("choices", "accepted")}
    return Asked(**told, **several, right=case.get("place"))


@pytest.mark.parametrize("case", CASES["box"], ids=lambda case: case["text"][:30])
def test_the_last_box_is_found(case: dict[str, Any]) -> None:
    assert boxed(case["text"]) == case.get("holds")


@pytest.mark.parametrize(("key", "unit", "case"), KEYS, ids=[key for key, _, _ in KEYS])
def test_keys_are_matched(key: str, unit: str, case: dict[str, Any]) -> None:
    assert [said for said in case["same"] if not same(said, key, unit=unit)] == []
    assert [said for said in case["other"] if same(said, key, unit=unit)] == []


@pytest.mark.parametrize(
    "case", CASES["asked"], ids=lambda case: f"{case.get('kind', 'key')} {case['answer']}"
)
def test_questions_of_our_own_are_judged(case: dict[str, Any]) -> None:
    question = asked(case)
    assert [said for said in case["right"] if not right(question, said)] == []
    assert [said for said in case["wrong"] if right(question, said)] == []


@pytest.mark.parametrize(("key", "unit", "case"), KEYS, ids=[key for key, _, _ in KEYS])
def test_what_is_boxed_is_read_as_what_isn_t(key: str, unit: str, case: dict[str, Any]) -> None:
    """A box around an answer changes nothing, whatever stands before it."""
    for said in (*case["same"], *case["other"]):
        if "boxed" not in said and said.count("{") == said.count("}"):
            put = f"It isn't \\boxed{{7777}}.\nSo $\\boxed{{{said}}}$"
            assert same(put, key, unit=unit) == same(said, key, unit=unit), said


def test_the_table_is_long_and_half_of_it_is_wrong() -> None:
    n = Counter(box=len(CASES["box"]))
    for case in CASES["key"]:
        n += Counter(right=len(case["same"]), wrong=len(case["other"]))
    for case in CASES["asked"]:
        n += Counter(right=len(case["right"]), wrong=len(case["wrong"]))
    assert n["right"] + n["wrong"] + n["box"] >= 1500
    assert n["wrong"] >= n["right"]
    for case in CASES["key"]:
        assert len(set(case["same"])) == len(case["same"]) and not set(case["same"]) & set(case["other"]), (
            case
        )
