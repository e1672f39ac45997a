"""A file outside the diary: read at once, and written whole or not at all."""

import errno
import io
import os
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

STANDARD = Path("-")  # standard input or output, in a terminal


class FileError(Exception):
    """A file cannot be read or written; its text is said as it is."""


@contextmanager
def writing(target: Path) -> Generator[TextIO]:
    """Write text (UTF-8, line ends as they are given): the file is whole, or the old one untouched.

    A link stays a link: what it points to is replaced. What is no file (a pipe, a device) is
    written to as it is. Raises FileError.
    """
    with _in_words(target, "written"), _bytes_to(target) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        try:
            yield text
            text.flush()
        finally:
            with suppress(OSError, ValueError):  # it was told already, where it matters
                text.detach()


def keep_off(target: Path, diary: Path) -> None:
    """Refuse to write over the diary, or over what SQLite keeps beside it. Raises FileError."""
    if os.path.realpath(target).startswith(os.path.realpath(diary)):
        raise FileError(f"This file is the diary itself: {target}. Choose another name.")


def read(source: Path) -> bytes:
    """Return all of a file. Raises FileError."""
    with _in_words(source, "read"):
        if source != STANDARD:
            return source.read_bytes()
        return _standard(sys.stdin).read()


@contextmanager
def _bytes_to(target: Path) -> Generator[BinaryIO]:
    if target == STANDARD:
        file = _standard(sys.stdout)
        yield file
        file.flush()
        return
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not target.is_file():
        with target.open("wb") as file:
            yield file
        return
    real = Path(os.path.realpath(target))
    # In the same folder, so that taking its name is one step; mkstemp makes it for this person only.
    handle, name = tempfile.mkstemp(dir=real.parent, prefix=".companion-", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(handle)
        part.replace(real)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(real.parent)


def _sync_folder(folder: Path) -> None:
    """Ask the disk to keep the new name now; the file is whole by then, so nothing is undone."""
    if os.name == "nt":
        return  # has no such call for a folder
    with suppress(OSError):  # some drives cannot
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _standard(stream: TextIO | None) -> BinaryIO:
    if stream is None:  # a program without a terminal has none
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return stream.buffer


@contextmanager
def _in_words(path: Path, what: str) -> Generator[None]:
    """Turn what the disk says of this file into a FileError."""
    try:
        yield
    except BrokenPipeError:
        raise  # nobody reads on: not a fault of the disk
    except OSError as error:
        raise FileError(_sentence(path, what, error)) from error


def _sentence(path: Path, what: str, error: OSError) -> str:
    if path == STANDARD:
        name = "Standard input" if what == "read" else "Standard output"
        return f"{name} could not be {what}: {error.strerror}."
    match error.errno:
        case errno.ENOENT if what == "read":
            return f"There is no file {path}."
        case errno.ENOENT:
            return f"There is no folder {path.parent}. Choose one that is there."
        case errno.EISDIR:
            return f"This is a folder, not a file: {path}"
        case errno.ENOTDIR:
            return f"This is not a folder: {path.parent}"
        case errno.EACCES | errno.EPERM | errno.EROFS if what == "read":
            return f"You are not allowed to read this file: {path}"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return (
                f"The file was not written, because changes are not allowed here, or another program"
                f" has it open: {path}. Close it there, or choose another folder."
            )
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return (
                f"The disk is full, so the file was not written: {path}. Make some space, or choose"
                f" another disk."
            )
        case _:
            return f"The file could not be {what}: {path}. The computer says: {error.strerror}."
