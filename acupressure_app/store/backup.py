"""All of the user's files in one: backed up, restored, or deleted."""

import contextlib
import os
import shutil
import sqlite3
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct

from acupressure_app.core.language import N_, Phrase, PhrasedError
from acupressure_app.store.files import discard, left_scratch, scratch
from acupressure_app.store.folders import Folders
from acupressure_app.store.journal_base import JournalError, is_whole
from acupressure_app.store.trouble import why

_LARGEST: Final = 500_000_000
_MOST: Final = 20_000
"""No user has more than so many bytes and files; a backup that says so is none of ours."""

_NAMES: Final = ("data", "config")
"""The folders in a backup."""

_BEFORE: Final = "-before"
"""Ends the name of a folder that restoring put aside; a number may follow."""

_PASSING: Final = (".new", ".bak", ".lock", "-wal", "-shm")
"""Ends of the names of files that only last for a while."""


class BackupError(PhrasedError):
    """It could not be done, or the file is no backup."""


class Backup(Struct, frozen=True):
    """What a backup holds: when it was made, how many routines, and which files."""

    made: datetime
    routines: int
    names: tuple[str, ...]

    @property
    def has_journal(self) -> bool:
        """Whether the journal is in it."""
        return any(name.endswith("/journal.db") for name in self.names)


def roots(folders: Folders) -> dict[str, Path]:
    """The folders that are backed up, by the name they have in a backup.

    Where the system has one folder for both, it is there once.
    """
    both = {"data": folders.data, "config": folders.config}
    return both if folders.data != folders.config else {"data": folders.data}


def back_up(folders: Folders, target: Path, now: datetime) -> int:
    """Write every file of the user's into one; how many there were. Raises BackupError.

    The journal is copied as it is at one moment, also while it is written.
    """
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.comment = now.isoformat().encode()
            for name, path in kept_files(folders):
                _put(archive, name, path)
            count = len(archive.namelist())
        fresh.replace(target)
    except (OSError, sqlite3.Error, JournalError, ValueError) as error:
        raise BackupError(why(error)) from error
    finally:
        discard(fresh)
    return count


def look_into(path: Path) -> Backup:
    """What a backup holds, before anything is changed. Raises BackupError."""
    with opened(path) as archive:
        names = tuple(info.filename for info in checked(archive))
        try:
            made = datetime.fromisoformat(archive.comment.decode())
        except ValueError as error:
            raise BackupError(
                N_("“{file}” is no backup of this program", file=path.name)
            ) from error
    routines = sum(1 for n in names if n.startswith("data/routines/") and n.endswith(".json"))
    return Backup(made, routines, names)


def restore(folders: Folders, path: Path) -> tuple[Path, ...]:
    """Put what a backup holds in the place of what is here; the folders where that now lies.

    Raises BackupError; then everything is as it was.
    """
    look_into(path)
    fresh: dict[str, Path] = {}
    try:
        with opened(path) as archive:
            for name, root in roots(folders).items():
                root.parent.mkdir(parents=True, exist_ok=True)
                made = tempfile.mkdtemp(prefix=_fresh(root), dir=root.parent)
                fresh[name] = Path(made)
                _unpack(archive, {name} if len(roots(folders)) > 1 else set(_NAMES), fresh[name])
        return _exchanged(folders, fresh)
    except OSError as error:
        raise BackupError(why(error)) from error
    finally:
        for folder in fresh.values():
            shutil.rmtree(folder, ignore_errors=True)


def _exchanged(folders: Folders, fresh: dict[str, Path]) -> tuple[Path, ...]:
    """Put the fresh folders in place; raises OSError, and then the old ones are back."""
    moved: list[tuple[Path, Path]] = []
    try:
        for name, root in roots(folders).items():
            if root.exists():
                before = _free(root.with_name(f"{root.name}{_BEFORE}"))
                root.rename(before)
                moved.append((root, before))
            fresh[name].rename(root)
    except OSError:
        for root, before in moved:
            shutil.rmtree(root, ignore_errors=True)
            before.rename(root)
        raise
    return tuple(before for _, before in moved)


def delete_everything(folders: Folders) -> None:
    """Remove every file of the user's, what restoring put aside, and what was made at first use.

    What cannot be removed keeps nothing else; a link to a folder is left with what it leads to, for
    nobody knows what else lies there. Raises BackupError with the first that is left.
    """
    roots_here = {folders.data, folders.config, folders.cache}
    beside = (path for root in roots_here for path in (root, *_put_aside(root)))
    found = sorted(path for path in beside if path.is_dir())
    for folder in (*found, *left_scratch()):
        shutil.rmtree(folder, ignore_errors=True)
    for folder in filter(Path.exists, found):
        if folder.is_symlink():
            link = {"link": folder, "folder": folder.resolve()}
            raise BackupError(N_("{link} is a link to {folder}, which was left", **link))
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise BackupError(why(error)) from error


def _put_aside(root: Path) -> Iterator[Path]:
    """What restoring left beside a folder: what was there before, and what a kill left of it."""
    yield from root.parent.glob(f"{root.name}{_BEFORE}*")
    yield from root.parent.glob(f"{_fresh(root)}*")


def _fresh(root: Path) -> str:
    """How the name of a folder begins that is to take the place of this one."""
    return f".{root.name}-"


def kept_files(folders: Folders) -> Iterator[tuple[str, Path]]:
    """What a backup would hold: the name in it, and where the file is."""
    for name, root in roots(folders).items():
        for path in sorted(root.rglob("*")):
            if path.is_file() and not path.is_symlink() and not path.name.endswith(_PASSING):
                yield f"{name}/{path.relative_to(root).as_posix()}", path


def _put(archive: zipfile.ZipFile, name: str, path: Path) -> None:
    """Put a file in; a damaged database as it lies, with its log, for somebody may rescue it."""
    if path.suffix == ".db" and is_whole(path):
        archive.writestr(name, still(path))
        return
    archive.write(path, name)
    log = Path(f"{path}-wal")
    if log.exists():
        archive.write(log, f"{name}-wal")


def still(path: Path) -> bytes:
    """A database as it is at one moment."""
    with scratch() as folder:
        copy = folder / path.name
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        return copy.read_bytes()


@contextlib.contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """A backup to read from. Raises BackupError, also for what fails while it is read."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        if isinstance(error, OSError):
            raise BackupError(why(error)) from error
        reason = N_("it is broken, has a password, or was not copied to its end")
        raise BackupError(
            N_("“{file}” cannot be read: {why}", file=path.name, why=reason)
        ) from error


def checked(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files in it, none of which leads anywhere else. Raises BackupError."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > _MOST or sum(info.file_size for info in infos) > _LARGEST:
        raise BackupError(N_("it holds more than this program ever writes"))
    for info in infos:
        name = PurePosixPath(info.filename)
        kind = stat.S_IFMT(info.external_attr >> 16)
        astray = ".." in name.parts or name.is_absolute() or "\\" in info.filename
        if astray or ":" in info.filename or kind not in (0, stat.S_IFREG):
            raise BackupError(_strange(info))
        if len(name.parts) < 2 or name.parts[0] not in _NAMES:
            raise BackupError(_strange(info))
    return infos


def _strange(info: zipfile.ZipInfo) -> Phrase:
    return N_("“{file}” in it is nothing that this program writes", file=info.filename)


def _unpack(archive: zipfile.ZipFile, names: set[str], into: Path) -> None:
    """What lies in the folders of these names."""
    for info in checked(archive):
        first, *rest = PurePosixPath(info.filename).parts
        if first in names:
            target = into.joinpath(*rest)
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(info) as source, target.open("wb") as file:
                shutil.copyfileobj(source, file)


def _free(wanted: Path) -> Path:
    names = (wanted.with_name(f"{wanted.name}-{n}") for n in range(2, 1000))
    return next((name for name in (wanted, *names) if not name.exists()), wanted)
