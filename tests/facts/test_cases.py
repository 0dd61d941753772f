"""What every case of every table must pass: a fact, figures on which it holds, and another formula for it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts import test_angles, test_incidence, test_metric

TABLES = {"angles": test_angles.CASES, "incidence": test_incidence.CASES, "metric": test_metric.CASES}
CASES = {f"{table}-{name}": row for table, cases in TABLES.items() for name, row in cases.items()}

every = pytest.mark.parametrize("case", CASES.values(), ids=CASES, indirect=True)


@every
def test_holds(case: Any) -> None:
    case.check_true()


@every
def test_measure(case: Any) -> None:
    case.check_formula()


@every
def test_similarity(case: Any) -> None:
    case.check_similarity()


@every
def test_columns(case: Any) -> None:
    case.check_columns()


@every
def test_derivatives(case: Any) -> None:
    case.check_derivatives()


@every
def test_words(case: Any) -> None:
    case.check_words()
