"""Probes of an audit: each planted leak is found and named, and chance alone seldom wins."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from geodsl.dataset import Record
from geodsl.dataset.audit import BLIND, OPEN, UNFIT, WINS, Audit, Finding, audit
from geodsl.dataset.audit.learner import auc, folds
from geodsl.dataset.audit.pictures import MEASURES, ink_of, measures_of, pieces, shrunk
from geodsl.dataset.audit.verdict import found, judged
from tests.dataset.planted import SIDE, Draft, Plan, drafts, png, records


def audited(made: list[Record]) -> Audit:
    return audit(lambda: iter(made), total=len(made))


def by_name(found: Audit) -> dict[str, Finding]:
    return {f.probe: f for f in found.probes}


# -- plants --------------------------------------------------------------------------------------------------


def a_pixel_darker(some: list[Draft], random: np.random.Generator) -> None:
    some[0].picture[2, SIDE - 3] = 250


def ink_a_shade_darker(some: list[Draft], random: np.random.Generator) -> None:
    some[0].picture[some[0].picture < 255] -= 1


def a_full_stop_more(some: list[Draft], random: np.random.Generator) -> None:
    some[0].caption += "."


def points_in_the_middle(some: list[Draft], random: np.random.Generator) -> None:
    some[0].points = some[0].points - some[0].points.mean(0) + SIDE / 2


def another_compressor(some: list[Draft], random: np.random.Generator) -> None:
    for k, draft in enumerate(some):
        draft.compress = 9 if k else 0


def coloured(some: list[Draft], random: np.random.Generator) -> None:
    for k, draft in enumerate(some):
        draft.colour = (255, 255, 255) if k else (255, 250, 255)


def a_word_oftener(some: list[Draft], random: np.random.Generator) -> None:
    if random.random() < 0.5:
        some[0].caption = some[0].caption.replace("; ", "; indeed ", 1)


def a_star(some: list[Draft], random: np.random.Generator) -> None:
    """Every other member is the anchor with one thing changed."""
    anchor = some[0]
    for k, draft in enumerate(some[1:], 1):
        draft.picture = anchor.picture.copy()
        at = random.integers(6, SIDE - 12, 2)
        draft.picture[at[0] : at[0] + 6, at[1] : at[1] + 2] = 40
        words = anchor.caption.split("; ")
        words[k % len(words)] = f"{random.choice(['similar', 'inside', 'outside', 'bisects'])} {'KLMNPQ'[k]}"
        draft.caption = "; ".join(words)
        draft.points = anchor.points.copy()
        draft.points[k % 4] += 6


LEAKS: list[tuple[Callable[[list[Draft], np.random.Generator], None], str, str]] = [
    (a_pixel_darker, "pictures: learned", "top right cell (row 1, column 8 of 8)"),
    (ink_a_shade_darker, "pictures: learned", "darker darkest grey"),
    (a_full_stop_more, "captions: learned", "..$"),
    (points_in_the_middle, "side data: learned", "smaller distance of its points' middle from the page's"),
    (another_compressor, "pictures: learned", "larger file"),
    (coloured, "pictures: learned", "more colour"),
    (a_word_oftener, "captions: learned", "the word 'indeed', oftener"),
]


@pytest.mark.parametrize(("plant", "probe", "reason"), LEAKS, ids=[p.__name__ for p, _, _ in LEAKS])
def test_a_planted_leak_is_found_and_named(
    plant: Callable[[list[Draft], np.random.Generator], None], probe: str, reason: str
) -> None:
    result = audited(records(Plan(plant=plant)))
    finding = by_name(result)[probe]
    assert finding.verdict == WINS
    assert any(reason in why for why in finding.why), finding.why
    assert any(probe in fault for fault in result.faults)
    others = [f for f in result.probes if f.side != finding.side]
    assert [f.probe for f in others if f.verdict == WINS] == []


def test_the_centre_of_a_star_is_found_on_every_side() -> None:
    result = by_name(audited(records(Plan(plant=a_star))))
    for probe in (
        "captions: most central by words",
        "pictures: most central by pixels",
        "side data: most central by points",
    ):
        assert result[probe].verdict == WINS and result[probe].auc > 0.95
        assert "nearest to the group's centre" in result[probe].why[0]


def test_star_groups_that_say_so_are_apart_and_no_fault() -> None:
    stars = records(Plan(groups=60, plant=a_star, star=True))
    result = audited([*records(Plan()), *stars])
    assert result.star_groups == 60 and result.probed == 150
    assert result.faults == []
    assert {f.verdict for f in result.stars} == {UNFIT}
    assert max(f.auc for f in result.stars) > 0.95
    assert {f.groups for f in result.probes} == {150}


def test_texts_around_their_caption_are_found() -> None:
    def around(caption: str, random: np.random.Generator) -> list[str]:
        words = caption.rstrip(".").split("; ")
        out = []
        for k in range(4):
            changed = [*words]
            changed[k % len(words)] = f"{random.choice(['similar', 'inside', 'outside'])} {'KLMN'[k]}"
            out.append("; ".join(changed) + ".")
        return out

    result = by_name(audited(records(Plan(groups=90, texts=around))))
    assert result["caption among texts made by rule: most central by words"].verdict == WINS
    near = by_name(audited(records(Plan(groups=90, texts=around, text_class="nearest"))))
    assert near["caption among nearest texts: most central by words"].verdict == WINS
    assert "caption among texts made by rule: learned" not in near


@pytest.mark.slow
def test_nothing_planted_nothing_found() -> None:
    def alike(caption: str, random: np.random.Generator) -> list[str]:
        return [d.caption for d in drafts(random, 3)]

    wins = 0
    for seed in range(8):
        plan = Plan(groups=60, families=20, texts=None if seed % 2 else alike)
        result = audited(records(plan, seed))
        probes = [f for f in result.probes if not f.probe.startswith("caption among")]
        wins += any(f.verdict == WINS for f in probes)
        assert {f.verdict for f in probes} <= {OPEN, WINS}
    assert wins <= 1  # of 8, where 5 % are allowed


# -- verdicts ------------------------------------------------------------------------------------------------


def test_chance_wins_as_seldom_as_designed() -> None:
    """Six probes an audit, with families whose luck differs in size, two hundred times."""
    random = np.random.default_rng(5)
    alarms = 0
    for seed in range(200):
        families = [f"{k}" for k, n in enumerate(random.integers(1, 9, 25)) for _ in range(n)]
        findings = []
        for _ in range(6):
            ranks = random.integers(0, 11, len(families)) / 10
            findings.append(found("p", "words", list(ranks), families, 11 * len(families), seed))
        alarms += any(f.verdict == WINS for f in judged(findings))
    assert alarms <= 18  # 5 % are 10; more than 18 come once in 150


def test_the_upper_bound_is_that_of_means_of_families() -> None:
    random = np.random.default_rng(1)
    means = random.normal(0.52, 0.05, 400)
    families = [f"{k}" for k in range(400) for _ in range(5)]
    finding = found("p", "words", list(np.repeat(means, 5)), families, 22_000, 0)
    error = means.std() / 400**0.5  # not of 2,000 groups: those of a family are alike
    assert finding.auc == pytest.approx(means.mean())
    assert finding.upper == pytest.approx(means.mean() + 1.645 * error, abs=0.2 * error)


@pytest.mark.parametrize(
    ("mean", "items", "verdict"),
    [
        (0.50, 22_000, BLIND),
        (0.50, 2_200, OPEN),
        (0.60, 22_000, WINS),
        (0.60, 2_200, WINS),
        (0.515, 22_000, BLIND),
    ],
)
def test_verdicts(mean: float, items: int, verdict: str) -> None:
    values = np.random.default_rng(2).normal(0, 0.05, 200)
    values += mean - values.mean()
    (finding,) = judged([found("p", "words", list(values), [f"{k}" for k in range(200)], items, 0)])
    assert finding.verdict == verdict
    assert ("fewer than 10,000" in finding.note) == (verdict == OPEN)


def test_few_families_are_no_evidence() -> None:
    values = [0.9] * 40
    (finding,) = judged([found("p", "words", values, [f"{k % 3}" for k in range(40)], 440, 0)])
    assert finding.verdict == OPEN and "3 families are too few" in finding.note


# -- parts ---------------------------------------------------------------------------------------------------


def test_auc_is_the_share_of_negatives_below() -> None:
    assert auc(np.array([3.0, 1.0, 2.0, 3.0, 5.0])) == (1 + 1 + 0.5 + 0) / 4
    assert auc(np.zeros(6)) == 0.5
    assert auc(np.array([0.1 + 0.2, 0.3])) == 0.5  # rounding is no order


def test_folds_keep_families_together() -> None:
    families = [f"{k % 13}" for k in range(130)]
    fold = folds(families, 3)
    assert {len(set(fold[[f == name for f in families]])) for name in families} == {1}
    assert sorted(np.bincount(fold)) == [20, 20, 30, 30, 30]


def test_pieces_are_those_of_a_flood() -> None:
    random = np.random.default_rng(0)
    for share in (0.1, 0.35, 0.6):
        dark = random.random((23, 31)) < share
        assert sorted(pieces(dark)) == sorted(_flooded(dark))
    assert len(pieces(np.zeros((5, 5), bool))) == 0
    ring = np.ones((6, 7), bool)
    ring[1:-1, 1:-1] = False
    assert list(pieces(ring)) == [22]


def _flooded(dark: np.ndarray) -> list[int]:
    left, sizes = {(int(r), int(c)) for r, c in np.argwhere(dark)}, []
    while left:
        todo, size = [left.pop()], 0
        while todo:
            r, c = todo.pop()
            size += 1
            near = {(r + i, c + j) for i in (-1, 0, 1) for j in (-1, 0, 1)} & left
            left -= near
            todo += near
        sizes.append(size)
    return sizes


def test_measures_are_what_they_are_called() -> None:
    picture = np.full((40, 80), 255, np.uint8)
    picture[10:14, 20:60] = 0
    told = {f.noun: v for f, v in zip(MEASURES, measures_of(ink_of(png(picture))), strict=True)}
    assert told["ink"] == pytest.approx(160 / 3200)
    assert told["dark pixels"] == 160 and told["dark pieces"] == 1
    assert told["left end of its ink"] == 0.25 and told["lower end of its ink"] == 0.35
    assert told["edges that point to 90°"] > told["edges that point to 0°"]
    assert len(MEASURES) == len(measures_of(ink_of(png(picture))))


def test_shrunk_keeps_the_mean() -> None:
    ink = np.random.default_rng(0).random((64, 96)).astype(np.float32)
    assert shrunk(ink, 8).mean() == pytest.approx(ink.mean(), rel=1e-5)
    assert shrunk(ink, 8)[0, 0] == pytest.approx(ink[:8, :12].mean(), rel=1e-5)
    assert shrunk(ink[:5, :7], 8).shape == (8, 8)
