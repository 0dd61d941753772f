"""`geodsl check`."""

import json

import pytest


def test_a_fine_program_shows_its_facts(geodsl):
    done = geodsl("check", "fine.geo")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("fine.geo: fine; facts: ")
    stated, implied = lines.index("  stated"), lines.index("  implied")
    assert "    AB = AC" in lines[stated:implied]
    assert "    BC perpendicular AM" in lines[implied:]
    assert done.stderr == ""


def test_a_fault_is_shown_with_its_place(geodsl):
    done = geodsl("check", "faulty.geo")
    assert done.exit_code == 1
    head = done.stdout.splitlines()[0]
    assert head.startswith("faulty.geo:2:5: error E")
    assert "^" in done.stdout and "midpoint" in done.stdout
    assert "stated" not in done.stdout


@pytest.mark.parametrize("name", ["clash.geo", "claim.geo"])
def test_numbers_that_refuse_are_findings(geodsl, name):
    done = geodsl("check", name)
    assert done.exit_code == 1
    assert f"{name}:" in done.stdout and ": error E3" in done.stdout


def test_warnings_fail_only_when_strict(geodsl):
    done = geodsl("check", "warned.geo")
    assert done.exit_code == 0
    assert done.stdout.startswith("warned.geo:2:1: warning W")
    assert "warned.geo: 1 warning; facts:" in done.stdout
    assert geodsl("check", "--strict", "warned.geo").exit_code == 1
    assert geodsl("check", "--strict", "fine.geo").exit_code == 0


def test_quiet_shows_only_what_is_wrong(geodsl):
    assert geodsl("check", "--quiet", "fine.geo").output == ""
    assert "error E" in geodsl("check", "-q", "faulty.geo").stdout


def test_redundant_statements_are_listed(geodsl, folder):
    (folder / "square.geo").write_text("square ABCD\nAB = CD\nAB parallel CD\n")
    done = geodsl("check", "--redundant", "--quiet", "square.geo")
    assert done.exit_code == 0
    assert "square.geo: implied by the other statements: AB " in done.stdout
    data = json.loads(geodsl("check", "--redundant", "--json", "square.geo").stdout)
    assert data["files"][0]["redundant"]
    assert "redundant" not in json.loads(geodsl("check", "--json", "square.geo").stdout)["files"][0]


def test_several_files_one_summary_every_bad_one_named(geodsl):
    done = geodsl("check", "fine.geo", "faulty.geo", "bytes.geo", "missing.geo", "untidy.geo")
    assert done.exit_code == 2
    assert "fine.geo: fine" in done.stdout and "untidy.geo: fine" in done.stdout
    assert done.stderr.splitlines() == [
        "geodsl: bytes.geo: it is not UTF-8 text (byte 0xff in line 2)",
        "geodsl: missing.geo: there is no such file",
        "5 files: 2 fine; 1 with findings (faulty.geo); 2 failed (bytes.geo, missing.geo)",
    ]


def test_json_says_all_that_the_text_says(geodsl):
    done = geodsl("check", "--json", "fine.geo", "faulty.geo", "missing.geo")
    assert done.exit_code == 2
    data = json.loads(done.stdout)
    assert data["summary"] == {"files": 3, "fine": 1, "faulty": 1, "failed": 1}
    fine, faulty, missing = data["files"]
    assert {"kind": "EqualLengths", "text": "AB = AC"} in fine["facts"]["stated"]
    assert fine["diagnostics"] == [] and fine["error"] is None
    (found,) = faulty["diagnostics"]
    assert (found["severity"], found["span"]["line"]) == ("error", 2)
    assert missing["error"] == "there is no such file"


def test_standard_input(geodsl):
    assert geodsl("check", "-", input="triangle ABC\n").stdout.startswith("<stdin>: fine")
    faulty = geodsl("check", "-", input="triangle ABC\nM = midpont of AB")
    assert faulty.stdout.startswith("<stdin>:2:5: error")


def test_use_looks_in_the_folder_of_the_file(geodsl, folder):
    (folder / "bare" / "mine.geo").write_text("define waist of {s: segment} = midpoint of s\n")
    (folder / "bare" / "main.geo").write_text('use "mine.geo"\ntriangle ABC\nM = waist of AB\ndraw CM\n')
    assert geodsl("check", "bare/main.geo").exit_code == 0
    assert geodsl("check", "-", input='use "mine.geo"\n').exit_code == 1
