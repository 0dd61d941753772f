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
