"""The journal: every session in one SQLite file that survives crashes, and a copy beside it.

Each call opens the file, does one thing and closes it again, so two windows can use it at once.
"""

import logging
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec
from msgspec import Struct

from acupressure_app.core.entry import Entry

_log = logging.getLogger(__name__)

_PATIENCE: Final = 5.0
"""Seconds to wait for another window that is writing."""

MIGRATIONS: Final = (
    "CREATE TABLE entry (id INTEGER PRIMARY KEY, began TEXT NOT NULL, told TEXT NOT NULL)",
    "CREATE INDEX entry_began ON entry (began)",
)
"""What leads from each version of the file to the next one; `told` is an Entry as JSON."""


class JournalError(Exception):
    """The journal could not be read or written; its text is the reason."""


class Recovered(Struct, frozen=True):
    """A damaged file was put aside as `kept`; the copy that is used now was `made` then, if any."""

    kept: Path
    made: datetime | None = None


class Journal:
    """The sessions in `folder`, by number. The file is made with the first session."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "journal.db"
        self._copy = folder / "journal.copy.db"

    @property
    def file(self) -> Path:
        """Where the sessions are."""
        return self._file

    def add(self, entry: Entry) -> int:
        """Keep a session; its number. It is on the disk when this returns. Raises JournalError."""
        with self._changing() as base:
            cursor = base.execute("INSERT INTO entry (began, told) VALUES (?, ?)", _row(entry))
            return int(cursor.lastrowid or 0)

    def change(self, number: int, entry: Entry) -> None:
        """Keep a session anew under its number, also if it was removed. Raises JournalError."""
        with self._changing() as base:
            base.execute(
                "INSERT OR REPLACE INTO entry (id, began, told) VALUES (?, ?, ?)",
                (number, *_row(entry)),
            )

    def remove(self, number: int) -> None:
        """Forget a session. Raises JournalError."""
        with self._changing() as base:
            base.execute("DELETE FROM entry WHERE id = ?", (number,))

    def entries(self) -> Mapping[int, Entry]:
        """All sessions by number, the newest first; one that cannot be read is logged and left.

        Raises JournalError.
        """
        if not self._file.exists():
            return MappingProxyType({})
        with self._reading() as base:
            rows = base.execute("SELECT id, told FROM entry").fetchall()
        found = dict(self._understood(rows))
        newest = sorted(found, key=lambda number: found[number].began, reverse=True)
        return MappingProxyType({number: found[number] for number in newest})

    def recover(self) -> Recovered | None:
        """Put the copy in the place of a damaged file, which is kept; without one, begin anew.

        What was done; None where nothing is damaged. Raises JournalError where it cannot be done.
        To be called once at the start; a whole file is copied if it has changed.
        """
        if not self._file.exists():
            return None
        if self._is_whole(self._file):
            self._copy_if_newer()
            return None
        kept = _free_name(self._file.with_name("journal.damaged.db"))
        with _told_plainly(self._file):
            self._file.replace(kept)
            for leftover in ("-wal", "-shm"):
                Path(f"{self._file}{leftover}").unlink(missing_ok=True)
            if not self._copy.exists() or not self._is_whole(self._copy):
                return Recovered(kept)
            made = datetime.fromtimestamp(self._copy.stat().st_mtime).astimezone()
            with closing(sqlite3.connect(self._copy)) as source:
                _copied(source, self._file)
        return Recovered(kept, made)

    def _understood(self, rows: list[tuple[int, str]]) -> Iterator[tuple[int, Entry]]:
        for number, told in rows:
            try:
                yield number, msgspec.json.decode(told, type=Entry)
            except msgspec.MsgspecError as error:
                _log.warning("%s: session %d is not used: %s", self._file, number, error)

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with _told_plainly(self._file):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=_PATIENCE)) as base:
                base.execute("PRAGMA journal_mode = WAL")
                base.execute("PRAGMA synchronous = FULL")
                _migrate(base)
                with base:
                    yield base

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """Also from a folder that cannot be written, where SQLite can make no helper files."""
        writable = os.access(self._file.parent, os.W_OK)
        wanted = "mode=rw" if writable else "mode=ro&immutable=1"
        with _told_plainly(self._file):
            address = f"{self._file.absolute().as_uri()}?{wanted}"
            with closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE)) as base:
                if writable:
                    _migrate(base)
                yield base

    def _is_whole(self, file: Path) -> bool:
        try:
            with closing(sqlite3.connect(file, timeout=_PATIENCE)) as base:
                (found,) = base.execute("PRAGMA quick_check").fetchone()
                base.execute("SELECT count(*) FROM entry")
        except sqlite3.DatabaseError:
            return False
        return bool(found == "ok")

    def _copy_if_newer(self) -> None:
        """Where there is no room for a copy, the journal goes on without."""
        log = Path(f"{self._file}-wal")
        changed = max(file.stat().st_mtime for file in (self._file, log) if file.exists())
        if self._copy.exists() and self._copy.stat().st_mtime >= changed:
            return
        try:
            with _told_plainly(self._copy), closing(sqlite3.connect(self._file)) as source:
                _copied(source, self._copy)
        except JournalError as error:
            _log.warning("%s was not written: %s", self._copy, error)


def _row(entry: Entry) -> tuple[str, str]:
    return entry.began.isoformat(), msgspec.json.encode(entry).decode()


def _migrate(base: sqlite3.Connection) -> None:
    """Lead the file to the newest version, one step at a time, each whole or not at all."""
    while (version := _version(base)) < len(MIGRATIONS):
        base.execute("BEGIN IMMEDIATE")
        with base:
            if _version(base) == version:
                base.execute(MIGRATIONS[version])
                base.execute(f"PRAGMA user_version = {version + 1}")
    if version > len(MIGRATIONS):
        raise JournalError("it was written by a newer version of this program")


def _version(base: sqlite3.Connection) -> int:
    (version,) = base.execute("PRAGMA user_version").fetchone()
    return int(version)


def _copied(source: sqlite3.Connection, target: Path) -> None:
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with closing(sqlite3.connect(fresh)) as base:
            source.backup(base)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _free_name(wanted: Path) -> Path:
    names = (wanted.with_stem(f"{wanted.stem}-{n}") for n in range(2, 1000))
    return next((name for name in (wanted, *names) if not name.exists()), wanted)


@contextmanager
def _told_plainly(file: Path) -> Iterator[None]:
    """Whatever SQLite or the system says of the file, as a JournalError."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise JournalError(f"{file}: {error}") from error
