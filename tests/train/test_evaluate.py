"""The probe: who can't know scores what chance gives, who knows scores 1, and star groups are shown not to count."""

from __future__ import annotations

from itertools import permutations, product

import numpy as np
import pytest

from geodsl.errors import GeodslError
from tests.train.evaluated import Blind, Planted, cases, generator
from train.evaluate import Case, EvaluateError, Known, Picture, case_of, probe
from train.evaluate.intervals import interval
from train.evaluate.probe import NOT_COUNTED
from train.evaluate.retention import recalled, retention
from train.evaluate.scoring import PAIRS, Scores, hit, pairs

HITS = ("caption", "picture")


@pytest.mark.parametrize("negatives", [1, 4, 10])
def test_who_cannot_know_scores_what_chance_gives_on_balanced_groups(negatives):
    found = probe(
        cases(600, negatives), Planted(apart=True), random=[Planted(5, apart=True), Planted(6, apart=True)]
    )
    assert found.counts and not any("count by itself" in note for note in found.notes)
    for name in HITS:
        figure = found.scores[name]
        assert figure.chance == pytest.approx(1 / (1 + negatives))
        assert figure.low is not None and figure.high is not None
        assert figure.low <= figure.chance <= figure.high
        assert not figure.given_away
        # Means of 600 throws, and of 1,200: within three standard deviations.
        spread = np.sqrt(figure.chance * (1 - figure.chance) / 600)
        assert figure.centroid == pytest.approx(figure.chance, abs=3 * spread)
        assert figure.random == pytest.approx(figure.chance, abs=3 * spread)
        assert figure.spread[0] <= figure.random <= figure.spread[1]


def test_who_knows_scores_one_in_everything():
    found = probe(cases(60, 4, 3), Planted())
    for name, figure in found.scores.items():
        if name.endswith("margin"):
            assert figure.value > 0 and figure.chance is None
        else:
            assert (figure.value, figure.low, figure.high) == (1.0, 1.0, 1.0)
    assert found.score == 1.0
    assert all(f["pair"].value == 1.0 for f in found.by["operator"].values())
    assert {row["rate"] for row in found.rates} == {1.0}


def test_star_groups_are_given_away_by_their_centre_and_do_not_count():
    found = probe(cases(300, 6, star=True), Planted(apart=True), random=[Planted(9, apart=True)])
    assert not found.counts and NOT_COUNTED in found.notes
    for name in HITS:
        figure = found.scores[name]
        assert figure.centroid > 0.95 and figure.given_away
        assert (
            figure.random < figure.chance
        )  # the middle is never the extreme that an unlearned text tower takes
    balanced = probe(cases(300, 6), Planted(apart=True))
    assert balanced.counts and balanced.scores["caption"].centroid < 0.3


def test_false_texts_that_surround_the_caption_are_said_not_to_count():
    """A caption with its edits is a star of texts, whoever the anchor of the pictures is."""
    some = [
        Case(
            key=str(g),
            family=f"family {g % 20}",
            pictures=[Picture(f"{g} middle".encode())],
            captions=[f"{g} middle"],
            texts=[f"{g} middle", *(f"{g} step {k}" for k in range(5))],
        )
        for g in range(100)
    ]
    found = probe(some, Planted(apart=True))
    assert set(found.scores) == {"texts", "texts margin"}
    assert found.scores["texts"].given_away
    assert any(note.startswith("texts: the centroid guess") for note in found.notes)
    assert found.score == found.scores["texts"].value


def test_star_groups_and_others_make_no_one_figure():
    with pytest.raises(EvaluateError, match="apart"):
        probe([*cases(2), *cases(2, star=True)], Planted())
    with pytest.raises(GeodslError, match="nothing to measure"):
        probe([], Planted())


def test_who_sees_no_difference_has_what_chance_gives_and_ties_are_told():
    found = probe(cases(20, 4, 3), Blind())
    for name in (*HITS, "texts"):
        assert found.scores[name].value == pytest.approx(found.scores[name].chance)
        assert any(note.startswith(f"{name}: in 20 of 20") for note in found.notes)
    for name, chance in PAIRS.items():
        assert found.scores[name].value == pytest.approx(chance) == pytest.approx(found.scores[name].chance)


def test_a_hit_shared_is_a_share_of_a_hit():
    assert hit(np.array([1.0, 1.0, 0.5])) == 0.5
    assert hit(np.array([1.0, 1.0, 1.0, 1.0])) == 0.25
    assert hit(np.array([0.5, 1.0, 0.5])) == 0.0
    assert hit(np.array([1.0])) == 1.0


@pytest.mark.parametrize("four", list(product((0.0, 0.5, 1.0), repeat=4)))
def test_pairs_are_the_mean_over_all_ways_to_part_ties(four):
    """Against Winoground's own definitions, with ties parted by small steps in every order."""
    s00, s01, s10, s11 = four
    told = pairs(Scores(np.array([s00, s01]), np.array([s00, s10]), np.array([s00, s11]), np.array([s00])))
    wanted = dict.fromkeys(PAIRS, 0.0)
    for steps in permutations(range(4)):
        a, b, c, d = (s + 1e-3 * step for s, step in zip(four, steps, strict=True))
        text, image = a > b and d > c, a > c and d > b
        for name, right in {
            "pair": a > b and a > c,
            "text": text,
            "image": image,
            "group": text and image,
        }.items():
            wanted[name] += right / 24
    assert {name: float(x[0]) for name, x in told.items()} == pytest.approx(wanted)


def test_parts_are_asked_among_their_own_negatives_alone():
    """An oracle for one operator, blind to others: its row alone is 1, and chance is by what the row has."""

    class Half(Planted):
        def _step(self, name, side):
            number = name.split()[-1]
            return super()._step(name, side) if int(number) < 1 else 0 * super()._step(name, side)

    some = cases(60, 3)
    found = probe(some, Half())
    parts = found.by["operator"]
    assert set(parts) == {"operator 0", "operator 1", "operator 2"}
    assert all(f["caption"].chance == 0.5 and f["caption"].count == 60 for f in parts.values())
    assert parts["operator 0"]["pair"].families == 30
    # Sums of pairs: all negatives are in exactly one of the three.
    whole = found.scores["pair"].value * found.scores["pair"].count
    assert sum(f["pair"].value * f["pair"].count for f in parts.values()) == pytest.approx(whole)
    assert list(found.by["severity"]) == ["1–1.5", "2–3"]


def test_seen_and_unseen_families_and_operators_are_told_apart():
    some = cases(60, 3, families=6)
    known = Known(frozenset({"family 0", "family 1"}), frozenset({"operator 0", "operator 2"}))
    found = probe(some, Planted(apart=True), known=known)
    assert {name: f["caption"].count for name, f in found.by["families"].items()} == {
        "seen": 20,
        "unseen": 40,
    }
    assert {name: f["pair"].count for name, f in found.by["operators"].items()} == {"seen": 120, "unseen": 60}
    assert "families" not in probe(some, Planted()).by


def test_intervals_resample_families_and_are_the_same_again():
    random = generator(1)
    luck = random.random(40)
    values, families = np.repeat(luck, 25), [f"f{k}" for k in range(40) for _ in range(25)]
    low, high = interval(values, families, seed=0, purpose="x")
    wide = high - low
    # The mean of 40 independent numbers, whatever the count of cases: 2 × 1.96 standard errors.
    assert wide == pytest.approx(2 * 1.96 * luck.std() / np.sqrt(40), rel=0.1)
    alone = interval(values, [str(k) for k in range(1000)], seed=0, purpose="x")
    assert alone[1] - alone[0] < wide / 3
    assert interval(values, families, seed=0, purpose="x") == (low, high)
    assert interval(values, families, seed=1, purpose="x") != (low, high)
    assert interval(values, ["one"] * 1000, seed=0, purpose="x") is None


def test_one_family_has_no_interval_and_it_is_said():
    found = probe(cases(10, families=1), Planted())
    assert found.scores["caption"].low is None and any("one family" in note for note in found.notes)


def test_a_negative_whose_caption_is_true_of_the_anchor_is_left_out():
    from tests.dataset.planted import Plan, records

    (record,) = records(Plan(groups=1, members=3))
    data = {**record.data, "members": [dict(m) for m in record.data["members"]]}
    anchor, first, second = data["members"]
    first["caption"] = {**first["caption"], "facts": list(anchor["facts"])}
    second["caption"] = {**second["caption"], "facts": [k for k in range(10) if k not in anchor["facts"]]}
    made = case_of(type(record)(data, record.images))
    assert len(made.captions) == 2 and made.captions[1] == second["caption"]["text"]
    assert made.labels[0]["operator"] == {"move 2"} and made.labels[0]["severity"] == {"3–4"}
    assert made.hardness == [3.0]


def test_recall_is_the_chance_to_be_among_the_first():
    scores = np.array([0.9, 0.5, 0.5, 0.5, 0.1])
    assert recalled(scores, [0], 1) == 1.0
    assert recalled(scores, [1], 1) == 0.0
    assert recalled(scores, [1], 2) == pytest.approx(1 / 3)  # one place for three that are equal
    assert recalled(scores, [1, 2], 3) == 1.0  # two places: one of the two right ones is always there
    assert recalled(scores, [1, 2], 2) == pytest.approx(2 / 3)
    assert recalled(scores, [4], 4) == 0.0 and recalled(scores, [4], 5) == 1.0
    assert recalled(np.zeros(8), [3], 5) == pytest.approx(5 / 8)


def test_retention_knows_pictures_of_several_captions():
    pictures = [Picture(f"{k} step 0".encode()) for k in range(12)]
    given = [(p, f"{k} step 0") for k, p in enumerate(pictures)]
    given.append((pictures[0], "1 step 0"))  # true of two pictures
    found = retention(given, Planted(), random=[Planted(3, apart=True)])
    assert found["picture to caption"]["recall@1"].value == 1.0
    assert found["caption to picture"]["recall@1"].value == 1.0
    chance = found["picture to caption"]["recall@1"].chance
    assert chance == pytest.approx((11 / 12 + 2 / 12) / 12)
    assert found["caption to picture"]["recall@10"].count == 12
    with pytest.raises(EvaluateError, match="two at least"):
        retention(given[:1], Planted())
