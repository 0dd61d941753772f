"""Every example is sound, drawn and written canonically; together they use the whole vocabulary."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

import geodsl
from geodsl.directives.ask import Claim, Find, FindRatio
from geodsl.directives.overlook import Overlook
from geodsl.language.term import Term

FOLDER = Path(__file__).parents[2] / "examples" / "diagrams"
FILES = sorted(FOLDER.rglob("*.geo"))
DEFINITIONS = "definitions"  # a file of phrases for others to use, with nothing to draw
DIAGRAMS = [f for f in FILES if f.stem != DEFINITIONS]
LEAST = 0.03  # the smallest share of attempts that becomes a figure


@cache
def load(path: Path) -> geodsl.Diagram:
    return geodsl.load(path)


def parametrized(files: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", files, ids=[f.stem for f in files])


def terms(scene: geodsl.Scene) -> Iterator[Term]:
    """All terms of a scene that its program wrote down."""
    made = (node.term for node in scene.nodes)
    asked = (scene.claims, scene.questions)
    ordered = (scene.directives, scene.poses, scene.shown)
    for term in chain(made, scene.given, scene.solve, *asked, *ordered):
        yield from term.walk()


def used(scene: geodsl.Scene) -> set[type]:
    found: set[type] = {type(t) for t in terms(scene)}
    if scene.claims:
        found.add(Claim)
    if scene.overlooked:
        found.add(Overlook)
    for question in scene.questions:
        found.add(FindRatio if question.makes == "proportion" else Find)
    return found


def test_there_are_enough() -> None:
    assert len(DIAGRAMS) >= 48


@parametrized(FILES)
def test_nothing_is_found_fault_with(path: Path) -> None:
    found = geodsl.check(path.read_text(encoding="utf-8"), name=path.name, folder=path.parent)
    assert found == [], "\n".join(d.render() for d in found)


@parametrized(FILES)
def test_it_is_written_canonically(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert geodsl.format(text, name=path.name) == text


@parametrized(DIAGRAMS)
def test_it_has_a_title_a_claim_and_a_question(path: Path) -> None:
    scene = load(path).scene
    assert scene.title and scene.claims and scene.questions


@pytest.mark.parametrize("seed", range(3))
@parametrized(DIAGRAMS)
def test_it_is_realised(path: Path, seed: int) -> None:
    figures = load(path).realize(seed=seed, n=4)
    assert len(figures) == 4


@parametrized(DIAGRAMS)
def test_not_many_attempts_are_in_vain(path: Path) -> None:
    # Of a small batch the last attempts are thrown away unused, so a small n would tell too little.
    figures = load(path).realize(seed=0, n=24)
    assert figures.acceptance >= LEAST, figures.refused.told()


@parametrized(DIAGRAMS)
def test_it_is_drawn(path: Path) -> None:
    width, height, rows = decoded(load(path).render(size=224))
    assert (width, height) == (224, 224)
    assert len(set(rows)) > 2, "the picture is blank"


def test_all_constructions_facts_and_directives_are_used() -> None:
    found = set[type]().union(*(used(load(path).scene) for path in DIAGRAMS))
    missing = [kind for kind in geodsl.vocabulary().classes if kind.phrases and kind not in found]
    assert not missing, ", ".join(sorted(f"{k.__module__}.{k.__name__}" for k in missing))


def test_all_are_different() -> None:
    scenes: dict[geodsl.Scene, str] = {}
    for path in DIAGRAMS:
        scene = load(path).scene
        assert scene not in scenes, f"{path.name} is {scenes[scene]} again"
        scenes[scene] = path.name
    titles = [load(path).title for path in DIAGRAMS]
    assert len(set(titles)) == len(titles)


def decoded(data: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and the raw rows of a PNG whose chunks are sound."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, packed, head = 8, b"", b""
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length]) == (zlib.crc32(kind + body),)
        head = body if kind == b"IHDR" else head
        packed += body if kind == b"IDAT" else b""
        at += 12 + length
    width, height, depth, color = struct.unpack(">IIBB", head[:10])
    raw = zlib.decompress(packed)
    stride = 1 + (width * depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[color] + 7) // 8
    assert len(raw) == stride * height
    return width, height, [raw[k * stride : (k + 1) * stride] for k in range(height)]
