"""A file is written whole, or the old one is as it was."""

import io
import os
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from companion.exchange import whole_file
from companion.exchange.whole_file import STANDARD, FileError
from tests.storage.makers import POWERLESS, ROOT


def write(target, text="new\r\n"):
    with whole_file.writing(target) as file:
        file.write(text)


def names(folder):
    return [each.name for each in folder.iterdir()]


def refused(target, text="new"):
    """Return what is said when a file cannot be written."""
    with pytest.raises(FileError) as error:
        write(target, text)
    return str(error.value)


def child(target, code, before=()):
    """Run code in a Python of its own, with `target` and `write`; return what it prints."""
    prelude = """
        import resource, sys
        from pathlib import Path
        from companion.exchange import whole_file
        target = Path(sys.argv[1])
        def write(text):
            try:
                with whole_file.writing(target) as file:
                    file.write(text)
            except whole_file.FileError as error:
                print(error)
            else:
                print("written")
    """
    done = subprocess.run(
        [
            *before,
            sys.executable,
            "-c",
            textwrap.dedent(prelude) + textwrap.dedent(code),
            str(target),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.rstrip("\n")


def test_a_file_is_utf_8_with_the_ends_of_lines_as_they_were_given_and_for_one_person(tmp_path):
    target = tmp_path / "a b ü.csv"
    write(target, "é\r\n田\n")
    assert target.read_bytes() == "é\r\n田\n".encode()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert names(tmp_path) == ["a b ü.csv"]


def test_an_old_file_gives_way_only_to_a_whole_one(tmp_path):
    target = tmp_path / "export.csv"
    target.write_text("old")

    class Unplugged(Exception):
        pass

    def half():
        with whole_file.writing(target) as file:
            file.write("half of it " * 100_000)
            raise Unplugged

    with pytest.raises(Unplugged):
        half()
    assert (target.read_text(), names(tmp_path)) == ("old", ["export.csv"])
    write(target)
    assert (target.read_bytes(), names(tmp_path)) == (b"new\r\n", ["export.csv"])


def test_on_a_full_disk_the_old_file_stays_and_nothing_is_left_over(tmp_path):
    target = tmp_path / "export.csv"
    target.write_text("old " * 100)
    said = child(
        target,
        """
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, resource.RLIM_INFINITY))
        write("x" * 1_000_000)
        """,
    )
    assert said == (
        f"The disk is full, so the file was not written: {target}. Make some space, or choose"
        " another disk."
    )
    assert (target.read_text(), names(tmp_path)) == ("old " * 100, ["export.csv"])


def test_a_folder_that_allows_no_changes_is_named(tmp_path):
    target = tmp_path / "export.csv"
    target.write_text("old")
    tmp_path.chmod(0o500)
    try:
        said = child(target, 'write("new")', before=POWERLESS)
    finally:
        tmp_path.chmod(0o700)
    assert said.startswith("The file was not written, because changes are not allowed here")
    assert str(target) in said
    assert (target.read_text(), names(tmp_path)) == ("old", ["export.csv"])


def test_a_folder_that_is_not_there_is_named(tmp_path):
    target = tmp_path / "no" / "export.csv"
    assert refused(target) == f"There is no folder {target.parent}. Choose one that is there."


def test_a_folder_or_a_file_in_the_wrong_place_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    assert refused(tmp_path) == f"This is a folder, not a file: {tmp_path}"
    below = tmp_path / "file" / "export.csv"
    assert refused(below) == f"This is not a folder: {tmp_path / 'file'}"
    assert names(tmp_path) == ["file"]


def test_a_name_that_no_disk_takes_is_said(tmp_path):
    assert refused(tmp_path / ("x" * 300)).startswith("The file could not be written: ")
    assert names(tmp_path) == []


def test_a_link_stays_a_link_and_what_it_points_to_is_replaced(tmp_path):
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "real" / "export.csv")
    for text in ("first", "second"):
        write(link, text)
        assert link.is_symlink()
        assert (tmp_path / "real" / "export.csv").read_text() == text
    assert names(tmp_path / "real") == ["export.csv"]


def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(pipe, "through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    full = Path("/dev/full")
    assert refused(full).startswith("The disk is full, so the file was not written: /dev/full.")
    assert stat.S_ISCHR(full.stat().st_mode)


def test_a_dash_is_standard_output_and_stays_open(capfdbinary):
    write(STANDARD, "é\r\n")
    write(STANDARD, "more")
    assert capfdbinary.readouterr().out == "é\r\nmore".encode()


def test_without_a_standard_output_that_is_said(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    assert refused(STANDARD) == "Standard output could not be written: Bad file descriptor."


def test_a_reader_that_went_away_is_no_fault_of_the_disk(tmp_path):
    reader, writer = os.pipe()
    os.close(reader)
    with pytest.raises(BrokenPipeError):
        write(Path(f"/dev/fd/{writer}"), "x" * 100_000)
    os.close(writer)


def test_a_file_is_read_at_once_and_a_dash_is_standard_input(tmp_path, monkeypatch):
    (tmp_path / "in.csv").write_bytes(b"\xff\x00")
    assert whole_file.read(tmp_path / "in.csv") == b"\xff\x00"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xfe")))
    assert whole_file.read(STANDARD) == b"\xfe"


def test_what_cannot_be_read_is_said(tmp_path, monkeypatch):
    def said(source):
        with pytest.raises(FileError) as error:
            whole_file.read(source)
        return str(error.value)

    assert said(tmp_path / "no") == f"There is no file {tmp_path / 'no'}."
    assert said(tmp_path) == f"This is a folder, not a file: {tmp_path}"
    monkeypatch.setattr(sys, "stdin", None)
    assert said(STANDARD) == "Standard input could not be read: Bad file descriptor."
    secret = tmp_path / "secret"
    secret.write_text("x")
    secret.chmod(0o000)
    answer = child(
        secret,
        """
        try:
            whole_file.read(target)
        except whole_file.FileError as error:
            print(error)
        """,
        before=POWERLESS,
    )
    assert answer == f"You are not allowed to read this file: {secret}"
