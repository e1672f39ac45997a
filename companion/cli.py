"""The door for a terminal: the same diary without a window, and the way to the window."""

import argparse
import gc
import io
import os
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from typing_extensions import override

from companion import __version__, clock, paths
from companion.domain.symptoms import Selection
from companion.storage.diary import BUSY_TERMINAL, Diary
from companion.storage.faults import Fault, StorageError
from companion.storage.store import Store

PAGES = (
    "today",
    "symptoms",
    "treatments",
    "notes",
    "trends",
    "learn",
    "visit",
    "when-to-call",
    "call",
    "settings",
)
# What travels as CSV, and what one and several of its records are called.
_TABLES = {
    "symptoms": ("entry", "entries"),
    "days": ("day", "days"),
    "treatments": ("treatment", "treatments"),
    "doses": ("dose or session", "doses and sessions"),
    "notes": ("note", "notes"),
    "measurements": ("measurement", "measurements"),
    "biomarkers": ("biomarker result", "biomarker results"),
}
_MOST_HITS = 8  # of a search in the guide, of words and of articles each
_MOST_YEARS = 50
_MOST_ENTRIES = 10_000_000


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; return 0 done, 1 the diary or the disk said no, 2 wrong usage.

    Without a command the window opens.
    """
    os.umask(0o077)  # what is made here is for nobody else
    if not (sys.argv[1:] if argv is None else argv):
        # A double click: the window does not wait for a parser that has nothing to read.
        return _window(argparse.Namespace(demo=False, page=None))
    try:
        given = _parse(argv)
    except SystemExit as ended:  # argparse: --help, --version, wrong usage
        return int(ended.code or 0)
    if given.command is None:
        if given.install_launcher or given.remove_launcher:
            return _launcher(install=given.install_launcher)
        return _window(given)
    return _command(given)


def _command(given: argparse.Namespace) -> int:
    # Imported here and below: the window does not wait for what it does not use.
    from companion.exchange.csv_sheet import Refused  # noqa: PLC0415
    from companion.exchange.whole_file import FileError  # noqa: PLC0415

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # an old terminal has fewer letters
    commands: dict[str, Callable[[argparse.Namespace], int]] = {
        "export": _export,
        "import": _import,
        "check": _check,
        "demo": _demo,
        "guide": _guide,
    }
    try:
        status = commands[given.command](given)
        sys.stdout.flush()
    except (StorageError, FileError, Refused) as error:
        _say(str(error))
    except KeyboardInterrupt:
        _say("Stopped. Nothing was changed.")
    except BrokenPipeError:
        _say("Stopped, because the other program did not read to the end.")
        _close_output()
    except OSError as error:
        _say(f"Stopped, because the computer says: {error.strerror or error}.")
        _close_output()
    else:
        return status
    return 1


def _close_output() -> None:
    """Send what is still to be written nowhere, so that it does not fail again at the very end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


# The window


def _window(given: argparse.Namespace) -> int:
    gc.disable()  # until the first paint, after which app has it on again: what comes now will stay
    try:
        # Imported here: it is the door to Qt.
        from companion import app  # noqa: PLC0415
    except ImportError as error:
        if error.name is not None and not error.name.startswith(("PySide6", "shiboken6")):
            raise  # our own fault
        _say(_why_no_window(error))
        return 1
    return app.main(_home(given), demo=given.demo, page=given.page)


def _why_no_window(error: ImportError) -> str:
    if isinstance(error, ModuleNotFoundError):
        return (
            f"Companion cannot open its window: {error.name} is not installed. Install it with:"
            " python -m pip install PySide6-Essentials"
        )
    missing = str(error).partition(":")[0]
    return (
        f"Companion cannot open its window: the system library {missing} is missing. On Debian or"
        " Ubuntu, install it with: sudo apt install libglib2.0-0 libdbus-1-3 libfontconfig1 libegl1"
        " libgl1 libxkbcommon0"
    )


def _launcher(*, install: bool) -> int:
    # Imported here: hardly ever needed.
    from companion import launcher  # noqa: PLC0415

    try:
        files = launcher.install() if install else launcher.remove()
    except launcher.LauncherError as error:
        _say(str(error))
        return 1
    except OSError as error:
        _say(f"The menu entry could not be changed: {error.strerror}: {error.filename}")
        return 1
    for file in files:
        print(file)
    if install:
        _say("Companion is in the menu now.")
    else:
        _say("Companion is no longer in the menu." if files else "Companion was not in the menu.")
    return 0


# The commands


def _export(given: argparse.Namespace) -> int:
    from companion.exchange.csv_tables import TABLES  # noqa: PLC0415

    with closing(_open(_home(given), make=False)) as store:
        written = TABLES[given.table].export(store, given.first, given.last, given.file)
    where = "" if given.file == Path("-") else f" to {given.file}"
    _say(f"Exported {_number(written, given.table)}{where}.")
    return 0


def _import(given: argparse.Namespace) -> int:
    from companion.exchange import csv_sheet, csv_tables, whole_file  # noqa: PLC0415

    content = whole_file.read(given.file)
    table = csv_tables.TABLES[given.table]

    def kept(copy: Path) -> None:
        _say(f"A copy of the diary as it was is in {copy}.")

    def look(store: Store) -> csv_sheet.Imported:
        return table.import_into(store, content, replace=given.replace, try_only=True)

    with _diary_to_import(given, look) as store:
        if given.dry_run:
            done = look(store)
        else:
            done = csv_tables.bring_in(store, table, content, replace=given.replace, kept=kept)
    if done.unknown:
        _say(f"These columns are not Companion's and were left out: {', '.join(done.unknown)}.")
    merged = done.merged
    print(f"added {merged.added}, already there {merged.already_there}, differs {merged.differs}")
    if given.dry_run:
        _say("This was only a look: nothing was changed.")
    elif merged.differs and given.replace:
        _say("Where the two differed, the diary now has what the file says.")
    elif merged.differs:
        _say("Where the two differ, the diary was kept. With --replace the file wins.")
    return 0


@contextmanager
def _diary_to_import(
    given: argparse.Namespace, look: Callable[[Store], object]
) -> Generator[Store]:
    """Open the diary; or make one, but not for a mere look, nor where `look` refuses the file."""
    home = _home(given)
    with ExitStack() as to_close:
        try:
            store = _open(home, make=False)
        except StorageError as error:
            if error.fault is not Fault.NONE_YET:
                raise
            passing = to_close.enter_context(TemporaryDirectory(prefix="companion-"))
            store = to_close.enter_context(closing(_open(Path(passing), make=True)))
            if not given.dry_run:
                look(store)
                store = to_close.enter_context(closing(_open(home, make=True)))
        else:
            to_close.enter_context(closing(store))
        yield store


def _check(given: argparse.Namespace) -> int:
    from companion.storage import checkup  # noqa: PLC0415

    with closing(_open(_home(given), make=False, to_read=True)) as store:
        print(f"diary: {store.diary.path}")
        wrong = checkup.wrong_with(store.diary)
        for table, rows in store.diary.counts().items():
            print(f"{table}: {rows}")
    print(f"last backup: {_last_backup(_home(given))}")
    for sentence in wrong:
        _say(sentence)
    if wrong:
        return 1
    print("ok")
    return 0


def _last_backup(home: Path) -> str:
    copies = [(path.stat().st_mtime, path) for path in paths.backups_in(home).glob("*.db")]
    if not copies:
        return "none yet"
    changed, newest = max(copies)
    return f"{datetime.fromtimestamp(changed, clock.now().tzinfo):%Y-%m-%d %H:%M}, {newest}"


def _demo(given: argparse.Namespace) -> int:
    from companion import demo  # noqa: PLC0415

    home: Path = _folder(str(given.folder))
    if home.exists() and not home.is_dir():
        _say(f"This is a file, not a folder: {home}")
        return 1
    if home.exists() and any(home.iterdir()):
        _say(f"The folder is not empty: {home}. A made-up diary goes only into an empty one.")
        return 1
    was_there = home.exists()
    try:
        with closing(_open(home, make=True)) as store:
            demo.fill(store, entries=given.entries, years=given.years)
            written = store.symptoms.count(Selection())
    except BaseException:
        for left in home.glob("diary.db*"):
            left.unlink()
        if home.exists() and not was_there:
            home.rmdir()
        raise
    print(paths.diary_in(home))
    _say(f"Wrote a made-up diary with {_number(written, 'symptoms')}.")
    return 0


def _guide(given: argparse.Namespace) -> int:
    from companion.domain.articles import Article  # noqa: PLC0415
    from companion.domain.guide import Term  # noqa: PLC0415
    from companion.exchange import guide_text  # noqa: PLC0415
    from companion.storage.guide import Library  # noqa: PLC0415

    asked = " ".join(" ".join(given.words).split())
    if asked.casefold().replace("-", " ") == "when to call":
        return _when_to_call()
    library = Library(paths.RESOURCES / "guide")
    guide = library.guide
    for name, fault in guide.faults.items():
        _say(f"A part of the guide is damaged: {name}: {fault}")
    if not asked:
        print(guide_text.contents(guide), end="")
        return 0 if guide.articles else 1
    named = [
        each for each in guide.articles if asked.casefold() in {each.id, each.title.casefold()}
    ]
    if len(named) == 1 and not named[0].fault:
        print(guide_text.whole(guide, named[0], clock.now().date()), end="")
        return 0
    search = library.search(asked)
    if not search.hits:
        _say(f"Nothing in the guide matches “{asked}”. You could ask your team.")
        return 1
    if search.meant:
        _say(f"Nothing in the guide matches “{asked}”. This is what matches “{search.meant}”.")
    terms = [hit.what for hit in search.hits if isinstance(hit.what, Term)]
    articles = [(hit.what, hit.around) for hit in search.hits if isinstance(hit.what, Article)]
    print(guide_text.found(terms[:_MOST_HITS], articles[:_MOST_HITS]), end="")
    more = max(0, len(terms) - _MOST_HITS) + max(0, len(articles) - _MOST_HITS)
    if more:
        _say(f"{more} more match. With another word beside it there are fewer.")
    return 0


def _when_to_call() -> int:
    from companion.domain.when_to_call import read_when_to_call  # noqa: PLC0415
    from companion.exchange import guide_text  # noqa: PLC0415

    file = paths.RESOURCES / "guide" / "when_to_call.toml"
    try:
        words = read_when_to_call(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as wrong:
        _say(f"The page “When to call” is damaged: {wrong}")
        _say("If you are not sure, call your team, or your emergency number.")
        return 1
    print(guide_text.when_to_call(words), end="")
    return 0


# What they share


def _open(home: Path, *, make: bool, to_read: bool = False) -> Store:
    return Store(Diary(paths.diary_in(home), busy_ms=BUSY_TERMINAL, make=make, to_read=to_read))


def _home(given: argparse.Namespace) -> Path:
    """Return the folder of the diary: the option, the variable, or the usual one."""
    named = getattr(given, "data_dir", None) or os.environ.get("COMPANION_DATA_DIR")
    return _folder(named) if named else paths.default_home()


def _number(count: int, table: str) -> str:
    return f"{count} {_TABLES[table][count != 1]}"


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


# The command line


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    @override
    def error(self, message: str) -> NoReturn:
        said = message.removeprefix("argument ")
        self.exit(2, f"{said[:1].upper()}{said[1:]}. To see what there is: companion --help\n")


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = _parser()
    given = parser.parse_args(argv)
    for_window = given.demo or given.page or given.install_launcher or given.remove_launcher
    if given.command is not None and for_window:
        parser.error(f"the options of the window do not go with “{given.command}”")
    first, last = getattr(given, "first", None), getattr(given, "last", None)
    if first and last and first > last:
        parser.error(f"--from {first} is later than --to {last}")
    return given


def _parser() -> argparse.ArgumentParser:
    common = _Parser(add_help=False)
    common.add_argument(
        "--data-dir",
        metavar="DIR",
        type=_not_empty,
        default=argparse.SUPPRESS,  # before or after the command: the later one counts
        help="keep the diary, its copies and its settings here (also COMPANION_DATA_DIR)",
    )
    parser = _Parser(
        prog="companion",
        parents=[common],
        allow_abbrev=False,
        description="A private diary and guide. Without a command, its window opens.",
    )
    parser.add_argument("--version", action="version", version=f"companion {__version__}")
    parser.add_argument(
        "--demo", action="store_true", help="open a made-up year; yours is left alone"
    )
    parser.add_argument("--page", choices=PAGES, metavar="NAME", help=f"open on {', '.join(PAGES)}")
    launcher = parser.add_mutually_exclusive_group()
    launcher.add_argument("--install-launcher", action="store_true", help="add it to the menu")
    launcher.add_argument("--remove-launcher", action="store_true", help="take it from the menu")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    def command(name: str, says: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name, parents=[common], help=says, description=says, allow_abbrev=False
        )

    export = command("export", "write a spreadsheet (CSV) of one table")
    _add_table(export, "the file to write; - is standard output")
    export.add_argument("--from", dest="first", metavar="DATE", type=_date, help="the first day")
    export.add_argument("--to", dest="last", metavar="DATE", type=_date, help="the last day")
    bring = command("import", "take in such a spreadsheet: all of it or none of it")
    _add_table(bring, "the file to read; - is standard input")
    bring.add_argument("--dry-run", action="store_true", help="only look, and change nothing")
    bring.add_argument("--replace", action="store_true", help="where the two differ, the file wins")
    command("check", "look for damage, and count; nothing is changed")
    guide = command("guide", "list the guide's articles, or print what matches the words")
    guide.add_argument(
        "words",
        metavar="WORDS",
        nargs="*",
        help="the name of an article, what to look for, or: when to call",
    )
    demo = command("demo", "write a made-up diary, to try or to measure")
    demo.add_argument("folder", metavar="DIR", type=Path, help="an empty folder, or a new one")
    demo.add_argument("--years", metavar="N", type=_from_1_to(_MOST_YEARS), help="how long")
    demo.add_argument("--entries", metavar="N", type=_from_1_to(_MOST_ENTRIES), help="how many")
    return parser


def _add_table(command: argparse.ArgumentParser, file: str) -> None:
    command.add_argument("table", choices=_TABLES, help=", ".join(_TABLES))
    command.add_argument("file", metavar="FILE.csv", type=Path, help=file)


def _not_empty(text: str) -> str:
    if not text:
        raise argparse.ArgumentTypeError("it is empty")
    return text


def _date(text: str) -> date:
    try:
        if len(text) == len("2026-11-23"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"“{text}” is not a date written like 2026-11-23")


def _from_1_to(most: int) -> Callable[[str], int]:
    def whole(text: str) -> int:
        if text.isascii() and text.isdecimal() and 1 <= int(text) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number from 1 to {most}")

    return whole


def _folder(named: str) -> Path:
    """Return a folder as it was named; a ~ that stands for nobody is an ordinary letter."""
    try:
        return Path(named).expanduser().absolute()
    except RuntimeError:
        return Path(named).absolute()
