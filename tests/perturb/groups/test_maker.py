"""What a shard's maker counts."""

from __future__ import annotations

from geodsl.dataset import Shard
from geodsl.realize.attempts import Refused
from perturb.groups import GroupMaker, Recipe


def test_reasons_that_name_a_figures_own_fact_are_one() -> None:
    """Else a receipt would have a line for every fact of every program."""
    groups = GroupMaker(Recipe())(Shard("train", 0, 1, 0, 4))
    groups._refuse(Refused({f"A{k}B = C is neither clearly true nor clearly false": 2 for k in range(5)}))
    groups._refuse(Refused({"it outgrows its frame": 3}))
    assert dict(groups.rejected) == {
        "a fact that is looked at is neither clearly true nor clearly false": 10,
        "it outgrows its frame": 3,
    }
