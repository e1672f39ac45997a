"""What can be wrong with the disk or the file, each in a plain sentence with what to do."""

import errno
from collections.abc import Generator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from companion.storage import driver


class Fault(StrEnum):
    """One thing that can be wrong, outside the program."""

    BUSY = "busy"
    CANNOT_COPY = "cannot copy"
    CANNOT_OPEN = "cannot open"
    CORRUPT = "corrupt"
    EMPTY_FILE = "empty file"
    FULL = "full"
    INPUT_OUTPUT = "input or output"
    IS_A_FOLDER = "is a folder"
    MISSING = "missing"
    MOVED = "moved"
    NEWER = "newer"
    NONE_YET = "none yet"
    NOT_A_DIARY = "not a diary"
    PROTOCOL = "protocol"
    READ_ONLY = "read only"


_SENTENCES: dict[Fault, str] = {
    Fault.BUSY: "Another program is using the diary just now. Close other windows of Companion.",
    Fault.CANNOT_COPY: (
        "The copy could not be saved. Nothing else was changed. Check that you may write into this"
        " folder, or choose another one: {path}"
    ),
    Fault.CANNOT_OPEN: (
        "The diary could not be opened. Nothing in it was changed. Check that you may read and"
        " change this file and its folder: {path}"
    ),
    Fault.CORRUPT: (
        "The diary file is damaged. Companion does not write to it, so that nothing more is lost."
        " Keep the file as it is and make a copy of it. If the folder “backups” beside it"
        " holds a copy, that copy is safe. The file is {path}"
    ),
    Fault.EMPTY_FILE: (
        "The diary file is empty, so something outside Companion has damaged it. Nothing was"
        " changed. Look for a copy in the folder “backups” beside it. The file is {path}"
    ),
    Fault.FULL: "The disk is full. Make some space, for example by emptying the trash.",
    Fault.INPUT_OUTPUT: (
        "The disk could not be read or written. It may be full, or a drive may have come loose."
    ),
    Fault.IS_A_FOLDER: (
        "There is a folder where the diary file should be. Move or rename the folder: {path}"
    ),
    Fault.MISSING: (
        "The diary file is not where it was, but traces of it are. If you moved it, put it back."
        " A copy may be in the folder “backups”. The file should be {path}"
    ),
    Fault.MOVED: (
        "The diary file was moved, deleted or replaced while Companion had it open. Put it back"
        " where it was: {path}"
    ),
    Fault.NEWER: (
        "This diary was made by a newer version of Companion, so it was not opened and not"
        " changed. Open it with the newer version. The file is {path}"
    ),
    Fault.NONE_YET: "There is no diary yet. It would be {path}",
    Fault.NOT_A_DIARY: (
        "This file is not a Companion diary, or its beginning is damaged. It was not changed."
        " Keep it as it is. Look for a copy in the folder “backups” beside it. The file is {path}"
    ),
    Fault.PROTOCOL: "The diary is locked in a way that does not work here. Restart the computer.",
    Fault.READ_ONLY: (
        "The diary can be read but not changed: the file or its folder is set to read-only."
        " Allow changes to it: {path}"
    ),
}


class StorageError(Exception):
    """The disk or the file is at fault, not the program; its text is said as it is."""

    def __init__(self, fault: Fault, path: Path, detail: str = "") -> None:
        super().__init__(_SENTENCES[fault].format(path=path))
        self.fault = fault
        self.path = path
        self.detail = detail


# By SQLite's primary result code; every other code is a mistake of ours.
_BY_CODE = {
    3: Fault.CANNOT_OPEN,
    5: Fault.BUSY,
    6: Fault.BUSY,
    8: Fault.READ_ONLY,
    10: Fault.INPUT_OUTPUT,
    11: Fault.CORRUPT,
    13: Fault.FULL,
    14: Fault.CANNOT_OPEN,
    15: Fault.PROTOCOL,
    24: Fault.NOT_A_DIARY,
    26: Fault.NOT_A_DIARY,
}
_READONLY_DBMOVED = 1032
_BY_ERRNO = {
    errno.ENOSPC: Fault.FULL,
    errno.EDQUOT: Fault.FULL,
    errno.EFBIG: Fault.FULL,
    errno.EIO: Fault.INPUT_OUTPUT,
}


def code_of(error: driver.Error) -> int:
    """Return SQLite's extended result code, 0 where the driver raised by itself."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0)


def fault_of(error: driver.Error) -> Fault | None:
    """Return what is wrong outside the program, or None where the mistake is ours."""
    code = code_of(error)
    if code == 0 and "decode" in str(error):  # raised by the driver itself: a text is not UTF-8
        return Fault.CORRUPT
    if code == _READONLY_DBMOVED:
        return Fault.MOVED
    return _BY_CODE.get(code & 0xFF)


@contextmanager
def in_words(path: Path, *, otherwise: Fault = Fault.CANNOT_OPEN) -> Generator[None]:
    """Turn what the disk says about `path` into StorageError; a mistake of ours stays what it is.

    `otherwise` is what it is called when a file could not be opened, whatever the reason.
    """
    try:
        yield
    except driver.Error as error:
        fault = fault_of(error)
        if fault is None:
            raise
        fault = otherwise if fault is Fault.CANNOT_OPEN else fault
        raise StorageError(fault, path, str(error)) from error
    except UnicodeDecodeError as error:  # SQLite's own words hold a name that is no text
        raise StorageError(Fault.CORRUPT, path, str(error)) from error
    except OSError as error:
        fault = _BY_ERRNO.get(error.errno or 0, otherwise)
        raise StorageError(fault, path, str(error)) from error
