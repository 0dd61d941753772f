"""`geodsl fmt`."""

import json
import os
import stat

TIDY = "triangle ABC  # kept\n\nM = midpoint of BC\n"
UNTIDY = "triangle  ABC   # kept\n\n\nM   = midpoint of  BC\n"


def test_files_are_rewritten_in_place_and_named(geodsl, folder):
    done = geodsl("fmt", "untidy.geo", "fine.geo")
    assert (done.exit_code, done.stdout) == (0, "untidy.geo\n")
    assert (folder / "untidy.geo").read_text() == TIDY
    again = geodsl("fmt", "untidy.geo")
    assert (again.exit_code, again.output) == (0, "")


def test_mode_and_links_stay(geodsl, folder):
    (folder / "untidy.geo").chmod(0o640)
    (folder / "link.geo").symlink_to("untidy.geo")
    assert geodsl("fmt", "link.geo").exit_code == 0
    assert (folder / "link.geo").is_symlink()
    assert (folder / "untidy.geo").read_text() == TIDY
    assert stat.S_IMODE((folder / "untidy.geo").stat().st_mode) == 0o640


def test_a_file_in_order_is_not_touched(geodsl, folder):
    before = (folder / "fine.geo").stat()
    geodsl("fmt", "fine.geo")
    assert (folder / "fine.geo").stat() == before


def test_check_changes_nothing(geodsl, contents):
    before = contents()
    done = geodsl("fmt", "--check", "untidy.geo", "fine.geo")
    assert (done.exit_code, done.stdout) == (1, "untidy.geo\n")
    assert contents() == before
    assert geodsl("fmt", "--check", "fine.geo").exit_code == 0


def test_what_cannot_be_parsed_stays_as_it_is(geodsl, folder):
    (folder / "broken.geo").write_text("triangle ((ABC\n")
    done = geodsl("fmt", "broken.geo", "untidy.geo")
    assert done.exit_code == 1
    assert done.stdout == "untidy.geo\n"
    assert done.stderr.startswith("broken.geo:1:") and "1 with findings (broken.geo)" in done.stderr
    assert (folder / "broken.geo").read_text() == "triangle ((ABC\n"


def test_standard_input_goes_to_standard_output(geodsl):
    done = geodsl("fmt", "-", input=UNTIDY)
    assert (done.exit_code, done.stdout, done.stderr) == (0, TIDY, "")
    broken = geodsl("fmt", "-", input="triangle ((ABC")
    assert (broken.exit_code, broken.stdout) == (1, "")
    assert "<stdin>:1:" in broken.stderr


def test_standard_input_can_be_checked(geodsl):
    done = geodsl("fmt", "--check", "-", input=UNTIDY)
    assert (done.exit_code, done.stdout) == (1, "<stdin>\n")
    assert geodsl("fmt", "--check", "-", input=TIDY).output == ""


def test_standard_input_stands_alone(geodsl, contents):
    before = contents()
    done = geodsl("fmt", "-", "untidy.geo", input=UNTIDY)
    assert done.exit_code == 2 and "'-' stands alone" in done.stderr
    assert contents() == before


def test_line_ends_and_byte_order_marks_are_made_canonical(geodsl, folder):
    (folder / "windows.geo").write_bytes(b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode())
    assert geodsl("fmt", "--check", "windows.geo").exit_code == 1
    assert geodsl("fmt", "windows.geo").exit_code == 0
    assert (folder / "windows.geo").read_bytes() == TIDY.encode()


def test_json(geodsl):
    data = json.loads(geodsl("fmt", "--json", "--check", "untidy.geo", "fine.geo").stdout)
    assert [(f["file"], f["changed"], f["status"]) for f in data["files"]] == [
        ("untidy.geo", True, "faulty"),
        ("fine.geo", False, "fine"),
    ]
    data = json.loads(geodsl("fmt", "--json", "-", input=UNTIDY).stdout)
    assert data["files"][0]["text"] == TIDY


def test_a_disk_that_refuses_leaves_the_old_text(geodsl, contents, monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    before = contents()
    monkeypatch.setattr(os, "replace", refuse)
    done = geodsl("fmt", "untidy.geo")
    assert done.exit_code == 2
    assert done.stderr == "geodsl: untidy.geo: No space left on device\n"
    assert contents() == before  # nothing half-written, nothing left beside it
