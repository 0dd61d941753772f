"""Operators on the ink: what they draw differs from what was drawn, is told by its program, and is true."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import geodsl
from geodsl.drawing import draw
from geodsl.facts.clockwise import Clockwise
from geodsl.ink import Arcs, Arrows, Square, Stroke, Ticks
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.ledger import TRUE, Ledger
from geodsl.objects import Ref, Segment, names
from geodsl.observe.inked import ink_facts
from geodsl.picture.picture import Picture
from perturb.craft.operator import Edit, Operator, Target
from perturb.operators import operators
from perturb.paper.mould import LIMITS, Mould
from perturb.paper.pins import Pins, pins_of
from perturb.site import Site

FOLDER = Path(__file__).parents[2] / "examples" / "diagrams"
INKED = [o for o in operators() if o.edits == "ink"]
DIAGRAMS = (
    "circles/lens",
    "congruence/pons-asinorum",
    "constructions/bisecting-a-segment",
    "quadrilaterals/rhombus",
)
OWN = {
    "arrows": "point O at (0, 0)\npoint A at (3, 0.4)\npoint B at (1, 2)\ndraw arrow OA\ndraw OB\n",
    "shades": "square ABCD with AB = 3\nw = incircle of ABCD\ndraw AC\nshade toned ABCD outside w\n",
    "round": "triangle ABC with AB = 5, AC = 4, angle A = 60°\nw = circumcircle of ABC\nhatch ABC\n",
    "custom": (
        'triangle ABC\npoint D with DA = 2, DB = 3\nlabel D "A_1"\nlabel C "C" above left\ndraw triangle ABC\n'
    ),
}


@dataclass(frozen=True)
class Print:
    """A plate with its numbers, read and drawn."""

    text: str
    mould: Mould
    at: Instances
    picture: Picture

    @property
    def told(self) -> set[str]:
        return {f.key for f in ink_facts(self.mould.ink)}  # type: ignore[arg-type]


@cache
def site(name: str) -> Site:
    return Site(geodsl.parse(OWN[name]) if name in OWN else geodsl.load(_path(name)))


def _path(name: str) -> Path:
    return next(FOLDER.rglob(f"{name.rpartition('/')[2]}.geo"))


@cache
def pins(name: str) -> Pins:
    return pins_of(site(name).scene, site(name).diagram.realize(n=1).at)


def printed(plate: Any, numbers: Pins, facts: tuple[Fact, ...] = ()) -> Print:
    mould = Mould(plate, numbers, facts)
    at = mould.figures(numbers)
    return Print(plate.text(numbers, 0, claims=facts), mould, at, draw(mould.scene, at, size=224)[0])


@cache
def before(name: str) -> Print:
    return printed(site(name).plate, pins(name))


def edited(name: str, target: Target) -> Print:
    """The print after an edit, with all that still holds as claims."""
    edit = target.change
    assert isinstance(edit, Edit)
    plate = edit.plate(site(name).plate)
    numbers = pins(name) if edit.pins is None else edit.pins(pins(name))
    known = {n.name for n in plate.scene.nodes}
    facts = tuple(f for f in (*site(name).ledger, *edit.tells) if set(names(f)) <= known)
    verdict, _ = Ledger(facts).judge(Mould(plate, numbers).figures(numbers))
    return printed(plate, numbers, tuple(f for f, v in zip(facts, verdict[:, 0], strict=True) if v == TRUE))


def targets(name: str, operator: type[Operator]) -> list[Target]:
    return list(operator.targets(site(name)))


def named(operator: str) -> type[Operator]:
    return next(o for o in INKED if o.__name__ == operator)


# -- what holds of all of them -------------------------------------------------------------------


@pytest.mark.parametrize("operator", INKED, ids=lambda o: o.__name__)
@pytest.mark.parametrize("name", [*DIAGRAMS, *OWN])
def test_it_is_drawn_told_and_true(name: str, operator: type[Operator]) -> None:
    found = targets(name, operator)
    assert len({t.key for t in found}) == len(found)
    for target in found[:: max(1, len(found) - 1)]:  # the first and the last
        after = edited(name, target)
        assert (after.picture.pixels != before(name).picture.pixels).any(), target
        edit = target.change
        assert isinstance(edit, Edit)
        assert after.told != before(name).told or edit.names or edit.tells, target
        again = geodsl.parse(after.text, limits=LIMITS)
        (picture,) = draw(again.scene, again.realize(n=1).at, size=224)  # a false claim would be refused here
        assert (picture.pixels == after.picture.pixels).all(), target


def test_each_has_a_place_somewhere() -> None:
    found = {o.__name__ for o in INKED for name in (*DIAGRAMS, *OWN) if targets(name, o)}
    assert found == {o.__name__ for o in INKED}


def test_a_false_mark_would_be_found() -> None:
    numbers = pins("quadrilaterals/rhombus")
    text = site("quadrilaterals/rhombus").plate.text(numbers, 0) + "mark AC = BD\n"
    assert [d.code for d in geodsl.check(text)] == ["E303"]


@pytest.mark.parametrize("operator", INKED, ids=lambda o: o.__name__)
def test_it_is_written_in_its_own_words(operator: type[Operator]) -> None:
    words = operator.phrases[0].split("{")[0].split()
    for name in (*DIAGRAMS, *OWN):
        for target in targets(name, operator)[:2]:
            assert str(target).startswith(" ".join(words))


# -- letters ----------------------------------------------------------------------------------------


def test_a_swap_moves_letters_and_nothing_else() -> None:
    name = "circles/lens"
    target = targets(name, named("SwapLabels"))[0]
    A, B = target.args["A"], target.args["B"]
    after = edited(name, target)
    old, new = before(name).picture.annotations(), after.picture.annotations()
    assert new["points"][A.name] == old["points"][B.name] and new["points"][B.name] == old["points"][A.name]
    assert [s["shape"] for s in new["strokes"]] == [s["shape"] for s in old["strokes"]]
    assert [r["rings"] for r in new["regions"]] == [r["rings"] for r in old["regions"]]


def test_a_swap_takes_every_fact_along() -> None:
    """What held of A holds of the point that is called so now, in the letters that it has now."""
    name = "quadrilaterals/rhombus"
    for target in (*targets(name, named("SwapLabels"))[:3], *targets(name, named("RotateLabels"))[:3]):
        edit = target.change
        assert isinstance(edit, Edit)
        new = [f.map(lambda t, n=edit.names: _called(t, n)) for f in site(name).ledger]
        verdict, _ = Ledger(new).judge(edited(name, target).at)
        assert (verdict == TRUE).all()


def _called(term: Any, new: Any) -> Any:
    return Ref(new[term.name], term.type) if isinstance(term, Ref) and term.name in new else term


def test_a_round_moves_each_letter_on() -> None:
    name = "quadrilaterals/rhombus"
    target = targets(name, named("RotateLabels"))[0]
    A, B, C = (target.args[k].name for k in "ABC")
    old, new = (p.picture.annotations()["points"] for p in (before(name), edited(name, target)))
    assert (new[A], new[B], new[C]) == (old[B], old[C], old[A])


def test_a_new_letter_is_new() -> None:
    name = "quadrilaterals/rhombus"
    for target in targets(name, named("RenamePoint")):
        after = edited(name, target).picture.annotations()["labels"]
        old = before(name).picture.annotations()["labels"]
        assert set(after) - set(old) == {target.args["Q"].name}
        assert set(old) - set(after) == {target.args["P"].name}


def test_a_text_of_its_own_is_left_alone() -> None:
    for operator in ("SwapLabels", "RotateLabels", "RenamePoint"):
        for target in targets("custom", named(operator)):
            assert "D" not in {p.name for p in target.args.values() if p.name in site("custom").scene.points}


def test_a_letter_with_a_side_of_its_own_takes_the_side_along() -> None:
    (target,) = (t for t in targets("custom", named("RenamePoint")) if t.args["P"].name == "C")
    assert isinstance(target.change, Edit)
    told = [str(o) for o in target.change.plate(site("custom").plate).orders]
    assert f'label {target.args["Q"]} "{target.args["Q"]}" above left' in told


# -- marks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DIAGRAMS)
def test_signs_suffice_and_equals_look_equal(name: str) -> None:
    for operator in ("AddMark", "MoveMark"):
        for target in targets(name, named(operator)):
            assert isinstance(target.change, Edit)
            plate = target.change.plate(site(name).plate)
            lengths: dict[int, float] = {}
            at = Instances(1, values=before(name).at.known())
            for s in plate.ink.of(Ticks):
                lengths.setdefault(s.count, float(at.length(s.segment)[0]))
            values = sorted(lengths.values())
            assert len(values) <= 4 and all(b - a > 1e-9 for a, b in pairwise(values))


def test_a_mark_moves_to_where_its_like_is_true() -> None:
    name = "congruence/pons-asinorum"
    for target in targets(name, named("MoveMark")):
        assert isinstance(target.change, Edit)
        old, new = site(name).plate.ink, target.change.plate(site(name).plate).ink
        assert old.signs != new.signs
        for kind in (Arcs, Arrows, Square):
            assert (kind in map(type, old.signs)) == (kind in map(type, new.signs))
        assert target.args["f"] in target.change.needs


def test_a_mark_that_isnt_there_can_neither_move_nor_go() -> None:
    """Where another negative has taken the mark, the plate stays as it is."""
    name = "congruence/pons-asinorum"
    for operator in ("MoveMark", "DropMark"):
        target = targets(name, named(operator))[0]
        bare = site(name).plate.without([target.args["f"]])
        assert isinstance(target.change, Edit)
        assert target.change.plate(bare) == bare


# -- strokes and shades -----------------------------------------------------------------------------


def test_an_arrow_turns_round() -> None:
    (target,) = targets("arrows", named("ReverseArrow"))
    assert isinstance(target.change, Edit)
    O, A = target.args["A"], target.args["B"]
    assert Stroke(Segment(A, O), arrow=True) in target.change.plate(site("arrows").plate).strokes


def test_no_segment_runs_over_another_or_past_a_point() -> None:
    found = {t.args["s"].key for t in targets("quadrilaterals/rhombus", named("AddSegment"))}
    assert not found & {s.term.key for s in site("quadrilaterals/rhombus").plate.strokes}
    text = "segment AB\nM = midpoint of AB\npoint C with CA = CB, CM = AB\ndraw AM, MB, AC\n"
    free = {str(t) for t in named("AddSegment").targets(Site(geodsl.parse(text)))}
    assert free == {"add segment BC", "add segment MC"}


def test_no_segment_is_dropped_from_under_a_mark() -> None:
    ticked = {s.segment.key for s in site("congruence/pons-asinorum").plate.ink.of(Ticks)}
    found = {t.args["s"].key for t in targets("congruence/pons-asinorum", named("DropSegment"))}
    assert found and not found & ticked


def test_what_is_shaded_and_what_is_left_out_change_places() -> None:
    (target,) = targets("shades", named("InvertShade"))
    assert isinstance(target.change, Edit)
    (fill,) = target.change.plate(site("shades").plate).ink.shades
    assert (str(fill.region), fill.pattern, fill.minus, fill.within) == ("w", "tone", (), ())


# -- the whole --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["quadrilaterals/rhombus", "custom"])
def test_a_mirror_turns_the_sense_and_nothing_else(name: str) -> None:
    (target,) = targets(name, named("MirrorFigure"))
    assert isinstance(target.change, Edit)
    after = edited(name, target)
    verdict, _ = Ledger(site(name).ledger).judge(after.at)
    assert (verdict == TRUE).all()
    sense = next(f for f in target.change.tells if isinstance(f, Clockwise))
    assert float(sense.margin(before(name).at)[0]) == pytest.approx(-float(sense.margin(after.at)[0]))
    again = target.change.pins(target.change.pins(pins(name)))  # type: ignore[misc]
    assert all((again[key] == numbers).all() for key, numbers in pins(name).items())


def test_a_mirror_shows_every_stroke_in_its_place() -> None:
    """Arcs that are said by way of left and right, too: the picture without its letters is the image, turned over."""
    text = (
        "triangle ABC with AB = 5, AC = 4, angle A = 60°\ncircle w center A through B\n"
        "draw triangle ABC\ndraw arc from B to C of (circle center A through B)\nsemicircle a on BC\nhide w\n"
        "shade half-disc on AC\nhide points\n"
    )
    own = Site(geodsl.parse(text.replace("hide points\n", "")))
    numbers = pins_of(own.scene, own.diagram.realize(n=1).at)
    (target,) = named("MirrorFigure").targets(own)
    assert isinstance(target.change, Edit) and target.change.pins is not None
    bare = Site(geodsl.parse(text)).plate
    one, other = (
        printed(plate, p).picture.annotations()
        for plate, p in ((bare, numbers), (target.change.plate(bare), target.change.pins(numbers)))
    )
    width = one["size"][0]
    ways = [np.array(ring) for region in one["regions"] for ring in region["rings"]]
    seen = [np.array(ring) for region in other["regions"] for ring in region["rings"]]
    for way, image in zip(ways, seen, strict=True):
        assert np.allclose(width - way[:, 0].mean(), image[:, 0].mean(), atol=0.6)
        assert np.allclose(way[:, 1].mean(), image[:, 1].mean(), atol=0.6)
    arcs = [[s for s in told["strokes"] if s["shape"] == "arc"] for told in (one, other)]
    assert len(arcs[0]) == 2
    for arc, image in zip(*arcs, strict=True):
        middles = [np.radians(a["start"] + a["sweep"] / 2) for a in (arc, image)]
        assert np.cos(middles[0]) == pytest.approx(-np.cos(middles[1]), abs=0.02)
        assert np.sin(middles[0]) == pytest.approx(np.sin(middles[1]), abs=0.02)


def test_a_letters_side_is_mirrored_with_it() -> None:
    (target,) = targets("custom", named("MirrorFigure"))
    assert isinstance(target.change, Edit)
    told = [str(o) for o in target.change.plate(site("custom").plate).orders]
    assert 'label C "C" above right' in told
