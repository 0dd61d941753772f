"""`geodsl facts`."""

import json


def test_text(geodsl):
    done = geodsl("facts", "fine.geo")
    assert done.exit_code == 0
    assert done.stdout.startswith("stated\n  ")
    assert "\nimplied\n" in done.stdout and "  BC perpendicular AM\n" in done.stdout


def test_json_is_the_sheet(geodsl):
    data = json.loads(geodsl("facts", "fine.geo", "--json").stdout)
    assert set(data) == {"stated", "implied", "accidental", "ink"}
    assert {"kind": "Solid", "text": "AB solid"} in data["ink"]
    assert {"kind": "Perpendicular", "text": "BC perpendicular AM"} in data["implied"]


def test_json_of_a_faulty_program_has_the_diagnostics(geodsl):
    done = geodsl("facts", "faulty.geo", "--json")
    assert done.exit_code == 1
    data = json.loads(done.stdout)
    assert data["status"] == "faulty" and data["diagnostics"][0]["span"]["line"] == 2


def test_faults_go_to_standard_error(geodsl):
    done = geodsl("facts", "faulty.geo")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("faulty.geo:2:5: error")
    missing = geodsl("facts", "missing.geo")
    assert (missing.exit_code, missing.stderr) == (2, "geodsl: missing.geo: there is no such file\n")


def test_several_files_are_told_apart(geodsl):
    done = geodsl("facts", "fine.geo", "untidy.geo")
    assert done.exit_code == 0
    assert "fine.geo:\n  stated\n    " in done.stdout and "untidy.geo:\n  stated\n    " in done.stdout
    data = json.loads(geodsl("facts", "fine.geo", "untidy.geo", "--json").stdout)
    assert [f["file"] for f in data["files"]] == ["fine.geo", "untidy.geo"]
    one = json.loads(geodsl("facts", "fine.geo", "--json").stdout)
    assert data["files"][0]["facts"] == one
    assert geodsl("facts", ".").exit_code == 2  # bytes.geo
    assert geodsl("facts", "-", input="triangle ABC with AB = AC\n").exit_code == 0
