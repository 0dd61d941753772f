"""The schema of group.json says what is written, and the page says what the schema says."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import geodsl
from perturb.negatives import negatives
from perturb.recording.record import FORMAT, VERSION
from perturb.recording.save import files
from perturb.schema import group_schema
from perturb.schema.manual import page

ROOT = Path(__file__).parents[2]
DIAGRAMS = ROOT / "examples" / "diagrams"
VALID = jsonschema.Draft202012Validator(group_schema())


def written(name: str) -> dict[str, Any]:
    """A group.json as it lies in a folder."""
    group = negatives(geodsl.load(DIAGRAMS / name), n=3, size=224, seed=1, fewer=True).group
    data = dict(files(group, source=name, suite="all", style="textbook"))["group.json"]
    record: dict[str, Any] = json.loads(data)
    return record


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    return written("circles/two-tangents.geo")


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(group_schema())
    properties = group_schema()["properties"]
    assert (properties["format"]["const"], properties["version"]["const"]) == (FORMAT, VERSION)


@pytest.mark.parametrize(
    "name", ["circles/angles-in-one-segment.geo", "lines-and-angles/rays-and-bisector.geo"]
)
def test_a_real_group_is_valid(name: str) -> None:
    assert [f"{e.json_path}: {e.message[:200]}" for e in VALID.iter_errors(written(name))] == []


def test_a_group_with_texts_is_valid(record: dict[str, Any]) -> None:
    said, other = record["members"][0]["facts"][:2]
    text = {
        "text": "A outside w.",
        "words": record["members"][0]["caption"]["words"],
        "facts": [other],
        "class": "relation",
        "edits": [{"before": said, "after": other}],
        "false": [0],
        "witness": None,
    }
    VALID.validate(record | {"texts": [text, text | {"source": "figure.geo"}]})
    assert not VALID.is_valid(record | {"texts": [text | {"false": []}]})


def test_every_key_is_needed_and_no_other_is_allowed(record: dict[str, Any]) -> None:
    for path in places(record):
        for change in (lambda x: x.popitem(), lambda x: x.update({"more": {}})):
            other = copy.deepcopy(record)
            part: Any = other
            for step in path:
                part = part[step]
            change(part)
            assert not VALID.is_valid(other), path


def places(record: dict[str, Any]) -> Iterator[tuple[str | int, ...]]:
    yield ()
    yield ("image",)
    for k in (0, 1):
        yield ("members", k)
        yield ("members", k, "look")
        yield ("members", k, "caption")
        yield ("members", k, "facts", 0)
    yield ("members", 1, "certificate")
    yield ("members", 1, "certificate", "pixels")
    yield ("members", 1, "certificate", "steps", 0)
    yield ("members", 1, "certificate", "steps", 0, "severity")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 2),
        (("members", 0, "role"), "negative"),
        (("members", 1, "role"), "positive"),
        (("members", 1, "certificate"), None),
        (("members", 0, "image"), "../other.png"),
        (("members", 0, "sha256"), "abc"),
        (("members", 0, "points"), {"A": [1.0]}),
        (("members", 0, "curves"), {"a": {"type": "arc", "numbers": [0, 0, 1, 2]}}),
        (("members", 0, "curves"), {"a": {"type": "ray", "numbers": [0, 0, 1, 2, 3]}}),
        (("members", 0, "facts", 0, "term", "args"), [{"args": [1]}]),
        (("members", 1, "certificate", "edits"), "neither"),
        (("rejected",), {"too small": 0}),
    ],
)
def test_what_is_wrong_is_refused(record: dict[str, Any], path: tuple[str | int, ...], value: Any) -> None:
    other = copy.deepcopy(record)
    part: Any = other
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    assert not VALID.is_valid(other)


def test_every_part_is_described() -> None:
    schema = group_schema()
    for name, part in {"": schema, **schema["$defs"]}.items():
        assert "description" in part or "title" not in part, name
        for key, value in part.get("properties", {}).items():
            if "title" in part:
                assert value["description"].endswith("."), f"{name}.{key}"
            if part.get("additionalProperties") is False:
                assert key in part["required"] or (name, key) in {
                    ("term", "args"),
                    ("term", "tag"),
                    ("text", "source"),
                }


def test_the_page_says_what_the_schema_says() -> None:
    assert (ROOT / "docs" / "group-json.md").read_text("utf-8") == page(group_schema())
