"""`geodsl explain`."""

import json

import pytest

import geodsl as engine


@pytest.fixture
def catalogue(monkeypatch):
    """A catalogue of our own: what the command shows doesn't depend on what there is to explain."""

    rest = {"meaning": "What it means.", "example": "first\n  second\n", "mend": "Do this."}
    known = {
        code: engine.Explanation(code=code, title=title, **rest)
        for code, title in {"E101": "odd character", "E102": "open quote", "W201": "lonely point"}.items()
    }
    monkeypatch.setattr(engine, "explanations", lambda: dict(reversed(known.items())))
    monkeypatch.setattr(engine, "explanation", known.__getitem__)


def test_a_code(geodsl, catalogue):
    done = geodsl("explain", "e102")
    assert done.exit_code == 0
    assert done.stdout == (
        "E102: open quote\n\nWhat it means.\n\nExample:\n    first\n      second\n\nMend:\n    Do this.\n"
    )


def test_all_codes(geodsl, catalogue):
    done = geodsl("explain")
    assert done.stdout == "E101  odd character\nE102  open quote\nW201  lonely point\n"


def test_json(geodsl, catalogue):
    one = json.loads(geodsl("explain", "E101", "--json").stdout)
    assert one == {
        "code": "E101", "title": "odd character", "meaning": "What it means.",
        "example": "first\n  second\n", "mend": "Do this.",
    }  # fmt: skip
    assert [e["code"] for e in json.loads(geodsl("explain", "--json").stdout)] == ["E101", "E102", "W201"]


def test_an_unknown_code_is_answered_with_the_nearest(geodsl, catalogue):
    done = geodsl("explain", "E10l")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("geodsl: there is no diagnostic E10l; the nearest are E10")
    assert geodsl("explain", "x\x1b").stderr == (
        "geodsl: there is no diagnostic x�; 'geodsl explain' lists all\n"
    )


def test_every_diagnostic_that_check_gives_can_be_explained(geodsl):
    for name in ("faulty.geo", "warned.geo", "clash.geo", "claim.geo"):
        for found in json.loads(geodsl("check", "--json", name).stdout)["files"][0]["diagnostics"]:
            assert geodsl("explain", found["code"]).stdout.startswith(found["code"] + ": ")
