"""The SQLite file of the journal: opened, led to its newest version, judged, copied."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from acupressure_app.core.language import N_, Phrase, PhrasedError
from acupressure_app.store import trouble

_PATIENCE: Final = 5.0
"""Seconds to wait for another window that is writing."""

_NUMBERED: Final = (
    "CREATE TABLE numbered "
    "(id INTEGER PRIMARY KEY AUTOINCREMENT, began TEXT NOT NULL, told TEXT NOT NULL)"
)
MIGRATIONS: Final = (
    ("CREATE TABLE entry (id INTEGER PRIMARY KEY, began TEXT NOT NULL, told TEXT NOT NULL)",),
    ("CREATE INDEX entry_began ON entry (began)",),
    (
        _NUMBERED,
        "INSERT INTO numbered SELECT id, began, told FROM entry",
        "DROP TABLE entry",
        "ALTER TABLE numbered RENAME TO entry",
        "CREATE INDEX entry_began ON entry (began)",
    ),
)
"""What leads from each version of the file to the next one; `told` is an Entry as JSON.

From the third on no number is given twice, so what one window brings back never takes the place of
what another one has kept meanwhile.
"""

_DAMAGE: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_NO_HELPERS: Final = frozenset(
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL}
)
"""What SQLite says where it cannot make the small files it wants beside the journal."""

_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_FULL_BELOW: Final = 100_000
"""A disk with fewer bytes is full for SQLite, which does not always say so."""


class JournalError(PhrasedError):
    """The journal could not be read or written."""


@contextmanager
def changing(file: Path) -> Iterator[sqlite3.Connection]:
    """One change, on the disk at the end; made with its folder if missing. Raises JournalError."""
    with told_plainly(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(file, timeout=_PATIENCE)) as base:
            _write_ahead(base)
            base.execute("PRAGMA synchronous = FULL")
            _migrate(base, file)
            with base:
                yield base


@contextmanager
def reading(file: Path) -> Iterator[sqlite3.Connection]:
    """To read, also on a full disk and in a folder that nobody can write to.

    There it is read as it lies, unless changes wait in its log. Raises JournalError.
    """
    with told_plainly(file), closing(_opened(file, "mode=rw")) as base:
        yield base


def is_whole(file: Path) -> bool:
    """Whether it can be read from end to end; a file that is only just begun can.

    Raises JournalError where that cannot be told now: only what SQLite calls damaged is damaged,
    not what another window holds, nor what a full disk keeps from being read. Nothing is written,
    for SQLite would throw away the log of a damaged file.
    """
    with told_plainly(file):
        try:
            with closing(_opened(file, "mode=ro")) as base:
                (found,) = base.execute("PRAGMA quick_check").fetchone()
                if _version(base):
                    base.execute("SELECT count(*) FROM entry")
        except sqlite3.DatabaseError as error:
            if _kind(error) in _DAMAGE:
                return False
            raise
    return bool(found == "ok")


def copy_of(source: Path, target: Path) -> Path:
    """The file as it is at one moment, beside `target`, to be put there. Raises JournalError."""
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with (
            told_plainly(target),
            closing(_opened(source, "mode=rw")) as base,
            closing(sqlite3.connect(fresh)) as made,
        ):
            base.backup(made)
    except JournalError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    return fresh


@contextmanager
def told_plainly(file: Path) -> Iterator[None]:
    """Whatever SQLite or the system says of the file, as a JournalError."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise JournalError(_why(error, file)) from error


def _why(error: sqlite3.Error | OSError, file: Path) -> Phrase:
    if isinstance(error, OSError):
        return trouble.why(error)
    kind = _kind(error)
    if kind == sqlite3.SQLITE_FULL or (kind in _NO_HELPERS and _full(file)):
        return N_("the disk is full")
    if kind in _NO_HELPERS and not _writable(file):
        return N_("nothing can be written to {folder}", folder=file.parent)
    if kind in _BUSY:
        return N_("another window is writing to {file}", file=file)
    if kind in _DAMAGE:
        return N_("{file} is damaged", file=file)
    return N_("{file}: {why}", file=file, why=error)


def _kind(error: sqlite3.Error) -> int:
    """What kind of error it is for SQLite, whose numbers tell more of it in higher bytes."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _writable(file: Path) -> bool:
    return os.access(file.parent, os.W_OK)


def _full(file: Path) -> bool:
    folder = file.parent
    return folder.exists() and shutil.disk_usage(folder).free < _FULL_BELOW


def _write_ahead(base: sqlite3.Connection) -> None:
    """Lasts once it is set. SQLite does not wait to set it, so a later change may have to."""
    try:
        base.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if _kind(error) not in _BUSY:
            raise


def _opened(file: Path, wanted: str) -> sqlite3.Connection:
    try:
        return _connected(file, wanted)
    except sqlite3.OperationalError as error:
        log = Path(f"{file}-wal")
        if _kind(error) not in _NO_HELPERS or (log.exists() and log.stat().st_size):
            raise
        return _connected(file, "mode=ro&immutable=1")


def _connected(file: Path, wanted: str) -> sqlite3.Connection:
    base = sqlite3.connect(f"{file.absolute().as_uri()}?{wanted}", uri=True, timeout=_PATIENCE)
    try:
        base.execute("SELECT count(*) FROM sqlite_master")
        if wanted == "mode=rw" and _writable(file):
            _migrate(base, file)
    except (sqlite3.Error, JournalError):
        base.close()
        raise
    return base


def _migrate(base: sqlite3.Connection, file: Path) -> None:
    """Lead the file to the newest version, one step at a time, each whole or not at all."""
    while (version := _version(base)) < len(MIGRATIONS):
        base.execute("BEGIN IMMEDIATE")
        with base:
            if _version(base) == version:
                for statement in MIGRATIONS[version]:
                    base.execute(statement)
                base.execute(f"PRAGMA user_version = {version + 1}")
    if version > len(MIGRATIONS):
        raise JournalError(N_("{file} was written by a newer version of this program", file=file))


def _version(base: sqlite3.Connection) -> int:
    (version,) = base.execute("PRAGMA user_version").fetchone()
    return int(version)
