"""The journal: every session in one SQLite file that survives crashes, and a copy beside it.

Each call opens the file, does one thing and closes it again, so two windows can use it at once.
"""

import logging
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import msgspec
from msgspec import Struct

from acupressure_app.core.entry import Entry
from acupressure_app.store.journal_base import (
    JournalError,
    changing,
    copy_of,
    is_whole,
    reading,
    told_plainly,
)

_log = logging.getLogger(__name__)


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
        with changing(self._file) as base:
            cursor = base.execute("INSERT INTO entry (began, told) VALUES (?, ?)", _row(entry))
            return int(cursor.lastrowid or 0)

    def change(self, number: int, entry: Entry) -> None:
        """Keep a session anew under its number, also if it was removed. Raises JournalError."""
        with changing(self._file) as base:
            base.execute(
                "INSERT OR REPLACE INTO entry (id, began, told) VALUES (?, ?, ?)",
                (number, *_row(entry)),
            )

    def remove(self, number: int) -> None:
        """Forget a session. Raises JournalError."""
        with changing(self._file) as base:
            base.execute("DELETE FROM entry WHERE id = ?", (number,))

    def entries(self) -> Mapping[int, Entry]:
        """All sessions by number, the newest first; one that cannot be read is logged and left.

        Raises JournalError.
        """
        if not self._file.exists():
            return MappingProxyType({})
        with reading(self._file) as base:
            rows = base.execute("SELECT id, told FROM entry").fetchall()
        found = dict(self._understood(rows))
        newest = sorted(found, key=lambda number: found[number].began, reverse=True)
        return MappingProxyType({number: found[number] for number in newest})

    def recover(self) -> Recovered | None:
        """Put the copy in the place of a damaged file, which is kept; without one, begin anew.

        What was done; None where nothing is damaged. Raises JournalError where it cannot be done
        or judged now, and then all is as it was. To be called once at the start; a whole file is
        copied if it has changed.
        """
        if not self._file.exists():
            return None
        if is_whole(self._file):
            self._copy_if_newer()
            return None
        if not self._copy.exists() or not is_whole(self._copy):
            return Recovered(self._put_aside())
        made = datetime.fromtimestamp(self._copy.stat().st_mtime).astimezone()
        fresh = copy_of(self._copy, self._file)
        kept = self._put_aside()
        with told_plainly(self._file):
            fresh.replace(self._file)
        return Recovered(kept, made)

    def _put_aside(self) -> Path:
        """The damaged file under another name, with its log: sessions may be in there alone."""
        kept = _free_name(self._file.with_name("journal.damaged.db"))
        with told_plainly(self._file):
            log = Path(f"{self._file}-wal")
            if log.exists():
                log.replace(f"{kept}-wal")
            Path(f"{self._file}-shm").unlink(missing_ok=True)
            self._file.replace(kept)
        return kept

    def _understood(self, rows: list[tuple[int, str]]) -> Iterator[tuple[int, Entry]]:
        for number, told in rows:
            try:
                yield number, msgspec.json.decode(told, type=Entry)
            except msgspec.MsgspecError as error:
                _log.warning("%s: session %d is not used: %s", self._file, number, error)

    def _copy_if_newer(self) -> None:
        """Where there is no room for a copy, the journal goes on without."""
        log = Path(f"{self._file}-wal")
        changed = max(file.stat().st_mtime for file in (self._file, log) if file.exists())
        if self._copy.exists() and self._copy.stat().st_mtime >= changed:
            return
        try:
            fresh = copy_of(self._file, self._copy)
            with told_plainly(self._copy):
                fresh.replace(self._copy)
        except JournalError as error:
            _log.warning("%s was not written: %s", self._copy, error)


def _row(entry: Entry) -> tuple[str, str]:
    return entry.began.isoformat(), msgspec.json.encode(entry).decode()


def _free_name(wanted: Path) -> Path:
    names = (wanted.with_stem(f"{wanted.stem}-{n}") for n in range(2, 1000))
    return next((name for name in (wanted, *names) if not name.exists()), wanted)
