"""`geodsl list`."""

import json

import pytest


@pytest.mark.parametrize("kind", ["constructions", "facts", "directives"])
def test_the_table_has_every_phrase(geodsl, kind):
    entries = json.loads(geodsl("list", kind, "--json").stdout)
    assert entries and all(set(e) == {"name", "phrases", "makes", "doc"} and e["phrases"] for e in entries)
    done = geodsl("list", kind)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("phrase")
    assert len(lines) == 1 + sum(len(e["phrases"]) for e in entries)


def test_rows(geodsl):
    rows = geodsl("list", "constructions").stdout.splitlines()
    (row,) = (r for r in rows if r.startswith("foot of {P: point}"))
    assert row.split("  ")[0] == "foot of {P: point} on {l: line}"
    assert " point " in row and row.endswith("`H = foot of A on BC`.")
    facts = json.loads(geodsl("list", "facts", "--json").stdout)
    (parallel,) = (e for e in facts if e["name"] == "Parallel")
    assert "{l: line} parallel {m: line}" in parallel["phrases"]


def test_other_kinds_are_refused_naming_those_there_are(geodsl):
    done = geodsl("list", "things")
    assert done.exit_code == 2 and "'constructions', 'facts'" in done.stderr
    assert geodsl("list").exit_code == 2


def test_marks_are_facts_with_their_signs(geodsl):
    entries = json.loads(geodsl("list", "marks", "--json").stdout)
    assert all(set(e) == {"name", "phrases", "sign"} for e in entries)
    rows = geodsl("list", "marks").stdout.splitlines()
    assert rows[0].split() == ["phrase", "sign"]
    assert len(rows) == 1 + sum(len(e["phrases"]) for e in entries)
    (row,) = (r for r in rows if r.startswith("mark {l: line} parallel {m: line} "))
    assert row.endswith("the same number of arrow heads on each line")
    assert any(r.startswith("mark {M: point} midpoint of {s: segment}") for r in rows)


def test_styles(geodsl):
    entries = json.loads(geodsl("list", "styles", "--json").stdout)
    assert entries[0]["name"] == "textbook" and all(set(e) == {"name", "doc"} and e["doc"] for e in entries)
    rows = geodsl("list", "styles").stdout.splitlines()
    assert len(rows) == 1 + len(entries) and rows[1].startswith("textbook  ")
