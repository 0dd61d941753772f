"""What groups promise: certified, all different, the same for one seed, and nobody's place is the anchor's."""

from __future__ import annotations

import json
import random
import shutil
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from perturb.blocks.groups import Group
from perturb.stream import Stream, TooFew
from perturb.suite import parse
from perturb.verify import verify
from tests.perturb.checker import check, errors
from tests.perturb.checker.faults import FAULTS, plant
from tests.perturb.written import SIZE, diagram, folder, some, whole, written

NAMES = (
    "circles/two-tangents",
    "circles/thales",
    "triangles/incircle",
    "quadrilaterals/varignon",
    "similarity/midsegment",
    "congruence/mirror-images",
    "lines-and-angles/parallel-lines",
    "olympiad/euler-line",
)


by_name = pytest.mark.parametrize("name", NAMES, ids=lambda n: n.partition("/")[2])


@by_name
def test_it_is_verified_from_its_programs_alone(name: str) -> None:
    assert len(whole(name).group.members) >= 5
    assert [str(c) for c in verify(folder(name))] == []


@by_name
def test_the_independent_checker_agrees(name: str) -> None:
    found = errors(check(folder(name)))
    assert found == [], "\n".join(f"{c.kind} of {c.where}: {c.text}" for c in found)


@by_name
def test_all_members_are_different(name: str) -> None:
    group = whole(name).group
    for a, b in combinations(group.members, 2):
        assert not np.array_equal(a.picture.pixels, b.picture.pixels)
        assert not np.array_equal(a.verdict, b.verdict)


@by_name
def test_the_pictures_of_a_group_share_frame_and_look(name: str) -> None:
    group = whole(name).group
    assert len({m.picture.display.frame for m in group.members}) == 1
    assert len({m.picture.style for m in group.members}) == 1
    assert all(not m.picture.misses for m in group.members)


@by_name
def test_every_caption_is_true_of_its_own_picture_and_false_of_every_other(name: str) -> None:
    group = whole(name).group
    for a in group.members:
        said = [k for k in group.topics if a.verdict[k] == 1]
        assert all(a.holds[k] for k in said)
        for b in group.members:
            if b is not a:
                assert any(b.verdict[k] == -1 for k in said)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    folders = [written(some(NAMES[0])[0], tmp_path / str(k)) for k in range(2)]
    names = sorted(p.name for p in folders[0].iterdir())
    assert names == sorted(p.name for p in folders[1].iterdir())
    for name in names:
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes()


def test_a_block_is_the_same_whatever_was_made_before() -> None:
    fresh = Stream(diagram(NAMES[2]), n=6, size=SIZE, fewer=True).block(3, 2)
    stream = Stream(diagram(NAMES[2]), n=6, size=SIZE, fewer=True)
    for number in range(3):
        stream.block(number, 2)
    again = stream.block(3, 2)
    assert [m.picture.pixels.tobytes() for g in fresh for m in g.members] == [
        m.picture.pixels.tobytes() for g in again for m in g.members
    ]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(fault: str, tmp_path: Path) -> None:
    for name in NAMES:
        copy = tmp_path / name
        shutil.copytree(folder(name), copy)
        try:
            kind = plant(copy, fault, random.Random(0))
        except LookupError:  # this group has nothing to plant it into
            continue
        assert kind in {c.kind for c in check(copy)}
        return
    pytest.fail(f"{fault} can be planted into none of the groups")


def test_fewer_than_asked_for_is_said() -> None:
    stream = Stream(diagram("circles/thales"), parse("break angle ACB right"), n=10, size=SIZE)
    with pytest.raises(TooFew, match="10 negatives are asked for"):
        next(stream.groups(block=1))


def test_the_record_says_who_is_the_anchor_and_nothing_more() -> None:
    record = json.loads((folder(NAMES[1]) / "group.json").read_text("utf-8"))
    assert record["members"][0]["role"] == "positive"
    assert record["members"][0]["certificate"] is None
    assert all(m["certificate"] for m in record["members"][1:])


# -- no place of honour --------------------------------------------------------------------------------


def central(groups: list[Group], *, by: str) -> tuple[int, float, float]:
    """How often the most central member is the anchor, what chance would give, and its standard deviation."""
    hits, mean, variance = 0, 0.0, 0.0
    for group in groups:
        count = len(group.members)
        if by == "caption":
            said = [frozenset(k for k in group.topics if m.verdict[k] == 1) for m in group.members]
            near = [[len(a & b) / max(1, len(a | b)) for b in said] for a in said]
        else:
            pixels = [m.picture.pixels.astype(float) for m in group.members]
            near = [[-float(np.abs(a - b).mean()) for b in pixels] for a in pixels]
        total = np.sum(near, axis=1)
        best = np.flatnonzero(np.isclose(total, total.max()))
        # Among equals the blind model draws lots.
        hits += int(0 in best and np.random.default_rng(group.seed + group.number).integers(len(best)) == 0)
        mean += 1 / count
        variance += (1 / count) * (1 - 1 / count)
    return hits, mean, variance**0.5


@pytest.fixture(scope="module")
def many() -> dict[str, list[Group]]:
    out: dict[str, list[Group]] = {"random": [], "base": []}
    for anchor, groups in out.items():
        for name in NAMES[:5]:
            count = 12 if anchor == "random" else 6  # the star's centre stands out among fewer
            groups += some(name, n=8, seed=11, count=count, anchor=anchor)
    return out


@pytest.mark.parametrize("by", ("caption", "picture"))
def test_the_most_central_member_is_the_anchor_no_more_often_than_chance(
    many: dict[str, list[Group]], by: str
) -> None:
    hits, mean, deviation = central(many["random"], by=by)
    assert hits <= mean + 3 * deviation, f"{hits} of {len(many['random'])}; chance gives {mean:.1f}"


@pytest.mark.parametrize("by", ("caption", "picture"))
def test_in_star_groups_it_is(many: dict[str, list[Group]], by: str) -> None:
    """Else the test above could not fail."""
    hits, mean, deviation = central(many["base"], by=by)
    assert hits > mean + 5 * deviation
