"""The words of solutions: every theorem has them, in every language, and nothing is left unfilled."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

import geodsl
from geodsl.solutions import solve
from geodsl.solutions.telling import reasons
from geodsl.words.tongue import languages

ROOM = Path(geodsl.__file__).parent / "solutions"
_NAMERS = {"Rule", "Linear", "sum_to", "balance", "fixed", "product", "_times", "Step"}


def named() -> set[str]:
    """All theorems that the code names."""
    found = {"equal sizes", "same value", "both equal a third", "unit", "substitution", "combining equations"}
    for path in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _NAMERS:
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value:
                    found.add(first.value)
    found |= {
        "area of a circle",
        "circumference of a circle",
        "diagonals of a rhombus",
        "diagonals of a kite",
    }
    return found


@pytest.mark.parametrize("lang", sorted(languages()))
def test_every_theorem_has_reasons(lang: str) -> None:
    told = reasons(lang)
    assert named() <= set(told)
    for name, some in told.items():
        assert len(set(some)) >= 2, name
        assert not any(r.endswith((".", "。")) for r in some)


def test_languages_name_the_same_theorems_and_slots() -> None:
    english, chinese = reasons("en"), reasons("zh")
    assert set(english) == set(chinese)
    for name in english:
        used = [
            {s for r in some for _, s, _, _ in string.Formatter().parse(r) if s}
            for some in (english[name], chinese[name])
        ]
        assert used[1] <= used[0] | {"c", "m", "s", "t", "a", "b", "o", "w", "line", "base", "triangle"}, name


@pytest.mark.parametrize("lang", sorted(languages()))
def test_all_reasons_are_filled(lang: str) -> None:
    count = 0
    for path in sorted(Path("examples/diagrams").rglob("*.geo"))[::6]:
        diagram = geodsl.load(path)
        for target in diagram.scene.questions:
            found = solve(diagram, target)
            if found is None:
                continue
            for seed in range(6):
                text = found.text(lang, seed=seed)
                count += 1
                assert text.count("\\boxed{") == 1
                assert not re.search(r"\{[a-z]+\}", text.replace("\\boxed{" + found.answer + "}", ""))
    assert count > 30


def test_an_unknown_language_is_refused() -> None:
    diagram = geodsl.parse("triangle ABC with angle A = 50°, angle B = 60°\nfind angle C")
    found = solve(diagram, diagram.scene.questions[0])
    assert found is not None
    with pytest.raises(ValueError, match="en"):
        found.text("xx")


def test_a_circle_without_a_letter_is_named_without_one() -> None:
    diagram = geodsl.load(next(Path("examples/diagrams").rglob("corners-of-a-square.geo")))
    found = solve(diagram, diagram.scene.questions[0])
    assert found is not None
    for seed in range(12):
        assert "area of the circle" in found.text("en", seed=seed, only=("w",))
        assert not re.search(r"\bw\b", found.text("en", seed=seed, only=("w",)))
        assert "w" not in found.text("zh", seed=seed, only=("w",))


def test_sides_of_a_rectangle_are_no_legs() -> None:
    diagram = geodsl.parse("rectangle ABCD with AB = 5, BC = 3\nfind DA")
    found = solve(diagram, diagram.scene.questions[0])
    assert found is not None and found.theorems == ("opposite sides of a parallelogram",)
    diagram = geodsl.parse("isosceles trapezium ABCD with angle A = 70°, BC = 3\nfind DA")
    found = solve(diagram, diagram.scene.questions[0])
    assert found is not None and found.theorems == ("legs of an isosceles trapezium",)
